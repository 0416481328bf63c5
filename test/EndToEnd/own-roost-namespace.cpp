// A program may have a namespace roost of its own.
//
// RUN: %same-output %s
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

namespace roost {
template <class T> struct lowered {
  static constexpr int Value = 3;
};
int unordered_flat_map(int N) { return N; }
struct unordered_flat_set {
  int N = 4;
};
namespace detail {
struct Group {};
} // namespace detail
} // namespace roost

int main() {
  std::unordered_map<int, int> M;
  for (int I = 0; I < 50; ++I)
    M[I % 5] += roost::unordered_flat_map(I);
  std::unordered_set<int> S{roost::lowered<int>::Value,
                            roost::unordered_flat_set().N};
  std::printf("%d %zu\n", M[3], S.size());
}
