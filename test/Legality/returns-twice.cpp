// L5: control that comes back to a setjmp is not in the flow graph.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <csetjmp>
#include <unordered_map>

std::jmp_buf back;
int jumps() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsupported-use]
  std::unordered_map<int, int> m;
  int *p = &m[1];
  if (setjmp(back))
    return *p;
  m[2] = 3;
  std::longjmp(back, 1);
}
int doesNot() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  int *p = &m[1];
  return *p;
}
