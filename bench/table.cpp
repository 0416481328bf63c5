//===- table.cpp - One contender's times
//------------------------------------===//
//
// Goes in, as arguments, one of
//   life KIND VALUE SIZE [WORKLOAD...]   the workloads of Life.h
//   local KIND                           a local map's whole life
//   grow VALUE COUNT                     single insertions while growing
// with kinds and value sizes as in Keys.h. Comes out: one line for each result,
// a name and nanoseconds. utils/bench runs this program, in turn with those of
// the other contenders; by itself it says little on a machine that does other
// things as well.
//
//===----------------------------------------------------------------------===//
#include "Life.h"

#include <cstdlib>

namespace bench {
namespace {

/// The whole life of local maps with `Size` entries: made, filled by `+=`, each
/// entry found once, destroyed.
template <class Key>
double liveLocally(const std::vector<Key> &Keys, std::size_t Size) {
  Rounds Round;
  while (Round.wanted()) {
    Number Sum = 0;
    Round.start();
    for (std::size_t At = 0; At + Size <= Keys.size(); At += Size) {
      const Key *From = Keys.data() + At;
      FrameStorage Frame;
      keep(&Frame);
      Map<Key, Number> Local;
      for (std::size_t I = 0; I != Size; ++I)
        Local[From[I]] += I;
      for (std::size_t I = 0; I != Size; ++I)
        Sum += Local.find(From[I])->second;
    }
    Round.stop();
    keep(Sum);
  }
  return Round.median(Keys.size() / Size);
}

template <class Key> void liveLocally(std::string_view Kind) {
  keepFreedMemory();
  std::vector<Key> Keys;
  for (std::size_t I = 0; I != 16384; ++I)
    Keys.push_back(makeKey<Key>(Kind, I));
  for (std::size_t Size : {1, 2, 4, 8, 16, 64})
    Workloads::print(("local" + std::to_string(Size)).c_str(),
                     liveLocally(Keys, Size));
}

void printGrowth(GrowthLog &Log) {
  Log.close();
  Workloads::print("p50", Log.quantile(0.5));
  Workloads::print("p99.9", Log.quantile(0.999));
  Workloads::print("p99.99", Log.quantile(0.9999));
  Workloads::print("p99.9999", Log.quantile(0.999999));
  Workloads::print("max", Log.quantile(1));
  Workloads::print("interrupted", static_cast<double>(Log.interrupted()));
}

/// The length of each of `Count` insertions into one growing table.
template <class Mapped> void grow(std::size_t Count) {
  GrowthLog Log(Count);
  Map<Number, Mapped> Growing;
  for (std::size_t I = 0; I != Count; ++I) {
    const Number Key = randomNumber(I);
    const std::uint64_t Began = readTicks();
    Growing.try_emplace(Key, Number(I));
    Log.note(Began, readTicks());
  }
  printGrowth(Log);
}

/// The same without a table: what the machine adds by itself.
void growNothing(std::size_t Count) {
  GrowthLog Log(Count);
  for (std::size_t I = 0; I != Count; ++I) {
    const Number Key = randomNumber(I);
    const std::uint64_t Began = readTicks();
    keep(Key);
    Log.note(Began, readTicks());
  }
  printGrowth(Log);
}

[[noreturn]] void fail(const char *What) {
  std::fprintf(stderr, "table: %s; see the head of bench/table.cpp\n", What);
  std::exit(2);
}

template <class Key, class Mapped>
void live(std::string_view Kind, std::size_t Size, const Workloads &Wanted) {
  Life<Key, Mapped>(Kind, Size, Wanted).run();
}

void run(int Count, char **Arguments) {
  const std::string_view Command = Count > 1 ? Arguments[1] : "";
  if (Command == "local" && Count == 3) {
    const std::string_view Kind = Arguments[2];
    if (Kind == "short" || Kind == "long")
      return liveLocally<std::string>(Kind);
    return liveLocally<Number>(Kind);
  }
  if (Command == "grow" && Count == 4) {
    const int Value = std::atoi(Arguments[2]);
    const std::size_t Entries = std::strtoull(Arguments[3], nullptr, 10);
    if (Value == 0)
      return growNothing(Entries);
    return Value == 8 ? grow<Number>(Entries) : grow<bench::Value<64>>(Entries);
  }
#if !defined(BENCH_FRAMED) // Which is nothing new but in local maps.
  if (Command == "life" && Count >= 5) {
    const std::string_view Kind = Arguments[2];
    const int Value = std::atoi(Arguments[3]);
    const std::size_t Size = std::strtoull(Arguments[4], nullptr, 10);
    Workloads Wanted;
    for (int I = 5; I != Count; ++I)
      Wanted.add(Arguments[I]);
    if (Size == 0)
      fail("the size is no positive number");
    if (Kind == "short" || Kind == "long")
      return live<std::string, Number>(Kind, Size, Wanted);
    if (Value == 64)
      return live<Number, bench::Value<64>>(Kind, Size, Wanted);
    if (Value == 256)
      return live<Number, bench::Value<256>>(Kind, Size, Wanted);
    return live<Number, Number>(Kind, Size, Wanted);
  }
#endif
  fail("the arguments are not understood");
}

} // namespace
} // namespace bench

int main(int Count, char **Arguments) { bench::run(Count, Arguments); }
