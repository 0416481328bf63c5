// L8: templates of a project's headers follow their arguments, as those of the
// main file do.
// RUN: %same-output --verdicts %s -- -std=c++17 -I %S/Inputs
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20 -I %S/Inputs
#include "generic-callees.h"
#include <cstdio>
#include <unordered_map>

using Map = std::unordered_map<int, int>;
static int sink;

static void followed() {
  Map m{{1, 2}}; // flat
  sink += util::contains(m, 1) + util::twice(m, 1);
  Map a{{1, 2}}, b{{1, 3}, {2, 4}}; // flat, flat
  util::addAll(a, b);
  sink += a[1];
}
static void judged() {
  Map kept; // node: reference-kept
  sink += util::keeps(kept);
  Map asked; // stays: group-refused
  sink += util::buckets(asked);
}
static void shown() {
  Map a; // stays: passed-to-function
  sink += util::sizeOf(a);
  Map b; // stays: passed-to-function
  sink += util::named(b);
}
static void others() {
  Map m{{1, 2}, {3, 4}}; // flat
  sink += util::withOwn(m) + util::withCopy(m);
}

// A function of this file that a template of the header finds.
namespace app {
struct Key {
  int k;
  bool operator==(const Key &o) const { return k == o.k; }
};
struct Hash {
  std::size_t operator()(const Key &k) const { return std::size_t(k.k); }
};
using Keyed = std::unordered_map<Key, int, Hash>;
static int describe(const Keyed &m) { return int(m.size()); }
} // namespace app
static void found() {
  app::Keyed m; // flat
  m[{3}] = 4;
  sink += util::asks(m);
}

int main() {
  followed();
  judged();
  shown();
  others();
  found();
  std::printf("%d\n", sink);
}
