// Lambdas by reference, by copy and by move; function objects and pointers.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"
#include <functional>

template <typename F> __attribute__((noinline)) int twice(F Call) {
  return Call(1) + Call(2);
}
[[gnu::noinline]] static int through(const std::function<int(int)> &Call) { return Call(3); }
[[gnu::noinline]] static int pointed(int (*Call)(int)) { return Call(5); }

CASE byReference(int N) {
  Map M; // stack
  auto Add = [&](int I) { return M[I] += N; };
  return Add(1) + Add(1) + static_cast<int>(M.size());
}
CASE byReferenceOut(int N) {
  Map M; // stack
  return twice([&](int I) { return M[I] += N; }) + static_cast<int>(M.size());
}
CASE byCopy(int N) {
  Map M; // stack
  fill(M, N);
  auto Size = [M] { return static_cast<int>(M.size()); };
  return Size() + static_cast<int>(M.size());
}
CASE byMove(int N) {
  Map M; // stack
  fill(M, N);
  auto Size = [Mine = std::move(M)] { return static_cast<int>(Mine.size()); }; // stack
  return Size();
}
CASE inside(int N) {
  auto Count = [](int To) {
    Map M; // stack
    return fill(M, To);
  };
  return Count(N) + Count(N + 1);
}
CASE mutableOne(int N) {
  auto Count = [M = Map(), N]() mutable { return M[N] += 2; }; // stack
  return Count() + Count();
}
CASE functionByReference(int N) {
  Map M; // stack
  return through([&](int I) { return M[I] += N; }) + static_cast<int>(M.size());
}
CASE functionByValue(int N) {
  Map M; // stack
  fill(M, N);
  std::function<int(int)> F = [M](int I) { return static_cast<int>(M.count(I)); };
  return through(F);
}
CASE stored(int N) {
  Map M; // stack
  std::function<void(int)> Add;
  Add = [&](int I) {
    M[I] = I;
    if (I > 0)
      Add(I - 1);
  };
  Add(N);
  return static_cast<int>(M.size());
}
CASE functionPointer(int N) {
  return pointed([](int I) {
           Map M; // stack
           return fill(M, I);
         }) + N;
}
CASE genericLambda(int N) {
  auto Size = [](auto &Of) { return static_cast<int>(Of.size()); };
  Map M; // stays: passed-to-function
  fill(M, N);
  return Size(M);
}
int main() {
  std::printf("%d %d %d %d\n", byReference(9), byReferenceOut(9), byCopy(9), byMove(9));
  std::printf("%d %d %d %d\n", inside(9), mutableOne(9), functionByReference(9), functionByValue(3));
  std::printf("%d %d %d\n", stored(9), functionPointer(9), genericLambda(9));
}
