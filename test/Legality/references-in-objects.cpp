// L5: a reference to an element that is kept in something else than a variable.
// Copies of elements may be kept anywhere.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

using Numbers = std::unordered_map<int, int>;
struct Link {
  int *to;
  int n;
};
static void inVector() {
  Numbers m; // node: reference-escapes
  std::vector<int *> v;
  v.push_back(&m[1]);
  m[2] = 3;
  std::printf("%d\n", *v[0]);
}
static void copyInVector() {
  Numbers m; // flat
  std::vector<int> v;
  v.push_back(m[1]);
  m[2] = 3;
  std::printf("%d\n", v[0]);
}
static void inArray() {
  Numbers m; // node: reference-escapes
  int *a[] = {&m[1], nullptr};
  m[2] = 3;
  std::printf("%d\n", *a[0]);
}
static void copyInArray() {
  Numbers m; // flat
  int a[] = {m[1], m[2]};
  std::printf("%d\n", a[0] + a[1]);
}
static void inStruct() {
  Numbers m; // node: reference-escapes
  Link l{&m[1], 1};
  m[2] = 3;
  std::printf("%d\n", *l.to + l.n);
}
static void copyInStruct() {
  Numbers m; // flat
  Link l{nullptr, m[1]};
  m[2] = 3;
  std::printf("%d\n", l.n);
}
static void inField() {
  Numbers m; // node: reference-escapes
  Link l{};
  l.to = &m[1];
  m[2] = 3;
  std::printf("%d\n", *l.to);
}
static void inTuple() {
  Numbers m; // node: reference-kept
  std::tuple<int &> t(m[1]);
  m[2] = 3;
  std::printf("%d\n", std::get<0>(t));
}
static void copyInTuple() {
  Numbers m; // flat
  std::tuple<int> t(m[1]);
  m[2] = 3;
  std::printf("%d\n", std::get<0>(t));
}
static void byReferenceWrapper() {
  Numbers m; // node: reference-escapes
  std::vector<std::reference_wrapper<int>> v;
  v.push_back(std::ref(m[1]));
  m[2] = 3;
  std::printf("%d\n", v[0].get());
}
static void inPair() {
  Numbers m; // node: reference-escapes
  std::vector<std::pair<int, int *>> v;
  v.emplace_back(1, &m[1]);
  m[2] = 3;
  std::printf("%d\n", *v[0].second);
}
static void copyInPair() {
  Numbers m; // flat
  std::vector<std::pair<int, int>> v;
  v.emplace_back(1, m[1]);
  m[2] = 3;
  std::printf("%d\n", v[0].second);
}
static void inOtherMap() {
  Numbers m; // node: reference-escapes
  std::unordered_map<int, int *> n; // flat
  n[1] = &m[1];
  m[2] = 3;
  std::printf("%d\n", *n[1]);
}
static void copyInOtherMap() {
  Numbers m; // flat
  std::unordered_map<int, int> n; // flat
  n[1] = m[1];
  m[2] = 3;
  std::printf("%d\n", n[1]);
}
static void inFunction() {
  Numbers m; // node: reference-escapes
  std::function<int()> f = [p = &m[1]] { return *p; };
  m[2] = 3;
  std::printf("%d\n", f());
}
static void copyInFunction() {
  Numbers m; // flat
  std::function<int()> f = [x = m[1]] { return x; };
  m[2] = 3;
  std::printf("%d\n", f());
}
static int *global;
static void inGlobal() {
  Numbers m; // node: reference-escapes
  global = &m[1];
  m[2] = 3;
  std::printf("%d\n", *global);
}
static void inStatic() {
  Numbers m; // node: reference-escapes
  static int *last;
  last = &m[1];
  m[2] = 3;
  std::printf("%d\n", *last);
}
static void copyInStatic() {
  Numbers m; // flat
  static int last;
  last = m[1];
  m[2] = 3;
  std::printf("%d\n", last);
}
static void throughPointer(int **out) {
  Numbers m; // node: reference-escapes
  *out = &m[1];
  m[2] = 3;
  std::printf("%d\n", **out);
}
static void copyThroughPointer(int *out) {
  Numbers m; // flat
  *out = m[1];
  m[2] = 3;
  std::printf("%d\n", *out);
}
int main() {
  inVector(), copyInVector(), inArray(), copyInArray(), inStruct();
  copyInStruct(), inField(), inTuple(), copyInTuple(), byReferenceWrapper();
  inPair(), copyInPair(), inOtherMap(), copyInOtherMap(), inFunction();
  copyInFunction(), inGlobal(), inStatic(), copyInStatic();
  int *p, x;
  throughPointer(&p), copyThroughPointer(&x);
}
