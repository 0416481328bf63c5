// What the programs of test/Place share. Each case is a function that is not
// inlined and prints a number by main; the comment behind a map says where its
// first buckets are.
#include <cstdio>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#define CASE __attribute__((noinline)) static int
using Map = std::unordered_map<int, int>;
using Set = std::unordered_set<int>;

/// What a case does with a map of its own.
template <typename M> int fill(M &Of, int N) {
  for (int I = 0; I < N; ++I)
    Of[I % 7] += I;
  return static_cast<int>(Of.size()) + Of[3];
}
