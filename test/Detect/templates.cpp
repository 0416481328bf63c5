// A template is one place, however many instances it has.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-lower=off
// RUN: %roost report --format=json %t.o | %python %S/Inputs/sites.py | FileCheck %s
#include <unordered_map>

template <class K> int f(K k) {
  // CHECK: [[@LINE+1]]:30 local stack 'm' std::unordered_map<K, int> => std::unordered_map<K, int> in f(K){{$}}
  std::unordered_map<K, int> m;
  // CHECK-NEXT: [[@LINE+1]]:32 local stack 'n' std::unordered_map<int, int> => std::unordered_map<int, int> in f(K){{$}}
  std::unordered_map<int, int> n;
  return m[k] + n[1];
}
int g() { return f(1) + f('a') + f(2L); }
// CHECK-NOT: local
