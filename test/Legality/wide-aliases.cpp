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

// But not if no call gives one for both, nor a member, nor a global variable.
static void merge(Map &to, const Map &from, int depth) {
  for (auto &[k, v] : from)
    to[k] += v;
  if (depth)
    merge(to, from, depth - 1);
}
static Map shared; // flat
static void intoShared(const Map &from) {
  for (auto &[k, v] : from)
    shared[k] += v;
}
struct Total {
  Map sums; // flat
  void add(const Map &from) {
    for (auto &[k, v] : from)
      sums[k] += v;
  }
};
static void differentOnes() {
  Map a{{1, 2}}, b{{1, 3}, {2, 4}}; // flat, flat
  merge(a, b, 2);
  merge(a, Map{{5, 5}}, 0);
  intoShared(a);
  Total t;
  t.add(a);
  sink += int(a.size() + shared.size() + t.sums.size());
}

// What is behind a reference is not known.
static void mergeAny(Map &to, const Map &from) {
  int &kept = to[1];
  to[2] += int(from.size());
  for (auto &[k, v] : from)
    kept += v;
}
static Map merged(Map one, const Map &other) { // flat
  merge(one, other, 1);
  Map own{{7, 7}}; // flat
  merge(own, other, 1);
  return one;
}
static void handOn(Map &one, Map &other) { mergeAny(one, other); }
static void behindReferences() {
  Map a{{1, 2}}, b{{1, 3}}; // node: reference-kept, node: reference-kept
  handOn(a, b);
  Map c{{1, 4}}, d{{5, 5}}; // flat, flat
  sink += a[1] + merged(c, d)[1];
}

int main() {
  differentOnes();
  behindReferences();
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
