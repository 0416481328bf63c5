#ifndef PROGRAM_H
#define PROGRAM_H
#include <unordered_map>

inline int inHeader(int N) {
  std::unordered_map<int, int> M;
  for (int I = 0; I < N; ++I)
    M[I % 3] += I;
  return M[1];
}
#endif
