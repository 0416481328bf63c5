// L5: a named reference to an element must not be used behind an insertion.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <unordered_map>

int kept() {
  std::unordered_map<int, int> m; // node: reference-kept
  int &x = m[1];
  m[2] = 3;
  return x;
}
int usedBefore() {
  std::unordered_map<int, int> m; // flat
  int &x = m[1];
  int sum = x;
  m[2] = 3;
  return sum + m[2];
}
int takenAnew(int n) {
  std::unordered_map<int, int> m; // flat
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    int &x = m[i];
    x += i;
    sum += x;
  }
  return sum;
}
int onOnePath(bool b) {
  std::unordered_map<int, int> m; // node: reference-kept
  int *p = nullptr;
  if (b)
    p = &m[1];
  m[2] = 3;
  return p ? *p : 0;
}
int reassigned(bool b) {
  std::unordered_map<int, int> m; // flat
  int *p = &m[1];
  m[2] = 3;
  p = &m[1];
  return b ? *p : 0;
}
int aroundLoop(int n) {
  std::unordered_map<int, int> m; // node: reference-kept
  int *last = &m[0];
  for (int i = 1; i < n; ++i) {
    *last = i;
    m[i] = 0;
  }
  return m[0];
}
