// L8: an abbreviated template is one like others; a constrained one may tell the
// types apart.
// RUN: %same-output --verdicts %s -- -std=c++20
#include <concepts>
#include <cstdio>
#include <unordered_set>
#include <vector>

using Set = std::unordered_set<int>;
int sink;

int abbreviated(const auto &m) { return int(m.size()); }
void twice(auto &m, auto &&k) {
  m.insert(k);
  m.insert(k + 1);
}
template <class M>
  requires(sizeof(M) > 0)
int required(const M &m) {
  return int(m.size());
}
int constrained(const std::destructible auto &m) { return int(m.size()); }
template <class M> int asked(const M &m) {
  if constexpr (requires { m.bucket_count(); })
    return 1;
  else
    return 2;
}
template <class M> int overThis(const M &m) {
  return [&]<class K>(K k) { return int(m.count(k)); }(1);
}

void taken() {
  Set s{1}; // flat
  twice(s, 2);
  sink += abbreviated(s);
}
void shown() {
  Set a{1}; // stays: passed-to-function
  sink += required(a);
  Set b{1}; // stays: passed-to-function
  sink += constrained(b);
  Set c{1}; // stays: passed-to-function
  sink += asked(c);
}
void inner() {
  Set s{1}; // flat
  sink += overThis(s);
}

int main() {
  taken();
  shown();
  inner();
  std::printf("%d\n", sink);
}
