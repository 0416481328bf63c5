// Moved maps: into a container, out of a function, into itself, into a member,
// and used again afterwards. References and iterators move along.
//
// RUN: %same-output --levels=O2,O3 %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

using Map = std::unordered_map<int, std::string>;

struct Owner {
  Map M;
  explicit Owner(Map M) : M(std::move(M)) {}
};

Map make(int N) {
  Map M;
  for (int I = 0; I < N; ++I)
    M[I] = std::to_string(I);
  return M;
}

Map choose(bool Which) {
  Map A = make(3), B = make(5);
  if (Which)
    return A;
  return B;
}

Map sink(Map &&M) {
  Map Result(std::move(M));
  Result[-1] = "sunk";
  return Result;
}

int main() {
  std::vector<Map> Maps;
  for (int I = 0; I < 20; ++I) {
    Map M = make(I);
    Maps.push_back(std::move(M));
    M.clear();
    M[7] = "again";
    if (M.size() != 1)
      std::printf("reuse failed\n");
  }
  size_t Sum = 0;
  for (const Map &M : Maps)
    Sum += M.size();
  std::printf("%zu\n", Sum);

  Map Small{{1, "one"}};
  std::string *Held = &Small[1];
  auto It = Small.find(1);
  Map Target = std::move(Small);
  std::printf("%d %s\n", Held == &Target[1], It->second.c_str());
  Map Assigned{{9, "nine"}};
  Assigned = std::move(Target);
  std::printf("%d %zu\n", Held == &Assigned.at(1), Assigned.size());

  Owner O(make(4));
  Owner P(std::move(O.M));
  std::printf("%zu %zu\n", P.M.size(),
              choose(true).size() + choose(false).size());
  std::printf("%zu\n", sink(sink(make(2))).size());

  Map Self = make(3);
  Map &Alias = Self;
  Self = std::move(Alias);
  Self.clear();
  Self[1] = "x";
  std::printf("%zu\n", Self.size());

  Map Rounds;
  for (int I = 0; I < 10; ++I) {
    Map Next;
    for (auto &[Key, Value] : Rounds)
      Next[Key + 1] = std::move(Value);
    Next[0] = std::to_string(I);
    Rounds = std::move(Next);
  }
  std::printf("%zu %s\n", Rounds.size(), Rounds[9].c_str());
}
