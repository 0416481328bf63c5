// Equality does not depend on the order of insertion or the size of tables.
//
// RUN: %same-output %s
#include <algorithm>
#include <cstdio>
#include <numeric>
#include <string>
#include <unordered_map>
#include <unordered_set>

int main() {
  std::unordered_map<int, std::string> A, B;
  for (int I = 0; I < 100; ++I)
    A[I] = std::to_string(I);
  B.reserve(5000);
  for (int I = 199; I >= 0; --I)
    B[I] = std::to_string(I);
  std::printf("%d\n", A == B);
  for (int I = 100; I < 200; ++I)
    B.erase(I);
  std::printf("%d %d\n", A == B, A != B);
  B[5] = "five";
  std::printf("%d %d\n", A == B, A != B);
  std::unordered_set<int> S{1, 2, 3}, T{3, 2, 1}, U{1, 2};
  std::printf("%d %d\n", S == T, S == U);
  std::printf("%d\n", std::unordered_set<int>() == std::unordered_set<int>());

  int Sum = std::accumulate(A.begin(), A.end(), 0, [](int Sum, const auto &E) {
    return Sum + E.first;
  });
  bool All = std::all_of(S.begin(), S.end(), [](int N) { return N > 0; });
  auto Largest =
      std::max_element(A.begin(), A.end(), [](const auto &X, const auto &Y) {
        return X.first < Y.first;
      });
  std::printf("%d %d %s %td\n", Sum, All, Largest->second.c_str(),
              std::count_if(S.begin(), S.end(), [](int N) { return N % 2; }));
  bool Permutation = std::is_permutation(S.begin(), S.end(), T.begin());
  bool Includes =
      std::all_of(U.begin(), U.end(), [&](int N) { return S.count(N); });
  std::printf("%d %d\n", Permutation, Includes);
}
