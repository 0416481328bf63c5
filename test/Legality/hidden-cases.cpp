// L5: references in disguise, one a function. What is copied or lies outside of
// the element survives; whatever leads into it does not.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
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
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Texts m;
  auto s = std::string_view(m[1]).substr(1);
  m[2];
  return s.size();
}
int characters() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Texts m;
  const char *p = m[1].c_str();
  m[2];
  return *p;
}
int vectorData() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Lists m;
  int *p = m[1].data();
  m[2];
  return *p;
}
int vectorIterator() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Lists m;
  auto it = m[1].begin();
  m[2];
  return *it;
}
int setEnd() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  std::unordered_map<int, std::set<int>> m;
  auto it = m[1].end();
  m[2];
  return it == m[1].end();
}
int arrayData() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, std::array<int, 3>> m;
  int *p = m[1].data();
  m[2];
  return *p;
}
int memberOfElement() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, Person> m;
  std::string &s = m[1].name;
  m[2];
  return s.size();
}
int copyOfElement() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, Person> m;
  Person p = m[1];
  m[2];
  return p.age;
}
int loadedPointer() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, Node *> m;
  Node *n = m[1];
  m[2];
  return n->val;
}
int pointee() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, std::unique_ptr<Node>> m;
  Node *n = m[1].get();
  m[2];
  return n->val;
}
int addressStoredInElement() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, Node> m;
  Node *n = &m[1];
  n->next = &m[2];
  return 0;
}
int bindingsOfCopy() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  auto [k, v] = *m.begin();
  m[2];
  return k + v;
}
int bindingsOfReference() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
  auto &[k, v] = *m.begin();
  m[2];
  return k + v;
}
int eitherReference() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
  int &x = m.count(1) ? m.at(1) : m[2];
  m[3];
  return x;
}
int eitherValue() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  int x = m.count(1) ? m.at(1) : m[2];
  m[3];
  return x;
}
int optionalReference() {
  std::optional<std::reference_wrapper<int>> r;
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Numbers m;
  r = m[1];
  m[2];
  return r->get();
}
int tupleOfReferences() {
  std::tuple<int &, int> t{*new int, 1};
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
  auto t2 = std::tie(m[1], std::get<1>(t));
  m[2];
  return std::get<0>(t2);
}
int pairOfValues() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  auto t = std::make_pair(m[1], 2);
  m[2];
  return t.first;
}
int pairOfReferences() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
  std::pair<int &, int> t(m[1], 2);
  m[2];
  return t.first;
}
int referenceMember() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Numbers m;
  struct W {
    int &r;
  } w{m[1]};
  m[2];
  return w.r;
}
int pointerMember() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Numbers m;
  struct W {
    int *p;
  } w;
  w.p = &m[1];
  m[2];
  return *w.p;
}
int capturedPointer() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Numbers m;
  auto l = [p = &m[1]] { return *p; };
  m[2];
  return l();
}
int capturedReference() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Numbers m;
  auto l = [&r = m[1]] { return r; };
  m[2];
  return l();
}
int capturedValue() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  auto l = [r = m[1]] { return r; };
  m[2];
  return l();
}
int iteratorsOfFor() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  for (auto it = m.begin(), e = m.end(); it != e; ++it)
    m.erase(3);
  return 0;
}
int keyCopiedFirst() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
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
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
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
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
  int *p = &m[0];
  do {
    m[1];
  } while (*p);
  return 0;
}
int swappedElements() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Numbers m;
  std::swap(m[1], m[2]);
  return 0;
}
int swappedFoundElements() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  m[1] = 1;
  m[2] = 2;
  std::swap(m.at(1), m.at(2));
  return m[1];
}
int movedBetweenElements() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Lists m;
  m[1] = std::move(m.at(2));
  return 0;
}
int vectorInPlace() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Lists m;
  auto &v = m[1];
  v.push_back(1);
  v.push_back(2);
  std::sort(v.begin(), v.end());
  return v.size();
}
int stringSums() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Texts m;
  m[1] = m[1] + "x";
  m[2] = "a" + m[1];
  return 0;
}
int twoFinds() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  return m.find(1)->second + m.find(2)->second;
}
int innerMaps() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<std::string, Numbers> m;
  m["a"][1] = m["b"][2];
  return m["a"].size();
}
int innerMapIterated() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<std::string, Numbers> m;
  for (auto &[k, v] : m["a"])
    m["b"][k] = v;
  return 0;
}
int lambdaReturnsReference() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Numbers m;
  auto f = [&](int k) -> int & { return m[k]; };
  int &x = f(1);
  f(2);
  return x;
}
int lambdaReturnsValue() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  auto f = [&](int k) -> int { return m[k]; };
  int x = f(1);
  f(2);
  return x;
}
int volatilePointer() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
  volatile int *p = &m[1];
  m[2];
  return *p;
}
int voidPointer() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Numbers m;
  void *p = &m[1];
  m[2];
  return *(int *)p;
}
int addressAsNumber() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Numbers m;
  std::uintptr_t p = (std::uintptr_t)&m[1];
  m[2];
  return *(int *)p;
}
int bytes() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  Numbers m;
  char *c = (char *)&m[1];
  m[2];
  return *c;
}
int copiedIterator() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
  auto it = m.begin();
  auto jt = it;
  m[2];
  return jt == it;
}
int copiedPointer() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
  int *p = &m[1], *q = p;
  m[2];
  return *q;
}
int referenceToPointer() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Numbers m;
  int *p = &m[1];
  int *&r = p;
  m[2];
  return *r;
}
