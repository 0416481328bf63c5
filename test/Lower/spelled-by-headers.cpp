// Only where the main file can write the type of a container is it planned: by a
// name that a header gives, by a name of that name, by decltype.
// RUN: %same-output --lowered 1 %s -- -std=c++17 -I %S/Inputs -DALIAS
// RUN: %same-output --lowered 1 %s -- -std=c++17 -I %S/Inputs -DNAMES
// RUN: %same-output --refused 1 %s -- -std=c++17 -I %S/Inputs -DCOPY
// RUN: %clangxx_roost -DCOPY -I %S/Inputs -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
// RUN: %clangxx_roost -DMACRO -I %S/Inputs -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=MACRO
// RUN: %clangxx_roost -DALIAS -I %S/Inputs -O0 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s --check-prefix=O0
#include "names-of-maps.h"
#include <cstdio>

#if defined(NAMES)
static int count() {
  names::Index edges;
  edges[1] = 2;
  return int(edges.size());
}
#elif defined(COPY)
static int count() {
  names::Graph g;
  // CHECK: [[@LINE+1]]:8: remark: map 'copy' not lowered: it must keep the type of 'g.get()', which is not lowered [roost-group-refused]
  auto copy = g.get();
  copy["x"] = 1;
  return int(copy.size());
}
#elif defined(MACRO)
static int count() {
  // MACRO: [[@LINE+1]]:13: remark: map 'm' not lowered: it {{.*}} [roost-in-macro]
  NAMES_IDS m;
  m["x"] = 1;
  return int(m.size());
}
#else
static int count() {
  // O0: [[@LINE+1]]:14: remark: map 'm' not lowered: it is in code compiled without optimization [roost-not-optimized]
  names::Ids m;
  m["x"] = 1;
  return int(m.size());
}
#endif

int main() { std::printf("%d\n", count()); }
