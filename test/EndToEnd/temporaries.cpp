// Maps without a name.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

size_t unique(const std::vector<int> &V) {
  return std::unordered_set<int>(V.begin(), V.end()).size();
}

int main() {
  std::printf("%zu\n", unique({1, 2, 1, 3}));
  std::printf("%d\n", std::unordered_map<int, int>{{1, 5}}.at(1));
  std::printf("%zu\n", (std::unordered_map<int, int>{{1, 5}, {2, 6}}).size());
  const auto &Extended = std::unordered_map<std::string, int>{{"x", 1}};
  std::printf("%d\n", Extended.at("x"));
  auto &&Forwarding = std::unordered_set<int>{1, 2};
  Forwarding.insert(3);
  std::printf("%zu\n", Forwarding.size());
  int Sum = 0;
  for (const auto &[Key, Value] : std::unordered_map<int, int>{{1, 2}, {3, 4}})
    Sum += Key * Value;
  std::printf("%d\n", Sum);
  std::vector<int> V{3, 1, 3, 2};
  std::unordered_set<int> S(V.begin(), V.end());
  V.assign(S.begin(), S.end());
  std::printf("%zu\n", V.size());
  std::string Copy = std::unordered_map<int, std::string>{{1, "gone"}}[1];
  std::printf("%s\n", Copy.c_str());
}
