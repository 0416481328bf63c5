// L2: C++17 is the first language whose order of evaluation is relied on.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++14
#include <unordered_map>

int f() {
  std::unordered_map<int, int> m; // stays: language-version
  return m[1];
}
