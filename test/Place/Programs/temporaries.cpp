// Temporaries: made, looked at and gone, or kept by a reference.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"

[[gnu::noinline]] static int size(const Map &M) { return static_cast<int>(M.size()); }
[[gnu::noinline]] static Map made(int N) { return {{N, N}}; }

CASE argument(int N) { return size(Map{{N, 1}, {N + 1, 2}}); }
CASE called(int N) { return static_cast<int>(Map{{N, 1}}.size()); }
CASE kept(int N) {
  const Map &M = Map{{N, 1}, {2, 2}};
  return size(M);
}
CASE keptFromCall(int N) {
  Map &&M = made(N);
  M[1] = 1;
  return size(M);
}
CASE inRange(int N) {
  int Sum = 0;
  for (const auto &[Key, Value] : Map{{N, 1}, {2, 2}})
    Sum += Key + Value;
  return Sum;
}
CASE byDefault(int N) {
  Map M = Map(); // stack
  return fill(M, N);
}
CASE braced(int N) {
  auto M = Map{{N, N}}; // stack
  return fill(M, N);
}
CASE assigned(int N) {
  Map M; // stays: group-refused
  fill(M, N);
  M = Map{{1, 1}};
  return size(M);
}
CASE cleared(int N) {
  Map M; // stays: group-refused
  fill(M, N);
  M = {};
  return size(M);
}
CASE swappedAway(int N) {
  Map M; // stays: group-refused
  fill(M, N);
  Map().swap(M);
  return size(M);
}
int main() {
  std::printf("%d %d %d %d %d\n", argument(9), called(9), kept(9), keptFromCall(9), inRange(9));
  std::printf("%d %d %d %d %d\n", byDefault(9), braced(9), assigned(9), cleared(9), swappedAway(9));
}
