// Calls in tail position that still see a map of the caller.
//
// RUN: %same-output --levels=O1,O2,O3 %s
#include <cstdio>
#include <unordered_map>

using Map = std::unordered_map<int, int>;

__attribute__((noinline)) int look(const int *Place) { return *Place; }
__attribute__((noinline)) int walk(const Map *M, int Key) {
  auto It = M->find(Key);
  return It == M->end() ? -1 : It->second;
}

int element(int N) {
  std::unordered_map<int, int> M;
  for (int I = 0; I < N; ++I)
    M[I] = I * 2;
  return look(&M[N / 2]);
}

int whole(int N) {
  Map M;
  M[N] = N + 1;
  return walk(&M, N);
}

int last(int N) {
  static int Sum;
  if (N == 0)
    return Sum;
  std::unordered_map<int, int> M;
  M[N % 5] = N;
  for (const auto &Entry : M)
    Sum += Entry.second;
  return last(N - 1);
}

int main() { std::printf("%d %d %d\n", element(10), whole(5), last(500)); }
