// L2: maps made by new and make_unique that a local variable keeps.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <memory>
#include <unordered_map>
#include <utility>

using Map = std::unordered_map<int, int>;
void take(std::unique_ptr<Map>);
int unique() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|is removed)}}
  auto p = std::make_unique<Map>();
  (*p)[1] = 2;
  if (p)
    p->emplace(3, 4);
  return p->size();
}
int twoTypes() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|is removed)}}
  std::unique_ptr<Map> p(new Map{{1, 2}});
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|is removed)}}
  std::unique_ptr<Map> q = std::make_unique<Map>();
  q->insert({1, 2});
  p.reset();
  return q->size();
}
int raw() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|is removed)}}
  auto *p = new Map;
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|is removed)}}
  Map *q = new Map();
  (*p)[1] = (*q)[2];
  int s = p->size();
  delete p;
  delete q;
  return s;
}
void passedOn() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-passed-to-function]
  auto p = std::make_unique<Map>();
  take(std::move(p));
}
Map *returned() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-returned]
  auto *p = new Map;
  return p;
}
int kept() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  auto p = std::make_unique<Map>();
  int &x = (*p)[1];
  p->insert({2, 3});
  return x;
}
int shared() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-not-local]
  auto p = std::make_shared<Map>();
  return p->size();
}
