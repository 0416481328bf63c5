// L3: what the flat table offers, and what it does not.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <iterator>
#include <unordered_map>

int offered() {
  std::unordered_map<int, int> m; // flat
  m.reserve(10);
  m.rehash(20);
  m.max_load_factor(0.5f);
  m.insert_or_assign(1, 2);
  m.emplace_hint(m.end(), 3, 4);
  auto [from, to] = m.equal_range(1);
  int s = from == to;
  for (auto it = m.cbegin(); it != m.cend(); ++it)
    s += it->second;
  return s + m.empty() + std::size(m) + (std::begin(m) == std::end(m));
}
int buckets() {
  std::unordered_map<int, int> m; // stays: unsupported-member
  return m.bucket_count();
}
float load() {
  std::unordered_map<int, int> m; // stays: unsupported-member
  return m.load_factor();
}
void nodes() {
  std::unordered_map<int, int> m; // stays: unsupported-member
  m.extract(1);
}
void merged() {
  std::unordered_map<int, int> m; // node: unsupported-member
  std::unordered_map<int, int> n; // node: unsupported-member
  m.merge(n);
}
