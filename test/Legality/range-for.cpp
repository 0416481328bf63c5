// L5: the hidden iterators of a range-for are loans.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <string>
#include <unordered_map>
#include <vector>

int sum() {
  std::unordered_map<int, int> m; // flat
  int s = 0;
  for (const auto &[k, v] : m)
    s += k + v;
  for (auto &p : m)
    p.second = s;
  for (auto p : m)
    s += p.second;
  return s;
}
void insertsInside() {
  std::unordered_map<int, int> m; // stays: reference-kept
  for (auto p : m)
    m[p.first + 1] = 0;
}
void insertsAndLeaves() {
  std::unordered_map<int, int> m; // flat
  for (auto p : m) {
    m[p.first + 1] = 0;
    break;
  }
}
void insertsIntoAnother() {
  std::unordered_map<int, int> m, n; // flat, flat
  for (auto &[k, v] : m)
    n[v] = k;
}
int vectorInElement(int u) {
  // The vector's buffer stays where it is when the vector moves.
  std::unordered_map<int, std::vector<int>> g; // flat
  int s = 0;
  for (int v : g[u])
    s += g[v].size();
  return s;
}
int stringInElement(int u) {
  // A short string's characters move with it.
  std::unordered_map<int, std::string> g; // node: reference-kept
  int s = 0;
  for (char c : g[u])
    s += g[c].size();
  return s;
}
