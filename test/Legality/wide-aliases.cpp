// L5: which tables that other functions reach may be one object. A parameter
// refers to what was there before the function's own variables.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <unordered_map>

using Map = std::unordered_map<int, int>;
static int sink;

static void add(Map &m, int depth) {
  if (depth == 0) {
    m[depth] = 1;
    return;
  }
  Map own; // flat
  add(own, depth - 1);
  for (auto &e : own)
    m[e.first + 1] += e.second;
  ++m[depth];
}

// A pointer that was kept may lead to the local variable.
static Map *last;
static void keep(Map &m) { last = &m; }
static void throughPointer() {
  Map own{{1, 1}}; // node: reference-kept
  keep(own);
  int &kept = own[1];
  for (int i = 0; i < 50; ++i)
    (*last)[i + 2] = i;
  sink += kept;
}

// So may a reference that a function picks.
static Map &pick(Map &a, Map &b, bool first) {
  if (first)
    return a;
  return b;
}
static void throughResult(Map &m) {
  Map own{{1, 1}}; // node: reference-kept
  Map &one = pick(m, own, m.size() == 1);
  int &kept = own[1];
  for (int i = 0; i < 50; ++i)
    one[i + 2] = i;
  sink += kept;
}

// Two parameters may be one object.
static void twoParameters(Map &a, Map &b) {
  int &kept = a[1];
  for (int i = 0; i < 50; ++i)
    b[i + 2] = i;
  sink += kept;
}

int main() {
  Map all; // flat
  add(all, 4);
  throughPointer();
  Map some{{1, 2}, {2, 3}}; // node: reference-kept
  throughResult(some);
  Map same{{1, 2}}; // node: reference-kept
  twoParameters(same, same);
  for (auto &e : all)
    sink += e.first * e.second;
  std::printf("%d\n", sink);
}
