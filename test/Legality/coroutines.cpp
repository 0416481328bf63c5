// L2: not in coroutines.
// RUN: %clangxx_roost -O1 -std=c++20 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <coroutine>
#include <unordered_map>

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
Task coroutine() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-coroutine]
  std::unordered_map<int, int> m;
  m[1] = 2;
  co_return;
}
int function() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int> m;
  return m[1];
}
