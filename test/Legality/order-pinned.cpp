// L7: with order=observed a map that is iterated over is left alone.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -fplugin-arg-roost-order=observed 2>&1 | FileCheck %s
#include <unordered_map>

int iterated() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-order-observed]
  std::unordered_map<int, int> m;
  int s = 0;
  for (auto &p : m)
    s = s * 31 + p.second;
  return s;
}
int throughReference() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-order-observed]
  std::unordered_map<int, int> m;
  auto &r = m;
  return r.begin()->second;
}
int wentOn() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-order-observed]
  std::unordered_map<int, int> m;
  auto it = m.find(1);
  return ++it == m.end() ? 0 : it->second;
}
int lookedUp() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  auto it = m.find(1);
  return it == m.end() ? m.count(2) : it->second;
}
