// L4, L8: a parameter is a table of its file if every call is seen.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Numbers = std::unordered_map<int, int>;

static void byReference(Numbers &m, int k) { m[k] = k; }
static size_t byConst(const Numbers &m) { return m.size(); }
static size_t byValue(Numbers m) { return m.erase(1) + m.size(); } // flat
static size_t byRvalue(Numbers &&m) { return m.size(); }
static int byPointer(Numbers *m) { return m ? (*m)[1] : 0; }
static void callAll() {
  Numbers m{{1, 2}}; // flat
  byReference(m, 3);
  std::printf("%zu%zu%d\n", byConst(m), byValue(m), byPointer(&m));
  std::printf("%zu%zu\n", byRvalue(Numbers{{1, 2}}), byRvalue(std::move(m)));
  std::printf("%d%zu\n", byPointer(nullptr), byConst({}));
}

// One argument that is no table fixes the parameter, and so all the others.
static size_t alsoForElements(const Numbers &m) { return m.size(); }
static void elementPassed() {
  std::vector<std::function<size_t(const Numbers &)>> f{alsoForElements};
  Numbers m{{1, 2}}; // stays: unsupported-use
  std::printf("%zu%zu\n", alsoForElements(m), f[0](m));
}
static size_t typeIsNamed(const Numbers &m) { return m.bucket_count() > 0; }
static void passedToNamed() {
  Numbers m{{1, 2}}; // stays: group-refused
  std::printf("%zu\n", typeIsNamed(m));
}

// Recursion and mutual recursion are calls like others.
static int depth(Numbers &memo, int n) {
  if (n < 2)
    return n;
  if (auto it = memo.find(n); it != memo.end())
    return it->second;
  int r = depth(memo, n - 1) + depth(memo, n - 2);
  memo[n] = r;
  return r;
}
static int slotHeld(Numbers &memo, int n) {
  if (n < 2)
    return n;
  int &slot = memo[n];
  if (!slot)
    slot = slotHeld(memo, n - 1) + slotHeld(memo, n - 2);
  return slot;
}
static void recursions() {
  Numbers a, b; // node: reference-kept, node: reference-kept
  std::printf("%d%d\n", depth(a, 20), slotHeld(b, 20));
}

// The caller's reference lives over a call that inserts; and one that does not.
static void inserts(Numbers &m) {
  for (int i = 10; i < 99; ++i)
    m[i] = i;
}
static void keptOverCall() {
  Numbers m{{1, 2}}; // node: reference-kept
  int &x = m[1];
  inserts(m);
  std::printf("%d\n", x);
}
static void usedBeforeCall() {
  Numbers m{{1, 2}}; // flat
  int x = m[1];
  std::printf("%d\n", x);
  std::unordered_set<int> s{1}; // flat
  std::printf("%zu\n", s.size());
}

// Two parameters may be one object.
static void maybeSame(Numbers &a, Numbers &b) {
  int &x = a[1];
  for (int i = 10; i < 99; ++i)
    b[i] = i;
  std::printf("%d\n", x);
}
static void same() {
  Numbers m{{1, 2}}; // node: reference-kept
  maybeSame(m, m);
}

// A result that refers to an element of an argument.
static int &element(Numbers &m, int k) { return m[k]; }
static void twice() {
  Numbers m; // node: reference-escapes
  int &x = element(m, 1);
  for (int i = 10; i < 99; ++i)
    element(m, i) = i;
  std::printf("%d\n", x);
}

// Default arguments are made where the function is called.
static size_t byDefault(const Numbers &m = {{1, 2}}) { return m.size(); }
static void defaults() { std::printf("%zu\n", byDefault()); }

int main() {
  callAll(), elementPassed(), passedToNamed(), recursions();
  keptOverCall(), usedBeforeCall(), same(), twice(), defaults();
}
