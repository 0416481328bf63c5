//===- FirstStorageTest.cpp - First storage, at every size and state ------===//
#include "Types.h"
#include <gtest/gtest.h>
#include <new>
#include <optional>
#include <string>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

using Map = roost::unordered_flat_map<int, Tracked>;

template <class M> void fill(M &Table, int Count) {
  for (int I = 0; I != Count; ++I)
    Table.try_emplace(I, I);
}
template <class M> void expectHolds(const M &Table, int Count) {
  checkInvariants(Table);
  ASSERT_EQ(Table.size(), static_cast<std::size_t>(Count));
  for (int I = 0; I != Count; ++I)
    ASSERT_EQ(Table.at(I).number(), I);
}
template <class M> bool isInFirst(const M &Table) {
  return !Table.empty() && StorageScope::holds(&*Table.begin());
}

/// Counts in different states: empty, one, half a first storage, spilled.
constexpr int kCounts[] = {0, 1, 12, 200};

TEST(FirstStorage, SmallTablesStayInIt) {
  StorageScope Given;
  Map M;
  EXPECT_EQ(Given.asked(), 1u);
  fill(M, 12);
  EXPECT_TRUE(isInFirst(M));
  expectHolds(M, 12);
}

TEST(FirstStorage, LargeTablesSpillAndStayOnTheHeap) {
  StorageScope Given;
  Map M;
  fill(M, 200);
  EXPECT_FALSE(isInFirst(M));
  expectHolds(M, 200);
  M.clear();
  fill(M, 3);
  EXPECT_FALSE(isInFirst(M));
}

TEST(FirstStorage, EverySizeServes) {
  for (std::size_t Extra = 0; Extra != 3000; Extra += 24) {
    StorageScope Given(Extra);
    Map M;
    fill(M, 40);
    expectHolds(M, 40);
    Map Moved(std::move(M));
    expectHolds(Moved, 40);
    M.swap(Moved);
    expectHolds(M, 40);
  }
  EXPECT_EQ(Tracked::living(), 0);
}

// From one slot on, and no multiple of anything.
TEST(FirstStorage, LessThanAskedForServes) {
  constexpr auto Layout = roost::detail::Layout::of<Map::value_type>();
  constexpr std::size_t Least = Layout.bytes(roost::detail::Shape::one(1));
  for (std::size_t Bytes = Least; Bytes < 1200; Bytes += 7) {
    StorageScope Given;
    Given.exactly(Bytes);
    const int Slots = static_cast<int>(Layout.shapeIn(Bytes).limit());
    Map M;
    fill(M, Slots);
    EXPECT_TRUE(isInFirst(M)) << Bytes;
    expectHolds(M, Slots);
    M.erase(0);
    M.try_emplace(0, 0);
    expectHolds(M, Slots);
    Map Copy(M);
    expectHolds(Copy, Slots);
    fill(M, Slots + 1);
    expectHolds(M, Slots + 1);
    Map Moved(std::move(Copy));
    Moved.swap(M);
    expectHolds(Moved, Slots + 1);
    expectHolds(M, Slots);
    fill(M, 40);
    M.swap(Moved);
    M.clear();
    M.reserve(15);
    fill(M, 15);
    expectHolds(M, 15);
    expectHolds(Moved, 40);
  }
  EXPECT_EQ(Tracked::living(), 0);
}

TEST(FirstStorage, MoreThanAskedForIsUsed) {
  StorageScope Given(60000);
  Map M;
  fill(M, 500);
  EXPECT_TRUE(isInFirst(M));
  expectHolds(M, 500);
}

TEST(FirstStorage, MoveConstruction) {
  for (int Count : kCounts)
    for (bool Answer : {false, true}) {
      StorageScope Given;
      Map From;
      fill(From, Count);
      Given.give(Answer);
      Map To(std::move(From));
      expectHolds(To, Count);
      expectHolds(From, 0);
      // What was moved from goes on in its own first storage.
      fill(From, 2);
      EXPECT_TRUE(isInFirst(From));
      expectHolds(From, 2);
    }
  EXPECT_EQ(Tracked::living(), 0);
}

TEST(FirstStorage, MoveAndCopyAssignmentAndSwap) {
  for (int A : kCounts)
    for (int B : kCounts)
      for (unsigned Answers = 0; Answers != 4; ++Answers) {
        StorageScope Given;
        const auto Make = [&](Map &Table, bool Answer, int Count) {
          Given.give(Answer);
          Table.~Map();
          ::new (static_cast<void *>(&Table)) Map();
          fill(Table, Count);
        };
        Map X, Y;
        Make(X, Answers & 1, A);
        Make(Y, Answers & 2, B);
        X = std::move(Y);
        expectHolds(X, B);
        expectHolds(Y, 0);
        fill(Y, 5);
        expectHolds(Y, 5);

        Make(X, Answers & 1, A);
        Make(Y, Answers & 2, B);
        X = Y;
        expectHolds(X, B);
        expectHolds(Y, B);

        Make(X, Answers & 1, A);
        Make(Y, Answers & 2, B);
        for (int Round = 0; Round != 3; ++Round) {
          X.swap(Y);
          expectHolds(X, B);
          expectHolds(Y, A);
          X.swap(Y);
        }
        expectHolds(X, A);
      }
  EXPECT_EQ(Tracked::living(), 0);
}

TEST(FirstStorage, SwapOfTwoSmallTablesStaysInIt) {
  StorageScope Given;
  Map X, Y;
  fill(X, 3);
  fill(Y, 7);
  X.swap(Y);
  EXPECT_TRUE(isInFirst(X));
  EXPECT_TRUE(isInFirst(Y));
  expectHolds(X, 7);
  expectHolds(Y, 3);
}

TEST(FirstStorage, AssignmentFromAMovedHeapBlockKeepsItForLater) {
  StorageScope Given;
  Map X, Y;
  fill(X, 3);
  fill(Y, 200);
  X = std::move(Y);
  expectHolds(X, 200);
  Y = std::move(X);
  expectHolds(Y, 200);
  fill(X, 3);
  EXPECT_TRUE(isInFirst(X)) << "back in its own";
}

TEST(FirstStorage, CopiesTakeTheirOwn) {
  StorageScope Given;
  Map M;
  fill(M, 12);
  const Map Copy(M);
  EXPECT_TRUE(isInFirst(Copy));
  EXPECT_NE(&*Copy.begin(), &*M.begin());
  expectHolds(Copy, 12);
}

TEST(FirstStorage, RehashStaysInIt) {
  StorageScope Given;
  Map M;
  fill(M, 3);
  M.rehash(0);
  EXPECT_TRUE(isInFirst(M));
  M.reserve(3);
  EXPECT_TRUE(isInFirst(M));
}

TEST(FirstStorage, StringsWithTheirOwnBuffersMove) {
  StorageScope Given;
  roost::unordered_flat_map<std::string, std::string> M, N;
  for (int I = 0; I != 8; ++I)
    M["k" + std::to_string(I)] = "v" + std::to_string(I);
  ASSERT_TRUE(isInFirst(M));
  N.swap(M);
  auto P = std::move(N);
  for (int I = 0; I != 8; ++I)
    ASSERT_EQ(P.at("k" + std::to_string(I)), "v" + std::to_string(I));
}

TEST(FirstStorage, ElementsWhoseMoveMayThrowAskForNone) {
  StorageScope Given;
  roost::unordered_flat_set<Throwing<true, true>, TrackedHash> S;
  EXPECT_EQ(Given.asked(), 0u);
  S.emplace(1);
}

TEST(FirstStorage, HugeElementsAskForNone) {
  struct Huge {
    char Bytes[2000];
  };
  StorageScope Given;
  roost::unordered_flat_map<int, Huge> M;
  EXPECT_EQ(Given.asked(), 0u);
  M[1];
}

TEST(FirstStorage, OverAlignedElements) {
  StorageScope Given;
  roost::unordered_flat_map<int, Aligned> M;
  for (int I = 0; I != 5; ++I)
    M.try_emplace(I, I);
  EXPECT_TRUE(isInFirst(M));
  auto Moved = std::move(M);
  Moved.swap(M);
  for (int I = 0; I != 5; ++I)
    ASSERT_EQ(M.at(I).number(), I);
}

TEST(FirstStorage, EveryConstructorAsks) {
  StorageScope Given;
  std::size_t Asked = 0;
  const auto ExpectAsked = [&](const Map &Table) {
    EXPECT_EQ(Given.asked(), ++Asked);
    checkInvariants(Table);
  };
  ExpectAsked(Map());
  ExpectAsked(Map(3));
  const std::pair<const int, Tracked> *None = nullptr;
  ExpectAsked(Map(None, None));
  ExpectAsked(Map({}, 2));
  Map Small;
  ExpectAsked(Small);
  ExpectAsked(Map(Small));
  ExpectAsked(Map(std::move(Small)));
}

} // namespace
