// One program in each language version, with what the version brings.
//
// RUN: %same-output --sanitize=no %s -- -std=c++11
// RUN: %same-output --sanitize=no %s -- -std=c++14
// RUN: %same-output --sanitize=no %s -- -std=c++17
// RUN: %same-output --sanitize=no %s -- -std=gnu++20
// RUN: %same-output %s -- -std=c++23
#include <algorithm>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>
#if __cplusplus >= 202002L
#include <numeric>
#include <ranges>
#include <string_view>
#endif

#if __cplusplus >= 202002L
struct Transparent {
  using is_transparent = void;
  size_t operator()(std::string_view S) const {
    return std::hash<std::string_view>()(S);
  }
};

int modern() {
  std::unordered_map<int, int> M;
  for (int I : std::views::iota(0, 100))
    M[I % 20] += I;
  int Sum = 0;
  if (M.contains(3) && !M.contains(30))
    Sum += 1;
  Sum += static_cast<int>(
      std::erase_if(M, [](const auto &E) { return E.first % 2; }));
  for (int Key : M | std::views::keys)
    Sum += Key;
  for (int Value : std::views::values(M))
    Sum += Value;
  Sum += static_cast<int>(
      std::ranges::count_if(M, [](auto &E) { return E.second > 200; }));
  std::unordered_set<std::string, Transparent, std::equal_to<>> S{"a", "b"};
  Sum += S.contains(std::string_view("a")) + (S.find("c") == S.end());
  std::unordered_set<int> T{1, 2, 3};
  Sum += static_cast<int>(std::erase_if(T, [](int K) { return K > 1; }));
  static_assert(std::ranges::forward_range<decltype(T)>);
  return Sum;
}
#else
int modern() { return 0; }
#endif

int main() {
  std::unordered_map<std::string, int> M;
  for (const char *Word : {"to", "be", "or", "not", "to", "be"})
    ++M[Word];
  std::vector<std::pair<std::string, int>> Sorted(M.begin(), M.end());
  std::sort(Sorted.begin(), Sorted.end());
  for (const auto &Entry : Sorted)
    std::printf("%s %d\n", Entry.first.c_str(), Entry.second);
  std::unordered_set<int> S{3, 1, 2};
  S.erase(1);
  std::printf("%zu %d\n", S.size(), modern());
}
