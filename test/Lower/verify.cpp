// The verdicts are clang diagnostics, so -verify sees them; two forks do not
// disturb it.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=2 -Xclang -verify
// RUN: not %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=2 -Xclang -verify -DWRONG 2>&1 | FileCheck %s
// CHECK: error: 'expected-remark' diagnostics expected but not seen
#include <unordered_map>

#ifdef WRONG
int x; // expected-remark {{there is none}}
#endif

int f(int k) {
  std::unordered_map<int, int> m; // expected-remark {{map 'm' placed on the stack}}
  m[k] = 1; // expected-note {{flow: holds at most 1 element}}
  return m.size();
}

std::unordered_map<int, int> g() {
  std::unordered_map<int, int> m; // expected-remark {{map 'm' not lowered: it is returned, so its type is seen by callers [roost-returned]}}
  return m; // expected-note {{flow: 'return m'}}
}
