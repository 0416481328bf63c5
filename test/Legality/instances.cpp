// L2: in templates a type is edited once for all instances, so all must allow it.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

template <class T> static size_t distinct(const std::vector<T> &v) {
  std::unordered_set<T> seen; // flat
  for (const T &x : v)
    seen.insert(x);
  return seen.size();
}
template <class T> static int held(T key, T other) {
  std::unordered_map<T, int> m; // node: reference-kept
  int &x = m[key];
  m[other] = 2;
  return x;
}
template <class T> static size_t dependent(T m) {
  typename T::key_type k{};
  m[k] = {};
  return m.size();
}
// One instance's elements can't be moved, so all have nodes.
struct Immovable {
  explicit Immovable(int) {}
  Immovable(const Immovable &) = delete;
};
template <class V> static size_t ofSome() {
  std::unordered_map<int, V> m; // node: not-movable
  m.try_emplace(1, 2);
  return m.size();
}
template <class V> struct Cache {
  std::unordered_map<int, V> m; // stays: member
  V &at(int k) { return m[k]; }
};
// A branch of one instance shows the type.
template <class T> static size_t shown(T key) {
  std::unordered_map<T, int> m; // stays: group-refused
  m[key] = 1;
  if constexpr (sizeof(T) > 4)
    return m.bucket_count() > 0;
  return m.size();
}
template <class T> static size_t notUsed() {
  std::unordered_set<T> s; // stays: in-template
  return s.size();
}

int main() {
  std::printf("%zu%zu\n", distinct<int>({1, 1, 2}),
              distinct<std::string>({"a", "b"}));
  std::printf("%d%d\n", held(1, 2), held<std::string>("a", "b"));
  std::unordered_map<int, int> argument; // flat
  std::printf("%zu\n", dependent(argument));
  std::printf("%zu%zu\n", ofSome<int>(), ofSome<Immovable>());
  Cache<int> c;
  c.at(1) = 2;
  std::printf("%d%zu%zu\n", c.at(1), shown(1), shown(1L));
}
