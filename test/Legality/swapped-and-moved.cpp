// L5: std's elements stay where they are when their map is moved or swapped; ours
// may lie in the frame.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>
#include <utility>

using Numbers = std::unordered_map<int, int>;
static void overSwap() {
  Numbers m{{1, 2}}; // node: reference-kept
  Numbers n; // node: reference-kept
  int &x = m[1];
  m.swap(n);
  std::printf("%d\n", x);
}
static void behindSwap() {
  Numbers m{{1, 2}}; // flat
  Numbers n; // flat
  m.swap(n);
  int &x = n[1];
  std::printf("%d %zu\n", x, m.size());
}
static void overStdSwap() {
  Numbers m; // node: reference-kept
  Numbers n{{1, 2}}; // node: reference-kept
  int *x = &n[1];
  std::swap(m, n);
  std::printf("%d\n", *x);
}
static void behindStdSwap() {
  Numbers m; // flat
  Numbers n{{1, 2}}; // flat
  std::swap(m, n);
  int *x = &m[1];
  std::printf("%d\n", *x);
}
static void overMove() {
  Numbers m{{1, 2}}; // node: reference-kept
  int &x = m[1];
  Numbers n = std::move(m); // node: reference-kept
  std::printf("%d %zu\n", x, n.size());
}
static void behindMove() {
  Numbers m{{1, 2}}; // flat
  Numbers n = std::move(m); // flat
  int &x = n[1];
  std::printf("%d\n", x);
}
static void overMoveAssignment() {
  Numbers m{{1, 2}}; // stays: reference-kept
  Numbers n; // stays: group-refused
  auto it = m.find(1);
  n = std::move(m);
  std::printf("%d %zu\n", it->second, n.size());
}
static void behindMoveAssignment() {
  Numbers m{{1, 2}}; // flat
  Numbers n; // flat
  n = std::move(m);
  auto it = n.find(1);
  std::printf("%d\n", it->second);
}
static void overMoveInLoop() {
  Numbers current{{0, 1}}; // node: reference-kept
  for (int i = 1; i < 9; ++i) {
    Numbers next; // node: reference-kept
    int *now = &next[i];
    current = std::move(next);
    *now = i;
  }
  std::printf("%d\n", current[8]);
}
static void inLoop() {
  Numbers current{{0, 1}}; // flat
  for (int i = 1; i < 9; ++i) {
    Numbers next; // flat
    for (auto &[k, v] : current)
      next[k + 1] += v + i;
    current = std::move(next);
  }
  std::printf("%d\n", current[8]);
}
static void overSwapOfOthers() {
  Numbers m{{1, 2}}; // flat
  Numbers n; // flat
  Numbers o; // flat
  int &x = m[1];
  n.swap(o);
  std::printf("%d\n", x);
}
static void elementsSwapped() {
  std::unordered_map<int, std::string> m{{1, "a"}, {2, "b"}}; // flat
  std::swap(m.at(1), m.at(2));
  std::printf("%s%s\n", m.at(1).c_str(), m.at(2).c_str());
}
static void elementsSwappedInserting() {
  std::unordered_map<int, std::string> m{{1, "a"}, {2, "b"}}; // node: unsequenced-access
  std::swap(m[1], m[3]);
  std::printf("%s%s\n", m.at(1).c_str(), m.at(3).c_str());
}
static void captured() {
  Numbers m{{1, 2}}; // flat
  auto f = [n = std::move(m)]() mutable { return ++n[1]; }; // flat
  std::printf("%d%d\n", f(), f());
}
static void overCapture() {
  Numbers m{{1, 2}}; // node: reference-kept
  int &x = m[1];
  auto f = [n = std::move(m)]() mutable { return ++n[1]; }; // node: reference-kept
  std::printf("%d%d\n", f(), x);
}
int main() {
  overSwap(), behindSwap(), overStdSwap(), behindStdSwap(), overMove();
  behindMove(), overMoveAssignment(), behindMoveAssignment(), overMoveInLoop();
  inLoop(), overSwapOfOthers(), elementsSwapped(), elementsSwappedInserting();
  captured(), overCapture();
}
