// L2, L4: a copy of a map that keeps the standard type is a new object, which may
// be one of our tables; what is bound, moved or deduced may not.
// RUN: %same-output --verdicts %s -- -std=c++17
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20
// RUN: %same-output --verdicts --compile-only %s -- -std=c++14
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Map = std::unordered_map<std::string, int>;
using Multi = std::unordered_multimap<int, std::string>;
std::vector<Map> maps(2);
std::vector<Multi> multis(1); // stays: multi-container
int notDefinedHere(); // No program of one file.

static int sum(const std::vector<int> &of) {
  int s = 0;
  for (int n : of)
    s = 31 * s + n;
  return s;
}

// Variables.
int initialized(const Map &other) {
  Map direct(other), copy = other; // flat, flat
  Map list{other}, copyList = {other}; // flat, flat
  direct["d"] = 1, copy["c"] = 2, list["l"] = 3, copyList["e"] = 4;
  return sum({int(other.size()), direct["one"], copy["two"], list["one"],
              copyList["two"], int(direct.size() + list.size())});
}
int element() {
  Map m = maps[1]; // flat
  const Map c(maps[0]); // flat
  static Map kept = maps[0]; // flat
  m["two"]++, kept["two"]++;
  return sum({m["two"], c.at("two"), kept["two"], maps[0]["two"]});
}
int deduced() {
  auto m = maps[0]; // stays: group-refused
  m["two"]++;
  return m["two"];
}
int typedInItsInitializer() {
  auto m = Map(maps[0]); // flat
  auto *p = new Map(maps[0]); // flat
  const Map &r = Map(maps[0]);
  m["two"]++, (*p)["two"]--;
  int s = sum({m["two"], (*p)["two"], r.at("two")});
  delete p;
  return s;
}
int deducedByNew() {
  auto *p = new auto(maps[0]); // stays: group-refused
  int s = (*p)["two"];
  delete p;
  return s;
}
int choice(bool b) {
  Map m = b ? maps[0] : maps[1]; // flat
  Map n = b ? maps[0] : Map{{"three", 3}}; // flat
  m["x"], n["x"];
  return sum({m["two"], n["two"], n["three"]});
}
int bound() {
  const Map &r = maps[0];
  maps[0]["two"]++;
  int s = r.at("two");
  maps[0]["two"]--;
  return s;
}
int moved() {
  std::vector<Map> v = maps; // stays: group-refused
  Map m = std::move(v[0]); // stays: group-refused
  return sum({m["two"], int(v[0].size())});
}
int elementKeptOverTheMove() {
  std::vector<Map> v = maps; // stays: group-refused
  int &two = v[0]["two"];
  Map m = std::move(v[0]); // stays: group-refused
  two = 7;
  return m["two"];
}
int loops() {
  int s = 0;
  for (Map m : maps) // flat
    s += ++m["two"];
  for (auto m : maps) // stays: group-refused
    s += ++m["two"];
  for (const Map &m : maps)
    s += m.count("two");
  for (const Map m : maps) // stays: group-refused
    s += m.count("two");
  return s + maps[0]["two"];
}

// Assignment.
int assigned(const Map &other) {
  Map m{{"old", 1}}, l, t; // flat, flat, flat
  m = other;
  l = {other};
  t = Map(other);
  m["new"] = 1, l["new"] = 2, t["new"] = 3;
  (m = other)["newer"]++;
  return sum({int(m.size()), int(l.size()), int(t.size()), m["two"], l["two"]});
}
int moveAssigned() {
  std::vector<Map> v = maps; // stays: group-refused
  Map m; // stays: group-refused
  m = std::move(v[0]);
  return sum({m["two"], int(v[0].size())});
}
int assignedTo() {
  Map m = maps[0]; // stays: group-refused
  m["two"]++;
  maps[1] = m;
  int s = maps[1]["two"];
  maps[1] = Map{{"two", 20}};
  return s;
}
int compared() {
  Map m = maps[0]; // stays: group-refused
  return m == maps[0];
}
int swapped() {
  std::vector<Map> v = maps; // stays: group-refused
  Map m = v[0]; // stays: group-refused
  m["two"]++;
  m.swap(v[0]);
  return v[0]["two"];
}
// References into the table end with the assignment; those into its source
// do not.
int references() {
  Map m; // flat
  int &source = maps[0]["two"];
  m = maps[0];
  m["more"];
  source += 1;
  int s = sum({m["two"], maps[0]["two"]});
  source -= 1;
  return s;
}
int keptOverInsertion() {
  Map m = maps[0]; // node: reference-kept
  int &two = m["two"];
  m["more"] = 1;
  two++;
  return m["two"];
}

// Fields and aggregates.
namespace {
struct Field {
  Map f; // flat
  Map byDefault = maps[0]; // flat
  Field(const Map &of) : f(of) {}
};
struct Aggregate {
  Map a; // flat
  int n;
};
} // namespace
int fields() {
  Field f(maps[0]);
  Aggregate a{maps[0], 1}, b = {maps[1], 2};
  f.f["x"], f.byDefault["x"]++, a.a["x"], b.a["y"];
  Field g = f;
  return sum({f.f["two"], g.byDefault["x"], a.a["two"], b.a["two"], a.n, b.n});
}

// Results.
static Map result(int i) {
  return maps[i];
}
int results() {
  Map m = result(0); // flat
  m["two"]++;
  auto typed = []() -> Map { return maps[0]; };
  auto deduced = [] { return maps[0]; };
  Map t = typed(); // flat
  Map d = deduced(); // stays: group-refused
  t["two"]++, d["two"]++;
  return sum({m["two"], t["two"], d["two"]});
}
static auto deducedResult() { return maps[0]; }
int ofDeducedResult() {
  Map m = deducedResult(); // stays: group-refused
  return ++m["two"];
}

// Parameters: only where the conversion can't choose another function.
struct Any {
  template <class T> Any(const T &) {}
};
static int byValue(Map m) { // flat
  return ++m["two"];
}
static int byReference(const Map &m) {
  return m.at("two");
}
static int overloaded(Map m) { // stays: group-refused
  return ++m["two"];
}
static int overloaded(Any) { return -1; }
namespace by_argument {
struct Key {
  int n;
  bool operator==(Key o) const { return n == o.n; }
};
struct Hash {
  size_t operator()(Key k) const { return k.n; }
};
using Keys = std::unordered_set<Key, Hash>;
template <class T> int found(const T &of) { return -int(of.size()); }
} // namespace by_argument
std::vector<by_argument::Keys> keys(1);
static int found(by_argument::Keys k) { // stays: group-refused
  k.insert({9});
  return k.size();
}
struct Taker {
  int only(Map m) { // flat
    return ++m["two"];
  }
  int one(Map m) { // stays: group-refused
    return ++m["two"];
  }
  int one(Any) { return -1; }
  static int byDefault(Map m = maps[0]) { // flat
    return ++m["two"];
  }
};
template <class T> static int byDeducedValue(T m) {
  return ++m["two"];
}
struct Converted {
  Map m; // stays: group-refused
  Converted(Map of) : m(std::move(of)) {} // stays: group-refused
};
static int convertedTo(const Converted &c) { return c.m.at("two"); }
int parameters() {
  auto lambda = [](Map m) { return ++m["two"]; }; // flat
  auto generic = [](auto m) { return ++m["two"]; };
  keys[0].insert({1});
  Taker t;
  int s = sum({byValue(maps[0]), byReference(maps[0]), overloaded(maps[0]),
               found(keys[0]), t.only(maps[0]), t.one(maps[0]),
               Taker::byDefault(), byDeducedValue(maps[0]), lambda(maps[0]),
               generic(maps[0])});
  return s + convertedTo(maps[0]) + maps[0]["two"];
}

// The conversion must be the only one.
struct Wrapper {
  Map &to;
  operator const Map &() const { return to; }
};
struct Derived : Map {};
int conversions() {
  Wrapper w{maps[0]};
  Derived d;
  d["two"] = 5;
  Map m = w; // stays: group-refused
  Map n = d; // flat
  Map o; // flat
  o = d;
  m["two"]++, n["two"]++, o["two"]--;
  return sum({m["two"], n["two"], o["two"], d["two"]});
}

// In braces a set may be an element, and whether it is differs for equal types
// and others.
struct Greedy {
  int n;
  explicit Greedy(int n) : n(n) {}
  template <class T> Greedy(const T &) : n(-1) {}
  bool operator==(const Greedy &o) const { return n == o.n; }
};
struct GreedyHash {
  size_t operator()(const Greedy &g) const { return g.n; }
};
int braces() {
  using Set = std::unordered_set<Greedy, GreedyHash>;
  std::vector<Set> sets(1); // stays: unsupported-use
  for (int i = 0; i < 3; ++i)
    sets[0].insert(Greedy(i));
  Set a(sets[0]), b = sets[0], c; // node: relocation-observed, node: relocation-observed, node: relocation-observed
  c = sets[0];
  Set d; // stays: group-refused
  d = {sets[0]};
  std::vector<std::unordered_set<std::string>> names(1); // stays: unsupported-use
  names[0] = {"n"};
  std::unordered_set<std::string> f{names[0]}, g; // flat, flat
  g = {names[0]};
  Derived derived;
  derived["two"] = 5;
  Map m = {derived}; // stays: group-refused
  return sum({int(a.size()), int(b.size()), int(c.size()), int(d.size()),
              int(f.size()), int(g.size()), m["two"]});
}

// Objects of another kind than the plain variable.
int caught() {
  try {
    throw maps[0];
  } catch (Map m) { // stays: not-local
    return ++m["two"];
  }
}

// A table that is refused may still be copied from; not copied to.
static void seen(Map *);
static void (*const hidden)(Map *) = seen;
int ofRefused() {
  Map a; // stays: passed-to-function
  hidden(&a);
  Map b = a; // flat
  Map c = b; // flat
  Map d; // flat
  d = a;
  b["two"]++, c["three"]++, d["four"]++;
  return sum({int(a.size()), b["two"], c["three"], int(d.size())});
}
int toRefused() {
  Map a = maps[0]; // stays: group-refused
  a["b"]++;
  Map b = a; // stays: group-refused
  Map c = b; // stays: passed-to-function
  hidden(&c);
  return sum({int(a.size()), int(b.size()), int(c.size())});
}
static void seen(Map *m) { (*m)["seen"]++; }

// Nodes keep iterators for as many elements as a load factor says; a copied one
// is not known.
int buckets() {
  Multi m = multis[0]; // node: multi-container
  Multi r = multis[0]; // stays: unsupported-member
  Map flat = maps[0]; // flat
  m.reserve(100), r.rehash(100), flat.rehash(100);
  m.emplace(1, "n"), r.emplace(1, "n"), flat["n"];
  Multi a; // node: multi-container
  a.emplace(1, "a");
  Multi b = a; // node: multi-container
  b.rehash(100);
  return sum({int(m.count(1)), int(r.count(1)), int(flat.size()),
              int(b.count(1))});
}
int bucketsOfRefused() {
  Multi a; // stays: unsupported-member
  a.max_load_factor(4.0f);
  a.emplace(1, "a");
  Multi b = a; // stays: unsupported-member
  b.rehash(100);
  return sum({int(a.bucket_count() > 0), int(b.count(1))});
}

int main() {
  for (int i = 0; i < 40; ++i)
    maps[0].emplace(std::to_string(i), i);
  maps[0]["one"] = 1, maps[0]["two"] = 2, maps[1]["two"] = 20;
  for (int i = 0; i < 5; ++i)
    multis[0].emplace(i % 2, std::string(i, 'm'));
  auto print = [](const char *what, int n) { std::printf("%s %d\n", what, n); };
  print("initialized", initialized(maps[0]));
  print("element", element());
  print("deduced", deduced());
  print("typedInItsInitializer", typedInItsInitializer());
  print("deducedByNew", deducedByNew());
  print("choice", choice(true) + choice(false));
  print("bound", bound());
  print("moved", moved());
  print("elementKeptOverTheMove", elementKeptOverTheMove());
  print("loops", loops());
  print("assigned", assigned(maps[0]));
  print("moveAssigned", moveAssigned());
  print("assignedTo", assignedTo());
  print("compared", compared());
  print("swapped", swapped());
  print("references", references());
  print("keptOverInsertion", keptOverInsertion());
  print("fields", fields());
  print("results", results());
  print("ofDeducedResult", ofDeducedResult());
  print("parameters", parameters());
  print("conversions", conversions());
  print("braces", braces());
  print("caught", caught());
  print("ofRefused", ofRefused());
  print("toRefused", toRefused());
  print("buckets", buckets() + bucketsOfRefused());
}
