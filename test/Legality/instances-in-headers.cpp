// L2: all instances of a template are in view, also those that only templates of
// headers ask for.
// RUN: %same-output --verdicts %s -- -std=c++17 -I %S/Inputs
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20 -I %S/Inputs
#include "instances-in-headers.h"
#include <algorithm>
#include <cstdio>
#include <numeric>

// Each of the first kind is fine for int alone, each of the second for none: an
// instance that is not seen would leave the verdict to the others, or to nobody.
struct Immovable {
  int n;
  Immovable(int n = 0) : n(n) {}
  Immovable(const Immovable &) = delete;
};
template <class T> struct Held { using Type = int; };
template <> struct Held<long> { using Type = Immovable; };

namespace {
template <class T> int byClosure(const std::vector<T> &v) {
  std::unordered_map<T, int> seen; // flat
  for (const T &each : v)
    ++seen[each];
  return int(seen.size());
}
template <class T> int byClosureLong(T v) {
  std::unordered_map<T, typename Held<T>::Type> held; // node: not-movable
  held[v];
  return int(held.size());
}
} // namespace

namespace lib {
template <class T> int weigh(const T &p) {
  std::unordered_map<int, int> weights; // node: reference-kept
  int &first = weights[p.x];
  for (int i = 0; i < 40; ++i)
    weights[i] = i;
  first += 7;
  return int(weights.size()) + first;
}
template <class T> int definedLater(T v) {
  std::unordered_map<T, typename Held<T>::Type> held; // node: not-movable
  held[v];
  return int(held.size());
}
template <class T> struct Trait<T *> {
  static int count(T *v) {
    std::unordered_map<T, int> seen; // stays: in-template
    ++seen[*v];
    return int(seen.size());
  }
};
struct Visitor {
  template <class T> int take(T n) {
    std::unordered_map<T, int> seen; // node: reference-kept
    int &one = seen[n];
    for (T i = 0; i < 40; ++i)
      seen[i] = 1;
    return one + int(seen.size());
  }
};
} // namespace lib

int main() {
  std::vector<int> v{1, 2, 2};
  std::for_each(v.begin(), v.end(), [](auto n) {
    std::printf("%d\n", byClosure(std::vector<decltype(n)>{n, n}));
    std::printf("%d %d\n", byClosureLong(n), byClosureLong(long(n)));
  });
  // A map that generic closures read, each of them called by the library alone.
  std::unordered_map<int, int> uses; // flat
  std::for_each(v.begin(), v.end(), [&](auto n) { ++uses[n]; });
  std::printf("%d\n",
              std::accumulate(v.begin(), v.end(), 0, [&](auto sum, auto n) {
                return uses[n] == 1 ? sum + n : sum;
              }));
  std::printf("%d\n", lib::weighAll(std::vector<lib::Point>{{1}, {50}}));
  std::printf("%d %d\n", lib::callLater(3), lib::callLater(4L));
  int n = 5;
  std::printf("%d\n", lib::countOf(&n));
  lib::Visitor visitor;
  std::printf("%d\n", lib::visit(&visitor));
}
