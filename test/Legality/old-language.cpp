// L2: C++17 is the first language whose order of evaluation is relied on.
// RUN: %clangxx_roost -O0 -std=c++14 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <unordered_map>

int f() {
  std::unordered_map<int, int> m; // expected-remark {{[roost-language-version]}}
  return m[1];
}
