//===- HashTest.cpp - Hashes that must be spread --------------------------===//
#include "Types.h"
#include <cmath>
#include <gtest/gtest.h>
#include <memory_resource>
#include <set>
#include <string_view>
#include <vector>

using namespace roost::detail;
using namespace roosttest;

/// A text of a program's own, with a hash function of its own.
template <class Char, class Traits> struct OwnView {};
template <class Char, class Traits> struct std::hash<OwnView<Char, Traits>> {
  std::size_t operator()(const OwnView<Char, Traits> &) const { return 1; }
};

namespace {

/// How far the counts of values in `Buckets` equal parts are from even: about 1
/// for random values.
double unevenness(const std::vector<std::uint64_t> &Values, unsigned Shift,
                  unsigned Buckets) {
  std::vector<double> Counts(Buckets);
  for (std::uint64_t V : Values)
    ++Counts[(V >> Shift) % Buckets];
  const double Mean = static_cast<double>(Values.size()) / Buckets;
  double Sum = 0;
  for (double C : Counts)
    Sum += (C - Mean) * (C - Mean) / Mean;
  return Sum / Buckets;
}

constexpr HashKey kFirstKey = {kFirstMultiplier, false};

TEST(Hash, IntegersInEveryStrideSpreadOverGroupsAndTags) {
  for (unsigned Stride = 0; Stride != 44; ++Stride) {
    std::vector<std::uint64_t> Hashes;
    for (std::uint64_t I = 0; I != 1 << 14; ++I)
      Hashes.push_back(
          spreadHash(std::hash<std::uint64_t>(), I << Stride, kFirstKey));
    EXPECT_LT(unevenness(Hashes, 54, 1024), 3) << "stride 1 << " << Stride;
    EXPECT_LT(unevenness(Hashes, 0, 256), 6) << "stride 1 << " << Stride;
  }
}

TEST(Hash, BytesOfEveryLengthDiffer) {
  std::set<std::uint64_t> Seen;
  std::string Text;
  for (unsigned Length = 0; Length != 300; ++Length, Text.push_back('a')) {
    ASSERT_TRUE(
        Seen.insert(hashBytes(Text.data(), Length, kFirstMultiplier)).second);
    for (unsigned At = 0; At != Length; ++At) {
      std::string Other = Text;
      Other[At] = 'b';
      ASSERT_TRUE(
          Seen.insert(hashBytes(Other.data(), Length, kFirstMultiplier)).second)
          << Length << " " << At;
    }
  }
}

TEST(Hash, NumberedStringsSpread) {
  for (const char *Prefix : {"", "k", "key", "user:00000", "2026-11-21T05:",
                             "a prefix of more than sixteen bytes "}) {
    std::vector<std::uint64_t> Hashes;
    for (unsigned I = 0; I != 1 << 14; ++I) {
      const std::string Text = Prefix + std::to_string(I);
      Hashes.push_back(hashBytes(Text.data(), Text.size(), kFirstMultiplier));
    }
    EXPECT_LT(unevenness(Hashes, 54, 1024), 3) << Prefix;
    EXPECT_LT(unevenness(Hashes, 0, 256), 6) << Prefix;
  }
}

TEST(Hash, StringsAndViewsHashAlike) {
  const std::string Text = "the same bytes";
  for (bool Keyed : {false, true})
    EXPECT_EQ(spreadHash(std::hash<std::string>(), Text, {42, Keyed}),
              spreadHash(std::hash<std::string_view>(), std::string_view(Text),
                         {42, Keyed}));
}

TEST(Hash, KeyedHashesDependOnEveryByteAndOnTheSecret) {
  std::set<std::uint64_t> Seen;
  std::string Text;
  for (unsigned Length = 0; Length != 40; ++Length, Text.push_back('a')) {
    for (std::uint64_t Secret : {1ull, 3ull, ~0ull})
      ASSERT_TRUE(Seen.insert(keyedHash(Text.data(), Length, Secret)).second);
    for (unsigned At = 0; At != Length; ++At) {
      std::string Other = Text;
      Other[At] = 'b';
      ASSERT_TRUE(Seen.insert(keyedHash(Other.data(), Length, 1)).second);
    }
  }
  EXPECT_NE(newSecret(), newSecret());
}

TEST(Hash, OnlyStdsHashOfTextsIsReplaced) {
  using Traits = std::char_traits<char>;
  EXPECT_TRUE(HashesBytes<std::hash<std::string>>::value);
  EXPECT_TRUE(HashesBytes<std::hash<std::string_view>>::value);
  EXPECT_FALSE(HashesBytes<std::hash<std::u16string_view>>::value);
  EXPECT_FALSE(HashesBytes<std::hash<std::wstring>>::value);
  EXPECT_FALSE(HashesBytes<std::hash<std::pmr::string>>::value);
  EXPECT_FALSE((HashesBytes<std::hash<OwnView<char, Traits>>>::value));
  EXPECT_FALSE(HashesBytes<std::hash<int>>::value);
}

TEST(Hash, FoldedProductIsThatOfTheWideProduct) {
  // 0xffffffffffffffff squared is 0xfffffffffffffffe'0000000000000001.
  EXPECT_EQ(foldedProduct(~0ull, ~0ull), 0xfffffffffffffffeull ^ 1);
  EXPECT_EQ(foldedProduct(1ull << 32, 1ull << 32), 1u);
  EXPECT_EQ(foldedProduct(3, 5), 15u);
}

TEST(Hash, ATypeMaySayThatItsResultsAreSpread) {
  struct Denies {
    using is_avalanching = std::false_type;
  };
  EXPECT_TRUE(IsAvalanching<SpreadHash>::value);
  EXPECT_FALSE(IsAvalanching<Denies>::value);
  EXPECT_FALSE(IsAvalanching<std::hash<int>>::value);
}

} // namespace
