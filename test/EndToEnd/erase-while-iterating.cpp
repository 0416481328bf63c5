// Erasing leaves all other iterators valid, and returns the next one.
//
// RUN: %same-output %s
#include <cstdio>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int main() {
  std::unordered_map<int, int> M;
  for (int I = 0; I < 300; ++I)
    M[I * 17] = I;
  int Visited = 0, Sum = 0;
  for (auto It = M.begin(); It != M.end();) {
    ++Visited;
    if (It->second % 3)
      It = M.erase(It);
    else
      Sum += (It++)->second;
  }
  std::printf("%d %d %zu\n", Visited, Sum, M.size());

  // The post-increment idiom.
  std::unordered_set<int> S;
  for (int I = 0; I < 200; ++I)
    S.insert(I);
  for (auto It = S.begin(); It != S.end();)
    if (*It % 2)
      S.erase(It++);
    else
      ++It;
  std::printf("%zu\n", S.size());

  // Erase everything but what kept iterators point to.
  std::vector<std::unordered_map<int, int>::iterator> Kept;
  for (auto It = M.begin(); It != M.end(); ++It)
    if (It->first % 2 == 0)
      Kept.push_back(It);
  for (int I = 0; I < 300; ++I)
    if (I * 17 % 2)
      M.erase(I * 17);
  int Left = 0;
  for (auto It : Kept)
    Left += It->second;
  std::printf("%zu %zu %d\n", Kept.size(), M.size(), Left);

  // Erase by key from within a walk over another container.
  std::vector<int> Keys;
  for (const auto &Entry : M)
    Keys.push_back(Entry.first);
  for (int Key : Keys)
    M.erase(Key);
  std::printf("%d\n", M.empty());
}
