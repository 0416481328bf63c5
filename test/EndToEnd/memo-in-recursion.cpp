// A memo that grows while a slot of it waits for the recursive call.
//
// RUN: %same-output %s
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_map>

long slotFirst(int N) {
  std::unordered_map<int, long> Memo;
  std::function<long(int)> Fib = [&](int K) -> long {
    if (K < 2)
      return K;
    long &Slot = Memo[K];
    if (Slot)
      return Slot;
    return Slot = Fib(K - 1) + Fib(K - 2);
  };
  return Fib(N);
}

long assignInReturn(int N) {
  std::unordered_map<int, long> Memo;
  auto Fib = [&Memo](auto Self, int K) -> long {
    if (K < 2)
      return K;
    if (auto It = Memo.find(K); It != Memo.end())
      return It->second;
    return Memo[K] = Self(Self, K - 1) + Self(Self, K - 2);
  };
  return Fib(Fib, N);
}

long iteratorHeld(int N) {
  std::unordered_map<int, long> Memo;
  Memo.reserve(300);
  auto Walk = [&](auto &Self, int K) -> long {
    auto [It, IsNew] = Memo.try_emplace(K, 1);
    if (!IsNew || K <= 1)
      return It->second;
    It->second = Self(Self, K / 2) + Self(Self, K / 3);
    return It->second;
  };
  return Walk(Walk, N);
}

const std::string &longest(std::unordered_map<int, std::string> &Memo, int K) {
  auto It = Memo.find(K);
  if (It != Memo.end())
    return It->second;
  if (K == 0)
    return Memo[0] = "";
  const std::string &Before = longest(Memo, K - 1);
  return Memo[K] = Before + static_cast<char>('a' + K % 26);
}

std::string strings(int N) {
  std::unordered_map<int, std::string> Memo;
  return longest(Memo, N);
}

int main() {
  std::printf("%ld %ld %ld\n", slotFirst(80), assignInReturn(80),
              iteratorHeld(100000));
  std::printf("%s\n", strings(60).c_str());
}
