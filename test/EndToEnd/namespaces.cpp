// The type found through using-directives, using-declarations, aliases of
// namespaces; and names of the program that look like ours.
//
// RUN: %same-output %s
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

namespace roost_user {
struct lowered {
  int N = 1;
};
} // namespace roost_user

namespace mine {
template <class T> struct lowered {
  T Value;
};
namespace roost {
int unordered_flat_map = 7;
int lowered() { return 8; }
} // namespace roost

int inside() {
  std::unordered_map<int, int> M;
  M[1] = roost::unordered_flat_map + roost::lowered();
  lowered<int> L{M[1]};
  return L.Value;
}

namespace std {
int hidden = 3;
}
int shadowed() {
  ::std::unordered_map<int, int> M;
  M[1] = std::hidden;
  return M[1];
}
} // namespace mine

namespace alias = std;
using std::unordered_set;

int byAlias() {
  alias::unordered_map<int, int> M{{1, 2}};
  unordered_set<int> S{1, 2, 3};
  return M[1] + static_cast<int>(S.size());
}

using namespace std;

int byDirective() {
  unordered_map<int, int> M;
  unordered_set<int> unordered_map_like;
  unordered_map_like.insert(1);
  for (int I = 0; I < 10; ++I)
    M[I / 2]++;
  return M[3] + unordered_map_like.count(1);
}

struct Scope {
  static int member() {
    unordered_map<int, int> M{{5, 5}};
    struct Inner {
      int run() {
        unordered_set<int> S{1};
        return S.size();
      }
    };
    return M[5] + Inner().run();
  }
};

int main() {
  std::printf("%d %d %d %d %d\n", mine::inside(), mine::shadowed(), byAlias(),
              byDirective(), Scope::member());
  roost_user::lowered L;
  std::printf("%d\n", L.N);
}
