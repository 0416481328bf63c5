// L5: structured bindings and the variables of conditions are loans as others.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>
#include <utility>

using Numbers = std::unordered_map<int, int>;
using Pairs = std::unordered_map<int, std::pair<int, int>>;
static void boundByReference() {
  Numbers m{{1, 2}}; // node: reference-kept
  auto &[k, v] = *m.begin();
  m[3] = 4;
  std::printf("%d%d\n", k, v);
}
static void boundByValue() {
  Numbers m{{1, 2}}; // flat
  auto [k, v] = *m.begin();
  m[3] = 4;
  std::printf("%d%d\n", k, v);
}
static void boundByConstReference() {
  Numbers m{{1, 2}}; // node: reference-kept
  const auto &[k, v] = *m.find(1);
  m[3] = 4;
  std::printf("%d%d\n", k, v);
}
static void boundAndUsedBefore() {
  Numbers m{{1, 2}}; // flat
  const auto &[k, v] = *m.find(1);
  std::printf("%d%d\n", k, v);
  m[3] = 4;
}
static void boundResult() {
  Numbers m; // stays: reference-kept
  auto [it, fresh] = m.try_emplace(1, 2);
  m[3] = 4;
  std::printf("%d%d\n", it->second, fresh);
}
static void boundResultsFlag() {
  Numbers m; // flat
  auto [it, fresh] = m.try_emplace(1, 2);
  it->second += 1;
  m[3] = 4;
  std::printf("%d%d\n", m[1], fresh);
}
static void boundValue() {
  Pairs m{{1, {2, 3}}}; // node: reference-kept
  auto &[a, b] = m[1];
  m[4];
  std::printf("%d%d\n", a, b);
}
static void boundCopy() {
  Pairs m{{1, {2, 3}}}; // flat
  auto [a, b] = m[1];
  m[4];
  std::printf("%d%d\n", a, b);
}
static void ifInit() {
  Numbers m; // stays: reference-kept
  if (auto it = m.emplace(1, 2).first; m[3] == 0)
    std::printf("%d\n", it->second);
}
static void ifInitFound() {
  Numbers m{{1, 2}}; // flat
  if (auto it = m.find(1); it != m.end())
    std::printf("%d\n", it->second);
  else
    m[1] = 3;
}
static void ifInitElse() {
  Numbers m{{1, 2}}; // flat
  if (auto [it, fresh] = m.emplace(1, 5); fresh)
    m[2] = 3;
  else
    std::printf("%d\n", it->second);
}
static void ifInitThen() {
  Numbers m{{1, 2}}; // stays: reference-kept
  if (auto [it, fresh] = m.emplace(2, 5); fresh) {
    m[3] = 3;
    std::printf("%d\n", it->second);
  }
}
static void switchInit() {
  Numbers m{{1, 2}}; // flat
  switch (int &x = m[1]; x) {
  case 2:
    std::printf("%d\n", x);
    break;
  default:
    m[3] = 4;
  }
}
static void switchInitInserting() {
  Numbers m{{1, 2}}; // node: reference-kept
  switch (int &x = m[1]; m[3]) {
  case 0:
    std::printf("%d\n", x);
  }
}
static void declaredInCondition() {
  Numbers m{{1, 2}}; // node: reference-kept
  if (int *p = &m[1]) {
    m[3] = 4;
    std::printf("%d\n", *p);
  }
}
static void copiedInCondition() {
  Numbers m{{1, 2}}; // flat
  if (int x = m[1]) {
    m[3] = 4;
    std::printf("%d\n", x);
  }
}
int main() {
  boundByReference(), boundByValue(), boundByConstReference();
  boundAndUsedBefore(), boundResult(), boundResultsFlag(), boundValue();
  boundCopy(), ifInit(), ifInitFound(), ifInitElse(), ifInitThen();
  switchInit(), switchInitInserting(), declaredInCondition();
  copiedInCondition();
}
