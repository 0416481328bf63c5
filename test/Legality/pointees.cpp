// L5: what lies behind an element stays where it is when the element moves:
// buffers of vectors, pointees, nodes of maps and lists. What lies in it does not.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <array>
#include <cstdio>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

using Table = std::unordered_map<int, int>;
using Tree = std::map<int, int>;

static void vectorElement() {
  std::unordered_map<int, std::vector<int>> m{{1, {5, 6}}}; // flat
  int &x = m[1][0];
  m[2];
  std::printf("%d\n", x);
}
static void arrayElement() {
  std::unordered_map<int, std::array<int, 2>> m{{1, {5, 6}}}; // node: reference-kept
  int &x = m[1][0];
  m[2];
  std::printf("%d\n", x);
}
static void vectorItself() {
  std::unordered_map<int, std::vector<int>> m{{1, {5, 6}}}; // node: reference-kept
  auto &v = m[1];
  m[2];
  v.push_back(7);
  std::printf("%zu\n", m[1].size());
}
static void vectorOverLoop() {
  std::unordered_map<int, std::vector<int>> m{{1, {2, 3}}}; // flat
  for (int x : m[1])
    m[x].push_back(1);
  std::printf("%zu\n", m.size());
}
static void arrayOverLoop() {
  std::unordered_map<int, std::array<int, 2>> m{{1, {2, 3}}}; // node: reference-kept
  for (int x : m[1])
    m[x][0] = 1;
  std::printf("%zu\n", m.size());
}
static void owned() {
  std::unordered_map<int, std::unique_ptr<int>> m; // flat
  m[1] = std::make_unique<int>(4);
  int *p = m[1].get();
  int &r = *m[1];
  m[2];
  std::printf("%d %d\n", *p, r);
}
static void owner() {
  std::unordered_map<int, std::unique_ptr<int>> m; // node: reference-kept
  m[1] = std::make_unique<int>(4);
  auto &p = m[1];
  m[2];
  std::printf("%d\n", *p);
}
static void shared() {
  std::unordered_map<int, std::shared_ptr<std::string>> m; // flat
  m[1] = std::make_shared<std::string>("s");
  std::shared_ptr<std::string> copy = m[1];
  m[2] = copy;
  m[1].reset();
  std::printf("%s\n", copy->c_str());
}
static void pointer() {
  int there = 3;
  std::unordered_map<int, int *> m; // flat
  int *p = m[1] = &there;
  m[2] = p;
  std::printf("%d\n", *m[2]);
}
static void pointerToPointer() {
  int there = 3;
  std::unordered_map<int, int *> m{{1, &there}}; // node: reference-kept
  int **p = &m[1];
  m[2] = *p;
  std::printf("%d\n", **p);
}
static void nestedElement() {
  std::unordered_map<int, Table> m; // flat, node: reference-kept
  int &x = m[1][2];
  m[3];
  x = 4;
  std::printf("%d\n", m[1][2]);
}
static void nestedTable() {
  std::unordered_map<int, Table> m; // node: reference-kept, flat
  auto &n = m[1];
  m[3];
  n[2] = 4;
  std::printf("%d\n", m[1][2]);
}
static void treeElement() {
  std::unordered_map<int, Tree> m; // flat
  int &x = m[1][2];
  m[3];
  x = 4;
  std::printf("%d\n", m[1][2]);
}
static void treeEnd() {
  std::unordered_map<int, Tree> m; // node: reference-kept
  auto end = m[1].end();
  m[3];
  std::printf("%d\n", end == Tree().end());
}
static void listElement() {
  std::unordered_map<int, std::list<int>> m{{1, {4}}}; // flat
  int &x = m[1].front();
  m[3];
  std::printf("%d\n", x);
}
static void listOverLoop() {
  std::unordered_map<int, std::list<int>> m{{1, {4}}}; // node: reference-kept
  for (int x : m[1])
    m[x];
  std::printf("%zu\n", m.size());
}
static void pairPart() {
  std::unordered_map<int, std::pair<int, int>> m{{1, {4, 5}}}; // node: reference-kept
  int &x = m[1].second;
  m[3];
  std::printf("%d\n", x);
}
static void pairPartCopied() {
  std::unordered_map<int, std::pair<int, int>> m{{1, {4, 5}}}; // flat
  int x = m[1].second;
  m[3] = {x, x};
  std::printf("%d\n", m[3].first);
}
int main() {
  vectorElement(), arrayElement(), vectorItself(), vectorOverLoop();
  arrayOverLoop(), owned(), owner(), shared(), pointer(), pointerToPointer();
  nestedElement(), nestedTable(), treeElement(), treeEnd(), listElement();
  listOverLoop(), pairPart(), pairPartCopied();
}
