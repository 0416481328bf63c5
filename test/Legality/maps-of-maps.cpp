// L1, L4, L5: maps whose values are maps, or have maps inside. In the comments
// the outer map comes before the inner ones.
// RUN: %same-output --verdicts %s -- -std=c++17
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20
#include <cstdio>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Inner = std::unordered_map<int, int>;
using Names = std::unordered_map<int, std::string>;
// Long enough to lie on the heap, so that a sanitizer sees it gone.
static std::string text(int n) { return "a rather long text " + std::to_string(n); }

void counts(int n) {
  std::unordered_map<int, std::unordered_map<int, int>> g; // flat, flat
  for (int i = 0; i < n; ++i)
    ++g[i % 7][i % 11];
  int total = 0;
  for (auto &[a, row] : g)
    for (auto &[b, c] : row)
      total += a * b * c;
  for (const auto &e : g)
    total += e.first * int(e.second.size());
  if (auto it = g.find(3); it != g.end())
    total += int(it->second.count(4));
  if (g.count(2) && g.at(2).count(1))
    total += g[2][1];
  g.erase(3);
  g[5].clear();
  std::printf("counts %d %zu\n", total, g.size());
}
void ordered() {
  std::map<std::string, std::unordered_set<int>> m; // stays: ordered-container, flat
  for (int i = 0; i < 100; ++i)
    m[std::to_string(i % 9)].insert(i);
  size_t total = m["1"].size();
  for (auto it = m.begin(); it != m.end(); ++it)
    total = total * 3 + it->second.size();
  auto low = m.lower_bound("4");
  total += low->second.size();
  m.try_emplace("x");
  m.emplace("y", std::unordered_set<int>{1, 2});
  m.insert_or_assign("z", m["y"]).first->second.insert(9);
  std::printf("ordered %zu %zu\n", total, m["z"].size());
}
void deeper() {
  std::unordered_map<int, std::vector<std::unordered_set<int>>> g; // flat, flat
  g[1].resize(3);
  g[1][2].insert(4);
  g[2].emplace_back().insert(5);
  for (auto &[k, v] : g)
    for (auto &s : v)
      s.insert(k);
  std::printf("deeper %zu\n", g[1][2].size());
}
void inserted() {
  std::unordered_map<int, Inner> g; // node: unsequenced-access, flat
  Inner one{{1, 2}};                // flat
  g[1] = one;
  g[2] = Inner{{3, 4}};
  g.emplace(3, one);
  g.try_emplace(4, std::move(one));
  g.try_emplace(5).first->second[6] = 7;
  if (g.emplace(5, Inner()).second)
    g.clear();
  g.insert_or_assign(6, g[1]);
  Inner copy = g[5]; // flat
  std::unordered_map<int, Inner> h = g; // node: unsequenced-access, flat
  std::unordered_map<int, Inner> i;     // node: unsequenced-access, flat
  i = h;
  std::swap(h, i);
  i.swap(h);
  std::printf("inserted %zu %zu %d\n", g.size(), copy.size(), int(h == i));
}

// The outer insertion moves the inner maps, and with them their elements.
void assignedAcross() {
  std::unordered_map<int, Inner> g; // flat, flat
  for (int i = 0; i < 200; ++i)
    g[i][i + 1] = g[i / 2][i] + 1;
  int total = 0;
  for (int i = 0; i < 200; ++i)
    total = total * 7 + g[i][i + 1];
  std::printf("assigned across %d\n", total);
}
void addedAcross() {
  std::unordered_map<int, Inner> g; // flat, flat
  for (int i = 0; i < 200; ++i)
    g[i][i + 1] += g[i + 1][i];
  std::printf("added across %d %zu\n", g[3][4], g.size());
}
void textAssignedAcross() {
  std::unordered_map<int, Names> g; // flat, node: unsequenced-access
  g[0][0] = text(0);
  for (int i = 1; i < 100; ++i)
    g[i][i] = g[i - 1][i - 1];
  std::printf("text %s\n", g[99][99].c_str());
}
void textAddedAcross() {
  std::unordered_map<int, Names> g; // flat, node: unsequenced-access
  g[0][0] = text(0);
  for (int i = 1; i < 20; ++i)
    g[i][i] = g[i - 1][i - 1] + g[i + 1][i];
  std::printf("added %s\n", g[19][19].c_str());
}
void keyOfAnother() {
  std::unordered_map<int, Inner> g; // node: unsequenced-access, flat
  for (int i = 0; i < 100; ++i)
    g[i][g[i + 1][i] + 1] = i;
  std::printf("key of another %zu\n", g.size());
}
void innerKept() {
  std::unordered_map<int, Inner> g; // node: reference-kept, flat
  auto &m = g[1];
  for (int i = 2; i < 100; ++i)
    g[i][1] = i;
  m[1] = 5;
  std::printf("inner kept %d\n", g[1][1]);
}
void innerKeptByIterator() {
  std::map<int, Inner> g; // stays: ordered-container, flat
  auto it = g.emplace(1, Inner()).first;
  for (int i = 2; i < 100; ++i)
    g[i][1] = i;
  it->second[1] = 5;
  std::printf("inner kept %d\n", g[1][1]);
}
void elementKept() {
  std::unordered_map<int, Names> g; // flat, node: reference-kept
  std::string &s = g[1][1];
  s = text(1);
  for (int i = 2; i < 100; ++i)
    g[i];
  std::printf("element kept %s\n", s.c_str());
}
void elementKeptInOrdered() {
  std::map<int, Names> g; // stays: order-unused, flat
  std::string &s = g[1][1];
  s = text(1);
  for (int i = 2; i < 100; ++i)
    g[i];
  std::printf("element kept in ordered %s\n", s.c_str());
}
void bothKept() {
  std::unordered_map<int, Names> g; // node: reference-kept, node: reference-kept
  auto &m = g[1];
  std::string &s = m[1];
  s = text(1);
  g[2][1] = text(2);
  m[2] = text(3);
  std::printf("both kept %s\n", s.c_str());
}
void grownInLoop() {
  std::unordered_map<int, Inner> g; // flat, flat
  g[0][0] = 1;
  for (auto &[k, m] : g)
    if (k < 3) {
      g[k + 1][1] = 1;
      break;
    }
  std::printf("grown in loop %zu\n", g.size());
}
void grownInLoopThatGoesOn() {
  std::unordered_map<int, Inner> g; // stays: reference-kept, flat
  g.reserve(100);
  g[0][0] = 1;
  for (auto &[k, m] : g)
    if (k == 0)
      g[0][1] = 1;
  std::printf("goes on %zu\n", g.size());
}
void innerGrownInLoop() {
  std::unordered_map<int, Inner> g; // stays: reference-kept, flat
  g[0][0] = 1;
  for (auto &[k, m] : g)
    for (auto &[a, b] : m)
      if (a == 0) {
        g[0][7] = 1;
        break;
      }
  std::printf("inner grown in loop %zu\n", g[0].size());
}
void present() {
  std::unordered_map<int, Inner> g; // flat, flat
  g[1][2] = 3;
  int total = 0;
  for (auto &[k, m] : g)
    if (m.count(2))
      total += m[2];
  std::printf("present %d\n", total);
}
void lambda() {
  std::unordered_map<int, Names> g; // flat, node: reference-kept
  auto add = [&](int k) { g[k][k] = text(k); };
  add(1);
  std::string &s = g[1][1];
  for (int i = 2; i < 50; ++i)
    add(i);
  std::printf("lambda %s\n", s.c_str());
}

// What is not understood refuses one of the two, or both.
template <typename T> static size_t seen(const T &g) { return g.size(); }
template <typename V>
static size_t namedIn(const std::unordered_map<int, V> &g) {
  return g.size();
}
static void filled(std::unordered_map<int, Inner> &g, int k) {
  for (int i = 0; i < 100; ++i)
    g[i][k] = i;
}
void called() {
  std::unordered_map<int, Inner> g; // flat, flat
  filled(g, 1);
  g[2][3] = 4;
  std::printf("called %zu\n", g.size());
}
void keptOverCall() {
  std::unordered_map<int, Names> g; // flat, flat
  g[1][2] = text(1);
  std::printf("kept over call %s\n", g.at(1).at(2).c_str());
}
void passed() {
  std::unordered_map<int, Inner> g; // flat, flat
  g[1][2] = 3;
  std::unordered_map<int, Inner> h; // stays: passed-to-function, stays: passed-to-function
  h[1][2] = 3;
  std::printf("passed %zu %zu\n", seen(g), namedIn(h));
}
void bucketsOfInner() {
  std::unordered_map<int, Inner> g; // flat, stays: unsupported-member
  g[1][2] = 3;
  std::printf("buckets %d\n", int(g[1].bucket_count() > 0));
}
void bucketsOfOuter() {
  std::unordered_map<int, Inner> g; // stays: unsupported-member, flat
  g[1][2] = 3;
  std::printf("buckets %d\n", int(g.bucket_count() > 0));
}
void listed() {
  std::unordered_map<int, Inner> g{{1, {{2, 3}}}}; // flat, stays: unsupported-use
  std::printf("listed %d\n", g[1][2]);
}
void together() {
  std::unordered_map<int, Inner> g, *p = &g; // flat, stays: unsupported-use
  (*p)[1][2] = 3;
  std::printf("together %zu\n", g.size());
}

int main() {
  counts(500);
  ordered();
  deeper();
  inserted();
  assignedAcross();
  addedAcross();
  textAssignedAcross();
  textAddedAcross();
  keyOfAnother();
  innerKept();
  innerKeptByIterator();
  elementKept();
  elementKeptInOrdered();
  bothKept();
  grownInLoop();
  grownInLoopThatGoesOn();
  innerGrownInLoop();
  present();
  lambda();
  called();
  keptOverCall();
  passed();
  bucketsOfInner();
  bucketsOfOuter();
  listed();
  together();
}
