// Without optimization nothing is placed, so nothing is lowered either: who
// debugs steps through the program as it is written.
// RUN: %clangxx_roost -O0 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=O0
// RUN: %clangxx_roost -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=O1
// RUN: %clangxx_roost -Os -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=O1
// RUN: %clangxx_roost -Oz -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=O1
// RUN: %clangxx -O0 -g -c %s -o %t.plain.o
// RUN: %clangxx_roost -O0 -g -c %s -o %t.o -fplugin-arg-roost-record=off
// RUN: cmp %t.plain.o %t.o
#include <unordered_map>

int f(int k) {
  // O0: [[@LINE+2]]:32: remark: map 'm' not lowered: it is in code compiled without optimization [roost-not-optimized]
  // O1: [[@LINE+1]]:32: remark: map 'm' placed on the stack
  std::unordered_map<int, int> m;
  m[k] = 1;
  return m.size();
}
