// An assignment to a container in an element is that container again, so a
// reference to the element that lives on (L5): m[a] = m[b] = v.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <list>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

template <typename T> static const T &same(const T &x) { return x; }

static int chainOfVectors() {
  std::unordered_map<int, std::vector<int>> m; // node: unsequenced-access
  for (int i = 0; i < 500; i += 2)
    m[i] = m[i + 1] = std::vector<int>(3, i);
  int sum = 0;
  for (int i = 0; i < 500; ++i)
    sum += m[i].size() == 3 ? m[i][1] : -1;
  return sum;
}

static int chainOfSets() {
  std::unordered_map<int, std::set<int>> m; // node: unsequenced-access
  for (int i = 0; i < 500; i += 2)
    m[i] = m[i + 1] = std::set<int>{i, i + 1};
  int sum = 0;
  for (int i = 0; i < 500; ++i)
    sum += *m[i].rbegin();
  return sum;
}

static int keptReference() {
  std::unordered_map<int, std::list<int>> m; // node: reference-kept
  auto &first = (m[0] = std::list<int>{1, 2});
  for (int i = 1; i < 500; ++i)
    m[i];
  first.push_back(3);
  return int(m[0].size());
}

static int keptPointer() {
  std::unordered_map<int, std::vector<int>> m; // node: reference-kept
  auto *first = &(m[0] = {1, 2});
  for (int i = 1; i < 500; ++i)
    m[i];
  first->push_back(3);
  return int(m[0].size());
}

static int keptOwner() {
  std::unordered_map<int, std::shared_ptr<int>> m; // node: reference-kept
  auto &first = m[0] = std::make_shared<int>(4);
  for (int i = 1; i < 500; ++i)
    m[i];
  first = std::make_shared<int>(5);
  return *m[0];
}

// Nothing moves while the reference lives.
static int usedAtOnce() {
  std::unordered_map<int, std::vector<int>> m; // flat
  for (int i = 0; i < 500; ++i)
    (m[i] = {i, i}).push_back(i);
  return int(same(m[3] = {7}).size() + m[4].size());
}

static int copyOfChain() {
  std::unordered_map<int, std::vector<int>> m; // flat
  std::vector<int> v;
  for (int i = 0; i < 500; ++i)
    v = m[i] = {i};
  return v[0] + m[7][0];
}

int main() {
  std::printf("%d %d %d %d %d %d %d\n", chainOfVectors(), chainOfSets(),
              keptReference(), keptPointer(), keptOwner(), usedAtOnce(),
              copyOfChain());
}
