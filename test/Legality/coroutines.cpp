// L2: not in coroutines.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++20
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
  std::unordered_map<int, int> m; // stays: coroutine
  m[1] = 2;
  co_return;
}
int function() {
  std::unordered_map<int, int> m; // flat
  return m[1];
}
