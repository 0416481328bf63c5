// The end() of a list, map or set lies in the container's own object, so it
// does not survive when the element that holds the container is moved (L5). A
// begin() does; so do both of a vector.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <list>
#include <set>
#include <unordered_map>
#include <vector>

static int listEnd() {
  std::unordered_map<int, std::list<int>> m; // node: reference-kept
  m[1] = {1, 2, 3};
  auto b = m[1].begin(), e = m[1].end();
  for (int i = 100; i < 1000; ++i)
    m[i];
  int sum = 0;
  for (; b != e; ++b)
    sum += *b;
  return sum;
}

static int setEnd() {
  std::unordered_map<int, std::set<int>> m; // node: reference-kept
  m[1] = {1, 2, 3};
  auto e = m[1].end();
  for (int i = 100; i < 1000; ++i)
    m[i];
  const std::set<int> &one = m[1];
  return one.find(7) == e;
}

static int vectorEnd() {
  std::unordered_map<int, std::vector<int>> m; // flat
  m[1] = {1, 2, 3};
  auto b = m[1].begin(), e = m[1].end();
  for (int i = 100; i < 1000; ++i)
    m[i];
  int sum = 0;
  for (; b != e; ++b)
    sum += *b;
  return sum;
}

static int listEndWithoutGrowth() {
  std::unordered_map<int, std::list<int>> m; // flat
  m[1] = {1, 2, 3};
  int sum = 0;
  for (auto b = m[1].begin(), e = m.at(1).end(); b != e; ++b)
    sum += *b;
  return sum;
}

int main() {
  std::printf("%d %d %d %d\n", listEnd(), setEnd(), vectorEnd(),
              listEndWithoutGrowth());
}
