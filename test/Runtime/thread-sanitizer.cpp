// Checks do not hide races from ThreadSanitizer, and find none where there are
// none: the second thread begins when the first is done, but only LOCKED says
// so to the sanitizer.
// DEFINE: %{tsan} = -std=c++17 -O1 -g -fsanitize=thread -I%include %s -pthread
// RUN: %clangxx %{tsan} -DROOST_CHECKED=0 -o %t.off
// RUN: not %t.off 2>&1 | FileCheck %s
// RUN: %clangxx %{tsan} -DROOST_CHECKED=1 -o %t.on
// RUN: not %t.on 2>&1 | FileCheck %s
// RUN: %clangxx %{tsan} -DROOST_CHECKED=0 -DLOCKED -o %t.off.locked
// RUN: %t.off.locked 2>&1 | count 0
// RUN: %clangxx %{tsan} -DROOST_CHECKED=1 -DLOCKED -o %t.on.locked
// RUN: %t.on.locked 2>&1 | count 0
// CHECK-NOT: roost::
// CHECK: WARNING: ThreadSanitizer: data race
// CHECK: WARNING: ThreadSanitizer: data race
#include "roost/unordered_map.h"
#include <atomic>
#include <thread>

#if defined(LOCKED)
constexpr auto Store = std::memory_order_release;
constexpr auto Load = std::memory_order_acquire;
#else
constexpr auto Store = std::memory_order_relaxed;
constexpr auto Load = std::memory_order_relaxed;
#endif

template <class Map> void changeInTurn() {
  Map Table;
  std::atomic<bool> Done{false};
  std::thread First([&] {
    for (int I = 0; I != 20; ++I)
      Table[I] = I;
    Done.store(true, Store);
  });
  std::thread Second([&] {
    while (!Done.load(Load))
      std::this_thread::yield();
    for (int I = 0; I != 20; ++I)
      Table[100 + I] = I;
  });
  First.join();
  Second.join();
}

int main() {
  changeInTurn<roost::unordered_flat_map<int, int>>();
  changeInTurn<roost::unordered_map<int, int>>();
}
