// L5: erasing moves nothing else.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>
#include <unordered_set>

int all() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
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
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_set<int> s;
  auto it = s.begin();
  if (it != s.end())
    s.erase(it++);
  s.erase(s.begin(), s.end());
  return s.size();
}
int cleared() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  int &x = m[1];
  m.clear();
  return x;
}
