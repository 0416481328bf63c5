// L5: an element made from another element of the same table. A node-based map
// makes it before anything moves; here the argument may be gone before it is used.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

using Texts = std::unordered_map<int, std::string>;
static void tryEmplaceAt() {
  Texts m{{1, "one"}}; // node: unsequenced-access
  m.try_emplace(2, m.at(1));
  std::printf("%s\n", m[2].c_str());
}
static void tryEmplaceCopy() {
  Texts m{{1, "one"}}; // flat
  m.try_emplace(2, std::string(m.at(1)));
  std::printf("%s\n", m[2].c_str());
}
static void emplaceFound() {
  Texts m{{1, "one"}}; // node: unsequenced-access
  m.emplace(2, m.find(1)->second);
  std::printf("%s\n", m[2].c_str());
}
static void emplaceLocal() {
  Texts m{{1, "one"}}; // flat
  std::string s = m.find(1)->second;
  m.emplace(2, s);
  std::printf("%s\n", m[2].c_str());
}
static void insertPairOfReference() {
  Texts m{{1, "one"}}; // node: unsequenced-access
  m.insert(std::pair<int, const std::string &>(2, m.at(1)));
  std::printf("%s\n", m[2].c_str());
}
static void insertPairOfValues() {
  Texts m{{1, "one"}}; // flat
  m.insert(std::pair<int, std::string>(2, m.at(1)));
  std::printf("%s\n", m[2].c_str());
}
static void insertOrAssign() {
  Texts m{{1, "one"}}; // node: unsequenced-access
  m.insert_or_assign(2, m.at(1));
  std::printf("%s\n", m[2].c_str());
}
static void insertOrAssignOther() {
  Texts m{{1, "one"}}; // flat
  Texts n{{1, "uno"}}; // flat
  m.insert_or_assign(2, n.at(1));
  std::printf("%s\n", m[2].c_str());
}
static void keyFromOwnKey() {
  std::unordered_map<std::string, int> m{{"a", 1}}; // node: reference-kept
  const std::string &k = m.begin()->first;
  m[k + "b"] = 2;
  std::printf("%zu %zu\n", k.size(), m.size());
}
static void keyFromOwnKeyCopied() {
  std::unordered_map<std::string, int> m{{"a", 1}}; // flat
  const std::string k = m.begin()->first;
  m[k + "b"] = 2;
  std::printf("%zu %zu\n", k.size(), m.size());
}
static void setFromItself() {
  std::unordered_set<std::string> s{"a"}; // node: unsequenced-access
  s.emplace(*s.begin());
  std::printf("%zu\n", s.size());
}
static void setFromCopy() {
  std::unordered_set<std::string> s{"a"}; // flat
  s.emplace(*s.begin() + "b");
  std::printf("%zu\n", s.size());
}
static void insertOwnElement() {
  Texts m{{1, "one"}}; // node: unsequenced-access
  m.insert(*m.begin());
  std::printf("%zu\n", m.size());
}
static void insertOthersElement() {
  Texts m{{1, "one"}}; // flat
  Texts n; // flat
  n.insert(*m.begin());
  std::printf("%zu\n", n.size());
}
static void mappedByMapped() {
  std::unordered_map<int, int> m{{1, 2}}; // node: unsequenced-access
  m[m[1]] = 3;
  std::printf("%d\n", m[2]);
}
static void mappedByCopy() {
  std::unordered_map<int, int> m{{1, 2}}; // flat
  int k = m[1];
  m[k] = 3;
  std::printf("%d\n", m[2]);
}
int main() {
  tryEmplaceAt(), tryEmplaceCopy(), emplaceFound(), emplaceLocal();
  insertPairOfReference(), insertPairOfValues(), insertOrAssign();
  insertOrAssignOther(), keyFromOwnKey(), keyFromOwnKeyCopied();
  setFromItself(), setFromCopy(), insertOwnElement(), insertOthersElement();
  mappedByMapped(), mappedByCopy();
}
