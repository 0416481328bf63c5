// L5: references to elements that are put into containers.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <functional>
#include <map>
#include <queue>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

using Map = std::unordered_map<int, int>;
int copies() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map m;
  std::vector<std::pair<int, int>> v(m.begin(), m.end());
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-ordered-container]
  std::map<int, int> sorted(m.begin(), m.end());
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-ordered-container]
  std::set<int> values;
  std::priority_queue<std::pair<int, int>> q;
  for (auto &[k, c] : m) {
    v.push_back({c, k});
    v.emplace_back(k, c);
    values.insert(c);
    q.push({c, k});
  }
  return v.size() + sorted.size() + values.size() + q.size();
}
int pointers() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Map m;
  std::vector<int *> v;
  v.push_back(&m[1]);
  m[2] = 3;
  return *v[0];
}
int iterators() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Map m;
  std::vector<Map::iterator> v;
  v.push_back(m.begin());
  return v.size();
}
int views() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, std::string> m;
  std::vector<std::string_view> v;
  v.push_back(m[1]);
  m[2] = "x";
  return v[0].size();
}
int viewKept() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, std::string> m;
  std::string_view v = m[1];
  m[2] = "x";
  return v.size();
}
int pointerValues(int *p) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int *> m;
  std::vector<int *> v;
  m[1] = p;
  v.push_back(m[1]);
  int *q = m[1];
  m[2] = q;
  return *q;
}
int wrapped() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Map m;
  auto r = std::ref(m[1]);
  m[2] = 3;
  return r.get();
}
