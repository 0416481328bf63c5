// Types spelled by typedef, using, alias template, decltype, auto.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

typedef std::unordered_map<std::string, int> Index;
using Numbers = std::unordered_set<int>;
template <class V> using ById = std::unordered_map<int, V>;
namespace deep {
using Table = Index;
struct Traits {
  using Map = std::unordered_map<int, int>;
};
} // namespace deep

Index shared() { return {{"x", 1}}; }

int main() {
  Index I;
  I["a"] = 1;
  Numbers N{1, 2};
  ById<double> D;
  D[1] = 0.5;
  deep::Table T = I;
  deep::Traits::Map M{{1, 1}};
  typedef std::unordered_map<char, char> Local;
  Local L{{'a', 'b'}};
  using AlsoLocal = Local;
  AlsoLocal AL = L;
  decltype(I) Same;
  Same["s"] = 2;
  decltype(M)::value_type Entry(5, 6);
  M.insert(Entry);
  auto Auto = std::unordered_map<int, int>{{1, 2}};
  auto Copy = Auto;
  auto Result = shared();
  Index FromResult = shared();
  std::unordered_map Deduced{std::pair<int, int>{1, 2}, {3, 4}};
  static_cast<void>(Deduced);
  Index::mapped_type Value = I["a"];
  Index::key_type Key = "k";
  I[Key] = Value;
  std::printf("%zu %zu %g %zu %zu %c %c %d\n", I.size(), N.size(), D[1],
              T.size(), M.size(), L['a'], AL['a'], Same["s"]);
  std::printf("%zu %zu %zu %zu %zu\n", Auto.size(), Copy.size(), Result.size(),
              FromResult.size(), Deduced.size());
}
