// What is wrong in the program is said once, as the plain compiler says it.
// RUN: not %clangxx -O2 -Wall -c %s -o %t.o 2> %t.plain
// RUN: not %clangxx_roost -O2 -Wall -c %s -o %t.o 2> %t.roost
// RUN: diff %t.plain %t.roost
// RUN: FileCheck %s --input-file=%t.roost
// RUN: not %clangxx -O2 -DLATE -Wall -c %s -o %t.o 2> %t.plain
// RUN: not %clangxx_roost -O2 -DLATE -Wall -c %s -o %t.o 2> %t.roost
// RUN: diff %t.plain %t.roost
// RUN: not %clangxx -fsyntax-only -DNOHEADER %s 2> %t.plain
// RUN: not %clangxx_roost -fsyntax-only -DNOHEADER %s 2> %t.roost
// RUN: diff %t.plain %t.roost
// RUN: not %clangxx_roost -O2 -c %s -o %t.no.o
// RUN: not test -e %t.no.o
#include <string>
#include <unordered_map>
#ifdef NOHEADER
#include "there-is-no-such-file.h"
#endif

int fine() {
  std::unordered_map<int, int> M;
  M[1] = 2;
  return M[1];
}

#ifndef LATE
int missing() {
  std::unordered_map<int, std::string> M;
  // CHECK: :[[@LINE+1]]:7: error: no viable conversion
  int N = M[1];
  // CHECK: :[[@LINE+1]]:5: error: no member named 'push_back' in 'std::unordered_map<int, std::
  M.push_back(N);
  // CHECK: :[[@LINE+1]]:18: error: expected ';'
  int Missing = 1
  return Missing;
}
#endif

int unused() {
  int Number;
  std::unordered_map<int, int> M;
  M["text"] = 1;
  return M.size() + undeclared;
}

template <class T> int instantiated(T Value) {
  std::unordered_map<int, T> M;
  M[1] = Value;
  return M[1].length();
}
int instantiates() { return instantiated(5); }
int unfinished() {
  std::unordered_map<int, int> M;
  if (M.empty()) {
