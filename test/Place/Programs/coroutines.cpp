// Coroutines: a map that lives over a suspension lives in the coroutine's frame.
// RUN: %same-output --places --hostile=no %s -- -std=c++20
#include "Inputs/cases.h"
#include <coroutine>

namespace {
struct Generator {
  struct promise_type {
    int Value = 0;
    Generator get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int V) {
      Value = V;
      return {};
    }
    void return_void() {}
    void unhandled_exception() {}
  };
  std::coroutine_handle<promise_type> Handle;
};
} // namespace

static Generator over(int N) {
  Map M; // stays: coroutine
  for (int I = 0; I < N; ++I) {
    M[I % 3] += I;
    co_yield M[I % 3];
  }
}
static Generator within(int N) {
  for (int I = 0; I < N; ++I) {
    int Sum;
    {
      Map M; // stays: coroutine
      Sum = fill(M, I);
    }
    co_yield Sum;
  }
}
CASE sum(Generator G) {
  int Sum = 0;
  for (G.Handle.resume(); !G.Handle.done(); G.Handle.resume())
    Sum += G.Handle.promise().Value;
  G.Handle.destroy();
  return Sum;
}
CASE outside(int N) {
  Map M; // stack
  return fill(M, N) + sum(over(N));
}
int main() { std::printf("%d %d %d\n", sum(over(9)), sum(within(9)), outside(4)); }
