// L3: what programs ask of a map, one or two member functions at a time. What
// speaks of buckets and nodes the flat table can't answer.
// RUN: %same-output --verdicts %s -- -std=c++20
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Numbers = std::unordered_map<int, int>;
static void print(size_t n) { std::printf("%zu\n", n); }
static void subscript() {
  std::unordered_map<std::string, int> m; // flat
  std::string key = "b";
  m["a"] = 1;
  m[key] = 2;
  m[std::move(key)] += 3;
  print(size_t(m["b"]));
}
static void at() {
  const Numbers m{{1, 2}}; // flat
  print(size_t(m.at(1)));
}
static void findAndEnd() {
  Numbers m{{1, 2}}; // flat
  print(m.find(1) == m.end() || m.find(2) != m.end());
}
static void countAndContains() {
  Numbers m{{1, 2}}; // flat
  print(m.count(1) + m.contains(2));
}
static void equalRange() {
  Numbers m{{1, 2}}; // flat
  auto [a, b] = m.equal_range(1);
  print(a != b);
}
static void insertions() {
  Numbers m; // flat
  std::pair<const int, int> p(1, 2);
  m.insert(p);
  m.insert({3, 4});
  m.insert(std::make_pair(5, 6));
  print(m.size());
}
static void insertionsOfRanges() {
  std::vector<std::pair<int, int>> v{{1, 2}, {3, 4}};
  Numbers m; // flat
  m.insert(v.begin(), v.end());
  m.insert({{5, 6}, {7, 8}});
  print(m.size());
}
static void emplacements() {
  std::unordered_map<int, std::string> m; // flat
  m.emplace(1, "a");
  m.try_emplace(3, 5, 'c');
  m.emplace(std::piecewise_construct, std::forward_as_tuple(4), std::forward_as_tuple(2, 'd'));
  m.insert_or_assign(4, "e");
  print(m.size() + m[4].size() + m[3].size());
}
static void erasures() {
  Numbers m{{1, 2}, {3, 4}, {5, 6}}; // flat
  m.erase(1);
  m.erase(m.find(3));
  print(m.size());
  m.erase(m.begin(), m.end());
  print(m.size());
}
static void eraseIf() {
  Numbers m{{1, 2}, {3, 4}, {5, 6}}; // flat
  print(std::erase_if(m, [](const auto &p) { return p.first > 2; }));
}
static void clearAndEmpty() {
  Numbers m{{1, 2}}; // flat
  m.clear();
  print(m.empty() + m.size());
}
static void reserveAndRehash() {
  Numbers m; // flat
  m.reserve(100);
  m[1] = 2;
  m.rehash(0);
  print(m.size());
}
static void freeFunctions() {
  Numbers m{{1, 2}}; // flat
  print(std::size(m) + std::empty(m));
  int s = 0;
  for (auto it = std::begin(m); it != std::end(m); ++it)
    s += it->second;
  print(size_t(s));
}
static void setMembers() {
  std::unordered_set<std::string> s; // flat
  s.insert("a");
  s.emplace(2, 'b');
  s.emplace_hint(s.end(), "c");
  s.insert({"d", "a"});
  s.erase("c");
  print(s.size() + s.count("bb") + s.contains("c"));
}
static void buckets() {
  Numbers m{{1, 2}}; // stays: unsupported-member
  print(m.bucket_count() > 0);
}
static void bucketOfKey() {
  Numbers m{{1, 2}}; // stays: unsupported-member
  print(m.bucket_size(m.bucket(1)));
}
static void localIterators() {
  Numbers m{{1, 2}}; // stays: unsupported-member
  for (auto it = m.begin(m.bucket(1)); it != m.end(m.bucket(1)); ++it)
    print(size_t(it->second));
}
static void extraction() {
  Numbers m{{1, 2}}; // stays: unsupported-member
  auto node = m.extract(1);
  node.key() = 3;
  m.insert(std::move(node));
  print(m.count(3));
}
static void merging() {
  Numbers m{{1, 2}}; // node: unsupported-member
  Numbers n{{3, 4}}; // node: unsupported-member
  m.merge(n);
  print(m.size());
}
int main() {
  subscript(), at(), findAndEnd(), countAndContains(), equalRange();
  insertions(), insertionsOfRanges(), emplacements(), erasures(), eraseIf();
  clearAndEmpty(), reserveAndRehash(), freeFunctions();
  setMembers(), buckets(), bucketOfKey(), localIterators(), extraction();
  merging();
}
