// Values and keys that ask for more alignment than malloc gives.
//
// RUN: %same-output --levels=O2,O3 %s
#include <cstdint>
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

struct alignas(64) Line {
  int N = 0;
  Line() = default;
  Line(int N) : N(N) {}
  bool operator==(const Line &O) const { return N == O.N; }
};
struct Hash {
  size_t operator()(const Line &L) const { return L.N; }
};

template <class T> bool aligned(const T &Object) {
  return reinterpret_cast<std::uintptr_t>(&Object) % alignof(T) == 0;
}

int main() {
  std::unordered_map<int, Line> M;
  int Right = 0;
  for (int I = 0; I < 50; ++I)
    M[I] = Line(I);
  for (const auto &Entry : M)
    Right += aligned(Entry.second);
  std::unordered_set<Line, Hash> S;
  for (int I = 0; I < 50; ++I)
    S.insert(I % 20);
  for (const Line &L : S)
    Right += aligned(L);
  std::unordered_map<int, __int128> Wide;
  for (int I = 0; I < 50; ++I)
    Wide[I] = I;
  for (const auto &Entry : Wide)
    Right += aligned(Entry.second);
  std::unordered_map<int, long double> Long;
  Long[1] = 0.5L;
  std::printf("%d %g\n", Right, static_cast<double>(Long[1]));
}
