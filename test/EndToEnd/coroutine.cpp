// Maps that live over a suspension lie in the coroutine's own frame.
//
// RUN: %same-output --levels=O0,O1,O2,O3 %s -- -std=c++20
#include <coroutine>
#include <cstdio>
#include <exception>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Generator {
  struct promise_type {
    int Value = 0;
    Generator get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int V) {
      Value = V;
      return {};
    }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> Handle;
  Generator(std::coroutine_handle<promise_type> Handle) : Handle(Handle) {}
  Generator(Generator &&O) : Handle(O.Handle) { O.Handle = nullptr; }
  ~Generator() {
    if (Handle)
      Handle.destroy();
  }
  bool next() {
    Handle.resume();
    return !Handle.done();
  }
};

Generator distinct(std::vector<int> Numbers) {
  std::unordered_set<int> Seen;
  for (int Number : Numbers)
    if (Seen.insert(Number).second)
      co_yield Number;
}

Generator sums(int N) {
  std::unordered_map<int, int> Sums;
  for (int I = 0; I < N; ++I) {
    Sums[I % 10] += I;
    std::unordered_map<int, int> Short{{I, I}};
    co_yield Sums[I % 10] + Short[I];
  }
}

int spoil(int N) {
  volatile char Bytes[4096];
  for (int I = 0; I < 4096; ++I)
    Bytes[I] = static_cast<char>(N);
  return Bytes[N % 4096];
}

int main() {
  auto G = distinct({1, 2, 1, 3, 2, 4});
  int Sum = 0;
  while (G.next()) {
    spoil(77);
    Sum = Sum * 10 + G.Handle.promise().Value;
  }
  std::printf("%d\n", Sum);
  std::vector<Generator> Many;
  for (int I = 0; I < 5; ++I)
    Many.push_back(sums(50));
  long Total = 0;
  for (int Round = 0; Round < 40; ++Round)
    for (auto &S : Many)
      if (S.next())
        Total += S.Handle.promise().Value + spoil(Round) * 0;
  std::printf("%ld\n", Total);
}
