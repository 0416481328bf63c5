// Recursion, setjmp, exceptions, goto, tail positions.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"
#include <csetjmp>
#include <stdexcept>

static std::jmp_buf Back;

CASE recursive(int N) {
  Map M; // stack
  M[N] = N;
  return N > 0 ? recursive(N - 1) + static_cast<int>(M.size()) : 0;
}
CASE handed(Map &M, int N) {
  M[N] = N;
  return N > 0 ? handed(M, N - 1) : static_cast<int>(M.size());
}
CASE notInTheCycle(int N) {
  Map M; // stack
  return handed(M, N);
}
static int odd(int N);
CASE even(int N) {
  Map M; // stack
  M[N] = 1;
  return N == 0 ? 1 : odd(N - 1) + static_cast<int>(M.size());
}
CASE odd(int N) {
  Map M; // stack
  M[N] = 2;
  return N == 0 ? 0 : even(N - 1) + static_cast<int>(M.size());
}
CASE returnsTwice(int N) {
  if (setjmp(Back))
    return -1;
  Map M; // stays: unsupported-use
  return fill(M, N);
}
CASE besideSetjmp(int N) {
  Map M; // stack
  return fill(M, N) + returnsTwice(N);
}
[[gnu::noinline]] static void mayThrow(int N) {
  if (N > 5)
    throw std::runtime_error("more than five");
}
CASE unwound(int N) {
  try {
    Map M; // stack
    M[N] = N;
    mayThrow(N);
    return static_cast<int>(M.size());
  } catch (const std::exception &) {
    return -1;
  }
}
CASE inHandler(int N) {
  try {
    mayThrow(N);
    return N;
  } catch (const std::exception &) {
    Map M; // stack
    return fill(M, N);
  }
}
CASE across(int N) {
  Map M; // stack
  for (int I = 0; I < N; ++I)
    try {
      M[I] = I;
      mayThrow(I);
    } catch (const std::exception &) {
      ++M[0];
    }
  return static_cast<int>(M.size()) + M[0];
}
CASE jumpsBack(int N) {
  int Sum = 0;
again:
  Map M; // stack
  Sum += fill(M, N);
  if (--N > 0)
    goto again;
  return Sum;
}
CASE jumpsOut(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    Map M; // stack
    Sum += fill(M, I);
    if (Sum > 30)
      goto out;
  }
out:
  return Sum;
}
CASE tail(int N) {
  Map M; // stack
  M[N] = 1;
  return N > 0 ? notInTheCycle(N - 1) : static_cast<int>(M.size());
}
CASE neverReturns(int N) {
  Map M; // stack
  M[N] = N;
  if (M.count(-1))
    __builtin_trap();
  return static_cast<int>(M.size());
}
int main() {
  std::printf("%d %d %d %d\n", recursive(5), notInTheCycle(5), even(6), odd(5));
  std::printf("%d %d %d %d\n", returnsTwice(9), besideSetjmp(9), unwound(3), unwound(9));
  std::printf("%d %d %d %d\n", inHandler(3), inHandler(9), across(9), jumpsBack(4));
  std::printf("%d %d %d\n", jumpsOut(20), tail(4), neverReturns(4));
}
