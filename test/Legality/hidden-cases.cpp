// L5: references in disguise, one a function. What is copied or lies outside of
// the element survives; whatever leads into it does not.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

struct Node {
  int val;
  Node *next;
};
struct Person {
  std::string name;
  int age;
};
using Numbers = std::unordered_map<int, int>;
using Texts = std::unordered_map<int, std::string>;
using Lists = std::unordered_map<int, std::vector<int>>;
int substringView() {
  Texts m; // node: reference-kept
  auto s = std::string_view(m[1]).substr(1);
  m[2];
  return s.size();
}
int characters() {
  Texts m; // node: reference-kept
  const char *p = m[1].c_str();
  m[2];
  return *p;
}
int vectorData() {
  Lists m; // flat
  int *p = m[1].data();
  m[2];
  return *p;
}
int vectorIterator() {
  Lists m; // flat
  auto it = m[1].begin();
  m[2];
  return *it;
}
int setEnd() {
  std::unordered_map<int, std::set<int>> m; // node: unsequenced-access
  auto it = m[1].end();
  m[2];
  return it == m[1].end();
}
int arrayData() {
  std::unordered_map<int, std::array<int, 3>> m; // node: reference-kept
  int *p = m[1].data();
  m[2];
  return *p;
}
int memberOfElement() {
  std::unordered_map<int, Person> m; // node: reference-kept
  std::string &s = m[1].name;
  m[2];
  return s.size();
}
int copyOfElement() {
  std::unordered_map<int, Person> m; // flat
  Person p = m[1];
  m[2];
  return p.age;
}
int loadedPointer() {
  std::unordered_map<int, Node *> m; // flat
  Node *n = m[1];
  m[2];
  return n->val;
}
int pointee() {
  std::unordered_map<int, std::unique_ptr<Node>> m; // flat
  Node *n = m[1].get();
  m[2];
  return n->val;
}
int addressStoredInElement() {
  std::unordered_map<int, Node> m; // node: reference-escapes
  Node *n = &m[1];
  n->next = &m[2];
  return 0;
}
int bindingsOfCopy() {
  Numbers m; // flat
  auto [k, v] = *m.begin();
  m[2];
  return k + v;
}
int bindingsOfReference() {
  Numbers m; // node: reference-kept
  auto &[k, v] = *m.begin();
  m[2];
  return k + v;
}
int eitherReference() {
  Numbers m; // node: reference-kept
  int &x = m.count(1) ? m.at(1) : m[2];
  m[3];
  return x;
}
int eitherValue() {
  Numbers m; // flat
  int x = m.count(1) ? m.at(1) : m[2];
  m[3];
  return x;
}
int optionalReference() {
  std::optional<std::reference_wrapper<int>> r;
  Numbers m; // node: reference-escapes
  r = m[1];
  m[2];
  return r->get();
}
int tupleOfReferences() {
  std::tuple<int &, int> t{*new int, 1};
  Numbers m; // node: reference-kept
  auto t2 = std::tie(m[1], std::get<1>(t));
  m[2];
  return std::get<0>(t2);
}
int pairOfValues() {
  Numbers m; // flat
  auto t = std::make_pair(m[1], 2);
  m[2];
  return t.first;
}
int pairOfReferences() {
  Numbers m; // node: reference-kept
  std::pair<int &, int> t(m[1], 2);
  m[2];
  return t.first;
}
int referenceMember() {
  Numbers m; // node: reference-escapes
  struct W {
    int &r;
  } w{m[1]};
  m[2];
  return w.r;
}
int pointerMember() {
  Numbers m; // node: reference-escapes
  struct W {
    int *p;
  } w;
  w.p = &m[1];
  m[2];
  return *w.p;
}
int capturedPointer() {
  Numbers m; // node: reference-escapes
  auto l = [p = &m[1]] { return *p; };
  m[2];
  return l();
}
int capturedReference() {
  Numbers m; // node: reference-escapes
  auto l = [&r = m[1]] { return r; };
  m[2];
  return l();
}
int capturedValue() {
  Numbers m; // flat
  auto l = [r = m[1]] { return r; };
  m[2];
  return l();
}
int iteratorsOfFor() {
  Numbers m; // flat
  for (auto it = m.begin(), e = m.end(); it != e; ++it)
    m.erase(3);
  return 0;
}
int keyCopiedFirst() {
  Numbers m; // flat
  while (m.size() < 10) {
    auto it = m.begin();
    if (it == m.end()) {
      m[1] = 2;
      continue;
    }
    int k = it->first;
    m[k + 1] = it->second;
  }
  return 0;
}
int throughGoto() {
  Numbers m; // node: reference-kept
  goto in;
  {
    int *p;
  in:
    p = &m[1];
    m[2];
    *p = 1;
  }
  return 0;
}
int throughDo() {
  Numbers m; // node: reference-kept
  int *p = &m[0];
  do {
    m[1];
  } while (*p);
  return 0;
}
int swappedElements() {
  Numbers m; // node: unsequenced-access
  std::swap(m[1], m[2]);
  return 0;
}
int swappedFoundElements() {
  Numbers m; // flat
  m[1] = 1;
  m[2] = 2;
  std::swap(m.at(1), m.at(2));
  return m[1];
}
int movedBetweenElements() {
  Lists m; // node: unsequenced-access
  m[1] = std::move(m.at(2));
  return 0;
}
int vectorInPlace() {
  Lists m; // flat
  auto &v = m[1];
  v.push_back(1);
  v.push_back(2);
  std::sort(v.begin(), v.end());
  return v.size();
}
int stringSums() {
  Texts m; // flat
  m[1] = m[1] + "x";
  m[2] = "a" + m[1];
  return 0;
}
int twoFinds() {
  Numbers m; // flat
  return m.find(1)->second + m.find(2)->second;
}
int innerMaps() {
  std::unordered_map<std::string, Numbers> m; // flat, flat
  m["a"][1] = m["b"][2];
  return m["a"].size();
}
int innerMapIterated() {
  std::unordered_map<std::string, Numbers> m; // flat, stays: reference-kept
  for (auto &[k, v] : m["a"])
    m["b"][k] = v;
  return 0;
}
int lambdaReturnsReference() {
  Numbers m; // node: reference-escapes
  auto f = [&](int k) -> int & { return m[k]; };
  int &x = f(1);
  f(2);
  return x;
}
int lambdaReturnsValue() {
  Numbers m; // flat
  auto f = [&](int k) -> int { return m[k]; };
  int x = f(1);
  f(2);
  return x;
}
int volatilePointer() {
  Numbers m; // node: reference-kept
  volatile int *p = &m[1];
  m[2];
  return *p;
}
int voidPointer() {
  Numbers m; // node: reference-escapes
  void *p = &m[1];
  m[2];
  return *(int *)p;
}
int addressAsNumber() {
  Numbers m; // node: reference-escapes
  std::uintptr_t p = (std::uintptr_t)&m[1];
  m[2];
  return *(int *)p;
}
int bytes() {
  Numbers m; // node: reference-escapes
  char *c = (char *)&m[1];
  m[2];
  return *c;
}
int copiedIterator() {
  Numbers m; // stays: reference-kept
  auto it = m.begin();
  auto jt = it;
  m[2];
  return jt == it;
}
int copiedPointer() {
  Numbers m; // node: reference-kept
  int *p = &m[1], *q = p;
  m[2];
  return *q;
}
int referenceToPointer() {
  Numbers m; // node: reference-kept
  int *p = &m[1];
  int *&r = p;
  m[2];
  return *r;
}
