// L5: an exception may leave a try block behind any insertion in it.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>

int handler() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  auto p = &m[1];
  try {
    m[2] = m.at(7);
  } catch (...) {
    return *p;
  }
  return 0;
}
int handlerLooksAgain() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  try {
    int &x = m[1];
    x = m.at(7);
    m[2] = 1;
  } catch (...) {
    return m[1];
  }
  return 0;
}
