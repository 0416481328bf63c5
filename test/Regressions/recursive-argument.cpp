// A local table that goes to a recursive call is reached by that call, although
// it is not what the function's own parameter refers to (L5).
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <unordered_map>

using Map = std::unordered_map<int, int>;

static void fill(Map &to, int depth) {
  for (int i = 0; i < 100; ++i)
    to[i] += depth;
  if (depth == 3)
    return;
  Map own; // node: reference-kept
  int &kept = own[1];
  fill(own, depth + 1);
  kept += 5;
  std::printf("%d %d\n", depth, own[1]);
}
static int ended(const Map &from, int depth) {
  if (depth == 3)
    return int(from.size());
  Map own; // flat
  int &kept = own[1];
  kept = depth;
  int n = kept;
  return ended(own, depth + 1) + n;
}

int main() {
  Map first;  // node: reference-kept
  Map second; // flat
  fill(first, 0);
  std::printf("%d\n", ended(second, 0));
}
