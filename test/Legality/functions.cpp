// L4, L5: what functions do with an element.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
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
  std::unordered_map<int, int> m; // flat
  increment(m[1]);
  return byValue(m[1], m[2]) + byReference(m[3]);
}
int bodyNotSeen() {
  std::unordered_map<int, int> m; // node: reference-escapes
  return unseen(m[1]);
}
int returnedUsed() {
  std::unordered_map<int, int> m; // flat
  return passOn(m[1]);
}
int returnedKept() {
  std::unordered_map<int, int> m; // node: reference-kept
  const int &x = passOn(m[1]);
  m[2] = 3;
  return x;
}
int keptElsewhere() {
  std::unordered_map<int, int> m; // node: reference-escapes
  return keeps(m[1]);
}
int keptInResult() {
  std::unordered_map<int, int> m; // node: reference-escapes
  Node n = wraps(m[1]);
  m[2] = 3;
  return *n.where;
}
void texts() {
  std::unordered_map<int, std::string> m; // flat
  std::printf("%s\n", m[1].c_str());
}
void address() {
  std::unordered_map<int, int> m; // node: reference-escapes
  std::printf("%p\n", (void *)&m[1]);
}
