// L5: an exception may leave a try block behind any insertion in it.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <unordered_map>

int handler() {
  std::unordered_map<int, int> m; // node: reference-kept
  auto p = &m[1];
  try {
    m[2] = m.at(7);
  } catch (...) {
    return *p;
  }
  return 0;
}
int handlerLooksAgain() {
  std::unordered_map<int, int> m; // flat
  try {
    int &x = m[1];
    x = m.at(7);
    m[2] = 1;
  } catch (...) {
    return m[1];
  }
  return 0;
}
