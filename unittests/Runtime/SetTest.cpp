//===- SetTest.cpp - One test for each thing a set does -------------------===//
#include "Types.h"
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

using Set = roost::unordered_flat_set<std::string>;
using Sorted = std::set<std::string>;

Sorted sorted(const Set &Of) { return Sorted(Of.begin(), Of.end()); }

TEST(Set, ConstructorsTakeWhatStdsTake) {
  const std::vector<std::string> Source{"a", "b", "a"};
  const Sorted Expected{"a", "b"};
  const std::hash<std::string> H;
  const std::equal_to<std::string> E;
  const Set::allocator_type A;
  EXPECT_EQ(sorted(Set(Source.begin(), Source.end())), Expected);
  EXPECT_EQ(sorted(Set(Source.begin(), Source.end(), 9, H, E, A)), Expected);
  EXPECT_EQ(sorted(Set(Source.begin(), Source.end(), 9, A)), Expected);
  EXPECT_EQ(sorted(Set(Source.begin(), Source.end(), 9, H, A)), Expected);
  EXPECT_EQ(sorted(Set{"a", "b", "b"}), Expected);
  EXPECT_EQ(sorted(Set({"a", "b"}, 9, H, E, A)), Expected);
  EXPECT_EQ(sorted(Set({"a", "b"}, 9, A)), Expected);
  EXPECT_EQ(sorted(Set({"a", "b"}, 9, H, A)), Expected);
  EXPECT_TRUE(Set(9, H, E, A).empty());
  EXPECT_TRUE(Set(9, A).empty());
  EXPECT_TRUE(Set(9, H, A).empty());
  EXPECT_TRUE(Set(A).empty());
  Set S{"a", "b"};
  EXPECT_EQ(sorted(Set(S, A)), Expected);
  EXPECT_EQ(sorted(Set(std::move(S), A)), Expected);
  S = {"c"};
  EXPECT_EQ(sorted(S), Sorted{"c"});
}

TEST(Set, DeductionGuides) {
  const std::vector<int> Source{1, 2};
  roost::unordered_flat_set A(Source.begin(), Source.end());
  roost::unordered_flat_set B{1, 2, 3};
  static_assert(
      std::is_same<decltype(A), roost::unordered_flat_set<int>>::value, "");
  static_assert(
      std::is_same<decltype(B), roost::unordered_flat_set<int>>::value, "");
  EXPECT_EQ(A.size() + B.size(), 5u);
}

TEST(Set, InsertAndEmplaceKeepTheFirst) {
  Set S;
  std::string Long(40, 'x'), Same = Long;
  EXPECT_TRUE(S.insert(std::move(Long)).second);
  EXPECT_FALSE(S.insert(std::move(Same)).second);
  EXPECT_EQ(Same.size(), 40u) << "a key that is there is not taken";
  EXPECT_TRUE(S.insert("a").second);
  EXPECT_FALSE(S.emplace("a").second);
  EXPECT_TRUE(S.emplace(3, 'z').second);
  EXPECT_TRUE(S.emplace().second);
  EXPECT_EQ(*S.insert(S.begin(), "b"), "b");
  EXPECT_EQ(*S.emplace_hint(S.begin(), "c"), "c");
  const std::string &Constant = Same;
  EXPECT_FALSE(S.insert(Constant).second);
  EXPECT_FALSE(S.emplace(Constant).second);
  EXPECT_FALSE(S.emplace(Same).second);
  S.insert({"d", "a"});
  EXPECT_EQ(sorted(S), (Sorted{Same, "a", "zzz", "", "b", "c", "d"}));
}

TEST(Set, ElementsAreConstant) {
  static_assert(
      std::is_same<Set::iterator::reference, const std::string &>::value, "");
  static_assert(
      std::is_same<Set::iterator::pointer, const std::string *>::value, "");
}

TEST(Set, EraseAndEraseIf) {
  Set S;
  for (int I = 0; I != 100; ++I)
    S.insert(std::to_string(I));
  EXPECT_EQ(S.erase("7"), 1u);
  EXPECT_EQ(S.erase("7"), 0u);
  const std::string Next = *std::next(S.begin());
  EXPECT_EQ(*S.erase(S.begin()), Next);
  const std::size_t Before = S.size();
  const std::size_t Erased =
      erase_if(S, [](const std::string &Text) { return Text.size() == 2; });
  EXPECT_GE(Erased, 89u);
  EXPECT_EQ(S.size(), Before - Erased);
  checkInvariants(S);
}

TEST(Set, Comparison) {
  const Set A{"a", "b"}, B{"b", "a"}, C{"a", "c"};
  EXPECT_TRUE(A == B);
  EXPECT_TRUE(A != C);
}

TEST(Set, PointersAndEnumerations) {
  enum class Colour { Red, Green };
  roost::unordered_flat_set<Colour> Colours{Colour::Red, Colour::Green,
                                            Colour::Red};
  EXPECT_EQ(Colours.size(), 2u);
  int Numbers[100];
  roost::unordered_flat_set<int *> Pointers;
  for (int &Each : Numbers)
    Pointers.insert(&Each);
  EXPECT_EQ(Pointers.size(), 100u);
  EXPECT_TRUE(Pointers.contains(Numbers + 7));
  roost::unordered_flat_set<double> Doubles{0.0, -0.0, 1.5};
  EXPECT_EQ(Doubles.size(), 2u);
}

} // namespace
