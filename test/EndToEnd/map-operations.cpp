// Every member of unordered_map that does not show buckets.
//
// RUN: %same-output --levels=O0,O2,Os %s
#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

void print(const char *What, std::vector<std::pair<int, std::string>> Entries) {
  std::sort(Entries.begin(), Entries.end());
  std::printf("%s:", What);
  for (const auto &Entry : Entries)
    std::printf(" %d=%s", Entry.first, Entry.second.c_str());
  std::printf("\n");
}
#define SHOW(M)                                                                \
  print(#M, std::vector<std::pair<int, std::string>>(M.begin(), M.end()))

int main() {
  std::unordered_map<int, std::string> M;
  std::printf("%d %zu\n", M.empty(), M.size());
  M[1] = "one";
  M[1] += "!";
  M.insert({2, "two"});
  std::pair<const int, std::string> Three(3, "three");
  std::printf("%d\n", M.insert(Three).second);
  std::printf("%d\n", M.insert(std::make_pair(3, "again")).second);
  std::printf("%d\n", M.emplace(4, "four").second);
  std::printf("%d\n", M.emplace(4, "vier").second);
  std::printf("%d\n", M.try_emplace(5, 3, 'x').second);
  std::printf("%d\n", M.try_emplace(5, "no").second);
  std::printf("%d\n", M.insert_or_assign(5, "five").second);
  std::printf("%d\n", M.insert_or_assign(6, "six").second);
  SHOW(M);
  std::vector<std::pair<int, std::string>> More{{7, "seven"}, {1, "no"}};
  M.insert(More.begin(), More.end());
  M.insert({{8, "eight"}, {9, "nine"}});
  M.emplace_hint(M.begin(), 10, "ten");
  M.insert(M.end(), {11, "eleven"});
  SHOW(M);
  std::printf("%zu %zu\n", M.count(3), M.count(33));
  std::printf("%s\n", M.at(7).c_str());
  try {
    M.at(77) = "none";
  } catch (const std::out_of_range &) {
    std::printf("out of range\n");
  }
  std::printf("%d %d\n", M.find(8) == M.end(), M.find(88) == M.end());
  std::printf("%s\n", M.find(8)->second.c_str());
  auto Range = M.equal_range(9);
  std::printf("%td\n", std::distance(Range.first, Range.second));
  auto None = M.equal_range(99);
  std::printf("%d\n", None.first == None.second);
  std::printf("%zu %zu\n", M.erase(9), M.erase(99));
  auto Next = M.erase(M.find(8));
  (void)Next;
  SHOW(M);
  std::unordered_map<int, std::string> Copy = M;
  std::printf("%d %d\n", Copy == M, Copy != M);
  Copy[1] = "uno";
  std::printf("%d %d\n", Copy == M, Copy != M);
  M.swap(Copy);
  SHOW(M);
  std::unordered_map<int, std::string> Taken = std::move(Copy);
  SHOW(Taken);
  M.clear();
  std::printf("%zu %d\n", M.size(), M.begin() == M.end());
  M = Taken;
  M.erase(M.begin(), M.end());
  std::printf("%zu\n", M.size());
  M = {{1, "a"}, {2, "b"}, {1, "c"}};
  SHOW(M);
  M.reserve(100);
  M.rehash(50);
  SHOW(M);
  std::printf("%d\n", M.max_size() > 1000);
  std::printf("%d\n", M.hash_function()(5) == std::hash<int>()(5));
  std::printf("%d\n", M.key_eq()(5, 5));
  for (auto It = M.cbegin(); It != M.cend(); ++It)
    M.at(It->first) += "?";
  SHOW(M);
  const auto &Const = M;
  std::printf("%s %d %zu\n", Const.at(2).c_str(), Const.find(3) == Const.end(),
              Const.count(1));
}
