// Maps in static variables: filled before main, by functions that are not
// inlined; used by destructors at exit; made again in place; moved out; one for
// each thread.
//
// RUN: %same-output --levels=O2 %s -- -std=c++17 -pthread -I%include -fplugin-arg-roost-static-limit=1024
#include <cstdio>
#include <new>
#include <string>
#include <thread>
#include <utility>
#include <roost/unordered_flat_map.h>
#include <roost/unordered_flat_set.h>
#define OUT_OF_LINE __attribute__((noinline))
using Map = roost::unordered_flat_map<int, int>;

OUT_OF_LINE static Map squares(int N) {
  Map M;
  for (int I = 0; I < N; ++I)
    M[I] = I * I;
  return M;
}
static Map Few = squares(3), ManySquares = squares(100);
static roost::unordered_flat_set<std::string> Names{"a", "b"};
struct Pair {
  Map First, Second;
};
static Pair Both{squares(2), {{7, 8}}};
thread_local Map PerThread;
static Map Cache;
static Map Array[3];

class Registry {
public:
  Registry() { Known["self"] = 1; }
  ~Registry() {
    std::printf("registry %zu, few %zu\n", Known.size(), Few.size());
  }
  roost::unordered_flat_map<std::string, int> Known;
};
static Registry Own;
struct AtExit {
  ~AtExit() {
    Few[99] = 1;
    std::printf("at exit %zu %zu %zu\n", Few.size(), Names.size(),
                Both.Second.size());
  }
} Last;

OUT_OF_LINE int count(int Key) {
  static Map Calls;
  return ++Calls[Key];
}
OUT_OF_LINE static Map takeCache() { return std::exchange(Cache, Map()); }
OUT_OF_LINE static void again(bool Large) {
  Few.~Map();
  new (&Few) Map;
  for (int I = 0; I < (Large ? 50 : 2); ++I)
    Few[I] = I;
}

int main() {
  for (int I = 0; I < 50; ++I)
    count(I % 5), Names.insert(std::to_string(I));
  std::printf("%d %zu %zu %zu\n", count(3), Names.size(), Few.size(),
              ManySquares.size());
  for (int I = 0; I < 3; ++I) {
    again(I == 1);
    std::printf("%zu\n", Few.size());
  }
  Both.First.swap(Both.Second);
  std::printf("%d %d\n", Both.First.at(7), Both.Second.at(1));
  for (int I = 0; I < 3; ++I) {
    Cache[I] = I;
    Array[I] = takeCache();
    Array[I][9] = I;
  }
  std::printf("%zu %d\n", Cache.size(), Array[2].at(2));
  std::thread([] {
    PerThread[1] = 2;
    std::printf("%zu\n", PerThread.size());
  }).join();
  std::printf("%zu\n", PerThread.size());
  Own.Known["main"] = 2;
}
