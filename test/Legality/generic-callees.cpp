// L4, L8: the parameters of a function template's instance follow from the
// arguments, if nothing in the template could tell the types apart.
// RUN: %same-output --verdicts %s -- -std=c++17
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using Map = std::unordered_map<int, int>;
using Set = std::unordered_set<int>;
int sink;

// Ways to take a container.

template <class M> int sum(const M &m) {
  int s = 0;
  for (const auto &[k, v] : m)
    s += k * v;
  return s;
}
template <class M, class K> bool has(M &m, const K &k) {
  return m.find(k) != m.end();
}
template <typename T> static void put(T &&into, int k, int v) {
  into[k] += v;
}
template <class M> int byValue(M m) {
  m[1] = 100;
  return int(m.size());
}
template <class M> int byPointer(const M *m) { return m ? int(m->size()) : 0; }
template <class M> typename M::mapped_type get(M &m, typename M::key_type k) {
  typename M::iterator it = m.find(k);
  return it == m.end() ? typename M::mapped_type() : it->second;
}
template <class M> int emptied(M &&m) {
  auto taken = std::forward<M>(m);
  int &kept = taken[1];
  taken[50] = 1;
  return kept + int(taken.size());
}
void taken() {
  Map m; // flat
  put(m, 3, 4);
  sink += sum(m) + has(m, 3) + byPointer(&m) + get(m, 3);
}
void takenByValue() {
  Map m{{5, 6}}; // flat
  sink += byValue(m) + byValue(Map{{7, 8}}) + int(m.size());
}
void forwarded() {
  Map m{{1, 2}}; // node: reference-kept
  sink += emptied(std::move(m));
}

// What the template does with it is judged as anywhere.

template <class M> int keeping(M &m) {
  auto &kept = m[1];
  m[2] = 3;
  return kept;
}
template <class M> int loading(M &m) {
  auto loaded = m[1];
  m[2] = 3;
  return loaded;
}
template <class M> void bucketed(const M &m) {
  sink += int(m.bucket_count());
}
void kept() {
  Map m; // node: reference-kept
  sink += keeping(m);
}
void loaded() {
  Map m; // flat
  sink += loading(m);
}
void bucketAsked() {
  Map m; // stays: group-refused
  bucketed(m);
}

// Elements that come back, or stay.

template <class M> int &slot(M &m, int k) { return m[k]; }
template <class M> auto place(M &m, int k) { return m.find(k); }
template <class M> const int *pointer(const M &m, int k) { return &m.at(k); }
const int *held;
template <class M> void holding(const M &m) { held = &m.at(1); }
void comesBack() {
  Map m{{1, 2}}; // node: reference-escapes
  int &r = slot(m, 1);
  for (int i = 0; i < 100; ++i)
    m[i] = i;
  r = 7;
  sink += m[1];
}
void comesBackAsPlace() {
  Map m{{1, 2}}; // stays: group-refused
  auto it = place(m, 1);
  for (int i = 0; i < 10; ++i)
    m[i] = i;
  sink += it->second;
}
void comesBackAsPointer() {
  Map m{{1, 2}}; // node: reference-escapes
  const int *p = pointer(m, 1);
  for (int i = 0; i < 100; ++i)
    m[i] = i;
  sink += *p;
}
void isHeld() {
  Map m{{1, 2}}; // node: reference-escapes
  holding(m);
  for (int i = 0; i < 100; ++i)
    m[i] = i;
  sink += *held;
}

// Each argument has an instance of its own, so one that stays ties no other.

template <class M> int counted(const M &m) { return int(m.size()); }
void stays() {
  Map m{{1, 1}}; // stays: unsupported-member
  m.max_bucket_count();
  sink += counted(m);
}
void besideIt() {
  Map m{{1, 1}}; // flat
  sink += counted(m);
}

// Two parameters of one type, variables of it, and results.

template <class M> int bothSizes(const M &a, const M &b) {
  return int(a.size() + b.size());
}
template <class M> void merge(M &to, const M &from) {
  for (const auto &[k, v] : from)
    to[k] += v;
}
template <class M> M doubled(const M &m) {
  M out;
  for (const auto &[k, v] : m)
    out[k] = 2 * v;
  return out;
}
template <class M> auto copied(const M &m) {
  auto out = m;
  out[9] = 9;
  return out;
}
template <class M> M &same(M &m) { return m; }
void together() {
  Map a{{1, 2}}, b{{3, 4}}; // flat, flat
  sink += bothSizes(a, b);
}
void notOne() {
  Map a{{1, 2}}, b{{3, 4}}; // flat, flat
  merge(a, b);
}
void oneStays() {
  Map a{{1, 2}}; // stays: group-refused
  Map b{{3, 4}}; // stays: unsupported-member
  sink += b.max_bucket_count() == 0;
  sink += bothSizes(a, b);
}
void results() {
  Map m{{1, 2}};        // flat
  Map d = doubled(m);   // flat
  auto c = copied(d);   // flat
  same(c)[10] = 3;
  sink += sum(c) + sum(d);
}
struct Holder {
  Map kept; // flat
};
void resultsOfAStandardOne(Holder &h) {
  Map d = doubled(h.kept); // flat
  sink += sum(d);
}

// Templates that call others, themselves, and lambdas.

template <class M> int depth(M &m, int n) {
  if (n == 0)
    return int(m.size());
  put(m, n, n);
  return depth(m, n - 1);
}
template <class M> int byLambda(M &m) {
  auto add = [&](int k) { m[k]++; };
  add(1);
  add(2);
  std::for_each(m.begin(), m.end(), [](auto &e) { e.second += 1; });
  return sum(m);
}
void nested() {
  Map m; // flat
  sink += depth(m, 5) + byLambda(m);
}

// Iterators of a table are of a type that follows, too.

template <class It> int sumOf(It first, It last) {
  int s = 0;
  for (It at = first; at != last; ++at)
    s += at->second;
  return s;
}
template <class It> It furthest(It first, It last) {
  It found = first;
  for (; first != last; ++first)
    if (found->second < first->second)
      found = first;
  return found;
}
template <class It> void holdOne(It at) { held = &at->second; }
template <class It>
typename std::iterator_traits<It>::difference_type lengthOf(It first, It last) {
  return std::distance(first, last);
}
template <class It> int shownAs(It) { return int(sizeof(It)) > 0; }
void iterators() {
  Map m{{1, 2}, {3, 4}}; // flat
  sink += sumOf(m.begin(), m.end()) + furthest(m.begin(), m.end())->first;
}
void iteratorsKept() {
  Map m{{1, 2}, {3, 4}}; // node: reference-kept
  auto far = furthest(m.begin(), m.end());
  int &kept = far->second;
  for (int i = 10; i < 80; ++i)
    m[i] = 1;
  sink += kept;
  Map n{{1, 2}}; // stays: reference-escapes
  holdOne(n.begin());
  for (int i = 10; i < 80; ++i)
    n[i] = 1;
  sink += *held;
}
void iteratorsShown() {
  Map m{{1, 2}}; // stays: passed-to-function
  sink += int(lengthOf(m.begin(), m.end()));
  Map n{{1, 2}}; // stays: passed-to-function
  sink += shownAs(n.begin());
}

// What shows the type.

template <class M> int named(const M &) { return int(sizeof(M)); }
template <class M> bool traits(const M &) {
  return std::is_same<M, Map>::value;
}
template <class M> const char *pretty(const M &) {
  return __PRETTY_FUNCTION__;
}
template <class M> int remembering(const M &m) {
  static int calls = 0;
  return ++calls + int(m.size());
}
template <class M> int wrapping(const M &m) {
  std::vector<M> many(2, m);
  return int(many.size());
}
template <class M> int classed(const M &m) {
  struct Local {
    int n;
  };
  return Local{int(m.size())}.n;
}
template <class M, class = typename std::enable_if<
                       !std::is_same<M, std::string>::value>::type>
int constrained(const M &m) {
  return int(m.size());
}
template <class M, class = typename std::enable_if<
                       std::is_class<M>::value>::type>
int declaredBefore(const M &m);
template <class M, class> int declaredBefore(const M &m) {
  return int(m.size());
}
template <class M> auto trailing(const M &m) -> decltype(m.size()) {
  return m.size();
}
void shows() {
  Map a; // stays: passed-to-function
  sink += named(a) != 0;
  Map b; // stays: passed-to-function
  sink += traits(b);
  Map c; // stays: passed-to-function
  sink += pretty(c)[0];
  Map d; // stays: passed-to-function
  sink += remembering(d);
  Map e; // stays: passed-to-function
  sink += wrapping(e);
  Map f; // stays: passed-to-function
  sink += classed(f);
  Map g; // stays: passed-to-function
  sink += constrained(g);
  Map i; // stays: passed-to-function
  sink += declaredBefore(i);
  Map h; // stays: passed-to-function
  sink += int(trailing(h));
}

// What names the standard container, or has a choice.

template <class K, class V>
int spelled(const std::unordered_map<K, V> &m) {
  return int(m.size());
}
template <class T> int chosen(const T &) { return 1; }
template <class K, class V> int chosen(const std::unordered_map<K, V> &) {
  return 2;
}
template <class T> int special(const T &) { return 1; }
template <> int special(const Map &) { return 2; }
template <class T> int specialElsewhere(const T &) { return 1; }
template <> int specialElsewhere(const Set &) { return 2; }
template <class M, class P> int eraseIf(M &m, P p) {
  return int(m.size()) + p(1);
}
template <class T> int given(const T &t) { return int(t.size()); }
void chooses() {
  Map a; // stays: passed-to-function
  sink += spelled(a);
  Map b; // stays: passed-to-function
  sink += chosen(b);
  Map c; // stays: passed-to-function
  sink += special(c);
  Map d; // stays: passed-to-function
  sink += specialElsewhere(d);
  Map e; // stays: passed-to-function
  sink += given<Map>(e);
  Map f{{1, 1}}; // stays: passed-to-function
  sink += eraseIf(f, [](int n) { return n + 1; });
}
namespace app {
struct Key {
  int k;
  bool operator==(const Key &o) const { return k == o.k; }
};
struct Hash {
  std::size_t operator()(const Key &k) const { return std::size_t(k.k); }
};
template <class M> int found(const M &, int) { return 2; }
} // namespace app
template <class M> int found(const M &, long) { return 1; }
template <class M> int foundHere(const M &) { return 1; }
void findsByArgument() {
  std::unordered_map<app::Key, int, app::Hash> m; // stays: passed-to-function
  sink += found(m, 1);
  std::unordered_map<app::Key, int, app::Hash> n; // flat
  sink += foundHere(n);
}

// Members, and sets.

class Tally {
public:
  template <class S> int missing(const S &s) const {
    int n = 0;
    for (int i = 0; i < 10; ++i)
      n += s.count(i) == 0;
    return n;
  }
  template <class S> void add(S &s) {
    for (int i = 0; i < 3; ++i)
      if (s.count(i))
        all.insert(i);
  }

private:
  Set all; // flat
};
void members() {
  Set s{1, 2, 30}; // flat
  Tally t;
  t.add(s);
  sink += t.missing(s);
}
int main() {
  taken();
  takenByValue();
  forwarded();
  kept();
  loaded();
  bucketAsked();
  comesBack();
  comesBackAsPlace();
  comesBackAsPointer();
  isHeld();
  stays();
  besideIt();
  together();
  notOne();
  oneStays();
  results();
  Holder h{{{1, 2}}};
  resultsOfAStandardOne(h);
  nested();
  iterators();
  iteratorsKept();
  iteratorsShown();
  shows();
  chooses();
  findsByArgument();
  members();
  std::printf("%d\n", sink);
}
