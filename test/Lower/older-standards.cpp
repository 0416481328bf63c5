// The tables serve C++11 and C++14, too: all that a lowered program may do with
// them there, in both kinds, under warnings that users turn on.
// RUN: %same-output --verdicts %s -- -std=c++11 -Wall -Wextra -pedantic-errors -Werror
// RUN: %same-output --verdicts --compile-only %s -- -std=c++14 -Wall -Wextra -pedantic-errors -Werror
// RUN: %clangxx_roost -std=c++11 -fno-exceptions -fno-rtti -O1 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <algorithm>
#include <iterator>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

// Every member function a map has in C++11.
static int everything(int n) {
  // CHECK: [[@LINE+1]]:{{[0-9]+}}: remark: map 'm' placed on the stack
  std::unordered_map<std::string, int> m = {{"a", 1}, {"b", 2}}; // flat
  m["c"] = n;
  m.insert({"d", 4});
  m.insert(std::make_pair(std::string("e"), 5));
  std::vector<std::pair<std::string, int>> more = {{"f", 6}, {"a", 9}};
  m.insert(more.begin(), more.end());
  m.insert({{"g", 7}, {"h", 8}});
  m.emplace("i", 9);
  m.emplace_hint(m.begin(), "j", 10);
  m.erase("a");
  m.erase(m.find("b"));
  m.reserve(100);
  m.rehash(200);
  m.max_load_factor(0.5f);
  int sum = static_cast<int>(m.size()) + m.at("c") +
            static_cast<int>(m.count("d"));
  for (auto i = m.cbegin(); i != m.cend(); ++i)
    sum += i->second;
  const auto &view = m;
  auto range = view.equal_range("e");
  sum += static_cast<int>(std::distance(range.first, range.second));
  sum += view.find("zz") == view.end();
  std::unordered_map<std::string, int> copy(m), other; // flat, flat
  other = copy;
  sum += other == m;
  other = std::move(copy);
  other.swap(m);
  swap(other, m);
  std::swap(other, m);
  sum += m.empty() + (m != other);
  m = {{"x", 1}};
  m.erase(m.begin(), m.end());
  m.clear();
  return sum + static_cast<int>(m.size() + other.size());
}

// A set, a loop over it, algorithms.
static int distinct(const std::vector<int> &from) {
  std::unordered_set<int> seen(from.begin(), from.end()); // flat
  std::unordered_set<int> odd; // node: unsequenced-access
  std::copy_if(seen.begin(), seen.end(), std::inserter(odd, odd.end()),
               [](int x) { return x % 2 != 0; });
  int sum = 0;
  for (int x : seen)
    sum += x;
  return sum + 100 * static_cast<int>(odd.size());
}

// References that outlive insertions: nodes.
static int kept(int n) {
  std::unordered_map<int, std::string> names; // node: reference-kept
  std::string &first = names[0];
  for (int i = 1; i < n; ++i)
    names[i] = std::to_string(i);
  first = "zero";
  std::unordered_multimap<int, int> many; // node: multi-container
  for (int i = 0; i < n; ++i)
    many.insert({i % 3, i});
  std::unordered_map<int, std::string> moved = std::move(names); // node: reference-kept
  std::unordered_map<int, std::string> back(moved); // node: reference-kept
  back.swap(moved);
  return static_cast<int>(moved[0].size() + back.size() + many.count(1));
}

// Before C++17 the language leaves open which side of `=` is evaluated first;
// this compiler evaluates the right one first in all of its modes.
static int assigned() {
  std::unordered_map<int, int> m; // flat
  for (int i = 0; i < 100; ++i)
    m[i] = m[i / 2] + 1;
  std::unordered_map<int, std::string> texts; // node: unsequenced-access
  texts[0] = "0";
  for (int i = 1; i < 100; ++i)
    texts[i] = texts[i - 1];
  return m[99] + static_cast<int>(texts[99].size());
}

// Results and parameters of the file's functions: no copy is elided by rule.
static std::unordered_map<int, int> squares(int n) {
  std::unordered_map<int, int> out; // flat
  for (int i = 0; i < n; ++i)
    out[i] = i * i;
  return out;
}
static int total(std::unordered_map<int, int> of) { // flat
  int sum = 0;
  for (const auto &e : of)
    sum += e.second;
  return sum;
}
static int passed() {
  std::unordered_map<int, int> mine = squares(5); // flat
  return total(mine) + total(squares(3)) + static_cast<int>(squares(7).size());
}

struct Hash {
  std::size_t operator()(const std::pair<int, int> &p) const {
    return static_cast<std::size_t>(p.first * 31 + p.second);
  }
};
static int ownHash() {
  std::unordered_set<std::pair<int, int>, Hash> cells; // flat
  for (int i = 0; i < 50; ++i)
    cells.insert({i % 5, i % 7});
  return static_cast<int>(cells.size());
}

// Copies of what keeps the standard type.
static int copied() {
  const std::vector<std::unordered_map<int, int>> maps = {{{1, 2}, {3, 4}}}; // stays: unsupported-use
  const std::vector<std::unordered_multiset<int>> sets = {{1, 1, 2}}; // stays: unsupported-use
  std::unordered_map<int, int> m = maps[0], n; // flat, flat
  std::unordered_multiset<int> s = {sets[0]}; // node: multi-container
  n = maps[0];
  s = sets[0];
  m[5] = 6;
  s.insert(1);
  return m[3] + n[1] + static_cast<int>(m.size() + n.size() + s.count(1));
}

int main() {
  std::printf("%d %d %d %d %d %d %d\n", everything(3),
              distinct({1, 2, 2, 3, 5}), kept(40), assigned(), passed(),
              ownHash(), copied());
}
