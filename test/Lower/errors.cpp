// What is wrong with a program is said as without Roost: same words, same
// places, once.
// RUN: not %clangxx -std=c++17 -c %s -o %t.o 2> %t.plain
// RUN: not %clangxx_roost -std=c++17 -c %s -o %t.o 2> %t.roost
// RUN: diff %t.plain %t.roost
// RUN: not %clangxx -std=c++17 -DLATE -c %s -o %t.o 2> %t.plain
// RUN: not %clangxx_roost -std=c++17 -DLATE -c %s -o %t.o 2> %t.roost
// RUN: diff %t.plain %t.roost
// RUN: FileCheck %s < %t.roost
#include <algorithm>
#include <unordered_map>
#include <vector>

template <class T> int last(const T &t) { return t.no_such_member; }

int f(std::vector<int> v) {
  std::unordered_map<int, int> m;
  m[1] = 2;
  std::sort(v.begin(), v.end(), [](int a, int b) { return a < b; });
#ifndef LATE
  m.no_such_function();
#endif
  return m[1];
}

#ifdef LATE
// Found only when the template is instantiated, at the end of the file.
// CHECK: error: no member named 'no_such_member' in 'std::vector<int>'
// CHECK: note: in instantiation of function template specialization 'last<std::vector<int>>'
// CHECK: 1 error generated
int g(std::vector<int> v) { return last(v); }
#endif
