// Lowering off: every map is reported, and the code is that of plain clang.
// RUN: %clangxx -O2 -c %s -o %t.plain.o
// RUN: %clangxx_roost -O2 -c %s -o %t.o -fplugin-arg-roost-lower=off
// RUN: llvm-objcopy --remove-section=.roost.report %t.o %t.stripped.o
// RUN: llvm-objdump -d --no-show-raw-insn %t.plain.o | tail -n +4 > %t.plain.s
// RUN: llvm-objdump -d --no-show-raw-insn %t.stripped.o | tail -n +4 > %t.s
// RUN: cmp %t.plain.s %t.s
// RUN: %roost report %t.o | FileCheck %s
// RUN: %clangxx_roost -O2 -c %s -o %t.silent.o -fplugin-arg-roost-lower=off -fplugin-arg-roost-record=off
// RUN: cmp %t.plain.o %t.silent.o
#include <unordered_map>

int f(int k) {
  std::unordered_map<int, int> m;
  m[k] = 2;
  return m[k];
}
// CHECK: lowering-off.cpp:14:32 {{.*}}lowering-off{{.*}} m
// CHECK: lowered 0
