// A map inside a wrapped map is wrapped as well: both end within one token.
// RUN: %same-output --lowered 18 %s -- -std=c++17 -fplugin-arg-roost-net=off
// RUN: %same-output --lowered 18 --compile-only %s -- -std=c++11 -fplugin-arg-roost-net=off
#include <cstdio>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Inner = std::unordered_map<int, int>;
template <typename T> using Keyed = std::unordered_map<int, T>;

int main() {
  std::unordered_map<int,std::unordered_map<int,int>>a;
  std::unordered_map<int, std::unordered_map<int, int> > b, c;
  std::unordered_map<std::string, Inner> d;
  std::vector<std::vector<std::unordered_map<int, std::vector<int>>>>e(2);
  std::map<int, std::vector<std::unordered_set<std::string>>> f;
  std::unordered_map<int,std::vector<std::unordered_map<int,std::vector<int>>>> g;
  const std::vector<std::unordered_set<int>> h[2];
  std::unordered_map<std::string, std::unordered_map<std::string, std::unordered_set<std::string>>> i;
  static const std::unordered_map<int, Inner> j;
  auto k = std::vector<std::vector<Inner>>(3, std::vector<Inner>(2));
  a[1][2] = 3;
  b[1][a[1][2]] = 4;
  c[2].insert({3, 4});
  d["x"][1] = 5;
  e[1].resize(2);
  e[1][0][3].push_back(6);
  f[1].emplace_back();
  f[1].back().insert("seven");
  g[1].resize(3);
  g[1][2][4].push_back(8);
  i["a"]["b"].insert("c");
  k[2][1][0] = 9;
  std::printf("%zu %zu %zu %zu %zu %zu %zu %zu %zu %zu %d\n", a[1].size(), b.size(),
              c[2].size(), d["x"].size(), e[1][0][3].size(), f[1].size(),
              g[1][2].size(), h[1].size(), i["a"]["b"].size(), j.size(),
              k[2][1][0]);
}
