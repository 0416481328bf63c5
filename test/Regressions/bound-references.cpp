// A structured binding to a reference is a loan, though the type of its name is
// no reference (L5).
// RUN: %same-output --verdicts %s -- -std=c++17
#include <algorithm>
#include <cstdio>
#include <tuple>
#include <unordered_map>
#include <utility>

using Numbers = std::unordered_map<int, int>;
static void ofMinmax() {
  Numbers m{{1, 2}, {3, 4}}; // node: reference-kept
  auto [a, b] = std::minmax(m.at(1), m.at(3));
  m[5] = 6;
  std::printf("%d %d\n", a, b);
}
static void ofMinmaxUsedBefore() {
  Numbers m{{1, 2}, {3, 4}}; // flat
  auto [a, b] = std::minmax(m.at(1), m.at(3));
  std::printf("%d %d\n", a, b);
  m[5] = 6;
}
static void ofPair() {
  Numbers m{{1, 2}}; // node: reference-kept
  auto [a, b] = std::pair<const int &, bool>(m[1], true);
  m[2] = 3;
  std::printf("%d %d\n", a, b);
}
static void ofPairsFlag() {
  Numbers m{{1, 2}}; // flat
  auto [a, b] = std::pair<const int &, bool>(m[1], true);
  m[2] = 3;
  std::printf("%d\n", b);
}
static void ofTuple() {
  Numbers m{{1, 2}}; // node: reference-kept
  auto [a, b] = std::tuple<int &, int>(m[1], 3);
  m[2] = 3;
  a += b;
  std::printf("%d\n", m[1]);
}
static void ofTupleOfCopies() {
  Numbers m{{1, 2}}; // flat
  auto [a, b] = std::tuple<int, int>(m[1], 3);
  m[2] = 3;
  a += b;
  std::printf("%d\n", a);
}
static int &smaller(int &x, int &y) {
  auto [a, b] = std::tuple<int &, int &>(x, y);
  return a < b ? a : b;
}
static void inFunction() {
  Numbers m{{1, 2}}; // node: reference-kept
  int y = 9;
  int &a = smaller(m[1], y);
  m[2] = 3;
  std::printf("%d\n", a);
}
int main() {
  ofMinmax(), ofMinmaxUsedBefore(), ofPair(), ofPairsFlag(), ofTuple();
  ofTupleOfCopies(), inFunction();
}
