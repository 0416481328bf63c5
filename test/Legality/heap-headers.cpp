// L2: maps made by new and make_unique that a local variable keeps.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <memory>
#include <unordered_map>
#include <utility>

using Map = std::unordered_map<int, int>;
void take(std::unique_ptr<Map>);
int unique() {
  auto p = std::make_unique<Map>(); // flat
  (*p)[1] = 2;
  if (p)
    p->emplace(3, 4);
  return p->size();
}
int twoTypes() {
  std::unique_ptr<Map> p(new Map{{1, 2}}); // flat
  std::unique_ptr<Map> q = std::make_unique<Map>(); // flat
  q->insert({1, 2});
  p.reset();
  return q->size();
}
int raw() {
  auto *p = new Map; // flat
  Map *q = new Map(); // flat
  (*p)[1] = (*q)[2];
  int s = p->size();
  delete p;
  delete q;
  return s;
}
void passedOn() {
  auto p = std::make_unique<Map>(); // stays: passed-to-function
  take(std::move(p));
}
Map *returned() {
  auto *p = new Map; // stays: returned
  return p;
}
int kept() {
  auto p = std::make_unique<Map>(); // node: reference-kept
  int &x = (*p)[1];
  p->insert({2, 3});
  return x;
}
int shared() {
  auto p = std::make_shared<Map>(); // stays: not-local
  return p->size();
}
