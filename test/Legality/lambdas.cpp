// L5: a lambda that inserts moves elements wherever it may run.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <functional>
#include <thread>
#include <unordered_map>
#include <vector>

int called() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, int> m;
  auto grow = [&](int k) { m[k] = 1; };
  int &x = m[1];
  grow(2);
  return x;
}
int callsAnother() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  auto grow = [&](int k) { m[k] = 1; };
  auto look = [&](int k) { return m.count(k); };
  grow(1);
  int &x = m[1];
  return look(2) + x;
}
int memo(int n) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, long> m;
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
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, long> m;
  std::function<long(int)> fib = [&](int k) -> long {
    long &slot = m[k];
    if (!slot)
      slot = k < 2 ? 1 : fib(k - 1) + fib(k - 2);
    return slot;
  };
  return fib(n);
}
int generic(int n) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, long> m;
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
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-kept]
  std::unordered_map<int, long> m;
  auto fib = [&](auto &&self, int k) -> long {
    long &slot = m[k];
    slot = k < 2 ? 1 : self(self, k - 1);
    return slot;
  };
  return fib(fib, n);
}
int loanCaptured() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-reference-escapes]
  std::unordered_map<int, int> m;
  int &x = m[1];
  auto get = [&] { return x; };
  m[2] = 3;
  return get();
}
int inVector() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-captured]
  std::unordered_map<int, int> m;
  std::vector<std::function<void()>> todo;
  todo.push_back([&] { m[2] = 1; });
  int &x = m[1];
  for (auto &f : todo)
    f();
  return x;
}
int copied() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  auto f = [m]() mutable { return ++m[1]; };
  return f() + m[1];
}
int thread() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-captured]
  std::unordered_map<int, int> m;
  std::thread t([&] { m[3] = 4; });
  int &x = m.at(1);
  t.join();
  return x;
}
int threadWithoutLoans() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  std::thread t([&] { m[3] = 4; });
  t.join();
  return m[3];
}
