// L5: erasing moves nothing else.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <unordered_map>
#include <unordered_set>

int all() {
  std::unordered_map<int, int> m; // flat
  for (auto it = m.begin(); it != m.end();) {
    if (it->second > 2)
      it = m.erase(it);
    else
      ++it;
  }
  auto it = m.find(3);
  m.erase(4);
  return it != m.end() ? it->second : 0;
}
int predicate() {
  std::unordered_set<int> s; // flat
  auto it = s.begin();
  if (it != s.end())
    s.erase(it++);
  s.erase(s.begin(), s.end());
  return s.size();
}
int cleared() {
  std::unordered_map<int, int> m; // node: reference-kept
  int &x = m[1];
  m.clear();
  return x;
}
