// L5: the hidden iterators of a range-for are loans.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <string>
#include <unordered_map>
#include <vector>

int sum() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
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
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  for (auto p : m)
    m[p.first + 1] = 0;
}
void insertsAndLeaves() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  for (auto p : m) {
    m[p.first + 1] = 0;
    break;
  }
}
void insertsIntoAnother() {
  // CHECK-DAG: [[@LINE+2]]:{{.*' (placed|kept|does)}}
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m, n;
  for (auto &[k, v] : m)
    n[v] = k;
}
int vectorInElement(int u) {
  // The vector's buffer stays where it is when the vector moves.
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, std::vector<int>> g;
  int s = 0;
  for (int v : g[u])
    s += g[v].size();
  return s;
}
int stringInElement(int u) {
  // A short string's characters move with it.
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, std::string> g;
  int s = 0;
  for (char c : g[u])
    s += g[c].size();
  return s;
}
