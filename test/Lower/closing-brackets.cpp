// `>>` closes two templates and takes the pushed `>` as a third.
// RUN: %same-output --lowered 3 %s -- -std=c++17
#include <cstdio>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

int main() {
  std::unordered_map<int, std::vector<int>> lists;
  lists[1].push_back(2);
  std::unique_ptr<std::unordered_map<int, std::vector<int>>> owned(
      new std::unordered_map<int, std::vector<int>>);
  (*owned)[4].push_back(lists[1][0]);
  std::unordered_set<std::string>words;
  words.insert("a");
  std::printf("%zu %d %zu\n", lists.size(), (*owned)[4][0], words.size());
}
