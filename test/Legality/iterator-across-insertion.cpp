// L5: so must no iterator, end() included.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <unordered_map>

int kept() {
  std::unordered_map<int, int> m; // stays: reference-kept
  auto it = m.find(1);
  m[2] = 3;
  return it == m.end();
}
int before() {
  std::unordered_map<int, int> m; // flat
  auto it = m.find(1);
  if (it != m.end())
    return it->second;
  m[2] = 3;
  return 0;
}
int initStatement(int k) {
  std::unordered_map<int, int> m; // flat
  if (auto it = m.find(k); it != m.end())
    return it->second;
  m.emplace(k, 2);
  return m.at(k);
}
int endHeld(int n) {
  std::unordered_map<int, int> m; // stays: reference-kept
  auto end = m.end();
  for (int i = 0; i < n; ++i)
    m[i];
  return m.find(3) == end;
}
int fromInsert(int k) {
  std::unordered_map<int, int> m; // flat
  auto [it, made] = m.try_emplace(k, 1);
  if (!made)
    ++it->second;
  return m.insert({k, 3}).second + m.emplace(k, 2).first->second;
}
int fromInsertKept(int k) {
  std::unordered_map<int, int> m; // stays: reference-kept
  auto [it, made] = m.try_emplace(k, 1);
  m[k + 1] = 2;
  return made + it->second;
}
int flagOnly(int k) {
  std::unordered_map<int, int> m; // flat
  auto [it, made] = m.try_emplace(k, 1);
  m[k + 1] = 2;
  return made;
}
