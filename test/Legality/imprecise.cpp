// Known imprecision: each of these could be lowered.
// RUN: %clangxx_roost -O1 -std=c++20 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <algorithm>
#include <memory>
#include <ranges>
#include <unordered_map>
#include <vector>

int existingKey() {
  // IMPRECISE: L5. The key exists, so operator[] inserts nothing.
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  int s = 0;
  for (auto p : m)
    s += m[p.first];
  return s;
}
int ranges() {
  // IMPRECISE: L4. Views over the flat table would work as well.
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsupported-use]
  std::unordered_map<int, int> m;
  int s = 0;
  for (int k : m | std::views::keys)
    s += k;
  return s;
}
int capturedInPlace() {
  // IMPRECISE: L5. The lambda runs before anything is inserted.
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, std::vector<int>> m;
  auto &v = m[1];
  return std::count_if(v.begin(), v.end(), [&](int x) { return x == v[0]; });
}
int sharedSafely() {
  // IMPRECISE: L2. An owner that is shared could be followed as a unique one.
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-not-local]
  auto p = std::make_shared<std::unordered_map<int, int>>();
  return p->size();
}
