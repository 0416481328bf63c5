//===- collisions.cpp - One contender and keys that may collide
//-------------===//
//
// Goes in, as arguments: PATTERN SIZE. Comes out, each on a line: nanoseconds
// for one insertion into a growing table, one hit and one miss (insert, hit,
// miss), and how many stored keys are compared for a hit and for a miss
// (compared_hit, compared_miss). A hit compares one at least and a miss none,
// so what is more is what the table had to look at in vain. utils/bench lists
// the patterns from bench/plan.py; what each of them is stands below.
//
// The floods are what an attacker sends who has read a hash function.
//
//===----------------------------------------------------------------------===//
#include "Clock.h"
#include "Contenders.h"
#include "Keys.h"

#include <cstdio>
#include <cstdlib>
#include <roost/detail/hash.h>
#include <string>
#include <unordered_map>
#include <vector>

namespace bench {
namespace {

std::size_t Compared;

template <class Key> struct CountingEqual {
  bool operator()(const Key &A, const Key &B) const {
    ++Compared;
    return A == B;
  }
};

Number reversedBits(Number From) {
  Number To = 0;
  for (int I = 0; I != 64; ++I)
    To |= (From >> I & 1) << (63 - I);
  return To;
}

/// Random keys that share a home among 4096 groups of a Roost table that still
/// has the multiplier all tables start with.
std::vector<Number> floodForRoost(std::size_t Count) {
  std::vector<Number> Keys;
  for (Number I = 0; Keys.size() != Count; ++I) {
    const Number Key = randomNumber(I);
    const Number Hashed = roost::detail::spreadHash(
        std::hash<Number>(), Key, {roost::detail::kFirstMultiplier, false});
    if (Hashed >> 52 == 0)
      Keys.push_back(Key);
  }
  return Keys;
}

/// The key that Boost 1.81 mixes to a given hash: its steps, undone.
Number boostKeyOf(Number Hashed) {
  constexpr Number Multiplier = 0xff51afd7ed558ccd;
  Number Inverse = Multiplier; // Each step doubles the bits that are right.
  for (int Step = 0; Step != 6; ++Step)
    Inverse *= 2 - Multiplier * Inverse;
  const auto unshifted = [](Number Z) { return Z ^ Z >> 23 ^ Z >> 46; };
  return unshifted(unshifted(Hashed) * Inverse);
}

Number numberOf(std::string_view Pattern, Number I) {
  if (Pattern == "sequential")
    return I;
  if (Pattern.substr(0, 5) == "step2") // step2^K
    return I << std::atoi(Pattern.data() + 6);
  if (Pattern == "reversed") // The bits of I from the other end.
    return reversedBits(I);
  if (Pattern == "high") // Nothing but the upper 24 bits.
    return I << 40;
  if (Pattern == "pointers") // Blocks of 48 bytes, as malloc hands them out.
    return 0x7f3a5c000010 + I * 48;
  if (Pattern == "stamps") // Nanoseconds of events about a millisecond apart.
    return 1795562124000000000 + I * 1000000 + randomNumber(I) % 1000;
  if (Pattern == "coarse") // The same, rounded to microseconds.
    return (1795562124000000000 + I * 1000000 + randomNumber(I) % 1000) / 1000 *
           1000;
  return randomNumber(I);
}

std::vector<Number> numbers(std::string_view Pattern, std::size_t Count) {
  if (Pattern == "flood_roost")
    return floodForRoost(Count);
  std::vector<Number> Keys;
  if (Pattern == "flood_boost") // One home and one tag.
    for (std::size_t I = 0; I != Count; ++I)
      Keys.push_back(boostKeyOf(I << 8));
  else if (Pattern == "flood_std") { // Multiples of its number of buckets.
    std::unordered_map<Number, Number> Model;
    for (std::size_t I = 0; I != Count / 2; ++I)
      Model.emplace(I, I);
    for (std::size_t I = 0; I != Count; ++I)
      Keys.push_back(I * Model.bucket_count());
  } else
    for (std::size_t I = 0; I != Count; ++I)
      Keys.push_back(numberOf(Pattern, I));
  return Keys;
}

std::vector<std::string> texts(std::string_view Pattern, std::size_t Count) {
  std::vector<std::string> Keys;
  char Text[80];
  for (std::size_t I = 0; I != Count; ++I) {
    const unsigned Micro = static_cast<unsigned>(I * 1000 % 1000000);
    const unsigned Seconds = static_cast<unsigned>(I / 1000);
    if (Pattern == "stamp_texts")
      std::snprintf(Text, sizeof Text, "2026-11-24T%02u:%02u:%02u.%06uZ",
                    Seconds / 3600 % 24, Seconds / 60 % 60, Seconds % 60,
                    Micro);
    else if (Pattern == "path_texts")
      std::snprintf(Text, sizeof Text, "/srv/archive/2026/november/%08zu.json",
                    I);
    else // number_texts
      std::snprintf(Text, sizeof Text, "%zu", I);
    Keys.push_back(Text);
  }
  return Keys;
}

void print(const char *Name, double Value) {
  std::printf("%s %.6g\n", Name, Value);
  std::fflush(stdout);
}

template <class Table, class Key>
Number find(const Table &In, const Key *From, std::size_t Count) {
  Number Sum = 0;
  for (std::size_t I = 0; I != Count; ++I)
    if (auto Found = In.find(From[I]); Found != In.end())
      Sum += Found->second;
  return Sum;
}

template <class Key> void measure(std::vector<Key> Keys) {
  const std::size_t Count = Keys.size() / 2; // The others are never inserted.
  Rounds Inserting, Hitting, Missing;
  Map<Key, Number> Table;
  while (Inserting.wanted()) {
    Map<Key, Number> Growing;
    Inserting.start();
    for (std::size_t I = 0; I != Count; ++I)
      Growing.try_emplace(Keys[I], I);
    Inserting.stop();
    Table = std::move(Growing);
  }
  print("insert", Inserting.median(Count));

  Map<Key, Number, Hash<Key>, CountingEqual<Key>> Counted;
  for (std::size_t I = 0; I != Count; ++I)
    Counted.try_emplace(Keys[I], I);
  shuffle(Keys, 0, Count);
  while (Hitting.wanted()) {
    Hitting.start();
    keep(find(Table, Keys.data(), Count));
    Hitting.stop();
  }
  print("hit", Hitting.median(Count));
  while (Missing.wanted()) {
    Missing.start();
    keep(find(Table, Keys.data() + Count, Count));
    Missing.stop();
  }
  print("miss", Missing.median(Count));

  Compared = 0;
  keep(find(Counted, Keys.data(), Count));
  print("compared_hit",
        static_cast<double>(Compared) / static_cast<double>(Count));
  Compared = 0;
  keep(find(Counted, Keys.data() + Count, Count));
  print("compared_miss",
        static_cast<double>(Compared) / static_cast<double>(Count));
}

} // namespace
} // namespace bench

int main(int Count, char **Arguments) {
  using namespace bench;
  const std::size_t Size =
      Count == 3 ? std::strtoull(Arguments[2], nullptr, 10) : 0;
  if (Size == 0) {
    std::fprintf(stderr, "collisions: expected a pattern and a size; see the "
                         "head of bench/collisions.cpp\n");
    return 2;
  }
  keepFreedMemory();
  const std::string_view Pattern = Arguments[1];
  if (Pattern.find("_texts") != Pattern.npos)
    measure(texts(Pattern, 2 * Size));
  else
    measure(numbers(Pattern, 2 * Size));
}
