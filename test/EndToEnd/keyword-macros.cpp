// Macros named as keywords and attributes, defined after the headers.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

#define private public
#define protected public
#define class struct
#define inline __attribute__((noinline))
#define noexcept
#define constexpr const
#define static
#define explicit
#define typename class
#define for if (0) {} else for
#define always_inline noinline
#define gnu clang
#define __attribute__(X)
#define size_t int
#define nullptr 0
#define sizeof(X) 3
#define alignof(X) 1
#define template_ template
#define operator_ operator
#define namespace_ namespace
#define __builtin_expect(A, B) (A)
#define SSE2 1
#undef __SSE2__

int main() {
  std::unordered_map<int, std::string> M;
  for (int I = 0; I < 100; ++I)
    M[I % 17] += 'x';
  std::unordered_set<int> S;
  for (int I = 0; I < 100; ++I)
    S.insert(I % 13);
  int Sum = 0;
  for (auto &Entry : M)
    Sum += Entry.first * Entry.second.length();
  std::printf("%d %d\n", Sum, (int)S.size());
}
