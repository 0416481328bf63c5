// L5: an exception may leave a try block behind any insertion in it.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <unordered_map>

int handler() {
  std::unordered_map<int, int> m; // expected-remark {{[roost-reference-kept]}}
  auto p = &m[1];
  try {
    m[2] = m.at(7);
  } catch (...) {
    return *p;
  }
  return 0;
}
int handlerLooksAgain() {
  std::unordered_map<int, int> m; // expected-remark {{kept on the heap}}
  try {
    int &x = m[1];
    x = m.at(7);
    m[2] = 1;
  } catch (...) {
    return m[1];
  }
  return 0;
}
