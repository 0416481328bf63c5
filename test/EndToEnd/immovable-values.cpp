// Values that can neither be copied nor moved.
//
// RUN: %same-output %s
#include <atomic>
#include <cstdio>
#include <mutex>
#include <unordered_map>

struct Pinned {
  int N;
  const Pinned *Self;
  explicit Pinned(int N = 0) : N(N), Self(this) {}
  Pinned(const Pinned &) = delete;
  Pinned &operator=(const Pinned &) = delete;
};

int main() {
  std::unordered_map<int, std::mutex> Locks;
  for (int I = 0; I < 50; ++I) {
    std::lock_guard<std::mutex> Guard(Locks[I % 7]);
    Locks[I + 100].try_lock();
  }
  for (int I = 0; I < 50; ++I)
    Locks[I + 100].unlock();
  std::printf("%zu\n", Locks.size());

  std::unordered_map<int, std::atomic<int>> Counts;
  for (int I = 0; I < 500; ++I)
    Counts[I % 99]++;
  std::printf("%d\n", Counts[3].load());

  std::unordered_map<int, Pinned> Pins;
  for (int I = 0; I < 100; ++I)
    Pins.try_emplace(I, I);
  int Right = 0;
  for (const auto &Entry : Pins)
    Right += Entry.second.Self == &Entry.second;
  std::printf("%d\n", Right);
}
