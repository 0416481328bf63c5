// explain=2 says of each function what it does with the maps it is given, in the
// words of Go's compiler; explain=1 does not.
//
// RUN: %clangxx_roost -O2 -fplugin-arg-roost-explain=2 -c %s -o %t.o -Wno-unused-function 2>&1 | FileCheck %s --implicit-check-not='[roost-param]'
// RUN: %clangxx_roost -O2 -fplugin-arg-roost-explain=2 -DLOWERED -c %s -o %t.o 2>&1 | FileCheck %s --check-prefixes=CHECK,BOTH
// RUN: %clangxx_roost -O2 -fplugin-arg-roost-explain=1 -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=ONE --allow-empty
// ONE-NOT: [roost-param]
#include <unordered_map>
using Map = std::unordered_map<int, int>;

struct Box {
  Map *Held;
};
Map *Last;

// CHECK-DAG: [[@LINE+1]]:21: remark: Seen does not escape [roost-param]
int size(const Map &Seen) { return static_cast<int>(Seen.size()); }

// CHECK-DAG: [[@LINE+2]]:16: remark: leaking param: Kept [roost-param]
// CHECK-DAG: [[@LINE+1]]:29: note: flow: stored to global 'Last'
void keep(Map &Kept) { Last = &Kept; }

// CHECK-DAG: [[@LINE+1]]:16: remark: leaking param: Through to result [roost-param]
Map &pass(Map &Through) { return Through; }

// CHECK-DAG: [[@LINE+1]]:41: remark: leaking param: Into to 'To' [roost-param]
__attribute__((noinline)) void put(Map *Into, Box *To) { To->Held = Into; }

// Its parameter leads to no map.
int other(const int &Number) { return Number; }

// BOTH-DAG: [[@LINE+1]]:27: remark: Summed does not escape [roost-param]
static int sum(const Map &Summed) { // A map that is lowered.
  int Sum = 0;
  for (const auto &[Key, Value] : Summed)
    Sum += Key * Value;
  return Sum;
}
int main() {
#ifdef LOWERED
  Map M{{1, 2}};
  return sum(M);
#endif
}
