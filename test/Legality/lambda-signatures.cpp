// L4: parameters and results of lambdas are tables like those of functions.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <functional>
#include <unordered_map>
#include <utility>
#include <vector>

using Numbers = std::unordered_map<int, int>;

static void parameter() {
  auto add = [](Numbers &m, int k) { m[k] = k; };
  Numbers m; // flat
  add(m, 1);
  std::printf("%zu\n", m.size());
}
static void result() {
  auto make = [](int k) {
    Numbers m; // flat
    m[k] = k;
    return m;
  };
  auto written = [](int k) -> Numbers { return {{k, k}}; };
  Numbers a = make(1), b = written(2); // flat, flat
  std::printf("%zu%zu\n", a.size(), b.size());
}
// What std::function says of its call is not ours to change.
static void asFunction() {
  std::function<Numbers(int)> make = [](int k) {
    Numbers m; // stays: group-refused
    m[k] = k;
    return m;
  };
  std::function<void(Numbers &)> add = [](Numbers &m) { m[1] = 2; };
  Numbers n = make(1); // stays: made-by-function
  add(n);
  std::printf("%zu\n", n.size());
}
static void asPointer() {
  size_t (*count)(const Numbers &) = [](const Numbers &m) { return m.size(); };
  Numbers m{{1, 2}}; // stays: passed-to-function
  std::printf("%zu\n", count(m));
}
static void generic() {
  auto count = [](auto &m) { return m.size(); };
  Numbers m{{1, 2}}; // stays: passed-to-function
  std::printf("%zu\n", count(m));
}
static void passed() {
  std::vector<int> v{1, 2, 3};
  Numbers m; // stays: passed-to-function
  auto run = [&](auto f) {
    for (int x : v)
      f(m, x);
  };
  run([](Numbers &to, int x) { to[x] = x; });
  std::printf("%zu\n", m.size());
}
static void recursive() {
  Numbers memo; // flat
  std::function<int(int)> fib = [&](int n) {
    if (n < 2)
      return n;
    auto it = memo.find(n);
    if (it != memo.end())
      return it->second;
    int r = fib(n - 1) + fib(n - 2);
    memo[n] = r;
    return r;
  };
  std::printf("%d\n", fib(20));
}
static void recursiveInSlot() {
  Numbers memo; // node: reference-kept
  std::function<int(int)> fib = [&](int n) {
    if (n < 2)
      return n;
    int &slot = memo[n];
    if (!slot)
      slot = fib(n - 1) + fib(n - 2);
    return slot;
  };
  std::printf("%d\n", fib(20));
}

int main() {
  parameter(), result(), asFunction(), asPointer(), generic(), passed();
  recursive(), recursiveInSlot();
}
