// L0: every map is still reported.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify -fplugin-arg-roost-lower=off
#include <unordered_map>

int f() {
  std::unordered_map<int, int> m; // expected-remark {{[roost-lowering-off]}}
  return m[1];
}
int g() {
  std::unordered_map<int, int> m; // expected-remark {{[roost-unsupported-member]}}
  return m.bucket_count();
}
