//===- GrowthTest.cpp - Tables on their way to a larger block -------------===//
//
// Tables large enough to grow bit by bit, looked at, changed, copied and moved
// while elements are in two blocks. Work is counted in moves, not timed.
//
//===----------------------------------------------------------------------===//
#include "Types.h"
#include <chrono>
#include <gtest/gtest.h>
#include <unordered_set>
#include <vector>

namespace {

using roost::detail::checkInvariants;
using roosttest::Bomb;
using roosttest::Tracked;
using Number = std::uint64_t;
using Map = roost::unordered_flat_map<Number, Number>;

/// Fills a map until elements are in two blocks, a third of the way.
template <class Map> std::size_t fillIntoGrowth(Map &Into) {
  std::size_t Count = 0;
  while (!Into.rehashing() || Into.size() < 20000 ||
         Into.rehash_progress() < 0.33f) {
    Into.try_emplace(static_cast<typename Map::key_type>(Count),
                     static_cast<typename Map::mapped_type>(Count));
    ++Count;
  }
  return Count;
}

template <class Map> void expectHolds(const Map &In, std::size_t Count) {
  checkInvariants(In);
  ASSERT_EQ(In.size(), Count);
  for (std::size_t I = 0; I != Count; ++I) {
    auto Found = In.find(I);
    ASSERT_TRUE(Found != In.end() && Found->second == I) << I;
  }
  EXPECT_TRUE(In.find(Count) == In.end());
  std::unordered_set<Number> Met;
  for (const auto &Element : In)
    ASSERT_TRUE(Met.insert(Element.first).second);
  ASSERT_EQ(Met.size(), Count);
}

TEST(Growth, EveryElementIsFoundAndMetOnceOnTheWay) {
  Map M;
  std::size_t Count = fillIntoGrowth(M);
  expectHolds(M, Count);
  float Before = M.rehash_progress();
  EXPECT_GT(Before, 0.0f);
  EXPECT_LT(Before, 1.0f);
  while (M.rehashing()) {
    M.emplace(Count, Count);
    ++Count;
    EXPECT_GT(M.rehash_progress(), Before);
    Before = M.rehash_progress();
  }
  EXPECT_EQ(M.rehash_progress(), 1.0f);
  expectHolds(M, Count);
}

TEST(Growth, LookingUpErasingAndIteratingMoveNothing) {
  Map M;
  const std::size_t Count = fillIntoGrowth(M);
  const float Progress = M.rehash_progress();
  std::vector<const Number *> Places;
  for (std::size_t I = 0; I != Count; ++I)
    Places.push_back(&M.find(I)->second);
  for (auto It = M.begin(); It != M.end();)
    It = It->first % 3 == 0 ? M.erase(It) : std::next(It);
  for (std::size_t I = 0; I != Count; ++I) {
    EXPECT_EQ(M.count(I), I % 3 != 0);
    if (I % 3 != 0)
      ASSERT_EQ(&M.at(I), Places[I]);
  }
  EXPECT_EQ(M.rehash_progress(), Progress);
  checkInvariants(M);
}

TEST(Growth, WhatIsDoneWithWholeTables) {
  Map M;
  const std::size_t Count = fillIntoGrowth(M);
  ASSERT_TRUE(M.rehashing());
  const Map Copy(M);
  expectHolds(Copy, Count);
  EXPECT_TRUE(Copy == M);
  Map Moved(std::move(M));
  EXPECT_TRUE(M.empty() && !M.rehashing());
  M.emplace(1, 2);
  EXPECT_TRUE(Moved.rehashing());
  expectHolds(Moved, Count);
  Moved.swap(M);
  expectHolds(M, Count);
  EXPECT_EQ(Moved.size(), 1u);
  Moved = M;
  expectHolds(Moved, Count);
  M = std::move(Moved);
  expectHolds(M, Count);
  M.clear();
  EXPECT_TRUE(M.empty() && M.begin() == M.end() && !M.rehashing());
  checkInvariants(M);
}

TEST(Growth, StepsAndTimeAndSettling) {
  Map M;
  std::size_t Count = fillIntoGrowth(M);
  const float Before = M.rehash_progress();
  EXPECT_TRUE(M.rehash_step());
  EXPECT_GT(M.rehash_progress(), Before);
  EXPECT_FALSE(M.rehash_for(std::chrono::hours(1)));
  EXPECT_FALSE(M.rehashing());
  expectHolds(M, Count);

  Map Other;
  Count = fillIntoGrowth(Other);
  Other.settle();
  EXPECT_FALSE(Other.rehashing());
  expectHolds(Other, Count);
  EXPECT_FALSE(Other.rehash_step(100));

  Map Empty;
  EXPECT_FALSE(Empty.rehash_step());
  EXPECT_FALSE(Empty.rehash_for(std::chrono::nanoseconds(1)));
  Empty.settle();

  Map Reserved;
  Count = fillIntoGrowth(Reserved);
  Reserved.reserve(Count * 4);
  EXPECT_FALSE(Reserved.rehashing());
  expectHolds(Reserved, Count);
  for (std::size_t I = Count; I != Count * 4; ++I) {
    Reserved.emplace(I, I);
    ASSERT_FALSE(Reserved.rehashing());
  }
}

/// Counts how often its kind was moved.
struct MoveCounter {
  explicit MoveCounter(Number Value = 0) : Value(Value) {}
  MoveCounter(MoveCounter &&From) noexcept : Value(From.Value) { ++Moves; }
  MoveCounter &operator=(MoveCounter &&) = default;
  Number Value;
  inline static std::size_t Moves = 0;
};

TEST(Growth, NoInsertionMovesManyElementsOnceTheTableIsLarge) {
  roost::unordered_flat_map<Number, MoveCounter> M;
  std::size_t Most = 0;
  for (Number I = 0; I != 200000; ++I) {
    MoveCounter::Moves = 0;
    M.try_emplace(I, I);
    if (I > 20000)
      Most = std::max(Most, MoveCounter::Moves);
  }
  EXPECT_GT(Most, 0u);
  EXPECT_LT(Most, 400u);
  for (Number I = 0; I != 200000; ++I)
    ASSERT_EQ(M.at(I).Value, I);
}

TEST(Growth, AnElementMayBeMadeFromOneOfTheSameTable) {
  roost::unordered_flat_map<Number, std::string> M;
  M.try_emplace(0, "a string that is too long to be stored in place");
  for (Number I = 1; I != 60000; ++I)
    M.try_emplace(I, M.at(I - 1));
  for (const auto &Element : M)
    ASSERT_EQ(Element.second, M.at(0));
}

TEST(Growth, EveryElementDiesOnce) {
  {
    roost::unordered_flat_map<Number, Tracked> M;
    Number I = 0;
    while (!M.rehashing() || M.rehash_progress() < 0.5f)
      M.try_emplace(I++, 5);
    EXPECT_EQ(Tracked::living(), static_cast<long>(I));
    for (Number K = 0; K < I; K += 2)
      M.erase(K);
    EXPECT_EQ(Tracked::living(), static_cast<long>(I / 2));
  }
  EXPECT_EQ(Tracked::living(), 0);
}

/// A hash function that throws when the bomb says so.
struct ThrowingHash {
  std::size_t operator()(Number Value) const {
    Bomb::step();
    return std::hash<Number>()(Value);
  }
};

TEST(Growth, AHashFunctionThatThrowsLosesNothing) {
  roost::unordered_flat_map<Number, Number, ThrowingHash> M;
  Number Count = 0, Thrown = 0;
  for (Number Try = 0; Count != 70000; ++Try) {
    // At another step of the insertion each time; not at all now and then, or a
    // rebuild of many elements would never come to its end.
    if (Try % 51 != 50)
      Bomb::arm(static_cast<long>(Try % 51));
    try {
      M.emplace(Count, Count);
      ++Count;
    } catch (Bomb::Blast) {
      ++Thrown;
    }
    Bomb::disarm();
    ASSERT_EQ(M.size(), Count);
    if (Try % 9973 == 0)
      checkInvariants(M);
  }
  EXPECT_GT(Thrown, 1000u);
  expectHolds(M, Count);
}

TEST(Growth, AHashFunctionThatNearlyAlwaysThrowsFillsNoBlockUp) {
  roost::unordered_flat_map<Number, Number, ThrowingHash> M;
  Number Count = 0;
  while (!M.rehashing() || M.size() < 20000) {
    M.emplace(Count, Count);
    ++Count;
  }
  // Enough calls to find the new key's place, none to evacuate.
  bool Told = false;
  for (Number I = 0; I != 100000 && !Told; ++I) {
    Bomb::arm(3);
    try {
      M.emplace(Count, Count);
      ++Count;
    } catch (Bomb::Blast) {
      Told = true;
    }
    Bomb::disarm();
  }
  EXPECT_TRUE(Told) << "what can't be evacuated must be told in the end";
  expectHolds(M, Count);
  M.settle();
  expectHolds(M, Count);
}

/// Sends all keys home to the first group, as long as the table keeps the
/// multiplier it starts with.
struct FloodHash {
  using is_avalanching = void;
  std::size_t operator()(Number Value) const {
    // The inverse of the multiplier, by Newton's iteration.
    Number Inverse = roost::detail::kFirstMultiplier;
    for (int I = 0; I != 6; ++I)
      Inverse *= 2 - roost::detail::kFirstMultiplier * Inverse;
    return static_cast<std::size_t>(Value * Inverse);
  }
};
struct CountingEqual {
  bool operator()(Number A, Number B) const {
    ++Calls;
    return A == B;
  }
  inline static std::size_t Calls = 0;
};

TEST(Growth, AFloodIsMetWithAnotherMultiplier) {
  roost::unordered_flat_map<Number, Number, FloodHash, CountingEqual> M;
  for (Number I = 0; I != 100000; ++I)
    M.emplace(I, I);
  CountingEqual::Calls = 0;
  expectHolds(M, 100000);
  EXPECT_LT(CountingEqual::Calls, 1500000u);
}

/// The hash of everything: no key of any table's can help.
struct ConstantHash {
  std::size_t operator()(Number) const {
    ++Calls;
    return 42;
  }
  inline static std::size_t Calls = 0;
};

TEST(Growth, WhereNoKeyHelpsTheTableGoesOnWithoutTryingForEver) {
  roost::unordered_flat_map<Number, Number, ConstantHash> M;
  for (Number I = 0; I != 3000; ++I)
    M.emplace(I, I);
  expectHolds(M, 3000);
  // A call for each look-up, some more for the rebuilds.
  EXPECT_LT(ConstantHash::Calls, 60000u);
}

} // namespace
