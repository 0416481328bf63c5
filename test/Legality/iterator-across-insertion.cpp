// L5: so must no iterator, end() included.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>

int kept() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  auto it = m.find(1);
  m[2] = 3;
  return it == m.end();
}
int before() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  auto it = m.find(1);
  if (it != m.end())
    return it->second;
  m[2] = 3;
  return 0;
}
int initStatement(int k) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  if (auto it = m.find(k); it != m.end())
    return it->second;
  m.emplace(k, 2);
  return m.at(k);
}
int endHeld(int n) {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  auto end = m.end();
  for (int i = 0; i < n; ++i)
    m[i];
  return m.find(3) == end;
}
int fromInsert(int k) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  auto [it, made] = m.try_emplace(k, 1);
  if (!made)
    ++it->second;
  return m.insert({k, 3}).second + m.emplace(k, 2).first->second;
}
int fromInsertKept(int k) {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  auto [it, made] = m.try_emplace(k, 1);
  m[k + 1] = 2;
  return made + it->second;
}
int flagOnly(int k) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  auto [it, made] = m.try_emplace(k, 1);
  m[k + 1] = 2;
  return made;
}
