// The line table of a program does not move either.
// RUN: %clangxx -O1 -g -c %s -o %t.plain.o
// RUN: %clangxx_roost -O1 -g -c %s -o %t.o
// RUN: llvm-dwarfdump --debug-line %t.o | FileCheck %s
// RUN: llvm-dwarfdump --debug-info %t.o | FileCheck %s --check-prefix=INFO

#include <unordered_map>

int f(int k) {
  std::unordered_map<int, int> m;
  m[k] = 1;
  return m.size();
}

// CHECK-DAG: {{0x[0-9a-f]+}} 11 8 {{.*}}is_stmt
// CHECK-DAG: {{0x[0-9a-f]+}} 13 1 {{.*}}is_stmt
// INFO:      DW_AT_call_line{{.*}}(10)
// INFO-NEXT: DW_AT_call_column{{.*}}({{32|0x20}})
