// L3: only the standard allocator.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
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
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-custom-allocator]
  std::unordered_map<int, int, std::hash<int>, std::equal_to<int>, Mine<std::pair<const int, int>>> m;
  m[1] = 2;
}
void polymorphic() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-custom-allocator]
  std::pmr::unordered_map<int, int> m;
  m[1] = 2;
}
