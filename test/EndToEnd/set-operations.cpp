// Every member of unordered_set that does not show buckets.
//
// RUN: %same-output --levels=O0,O2,Os %s
#include <algorithm>
#include <cstdio>
#include <string>
#include <unordered_set>
#include <vector>

template <class Set> void show(const char *What, const Set &S) {
  std::vector<std::string> Keys(S.begin(), S.end());
  std::sort(Keys.begin(), Keys.end());
  std::printf("%s:", What);
  for (const std::string &Key : Keys)
    std::printf(" %s", Key.c_str());
  std::printf("\n");
}

int main() {
  std::unordered_set<std::string> S{"b", "a", "c", "a"};
  show("S", S);
  std::printf("%d %d\n", S.insert("d").second, S.insert("d").second);
  std::printf("%d\n", S.emplace(3, 'e').second);
  S.emplace_hint(S.end(), "f");
  S.insert({"g", "h"});
  std::vector<std::string> More{"i", "j", "a"};
  S.insert(More.begin(), More.end());
  show("S", S);
  std::printf("%zu %zu %d\n", S.count("a"), S.count("zz"),
              S.find("g") != S.end());
  std::printf("%zu %zu\n", S.erase("a"), S.erase("a"));
  S.erase(S.find("b"));
  show("S", S);
  std::unordered_set<std::string> T(S.begin(), S.end());
  std::printf("%d\n", S == T);
  T.insert("k");
  std::printf("%d\n", S != T);
  swap(S, T);
  std::printf("%zu %zu\n", S.size(), T.size());
  T = std::move(S);
  show("T", T);
  T.clear();
  std::printf("%d\n", T.empty());
  for (int I = 0; I < 500; ++I)
    T.insert(std::to_string(I * 7 % 401));
  std::printf("%zu\n", T.size());
  for (auto It = T.begin(); It != T.end();)
    It = It->size() < 3 ? T.erase(It) : std::next(It);
  std::printf("%zu\n", T.size());
  std::unordered_set<int> Numbers;
  for (int I = -50; I < 50; ++I)
    Numbers.insert(I * I);
  int Sum = 0;
  for (int Number : Numbers)
    Sum += Number;
  std::printf("%zu %d\n", Numbers.size(), Sum);
}
