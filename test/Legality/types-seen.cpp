// L4: a map whose type or address something else sees.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <algorithm>
#include <iterator>
#include <unordered_map>

using Map = std::unordered_map<int, int>;
void take(Map &);
void takeValue(Map);
template <class T> void takeAny(T &) {}
template <class T> int takeSized(T &) { return sizeof(T) != 0; }
struct Owner {
  Map m; // flat
};
Map returned() {
  Map m; // stays: returned
  return m;
}
void passed() {
  Map m; // stays: passed-to-function
  take(m);
}
void passedByValue() {
  Map m; // stays: passed-to-function
  takeValue(m);
}
void passedToTemplate() {
  Map m; // flat
  takeAny(m);
  Map n; // stays: passed-to-function
  takeSized(n);
}
void addressTaken() {
  Map m; // flat
  Map *p = &m;
  p->clear();
}
void sized() {
  Map m; // stays: type-observed
  char space[sizeof(m)];
  (void)space;
}
void typed() {
  Map m; // stays: type-observed
  decltype(m) *n = nullptr;
  m.insert({1, 2});
  (void)n;
}
void stored(Owner &o) {
  Map m; // flat
  o.m = m;
}
void usedOnlyHere() {
  Map m; // flat
  m.insert(Map::value_type(1, 2));
  (void)m;
}
void output() {
  Map m; // node: unsequenced-access
  std::fill_n(std::inserter(m, m.end()), 1, Map::value_type(1, 2));
}
