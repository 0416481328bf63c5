// From a program to the stories of its maps, by way of an object.
//
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: %roost c++ -O2 -c %s -o a.o
// RUN: %roost why why.cpp:37 a.o | FileCheck %s --check-prefix=SEEN --implicit-check-not=leaks
// RUN: %roost why why.cpp:45 a.o | FileCheck %s --check-prefix=LEAKS --implicit-check-not=seen
// RUN: %roost why why.cpp:46 a.o | FileCheck %s --check-prefix=LEAKS
// RUN: not %roost why why.cpp:47 a.o 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: %roost why --format=json why.cpp:45 a.o | %python -m json.tool --sort-keys | FileCheck %s --check-prefix=JSON
//
// Without a path it is the current folder.
//
// RUN: %roost why why.cpp:37 > here.txt && %roost why why.cpp:37 a.o | cmp - here.txt
//
// Without the plugin there is nothing to tell.
//
// RUN: %roost c++ --no-roost -O2 -c %s -o plain.o
// RUN: not %roost why why.cpp:37 plain.o 2>&1 | FileCheck %s --check-prefix=PLAIN
// PLAIN: {{^}}roost: error: plain.o: carries no Roost record; compile it with 'roost c++'{{$}}

#include <string>
#include <unordered_map>

int count(int N) {
  // SEEN:      why.cpp:37:32: map 'seen' placed on the stack, [[BYTES:[0-9]+]] bytes
  // SEEN-NEXT: {{^}}   37 |   std::unordered_map<int, int> seen;
  // SEEN-NEXT: {{^}}      |                                ^{{$}}
  // SEEN-NEXT: what     'seen', local variable of count(int)
  // SEEN-NEXT: type     std::unordered_map<int, int>{{$}}
  // SEEN-NEXT: table    flat
  // SEEN-NEXT: header   on the stack
  // SEEN-NEXT: buckets  on the stack, the first [[BYTES]] bytes
  // SEEN-NEXT: why      it does not escape 'count' (no-escape)
  // SEEN-NEXT: rule     R1 One object: first buckets
  // SEEN-NEXT: {{.*}} with it{{$}}
  // SEEN-NOT: {{.}}
  std::unordered_map<int, int> seen;
  for (int I = 0; I < N; ++I)
    ++seen[I % 7];
  return seen.size();
}

using Index = std::unordered_map<std::string, int>;
Index leaks(int N) {
  Index m(
      16);
  m["a"] = N;
  return m;
}

// LEAKS:      why.cpp:45:9: map 'm' not lowered: it is returned, so its type is seen by callers
// LEAKS-NEXT: {{^}}   45 |   Index m({{$}}
// LEAKS-NEXT: {{^}}      |         ^{{$}}
// LEAKS-NEXT: what     'm', local variable of leaks(int)
// LEAKS-NEXT: type     Index, which is std::unordered_map<std::string, int>
// LEAKS-NEXT: table    the standard's
// LEAKS-NEXT: header
// LEAKS-NEXT: buckets  on the heap{{$}}
// LEAKS-NEXT: why      it is returned, so its type is seen by callers (returned)
// LEAKS-NEXT: rule     L4 No use shows the type:
// LEAKS:      flow     1. {{.*}}why.cpp:48:3: 'return m'
// LEAKS-NEXT: {{^}}   48 |   return m;
// LEAKS-NEXT: {{^}}      |   ^{{$}}

// NONE: {{^}}roost: error: no map at why.cpp:47; the nearest {{is|are}} at {{.*}}why.cpp:45{{.*[^.]$}}

// JSON:      "maps": [
// JSON:      "flow": [
// JSON:      "line": 48,
// JSON-NEXT: "source": "  return m;",
// JSON:      "help": "",
// JSON:      "name": "m",
// JSON:      "reason": "returned",
// JSON-NEXT: "rule": "L4",
// JSON-NEXT: "ruleSentence": "every use of the map {{.+}}",
// JSON-NEXT: "ruleTitle": "No use shows the type",
// JSON-NEXT: "source": "  Index m(",
// JSON-NOT:  "name": "seen"
// JSON-NOT:  "summary"
