// L4: maps that must have one type are lowered together or not at all.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>
#include <utility>

using Map = std::unordered_map<int, int>;
// CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-static-storage]
Map global;
Map make();
int together() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map a;
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map b = a;
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  auto c = a;
  b[1] = 2;
  c = b;
  swap(a, b);
  std::swap(b, c);
  a.swap(c);
  b = std::move(a);
  return (b == c) + (a != c);
}
int withGlobal() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-group-refused]
  Map a;
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-group-refused]
  Map b;
  a = b;
  global = a;
  return a.size();
}
int fromGlobal() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-group-refused]
  Map a = global;
  return a.size();
}
int fromFunction() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-made-by-function]
  Map a = make();
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-made-by-function]
  auto b = make();
  return a.size() + b.size();
}
int references() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map a;
  auto &r = a;
  const Map &c = a;
  r[1] = 2;
  return c.size();
}
int throughReference() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Map a;
  auto &r = a;
  int &x = a[1];
  r[2] = 3;
  return x;
}
int movedFrom() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  Map a;
  int &x = a[1];
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-group-refused]
  Map b = std::move(a);
  x = 2;
  return b[1];
}
int braces() {
  // CHECK-DAG: [[@LINE+3]]:{{.*' (placed|kept|does)}}
  // CHECK-DAG: [[@LINE+2]]:{{.*' (placed|kept|does)}}
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map a{{1, 2}, {3, 4}}, b(16), c = {};
  a = {{5, 6}};
  // CHECK-DAG: [[@LINE+1]]:{{.*map (placed|kept|does)}}
  b = Map();
  // CHECK-DAG: [[@LINE+1]]:{{.*map (placed|kept|does)}}
  c = Map{{1, 1}};
  return a.size() + b.size() + c.size();
}
