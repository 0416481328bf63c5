// L5: a lambda that inserts moves elements wherever it may run.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <functional>
#include <thread>
#include <unordered_map>
#include <vector>

int called() {
  std::unordered_map<int, int> m; // node: reference-kept
  auto grow = [&](int k) { m[k] = 1; };
  int &x = m[1];
  grow(2);
  return x;
}
int callsAnother() {
  std::unordered_map<int, int> m; // flat
  auto grow = [&](int k) { m[k] = 1; };
  auto look = [&](int k) { return m.count(k); };
  grow(1);
  int &x = m[1];
  return look(2) + x;
}
int memo(int n) {
  std::unordered_map<int, long> m; // flat
  std::function<long(int)> fib = [&](int k) -> long {
    if (k < 2)
      return k;
    if (auto it = m.find(k); it != m.end())
      return it->second;
    return m[k] = fib(k - 1) + fib(k - 2);
  };
  return fib(n);
}
int slotFirst(int n) {
  std::unordered_map<int, long> m; // node: reference-kept
  std::function<long(int)> fib = [&](int k) -> long {
    long &slot = m[k];
    if (!slot)
      slot = k < 2 ? 1 : fib(k - 1) + fib(k - 2);
    return slot;
  };
  return fib(n);
}
int generic(int n) {
  std::unordered_map<int, long> m; // flat
  auto fib = [&](auto &&self, int k) -> long {
    if (k < 2)
      return k;
    if (m.count(k))
      return m[k];
    long r = self(self, k - 1) + self(self, k - 2);
    m.emplace(k, r);
    return r;
  };
  return fib(fib, n);
}
int genericSlotFirst(int n) {
  std::unordered_map<int, long> m; // node: reference-kept
  auto fib = [&](auto &&self, int k) -> long {
    long &slot = m[k];
    slot = k < 2 ? 1 : self(self, k - 1);
    return slot;
  };
  return fib(fib, n);
}
int loanCaptured() {
  std::unordered_map<int, int> m; // node: reference-escapes
  int &x = m[1];
  auto get = [&] { return x; };
  m[2] = 3;
  return get();
}
int inVector() {
  std::unordered_map<int, int> m; // node: captured
  std::vector<std::function<void()>> todo;
  todo.push_back([&] { m[2] = 1; });
  int &x = m[1];
  for (auto &f : todo)
    f();
  return x;
}
int copied() {
  std::unordered_map<int, int> m; // flat
  auto f = [m]() mutable { return ++m[1]; };
  return f() + m[1];
}
int thread() {
  std::unordered_map<int, int> m; // node: captured
  std::thread t([&] { m[3] = 4; });
  int &x = m.at(1);
  t.join();
  return x;
}
int threadWithoutLoans() {
  std::unordered_map<int, int> m; // flat
  std::thread t([&] { m[3] = 4; });
  t.join();
  return m[3];
}
