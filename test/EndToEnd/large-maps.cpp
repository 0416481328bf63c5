// Much growth, many deletions, and the same map used over and over.
//
// RUN: %same-output %s
#include <cstdint>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

int main() {
  std::unordered_map<std::uint32_t, std::uint32_t> M;
  std::uint32_t Random = 1;
  auto Next = [&Random] { return Random = Random * 1664525u + 1013904223u; };
  for (int I = 0; I < 200000; ++I) {
    std::uint32_t Key = Next() % 50000;
    if (Next() % 3)
      M[Key] += I;
    else
      M.erase(Key);
  }
  std::uint64_t Sum = 0;
  for (const auto &[Key, Value] : M)
    Sum += static_cast<std::uint64_t>(Key) * Value;
  std::printf("%zu %llu\n", M.size(), static_cast<unsigned long long>(Sum));

  // Full and empty in turn: what is deleted must be used again.
  std::unordered_set<int> S;
  for (int Round = 0; Round < 200; ++Round) {
    for (int I = 0; I < 100; ++I)
      S.insert(Round * 100 + I);
    for (int I = 0; I < 100; ++I)
      S.erase(Round * 100 + I);
  }
  std::printf("%zu\n", S.size());
  for (int Round = 0; Round < 200; ++Round) {
    S.clear();
    for (int I = 0; I < Round; ++I)
      S.insert(I);
  }
  std::printf("%zu\n", S.size());

  std::unordered_map<std::string, int> Words;
  for (int I = 0; I < 50000; ++I)
    ++Words["w" + std::to_string(I % 5000)];
  while (Words.size() > 10)
    Words.erase(Words.begin());
  std::printf("%zu\n", Words.size());
}
