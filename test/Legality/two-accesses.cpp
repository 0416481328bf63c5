// L5: two accesses in one expression, where one may move what the other refers to.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

using Numbers = std::unordered_map<int, int>;
using Texts = std::unordered_map<int, std::string>;
int scalars() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  m[1] = m[2];
  m[1] += m[2] + 1;
  m[3] = m[1] + m[2];
  std::cout << m[1] << m[2];
  return m[1] > m[2] ? m[3] : m[4];
}
void assigned() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Texts m;
  m[1] = m[2];
}
void appended() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Texts m;
  m[1] += m[2];
}
std::string added() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Texts m;
  return m[1] + m[2];
}
std::string addedWithAt() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Texts m;
  return m.at(1) + m.at(2) + m[3];
}
void fromCall() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Texts m;
  m[1] = addedWithAt();
  m[2] += addedWithAt();
  std::string s = m[1];
  m[3] = s + m[2];
}
void ownElement() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Numbers m;
  m.emplace(1, m[2]);
}
void ownElementAt() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Numbers m;
  m.try_emplace(1, m.at(2));
}
void ownElementCopied() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  int x = m[2];
  m.try_emplace(1, x);
  m.insert({1, m[2]});
}
int byReference() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Numbers m;
  return std::max(m[1], m[2]);
}
int oneByReference(int x) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  m[1] = std::max(m[1], x);
  return std::max(m.at(1), m.at(2));
}
void key() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Numbers m;
  m[m[1]] = 2;
}
void keyAt() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  Numbers m;
  m[m.at(1)] = 2;
}
void nested() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-unsequenced-access]
  std::unordered_map<int, std::vector<int>> m;
  m[1].push_back(m[2].size());
}
void nestedWithLocal() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, std::vector<int>> m;
  int n = m[2].size();
  m[1].push_back(n);
}
int commas() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Numbers m;
  return ++m[1], ++m[2];
}
