// L4: a map whose type or address something else sees.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <algorithm>
#include <iterator>
#include <unordered_map>

using Map = std::unordered_map<int, int>;
void take(Map &);
void takeValue(Map); 
template <class T> void takeAny(T &) {}
struct Owner {
  Map m; // expected-remark {{[roost-member]}}
};
Map returned() {
  Map m; // expected-remark {{[roost-returned]}}
  return m;
}
void passed() {
  Map m; // expected-remark {{[roost-passed-to-function]}}
  take(m);
}
void passedByValue() {
  Map m; // expected-remark {{[roost-passed-to-function]}}
  // expected-remark@+1 {{[roost-temporary]}}
  takeValue(m);
}
void passedToTemplate() {
  Map m; // expected-remark {{[roost-passed-to-function]}}
  takeAny(m);
}
void addressTaken() {
  Map m; // expected-remark {{[roost-address-taken]}}
  Map *p = &m;
  p->clear();
}
void sized() {
  Map m; // expected-remark {{[roost-type-observed]}}
  char space[sizeof(m)];
  (void)space;
}
void typed() {
  Map m; // expected-remark {{[roost-type-observed]}}
  decltype(m)::value_type v{1, 2};
  m.insert(v);
}
void stored(Owner &o) {
  Map m; // expected-remark {{[roost-group-refused]}}
  o.m = m;
}
void usedOnlyHere() {
  Map m; // expected-remark {{kept on the heap}}
  m.insert(Map::value_type(1, 2));
  (void)m;
}
void output() {
  Map m; // expected-remark {{[roost-passed-to-function]}}
  std::fill_n(std::inserter(m, m.end()), 1, Map::value_type(1, 2));
}
