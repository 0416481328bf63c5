// L5: two accesses in one expression, where one may move what the other refers to.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

using Numbers = std::unordered_map<int, int>;
using Texts = std::unordered_map<int, std::string>;
int scalars() {
  Numbers m; // flat
  m[1] = m[2];
  m[1] += m[2] + 1;
  m[3] = m[1] + m[2];
  std::cout << m[1] << m[2];
  return m[1] > m[2] ? m[3] : m[4];
}
void assigned() {
  Texts m; // node: unsequenced-access
  m[1] = m[2];
}
void appended() {
  Texts m; // node: unsequenced-access
  m[1] += m[2];
}
std::string added() {
  Texts m; // node: unsequenced-access
  return m[1] + m[2];
}
std::string addedWithAt() {
  Texts m; // flat
  return m.at(1) + m.at(2) + m[3];
}
void fromCall() {
  Texts m; // flat
  m[1] = addedWithAt();
  m[2] += addedWithAt();
  std::string s = m[1];
  m[3] = s + m[2];
}
void ownElement() {
  Numbers m; // node: unsequenced-access
  m.emplace(1, m[2]);
}
void ownElementAt() {
  Numbers m; // node: unsequenced-access
  m.try_emplace(1, m.at(2));
}
void ownElementCopied() {
  Numbers m; // flat
  int x = m[2];
  m.try_emplace(1, x);
  m.insert({1, m[2]});
}
int byReference() {
  Numbers m; // node: unsequenced-access
  return std::max(m[1], m[2]);
}
int oneByReference(int x) {
  Numbers m; // flat
  m[1] = std::max(m[1], x);
  return std::max(m.at(1), m.at(2));
}
void key() {
  Numbers m; // node: unsequenced-access
  m[m[1]] = 2;
}
void keyAt() {
  Numbers m; // node: unsequenced-access
  m[m.at(1)] = 2;
}
void nested() {
  std::unordered_map<int, std::vector<int>> m; // node: unsequenced-access
  m[1].push_back(m[2].size());
}
void nestedWithLocal() {
  std::unordered_map<int, std::vector<int>> m; // flat
  int n = m[2].size();
  m[1].push_back(n);
}
int commas() {
  Numbers m; // flat
  return ++m[1], ++m[2];
}
