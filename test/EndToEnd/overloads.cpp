// Overloads and specializations that choose by the map's type.
//
// RUN: %same-output %s
#include <any>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <variant>

std::string show(const std::unordered_map<int, int> &) { return "unordered"; }
std::string show(const std::map<int, int> &) { return "ordered"; }
template <class T> std::string show(const T &) { return "generic"; }

struct FromMap {
  size_t Size;
  FromMap(const std::unordered_map<int, int> &M) : Size(M.size()) {}
};
size_t convert(FromMap F) { return F.Size; }

struct Streams {
  int N = 0;
};
Streams &operator<<(Streams &S, const std::unordered_set<int> &Set) {
  S.N += static_cast<int>(Set.size());
  return S;
}
std::unordered_set<int> operator|(const std::unordered_set<int> &A,
                                  const std::unordered_set<int> &B) {
  auto Result = A;
  Result.insert(B.begin(), B.end());
  return Result;
}

int main() {
  std::unordered_map<int, int> M{{1, 1}};
  std::map<int, int> O;
  std::printf("%s %s\n", show(M).c_str(), show(O).c_str());
  std::printf("%zu\n", convert(M));
  std::unordered_set<int> A{1, 2}, B{2, 3};
  Streams S;
  S << A << B << (A | B);
  std::printf("%d\n", S.N);

  std::optional<std::unordered_map<int, int>> Maybe;
  Maybe.emplace();
  (*Maybe)[1] = 2;
  std::unordered_map<int, int> Copy = Maybe.value_or(M);
  std::variant<int, std::unordered_map<int, int>> Either = Copy;
  std::any Any = Copy;
  auto Tuple = std::make_tuple(Copy, 1);
  std::pair<std::unordered_set<int>, int> Pair{A, 1};
  std::printf("%zu %zu %zu %zu\n", std::get<1>(Either).size(),
              std::any_cast<std::unordered_map<int, int>>(Any).size(),
              std::get<0>(Tuple).size(), Pair.first.size());
}
