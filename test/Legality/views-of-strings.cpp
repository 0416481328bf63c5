// L5: the characters of a short string lie in the string, and move with it.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

using Texts = std::unordered_map<int, std::string>;
static void print(std::string_view s) { std::printf("%.*s\n", int(s.size()), s.data()); }

static void viewOfValue() {
  Texts m{{1, "one"}}; // node: reference-kept
  std::string_view v = m[1];
  m[2] = "two";
  print(v);
}
static void viewUsedBefore() {
  Texts m{{1, "one"}}; // flat
  std::string_view v = m[1];
  print(v);
  m[2] = "two";
}
static void viewOfKey() {
  std::unordered_map<std::string, int> m{{"one", 1}}; // node: reference-kept
  std::string_view v = m.begin()->first;
  m["two"] = 2;
  print(v);
}
static void copyOfKey() {
  std::unordered_map<std::string, int> m{{"one", 1}}; // flat
  std::string v = m.begin()->first;
  m["two"] = 2;
  print(v);
}
static void viewOfMember() {
  std::unordered_set<std::string> s{"one"}; // node: reference-kept
  std::string_view v = *s.insert("two").first;
  s.insert("three");
  print(v);
}
static void viewOfArgument(const std::string &text) {
  std::unordered_set<std::string> s{"one"}; // flat
  std::string_view v = text;
  s.insert(text);
  s.insert("three");
  print(v);
}
static void characters() {
  Texts m{{1, "one"}}; // node: reference-kept
  const char *p = m[1].c_str();
  m[2] = "two";
  std::puts(p);
}
static void charactersAtOnce() {
  Texts m{{1, "one"}}; // flat
  std::puts(m[1].c_str());
  m[2] = "two";
  std::puts(m[2].data());
}
static void charactersIterated() {
  Texts m{{1, "one"}}; // node: reference-kept
  auto it = m[1].begin();
  m[2] = "two";
  std::printf("%c\n", *it);
}
static void charactersCopied() {
  Texts m{{1, "one"}}; // flat
  char c = *m[1].begin();
  m[2] = c;
  std::printf("%c\n", c);
}
static void partOfView() {
  Texts m{{1, "one"}}; // node: reference-kept
  std::string_view v = std::string_view(m[1]).substr(1);
  m[2] = "two";
  print(v);
}
static void partOfString() {
  Texts m{{1, "one"}}; // flat
  std::string v = m[1].substr(1);
  m[2] = "two";
  print(v);
}
static void viewAsKey() {
  Texts m{{1, "one"}}; // node: reference-escapes
  std::unordered_map<std::string_view, int> n; // flat
  n[m[1]] = 1;
  m[2] = "two";
  std::printf("%d\n", n.begin()->second);
}
static void viewOfLiteralAsKey() {
  Texts m{{1, "one"}}; // flat
  std::unordered_map<std::string_view, int> n; // flat
  n["one"] = 1;
  m[2] = "two";
  std::printf("%d %zu\n", n["one"], m.size());
}
static void oneCharacter() {
  Texts m{{1, "one"}}; // node: reference-kept
  char &c = m[1][0];
  m[2] = "two";
  c = 'O';
  print(m[1]);
}
static void oneCharacterAtOnce() {
  Texts m{{1, "one"}}; // flat
  m[1][0] = 'O';
  m[2] = m.at(1)[0];
  print(m[1]);
}
int main() {
  viewOfValue(), viewUsedBefore(), viewOfKey(), copyOfKey();
  viewOfMember(), viewOfArgument("argument"), characters(), charactersAtOnce();
  charactersIterated(), charactersCopied(), partOfView(), partOfString();
  viewAsKey(), viewOfLiteralAsKey(), oneCharacter(), oneCharacterAtOnce();
}
