// Maps whose scope is left and entered by goto and switch.
//
// RUN: %same-output %s
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

int byGoto(int N) {
  int Round = 0, Sum = 0;
again: {
  std::unordered_map<int, int> M;
  for (int I = 0; I < N; ++I) {
    M[I % 9]++;
    if (I == 30 && Round == 0)
      goto out;
  }
  Sum += M[0];
}
out:
  if (++Round < 4)
    goto again;
  return Sum;
}

int bySwitch(int Which) {
  switch (Which) {
  case 0: {
    std::unordered_map<int, int> M{{1, 1}};
    return M[1];
  }
  case 1: {
    std::unordered_set<int> S{1, 2};
    if (S.count(2))
      break;
    [[fallthrough]];
  }
  default:
    std::unordered_map<int, int> M;
    M[Which] = 3;
    return M[Which];
  }
  return 7;
}

int main() {
  std::printf("%d\n", byGoto(50));
  for (int I = 0; I < 3; ++I)
    std::printf("%d\n", bySwitch(I));
}
