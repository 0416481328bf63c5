// L2: maps made by new and make_unique that a local variable keeps.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <memory>
#include <unordered_map>
#include <utility>

using Map = std::unordered_map<int, int>;
void take(std::unique_ptr<Map>);
int unique() {
  auto p = std::make_unique<Map>(); // expected-remark {{kept on the heap}}
  (*p)[1] = 2;
  if (p)
    p->emplace(3, 4);
  return p->size();
}
int twoTypes() {
  std::unique_ptr<Map> p(new Map{{1, 2}}); // expected-remark {{kept on the heap}}
  std::unique_ptr<Map> q = std::make_unique<Map>(); // expected-remark {{kept on the heap}}
  q->insert({1, 2});
  p.reset();
  return q->size();
}
int raw() {
  auto *p = new Map; // expected-remark {{kept on the heap}}
  Map *q = new Map(); // expected-remark {{kept on the heap}}
  (*p)[1] = (*q)[2];
  int s = p->size();
  delete p;
  delete q;
  return s;
}
void passedOn() {
  auto p = std::make_unique<Map>(); // expected-remark {{[roost-passed-to-function]}}
  take(std::move(p));
}
Map *returned() {
  auto *p = new Map; // expected-remark {{[roost-returned]}}
  return p;
}
int kept() {
  auto p = std::make_unique<Map>(); // expected-remark {{[roost-reference-kept]}}
  int &x = (*p)[1];
  p->insert({2, 3});
  return x;
}
int shared() {
  auto p = std::make_shared<Map>(); // expected-remark {{[roost-not-local]}}
  return p->size();
}
