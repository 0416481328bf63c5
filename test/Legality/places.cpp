// L1, L2: which maps are candidates at all.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <unordered_map>
#include <utility>
#include <vector>

#define DECLARE(T, m) T m
#define USE(x) (x)
using Map = std::unordered_map<int, int>;
typedef std::unordered_map<int, int> Old;
static Map file; // flat
template <class T> int inTemplate(T t) {
  std::unordered_map<T, int> m; // stays: in-template
  return m[t];
}
int parameter(Map m) { return m[1]; } // stays: parameter
int inMacro() {
  DECLARE(Map, m); // stays: in-macro
  return m[1];
}
int usedInMacro() {
  Map m; // flat
  return USE(m[1]) + USE(m).size();
}
int statics() {
  static Map m; // flat
  thread_local Map t; // flat
  return m[1] + t[2];
}
int aliases() {
  using Local = std::unordered_map<int, std::vector<int>>;
  Map a; // flat
  Old b; // flat
  const Local c{}; // flat
  auto d = std::unordered_map<int, int>(8); // flat
  auto e = Map{{1, 2}}; // flat
  return a[1] + b[1] + c.size() + d[1] + e[1];
}
int deduced() {
  std::unordered_map m{std::pair{1, 2}}; // stays: deduced-type
  return m[1];
}
int multi() {
  std::unordered_multimap<int, int> m; // node: multi-container
  return m.size();
}
struct Local {
  int run() {
    Map m; // flat
    return m[1];
  }
};
int inLocalClass() {
  struct Inner {
    int run() {
      Map m; // flat
      return m[1];
    }
  };
  auto lambda = [] {
    Map m; // flat
    return m[1];
  };
  return Inner().run() + lambda();
}
