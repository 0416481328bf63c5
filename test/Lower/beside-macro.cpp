// A type whose neighbour token comes from a macro has no place to push to.
// RUN: %same-output --refused 1 %s -- -std=c++17
// RUN: %same-output --lowered 1 %s -- -std=c++17 -DAPART
#include <cstdio>
#include <unordered_map>
#define EMPTY_STATEMENT ;

int main() {
  EMPTY_STATEMENT
#ifdef APART
  ;
#endif
  std::unordered_map<int, int> m;
  m[1] = 2;
  std::printf("%d\n", m[1]);
}
