// One written type, several declarators; declarations in every kind of statement.
// RUN: %same-output --lowered 7 %s -- -std=c++20
#include <cstdio>
#include <unordered_map>
#include <unordered_set>
using namespace std;
using Index = unordered_map<int, int>;

int main(int argc, char **) {
  unordered_map<int, int> a, b = {{1, 2}}, c(16);
  a[1] = b[1];
  c[2] = 3;
  const Index d{{5, 6}};
  if (Index e; argc > 0)
    std::printf("%zu\n", e.size() + d.count(5));
  for (unordered_set<int> seen; seen.size() < 3;)
    seen.insert(static_cast<int>(seen.size()));
  switch (static unordered_map<int, int> f; argc) {
  default:
    unordered_map<int, int> g;
    g[1]++;
    std::printf("%zu %zu\n", f.size(), g.size());
  }
  std::printf("%d %d %d\n", a[1], b[1], c[2]);
}
