// L1, L4: maps in pairs and optionals.
// RUN: %same-output --verdicts %s -- -std=c++17
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20
#include <cstdio>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Map = std::unordered_map<int, int>;
static std::string text(int n) { return "a rather long text " + std::to_string(n); }

void pairs() {
  std::pair<Map, int> p; // flat
  std::pair<std::string, Map> q("name", Map{{1, 2}}); // flat
  std::vector<std::pair<int, std::unordered_set<int>>> v(3); // flat
  p.first[1] = 2;
  p.second = 3;
  q.second.insert({3, 4});
  q.first += "s";
  for (auto &[k, s] : v) {
    k = int(s.size()) + 1;
    s.insert(k);
  }
  for (auto &e : v)
    e.second.insert(e.first + 1);
  v[1].second.erase(1);
  auto &[m, n] = p;
  m[5] = n;
  std::get<0>(p)[6] = 7;
  std::printf("pairs %zu %d %zu %s %zu\n", p.first.size(), p.second,
              q.second.size(), q.first.c_str(), v[1].second.size());
}
void paired() {
  Map m{{1, 2}}; // flat
  std::pair<Map, int> p(m, 3);        // flat
  std::pair<Map, int> q = p;          // flat
  std::pair<Map, int> r(std::move(m), 1); // flat
  q = p;
  q.swap(r);
  std::swap(p, q);
  auto [copy, n] = p;
  copy[9] = n;
  std::printf("paired %zu %zu %zu %d\n", copy.size(), q.first.size(),
              r.first.size(), int(p == r));
}
static std::pair<int, Map> result(int n) {
  std::pair<int, Map> p; // flat
  p.first = n;
  p.second[n] = n;
  return p;
}
static void argument(std::pair<int, Map> &p, std::pair<int, Map> q) { // flat
  p.second.swap(q.second);
}
void called() {
  auto p = result(3); // flat
  argument(p, result(4));
  auto [n, m] = result(5);
  std::printf("called %d %d %d\n", p.second.begin()->second, n, m[5]);
}
void optionals() {
  std::optional<Map> o; // flat
  std::optional<std::unordered_set<int>> s = std::nullopt; // flat
  if (!o)
    o.emplace();
  (*o)[1] = 2;
  o->insert({2, 3});
  o.value()[4] = 5;
  Map m = *o; // flat
  m[7] = 8;
  o = m;
  std::optional<Map> other(m); // flat
  size_t n = o->size();
  o = std::nullopt;
  o = std::move(other);
  s.emplace().insert(1);
  if (s.has_value() && o)
    n = n * 10 + s->size() + o->count(7);
  o.reset();
  std::printf("optionals %zu %d\n", n, int(o == std::nullopt));
}
void kept() {
  std::pair<std::unordered_map<int, std::string>, int> p; // node: reference-kept
  std::string &s = p.first[1];
  s = text(1);
  for (int i = 2; i < 50; ++i)
    p.first[i] = text(i);
  std::printf("kept %s\n", s.c_str());
}
void keptOverMove() {
  std::optional<std::unordered_map<int, std::string>> o, p; // node: reference-kept, node: reference-kept
  o.emplace();
  std::string &s = (*o)[1];
  s = text(1);
  p = std::move(o);
  std::printf("kept over move %s %zu\n", s.c_str(), p->size());
}
void keptOverSwap() {
  std::pair<int, std::unordered_map<int, std::string>> p, q; // node: reference-kept, node: reference-kept
  std::string &s = p.second[1];
  s = text(1);
  p.swap(q);
  std::printf("kept over swap %s %zu\n", s.c_str(), p.second.size());
}

// Not what is understood.
void two() {
  std::pair<Map, std::unordered_set<int>> p;
  p.first[1] = 2;
  std::printf("two %zu\n", p.second.size());
}
void tuple() {
  std::tuple<Map, int> t;
  std::get<0>(t)[1] = 2;
  std::printf("tuple %zu\n", std::get<0>(t).size());
}
void madeByLibrary() {
  Map m; // stays: passed-to-function
  m[1] = 2;
  auto p = std::make_pair(m, 3); // stays: made-by-function
  std::printf("made by library %zu\n", p.first.size());
}
void orElse() {
  std::optional<Map> o; // stays: unsupported-use
  Map m = o.value_or(Map()); // stays: made-by-function
  std::printf("or else %zu\n", m.size());
}
void tied() {
  std::pair<Map, int> p; // stays: group-refused
  Map m; // stays: passed-to-function
  int n;
  p.first[1] = 2;
  std::tie(m, n) = p;
  std::printf("tied %zu\n", m.size());
}

int main() {
  pairs();
  paired();
  called();
  optionals();
  kept();
  keptOverMove();
  keptOverSwap();
  two();
  tuple();
  madeByLibrary();
  orElse();
  tied();
}
