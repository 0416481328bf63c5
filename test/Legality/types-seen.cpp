// L4: a map whose type or address something else sees.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <algorithm>
#include <iterator>
#include <unordered_map>

using Map = std::unordered_map<int, int>;
void take(Map &);
void takeValue(Map); 
template <class T> void takeAny(T &) {}
struct Owner {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-member]
  Map m;
};
Map returned() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-returned]
  Map m;
  return m;
}
void passed() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-passed-to-function]
  Map m;
  take(m);
}
void passedByValue() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-passed-to-function]
  Map m;
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-temporary]
  takeValue(m);
}
void passedToTemplate() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-passed-to-function]
  Map m;
  takeAny(m);
}
void addressTaken() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-address-taken]
  Map m;
  Map *p = &m;
  p->clear();
}
void sized() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-type-observed]
  Map m;
  char space[sizeof(m)];
  (void)space;
}
void typed() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-type-observed]
  Map m;
  decltype(m)::value_type v{1, 2};
  m.insert(v);
}
void stored(Owner &o) {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-group-refused]
  Map m;
  o.m = m;
}
void usedOnlyHere() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map m;
  m.insert(Map::value_type(1, 2));
  (void)m;
}
void output() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-passed-to-function]
  Map m;
  std::fill_n(std::inserter(m, m.end()), 1, Map::value_type(1, 2));
}
