// L3: what the flat table offers, and what it does not.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <iterator>
#include <unordered_map>

int offered() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
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
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsupported-member]
  std::unordered_map<int, int> m;
  return m.bucket_count();
}
float load() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsupported-member]
  std::unordered_map<int, int> m;
  return m.load_factor();
}
void nodes() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsupported-member]
  std::unordered_map<int, int> m;
  m.extract(1);
}
void merged() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsupported-member]
  std::unordered_map<int, int> m;
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-passed-to-function]
  std::unordered_map<int, int> n;
  m.merge(n);
}
