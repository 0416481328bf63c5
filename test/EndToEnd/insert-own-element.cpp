// Arguments of an insertion that lie in the map itself.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

int main() {
  std::unordered_map<int, std::string> M;
  M[0] = "a value long enough to live outside of its string object";
  for (int I = 1; I < 100; ++I)
    M.try_emplace(I, M.at(I - 1));
  for (int I = 100; I < 200; ++I)
    M.emplace(I, M[I - 1]);
  for (int I = 200; I < 300; ++I)
    M.insert({I, M[I - 1]});
  for (int I = 300; I < 400; ++I)
    M.insert_or_assign(I, M[I - 1]);
  for (int I = 400; I < 500; ++I)
    M.insert_or_assign(I, M.begin()->second);
  size_t Length = 0;
  for (const auto &Entry : M)
    Length += Entry.second.size();
  std::printf("%zu %zu\n", M.size(), Length);

  M.insert(*M.begin());
  M.insert_or_assign(7, M[7]);
  M[7] = M[7];
  std::printf("%zu %zu\n", M.size(), M[7].size());

  std::unordered_set<std::string> S{"key"};
  for (int I = 0; I < 100; ++I)
    S.insert(*S.begin() + std::to_string(I));
  std::printf("%d\n", S.size() > 50);
  S.insert(*S.begin());
  const std::string &First = *S.begin();
  S.erase(First);
  std::printf("%d\n", S.count("nothing") == 0);

  std::unordered_map<int, int> N{{1, 1}};
  for (int I = 1; I < 200; ++I)
    N.emplace(I + 1, N.at(I) + 1);
  std::printf("%d\n", N.at(200));
  N.erase(N.find(5)->first);
  std::printf("%zu\n", N.size());

  // A key that lies in another element of the same map.
  std::unordered_map<std::string, std::string> Next;
  Next["a"] = "b";
  std::string Key = "a";
  for (int I = 0; I < 50; ++I) {
    Next[Next[Key]] = Next[Key] + "c";
    Key = Next[Key];
  }
  std::printf("%zu %zu\n", Next.size(), Key.size());
}
