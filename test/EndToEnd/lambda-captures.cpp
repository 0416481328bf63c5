// Maps captured by reference, by copy, by move, and made inside a lambda.
//
// RUN: %same-output --levels=O2,O3 %s
#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <vector>

std::function<int(int)> counter() {
  std::unordered_map<int, int> M;
  M[1] = 10;
  return [M](int Key) mutable { return ++M[Key]; };
}

auto mover() {
  std::unordered_set<int> S{1, 2, 3};
  return [S = std::move(S)](int Key) { return S.count(Key); };
}

int main() {
  std::unordered_map<int, int> M;
  auto Add = [&M](int Key, int Value) { M[Key] += Value; };
  for (int I = 0; I < 100; ++I)
    Add(I % 10, I);
  auto Get = [&](int Key) {
    auto It = M.find(Key);
    return It == M.end() ? -1 : It->second;
  };
  std::printf("%d %d\n", Get(3), Get(33));

  auto F = counter();
  auto G = F;
  std::printf("%d %d %d %d\n", F(1), F(1), G(1), F(2));
  auto H = mover();
  std::printf("%zu %zu\n", H(2), H(4));

  std::vector<int> Numbers(50);
  std::iota(Numbers.begin(), Numbers.end(), 0);
  std::unordered_set<int> Seen;
  auto End = std::remove_if(Numbers.begin(), Numbers.end(), [&](int Number) {
    return !Seen.insert(Number * Number % 13).second;
  });
  std::printf("%td\n", End - Numbers.begin());

  auto Inside = [](const std::vector<int> &V) {
    std::unordered_map<int, int> Local;
    for (int Number : V)
      ++Local[Number % 3];
    return Local[0] * 100 + Local[1] * 10 + Local[2];
  };
  std::printf("%d\n", Inside(Numbers));

  auto Copy = [M]() { return M.size(); };
  M.clear();
  std::printf("%zu %zu\n", Copy(), M.size());
}
