// L7: with order=observed a map that is iterated over is left alone.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify -fplugin-arg-roost-order=observed
#include <unordered_map>

int iterated() {
  std::unordered_map<int, int> m; // expected-remark {{[roost-order-observed]}}
  int s = 0;
  for (auto &p : m)
    s = s * 31 + p.second;
  return s;
}
int throughReference() {
  std::unordered_map<int, int> m; // expected-remark {{[roost-order-observed]}}
  auto &r = m;
  return r.begin()->second;
}
int lookedUp() {
  std::unordered_map<int, int> m; // expected-remark {{kept on the heap}}
  auto it = m.find(1);
  return it == m.end() ? m.count(2) : it->second;
}
