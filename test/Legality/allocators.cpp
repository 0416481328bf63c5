// L3: only the standard allocator.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <functional>
#include <memory>
#include <memory_resource>
#include <unordered_map>

template <class T> struct Mine : std::allocator<T> {
  Mine() = default;
  template <class U> Mine(const Mine<U> &) {}
  template <class U> struct rebind {
    using other = Mine<U>;
  };
};
void mine() {
  std::unordered_map<int, int, std::hash<int>, std::equal_to<int>, Mine<std::pair<const int, int>>> m; // stays: custom-allocator
  m[1] = 2;
}
void polymorphic() {
  std::pmr::unordered_map<int, int> m; // stays: custom-allocator
  m[1] = 2;
}
