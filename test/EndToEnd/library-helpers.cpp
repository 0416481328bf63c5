// The free functions of the library, and templates over containers.
//
// RUN: %same-output %s -- -std=c++20
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <numeric>
#include <sstream>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

template <class K, class V>
std::ostream &operator<<(std::ostream &Out, const std::unordered_map<K, V> &M) {
  return Out << "map of " << M.size();
}
template <class Container, class Key>
bool has(const Container &C, const Key &K) {
  return C.find(K) != C.end();
}
template <class Container> auto least(const Container &C) {
  return *std::min_element(C.begin(), C.end());
}
template <class... Ts> int sizes(const Ts &...Containers) {
  return (static_cast<int>(Containers.size()) + ... + 0);
}

int main() {
  std::unordered_map<int, int> M;
  for (int I = 0; I < 30; ++I)
    M[I * 3 % 31] = I;
  std::unordered_set<int> S{5, 3, 1};
  std::ostringstream Out;
  Out << M;
  std::printf("%s %d %d\n", Out.str().c_str(), has(M, 3), has(S, 4));
  std::printf("%d %d\n", least(M).second, least(S));
  std::printf("%d\n", sizes(M, S, std::vector<int>(3)));

  std::unordered_set<int> T{1, 2, 3, 4};
  std::printf("%zu %td %d\n", std::size(T), std::ssize(T), std::empty(T));
  auto It = std::begin(T);
  std::advance(It, 2);
  std::printf("%td\n", std::distance(It, std::end(T)));
  std::printf("%zu\n", std::erase_if(T, [](int N) { return N % 2; }));
  auto Old = std::exchange(T, {7, 8, 9});
  std::printf("%zu %zu\n", Old.size(), T.size());
  for (int N : std::as_const(T))
    Old.insert(N);
  std::printf("%zu\n", Old.size());

  std::unordered_map<std::string, int> Words{{"a", 1}, {"b", 2}};
  std::printf("%d\n", std::transform_reduce(Words.begin(), Words.end(), 0,
                                            std::plus<>(),
                                            [](auto &E) { return E.second; }));
  std::vector<std::pair<std::string, int>> V(
      std::make_move_iterator(Words.begin()),
      std::make_move_iterator(Words.end()));
  std::sort(V.begin(), V.end());
  std::printf("%s %zu\n", V[1].first.c_str(), Words.size());
  std::unordered_map<int, std::vector<int>> Groups;
  std::ranges::for_each(std::vector{1, 2, 3, 4, 5},
                        [&](int N) { Groups[N % 2].push_back(N); });
  auto Keys = std::vector<int>{};
  std::ranges::transform(Groups, std::back_inserter(Keys),
                         [](const auto &E) { return E.first; });
  std::ranges::sort(Keys);
  std::printf("%zu %d\n", Keys.size(), Keys[1]);

  std::unordered_set<int> A{1, 2, 3, 4}, B{3, 4, 5}, Both;
  std::copy_if(A.begin(), A.end(), std::inserter(Both, Both.begin()),
               [&](int N) { return B.contains(N); });
  std::printf("%zu\n", Both.size());
  std::unordered_set<int> Self{1, 2, 3};
  Self.insert(Self.begin(), Self.end());
  std::unordered_set<int> Other(Self);
  Other.insert(A.begin(), A.end());
  std::printf("%zu %zu\n", Self.size(), Other.size());
}
