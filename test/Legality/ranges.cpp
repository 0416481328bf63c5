// L5: an algorithm of std::ranges is one that is given the iterators.
// RUN: %same-output --verdicts %s -- -std=c++20
#include <algorithm>
#include <cstdio>
#include <functional>
#include <iterator>
#include <ranges>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Map = std::unordered_map<int, int>;
using Set = std::unordered_set<int>;
using Names = std::unordered_map<int, std::string>;
static int sink;

static void read() {
  Set s{1, 2, 3}; // flat
  sink += std::ranges::count_if(s, [](int x) { return x > 1; });
  sink += std::ranges::any_of(s, [](int x) { return x == 2; });
  sink += std::ranges::count(s, 3) + std::ranges::max(s);
  Map m{{1, 2}, {3, 4}}; // flat
  std::ranges::for_each(m, [](auto &e) { e.second += e.first; });

}
static void projected() {
  Map m{{1, 2}, {3, 40}}; // flat
  auto it = std::ranges::max_element(
      m, {}, [](const auto &e) { return e.second; });
  sink += it->first;
  sink += std::ranges::max_element(m, {}, &Map::value_type::second)->second;
}
static void copied() {
  Set s{1, 2, 3}; // flat
  std::vector<int> out;
  std::ranges::copy(s, std::back_inserter(out));
  std::ranges::transform(s, std::back_inserter(out),
                         [](int x) { return 2 * x; });
  std::ranges::sort(out);
  sink += out.back();
  Set into; // node: unsequenced-access
  std::ranges::copy(s, std::inserter(into, into.end()));
  sink += int(into.size());
}

// Elements that get away, and insertions meanwhile.
static void kept() {
  Map m{{1, 2}, {3, 4}}; // node: reference-kept
  auto it = std::ranges::find_if(m, [](auto &e) { return e.second == 4; });
  int &held = it->second;
  for (int i = 10; i < 60; ++i)
    m[i] = i;
  sink += held;
}
static void pointed() {
  Map m{{1, 2}}; // node: reference-escapes
  std::vector<const int *> out;
  std::ranges::transform(m, std::back_inserter(out),
                         [](const auto &e) { return &e.second; });
  for (int i = 10; i < 60; ++i)
    m[i] = i;
  sink += *out[0];
}
static void inserting() {
  Map m{{1, 2}}; // node: unsequenced-access
  int rounds = 0;
  std::ranges::for_each(m, [&](auto &e) {
    if (rounds++ == 0)
      m[1] += e.second;
  });
  sink += m[1];
}
static const std::string *longest;
static void escaping() {
  Names m{{1, "a text that is longer than fifteen"}}; // node: reference-escapes
  std::ranges::for_each(m, [](auto &e) { longest = &e.second; });
  for (int i = 10; i < 60; ++i)
    m[i] = "b";
  sink += int(longest->size());
}
struct Longest {
  void operator()(auto &e) const { longest = &e.second; }
};
static void escapingByFunctor() {
  Names m{{1, "a text that is longer than fifteen"}}; // node: reference-escapes
  std::ranges::for_each(m, Longest());
  for (int i = 10; i < 60; ++i)
    m[i] = "b";
  sink += int(longest->size());
}
struct Odd {
  bool operator()(int x) const { return x % 2; }
};
static void functor() {
  Set s{1, 2, 3}; // flat
  sink += std::ranges::count_if(s, Odd());
  sink += std::ranges::count_if(s, std::not_fn(Odd()));
}
// An object of the program that is called like one.
namespace mine {
struct ForEach {
  template <class M> int operator()(const M &m) const {
    return int(m.bucket_count() > 0);
  }
};
inline constexpr ForEach for_each;
} // namespace mine
static void ofTheProgram() {
  Set s{1}; // stays: passed-to-function
  sink += mine::for_each(s);
}

// Views of keys and values that a loop or an algorithm goes over.
static void views() {
  Map m{{1, 2}, {3, 4}}; // flat
  for (int k : m | std::views::keys)
    sink += k;
  for (auto &v : std::views::values(m))
    v += 1;
  for (const auto &v : std::as_const(m) | std::views::values)
    sink += v;
  sink += std::ranges::count_if(m | std::views::values,
                                [](int v) { return v > 3; });
}
static void keptOfView() {
  Map m{{1, 2}}; // node: reference-kept
  int *last = nullptr;
  for (auto &v : m | std::views::values)
    last = &v;
  for (int i = 10; i < 60; ++i)
    m[i] = i;
  sink += *last;
}
static void insertingUnderView() {
  Map m{{1, 2}}; // node: reference-kept
  for (int k : m | std::views::keys) {
    m[k] += 1;
    m[k] += k;
  }
  sink += m[1];
}
static void viewOfItsOwn() {
  Map m{{1, 2}}; // stays: unsupported-use
  auto keys = m | std::views::keys;
  for (int k : keys)
    sink += k;
}
template <class R> static int total(R &&r) {
  int n = 0;
  for (int k : r)
    n += k;
  return n;
}
static void viewGiven() {
  Map m{{1, 2}}; // stays: unsupported-use
  sink += total(m | std::views::keys);
}

int main() {
  views();
  keptOfView();
  insertingUnderView();
  viewOfItsOwn();
  viewGiven();
  read();
  projected();
  copied();
  kept();
  pointed();
  inserting();
  escaping();
  escapingByFunctor();
  functor();
  ofTheProgram();
  std::printf("%d\n", sink);
}
