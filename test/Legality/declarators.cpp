// L2: one written type with several declarators is edited for all or for none.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <unordered_map>

void take(std::unordered_map<int, int> &);
void both() {
  std::unordered_map<int, int> a, b; // expected-remark {{kept on the heap}}
  // expected-remark@-1 {{kept on the heap}}
  a[1] = b[2];
}
void one() {
  std::unordered_map<int, int> a, b; // expected-remark {{[roost-passed-to-function]}}
  // expected-remark@-1 {{[roost-group-refused]}}
  b[1] = 2;
  take(a);
}
