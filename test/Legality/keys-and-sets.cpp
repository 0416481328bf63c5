// L5: keys are parts of elements, and a set has nothing else.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Names = std::unordered_set<std::string>;
static void interned() {
  Names s; // node: reference-escapes
  std::vector<const std::string *> order;
  for (const char *name : {"b", "a", "b"})
    order.push_back(&*s.insert(name).first);
  std::printf("%s%s%s\n", order[0]->c_str(), order[1]->c_str(), order[2]->c_str());
}
static void seen() {
  Names s; // flat
  std::vector<std::string> order;
  for (const char *name : {"b", "a", "b"})
    if (s.insert(name).second)
      order.push_back(name);
  std::printf("%s%s\n", order[0].c_str(), order[1].c_str());
}
static void memberKept() {
  Names s{"one"}; // node: reference-kept
  const std::string &one = *s.find("one");
  s.insert("two");
  std::printf("%s\n", one.c_str());
}
static void memberCopied() {
  Names s{"one"}; // flat
  const std::string one = *s.find("one");
  s.insert("two");
  std::printf("%s\n", one.c_str());
}
static void keyKept() {
  std::unordered_map<int, int> m{{1, 2}}; // node: reference-kept
  const int *k = &m.find(1)->first;
  m[2] = 3;
  std::printf("%d\n", *k);
}
static void keyCopied() {
  std::unordered_map<int, int> m{{1, 2}}; // flat
  const int k = m.find(1)->first;
  m[2] = 3;
  std::printf("%d\n", k);
}
static void keyErasesItself() {
  Names s{"one", "two"}; // flat
  s.erase(s.find("one"));
  std::printf("%zu%s\n", s.size(), s.begin()->c_str());
}
static void worklist() {
  std::unordered_set<int> todo{1}; // flat
  int done = 0;
  while (!todo.empty()) {
    int x = *todo.begin();
    todo.erase(todo.begin());
    ++done;
    if (x < 9)
      todo.insert(x + 1);
  }
  std::printf("%d\n", done);
}
static void worklistByReference() {
  std::unordered_set<int> todo{1}; // node: reference-kept
  int done = 0;
  while (done < 5) {
    const int &x = *todo.find(done + 1);
    todo.insert(x + 1);
    done = x;
  }
  std::printf("%d\n", done);
}
static void pairsAsKeys() {
  struct Hash {
    size_t operator()(const std::pair<int, int> &p) const { return size_t(p.first * 31 + p.second); }
  };
  std::unordered_set<std::pair<int, int>, Hash> s; // flat
  for (int i = 0; i < 9; ++i)
    s.insert({i % 3, i % 2});
  std::printf("%zu\n", s.size());
}
static void pairsAsKeysKept() {
  struct Hash {
    size_t operator()(const std::pair<int, int> &p) const { return size_t(p.first * 31 + p.second); }
  };
  std::unordered_set<std::pair<int, int>, Hash> s{{1, 2}}; // node: reference-kept
  const auto &[a, b] = *s.begin();
  s.insert({3, 4});
  std::printf("%d%d\n", a, b);
}
static void setOfPointers() {
  int x = 1;
  std::unordered_set<int *> s{&x}; // flat
  int *p = *s.begin();
  s.insert(nullptr);
  std::printf("%d\n", *p);
}
static void difference() {
  std::unordered_set<int> a{1, 2, 3}, b{2}; // flat, flat
  int n = 0;
  for (int x : a)
    n += !b.count(x);
  for (int x : b)
    a.erase(x);
  std::printf("%d%zu\n", n, a.size());
}
static void unionOfItself() {
  std::unordered_set<int> a{1, 2, 3}; // stays: reference-kept
  a.reserve(100);
  int n = 0;
  for (int x : a) {
    a.insert(x % 3 + 1);
    ++n;
  }
  std::printf("%d%zu\n", n, a.size());
}
int main() {
  interned(), seen(), memberKept(), memberCopied(), keyKept(), keyCopied();
  keyErasesItself(), worklist(), worklistByReference(), pairsAsKeys();
  pairsAsKeysKept(), setOfPointers(), difference(), unionOfItself();
}
