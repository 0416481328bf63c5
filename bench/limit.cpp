//===- limit.cpp - One contender against how full it is
//---------------------===//
//
// No arguments go in. Eleven tables of different keys grow step by step, two
// per cent at a time, over a little more than two doublings. Comes out: one
// line for each step,
//   ENTRIES BUCKETS INSERT HIT MISS COMPARED_HIT COMPARED_MISS
// the entries and the bucket_count() behind the step, nanoseconds for one of
// the step's insertions, one hit and one miss, and how many stored keys were
// compared for the latter two. A step in which the bucket count changes is one
// in which the table grew: the load before it is the table's limit. Times are
// medians over the tables.
//
//===----------------------------------------------------------------------===//
#include "Clock.h"
#include "Contenders.h"
#include "Keys.h"

#include <cstdio>
#include <vector>

namespace bench {
namespace {

constexpr std::size_t kTables = 11, kFirst = 24000, kLast = 120000;
constexpr std::size_t kLookups = 8192;

std::size_t Compared;

struct CountingEqual {
  bool operator()(Number A, Number B) const {
    ++Compared;
    return A == B;
  }
};

Number keyAt(std::size_t Table, std::size_t I) {
  return randomNumber(Table << 32 | I);
}

/// Keys of entries that table number `Table` has among its first `Entries`, or
/// keys it never gets.
std::vector<Number> someKeys(std::size_t Table, std::size_t Entries, bool In) {
  std::vector<Number> Keys;
  for (std::size_t I = 0; I != kLookups; ++I) {
    const std::size_t At = randomChoice(Entries + I) % Entries;
    Keys.push_back(keyAt(Table, In ? At : At + kLast * 2));
  }
  return Keys;
}

template <class Table>
double timeOf(const Table &In, const std::vector<Number> &Keys) {
  Number Sum = 0;
  std::vector<double> Times;
  for (int Round = 0; Round != 3; ++Round) {
    const double Began = threadTime();
    for (Number Key : Keys)
      if (auto Found = In.find(Key); Found != In.end())
        Sum += Found->second;
    Times.push_back(threadTime() - Began);
    keep(Sum);
  }
  return medianOf(Times) / kLookups;
}

template <class Table>
double comparedOf(const Table &In, const std::vector<Number> &Keys) {
  Compared = 0;
  Number Sum = 0;
  for (Number Key : Keys)
    Sum += In.find(Key) != In.end();
  keep(Sum);
  return static_cast<double>(Compared) / kLookups;
}

void run() {
  std::vector<Map<Number, Number>> Tables(kTables);
  Map<Number, Number, Hash<Number>, CountingEqual> Counted;
  std::size_t Entries = 0;
  for (std::size_t Next = kFirst; Next < kLast; Next += Next / 50) {
    std::vector<double> Inserting, Hitting, Missing;
    for (std::size_t T = 0; T != kTables; ++T) {
      std::vector<Number> Keys;
      for (std::size_t I = Entries; I != Next; ++I)
        Keys.push_back(keyAt(T, I));
      const double Began = threadTime();
      for (std::size_t I = 0; I != Keys.size(); ++I)
        Tables[T].try_emplace(Keys[I], I);
      Inserting.push_back((threadTime() - Began) /
                          static_cast<double>(Keys.size()));
      if (T == 0)
        for (Number Key : Keys)
          Counted.try_emplace(Key, Key);
    }
    Entries = Next;
    for (std::size_t T = 0; T != kTables; ++T) {
      Hitting.push_back(timeOf(Tables[T], someKeys(T, Entries, true)));
      Missing.push_back(timeOf(Tables[T], someKeys(T, Entries, false)));
    }
    std::printf("%zu %.6g %.4g %.4g %.4g %.4g %.4g\n", Entries,
                static_cast<double>(Tables[0].load_factor()),
                medianOf(Inserting), medianOf(Hitting), medianOf(Missing),
                comparedOf(Counted, someKeys(0, Entries, true)),
                comparedOf(Counted, someKeys(0, Entries, false)));
  }
}

} // namespace
} // namespace bench

int main() {
  bench::keepFreedMemory();
  bench::run();
}
