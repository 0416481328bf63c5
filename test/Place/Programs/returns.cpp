// Maps that are returned: in the caller's storage, moved, chosen, in structs.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"

[[gnu::noinline]] static Map named(int N) {
  Map M; // stack
  fill(M, N);
  return M;
}
[[gnu::noinline]] static Map prvalue(int N) { return {{N, 1}, {N + 1, 2}}; }
[[gnu::noinline]] static Map passedOn(int N) { return named(N + 1); }
[[gnu::noinline]] static Map chosen(int N) {
  Map A, B; // heap: moved-out, heap: moved-out
  fill(A, N);
  fill(B, N + 3);
  if (N % 2)
    return A;
  return B;
}
[[gnu::noinline]] static Map moved(int N) {
  Map M; // heap: moved-out
  fill(M, N);
  return std::move(M);
}
[[gnu::noinline]] static Map early(int N) {
  if (N < 3)
    return {};
  Map M; // stack
  fill(M, N);
  return M;
}
[[gnu::noinline]] static Map conditional(int N) { return N % 2 ? named(N) : prvalue(N); }
namespace {
struct Two {
  Map A, B; // stack, stack
};
} // namespace
[[gnu::noinline]] static Two aggregate(int N) {
  Two T;
  fill(T.A, N);
  fill(T.B, N + 1);
  return T;
}
[[gnu::noinline]] static std::pair<Map, int> inPair(int N) {
  std::pair<Map, int> P; // stack
  P.second = fill(P.first, N);
  return P;
}
[[gnu::noinline]] static Map parameter(Map M, int N) { // heap: header-in-caller
  M[N] = N;
  return M;
}

CASE ofNamed(int N) {
  Map M = named(N); // stack
  return fill(M, N);
}
CASE ofPrvalue(int N) {
  Map M = prvalue(N); // stack
  return fill(M, N);
}
CASE ofPassedOn(int N) {
  Map M = passedOn(N); // stack
  return fill(M, N);
}
CASE ofChosen(int N) {
  Map M = chosen(N); // stack
  return fill(M, N);
}
CASE ofMoved(int N) {
  Map M = moved(N); // stack
  return fill(M, N);
}
CASE ofEarly(int N) {
  Map M = early(N); // stack
  return fill(M, N);
}
CASE ofConditional(int N) {
  Map M = conditional(N); // stack
  return fill(M, N);
}
CASE ofAggregate(int N) {
  Two T = aggregate(N);
  return fill(T.A, N) + fill(T.B, N);
}
CASE ofPair(int N) {
  auto [M, Sum] = inPair(N);
  return fill(M, N) + Sum;
}
CASE ofParameter(int N) {
  Map M = parameter(named(N), 50); // stack
  return fill(M, N);
}
CASE dropped(int N) {
  named(N);
  return static_cast<int>(named(N).size());
}
CASE extended(int N) {
  const Map &M = named(N);
  return static_cast<int>(M.size());
}
CASE assigned(int N) {
  Map M; // stack
  for (int I = 0; I < 3; ++I)
    M = named(N + I);
  return fill(M, N);
}
CASE inLoop(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    Map M = named(I); // stack
    Sum += fill(M, I);
  }
  return Sum;
}
CASE iterated(int N) {
  int Sum = 0;
  for (const auto &[Key, Value] : named(N))
    Sum += Key * Value;
  return Sum;
}
int main() {
  std::printf("%d %d %d %d %d\n", ofNamed(9), ofPrvalue(9), ofPassedOn(9), ofChosen(4), ofChosen(5));
  std::printf("%d %d %d %d %d\n", ofMoved(9), ofEarly(1), ofEarly(9), ofConditional(4), ofConditional(5));
  std::printf("%d %d %d %d %d\n", ofAggregate(9), ofPair(9), ofParameter(9), dropped(9), extended(9));
  std::printf("%d %d %d\n", assigned(9), inLoop(5), iterated(20));
}
