// L4, L8: a function's result is a table of its file if nothing else calls it.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

using Numbers = std::unordered_map<int, int>;

static Numbers returnsLocal(int n) {
  Numbers m; // flat
  for (int i = 0; i < n; ++i)
    m[i] = i * i;
  return m;
}
static Numbers returnsTemporary() { return Numbers{{1, 2}}; }
static Numbers returnsList() { return {{1, 2}, {3, 4}}; }
static std::unordered_map<std::string, int> returnsOneOfTwo(bool first) {
  std::unordered_map<std::string, int> a{{"a", 1}}; // flat
  std::unordered_map<std::string, int> b{{"b", 2}}; // flat
  if (first)
    return a;
  return b;
}
static const Numbers &returnsArgument(const Numbers &m) { return m; }
static void called() {
  Numbers m = returnsLocal(3); // flat
  auto n = returnsTemporary(); // flat
  const Numbers &o = returnsList();
  std::printf("%zu%zu%zu%d\n", m.size(), n.size(), o.size(), m[2]);
  std::printf("%d\n", returnsOneOfTwo(true).at("a"));
  std::printf("%zu\n", returnsArgument(m).size());
  for (auto &[k, v] : returnsLocal(1))
    std::printf("%d%d\n", k, v);
}

// A type of the standard that holds the function fixes its result.
static Numbers heldByFunction() { return {{1, 2}}; }
static void held() {
  std::function<Numbers()> f = heldByFunction;
  Numbers m = f(); // stays: made-by-function
  std::printf("%zu\n", m.size());
}
static Numbers heldByPointer() { return {{1, 2}}; }
static void pointedTo() {
  Numbers (*f)() = heldByPointer;
  Numbers m = f(); // stays: made-by-function
  Numbers n = heldByPointer(); // stays: group-refused
  std::printf("%zu%zu\n", m.size(), n.size());
}
struct Maker {
  virtual ~Maker() = default;
  virtual Numbers make() { return {{1, 2}}; }
};
static void virtually() {
  Maker maker;
  Numbers m = maker.make(); // stays: made-by-function
  std::printf("%zu\n", m.size());
}

// A reference into the result of one call is kept over an insertion.
static Numbers keptFrom() {
  Numbers m{{1, 2}}; // node: reference-kept
  return m;
}
static void kept() {
  Numbers m = keptFrom(); // node: reference-kept
  int &x = m[1];
  for (int i = 2; i < 99; ++i)
    m[i] = i;
  std::printf("%d\n", x);
}

template <class T> static std::unordered_map<T, int> ofAnyKey(T key) {
  return {{key, 1}};
}
static void instances() {
  std::printf("%d%d\n", ofAnyKey(1)[1], ofAnyKey(std::string("a"))["a"]);
}

int main() { called(), held(), pointedTo(), virtually(), kept(), instances(); }
