// -fcoverage-mapping watches the same tokens, so nothing is edited there.
// RUN: %clangxx_roost -O1 -fprofile-instr-generate -fcoverage-mapping -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
// RUN: %clangxx_roost -O1 -fprofile-instr-generate -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=WITHOUT
#include <unordered_map>

int f(int k) {
  // CHECK: [[@LINE+2]]:32: remark: map 'm' not lowered: it could not be judged ahead of its compilation, because -fcoverage-mapping watches the tokens [roost-not-planned]
  // WITHOUT: [[@LINE+1]]:32: remark: map 'm' placed on the stack
  std::unordered_map<int, int> m;
  m[k] = 2;
  return m[k];
}
