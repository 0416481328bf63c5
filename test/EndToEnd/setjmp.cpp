// Functions that may return twice.
//
// RUN: %same-output --levels=O0,O1,O2,O3 --sanitize=no %s
#include <csetjmp>
#include <cstdio>
#include <unordered_map>

static std::jmp_buf Jump;

void again(int N) {
  if (N < 3)
    std::longjmp(Jump, N + 1);
}

int filled() {
  std::unordered_map<int, int> M;
  for (int I = 0; I < 10; ++I)
    M[I] = I * I;
  volatile int Rounds = 0;
  int Code = setjmp(Jump);
  Rounds = Rounds + 1;
  M[100 + Code] = Code;
  again(Code);
  int Sum = Rounds;
  for (const auto &Entry : M)
    Sum += Entry.first + Entry.second;
  return Sum;
}

int main() { std::printf("%d\n", filled()); }
