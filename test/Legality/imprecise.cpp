// Known imprecision: each of these could be lowered.
// RUN: %clangxx_roost -O0 -std=c++20 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <algorithm>
#include <memory>
#include <ranges>
#include <unordered_map>
#include <vector>

int existingKey() {
  // IMPRECISE: L5. The key exists, so operator[] inserts nothing.
  std::unordered_map<int, int> m; // expected-remark {{[roost-reference-kept]}}
  int s = 0;
  for (auto p : m)
    s += m[p.first];
  return s;
}
int ranges() {
  // IMPRECISE: L4. Views over the flat table would work as well.
  std::unordered_map<int, int> m; // expected-remark {{[roost-unsupported-use]}}
  int s = 0;
  for (int k : m | std::views::keys)
    s += k;
  return s;
}
int capturedInPlace() {
  // IMPRECISE: L5. The lambda runs before anything is inserted.
  std::unordered_map<int, std::vector<int>> m; // expected-remark {{[roost-reference-escapes]}}
  auto &v = m[1];
  return std::count_if(v.begin(), v.end(), [&](int x) { return x == v[0]; });
}
int sharedSafely() {
  // IMPRECISE: L2. An owner that is shared could be followed as a unique one.
  auto p = std::make_shared<std::unordered_map<int, int>>(); // expected-remark {{[roost-not-local]}}
  return p->size();
}
