//===- GroupTest.cpp - A group of tags, against its definition ------------===//
#include "Storage.h"
#include <cstring>
#include <gtest/gtest.h>
#include <random>

using namespace roost::detail;

namespace {

// Storage.h sets ROOST_COMPARE_GROUPS: `Group` compares each result with the
// portable twin's by itself. What these tests add is the twin against plain
// bytes.
struct alignas(16) Word {
  unsigned char Bytes[kWordBytes];
};

Word randomWord(std::mt19937 &Random) {
  Word W;
  for (unsigned char &Byte : W.Bytes)
    Byte = Random() % 2 ? static_cast<unsigned char>(Random()) : kEmptyTag;
  return W;
}

TEST(Group, TheNativeGroupIsThatOfTheProcessor) {
#if defined(__SSE2__)
  EXPECT_TRUE((std::is_same<NativeGroup, Sse2Group>::value));
#elif defined(__aarch64__)
  EXPECT_TRUE((std::is_same<NativeGroup, NeonGroup>::value));
#else
  EXPECT_TRUE((std::is_same<NativeGroup, PortableGroup>::value));
#endif
}

TEST(Group, MatchesAreTheSlotsWithTheTag) {
  std::mt19937 Random(1);
  for (int Round = 0; Round != 2000; ++Round) {
    const Word W = randomWord(Random);
    const std::uint64_t Hashed = W.Bytes[Random() % kWordBytes] | Random() << 8;
    auto Found = Group(W.Bytes).matchHash(Hashed);
    for (unsigned I = 0; I != kGroupSlots; ++I)
      if (W.Bytes[I] == tagOf(Hashed)) {
        ASSERT_TRUE(static_cast<bool>(Found));
        ASSERT_EQ(Found.first(), I);
        Found.dropFirst();
      }
    ASSERT_FALSE(static_cast<bool>(Found));
  }
}

TEST(Group, OccupiedAndEmptyPartTheSlots) {
  std::mt19937 Random(2);
  for (int Round = 0; Round != 2000; ++Round) {
    const Word W = randomWord(Random);
    auto Empty = Group(W.Bytes).matchEmpty();
    auto Occupied = Group(W.Bytes).matchOccupied();
    for (unsigned I = 0; I != kGroupSlots; ++I) {
      auto &Side = W.Bytes[I] == kEmptyTag ? Empty : Occupied;
      ASSERT_TRUE(static_cast<bool>(Side));
      ASSERT_EQ(Side.first(), I);
      Side.dropFirst();
    }
    ASSERT_FALSE(static_cast<bool>(Empty));
    ASSERT_FALSE(static_cast<bool>(Occupied));
  }
}

TEST(Group, SlotsAboveAreRenumbered) {
  std::mt19937 Random(3);
  for (int Round = 0; Round != 2000; ++Round) {
    const Word W = randomWord(Random);
    const unsigned Slot = Random() % kGroupSlots;
    auto Above = Group(W.Bytes).matchOccupied().above(Slot);
    for (unsigned I = Slot + 1; I < kGroupSlots; ++I)
      if (W.Bytes[I] != kEmptyTag) {
        ASSERT_TRUE(static_cast<bool>(Above));
        ASSERT_EQ(Above.first(), I - Slot - 1);
        Above.dropFirst();
      }
    ASSERT_FALSE(static_cast<bool>(Above));
  }
}

TEST(Group, StoresChangeOneByte) {
  std::mt19937 Random(4);
  for (int Round = 0; Round != 2000; ++Round) {
    Word W = randomWord(Random);
    const unsigned Slot = Random() % kGroupSlots;
    const std::uint64_t Hashed = Random();
    Word Expected = W;
    Expected.Bytes[Slot] = kEmptyTag;
    Group(W.Bytes).storeWithout(W.Bytes, Slot);
    ASSERT_EQ(std::memcmp(&W, &Expected, sizeof W), 0);
    Expected.Bytes[Slot] = tagOf(Hashed);
    Group(W.Bytes).storeHash(W.Bytes, Slot, Hashed);
    ASSERT_EQ(std::memcmp(&W, &Expected, sizeof W), 0);
    Expected.Bytes[kOverflowByte] |= overflowBit(Hashed);
    Group(W.Bytes).storeOverflow(W.Bytes, overflowBit(Hashed));
    ASSERT_EQ(std::memcmp(&W, &Expected, sizeof W), 0);
  }
}

TEST(Group, TagsAvoidTheReservedValuesAndNameTheirOverflowBit) {
  for (unsigned Low = 0; Low != 256; ++Low) {
    ASSERT_GE(tagOf(Low), kFirstTag);
    ASSERT_TRUE(overflowBitsOfTag(tagOf(Low)) & overflowBit(Low));
  }
}

} // namespace
