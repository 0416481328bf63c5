// Pragmas in force where the first map is declared: they are the program's, and
// not for our header.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

#pragma pack(push, 1)
#pragma GCC visibility push(hidden)
#pragma clang diagnostic push
#pragma clang diagnostic error "-Weverything"
#pragma clang diagnostic ignored "-Wc++98-compat"
#pragma clang diagnostic ignored "-Wc++98-compat-pedantic"
#pragma clang diagnostic ignored "-Wunsafe-buffer-usage"
#pragma clang diagnostic ignored "-Wmissing-prototypes"
#pragma clang diagnostic ignored "-Wunknown-warning-option"
#pragma clang attribute push(__attribute__((annotate("mine"))),                \
                             apply_to = any(function, record))

struct Packed {
  char C;
  int N;
};

int packed() {
  std::unordered_map<int, Packed> M;
  for (int I = 0; I < 100; ++I)
    M[I] = {'x', I};
  std::unordered_set<std::string> S;
  for (int I = 0; I < 100; ++I)
    S.insert(std::to_string(I % 40));
  int Sum = 0;
  for (const auto &[Key, Value] : M)
    Sum += Value.N;
  return Sum + static_cast<int>(S.size() + sizeof(Packed));
}

#pragma clang attribute pop
#pragma clang diagnostic pop
#pragma GCC visibility pop
#pragma pack(pop)

#pragma clang optimize off
int unoptimized() {
  std::unordered_map<int, int> M;
  for (int I = 0; I < 100; ++I)
    M[I % 9] += I;
  return M[4];
}
#pragma clang optimize on

#pragma STDC FP_CONTRACT OFF
double floating() {
  std::unordered_map<int, double> M;
  for (int I = 1; I < 100; ++I)
    M[I % 5] += 1.0 / I;
  return M[3];
}

int main() { std::printf("%d %d %.17g\n", packed(), unoptimized(), floating()); }
