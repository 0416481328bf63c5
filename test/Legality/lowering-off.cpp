// L0: every map is still reported.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -fplugin-arg-roost-lower=off 2>&1 | FileCheck %s
#include <unordered_map>

int f() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-lowering-off]
  std::unordered_map<int, int> m;
  return m[1];
}
int g() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsupported-member]
  std::unordered_map<int, int> m;
  return m.bucket_count();
}
