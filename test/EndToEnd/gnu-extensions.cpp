// Statement expressions, variable arrays, alloca, computed goto, cleanup,
// inline assembler, vectors, noreturn functions.
//
// RUN: %same-output --levels=O2,O3 %s -- -Wno-vla-cxx-extension
#include <alloca.h>
#include <cstdio>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>

static void goodbye(int *N) { std::printf("cleanup %d\n", *N); }

int statement() {
  return ({
    std::unordered_map<int, int> M;
    M[1] = 2;
    M[1] + 1;
  });
}

int variable(int N) {
  int Array[N];
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    auto *More = static_cast<int *>(alloca(64));
    More[0] = I;
    std::unordered_map<int, int> M;
    M[I] = More[0];
    Array[I] = M[I];
    Sum += Array[I];
  }
  return Sum;
}

int computed(int N) {
  static void *Labels[] = {&&Zero, &&One, &&Two};
  std::unordered_map<int, int> M;
  int Sum = 0;
next:
  if (N < 0)
    return Sum + static_cast<int>(M.size());
  goto *Labels[N-- % 3];
Zero:
  M[N] = 1;
  goto next;
One:
  M.erase(N + 2);
  goto next;
Two:
  Sum += M.count(N + 3);
  goto next;
}

int cleaned() {
  __attribute__((cleanup(goodbye))) int N = 3;
  std::unordered_set<int> S{1, 2, 3};
  asm volatile("" : : "r"(&S) : "memory");
  return static_cast<int>(S.size());
}

[[noreturn]] void leave(int Code) {
  std::unordered_map<int, int> M{{Code, 0}};
  std::printf("leaving %d\n", M[Code]);
  std::fflush(stdout);
  std::exit(M[Code]);
}

int main() {
  std::printf("%d %d %d\n", statement(), variable(50), computed(100));
  std::printf("%d\n", cleaned());
  leave(5);
}
