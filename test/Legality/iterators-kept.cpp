// L5: iterators are loans. std's survive an insertion that does not rehash; ours
// survive none.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

using Numbers = std::unordered_map<int, int>;
static void keptWithRoom() {
  Numbers m; // stays: reference-kept
  m.reserve(100);
  auto it = m.emplace(1, 2).first;
  m[3] = 4;
  std::printf("%d\n", it->second);
}
static void usedBefore() {
  Numbers m; // flat
  m.reserve(100);
  auto it = m.emplace(1, 2).first;
  std::printf("%d\n", it->second);
  m[3] = 4;
}
static void eraseLoop() {
  Numbers m{{1, 2}, {2, 3}, {3, 4}}; // flat
  for (auto it = m.begin(); it != m.end();)
    it = it->first % 2 ? m.erase(it) : std::next(it);
  std::printf("%zu\n", m.size());
}
static void eraseLoopInserting() {
  Numbers m{{1, 2}, {2, 3}, {3, 4}}; // stays: reference-kept
  m.reserve(100);
  int added = 0;
  for (auto it = m.begin(); it != m.end();)
    if (it->first % 2 && it->first < 10) {
      it = m.erase(it);
      if (!added++)
        m[12] = 1;
    } else {
      ++it;
    }
  std::printf("%zu\n", m.size());
}
static void eraseFound() {
  Numbers m{{1, 2}}; // flat
  auto it = m.find(1);
  if (it != m.end())
    m.erase(it);
  m[4] = 5;
  std::printf("%zu\n", m.size());
}
static void eraseFoundLater() {
  Numbers m{{1, 2}}; // stays: reference-kept
  m.reserve(100);
  auto it = m.find(1);
  m[4] = 5;
  m.erase(it);
  std::printf("%zu\n", m.size());
}
static void findThenInsert() {
  Numbers m; // flat
  for (int k : {1, 2, 1}) {
    auto it = m.find(k);
    if (it == m.end())
      m.emplace(k, 1);
    else
      ++it->second;
  }
  std::printf("%d\n", m[1]);
}
static void findThenInsertAndUse() {
  Numbers m; // stays: reference-kept
  m.reserve(100);
  auto first = m.emplace(7, 0).first;
  for (int k : {1, 2, 1})
    if (m.find(k) == m.end()) {
      m.emplace(k, 1);
      ++first->second;
    }
  std::printf("%d\n", m[7]);
}
static void findThenInsertAndFind() {
  Numbers m; // flat
  for (int k : {1, 2, 1}) {
    if (m.find(k) == m.end())
      m.emplace(k, 10);
    auto it = m.find(k);
    ++it->second;
  }
  std::printf("%d\n", m[1]);
}
static void insertedPairKept() {
  Numbers m; // stays: reference-kept
  auto r = m.insert({1, 2});
  m[3] = 4;
  std::printf("%d\n", r.first->second);
}
static void insertedPairsFlag() {
  Numbers m; // flat
  auto r = m.insert({1, 2});
  std::printf("%d%d\n", r.second, r.first->second);
  m[3] = 4;
}
static void resultOfAlgorithm() {
  Numbers m{{1, 2}, {2, 3}}; // stays: reference-kept
  m.reserve(100);
  auto it = std::find_if(m.begin(), m.end(), [](auto &p) { return p.second == 3; });
  m[4] = 1;
  std::printf("%d\n", it->first);
}
static void resultOfAlgorithmAtOnce() {
  Numbers m{{1, 2}, {2, 3}}; // flat
  auto it = std::find_if(m.begin(), m.end(), [](auto &p) { return p.second == 3; });
  std::printf("%d\n", it->first);
  m[4] = 1;
}
static void range() {
  Numbers m{{1, 2}, {2, 3}}; // stays: reference-kept
  m.reserve(100);
  auto [first, last] = m.equal_range(1);
  m[1] = 5;
  std::printf("%d\n", int(std::distance(first, last)));
}
static void rangeAtOnce() {
  Numbers m{{1, 2}, {2, 3}}; // flat
  auto [first, last] = m.equal_range(1);
  std::printf("%d\n", int(std::distance(first, last)));
}
static void iterationByHand() {
  Numbers m{{1, 2}, {2, 3}}; // flat
  int s = 0;
  for (Numbers::const_iterator it = m.cbegin(); it != m.cend(); ++it)
    s += it->second;
  std::printf("%d\n", s);
}
static void iterationOverOther() {
  Numbers m{{1, 2}, {2, 3}}; // flat
  Numbers n; // flat
  for (auto it = m.begin(); it != m.end(); ++it)
    n[it->second] = it->first;
  std::printf("%d\n", n[3]);
}
static void copiedOut() {
  Numbers m{{1, 2}, {2, 3}}; // flat
  std::vector<std::pair<int, int>> v(m.begin(), m.end());
  std::sort(v.begin(), v.end());
  for (auto &[k, n] : v)
    m[k + n] = 1;
  std::printf("%zu\n", m.size());
}
static void iteratorsCopiedOut() {
  Numbers m{{1, 2}, {2, 3}}; // stays: reference-escapes
  m.reserve(100);
  std::vector<Numbers::iterator> v;
  for (auto it = m.begin(); it != m.end(); ++it)
    v.push_back(it);
  m[9] = 1;
  std::printf("%d\n", v[0]->second + v[1]->second);
}
int main() {
  keptWithRoom(), usedBefore(), eraseLoop(), eraseLoopInserting();
  eraseFound(), eraseFoundLater(), findThenInsert(), findThenInsertAndUse();
  findThenInsertAndFind(), insertedPairKept(), insertedPairsFlag();
  resultOfAlgorithm(), resultOfAlgorithmAtOnce(), range(), rangeAtOnce();
  iterationByHand(), iterationOverOther(), copiedOut(), iteratorsCopiedOut();
}
