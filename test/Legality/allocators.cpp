// L3: only the standard allocator.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
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
  std::unordered_map<int, int, std::hash<int>, std::equal_to<int>, Mine<std::pair<const int, int>>> m; // expected-remark {{[roost-custom-allocator]}}
  m[1] = 2;
}
void polymorphic() {
  std::pmr::unordered_map<int, int> m; // expected-remark {{[roost-custom-allocator]}}
  m[1] = 2;
}
