// A program with a `roost` of its own can't be edited. The net (N1) compiles it
// as it is, and the report says so.
// RUN: %same-output %s -- -std=c++17
// RUN: %clangxx_roost -std=c++17 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
// RUN: not %clangxx_roost -std=c++17 -O1 -c %s -o %t.o -fplugin-arg-roost-net=off 2>&1 | FileCheck %s --check-prefix=BARE

#include <cstdio>
#include <unordered_map>

int roost = 3;

int main() {
  // CHECK: user-namespace.cpp:[[@LINE+1]]:32: remark: map 'm' not lowered: it could not be lowered: the edited source did not compile [roost-internal]
  std::unordered_map<int, int> m;
  m[1] = roost;
  std::printf("%d\n", m[1]);
}
// CHECK-NOT: error
// BARE: user-namespace.cpp:10:5: error: redefinition of 'roost'
