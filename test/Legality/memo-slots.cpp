// L5: recursions that remember. A slot taken before the recursive call and filled
// behind it may have moved; looked up again, it may not.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_map>

static void slotOfFunction() {
  std::unordered_map<int, long> m; // node: reference-kept
  std::function<long(int)> f = [&](int n) -> long {
    long &slot = m[n];
    if (!slot)
      slot = n < 2 ? 1 : f(n - 1) + f(n - 2);
    return slot;
  };
  std::printf("%ld\n", f(30));
}
static void againOfFunction() {
  std::unordered_map<int, long> m; // flat
  std::function<long(int)> f = [&](int n) -> long {
    if (long known = m[n])
      return known;
    return m[n] = n < 2 ? 1 : f(n - 1) + f(n - 2);
  };
  std::printf("%ld\n", f(30));
}
static void slotOfGeneric() {
  std::unordered_map<int, long> m; // stays: reference-kept
  auto f = [&](auto &self, int n) -> long {
    auto [it, fresh] = m.try_emplace(n, 1);
    if (fresh && n > 1)
      it->second = self(self, n - 1) + self(self, n - 2);
    return m[n];
  };
  std::printf("%ld\n", f(f, 30));
}
static void againOfGeneric() {
  std::unordered_map<int, long> m; // flat
  auto f = [&](auto &self, int n) -> long {
    if (m.count(n))
      return m.at(n);
    long r = n < 2 ? 1 : self(self, n - 1) + self(self, n - 2);
    m.emplace(n, r);
    return r;
  };
  std::printf("%ld\n", f(f, 30));
}
static void appendedInRecursion() {
  std::unordered_map<int, std::string> m; // node: unsequenced-access
  std::function<std::string(int)> f = [&](int n) -> std::string {
    if (n > 0)
      m[n].append(f(n - 1));
    m[n] += char('a' + n);
    return m[n];
  };
  std::printf("%s\n", f(5).c_str());
}
static void appendedBehind() {
  std::unordered_map<int, std::string> m; // flat
  std::function<std::string(int)> f = [&](int n) -> std::string {
    if (n > 0)
      m[n] += f(n - 1); // The right side comes first.
    m[n] += char('a' + n);
    return m[n];
  };
  std::printf("%s\n", f(5).c_str());
}
static void iteratorOverRecursion() {
  std::unordered_map<int, int> m; // stays: reference-kept
  std::function<int(int)> f = [&](int n) -> int {
    auto it = m.find(n);
    int below = n ? f(n - 1) : 0;
    if (it == m.end())
      m[n] = below + n;
    return m[n];
  };
  m.reserve(100);
  std::printf("%d\n", f(20));
}
static void iteratorBeforeRecursion() {
  std::unordered_map<int, int> m; // flat
  std::function<int(int)> f = [&](int n) -> int {
    if (auto it = m.find(n); it != m.end())
      return it->second;
    int below = n ? f(n - 1) : 0;
    m[n] = below + n;
    return below + n;
  };
  std::printf("%d\n", f(20));
}
static void twoLambdas() {
  std::unordered_map<int, int> m; // node: reference-kept
  std::function<int(int)> odd;
  std::function<int(int)> even = [&](int n) -> int {
    int &slot = m[n];
    return slot = n ? odd(n - 1) : 1;
  };
  odd = [&](int n) -> int { return m[n] = n ? even(n - 1) : 0; };
  std::printf("%d\n", even(10));
}
static void twoLambdasAgain() {
  std::unordered_map<int, int> m; // flat
  std::function<int(int)> odd;
  std::function<int(int)> even = [&](int n) -> int {
    int r = n ? odd(n - 1) : 1;
    return m[n] = r;
  };
  odd = [&](int n) -> int { return m[n] = n ? even(n - 1) : 0; };
  std::printf("%d\n", even(10));
}
int main() {
  slotOfFunction(), againOfFunction(), slotOfGeneric(), againOfGeneric();
  appendedInRecursion(), appendedBehind(), iteratorOverRecursion();
  iteratorBeforeRecursion(), twoLambdas(), twoLambdasAgain();
}
