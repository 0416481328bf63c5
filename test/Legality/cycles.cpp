// L5: functions that call each other are followed until nothing new turns up.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <unordered_map>

const int *last;
int odd(const int &a, int n);
int even(const int &a, int n) { return n ? odd(a, n - 1) : a; }
int odd(const int &a, int n) {
  last = &a;
  return n ? even(a, n - 1) : a;
}
int down(const int &a, int n);
int up(const int &a, int n) { return n ? down(a, n - 1) : a; }
int down(const int &a, int n) { return n ? up(a, n - 1) : 0; }
int first() {
  std::unordered_map<int, int> m; // node: reference-escapes
  return odd(m[1], 2);
}
int second() {
  std::unordered_map<int, int> m; // node: reference-escapes
  return even(m[1], 2);
}
int neither() {
  std::unordered_map<int, int> m; // flat
  return up(m[1], 2) + down(m[2], 3);
}
