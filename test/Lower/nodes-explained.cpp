// What is said of a map that became ours with nodes: it is on the heap, and why
// it could not be flat.
// RUN: %clangxx_roost -std=c++17 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=2 2>&1 | FileCheck %s
// RUN: %clangxx_roost -std=c++17 -O1 -c %s -o %t.o -Rpass-missed=roost 2>&1 | FileCheck %s --check-prefix=MISSED
// RUN: %roost report %t.o | FileCheck %s --check-prefix=REPORT
#include <string>
#include <unordered_map>

int f(int n) {
  // CHECK: [[@LINE+3]]:40: remark: map 'm' kept in nodes on the heap: it has a reference, pointer or iterator to an element that is used after an insertion may have moved it [roost-reference-kept]
  // MISSED: [[@LINE+2]]:40: remark: map 'm' kept in nodes on the heap because it has a reference,
  // REPORT: :[[@LINE+1]]:40 heap reference-kept
  std::unordered_map<int, std::string> m;
  // CHECK: [[@LINE+1]]:20: note: flow: 'a' refers to an element
  std::string &a = m[1];
  for (int i = 0; i < n; ++i)
    // CHECK: [[@LINE+1]]:5: note: flow: 'm[i]' may move it
    m[i] = "x";
  a += "y";
  // REPORT: maps: 3 lowered 3 stack 1 (33%) heap 2 not lowered 0
  return m.size();
}

class Members {
  // CHECK: [[@LINE+1]]:37: remark: map 'names' kept in nodes on the heap: it may hold a key more than once
  std::unordered_multimap<int, int> names;

public:
  int count(int n) {
    for (int i = 0; i < n; ++i)
      names.insert({i % 3, i});
    return names.count(1);
  }
};
int g(int n) { return Members().count(n); }

int h(int n) {
  // CHECK: [[@LINE+1]]:32: remark: map 'm' placed on the stack
  std::unordered_map<int, int> m;
  m[n] = 1;
  return m.size();
}
