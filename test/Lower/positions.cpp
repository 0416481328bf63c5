// Tokens are pushed into lines, yet every message keeps its line and column,
// and is said once.
// RUN: %clangxx -O1 -Wall -Wextra -std=c++17 -c %s -o %t.plain.o 2> %t.plain
// RUN: %clangxx_roost -O1 -Wall -Wextra -std=c++17 -c %s -o %t.o 2> %t.roost
// RUN: diff %t.plain %t.roost
// RUN: FileCheck %s < %t.roost
// RUN: %roost report %t.o | FileCheck %s --check-prefix=REPORT

#include <unordered_map>

int f(int k) {
  // CHECK: positions.cpp:[[@LINE+1]]:42: warning: unused variable 'unused'
  std::unordered_map<int, int> m; int    unused;
  m[k] = 1;
  // CHECK: positions.cpp:[[@LINE+1]]:50: warning: variable 'set'
  std::unordered_map<int, int> n = {{1, 2}}; int set; set = 1;
  return m.size() + n.size();
  // CHECK: 2 warnings generated
}

// REPORT: positions.cpp:13:32 {{.*}} m
// REPORT: positions.cpp:16:32 {{.*}} n
// REPORT: lowered 2
