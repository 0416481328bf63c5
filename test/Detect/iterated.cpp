// Whether the program goes over the elements.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-lower=off
// RUN: %roost report --format=json %t.o | %python %S/Inputs/sites.py | FileCheck %s
#include <unordered_map>

int f() {
  // CHECK: 'loop' {{.*}} iterated
  std::unordered_map<int, int> loop;
  // CHECK-NEXT: 'begin' {{.*}} iterated
  std::unordered_map<int, int> begin;
  // CHECK-NEXT: 'through' {{.*}} iterated
  std::unordered_map<int, int> through;
  // CHECK-NEXT: 'found' {{.*}}f(){{$}}
  std::unordered_map<int, int> found;
  for (auto &p : loop)
    p.second = 1;
  auto &r = through;
  for (auto &p : r)
    p.second = 1;
  return begin.begin() == begin.end() || found.find(1) == found.end();
}
