// L5: functions that call each other are followed until nothing new turns up.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>

const int *last;
int odd(const int &a, int n);
int even(const int &a, int n) { return n ? odd(a, n - 1) : a; }
int odd(const int &a, int n) {
  last = &a;
  return n ? even(a, n - 1) : a;
}
int down(const int &a, int n);
int up(const int &a, int n) { return n ? down(a, n - 1) : a; }
int down(const int &a, int n) { return n ? up(a, n - 1) : 0; }
int first() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, int> m;
  return odd(m[1], 2);
}
int second() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, int> m;
  return even(m[1], 2);
}
int neither() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  return up(m[1], 2) + down(m[2], 3);
}
