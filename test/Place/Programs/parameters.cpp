// Parameters by value, reference and pointer; callees that are seen or not.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"

static const Map *Remembered;

[[gnu::noinline]] static int sum(const Map &M) {
  int Sum = 0;
  for (const auto &[Key, Value] : M)
    Sum += Key * Value;
  return Sum;
}
[[gnu::noinline]] static void add(Map &M, int N) { M[N] += N; }
[[gnu::noinline]] static void addTo(Map *M, int N) { (*M)[N] += N; }
[[gnu::noinline]] static int byValue(Map M, int N) { // heap: header-in-caller
  M[N] = N;
  return static_cast<int>(M.size());
}
[[gnu::noinline]] static int byMove(Map &&M) { return static_cast<int>(M.size()); }
[[gnu::noinline]] static int taken(Map &&M) {
  Map Mine = std::move(M); // stack
  return static_cast<int>(Mine.size());
}
[[gnu::noinline]] static void remember(const Map &M) { Remembered = &M; }
[[gnu::noinline]] static int deep(Map &M, int N) {
  if (N > 0)
    return deep(M, N - 1) + M[N];
  return static_cast<int>(M.size());
}
template <typename M> __attribute__((noinline)) int generic(M &Of, int N) {
  Of[N] = N;
  return static_cast<int>(Of.size());
}

CASE read(int N) {
  Map M; // stack
  fill(M, N);
  return sum(M);
}
CASE written(int N) {
  Map M; // stack
  add(M, N);
  add(M, N + 1);
  return M[N];
}
CASE byPointer(int N) {
  Map M; // stack
  addTo(&M, N);
  return M[N];
}
CASE copied(int N) {
  Map M; // stack
  fill(M, N);
  return byValue(M, 99) + static_cast<int>(M.size());
}
CASE movedIn(int N) {
  Map M; // stack
  fill(M, N);
  return byValue(std::move(M), 99);
}
CASE offered(int N) {
  Map M; // stack
  fill(M, N);
  return byMove(std::move(M)) + static_cast<int>(M.size());
}
CASE emptied(int N) {
  Map M; // stack
  fill(M, N);
  return taken(std::move(M)) + static_cast<int>(M.size());
}
// The header dies with the frame all the same: where it is remembered does not
// matter to its buckets.
CASE remembered(int N) {
  Map M; // stack
  fill(M, N);
  remember(M);
  int Size = static_cast<int>(Remembered->size());
  Remembered = nullptr;
  return Size;
}
CASE recursive(int N) {
  Map M; // stack
  M[1] = N;
  return deep(M, 3);
}
CASE instantiated(int N) {
  Map M; // stack
  return generic(M, N);
}
CASE selected(int N) {
  Map A, B; // stays: unsupported-use, stays: unsupported-use
  Map &M = N % 2 ? A : B;
  M[N] = N;
  return static_cast<int>(A.size() * 10 + B.size());
}
CASE selectedPointer(int N) {
  Map A, B; // stack, stack
  Map *M = &A;
  for (int I = 0; I < N; ++I) {
    (*M)[I] = I;
    M = M == &A ? &B : &A;
  }
  return static_cast<int>(A.size() * 10 + B.size());
}
int main() {
  std::printf("%d %d %d %d\n", read(20), written(3), byPointer(4), copied(9));
  std::printf("%d %d %d %d\n", movedIn(9), offered(9), emptied(9), remembered(9));
  std::printf("%d %d %d %d\n", recursive(5), instantiated(6), selected(3), selectedPointer(9));
}
