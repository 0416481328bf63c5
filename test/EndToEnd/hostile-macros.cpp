// Macros that name what any runtime header is likely to use. They come after
// the standard headers, where a program may define what it likes.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

#define int long long
#define find f
#define group 1
#define slots 2
#define table 3
#define hash h
#define probe p
#define first_storage 4
#define capacity 5
#define detail 6
#define roost 7
#define lowered 8
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#define likely(x) x
#define assert(x) broken
#define T 9
#define K 10
#define V 11
#define H 12
#define E 13
#define Key 14
#define Value 15
#define N 16
#define M 17
#define noexcept_if 18
#define swap_impl 19
#define inline_storage 20
#define unordered_flat_map 21
#define unordered_flat_set 22
#define rep(i, n) for (int i = 0; i < (n); ++i)

signed main() {
  std::unordered_map<int, int> counts;
  rep(i, 100) counts[i % 7] += i;
  std::unordered_set<std::string> names;
  rep(i, 50) names.insert(std::to_string(i % 13));
  int sum = 0;
  for (auto &entry : counts)
    sum += entry.first * entry.second;
  std::printf("%lld %zu %lld %d\n", sum, names.size(),
              max(counts[0], counts[1]), roost + lowered + group);
}
