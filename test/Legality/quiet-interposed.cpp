// L5: where a dynamic linker may put another function in the place of one that
// this file defines, the body that is seen tells nothing.
// RUN: %same-output --verdicts --compile-only %s -- -std=c++17 -fPIC -fsemantic-interposition
// RUN: sed 's|node: reference-kept|flat|' %s > %t.cpp
// RUN: %same-output --verdicts --compile-only %t.cpp -- -std=c++17 -fPIC
#include <unordered_map>

int outer(int n) { return n + 1; }
inline int shared(int n) { return n + 1; }
static int inner(int n) { return n + 1; }
template <class T> T any(T n) { return n + 1; }
struct Class {
  int member(int n) { return n + 1; }
  int apart(int n);
};
int Class::apart(int n) { return n + 1; }

static std::unordered_map<int, int> a; // node: reference-kept
int callOuter() {
  int &x = a[1];
  x += outer(1);
  int &y = a[2];
  int n = outer(2);
  return y + n;
}
static std::unordered_map<int, int> b; // node: reference-kept
int callApart(Class &c) {
  int &x = b[1];
  int n = c.apart(1);
  return x + n;
}
static std::unordered_map<int, int> c; // flat
int callOthers(Class &o) {
  int &x = c[1];
  int n = shared(1) + inner(2) + any(3) + o.member(4);
  return x + n;
}
