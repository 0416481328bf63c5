// L5: what a function does with a reference to an element: looks, returns it, or
// keeps it where it outlives an insertion.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

using Numbers = std::unordered_map<int, int>;
static int *kept;
static std::vector<const int *> list;
struct Holder {
  int *p = nullptr;
  explicit Holder(int &x) : p(&x) {}
  Holder() = default;
  void keep(int &x) { p = &x; }
  int look(const int &x) const { return x + 1; }
};
struct Reads {
  int n;
  explicit Reads(const int &x) : n(x) {}
};
static void keep(int &x) { kept = &x; }
static void append(const int &x) { list.push_back(&x); }
static void keepIn(int *&to, int &x) { to = &x; }
static void keepDeep(int &x, int depth) { depth ? keepDeep(x, depth - 1) : keep(x); }
static void lookDeep(int &x, int depth) { depth ? lookDeep(x, depth - 1) : void(++x); }
static int look(const int &x) { return x; }
static int &pass(int &x) { return x; }
static int &passDeep(int &x) { return pass(pass(x)); }
template <class T> static T &passAny(T &x) { return x; }
static std::string_view view(const std::string &s) { return s; }
static std::string copy(const std::string &s) { return s; }

static void keptInGlobal() {
  Numbers m; // node: reference-escapes
  keep(m[1]);
  m[2] = 3;
  std::printf("%d\n", *kept);
}
static void lookedAt() {
  Numbers m; // flat
  int x = look(m[1]);
  m[2] = 3;
  std::printf("%d\n", x);
}
static void keptInVector() {
  Numbers m; // node: reference-escapes
  append(m[1]);
  m[2] = 3;
  std::printf("%d\n", *list.back());
  list.clear();
}
static void keptThroughParameter() {
  Numbers m; // node: reference-escapes
  int *p;
  keepIn(p, m[1]);
  m[2] = 3;
  std::printf("%d\n", *p);
}
static void keptDeep() {
  Numbers m; // node: reference-escapes
  keepDeep(m[1], 3);
  m[2] = 3;
  std::printf("%d\n", *kept);
}
static void lookedAtDeep() {
  Numbers m; // flat
  lookDeep(m[1], 3);
  m[2] = 3;
  std::printf("%d\n", m[1]);
}
static void keptByConstructor() {
  Numbers m; // node: reference-escapes
  Holder h(m[1]);
  m[2] = 3;
  std::printf("%d\n", *h.p);
}
static void readByConstructor() {
  Numbers m; // flat
  Reads r(m[1]);
  m[2] = 3;
  std::printf("%d\n", r.n);
}
static void keptByMember() {
  Numbers m; // node: reference-escapes
  Holder h;
  h.keep(m[1]);
  m[2] = 3;
  std::printf("%d\n", *h.p);
}
static void readByMember() {
  Numbers m; // flat
  Holder h;
  int x = h.look(m[1]);
  m[2] = 3;
  std::printf("%d\n", x);
}
static void returnedAndKept() {
  Numbers m; // node: reference-kept
  int &x = passDeep(m[1]);
  m[2] = 3;
  std::printf("%d\n", x);
}
static void returnedAndUsed() {
  Numbers m; // flat
  passDeep(m[1]) = 4;
  m[2] = 3;
  std::printf("%d\n", m[1]);
}
static void returnedByTemplate() {
  Numbers m; // node: reference-kept
  int &x = passAny(m[1]);
  m[2] = 3;
  std::printf("%d\n", x);
}
static void returnedByTemplateAndCopied() {
  Numbers m; // flat
  int x = passAny(m[1]);
  m[2] = 3;
  std::printf("%d\n", x);
}
static void viewReturned() {
  std::unordered_map<int, std::string> m{{1, "one"}}; // node: reference-kept
  std::string_view v = view(m[1]);
  m[2] = "two";
  std::printf("%c\n", v[0]);
}
static void copyReturned() {
  std::unordered_map<int, std::string> m{{1, "one"}}; // flat
  std::string v = copy(m[1]);
  m[2] = "two";
  std::printf("%c\n", v[0]);
}
static void twoArguments() {
  std::unordered_map<int, std::string> m{{1, "one"}}; // node: unsequenced-access
  auto sum = [](const std::string &a, const std::string &b) { return a + b; };
  std::printf("%s\n", sum(m[1], m[2]).c_str());
}
static void twoArgumentsThere() {
  std::unordered_map<int, std::string> m{{1, "one"}}; // flat
  auto sum = [](const std::string &a, const std::string &b) { return a + b; };
  std::printf("%s\n", sum(m.at(1), m.at(1)).c_str());
}
static void twoArgumentsByValue() {
  Numbers m; // flat
  auto sum = [](int a, int b) { return a + b; };
  std::printf("%d\n", sum(m[1], m[2]));
}
static void twoArgumentsByReference() {
  Numbers m; // node: unsequenced-access
  auto sum = [](const int &a, const int &b) { return a + b; };
  std::printf("%d\n", sum(m[1], m[2]));
}
int main() {
  keptInGlobal(), lookedAt(), keptInVector(), keptThroughParameter();
  keptDeep(), lookedAtDeep(), keptByConstructor(), readByConstructor();
  keptByMember(), readByMember(), returnedAndKept(), returnedAndUsed();
  returnedByTemplate(), returnedByTemplateAndCopied(), viewReturned();
  copyReturned(), twoArguments(), twoArgumentsThere(), twoArgumentsByValue();
  twoArgumentsByReference();
}
