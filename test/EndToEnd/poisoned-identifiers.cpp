// Some code bases poison what their style forbids, after the headers.
//
// RUN: %same-output %s
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <unordered_map>
#include <unordered_set>

#pragma GCC poison malloc free calloc realloc memcpy memset strcpy abort
#pragma GCC poison launder move forward swap allocator numeric_limits

int main() {
  std::unordered_map<std::string, int> M;
  for (int I = 0; I < 100; ++I)
    ++M[std::to_string(I % 30)];
  std::unordered_set<int> S{1, 2, 3, 1};
  std::printf("%zu %d %zu\n", M.size(), M["7"], S.size());
}
