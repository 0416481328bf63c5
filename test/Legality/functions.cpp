// L4, L5: what functions do with an element.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <cstdio>
#include <string>
#include <unordered_map>

int byValue(int a, int b) { return a + b; }
int byReference(const int &a) { return a + 1; }
void increment(int &a) { ++a; }
int unseen(const int &);
const int &passOn(const int &a) { return a; }
int keeps(const int &a) {
  static const int *last;
  last = &a;
  return *last;
}
struct Node {
  const int *where;
};
Node wraps(const int &a) { return {&a}; }

int clean() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  increment(m[1]);
  return byValue(m[1], m[2]) + byReference(m[3]);
}
int bodyNotSeen() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, int> m;
  return unseen(m[1]);
}
int returnedUsed() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  return passOn(m[1]);
}
int returnedKept() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  const int &x = passOn(m[1]);
  m[2] = 3;
  return x;
}
int keptElsewhere() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, int> m;
  return keeps(m[1]);
}
int keptInResult() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, int> m;
  Node n = wraps(m[1]);
  m[2] = 3;
  return *n.where;
}
void texts() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, std::string> m;
  std::printf("%s\n", m[1].c_str());
}
void address() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, int> m;
  std::printf("%p\n", (void *)&m[1]);
}
