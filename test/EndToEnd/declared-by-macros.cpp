// Declarations that come, wholly or in part, out of macros.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

#define DECLARE_MAP(Key, Value, Name) std::unordered_map<Key, Value> Name
#define MAP_TYPE std::unordered_map<int, int>
#define EACH(Item, Container) for (auto &Item : Container)
#define NAME(N) map_##N
#define PAIR int, int
#define OPEN std::unordered_map<
#define WITH_LOCAL(Body)                                                       \
  {                                                                            \
    std::unordered_set<int> Local;                                             \
    Body                                                                       \
  }

int main() {
  DECLARE_MAP(int, std::string, A);
  A[1] = "one";
  MAP_TYPE B;
  B[2] = 3;
  std::unordered_map<int, int> NAME(x);
  NAME(x)[4] = 5;
  int Sum = 0;
  EACH(Entry, B) { Sum += Entry.first * Entry.second; }
  EACH(Entry, map_x) { Sum += Entry.first * Entry.second; }
  std::unordered_map<PAIR> C{{1, 2}};
  OPEN int, char > D{{1, 'x'}};
  WITH_LOCAL(Local.insert(1); Local.insert(1); Sum += Local.size();)
  std::printf("%s %d %d %c\n", A[1].c_str(), Sum, C[1], D[1]);
}
