// In every language that has unordered containers; README.md says so.
// RUN: %clangxx_roost -std=c++11 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
// RUN: %clangxx_roost -std=c++14 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
// RUN: %clangxx_roost -std=c++17 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
// RUN: %clangxx_roost -std=c++20 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
// RUN: %clangxx_roost -std=c++23 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_set>

bool f(int k) {
  // CHECK: [[@LINE+1]]:27: remark: set 's' placed on the stack
  std::unordered_set<int> s;
  s.insert(k);
  return s.count(3);
}
