// Before C++17 there is no table to lower to; the reason says so.
// RUN: %clangxx_roost -std=c++14 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=OLD
// RUN: %clangxx_roost -std=c++17 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=NEW
// RUN: %clangxx_roost -std=c++20 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=NEW
// RUN: %clangxx_roost -std=c++23 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=NEW
#include <unordered_set>

bool f(int k) {
  // OLD: [[@LINE+2]]:27: remark: set 's' not lowered: it needs C++17 or later [roost-language-version]
  // NEW: [[@LINE+1]]:27: remark: set 's' placed on the stack
  std::unordered_set<int> s;
  s.insert(k);
  return s.count(3);
}
