#include "program.h"
#include <unordered_set>

int other(int N) {
  std::unordered_set<int> S;
  for (int I = 0; I < N; ++I)
    S.insert(I * I % 7);
  return static_cast<int>(S.size()) + inHeader(N);
}
