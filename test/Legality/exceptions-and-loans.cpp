// L5: a handler may run after any part of its try block.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <stdexcept>
#include <string>
#include <unordered_map>

using Numbers = std::unordered_map<int, int>;
static void maybe(int x) {
  if (x)
    throw std::runtime_error("thrown");
}
static void usedInHandler() {
  Numbers m; // node: reference-kept
  int &x = m[1];
  try {
    m[2] = 3;
    maybe(1);
  } catch (const std::exception &) {
    std::printf("%d\n", x);
  }
}
static void lookedUpInHandler() {
  Numbers m; // flat
  int &x = m[1];
  try {
    maybe(++x);
    m[2] = 3;
  } catch (const std::exception &) {
    std::printf("%d\n", m[1]);
  }
}
static void usedBehindTry() {
  Numbers m; // node: reference-kept
  int &x = m[1];
  try {
    m[2] = 3;
    maybe(1);
  } catch (...) {
  }
  std::printf("%d\n", x);
}
static void takenBehindTry() {
  Numbers m; // flat
  try {
    m[2] = 3;
    maybe(1);
  } catch (...) {
    m[4] = 5;
  }
  int &x = m[1];
  std::printf("%d\n", x);
}
static void insertedInHandler() {
  Numbers m; // node: reference-kept
  int &x = m[1];
  try {
    maybe(1);
  } catch (...) {
    m[2] = 3;
  }
  std::printf("%d\n", x);
}
static void lookedUpBehindHandler() {
  Numbers m; // flat
  m[1] = 7;
  try {
    maybe(m[1]);
  } catch (...) {
    m[2] = 3;
  }
  std::printf("%d\n", m[1]);
}
static void atThrows() {
  Numbers m{{1, 2}}; // flat
  try {
    std::printf("%d\n", m.at(1));
    std::printf("%d\n", m.at(2));
  } catch (const std::out_of_range &) {
    std::printf("none\n");
  }
}
static void elementThrown() {
  std::unordered_map<int, std::string> m{{1, "one"}}; // flat
  try {
    throw m[1];
  } catch (const std::string &s) {
    m[2] = "two";
    std::printf("%s\n", s.c_str());
  }
}
static void addressThrown() {
  Numbers m; // node: reference-escapes
  try {
    throw &m[1];
  } catch (int *p) {
    m[2] = 3;
    std::printf("%d\n", *p);
  }
}
static void tableOfTheTry() {
  try {
    Numbers m{{1, 1}}; // flat
    maybe(m[1]);
    m[2] = 3;
  } catch (...) {
    Numbers m{{1, 2}}; // flat
    std::printf("%d\n", m[1]);
  }
}
int main() {
  usedInHandler(), lookedUpInHandler(), usedBehindTry(), takenBehindTry();
  insertedInHandler(), lookedUpBehindHandler(), atThrows();
  elementThrown(), addressThrown(), tableOfTheTry();
}
