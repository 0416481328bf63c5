// Two references into one map in one expression, either of which may insert.
//
// RUN: %same-output %s
#include <algorithm>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <utility>

std::string join(const std::string &A, const std::string &B) { return A + B; }
int add(int &A, int &B) { return (A += 2) + (B += 3); }
void exchange(std::string &A, std::string &B) { std::swap(A, B); }

int main() {
  std::unordered_map<int, std::string> M;
  size_t Sum = 0;
  for (int I = 0; I < 200; ++I) {
    M[I] = std::to_string(I);
    Sum += join(M[I], M[I + 1000]).size();
    Sum += (M[I] + M[I + 2000]).size();
    Sum += std::max(M[I], M[I + 3000]).size();
    Sum += M[I] == M[I + 4000];
    std::swap(M[I], M[I + 5000]);
    exchange(M[I], M[I + 6000]);
  }
  std::printf("%zu %zu\n", M.size(), Sum);

  std::unordered_map<int, int> N;
  int Total = 0;
  for (int I = 0; I < 200; ++I) {
    Total += add(N[I], N[I + 1000]);
    Total += N[I] + N[I + 2000];
    N[I] += N[I + 3000] = I;
    Total += std::min(N[I + 4000], N[I + 5000]);
    auto [A, B] = std::pair<int &, int &>(N[I], N[I + 7000]);
    B = A;
    std::tie(N[I + 8000], N[I + 9000]) = std::make_pair(I, 2 * I);
  }
  for (const auto &Entry : N)
    Total += Entry.first % 7 * Entry.second;
  std::printf("%zu %d\n", N.size(), Total);

  bool Even = false;
  std::unordered_map<int, std::string> C;
  for (int I = 0; I < 100; ++I, Even = !Even)
    (Even ? C[I] : C[I + 500]).append(C[I / 2]).append("x");
  size_t Length = 0;
  for (const auto &Entry : C)
    Length += Entry.second.size();
  std::printf("%zu %zu\n", C.size(), Length);
}
