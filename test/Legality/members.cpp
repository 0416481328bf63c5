// L3: what the flat table offers, and what it does not.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <iterator>
#include <unordered_map>

int offered() {
  std::unordered_map<int, int> m; // expected-remark {{kept on the heap}}
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
  std::unordered_map<int, int> m; // expected-remark {{[roost-unsupported-member]}}
  return m.bucket_count();
}
float load() {
  std::unordered_map<int, int> m; // expected-remark {{[roost-unsupported-member]}}
  return m.load_factor();
}
void nodes() {
  std::unordered_map<int, int> m; // expected-remark {{[roost-unsupported-member]}}
  m.extract(1);
}
void merged() {
  std::unordered_map<int, int> m; // expected-remark {{[roost-unsupported-member]}}
  std::unordered_map<int, int> n; // expected-remark {{[roost-passed-to-function]}}
  m.merge(n);
}
