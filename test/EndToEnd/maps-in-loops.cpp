// A map made anew in each round of a loop, left by break, continue and return.
//
// RUN: %same-output --levels=O1,O2,O3 --lowered=4 %s
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

int rounds(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    std::unordered_map<int, int> M;
    for (int J = 0; J < I % 40; ++J)
      M[J] += J;
    if (I % 3 == 0)
      continue;
    Sum += static_cast<int>(M.size());
    if (Sum > 5000)
      break;
  }
  return Sum;
}

int leave(int N) {
  while (true) {
    std::unordered_set<int> S;
    for (int I = 0;; ++I) {
      if (!S.insert(I * I % N).second) {
        if (I > 10)
          return I;
        N += 7;
        break;
      }
    }
  }
}

int nested(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    std::unordered_map<int, int> Outer;
    for (int J = 0; J < I; ++J) {
      std::unordered_map<int, int> Inner;
      Inner[J % 3] = J;
      Inner[J % 5] = I;
      Outer[Inner.size()] += Inner[0];
    }
    Sum += Outer[1] + 3 * Outer[2];
  }
  return Sum;
}

int main() { std::printf("%d %d %d\n", rounds(1000), leave(11), nested(60)); }
