// extract, merge and insertion of node handles.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

int main() {
  std::unordered_map<int, std::string> A{{1, "one"}, {2, "two"}, {3, "three"}};
  std::unordered_map<int, std::string> B{{3, "drei"}, {4, "vier"}};
  std::string *Held = &A[2];
  auto Node = A.extract(2);
  Node.key() = 20;
  Node.mapped() += "ty";
  auto Result = B.insert(std::move(Node));
  std::printf("%d %d %s\n", Result.inserted, Held == &B[20], B[20].c_str());
  A.merge(B);
  std::printf("%zu %zu %s\n", A.size(), B.size(), A[3].c_str());
  std::printf("%d\n", A.extract(99).empty());
  std::unordered_set<std::string> S{"a", "b"}, T{"b", "c"};
  S.merge(T);
  std::printf("%zu %zu\n", S.size(), T.size());
  auto Key = S.extract("a");
  std::string Taken = std::move(Key.value());
  std::printf("%s %zu\n", Taken.c_str(), S.size());
}
