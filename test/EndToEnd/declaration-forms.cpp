// All the ways to write one declaration, and what only looks like one.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Outer {
  struct Key {
    int N;
    bool operator==(const Key &O) const { return N == O.N; }
  };
};
template <> struct std::hash<Outer::Key> {
  size_t operator()(const ::Outer::Key &K) const { return K.N; }
};

std::unordered_map<int, int> declaredLater();

int main() {
  std::unordered_map<int, int> A;
  std::unordered_map<int, int> B{};
  std::unordered_map<int, int> C = {};
  std::unordered_map<int, int> D(16);
  std::unordered_map<int, int> E({{1, 2}, {3, 4}});
  std::unordered_map<int, int> F = {{1, 2}};
  std::unordered_map<int, int> G = std::unordered_map<int, int>();
  std::unordered_map<int, int> H(E), I(E.begin(), E.end()), J{E};
  const std::unordered_map<int, int> K{{1, 1}};
  std::unordered_map<int, int> const L{{2, 2}};
  [[maybe_unused]] std::unordered_map<int, int> M;
  alignas(64) std::unordered_map<int, int> N;
  auto O = std::unordered_map<int, int>{{5, 5}};
  auto P(std::unordered_map<int, int>{});
  const auto Q = std::unordered_map<int, int>{{6, 6}};
  std::unordered_map<int, int> R(64, std::hash<int>(), std::equal_to<int>());
  std::unordered_map<int, int> S{{{7, 7}}, 32};
  // A function, not a map.
  std::unordered_map<int, int> declaredLater();
  // One more vexing parse.
  std::unordered_set<int> AlsoFunction(std::unordered_set<int>());
  static_cast<void>(sizeof(&AlsoFunction));

  std :: unordered_map /* of */ < int // key
    , std :: vector < int > > T ;
  ::std::unordered_map<int,std::unordered_map<int,std::vector<int>>>U;
  std::unordered_map<::Outer::Key, int> V;
  std::unordered_map<Outer::Key, decltype(V.size())> W;
  std::unord\
ered_map<int, i\
nt> X;
  class std::unordered_map<int, int> Y;
  std::unordered_map<int, int>::value_type Z(1, 2);
  typename std::unordered_map<int, int>::size_type AA = 3;
  std::unordered_map<int, int> volatile *BB = nullptr;
  std::unordered_map<int, int> (CC);
  std::unordered_map<int, int> (*DD)() = declaredLater;
  std::unordered_map<int, int> EE[2], (&FF)[2] = EE;
  std::unordered_map<int, char[4]> GG;
  std::unordered_map<int, int (*)[3]> HH;
  std::unordered_map<int, std::string> II = {{1, "a"}, {2, "b"}}, JJ = II;
  int std = 5;
  ::std::unordered_set<int> KK{std};

  A[1] = 1, B[1] = 1, C[1] = 1, D[1] = 1, G[1] = 1, M[1] = 1, N[1] = 1;
  P[1] = 1, R[1] = 1, T[1] = {1}, U[1][2] = {3}, V[{1}] = 1, W[{1}] = 2;
  X[1] = 1, Y[1] = 1, CC[1] = 1, EE[1][1] = 1, GG[1][2] = 'x', HH[1] = nullptr;
  ::std::printf("%zu %zu %zu %zu %zu %zu %zu\n", A.size() + B.size(),
                C.size() + D.size(), E.size() + F.size(), G.size() + H.size(),
                I.size() + J.size(), K.size() + L.size(), M.size() + N.size());
  ::std::printf("%zu %zu %zu %zu %zu %zu %zu\n", O.size() + P.size(),
                Q.size() + R.size(), S.size() + T.size(), U.size() + V.size(),
                W.size() + X.size(), Y.size() + Z.second, AA + !BB);
  ::std::printf("%zu %zu %zu %c %zu %zu %zu %d\n", CC.size(), DD().size(),
                FF[1].size(), GG[1][2], HH.size(), JJ.size(), KK.size(),
                reinterpret_cast<::std::uintptr_t>(&N) % 64 == 0);
}

std::unordered_map<int, int> declaredLater() { return {{1, 1}}; }
