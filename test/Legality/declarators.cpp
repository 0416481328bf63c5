// L2: one written type with several declarators is edited for all or for none.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>

void take(std::unordered_map<int, int> &);
void both() {
  // CHECK-DAG: [[@LINE+2]]:{{.*' (placed|kept|does)}}
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> a, b;
  a[1] = b[2];
}
void one() {
  // CHECK-DAG: [[@LINE+2]]:{{.*}}[roost-passed-to-function]
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-group-refused]
  std::unordered_map<int, int> a, b;
  b[1] = 2;
  take(a);
}
