// The user's macros do not reach the runtime's header, and are in force again
// behind it.
// RUN: %same-output --lowered 1 %s -- -std=c++17
#include <cstdio>
#include <unordered_map>

#define int long
#define private public
#define template nothing
#define group 7
#define find look(
#define hash
#define value_type oops
#define size() length()
#define lowered raised
#define roost nest
#define Tags "x"
#undef size
#undef find
#undef template
#pragma pack(push, 1)

struct Packed {
  char c;
  int i;
};

signed main() {
  std::unordered_map<int, Packed> m;
  m[1].i = group;
  m[2].c = 'x';
  int sum = 0;
  for (const auto &[k, v] : m)
    sum += k * v.i;
  std::printf("%ld %zu %zu\n", sum, sizeof(Packed), m.count(2));
}
