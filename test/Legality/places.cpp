// L1, L2: which maps are candidates at all.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <unordered_map>
#include <utility>
#include <vector>

#define DECLARE(T, m) T m
#define USE(x) (x)
using Map = std::unordered_map<int, int>;
typedef std::unordered_map<int, int> Old;
static Map file; // expected-remark {{[roost-static-storage]}}
template <class T> int inTemplate(T t) {
  std::unordered_map<T, int> m; // expected-remark {{[roost-in-template]}}
  return m[t];
}
int parameter(Map m) { return m[1]; } // expected-remark {{[roost-parameter]}}
int inMacro() {
  DECLARE(Map, m); // expected-remark {{[roost-in-macro]}}
  return m[1];
}
int usedInMacro() {
  Map m; // expected-remark {{kept on the heap}}
  return USE(m[1]) + USE(m).size();
}
int statics() {
  static Map m; // expected-remark {{[roost-static-storage]}}
  thread_local Map t; // expected-remark {{[roost-static-storage]}}
  return m[1] + t[2];
}
int aliases() {
  using Local = std::unordered_map<int, std::vector<int>>;
  Map a; // expected-remark {{kept on the heap}}
  Old b; // expected-remark {{kept on the heap}}
  const Local c{}; // expected-remark {{kept on the heap}}
  auto d = std::unordered_map<int, int>(8); // expected-remark {{kept on the heap}}
  auto e = Map{{1, 2}}; // expected-remark {{kept on the heap}}
  return a[1] + b[1] + c.size() + d[1] + e[1];
}
int deduced() {
  std::unordered_map m{std::pair{1, 2}}; // expected-remark {{[roost-deduced-type]}}
  return m[1];
}
int multi() {
  std::unordered_multimap<int, int> m; // expected-remark {{[roost-multi-container]}}
  return m.size();
}
struct Local {
  int run() {
    Map m; // expected-remark {{kept on the heap}}
    return m[1];
  }
};
int inLocalClass() {
  struct Inner {
    int run() {
      Map m; // expected-remark {{kept on the heap}}
      return m[1];
    }
  };
  auto lambda = [] {
    Map m; // expected-remark {{kept on the heap}}
    return m[1];
  };
  return Inner().run() + lambda();
}
