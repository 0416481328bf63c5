// L1, L4: maps that are elements of arrays and sequences.
// RUN: %same-output --verdicts %s -- -std=c++17
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20
#include <array>
#include <cstdio>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Map = std::unordered_map<int, int>;
static int sum(const std::vector<Map> &v) {
  int n = 0;
  for (const Map &m : v)
    n += int(m.size());
  return n;
}

void counted(int n) {
  std::vector<std::unordered_map<int, int>> v(n); // flat
  for (int i = 0; i < 100; ++i)
    v[i % n][i] += i;
  int total = 0;
  for (auto &m : v)
    for (auto &[k, c] : m)
      total += k * c;
  for (const auto &m : v)
    total += int(m.size());
  for (int i = 0; i < n; ++i)
    total += v[i].count(i) ? v.at(i).at(i) : v.front().size() + v.back().size();
  std::printf("counted %d %zu\n", total, v.size());
}
void array() {
  std::unordered_set<int> seen[26]; // flat
  for (int i = 0; i < 200; ++i)
    seen[i % 26].insert(i * i % 31);
  int total = 0;
  for (auto &s : seen)
    total += int(s.size());
  for (int i = 0; i < 26; ++i)
    if (seen[i].find(1) != seen[i].end())
      total += *seen[i].find(1);
  std::printf("array %d\n", total);
}
void grid() {
  Map g[3][4], *none = nullptr; // flat
  std::vector<std::vector<Map>> h(3, std::vector<Map>(4)); // flat
  std::array<Map, 5> a; // flat
  std::array<std::array<std::unordered_set<std::string>, 2>, 2> b; // flat
  g[1][2][3] = 4;
  for (int i = 0; i < 12; ++i) {
    h[i / 4][i % 4][i] = i;
    a[i % 5][i] = i;
    b[i % 2][i / 2 % 2].insert(std::to_string(i));
  }
  int total = none ? 1 : 0;
  for (auto &row : h)
    for (auto &m : row)
      for (auto &e : m)
        total += e.first * e.second;
  for (Map &m : a)
    total += int(m.size());
  auto &row = b[1];
  total += int(row[0].size() + row.size());
  std::printf("grid %d %zu\n", total, g[1][2].size());
}
void grown() {
  std::vector<Map> v; // flat
  Map one;            // flat
  one[1] = 2;
  v.push_back(one);
  v.push_back(Map());
  v.push_back({{3, 4}});
  v.push_back(std::move(one));
  v.emplace_back();
  v.emplace_back()[7] = 8;
  v.emplace_back(v[0]);
  v.resize(10);
  v.reserve(20);
  v.back()[5] = 6;
  v.insert(v.begin(), Map{{9, 9}});
  v.erase(v.begin() + 1);
  v.pop_back();
  int total = 0;
  for (auto it = v.begin(); it != v.end(); ++it)
    total += int(it->size()) * 10 + int((*it).count(3));
  std::swap(v[0], v[1]);
  v[2].swap(v[3]);
  v[4] = v[0];
  Map copy = v[0]; // flat
  copy.insert({1, 1});
  v.shrink_to_fit();
  std::printf("grown %d %zu %d\n", total, copy.size(), int(v[0] == v[4]));
  v.clear();
}
void rolled(int n) {
  std::vector<std::unordered_map<int, long>> now(2), next(2); // flat, flat
  now[0][0] = 1;
  for (int i = 0; i < n; ++i) {
    for (int k = 0; k < 2; ++k)
      for (auto [s, c] : now[k])
        next[1 - k][s + i] += c + 1;
    now.swap(next);
    std::swap(now, next);
    now = std::move(next);
    next = std::vector<std::unordered_map<int, long>>(2);
  }
  long total = 0;
  for (auto m : now) // flat
    for (auto [s, c] : m)
      total += s * c;
  std::vector<std::unordered_map<int, long>> last = now; // flat
  std::printf("rolled %ld %d\n", total, int(last == now));
}
void queued() {
  std::deque<Map> q; // flat
  q.push_back({});
  q.push_front({{1, 1}});
  q.back()[2] = 3;
  std::printf("queued %zu %d\n", q.front().size(), q.back()[2]);
  q.pop_front();
}
void captured() {
  std::vector<Map> v(3); // flat
  auto add = [&](int i, int k) { ++v[i][k]; };
  auto copy = [v](int i) { return v[i].size(); };
  add(1, 2);
  add(1, 2);
  std::printf("captured %d %zu\n", v[1][2], copy(1));
}
void pointed() {
  std::vector<Map> v(3); // flat
  Map *p = &v[1];
  (*p)[1] = 2;
  p = &v[2];
  p->insert({3, 4});
  std::printf("pointed %d %zu\n", v[1][1], v[2].size());
}
static int owned(Map &m, const Map &n) { return m[1] + int(n.size()); }
void argument() {
  std::vector<Map> v(3); // flat
  std::printf("argument %d\n", owned(v[0], v[1]));
}

// Functions that belong to the file take carriers and return them.
std::vector<Map> returned(int n) {
  std::vector<Map> v(n); // flat
  v[0][1] = 2;
  return v;
}
static void filled(std::vector<Map> &v, const Map &from) {
  for (int i = 0; i < 50; ++i)
    v.push_back(from);
  v.back()[7] = 7;
}
static size_t byValue(std::vector<Map> v) { // flat
  v.emplace_back();
  return sum(v) + v.size();
}
void called() {
  std::vector<Map> v = returned(3); // flat
  const auto &w = returned(2);
  Map m; // flat
  m[3] = 4;
  filled(v, m);
  v = returned(3);
  m = v[0];
  std::printf("called %d %zu %d %d\n", v[0][1], byValue(v), sum(w),
              returned(1)[0].begin()->second);
}
using Names = std::unordered_map<int, std::string>;
static void named(std::vector<Names> &v, int k) {
  for (int i = 0; i < 50; ++i)
    v[i % 2][i] = std::to_string(k);
}
void keptOverCall() {
  std::vector<Names> v(2); // node: reference-kept
  std::string &s = v[0][1];
  named(v, 3);
  s += "a text that is long enough to move";
  std::printf("kept over call %s\n", v[0][1].c_str());
}
// Every one of them.
struct Store {
  std::vector<Map> v; // flat
  std::unordered_set<int> seen[4]; // flat
  explicit Store(int n) : v(n) {}
  int get(int k) {
    seen[k % 4].insert(k);
    return ++v[k % v.size()][k];
  }
};
struct Keeper {
  std::vector<Map> v; // node: reference-kept
  void grow() { v.resize(v.size() * 2 + 1); }
  int get() {
    v.resize(1);
    int &n = v[0][1];
    grow();
    return n = 3;
  }
};
static std::unordered_map<int, int> everywhere[3]; // flat
void owners() {
  Store s(3);
  s.get(1);
  Store t = s;
  Keeper k;
  everywhere[1][2] = 3;
  for (auto &m : everywhere)
    m[1] += 1;
  std::printf("owners %d %d %d %d\n", s.get(1), t.get(1), k.get(),
              everywhere[1][1]);
}

template <typename T> static int instance(T t) {
  std::vector<std::unordered_map<T, int>> v(2); // flat
  std::unordered_map<int, std::unordered_map<T, int>> g; // flat, flat
  ++v[1][t];
  g[1] = v[1];
  return ++g[1][t];
}
template <typename T> static int oneInstanceRefuses(T t) {
  std::vector<std::unordered_set<T>> v(2); // stays: group-refused
  v[1].insert(t);
  if constexpr (sizeof(T) > 4)
    return int(v[1].bucket_count() > 0);
  return int(v[1].size());
}
void instances() {
  std::printf("instances %d %d %d %d\n", instance(3), instance(4L),
              oneInstanceRefuses(3), oneInstanceRefuses(4L));
}

// Not what is understood.
static size_t address(const std::vector<Map> &v) { return v.size(); }
void passed() {
  std::vector<Map> v(3); // stays: passed-to-function
  v[0][1] = 2;
  auto f = &address;
  std::printf("passed %zu\n", f(v) + address(v));
}
template <typename T> static size_t any(const T &v) { return v.size(); }
template <typename T> static size_t anyVector(const std::vector<T> &v) {
  return v.size();
}
void passedToTemplate() {
  std::vector<Map> v(3); // flat
  v[0][1] = 2;
  std::vector<Map> w(3); // stays: passed-to-function
  std::printf("passed to template %zu %zu\n", any(v), anyVector(w));
}
struct Base {
  virtual std::vector<Map> get() const {
    std::vector<Map> v(3); // stays: returned
    v[0][1] = 2;
    return v;
  }
};
void assigned(const Base &b) {
  std::vector<Map> v(1); // stays: made-by-function
  Map m;                 // flat
  v = b.get();
  m = v[0];
  std::vector<Map> w = b.get(); // stays: made-by-function
  std::printf("assigned %d %zu\n", v[0][1] + int(m.size()), w.size());
}
void measured() {
  std::vector<Map> v(1); // stays: type-observed
  Map a[2];              // stays: type-observed
  decltype(v) w;         // stays: deduced-type
  std::printf("measured %d %d\n", int(sizeof(a) / sizeof(a[0])), int(w.size()));
}
void typed() {
  std::vector<Map> v(1); // stays: deduced-type
  for (std::vector<Map>::iterator it = v.begin(); it != v.end(); ++it)
    (*it)[1] = 1;
  std::printf("typed %zu\n", v[0].size());
}
void named() {
  using Maps = std::vector<Map>;
  Maps v(1); // stays: deduced-type
  v[0][1] = 1;
  std::printf("named %zu\n", v[0].size());
}
void refused() {
  std::vector<Map> v(1); // stays: unsupported-member
  v[0][1] = 1;
  std::printf("refused %d\n", int(v[0].bucket_count() > 0));
}
void kinRefused() {
  std::vector<Map> v(1); // stays: group-refused
  Map m;                 // stays: unsupported-member
  m[1] = 1;
  v.push_back(m);
  std::printf("kin %d\n", int(m.bucket_count() > 0) + int(v[1].size()));
}
void walked() {
  std::vector<Map> v(2); // stays: unsupported-use
  Map *first = v.data();
  first[1][1] = 1;
  std::printf("walked %zu\n", v[1].size());
}
struct Throwing {
  Throwing() {}
  Throwing(const Throwing &) {}
  size_t operator()(int k) const { return k; }
};
void throwing() {
  std::vector<std::unordered_map<int, int, Throwing>> v(1);
  v[0][1] = 1;
  v.push_back(v[0]);
  std::printf("throwing %zu\n", v[1].size());
}

// L5: elements of all maps of a carrier move together.
void kept() {
  std::vector<std::unordered_map<int, std::string>> v(2); // node: reference-kept
  std::string &s = v[0][1];
  s = "a rather long string that is kept";
  v[0][2] = "another";
  std::printf("kept %s\n", s.c_str());
}
void keptOverGrowth() {
  std::vector<std::unordered_map<int, std::string>> v(1); // node: reference-kept
  v[0][1] = "a short one";
  std::string &s = v[0][1];
  v.emplace_back();
  v.resize(50);
  std::printf("kept over growth %s\n", s.c_str());
}
void keptOverSwap() {
  Map a[2]; // node: reference-kept
  int &n = a[0][1];
  n = 5;
  std::swap(a[0], a[1]);
  std::printf("kept over swap %d %d\n", n, a[1][1]);
}
void keptBriefly() {
  std::vector<Map> v(2); // flat
  int &n = v[0][1];
  n = 5;
  v[1][1] = v[0][1] + v[1].size();
  std::printf("kept briefly %d\n", v[1][1]);
}
void twoAtOnce() {
  std::unordered_map<int, std::string> a[2]; // node: unsequenced-access
  a[0][1] = "from";
  a[1][2] = a[0][1] + "x";
  a[1][3] = a[0][1];
  std::printf("two at once %s %s\n", a[1][2].c_str(), a[1][3].c_str());
}
void aliased() {
  std::vector<Map> v(2); // node: reference-kept
  auto &m = v[0];
  int &n = m[1];
  n = 1;
  for (int i = 0; i < 100; ++i)
    v[0][i] = i;
  std::printf("aliased %d\n", n);
}
// Over one map of the carrier, while another one grows.
void ranged(int n) {
  std::vector<std::vector<Map>> dp(n, std::vector<Map>(2)); // node: unsequenced-access
  dp[0][0][0] = 1;
  for (int i = 1; i < n; ++i)
    for (int j = 0; j < i; ++j)
      for (auto &[k, c] : dp[j][0]) {
        dp[i][0][k + i] += c;
        dp[j][1].emplace(k, c);
      }
  long total = 0;
  for (auto &row : dp)
    for (auto &m : row)
      for (auto &[k, c] : m)
        total += k * c;
  std::printf("ranged %ld\n", total);
}
void rangedOverItself() {
  std::vector<Map> v(2); // stays: reference-kept
  v[0].reserve(100);
  v[0][0] = 1;
  int i = 0;
  for (auto &[k, c] : v[i])
    if (k == 0)
      v[i][1] = c;
  std::printf("ranged over itself %zu\n", v[0].size());
}
void rangedOverOneOfTwo() {
  std::vector<Map> v(2); // stays: reference-kept
  v[0].reserve(100);
  v[0][0] = 1;
  for (auto &[k, c] : v[0])
    if (k == 0) {
      v[0][1] = c;
      v[1][1] = c;
    }
  std::printf("ranged over one of two %zu\n", v[0].size());
}
void rangedByAnotherName() {
  std::vector<Map> v(2); // stays: reference-kept
  auto &m = v[0];
  m.reserve(100);
  m[0] = 1;
  for (auto &[k, c] : v[0])
    if (k == 0)
      m[1] = c;
  std::printf("ranged by another name %zu\n", v[0].size());
}
void madeOfIterators() {
  std::vector<int> n{1, 2, 2, 3};
  std::vector<std::unordered_set<int>> v; // node: unsequenced-access
  std::vector<std::pair<int, Map>> w;     // flat
  v.emplace_back(n.begin(), n.end());
  v.emplace_back(v[0].begin(), v[0].end());
  w.emplace_back(1, Map{{1, 2}});
  w.back().second[3] = 4;
  std::printf("made of iterators %zu %zu\n", v[1].size(), w[0].second.size());
}
// The question was asked of another map of the carrier.
void present() {
  std::unordered_map<int, std::string> a[2]; // node: unsequenced-access
  a[0][1] = "one";
  for (int k = 0; k < 20; ++k)
    if (a[0].count(1)) {
      const std::string &s = a[0][1];
      a[0][k] = a[1][k] + s;
    }
  std::printf("present %s\n", a[0][1].c_str());
}
void presentGone() {
  std::vector<Map> v(2); // node: reference-kept
  auto &m = v[0];
  m[1] = 1;
  m[2] = 2;
  if (m.count(1)) {
    int &n = m[2];
    v[0].erase(1);
    for (int i = 10; i < 40; ++i)
      v[0][i] = 0;
    m[1] = 5;
    std::printf("present gone %d\n", n);
  }
}

int main() {
  counted(7);
  array();
  grid();
  grown();
  rolled(5);
  queued();
  captured();
  pointed();
  argument();
  called();
  keptOverCall();
  owners();
  instances();
  passed();
  passedToTemplate();
  assigned(Base());
  measured();
  typed();
  named();
  refused();
  kinRefused();
  walked();
  throwing();
  kept();
  keptOverGrowth();
  keptOverSwap();
  keptBriefly();
  twoAtOnce();
  aliased();
  ranged(6);
  rangedOverItself();
  rangedOverOneOfTwo();
  rangedByAnotherName();
  madeOfIterators();
  present();
  presentGone();
}
