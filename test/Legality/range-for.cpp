// L5: the hidden iterators of a range-for are loans.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <string>
#include <unordered_map>
#include <vector>

int sum() {
  std::unordered_map<int, int> m; // expected-remark {{kept on the heap}}
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
  std::unordered_map<int, int> m; // expected-remark {{[roost-reference-kept]}}
  for (auto p : m)
    m[p.first + 1] = 0;
}
void insertsAndLeaves() {
  std::unordered_map<int, int> m; // expected-remark {{kept on the heap}}
  for (auto p : m) {
    m[p.first + 1] = 0;
    break;
  }
}
void insertsIntoAnother() {
  std::unordered_map<int, int> m, n; // expected-remark {{kept on the heap}}
  // expected-remark@-1 {{kept on the heap}}
  for (auto &[k, v] : m)
    n[v] = k;
}
int vectorInElement(int u) {
  // The vector's buffer stays where it is when the vector moves.
  std::unordered_map<int, std::vector<int>> g; // expected-remark {{kept on the heap}}
  int s = 0;
  for (int v : g[u])
    s += g[v].size();
  return s;
}
int stringInElement(int u) {
  // A short string's characters move with it.
  std::unordered_map<int, std::string> g; // expected-remark {{[roost-reference-kept]}}
  int s = 0;
  for (char c : g[u])
    s += g[c].size();
  return s;
}
