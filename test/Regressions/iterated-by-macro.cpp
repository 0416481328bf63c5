// A range-for that a macro expands to declares variables, but no map (L2).
// RUN: %same-output --refused 1 --lowered 3 %s -- -std=c++17
// RUN: %clangxx_roost -std=c++17 -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1
// 2>&1 | FileCheck %s
#include <cstdio>
#include <unordered_map>

#define EACH(x, m) for (auto &x : m)
#define SUM(m)                                                                 \
  [&] {                                                                        \
    int sum = 0;                                                               \
    for (auto &&[key, value] : m)                                              \
      sum += key * value;                                                      \
    return sum;                                                                \
  }()
#define TABLE(m) std::unordered_map<int, int> m

static int loop() {
  // CHECK: [[@LINE+1]]:32: remark: map 'm' placed on the stack
  std::unordered_map<int, int> m;
  m[3] = 4;
  m[5] = 6;
  int sum = 0;
  EACH(x, m)
  sum += x.first * x.second;
  return sum;
}

static int both() {
  // CHECK: [[@LINE+1]]:32: remark: map 'm' placed on the stack
  std::unordered_map<int, int> m = {{1, 2}}, n = {{3, 4}};
  EACH(x, m)
  n[x.first] += SUM(n);
  return SUM(m) + SUM(n);
}

static int table() {
  // CHECK: [[@LINE+1]]:3: remark: map 'm' not lowered: it is declared by the
  // expansion of macro 'TABLE' [roost-in-macro]
  TABLE(m);
  m[1] = 2;
  return SUM(m);
}

int main() { std::printf("%d %d %d\n", loop(), both(), table()); }
