// The insertion hides in a lambda, an algorithm or a local class, while an
// element is referred to.
//
// RUN: %same-output %s
#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

int main() {
  std::unordered_map<int, int> M;
  int Next = 0;
  auto Add = [&] { return M[Next++] = Next; };
  int &First = M[1000];
  for (int I = 0; I < 100; ++I)
    Add();
  First = 5;
  std::printf("%d\n", M[1000]);

  auto It = M.find(1000);
  It->second += Add();
  It->second = Add() + It->second;
  M.at(1000) += Add();
  M[2000] = Add();
  M[2001] += Add() * 2;
  std::printf("%d %d %d\n", M[1000], M[2000], M[2001]);

  std::vector<int> Numbers(100);
  std::iota(Numbers.begin(), Numbers.end(), 5000);
  int &Count = M[-1];
  std::for_each(Numbers.begin(), Numbers.end(), [&](int N) {
    M[N] = N;
    ++Count;
  });
  std::printf("%d\n", M[-1]);

  auto Get = [&](int Key) -> int & { return M[Key]; };
  for (int I = 0; I < 100; ++I) {
    Get(I + 10000) = Get(I + 20000) + 1;
    std::swap(Get(I + 10000), Get(I + 30000));
    Get(I) += Get(I + 40000)++;
  }
  std::printf("%zu %d\n", M.size(), Get(30050));

  std::unordered_map<int, std::vector<int>> Lists;
  auto NewList = [&](int Key) {
    Lists[Key].push_back(Key);
    return static_cast<int>(Lists.size());
  };
  for (int I = 0; I < 100; ++I)
    Lists[I].push_back(NewList(I + 1000));
  for (int I = 0; I < 100; ++I)
    Lists[I].insert(Lists[I].end(), Lists[I + 2000].begin(),
                    Lists[I + 2000].end());
  for (int I = 0; I < 100; ++I)
    Lists[I].push_back(Lists[I + 3000].empty());
  std::printf("%zu %zu\n", Lists.size(), Lists[7].size());

  std::unordered_map<int, std::string> Texts;
  Texts[0] = "start";
  std::function<void(int)> Grow = [&](int N) {
    std::string &Mine = Texts[N];
    if (N < 60)
      Grow(N + 1);
    Mine += std::to_string(N);
  };
  Grow(0);
  for (int I = 0; I < 50; ++I) {
    Texts[I].append(Texts[I + 100].append("y"));
    Texts[I].replace(0, 1, Texts[I + 200]);
  }
  size_t Length = 0;
  for (const auto &Entry : Texts)
    Length += Entry.second.size();
  std::printf("%zu %s\n", Length, Texts[5].c_str());

  struct Inserter {
    std::unordered_map<int, int> &Target;
    void operator()(int N) { Target[N] = N; }
  };
  std::unordered_map<int, int> T{{0, 0}};
  int &Zero = T[0];
  Inserter Insert{T};
  for (int I = 1; I < 200; ++I)
    Insert(I);
  Zero = 9;
  std::printf("%d\n", T[0]);

  std::unordered_map<int, int> S;
  auto Recursive = [&](auto &Self, int N) -> int {
    if (N == 0)
      return 1;
    auto &Slot = S[N];
    Slot = Self(Self, N - 1) + 1;
    return Slot;
  };
  std::printf("%d %d\n", Recursive(Recursive, 100), S[100]);
}
