// L5: control that comes back to a setjmp is not in the flow graph.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <csetjmp>
#include <unordered_map>

std::jmp_buf back;
int jumps() {
  std::unordered_map<int, int> m; // stays: unsupported-use
  int *p = &m[1];
  if (setjmp(back))
    return *p;
  m[2] = 3;
  std::longjmp(back, 1);
}
int doesNot() {
  std::unordered_map<int, int> m; // flat
  int *p = &m[1];
  return *p;
}
