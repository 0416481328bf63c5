// L4, L5: standard algorithms over a map, and the functors given to them.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <algorithm>
#include <iterator>
#include <numeric>
#include <unordered_map>
#include <vector>

int numbers() {
  std::unordered_map<int, int> m; // flat
  std::vector<int> keys;
  int s = std::accumulate(m.begin(), m.end(), 0, [](int a, const auto &p) { return a + p.second; });
  s += std::count_if(m.begin(), m.end(), [](const auto &p) { return p.second > 1; });
  std::transform(m.begin(), m.end(), std::back_inserter(keys), [](const auto &p) { return p.first; });
  std::for_each(m.begin(), m.end(), [&](auto &p) { s += p.second; });
  auto best = std::max_element(m.begin(), m.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
  return best == m.end() ? s : best->first;
}
int addresses() {
  std::unordered_map<int, int> m; // stays: reference-escapes
  std::vector<int *> v;
  std::transform(m.begin(), m.end(), std::back_inserter(v), [](auto &p) { return &p.second; });
  return v.size();
}
int keepsInLambda() {
  std::unordered_map<int, int> m; // stays: reference-escapes
  std::vector<const int *> v;
  std::for_each(m.begin(), m.end(), [&](const std::pair<const int, int> &p) { v.push_back(&p.second); });
  return v.size();
}
int resultKept() {
  std::unordered_map<int, int> m; // stays: reference-kept
  auto it = std::find_if(m.begin(), m.end(), [](auto &p) { return p.second == 1; });
  m[3] = 4;
  return it == m.end();
}
int byOwnFunction(std::vector<int> v) {
  std::unordered_map<int, int> m; // flat
  for (int x : v)
    ++m[x];
  std::sort(v.begin(), v.end(), [&](int a, int b) { return m[a] > m[b]; });
  std::sort(v.begin(), v.end(), [&](auto a, auto b) { return m[a] > m[b]; });
  return v[0];
}
