//===- InstrumentedTest.cpp - Elements that watch what is done to them ----===//
#include "Types.h"
#include <gtest/gtest.h>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

TEST(Instrumented, ElementsKnowWhereTheyAre) {
  {
    roost::unordered_flat_map<Tracked, Tracked> M;
    for (int I = 0; I != 1000; ++I)
      M.try_emplace(Tracked(I), I);
    EXPECT_EQ(Tracked::living(), 2000);
    auto Copy = M;
    EXPECT_EQ(Tracked::living(), 4000);
    auto Moved = std::move(Copy);
    EXPECT_EQ(Tracked::living(), 4000);
    for (int I = 0; I != 1000; I += 2)
      Moved.erase(Tracked(I));
    EXPECT_EQ(Tracked::living(), 3000);
    Moved.clear();
    EXPECT_EQ(Tracked::living(), 2000);
    for (const auto &[Key, Value] : M)
      ASSERT_EQ(Key.number(), Value.number());
    checkInvariants(M);
  }
  EXPECT_EQ(Tracked::living(), 0);
}

TEST(Instrumented, OverAlignedElements) {
  roost::unordered_flat_map<int, Aligned> M;
  for (int I = 0; I != 300; ++I)
    M.try_emplace(I, I);
  auto Copy = M;
  Copy.swap(M);
  for (int I = 0; I != 300; ++I)
    ASSERT_EQ(M.at(I).number(), I);
  roost::unordered_flat_set<Aligned, TrackedHash> S;
  for (int I = 0; I != 300; ++I)
    S.emplace(I);
  EXPECT_EQ(S.size(), 300u);
}

TEST(Instrumented, MoveOnlyElements) {
  roost::unordered_flat_map<MoveOnly, MoveOnly, TrackedHash> M;
  for (int I = 0; I != 300; ++I)
    EXPECT_TRUE(M.emplace(MoveOnly(I), MoveOnly(I)).second);
  EXPECT_FALSE(M.emplace(MoveOnly(1), MoveOnly(2)).second);
  M[MoveOnly(300)] = MoveOnly(300);
  auto Moved = std::move(M);
  M = std::move(Moved);
  M.swap(Moved);
  EXPECT_EQ(Moved.size(), 301u);
  for (const auto &[Key, Value] : Moved)
    ASSERT_EQ(Key.number(), Value.number());
  roost::unordered_flat_set<MoveOnly, TrackedHash> S;
  for (int I = 0; I != 300; ++I)
    S.insert(MoveOnly(I));
  erase_if(S, [](const MoveOnly &Each) { return Each.number() % 2; });
  EXPECT_EQ(S.size(), 150u);
}

/// Counts copies and moves.
struct Counted {
  Counted(int Number) : Number(Number) {}
  Counted(const Counted &From) noexcept : Number(From.Number) { ++Copies; }
  Counted(Counted &&From) noexcept : Number(From.Number) { ++Moves; }
  Counted &operator=(const Counted &) = default;
  bool operator==(const Counted &Other) const { return Number == Other.Number; }
  int number() const { return Number; }
  int Number;
  inline static int Copies = 0, Moves = 0;
};

TEST(Instrumented, NoElementIsCopiedOrMovedInVain) {
  roost::unordered_flat_map<Counted, Counted, TrackedHash> M;
  M.reserve(100);
  Counted::Copies = Counted::Moves = 0;
  M.emplace(Counted(1), 1);
  EXPECT_EQ(Counted::Copies, 0);
  EXPECT_EQ(Counted::Moves, 1) << "the key, into its slot";
  M.try_emplace(Counted(2), 2);
  EXPECT_EQ(Counted::Moves, 2);
  Counted::Moves = 0;
  const Counted Key(3);
  M.try_emplace(Key, 3);
  EXPECT_EQ(Counted::Copies, 1);
  M.try_emplace(Key, 4);
  M.emplace(Key, 4);
  M.insert_or_assign(Key, 3);
  EXPECT_EQ(Counted::Copies, 1) << "the key is there";
  Counted::Copies = Counted::Moves = 0;
  // Room for one more than there are: growth moves each once.
  roost::unordered_flat_map<int, Counted> G;
  G.reserve(15);
  for (int I = 0; I != 15; ++I)
    G.try_emplace(I, I);
  EXPECT_EQ(Counted::Moves + Counted::Copies, 0);
  G.try_emplace(15, 15);
  EXPECT_EQ(Counted::Moves, 15);
  EXPECT_EQ(Counted::Copies, 0);
}

/// A hash function that counts.
struct CountingHash {
  std::size_t operator()(int Key) const {
    ++Calls;
    return static_cast<std::size_t>(Key);
  }
  inline static int Calls = 0;
};

TEST(Instrumented, HashIsCalledOnceForEachOperation) {
  roost::unordered_flat_map<int, int, CountingHash> M;
  M.reserve(100);
  CountingHash::Calls = 0;
  M[1] = 1;
  M.find(1);
  M.find(2);
  M.erase(1);
  EXPECT_EQ(CountingHash::Calls, 4);
  for (int I = 0; I != 50; ++I)
    M[I];
  CountingHash::Calls = 0;
  auto Copy = M;
  auto Moved = std::move(M);
  Moved.swap(Copy);
  for (auto It = Moved.begin(); It != Moved.end();)
    It = Moved.erase(It);
  Moved.clear();
  EXPECT_EQ(CountingHash::Calls, 0) << "copying, moving, swapping, walking";
}

/// Overloads what must not be called on an element.
struct Hostile {
  explicit Hostile(int Number) noexcept : Number(Number) {}
  Hostile(Hostile &&) = default;
  Hostile *operator&() = delete;
  const Hostile *operator&() const = delete;
  template <class T> void operator,(T &&) const = delete;
  static void *operator new(std::size_t) = delete;
  bool operator==(const Hostile &Other) const { return Number == Other.Number; }
  int number() const { return Number; }
  int Number;
};

TEST(Instrumented, ElementsMayOverloadAlmostEverything) {
  roost::unordered_flat_map<Hostile, Hostile, TrackedHash> M;
  for (int I = 0; I != 100; ++I)
    M.emplace(Hostile(I), Hostile(I));
  auto Moved = std::move(M);
  Moved.erase(Moved.begin());
  roost::unordered_flat_set<Hostile, TrackedHash> S;
  for (int I = 0; I != 100; ++I)
    S.insert(Hostile(I));
  EXPECT_EQ(Moved.size() + S.size(), 199u);
}

} // namespace
