// L5: a named reference to an element must not be used behind an insertion.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>

int kept() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  int &x = m[1];
  m[2] = 3;
  return x;
}
int usedBefore() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  int &x = m[1];
  int sum = x;
  m[2] = 3;
  return sum + m[2];
}
int takenAnew(int n) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  int sum = 0;
  for (int i = 0; i < n; ++i) {
    int &x = m[i];
    x += i;
    sum += x;
  }
  return sum;
}
int onOnePath(bool b) {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  int *p = nullptr;
  if (b)
    p = &m[1];
  m[2] = 3;
  return p ? *p : 0;
}
int reassigned(bool b) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  int *p = &m[1];
  m[2] = 3;
  p = &m[1];
  return b ? *p : 0;
}
int aroundLoop(int n) {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  int *last = &m[0];
  for (int i = 1; i < n; ++i) {
    *last = i;
    m[i] = 0;
  }
  return m[0];
}
