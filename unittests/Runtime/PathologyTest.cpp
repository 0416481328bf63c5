//===- PathologyTest.cpp - Orders and keys that hurt hash tables ----------===//
//
// Counts the comparisons, not the time: each case would take many thousands
// for an insertion if it went wrong.
//
//===----------------------------------------------------------------------===//
#include "Types.h"
#include <gtest/gtest.h>
#include <vector>

namespace {

struct CountingEqual {
  bool operator()(std::uint64_t A, std::uint64_t B) const {
    ++Calls;
    return A == B;
  }
  inline static std::size_t Calls = 0;
};
using Set = roost::unordered_flat_set<std::uint64_t, std::hash<std::uint64_t>,
                                      CountingEqual>;

constexpr std::size_t kMany = 100000;

void expectFewComparisons(const char *What) {
  EXPECT_LT(CountingEqual::Calls, kMany) << What;
  CountingEqual::Calls = 0;
}

TEST(Pathology, InsertingInAnothersIterationOrder) {
  Set A;
  for (std::uint64_t I = 0; I != kMany; ++I)
    A.insert(I);
  expectFewComparisons("filling");
  Set B;
  for (std::uint64_t Key : A)
    B.insert(Key);
  expectFewComparisons("copying by iteration");
  Set C;
  for (std::uint64_t Key : B)
    C.insert(Key);
  expectFewComparisons("copying the copy by iteration");
  roost::detail::checkInvariants(B);
  roost::detail::checkInvariants(C);
  EXPECT_TRUE(A == B);
}

template <class Table> void insertIntoReserved() {
  Table A;
  for (std::uint64_t I = 0; I != kMany; ++I)
    A.insert(I);
  // Everything comes to the same part of a smaller table.
  for (std::size_t Room : {kMany / 2, kMany / 4, kMany / 32}) {
    CountingEqual::Calls = 0;
    Table B;
    B.reserve(Room);
    for (std::uint64_t Key : A)
      B.insert(Key);
    // The eight groups looked at near home have tags that match by chance.
    EXPECT_LT(CountingEqual::Calls, 2 * kMany) << "into room for " << Room;
    EXPECT_TRUE(A == B);
    roost::detail::checkInvariants(B);
  }
}
TEST(Pathology, InsertingInIterationOrderIntoReserved) {
  insertIntoReserved<Set>();
}
TEST(Pathology, InsertingInIterationOrderIntoReservedNodes) {
  insertIntoReserved<roost::unordered_set<
      std::uint64_t, std::hash<std::uint64_t>, CountingEqual>>();
}

TEST(Pathology, WaysComeToEveryGroupOnce) {
  using namespace roost::detail;
  for (std::size_t Groups = 1; Groups <= 1024; Groups *= 2)
    for (std::size_t Home = 0; Home != Groups; ++Home) {
      std::vector<bool> Seen(Groups);
      std::size_t Count = 0;
      Way Along(Home * kWordBytes, (Groups - 1) * kWordBytes);
      do {
        ASSERT_EQ(Along.offset() % kWordBytes, 0u);
        const std::size_t Here = Along.offset() / kWordBytes;
        ASSERT_LT(Here, Groups);
        ASSERT_FALSE(Seen[Here]) << Groups << " groups, home " << Home;
        Seen[Here] = true;
        ++Count;
      } while (Along.goOn());
      ASSERT_EQ(Count, Groups);
    }
}

TEST(Pathology, Strides) {
  for (unsigned Stride : {4u, 12u, 16u, 32u, 40u}) {
    CountingEqual::Calls = 0;
    Set A;
    for (std::uint64_t I = 0; I != kMany; ++I)
      A.insert(I << Stride);
    EXPECT_EQ(A.size(), kMany);
    expectFewComparisons(("stride " + std::to_string(Stride)).c_str());
  }
}

TEST(Pathology, ChurnAtConstantSizeKeepsTheBlock) {
  Set A;
  A.reserve(1000);
  const float Before = A.load_factor();
  for (std::uint64_t I = 0; I != 1000; ++I)
    A.insert(I);
  for (std::uint64_t I = 1000; I != kMany; ++I) {
    A.erase(I - 1000);
    A.insert(I);
  }
  EXPECT_EQ(Before, 0.0f);
  EXPECT_GT(A.load_factor(), 0.2f) << "the table grew without need";
  roost::detail::checkInvariants(A);
  CountingEqual::Calls = 0;
  for (std::uint64_t I = 0; I != kMany; ++I)
    A.count(I + 2 * kMany);
  EXPECT_LT(CountingEqual::Calls, kMany / 4) << "misses after churn";
}

struct OneHash {
  std::size_t operator()(std::uint64_t) const { return 1; }
};

/// Erasing elements that lie beyond their home group lowers the limit; a table
/// that lost all of them so takes over another's elements all the same.
template <class Table> void assignToWornOut() {
  Table From, To;
  for (std::uint64_t I = 0; I != 80; ++I) {
    To.insert(I);
    if (I < 50)
      From.insert(I);
  }
  for (std::uint64_t I = 0; I != 80; ++I)
    To.erase(I);
  To = From;
  roost::detail::checkInvariants(To);
  EXPECT_TRUE(To == From);
  To.erase(To.begin(), To.end());
  To.clear();
  roost::detail::checkInvariants(To);
  for (std::uint64_t I = 0; I != 80; ++I)
    To.insert(I);
  EXPECT_EQ(To.size(), 80u);
  roost::detail::checkInvariants(To);
}
TEST(Pathology, AssigningToTablesThatWereErasedEmpty) {
  assignToWornOut<roost::unordered_flat_set<std::uint64_t, OneHash>>();
  assignToWornOut<roost::unordered_set<std::uint64_t, OneHash>>();
  assignToWornOut<roost::unordered_multiset<std::uint64_t, OneHash>>();
}

} // namespace
