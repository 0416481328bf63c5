// L2: not in coroutines.
// RUN: %clangxx_roost -O0 -std=c++20 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
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
  std::unordered_map<int, int> m; // expected-remark {{[roost-coroutine]}}
  m[1] = 2;
  co_return;
}
int function() {
  std::unordered_map<int, int> m; // expected-remark {{kept on the heap}}
  return m[1];
}
