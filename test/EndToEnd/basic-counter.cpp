// The least that must work: a local map and a local set, used and dropped.
//
// RUN: %same-output --levels=O0,O1,O2,O3,Os,Oz --lowered=2 --stack=2 %s
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

int count(const int *Begin, const int *End) {
  std::unordered_map<int, int> Counts;
  for (; Begin != End; ++Begin)
    ++Counts[*Begin];
  int Sum = 0;
  for (const auto &[Key, Count] : Counts)
    Sum += Key * Count * Count;
  return Sum;
}

bool twice(const int *Begin, const int *End) {
  std::unordered_set<int> Seen;
  for (; Begin != End; ++Begin)
    if (!Seen.insert(*Begin).second)
      return true;
  return false;
}

int main() {
  const int Numbers[] = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9};
  std::printf("%d %d %d\n", count(Numbers, Numbers + 15),
              twice(Numbers, Numbers + 15), twice(Numbers, Numbers + 3));
}
