// L2: however a type is written, its tokens are wrapped, if they are this file's.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

typedef std::unordered_map<int, int> Typedef;
using Alias = std::unordered_map<int, int>;
using AliasOfAlias = Alias;
using ConstAlias = const Alias;
template <class T> using From = std::unordered_map<T, int>;
template <class K, class V = int> using WithDefault = std::unordered_map<K, V>;
namespace names {
using Inner = std::unordered_set<std::string>;
struct Types {
  using Map = std::unordered_map<std::string, int>;
};
} // namespace names
namespace short_ = std;
#define MAP std::unordered_map<int, int>
#define DECLARE(name) std::unordered_map<int, int> name
#define VALUE int

static void print(size_t n) { std::printf("%zu\n", n); }
static void plain() {
  std::unordered_map<int, int> m{{1, 2}}; // flat
  print(m.size());
}
static void global() {
  ::std::unordered_map<int, int> m{{1, 2}}; // flat
  print(m.size());
}
static void usingDeclaration() {
  using std::unordered_map;
  unordered_map<int, int> m{{1, 2}}; // flat
  print(m.size());
}
static void usingDirective() {
  using namespace std;
  unordered_map<int, string> m{{1, "x"}}; // flat
  print(m.size());
}
static void namespaceAlias() {
  short_::unordered_map<int, int> m{{1, 2}}; // flat
  print(m.size());
}
static void typedefs() {
  Typedef a{{1, 2}}; // flat
  Alias b{{1, 2}}; // flat
  AliasOfAlias c{{1, 2}}; // flat
  ConstAlias d{{1, 2}}; // flat
  print(a.size() + b.size() + c.size() + d.size());
}
static void templateAliases() {
  From<int> a{{1, 2}}; // flat
  WithDefault<std::string> b{{"a", 2}}; // flat
  WithDefault<std::string, std::vector<int>> c{{"a", {2}}}; // flat
  print(a.size() + b.size() + c.size());
}
static void memberAliases() {
  names::Inner a{"a"}; // flat
  names::Types::Map b{{"a", 1}}; // flat
  typename names::Types::Map c{{"a", 1}}; // flat
  print(a.size() + b.size() + c.size());
}
static void localAliases() {
  using Local = std::unordered_map<char, std::string>;
  typedef std::unordered_set<long> LocalToo;
  Local a{{'a', "b"}}; // flat
  LocalToo b{1}; // flat
  print(a.size() + b.size());
}
static void brackets() {
  std::unordered_map<int, std::vector<std::vector<int>>> a; // flat
  std::unordered_map<std::string, std::function<int(int)>> b; // flat
  std::unordered_map<int, std::unordered_map<int, int>::size_type> c; // flat
  a[1].push_back({2});
  b["f"] = [](int x) { return x + 1; };
  c[1] = 2;
  print(a.size() + size_t(b["f"](2)) + c.size());
}
static void allArguments() {
  std::unordered_map<int, int, std::hash<int>, std::equal_to<int>, std::allocator<std::pair<const int, int>>> m{{1, 2}}; // flat
  print(m.size());
}
static void overLines() {
  std::
      unordered_map // of
      <int,
       int // to
       >
          m{{1, 2}}; // flat
  print(m.size());
}
static void qualified() {
  const std::unordered_map<int, int> a{{1, 2}}; // flat
  std::unordered_map<int, int> const b{{1, 2}}; // flat
  print(a.size() + b.size());
}
static void severalDeclarators() {
  std::unordered_map<int, int> a{{1, 2}}, b, c{a}; // flat, flat, flat
  print(a.size() + b.size() + c.size());
}
static void deduced() {
  auto a = std::unordered_map<int, int>{{1, 2}}; // flat
  auto b = Alias(16); // flat
  auto &r = a;
  const auto &s = b;
  print(r.size() + s.size());
}
static void byMacro() {
  MAP a{{1, 2}}; // stays: in-macro
  DECLARE(b); // stays: in-macro
  print(a.size() + b.size());
}
static void withMacroInside() {
  std::unordered_map<int, VALUE> a{{1, 2}}; // flat
  print(a.size());
}
static void iterators() {
  std::unordered_map<int, int> m{{1, 2}}; // flat
  std::unordered_map<int, int>::iterator i = m.begin();
  Alias::const_iterator j = m.begin();
  print(size_t(i->second + j->first));
}
int main() {
  plain(), global(), usingDeclaration(), usingDirective(), namespaceAlias();
  typedefs(), templateAliases(), memberAliases(), localAliases(), brackets();
  allArguments(), overLines(), qualified(), severalDeclarators(), deduced();
  byMacro(), withMacroInside(), iterators();
}
