// explain=2 ends with the one change that would keep a map on the stack, where
// one is known; a map that is there needs none.
//
// RUN: %clangxx_roost -O2 -fplugin-arg-roost-explain=2 -c %s -o %t.o 2>&1 | FileCheck %s
// RUN: %roost why advice.cpp:12 %t.o | FileCheck %s --check-prefix=WHY
// RUN: %roost why --format=json advice.cpp:12 %t.o | FileCheck %s --check-prefix=JSON
#include <unordered_map>
#include <utility>

namespace {
struct Owner {
  std::unordered_map<int, int> Counts;
};
} // namespace
static Owner *Last;

int global() {
  Owner *O = new Owner;
  Last = O;
  return static_cast<int>(O->Counts.size());
}
// CHECK: remark: map 'Counts' kept on the heap: it escapes: stored to global 'Last'
// CHECK: note: keep in 'Last' the map by value, or what is needed of it, not its address

// WHY: change {{ *}}keep in 'Last' the map by value
// JSON: "kind":"global"{{.*}}"name":"Last"

int moved() {
  std::unordered_map<int, int> M{{1, 2}};
  Last = new Owner{std::move(M)};
  return 1;
}
// CHECK: remark: map 'M' kept on the heap: it is moved out
// CHECK: note: pass it on by reference instead of moving it into an object that lives longer

int fine() {
  std::unordered_map<int, int> F{{1, 2}};
  return static_cast<int>(F.size());
}
// CHECK: remark: map 'F'
// CHECK-NOT: note:
int main() { return global() + moved() + fine() + (Last ? 1 : 0); }
