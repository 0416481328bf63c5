// L2: C++17 is the first language whose order of evaluation is relied on.
// RUN: %clangxx_roost -O1 -std=c++14 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>

int f() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-language-version]
  std::unordered_map<int, int> m;
  return m[1];
}
