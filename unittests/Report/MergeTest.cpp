//===- MergeTest.cpp - Sorting, merging and counting ----------------------===//

#include "Report/Merge.h"
#include "Sites.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace roost;

namespace {

TEST(Merge, SortsByFileLineColumnName) {
  Site Later = stackSite("a.cpp", 9, "a");
  Later.At.Column = 40;
  std::vector<Site> Sites = {stackSite("b.cpp", 1, "m"),
                             stackSite("a.cpp", 10, "m"), Later,
                             stackSite("a.cpp", 9, "z")};
  sortAndMerge(Sites);
  ASSERT_EQ(Sites.size(), 4u);
  EXPECT_EQ(Sites[0].Name, "z");
  EXPECT_EQ(Sites[1].Name, "a");
  EXPECT_EQ(Sites[2].At.Line, 10u);
  EXPECT_EQ(Sites[3].At.File, "b.cpp");
}

TEST(Merge, WorstPlacementWinsInAnyOrder) {
  Site Stack = stackSite("h.h", 3, "m");
  Site Heap = Stack;
  Heap.Buckets = BucketPlace::Heap;
  Heap.Why = Reason::HeaderEscapes;
  Site Refused = Heap;
  Refused.Table = TableKind::None;
  Refused.Why = Reason::Internal;
  std::vector<Site> Order = {Stack, Heap, Refused};
  std::vector<unsigned> Places = {0, 1, 2};
  do {
    std::vector<Site> Sites;
    for (unsigned I : Places)
      Sites.push_back(Order[I]);
    sortAndMerge(Sites);
    ASSERT_EQ(Sites.size(), 1u);
    EXPECT_EQ(Sites[0].Why, Reason::Internal);
  } while (std::next_permutation(Places.begin(), Places.end()));
}

TEST(Merge, EquallyBadDoesNotDependOnOrder) {
  Site One = returnedSite("h.h", 3, "m"), Two = One;
  Two.Flow[0].Text = "another way";
  std::vector<Site> A = {One, Two}, B = {Two, One};
  sortAndMerge(A);
  sortAndMerge(B);
  ASSERT_EQ(A.size(), 1u);
  EXPECT_EQ(jsonOf(A[0]), jsonOf(B[0]));
}

TEST(Merge, WhatOnlyNodesTellApartDoesNotDependOnOrder) {
  Site One = stackSite("h.h", 3, "m");
  One.Table = TableKind::Node;
  One.Nodes = NodesNeeded{Reason::ReferenceKept, "", {{"a", {"h.h", 4, 1}}}};
  Site OtherReason = One, OtherFlow = One, OtherMaking = One;
  OtherReason.Nodes->Why = Reason::ReferenceEscapes;
  OtherFlow.Nodes->Flow[0].Text = "b";
  OtherMaking.MadeAt = {{1, 2}};
  for (const Site &Two : {OtherReason, OtherFlow, OtherMaking}) {
    std::vector<Site> A = {One, Two}, B = {Two, One};
    sortAndMerge(A);
    sortAndMerge(B);
    ASSERT_EQ(A.size(), 1u);
    EXPECT_EQ(jsonOf(A[0]), jsonOf(B[0]));
  }
}

TEST(Merge, DifferentMapsOfOnePlaceStay) {
  Site One = stackSite("h.h", 3, "m"), Two = One, Three = One;
  Two.Name = "n"; // two variables of one macro
  Three.Function = "ns::f(long)";
  std::vector<Site> Sites = {One, Two, Three, One};
  sortAndMerge(Sites);
  EXPECT_EQ(Sites.size(), 3u);
}

TEST(Merge, Counts) {
  Site Heap = stackSite("a.cpp", 2, "h"), Static = Heap;
  Heap.Buckets = BucketPlace::Heap;
  Static.Buckets = BucketPlace::Static;
  Summary Sum = summarize({stackSite("a.cpp", 1, "m"), Heap, Static,
                           returnedSite("a.cpp", 3, "r")});
  EXPECT_EQ(Sum.Maps, 4u);
  EXPECT_EQ(Sum.Lowered, 3u);
  EXPECT_EQ(Sum.Stack, 1u);
  EXPECT_EQ(Sum.Heap, 1u);
  EXPECT_EQ(Sum.Static, 1u);
  EXPECT_EQ(Sum.NotLowered, 1u);
  EXPECT_EQ(Sum.stackPercent(), 25u);
  EXPECT_EQ(Summary().stackPercent(), 0u);
}

} // namespace
