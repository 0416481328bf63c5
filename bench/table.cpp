//===- table.cpp - Our flat map against std's and Boost's -----------------===//
//
// u64 to u64 unless the name says otherwise. Sizes under 16384 are spread over
// many tables, so that no table's branches can be learned. Time is per element,
// or for local maps per map's whole life: made, filled, looked up, destroyed.
//
//   ninja bench_table && bin/bench_table --benchmark_filter=hit/
//
//===----------------------------------------------------------------------===//
#define __ROOST__ 1
#define ROOST_STORAGE_HOOK benchStorage
#include "roost/unordered_map.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstring>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>
#if __has_include(<boost/unordered/unordered_flat_map.hpp>)
#include <boost/unordered/unordered_flat_map.hpp>
#define BENCH_BOOST 1
#endif

/// What the pass would give the next table; null as in a program without it.
static void *NextStorage;
extern "C" void *benchStorage(void *, std::size_t, std::size_t,
                              std::size_t) noexcept {
  void *Given = NextStorage;
  NextStorage = nullptr;
  return Given;
}

namespace {

using Number = std::uint64_t;

template <class Key> using Ours = roost::unordered_flat_map<Key, Number>;
template <class Key> using Std = std::unordered_map<Key, Number>;
#ifdef BENCH_BOOST
template <class Key> using Boost = boost::unordered_flat_map<Key, Number>;
#endif

template <class Key> Key keyOf(Number From);
template <> Number keyOf<Number>(Number From) { return From; }
template <> std::string keyOf<std::string>(Number From) {
  return std::to_string(From % 1000000000000);
}

/// Distinct random keys; the second half is never inserted.
template <class Key> std::vector<Key> randomKeys(std::size_t Count) {
  std::mt19937_64 Random(42);
  std::vector<Key> Keys;
  for (std::size_t I = 0; I != 2 * Count; ++I)
    Keys.push_back(keyOf<Key>(Random()));
  return Keys;
}

template <class Map, class Key> class Tables {
public:
  explicit Tables(std::size_t Size)
      : Size(Size), Count(Size < 16384 ? 16384 / Size : 1),
        Keys(randomKeys<Key>(Size * Count)), Maps(Count) {
    for (std::size_t I = 0; I != Size * Count; ++I)
      Maps[I / Size].emplace(Keys[I], I);
    // In another order than they were inserted, table by table.
    std::mt19937_64 Random(7);
    for (std::size_t T = 0; T != Count; ++T) {
      auto Begin = Keys.begin() + static_cast<long>(T * Size);
      std::shuffle(Begin, Begin + static_cast<long>(Size), Random);
    }
  }
  std::size_t Size, Count;
  std::vector<Key> Keys;
  std::vector<Map> Maps;
};

template <class Map, class Key> void hit(benchmark::State &State) {
  Tables<Map, Key> T(static_cast<std::size_t>(State.range(0)));
  for (auto _ : State) {
    Number Sum = 0;
    const Key *From = T.Keys.data();
    for (const Map &In : T.Maps)
      for (std::size_t I = 0; I != T.Size; ++I)
        Sum += In.find(*From++)->second;
    benchmark::DoNotOptimize(Sum);
  }
  State.SetItemsProcessed(State.iterations() *
                          static_cast<long>(T.Size * T.Count));
}

template <class Map, class Key> void miss(benchmark::State &State) {
  Tables<Map, Key> T(static_cast<std::size_t>(State.range(0)));
  for (auto _ : State) {
    Number Sum = 0;
    const Key *From = T.Keys.data() + T.Size * T.Count;
    for (const Map &In : T.Maps)
      for (std::size_t I = 0; I != T.Size; ++I)
        Sum += In.find(*From++) == In.end();
    benchmark::DoNotOptimize(Sum);
  }
  State.SetItemsProcessed(State.iterations() *
                          static_cast<long>(T.Size * T.Count));
}

template <class Map, class Key> void insert(benchmark::State &State) {
  Tables<Map, Key> T(static_cast<std::size_t>(State.range(0)));
  for (auto _ : State) {
    std::vector<Map> Maps(T.Count);
    const Key *From = T.Keys.data();
    for (Map &In : Maps)
      for (std::size_t I = 0; I != T.Size; ++I)
        In[*From++] = I;
    benchmark::DoNotOptimize(Maps.data());
  }
  State.SetItemsProcessed(State.iterations() *
                          static_cast<long>(T.Size * T.Count));
}

template <class Map, class Key> void insertReserved(benchmark::State &State) {
  Tables<Map, Key> T(static_cast<std::size_t>(State.range(0)));
  for (auto _ : State) {
    std::vector<Map> Maps(T.Count);
    for (Map &In : Maps)
      In.reserve(T.Size);
    const Key *From = T.Keys.data();
    for (Map &In : Maps)
      for (std::size_t I = 0; I != T.Size; ++I)
        In[*From++] = I;
    benchmark::DoNotOptimize(Maps.data());
  }
  State.SetItemsProcessed(State.iterations() *
                          static_cast<long>(T.Size * T.Count));
}

/// Each step erases one element and inserts another, at constant size.
template <class Map, class Key> void churn(benchmark::State &State) {
  Tables<Map, Key> T(static_cast<std::size_t>(State.range(0)));
  const std::size_t Half = T.Size * T.Count;
  bool Second = false;
  for (auto _ : State) {
    const Key *Old = T.Keys.data() + (Second ? Half : 0);
    const Key *New = T.Keys.data() + (Second ? 0 : Half);
    for (Map &In : T.Maps)
      for (std::size_t I = 0; I != T.Size; ++I) {
        In.erase(*Old++);
        In.emplace(*New++, I);
      }
    Second = !Second;
  }
  State.SetItemsProcessed(State.iterations() * static_cast<long>(Half));
}

template <class Map, class Key> void iterate(benchmark::State &State) {
  Tables<Map, Key> T(static_cast<std::size_t>(State.range(0)));
  for (auto _ : State) {
    Number Sum = 0;
    for (const Map &In : T.Maps)
      for (const auto &Element : In)
        Sum += Element.second;
    benchmark::DoNotOptimize(Sum);
  }
  State.SetItemsProcessed(State.iterations() *
                          static_cast<long>(T.Size * T.Count));
}

template <class Map, class Key> void copy(benchmark::State &State) {
  Tables<Map, Key> T(static_cast<std::size_t>(State.range(0)));
  for (auto _ : State) {
    std::vector<Map> Maps(T.Maps);
    benchmark::DoNotOptimize(Maps.data());
  }
  State.SetItemsProcessed(State.iterations() *
                          static_cast<long>(T.Size * T.Count));
}

/// The whole life of a local map; with `Framed`, one whose first storage the
/// pass put on the stack.
template <class Map, class Key, bool Framed>
void local(benchmark::State &State) {
  const auto Size = static_cast<std::size_t>(State.range(0));
  const std::vector<Key> Keys = randomKeys<Key>(4096);
  std::size_t At = 0;
  for (auto _ : State) {
    alignas(16) unsigned char Frame[1024];
    if (Framed) {
      const std::size_t Bytes = sizeof Frame;
      std::memcpy(Frame, &Bytes, sizeof Bytes);
      NextStorage = Frame;
    }
    Map Local;
    const Key *From = Keys.data() + At;
    for (std::size_t I = 0; I != Size; ++I)
      Local[From[I]] += I;
    Number Sum = 0;
    for (std::size_t I = 0; I != Size; ++I)
      Sum += Local.find(From[I])->second;
    benchmark::DoNotOptimize(Sum);
    At = (At + Size) % 4096;
  }
}

#ifdef BENCH_BOOST
#define WITH_BOOST(...) __VA_ARGS__
#else
#define WITH_BOOST(...)
#endif
#define COMPARE(What, Key, ...)                                                \
  BENCHMARK_TEMPLATE(What, Ours<Key>, Key)                                     \
      ->Name(#What "/" #Key "/roost") __VA_ARGS__;                             \
  BENCHMARK_TEMPLATE(What, Std<Key>, Key)                                      \
      ->Name(#What "/" #Key "/std") __VA_ARGS__;                               \
  WITH_BOOST(BENCHMARK_TEMPLATE(What, Boost<Key>, Key)                         \
                 ->Name(#What "/" #Key "/boost") __VA_ARGS__;)
#define SIZES ->Arg(8)->Arg(64)->Arg(1024)->Arg(32768)->Arg(1 << 20)
#define STRING_SIZES ->Arg(8)->Arg(1024)->Arg(32768)
#define LOCAL_SIZES ->Arg(2)->Arg(4)->Arg(8)->Arg(16)->Arg(64)
#define COMPARE_LOCAL(Key)                                                     \
  BENCHMARK_TEMPLATE(local, Ours<Key>, Key, true)                              \
      ->Name("local/" #Key "/roost") LOCAL_SIZES;                              \
  BENCHMARK_TEMPLATE(local, Ours<Key>, Key, false)                             \
      ->Name("local/" #Key "/roost-heap") LOCAL_SIZES;                         \
  BENCHMARK_TEMPLATE(local, Std<Key>, Key, false)                              \
      ->Name("local/" #Key "/std") LOCAL_SIZES;                                \
  WITH_BOOST(BENCHMARK_TEMPLATE(local, Boost<Key>, Key, false)                 \
                 ->Name("local/" #Key "/boost") LOCAL_SIZES;)

using String = std::string;
COMPARE(hit, Number, SIZES)
COMPARE(miss, Number, SIZES)
COMPARE(insert, Number, SIZES)
COMPARE(insertReserved, Number, SIZES)
COMPARE(churn, Number, SIZES)
COMPARE(iterate, Number, SIZES)
COMPARE(copy, Number, SIZES)
COMPARE(hit, String, STRING_SIZES)
COMPARE(miss, String, STRING_SIZES)
COMPARE(insert, String, STRING_SIZES)
COMPARE_LOCAL(Number)
COMPARE_LOCAL(String)

} // namespace

BENCHMARK_MAIN();
