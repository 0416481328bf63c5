// One written type, several variables, some of them no maps at all.
//
// RUN: %same-output %s
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

int size(const std::unordered_map<int, int> &M) {
  return static_cast<int>(M.size());
}

int main() {
  std::unordered_map<int, int> A, B{{1, 2}}, C = {{3, 4}, {5, 6}};
  A[0] = B[1] + C[5];
  std::printf("%d %zu\n", A[0], C.size());

  std::unordered_map<int, int> D, *P = &D, &R = D;
  (*P)[1] = 1;
  R[2] = 2;
  std::printf("%zu\n", D.size());

  std::unordered_map<int, int> E{{1, 1}}, F[3];
  F[1] = E;
  std::printf("%d\n", size(F[1]));

  std::unordered_set<int> G, H = G;
  G.insert(1);
  std::printf("%zu %zu\n", G.size(), H.size());

  for (std::unordered_map<int, int> I{{0, 0}}, J; I.size() < 5;
       I[I.size()] = 1, J[0]++)
    if (I.size() == 4)
      std::printf("%d\n", J[0]);

  if (std::unordered_map<int, int> K{{1, 2}}; !K.empty())
    std::printf("%d\n", K[1]);
  switch (std::unordered_set<int> L{1, 2, 3}; L.size()) {
  case 3:
    std::printf("three\n");
  }
}
