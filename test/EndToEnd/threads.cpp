// Readers of one map in several threads, and a map of its own in each.
//
// RUN: %same-output %s -- -pthread
#include <cstdio>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

int main() {
  std::unordered_map<int, int> Shared;
  for (int I = 0; I < 1000; ++I)
    Shared[I] = I * 3;
  std::vector<long> Sums(4);
  std::vector<std::thread> Threads;
  for (int T = 0; T < 4; ++T)
    Threads.emplace_back([&, T] {
      std::unordered_map<int, long> Own;
      for (int I = 0; I < 1000; ++I) {
        auto It = Shared.find(I);
        if (It != Shared.end())
          Own[I % 10] += It->second;
        Own[100] += Shared.count(I + 500);
      }
      for (const auto &Entry : Own)
        Sums[T] += Entry.second;
    });
  for (std::thread &T : Threads)
    T.join();
  std::printf("%ld %ld %ld %ld\n", Sums[0], Sums[1], Sums[2], Sums[3]);

  std::mutex Lock;
  std::unordered_map<int, int> Guarded;
  Threads.clear();
  for (int T = 0; T < 4; ++T)
    Threads.emplace_back([&] {
      for (int I = 0; I < 500; ++I) {
        std::lock_guard<std::mutex> Guard(Lock);
        ++Guarded[I % 50];
      }
    });
  for (std::thread &T : Threads)
    T.join();
  std::printf("%zu %d\n", Guarded.size(), Guarded[7]);
}
