// L1, L2: which maps are candidates at all.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>
#include <utility>
#include <vector>

#define DECLARE(T, m) T m
#define USE(x) (x)
using Map = std::unordered_map<int, int>;
typedef std::unordered_map<int, int> Old;
// CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-static-storage]
static Map file;
template <class T> int inTemplate(T t) {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-in-template]
  std::unordered_map<T, int> m;
  return m[t];
}
// CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-parameter]
int parameter(Map m) { return m[1]; }
int inMacro() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-in-macro]
  DECLARE(Map, m);
  return m[1];
}
int usedInMacro() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map m;
  return USE(m[1]) + USE(m).size();
}
int statics() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-static-storage]
  static Map m;
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-static-storage]
  thread_local Map t;
  return m[1] + t[2];
}
int aliases() {
  using Local = std::unordered_map<int, std::vector<int>>;
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map a;
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Old b;
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  const Local c{};
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  auto d = std::unordered_map<int, int>(8);
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  auto e = Map{{1, 2}};
  return a[1] + b[1] + c.size() + d[1] + e[1];
}
int deduced() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-deduced-type]
  std::unordered_map m{std::pair{1, 2}};
  return m[1];
}
int multi() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-multi-container]
  std::unordered_multimap<int, int> m;
  return m.size();
}
struct Local {
  int run() {
    // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
    Map m;
    return m[1];
  }
};
int inLocalClass() {
  struct Inner {
    int run() {
      // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
      Map m;
      return m[1];
    }
  };
  auto lambda = [] {
    // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
    Map m;
    return m[1];
  };
  return Inner().run() + lambda();
}
