// L2, L3: every way of making a table that the flat one has as well.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Numbers = std::unordered_map<int, int>;
struct Hash {
  int salt = 3;
  size_t operator()(int x) const { return size_t(x * salt); }
};
static void print(size_t n) { std::printf("%zu\n", n); }
static void byDefault() {
  Numbers a; // flat
  Numbers b{}; // flat
  Numbers c = {}; // flat
  print(a.size() + b.size() + c.size());
}
static void bySize() {
  Numbers a(100); // flat
  Numbers b(100, std::hash<int>()); // flat
  std::unordered_map<int, int, Hash> c(100, Hash{5}); // flat
  c[1] = 2;
  print(a.size() + b.size() + c.size());
}
static void byList() {
  Numbers a{{1, 2}, {1, 3}}; // flat
  Numbers b = {{1, 2}, {2, 3}}; // flat
  Numbers c({{1, 2}, {2, 3}}, 100); // flat
  std::unordered_set<std::string> d{"a", "b", "a"}; // flat
  print(a.size() + b.size() + c.size() + d.size());
}
static void byRange(const std::vector<int> &v) {
  std::unordered_set<int> a(v.begin(), v.end()); // flat
  std::unordered_set<int> b{v.begin(), v.end()}; // flat
  std::unordered_set<int> c(v.begin(), v.end(), 100); // flat
  print(a.size() + b.size() + c.size());
}
static void byCopy() {
  Numbers a{{1, 2}}; // flat
  Numbers b(a); // flat
  Numbers c = a; // flat
  Numbers d{a}; // flat
  auto e = a; // flat
  print(b.size() + c.size() + d.size() + e.size());
}
static void byMove() {
  Numbers a{{1, 2}}; // flat
  Numbers b(std::move(a)); // flat
  Numbers c = std::move(b); // flat
  auto d = std::move(c); // flat
  print(d.size());
}
static void byTemporary() {
  Numbers a = Numbers(); // flat
  Numbers b = Numbers{{1, 2}}; // flat
  auto c = Numbers(16); // flat
  a = Numbers{{3, 4}, {5, 6}};
  b = {};
  print(a.size() + b.size() + c.size());
}
static Numbers make() {
  return {{1, 2}};
}
static void byFunction() {
  Numbers a = make(); // flat
  auto b = make(); // flat
  print(a.size() + b.size());
}
static void byInsertion() {
  Numbers made{{1, 2}}; // flat
  Numbers a; // flat
  for (auto &[k, v] : made)
    a.emplace(k, v);
  print(a.size());
}
static void byMakeUnique() {
  auto a = std::make_unique<Numbers>(); // flat
  std::unique_ptr<Numbers> b = std::make_unique<Numbers>(); // flat
  (*a)[1] = 2;
  b->emplace(1, 2);
  print(a->size() + b->size());
}
static void byMakeShared() {
  auto a = std::make_shared<Numbers>(); // stays: not-local
  (*a)[1] = 2;
  print(a->size());
}
static void byNew() {
  auto *a = new Numbers{{1, 2}}; // flat
  Numbers *b = new Numbers; // flat
  b->emplace(1, 2);
  print(a->size() + b->size());
  delete a;
  delete b;
}
static void empty() {
  std::unordered_set<int> none; // flat
  print(none.size());
}
int main() {
  byDefault(), bySize(), byList(), byRange({1, 2, 1}), byCopy(), byMove();
  byTemporary(), byFunction(), byInsertion(), byMakeUnique(), byMakeShared();
  byNew(), empty();
}
