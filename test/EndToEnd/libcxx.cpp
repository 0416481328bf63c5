// Another standard library: whatever is or is not lowered, the program is
// right. The static library is the one that fits the headers for certain.
//
// REQUIRES: libcxx
//
// RUN: %same-output %s -- -stdlib=libc++ -static-libstdc++
//
// RUN: %same-output --sanitize=no %s -- -stdlib=libc++ -static-libstdc++ \
// RUN:   -std=c++20
#include <algorithm>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int main() {
  std::unordered_map<std::string, std::vector<int>> M;
  for (int I = 0; I < 200; ++I)
    M["key" + std::to_string(I % 30)].push_back(I);
  long Sum = 0;
  for (const auto &[Key, Values] : M)
    for (int Value : Values)
      Sum += Value * static_cast<long>(Key.size());
  std::printf("%zu %ld\n", M.size(), Sum);
  std::unordered_set<int> S;
  for (int I = 0; I < 100; ++I)
    S.insert(I * I % 31);
  auto Node = S.extract(4);
  std::printf("%zu %d\n", S.size(), Node.empty());
  auto &Slot = M["held"];
  for (int I = 0; I < 500; ++I)
    M[std::to_string(I)];
  Slot.push_back(1);
  std::printf("%zu\n", M["held"].size());
}
