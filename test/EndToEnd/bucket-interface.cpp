// Buckets and load factors: what the standard promises of them, and the
// numbers that the library in use gives.
//
// RUN: %same-output --refused=2 %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

int main() {
  std::unordered_map<std::string, int> M;
  for (int I = 0; I < 100; ++I)
    M[std::to_string(I)] = I;
  size_t Sum = 0;
  for (size_t Bucket = 0; Bucket < M.bucket_count(); ++Bucket)
    Sum += M.bucket_size(Bucket);
  std::printf("%zu %zu\n", Sum, M.bucket_count());
  Sum = 0;
  for (auto It = M.begin(M.bucket("7")); It != M.end(M.bucket("7")); ++It)
    Sum += It->first == "7";
  std::printf("%zu\n", Sum);

  std::unordered_set<int> S;
  S.max_load_factor(0.5f);
  for (int I = 0; I < 100; ++I)
    S.insert(I);
  std::printf("%d %g\n", S.load_factor() <= 0.5f, S.max_load_factor());
  S.rehash(1000);
  std::printf("%d\n", S.bucket_count() >= 1000);
}
