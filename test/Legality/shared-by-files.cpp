// L8: a file that declares what it does not define is no program of one file:
// what has external linkage keeps its type, what is internal does not.
// RUN: %same-output --verdicts %s -- -std=c++17 -DFOREIGN=__attribute__((weak))
#include <cstdio>
#include <unordered_map>

using Numbers = std::unordered_map<int, int>;

FOREIGN void elsewhere(Numbers &);

Numbers global; // stays: static-storage
static Numbers internal; // stays: group-refused
void insertInto(Numbers &m, int k) { m[k] = k; }
static void insertIntoOwn(Numbers &m, int k) { m[k] = k; }
Numbers make() { return {{1, 2}}; }
static Numbers makeOwn() { return {{1, 2}}; }

// A class with a name that other files may know is tagged and lowered.
struct Index {
  Numbers m; // flat
  void add(int k) { m[k] = k; }
};

int main() {
  Numbers a, b; // stays: passed-to-function, stays: group-refused
  insertInto(a, 1);
  insertIntoOwn(b, 1);
  Numbers c = make(), d = makeOwn(); // stays: made-by-function, stays: group-refused
  if (elsewhere)
    elsewhere(a);
  Index i;
  i.add(1);
  insertInto(global, 2);
  insertIntoOwn(internal, 2);
  std::printf("%zu%zu%zu%zu\n", a.size(), b.size(), c.size(), d.size());
  std::printf("%zu%zu%zu\n", i.m.size(), global.size(), internal.size());
}
