// L4: `decltype(m)` shows the type of a map, but not where it leads to a type that
// is the same in std's containers and in ours.
// RUN: %same-output --verdicts %s -- -std=c++17
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20
#include <algorithm>
#include <cstdio>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <unordered_map>
#include <unordered_set>
#include <utility>

using Map = std::unordered_map<std::string, int>;
int notDefinedHere(); // No program of one file.

static int longest() {
  Map m{{"a", 1}, {"b", 3}, {"c", 2}}; // flat
  using Element = decltype(m)::value_type;
  return std::max_element(m.begin(), m.end(),
                          [](const Element &a, const Element &b) {
                            return a.second < b.second;
                          })
      ->second;
}
static int all() {
  Map m; // flat
  decltype(m)::key_type k = "k";
  decltype(m)::mapped_type v = 3;
  decltype(m)::hasher h;
  decltype(m)::key_equal e;
  m.insert(decltype(m)::value_type(k, v));
  decltype(m)::size_type n = m.size();
  decltype(m)::difference_type d = std::distance(m.begin(), m.end());
  static_assert(
      std::is_same_v<decltype(m)::value_type, std::pair<const std::string, int>>);
  return int(n + d) + e(k, "k") + (h(k) == h("k")) + m[k];
}
static int nodes() {
  std::unordered_set<std::string> s{"one"}; // node: reference-kept
  const decltype(s)::value_type &kept = *s.find("one");
  s.insert("two");
  return kept.size();
}
namespace {
struct Index {
  Map m; // flat
  int sum() const {
    decltype(m)::mapped_type s = 0;
    for (const decltype(m)::value_type &e : m)
      s += e.second;
    return s;
  }
};
struct Seen {
  Map m; // stays: type-observed
  int size() const {
    decltype(m) copy = m; // stays: deduced-type
    return copy.size();
  }
};
} // namespace
static int fields() {
  Index i;
  i.m["a"] = 4;
  decltype(i.m)::size_type n = i.m.size();
  Seen s;
  s.m["b"] = 5;
  return i.sum() + int(n) + s.size();
}

static int oneOfTwo() {
  Map m; // stays: type-observed
  decltype(m)::key_type k = "k";
  m[k] = sizeof(decltype(m)::value_type) + sizeof(m);
  return m[k];
}
static int iterators() {
  Map m{{"a", 1}}; // stays: type-observed
  decltype(m)::iterator i = m.find("a");
  return i->second;
}
static int allocators() {
  Map m; // stays: type-observed
  decltype(m)::allocator_type a;
  return m[typeid(a).name()] + 1;
}

int main() {
  std::printf("%d %d %d %d %d %d %d\n", longest(), all(), nodes(), fields(),
              oneOfTwo(), iterators(), allocators());
}
