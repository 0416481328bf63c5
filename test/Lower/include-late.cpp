// The container's header may come after the first declarations.
// RUN: %same-output --lowered 1 %s -- -std=c++17
// RUN: %same-output --refused 1 %s -- -std=c++17 -DINSIDE
// RUN: %clangxx_roost -DINSIDE -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <cstdio>
using namespace std;
int before() { return 1; }

#ifdef INSIDE
extern "C++" {
#endif
#include <unordered_map>
#ifdef INSIDE
}
#endif

int main() {
  // CHECK: [[@LINE+1]]:27: remark: map 'm' not lowered: it could not be judged ahead of its compilation, because an include lies inside a declaration [roost-not-planned]
  unordered_map<int, int> m;
  m[1] = before();
  printf("%d\n", m[1]);
}
