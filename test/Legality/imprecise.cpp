// Known imprecision: each of these could be lowered.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++20
#include <algorithm>
#include <memory>
#include <ranges>
#include <unordered_map>
#include <vector>

int ranges() {
  // IMPRECISE: L4. A view that is kept would work as well.
  std::unordered_map<int, int> m; // stays: unsupported-use
  int s = 0;
  auto keys = m | std::views::keys;
  for (int k : keys)
    s += k;
  return s;
}
int capturedInPlace() {
  // IMPRECISE: L5. The lambda runs before anything is inserted.
  std::unordered_map<int, std::vector<int>> m; // node: reference-escapes
  auto &v = m[1];
  return std::count_if(v.begin(), v.end(), [&](int x) { return x == v[0]; });
}
int sharedSafely() {
  // IMPRECISE: L2. An owner that is shared could be followed as a unique one.
  auto p = std::make_shared<std::unordered_map<int, int>>(); // stays: not-local
  return p->size();
}
