// Functions with more maps than a frame should hold, and deep recursion with a
// map in every frame.
//
// RUN: %same-output --levels=O2,O3 --lowered=20 --sanitize=no %s
#include <cstdio>
#include <unordered_map>

int many(int Key) {
  std::unordered_map<int, int> A, B, C, D, E, F, G, H, I, J;
  std::unordered_map<int, int> K, L, M, N, O, P, Q, R, S, T;
  A[Key] = 1, B[Key] = 2, C[Key] = 3, D[Key] = 4, E[Key] = 5, F[Key] = 6;
  G[Key] = 7, H[Key] = 8, I[Key] = 9, J[Key] = 10, K[Key] = 11, L[Key] = 12;
  M[Key] = 13, N[Key] = 14, O[Key] = 15, P[Key] = 16, Q[Key] = 17, R[Key] = 18;
  S[Key] = 19, T[Key] = 20;
  return A[Key] + B[Key] + C[Key] + D[Key] + E[Key] + F[Key] + G[Key] + H[Key] +
         I[Key] + J[Key] + K[Key] + L[Key] + M[Key] + N[Key] + O[Key] + P[Key] +
         Q[Key] + R[Key] + S[Key] + T[Key];
}

int recurse(int Depth) {
  std::unordered_map<int, int> Here;
  Here[Depth] = Depth;
  if (Depth > 0)
    Here[-1] = recurse(Depth - 1) + 1;
  int Sum = 0;
  for (const auto &Entry : Here)
    Sum += Entry.second;
  return Sum % 1000003;
}

struct Wide {
  long Numbers[64];
};

int wide(int N) {
  std::unordered_map<int, Wide> M;
  for (int I = 0; I < N; ++I)
    M[I].Numbers[I % 64] = I;
  long Sum = 0;
  for (const auto &Entry : M)
    for (long Number : Entry.second.Numbers)
      Sum += Number;
  return static_cast<int>(Sum);
}

int main() {
  int Sum = 0;
  for (int I = 0; I < 100; ++I)
    Sum += many(I);
  // A frame of the plain program is some 200 bytes; this is 5000 frames deep.
  std::printf("%d %d %d\n", Sum, recurse(5000), wide(30));
}
