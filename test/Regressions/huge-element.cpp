// An element larger than a stack, made by an emplace that does not show its
// key: libstdc++ makes it in its node. The flat table needs a place meanwhile.
// RUN: %clangxx_roost -O2 -c %s -o %t.o
// RUN: %roost report --format=json %t.o | %python -m json.tool | FileCheck %s
// RUN: %clangxx %t.o -o %t && %t
// RUN: %clangxx -O1 -std=c++17 -I%include -DBY_HAND %s -o %t && %t
#include <unordered_map>
#include <utility>
#ifdef BY_HAND
#include <roost/unordered_flat_map.h>
template <class K, class V> using Map = roost::unordered_flat_map<K, V>;
#else
template <class K, class V> using Map = std::unordered_map<K, V>;
#endif

struct Huge {
  char Bytes[12 << 20];
  Huge(int First) { Bytes[0] = static_cast<char>(First); }
};
struct Large {
  char Bytes[4000];
  Large(int First) { Bytes[0] = static_cast<char>(First); }
};

int huge() {
  // CHECK: "name": "values"
  // CHECK: "reason": "large-element"
  // CHECK: "table": "node"
  Map<int, Huge> values;
  values.emplace(std::piecewise_construct, std::forward_as_tuple(7),
                 std::forward_as_tuple(4));
  return values.at(7).Bytes[0];
}

// CHECK: "name": "others"
// CHECK-NOT: "nodes"
// CHECK: "table": "flat"
int large() {
  Map<int, Large> others;
  others.emplace(std::piecewise_construct, std::forward_as_tuple(7),
                 std::forward_as_tuple(4));
  return others.at(7).Bytes[0];
}

int main() { return huge() == 4 && large() == 4 ? 0 : 1; }
