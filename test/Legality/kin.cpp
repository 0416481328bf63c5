// L4: maps that must have one type are lowered together or not at all.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <unordered_map>
#include <utility>

using Map = std::unordered_map<int, int>;
Map global; // stays: static-storage
Map make();
int together() {
  Map a; // flat
  Map b = a; // flat
  auto c = a; // flat
  b[1] = 2;
  c = b;
  swap(a, b);
  std::swap(b, c);
  a.swap(c);
  b = std::move(a);
  return (b == c) + (a != c);
}
int withGlobal() {
  Map a; // stays: group-refused
  Map b; // stays: group-refused
  a = b;
  global = a;
  return a.size();
}
int fromGlobal() {
  Map a = global; // flat
  return a.size();
}
int fromFunction() {
  Map a = make(); // stays: made-by-function
  auto b = make(); // stays: made-by-function
  return a.size() + b.size();
}
int references() {
  Map a; // flat
  auto &r = a;
  const Map &c = a;
  r[1] = 2;
  return c.size();
}
int throughReference() {
  Map a; // node: reference-kept
  auto &r = a;
  int &x = a[1];
  r[2] = 3;
  return x;
}
int movedFrom() {
  Map a; // node: reference-kept
  int &x = a[1];
  Map b = std::move(a); // node: reference-kept
  x = 2;
  return b[1];
}
int braces() {
  Map a{{1, 2}, {3, 4}}, b(16), c = {}; // flat, flat, flat
  a = {{5, 6}};
  b = Map();
  c = Map{{1, 1}};
  return a.size() + b.size() + c.size();
}
