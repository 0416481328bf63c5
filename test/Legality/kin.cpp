// L4: maps that must have one type are lowered together or not at all.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <unordered_map>
#include <utility>

using Map = std::unordered_map<int, int>;
Map global; // expected-remark {{[roost-static-storage]}}
Map make();
int together() {
  Map a; // expected-remark {{kept on the heap}}
  Map b = a; // expected-remark {{kept on the heap}}
  auto c = a; // expected-remark {{kept on the heap}}
  b[1] = 2;
  c = b;
  swap(a, b);
  std::swap(b, c);
  a.swap(c);
  b = std::move(a);
  return (b == c) + (a != c);
}
int withGlobal() {
  Map a; // expected-remark {{[roost-group-refused]}}
  Map b; // expected-remark {{[roost-group-refused]}}
  a = b;
  global = a;
  return a.size();
}
int fromGlobal() {
  Map a = global; // expected-remark {{[roost-group-refused]}}
  return a.size();
}
int fromFunction() {
  Map a = make(); // expected-remark {{[roost-made-by-function]}}
  auto b = make(); // expected-remark {{[roost-made-by-function]}}
  return a.size() + b.size();
}
int references() {
  Map a; // expected-remark {{kept on the heap}}
  auto &r = a;
  const Map &c = a;
  r[1] = 2;
  return c.size();
}
int throughReference() {
  Map a; // expected-remark {{[roost-reference-kept]}}
  auto &r = a;
  int &x = a[1];
  r[2] = 3;
  return x;
}
int movedFrom() {
  Map a; // expected-remark {{[roost-reference-kept]}}
  int &x = a[1];
  Map b = std::move(a); // expected-remark {{[roost-group-refused]}}
  x = 2;
  return b[1];
}
int braces() {
  Map a{{1, 2}, {3, 4}}, b(16), c = {}; // expected-remark {{kept on the heap}}
  // expected-remark@-1 2 {{kept on the heap}}
  a = {{5, 6}};
  b = Map(); // expected-remark {{kept on the heap}}
  c = Map{{1, 1}}; // expected-remark {{kept on the heap}}
  return a.size() + b.size() + c.size();
}
