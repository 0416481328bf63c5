// L5: references to elements that are put into containers.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
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
  Map m; // flat
  std::vector<std::pair<int, int>> v(m.begin(), m.end());
  std::map<int, int> sorted(m.begin(), m.end()); // stays: order-unused
  std::set<int> values; // stays: order-unused
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
  Map m; // node: reference-escapes
  std::vector<int *> v;
  v.push_back(&m[1]);
  m[2] = 3;
  return *v[0];
}
int iterators() {
  Map m; // stays: reference-escapes
  std::vector<Map::iterator> v;
  v.push_back(m.begin());
  return v.size();
}
int views() {
  std::unordered_map<int, std::string> m; // node: reference-escapes
  std::vector<std::string_view> v;
  v.push_back(m[1]);
  m[2] = "x";
  return v[0].size();
}
int viewKept() {
  std::unordered_map<int, std::string> m; // node: reference-kept
  std::string_view v = m[1];
  m[2] = "x";
  return v.size();
}
int pointerValues(int *p) {
  std::unordered_map<int, int *> m; // flat
  std::vector<int *> v;
  m[1] = p;
  v.push_back(m[1]);
  int *q = m[1];
  m[2] = q;
  return *q;
}
int wrapped() {
  Map m; // node: reference-kept
  auto r = std::ref(m[1]);
  m[2] = 3;
  return r.get();
}
