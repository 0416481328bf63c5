// L4: tables that must have one type are lowered together or not at all.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <unordered_map>
#include <unordered_set>
#include <utility>

using Numbers = std::unordered_map<int, int>;
static void copied() {
  Numbers m{{1, 2}}; // flat
  Numbers n = m; // flat
  n[3] = 4;
  std::printf("%zu%zu\n", m.size(), n.size());
}
static void copiedFromRefused() {
  Numbers m{{1, 2}}; // node: reference-kept
  Numbers n = m; // node: reference-kept
  int &x = m[1];
  m[3] = 4;
  std::printf("%d%zu\n", x, n.size());
}
static void assigned() {
  Numbers m{{1, 2}}; // flat
  Numbers n; // flat
  n = m;
  n[3] = 4;
  std::printf("%zu%zu\n", m.size(), n.size());
}
static void assignedToRefused() {
  Numbers m{{1, 2}}; // node: reference-kept
  Numbers n; // node: reference-kept
  n = m;
  int &x = n[1];
  n[3] = 4;
  std::printf("%d%zu\n", x, m.size());
}
static void compared() {
  Numbers m{{1, 2}}; // flat
  Numbers n{{1, 2}}; // flat
  std::printf("%d%d\n", m == n, m != n);
}
static void comparedWithRefused() {
  Numbers m{{1, 2}}; // node: reference-kept
  Numbers n{{1, 2}}; // node: reference-kept
  std::printf("%d\n", m == n);
  int &x = n[1];
  n[3] = 4;
  std::printf("%d\n", x);
}
static void chain() {
  Numbers a{{1, 2}}; // flat
  Numbers b; // flat
  Numbers c; // flat
  Numbers d; // flat
  b = a;
  c = b;
  d = c;
  std::printf("%zu\n", d.size());
}
static void chainWithRefused() {
  Numbers a{{1, 2}}; // node: reference-kept
  Numbers b; // node: reference-kept
  Numbers c; // node: reference-kept
  Numbers d; // node: reference-kept
  b = a;
  c = b;
  d = c;
  int &x = a[1];
  a[3] = 4;
  std::printf("%d%zu\n", x, d.size());
}
static void oneDeclaration() {
  Numbers m{{1, 2}}, n; // node: reference-kept, node: reference-kept
  int &x = n[1];
  n[3] = 4;
  std::printf("%d%zu\n", x, m.size());
}
static void apart() {
  Numbers m{{1, 2}}; // flat
  Numbers n; // node: reference-kept
  for (auto &[k, v] : m)
    n[k] = v;
  int &x = n[1];
  n[3] = 4;
  std::printf("%d%zu\n", x, m.size());
}
static void named() {
  Numbers m{{1, 2}}; // flat
  auto &r = m;
  r[3] = 4;
  std::printf("%zu\n", m.size());
}
static void namedUnderLoan() {
  Numbers m{{1, 2}}; // node: reference-kept
  auto &r = m;
  int &x = m[1];
  r[3] = 4;
  std::printf("%d\n", x);
}
static void twoNamesUnderLoan() {
  Numbers m{{1, 2}}; // flat
  Numbers n; // flat
  auto &r = n;
  int &x = m[1];
  r[3] = 4;
  std::printf("%d\n", x);
}
static void initializerLists() {
  Numbers m; // flat
  m = {{1, 2}, {3, 4}};
  m.insert({{5, 6}, {7, 8}});
  std::printf("%zu\n", m.size());
}
int main() {
  copied(), copiedFromRefused(), assigned(), assignedToRefused(), compared();
  comparedWithRefused(), chain(), chainWithRefused(), oneDeclaration(), apart(), named();
  namedUnderLoan(), twoNamesUnderLoan(), initializerLists();
}
