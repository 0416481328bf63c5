// L2: one written type with several declarators is edited for all or for none.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <unordered_map>

void take(std::unordered_map<int, int> &);
void both() {
  std::unordered_map<int, int> a, b; // flat, flat
  a[1] = b[2];
}
void one() {
  std::unordered_map<int, int> a, b; // stays: passed-to-function, stays: group-refused
  b[1] = 2;
  take(a);
}
