// Ordered containers are never replaced, unordered multi-containers are by nodes.
//
// RUN: %same-output --refused=3 --lowered=3 %s
#include <cstdio>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

int main() {
  std::map<int, int> Ordered;
  std::set<int> Set;
  std::multimap<int, int> Multi;
  std::unordered_multimap<int, int> UnorderedMulti;
  std::unordered_multiset<int> Bag;
  std::unordered_map<int, int> M;
  for (int I = 0; I < 50; ++I) {
    Ordered[I * 7 % 50] = I;
    Set.insert(I * 3 % 20);
    Multi.emplace(I % 5, I);
    UnorderedMulti.emplace(I % 5, I);
    Bag.insert(I % 7);
    M[I % 9]++;
  }
  int Last = -1, Sorted = 1;
  for (const auto &Entry : Ordered) {
    Sorted &= Entry.first > Last;
    Last = Entry.first;
  }
  std::printf("%d %d %zu %zu %zu %d\n", Sorted, *Set.rbegin(), Multi.count(3),
              UnorderedMulti.count(3), Bag.count(2), M[4]);
}
