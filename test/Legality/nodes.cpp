// L3: a map whose elements must stay where they are gets nodes; one whose
// nodes would show keeps its type.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Numbers = std::unordered_map<int, int>;

static void referenceKept() {
  Numbers m; // node: reference-kept
  int &x = m[1];
  for (int i = 2; i < 99; ++i)
    m[i] = i;
  x = 7;
  std::printf("%d\n", m[1]);
}
static void pointersCollected() {
  std::unordered_map<std::string, int> m; // node: reference-escapes
  std::vector<const std::string *> order;
  for (const char *s : {"b", "a", "c", "a"})
    if (auto p = m.emplace(s, 1); p.second)
      order.push_back(&p.first->first);
  for (const std::string *s : order)
    std::printf("%s\n", s->c_str());
}
struct Immovable {
  explicit Immovable(int x) : x(x) {}
  Immovable(const Immovable &) = delete;
  int x;
};
static void immovable() {
  std::unordered_map<int, Immovable> m; // node: not-movable
  for (int i = 0; i < 50; ++i)
    m.try_emplace(i, i);
  std::printf("%d\n", m.at(7).x);
}
static void severalOfAKey() {
  std::unordered_multimap<int, int> m; // node: multi-container
  std::unordered_multiset<int> s{1, 1, 2}; // node: multi-container
  m.emplace(1, 2);
  m.emplace(1, 3);
  std::printf("%zu%zu\n", m.count(1), s.count(1));
}
static void merged() {
  Numbers a{{1, 2}}, b{{3, 4}}; // node: unsupported-member, node: unsupported-member
  a.merge(b);
  std::printf("%zu%zu\n", a.size(), b.size());
}

// The kin of one that needs nodes get nodes.
static void kin() {
  Numbers m{{1, 2}}; // node: reference-kept
  Numbers n = m; // node: reference-kept
  int &x = n[1];
  n[5] = 6;
  std::printf("%d%zu\n", x, m.size());
}
// The kin of one that stays stays, whatever else they need.
static void kinOfRefused() {
  Numbers m{{1, 2}}; // stays: unsupported-member
  Numbers n; // stays: group-refused
  n.swap(m);
  int &x = n[1];
  n[5] = 6;
  std::printf("%d%d%zu\n", x, m.bucket_count() > 0, m.bucket(1) * 0);
}
// Iterators of std's map stay valid until it is rehashed, and so do the nodes'.
static void reserved() {
  Numbers m; // stays: reference-kept
  m.reserve(100);
  auto it = m.emplace(1, 2).first;
  for (int i = 2; i < 100; ++i)
    m[i] = i;
  std::printf("%d\n", it->second);
}
// A type that code asks for.
static void asked() {
  Numbers m{{1, 2}}; // stays: type-observed
  int &x = m[1];
  m[2] = 3;
  std::printf("%d%d\n", x, std::is_same<decltype(m), Numbers>::value);
}
static void extracted() {
  Numbers m{{1, 2}}; // stays: unsupported-member
  auto node = m.extract(1);
  std::printf("%d\n", node.mapped());
}

int main() {
  referenceKept(), pointersCollected(), immovable(), severalOfAKey();
  merged(), kin(), kinOfRefused(), reserved(), asked(), extracted();
}
