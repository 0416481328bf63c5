//===- NodeMapTest.cpp - What node kinds add to the flat ones -------------===//
//
// Types that flat tables cannot hold, buckets, room, iterators that stay valid,
// heterogeneous look-up, deduction, and what is noexcept.
//
//===----------------------------------------------------------------------===//
#include "NodeTypes.h"
#include <algorithm>
#include <gtest/gtest.h>
#include <list>
#include <memory_resource>
#include <mutex>
#include <string_view>
#include <vector>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

using IntMap = roost::unordered_map<int, int>;
using IntMulti = roost::unordered_multimap<int, int>;
using IntSet = roost::unordered_set<int>;
using IntMultiSet = roost::unordered_multiset<int>;

static_assert(sizeof(IntMap) == 64, "one cache line");
static_assert(sizeof(IntMultiSet) == 64, "one cache line");

// What std says is noexcept.
static_assert(std::is_nothrow_move_constructible<IntMap>::value, "");
static_assert(std::is_nothrow_move_constructible<IntMulti>::value, "");
static_assert(std::is_nothrow_move_assignable<IntMap>::value, "");
static_assert(std::is_nothrow_move_assignable<IntSet>::value, "");
static_assert(std::is_nothrow_swappable<IntMap>::value, "");
static_assert(std::is_nothrow_swappable<IntMultiSet>::value, "");
static_assert(std::is_nothrow_destructible<IntMap>::value, "");
static_assert(std::is_nothrow_default_constructible<IntMap>::value ==
                  std::is_nothrow_default_constructible<
                      std::unordered_map<int, int>>::value,
              "");
static_assert(noexcept(std::declval<IntMap &>().clear()), "");
static_assert(noexcept(std::declval<const IntMap &>().begin()), "");
static_assert(noexcept(std::declval<const IntMap &>().end()), "");
static_assert(noexcept(std::declval<const IntMap &>().size()), "");
static_assert(noexcept(std::declval<const IntMap &>().empty()), "");
static_assert(noexcept(std::declval<const IntMap &>().bucket_count()), "");
static_assert(noexcept(std::declval<const IntMap &>().load_factor()), "");

// Types.
static_assert(std::is_same<IntMap::iterator::iterator_category,
                           std::forward_iterator_tag>::value,
              "");
static_assert(
    std::is_convertible<IntMap::iterator, IntMap::const_iterator>::value, "");
static_assert(
    !std::is_convertible<IntMap::const_iterator, IntMap::iterator>::value, "");
static_assert(std::is_convertible<IntMap::local_iterator,
                                  IntMap::const_local_iterator>::value,
              "");
static_assert(
    std::is_same<IntSet::local_iterator::reference, const int &>::value, "");
static_assert(!std::is_convertible<std::size_t, IntMap>::value,
              "the constructor from a number is explicit");
static_assert(!std::is_convertible<std::allocator<int>, IntMap>::value, "");

// Incomplete types.
struct Tree {
  roost::unordered_map<char, Tree> Children;
  roost::unordered_multimap<int, Tree> More;
  roost::unordered_map<std::string, Tree>::iterator At;
  int Number = 0;
};

TEST(NodeMap, HoldsIncompleteTypes) {
  Tree T;
  T.Children['a'].Children['b'].Number = 3;
  T.More.emplace(1, Tree());
  T.More.emplace(1, Tree());
  Tree Copy = T;
  EXPECT_EQ(Copy.Children['a'].Children['b'].Number, 3);
  EXPECT_EQ(Copy.More.count(1), 2u);
}

/// Neither copied nor moved.
struct Immovable {
  explicit Immovable(int Number) : Number(Number), Self(this) {}
  Immovable(const Immovable &) = delete;
  Immovable &operator=(const Immovable &) = delete;
  ~Immovable() { EXPECT_EQ(Self, this); }
  int Number;
  const Immovable *Self;
};

TEST(NodeMap, HoldsImmovableTypes) {
  roost::unordered_map<int, Immovable> M;
  roost::unordered_multimap<int, Immovable> Multi;
  std::vector<const Immovable *> Addresses;
  for (int I = 0; I != 500; ++I) {
    Addresses.push_back(&M.try_emplace(I, I).first->second);
    Multi.emplace(std::piecewise_construct, std::forward_as_tuple(I % 20),
                  std::forward_as_tuple(I));
  }
  for (int I = 0; I != 500; ++I)
    ASSERT_EQ(&M.at(I), Addresses[static_cast<std::size_t>(I)]);
  auto Moved = std::move(M);
  M.merge(Moved);
  EXPECT_EQ(&M.at(7), Addresses[7]);
  roost::unordered_map<int, std::mutex> Mutexes;
  std::lock_guard<std::mutex> Lock(Mutexes[3]);
  roost::unordered_set<Immovable, TrackedHash> *Declarable = nullptr;
  (void)Declarable;
}

TEST(NodeMap, HoldsMoveOnlyTypes) {
  roost::unordered_map<std::string, MoveOnly> M;
  M.try_emplace("a", 1);
  M.emplace("b", MoveOnly(2));
  M.insert({"c", MoveOnly(3)});
  M.insert_or_assign("a", MoveOnly(4));
  EXPECT_EQ(M.at("a").number(), 4);
  roost::unordered_multimap<std::string, MoveOnly> Multi;
  Multi.emplace("a", MoveOnly(1));
  Multi.insert({"a", MoveOnly(2)});
  auto Moved = std::move(Multi);
  EXPECT_EQ(Moved.count("a"), 2u);
}

template <class T> class NodeKind : public testing::Test {};
using Kinds = testing::Types<UniqueMaps<int, int, std::hash<int>>,
                             MultiMaps<int, int, std::hash<int>>,
                             UniqueSets<std::string, std::hash<std::string>>,
                             MultiSets<std::string, SpreadHash>>;
TYPED_TEST_SUITE(NodeKind, Kinds);

TYPED_TEST(NodeKind, BucketsDivideTheElements) {
  typename TypeParam::Ours T;
  EXPECT_EQ(T.bucket_count(), 0u) << "so that the first insertion may rehash";
  EXPECT_EQ(T.load_factor(), 0.0f);
  for (unsigned I = 0; I != 3000; ++I) {
    T.insert(TypeParam::element(I % 2000, I));
    if (I > 40 && I % 97)
      continue;
    std::size_t Elements = 0;
    for (std::size_t B = 0; B != T.bucket_count(); ++B) {
      std::size_t Here = 0;
      for (auto It = T.begin(B); It != T.end(B); ++It, ++Here)
        ASSERT_EQ(T.bucket(TypeParam::keyOf(*It)), B);
      ASSERT_EQ(Here, T.bucket_size(B));
      ASSERT_EQ(Here, static_cast<std::size_t>(
                          std::distance(T.cbegin(B), T.cend(B))));
      Elements += Here;
    }
    ASSERT_EQ(Elements, T.size());
  }
}

TYPED_TEST(NodeKind, RoomIsAsAsked) {
  for (std::size_t Count : {1, 2, 14, 15, 16, 27, 100, 1000, 5000}) {
    typename TypeParam::Ours T;
    T.insert(TypeParam::element(7000, 0));
    T.reserve(Count);
    EXPECT_GE(T.bucket_count(), Count);
    const auto First = T.begin();
    const auto Buckets = T.bucket_count();
    for (unsigned I = 1; T.size() < Buckets; ++I)
      T.insert(TypeParam::element(I, I));
    EXPECT_EQ(T.bucket_count(), Buckets);
    EXPECT_EQ(TypeParam::keyOf(*First), make<typename TypeParam::Key>(7000));
    checkInvariants(T);
  }
  typename TypeParam::Ours T(100);
  EXPECT_GE(T.bucket_count(), 100u);
  T.rehash(0);
  EXPECT_EQ(T.bucket_count(), 0u) << "an empty table frees its memory";
  T.max_load_factor(0.5f);
  EXPECT_EQ(T.max_load_factor(), 1.0f);
}

/// Churn at a full table: iterators to those that stay must stay valid, however
/// many overflow bits the others leave behind.
TYPED_TEST(NodeKind, IteratorsOutliveChurn) {
  typename TypeParam::Ours T;
  T.reserve(400);
  const std::size_t Buckets = T.bucket_count();
  unsigned Next = 0;
  std::vector<typename TypeParam::Ours::const_iterator> Kept;
  while (T.size() != Buckets - 1) {
    T.insert(TypeParam::element(Next, 0));
    if (Next % 3 == 0)
      Kept.push_back(T.find(make<typename TypeParam::Key>(Next)));
    ++Next;
  }
  std::vector<unsigned> Others;
  for (unsigned I = 0; I != Next; ++I)
    if (I % 3)
      Others.push_back(I);
  for (unsigned Round = 0; Round != 20000; ++Round) {
    unsigned &Which = Others[Round * 7919u % Others.size()];
    ASSERT_EQ(T.erase(make<typename TypeParam::Key>(Which)), 1u);
    Which = Next++;
    T.insert(TypeParam::element(Which, 0));
    ASSERT_EQ(T.bucket_count(), Buckets);
    if (Round % 1000 == 0) {
      checkInvariants(T);
      for (std::size_t I = 0; I != Kept.size(); ++I)
        ASSERT_EQ(TypeParam::keyOf(*Kept[I]),
                  make<typename TypeParam::Key>(static_cast<unsigned>(3 * I)));
    }
  }
  // Walking from the kept ones on still ends.
  for (auto It : Kept)
    EXPECT_LE(std::distance(It, T.cend()), static_cast<long>(T.size()));
}

/// Large enough to be evacuated bit by bit.
TYPED_TEST(NodeKind, GrowsBitByBit) {
  typename TypeParam::Ours T;
  std::vector<const void *> Addresses;
  std::size_t Growing = 0;
  for (unsigned I = 0; I != 30000; ++I) {
    T.insert(TypeParam::element(I, I));
    Addresses.push_back(&*T.find(make<typename TypeParam::Key>(I)));
    Growing += T.rehashing();
    if (I % 2500 == 0) {
      checkInvariants(T);
      auto Copy = T;
      EXPECT_TRUE(Copy == T);
    }
    if (T.rehashing() && Growing % 50 == 1) {
      checkInvariants(T);
      std::size_t Elements = 0;
      for (std::size_t B = 0; B != T.bucket_count(); ++B)
        Elements += T.bucket_size(B);
      EXPECT_EQ(Elements, T.size());
    }
  }
  EXPECT_GT(Growing, 100u);
  for (unsigned I = 0; I != 30000; ++I)
    ASSERT_EQ(&*T.find(make<typename TypeParam::Key>(I)), Addresses[I]);
}

/// Erasing from the front takes no longer the more was erased (T24), also while
/// the table grows. (Quadratic, this would take minutes.)
TYPED_TEST(NodeKind, EmptiesFromTheFront) {
  typename TypeParam::Ours T;
  unsigned Count = 0;
  while (Count < 60000 || !T.rehashing())
    T.insert(TypeParam::element(Count, 0)), ++Count;
  while (!T.empty()) {
    T.erase(T.begin());
    if (T.size() % 10000 == 0) {
      checkInvariants(T);
      T.insert(TypeParam::element(Count, 0)); // Perhaps before the first.
      T.erase(make<typename TypeParam::Key>(Count));
      ++Count;
    }
  }
  checkInvariants(T);
}

TYPED_TEST(NodeKind, MovedFromIsEmptyAndUsable) {
  typename TypeParam::Ours T;
  for (unsigned I = 0; I != 50; ++I)
    T.insert(TypeParam::element(I, I));
  const void *Address = &*T.begin();
  const auto First = T.begin();
  typename TypeParam::Ours Moved(std::move(T));
  EXPECT_TRUE(T.empty()); // NOLINT
  EXPECT_EQ(T.begin(), T.end());
  EXPECT_EQ(Moved.begin(), First);
  EXPECT_EQ(&*Moved.begin(), Address);
  T.insert(TypeParam::element(1, 1));
  EXPECT_EQ(T.size(), 1u);
  T = std::move(Moved);
  EXPECT_EQ(&*T.begin(), Address);
  T.swap(Moved);
  EXPECT_EQ(&*Moved.begin(), Address);
  auto &Self = Moved;
  Moved = Self;
  EXPECT_EQ(Moved.size(), 50u);
  Moved.swap(Self);
  EXPECT_EQ(Moved.size(), 50u);
}

TYPED_TEST(NodeKind, InsertsItsOwnElements) {
  typename TypeParam::Ours T;
  for (unsigned I = 0; I != 500; ++I) {
    T.insert(TypeParam::element(I, I));
    T.insert(*T.begin());
    T.emplace(*T.find(make<typename TypeParam::Key>(I)));
  }
  checkInvariants(T);
  T.erase(TypeParam::keyOf(*T.begin()));
  checkInvariants(T);
}

TYPED_TEST(NodeKind, InitializerListsAndRanges) {
  const auto A = TypeParam::element(1, 1), B = TypeParam::element(2, 2);
  typename TypeParam::Ours T = {A, B, B};
  EXPECT_EQ(T.size(), TypeParam::kUnique ? 2u : 3u);
  T = {A};
  EXPECT_EQ(T.size(), 1u);
  T.insert({B, B});
  EXPECT_EQ(T.size(), TypeParam::kUnique ? 2u : 3u);
  std::list<typename TypeParam::Ours::value_type> L = {A, B};
  typename TypeParam::Ours U(L.begin(), L.end());
  EXPECT_EQ(U.size(), 2u);
  EXPECT_FALSE(U == (typename TypeParam::Ours{A}));
  typename TypeParam::Ours V(U, std::allocator<int>()),
      W(std::move(U), std::allocator<int>());
  EXPECT_TRUE(V == W);
  EXPECT_FALSE(V != W);
}

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view Text) const {
    return std::hash<std::string_view>()(Text);
  }
};

TEST(NodeMap, HeterogeneousLookUp) {
  roost::unordered_map<std::string, int, TextHash, std::equal_to<>> M;
  roost::unordered_multimap<std::string, int, TextHash, std::equal_to<>> Multi;
  M["one"] = 1;
  Multi.emplace("one", 1);
  Multi.emplace("one", 2);
  const std::string_view One = "one";
  EXPECT_EQ(M.find(One)->second, 1);
  EXPECT_TRUE(M.contains(One));
  EXPECT_EQ(M.count(One), 1u);
  EXPECT_EQ(Multi.count(One), 2u);
  const auto Range = Multi.equal_range(One);
  EXPECT_EQ(std::distance(Range.first, Range.second), 2);
#if __cplusplus > 202002L
  EXPECT_TRUE(M.extract(One));
  EXPECT_TRUE(Multi.extract(One));
  EXPECT_EQ(Multi.erase(One), 1u);
#endif
}

TEST(NodeMap, TakesFunctionObjectsOfAnyForm) {
  using Function = std::size_t (*)(const int &);
  roost::unordered_map<int, int, Function> M(
      8, [](const int &K) { return static_cast<std::size_t>(K); });
  M[3] = 4;
  EXPECT_EQ(M.at(3), 4);
  struct FinalHash final {
    std::size_t operator()(int K) const { return static_cast<std::size_t>(K); }
  };
  roost::unordered_multiset<int, FinalHash> S = {1, 1, 2};
  EXPECT_EQ(S.count(1), 2u);
  EXPECT_THROW((void)M.at(9), std::out_of_range);
}

TEST(NodeMap, Deduction) {
  std::vector<std::pair<int, long>> Pairs = {{1, 2}};
  roost::unordered_map M(Pairs.begin(), Pairs.end());
  static_assert(
      std::is_same<decltype(M), roost::unordered_map<int, long>>::value, "");
  roost::unordered_multimap Multi(Pairs.begin(), Pairs.end(), 5, SpreadHash());
  static_assert(
      std::is_same<decltype(Multi),
                   roost::unordered_multimap<int, long, SpreadHash>>::value,
      "");
  roost::unordered_set S{1, 2, 3};
  static_assert(std::is_same<decltype(S), roost::unordered_set<int>>::value,
                "");
  roost::unordered_multiset MS({1, 2, 2}, 8, std::allocator<int>());
  static_assert(
      std::is_same<decltype(MS), roost::unordered_multiset<int>>::value, "");
  roost::unordered_map Alloc(Pairs.begin(), Pairs.end(),
                             std::allocator<std::pair<const int, long>>());
  static_assert(
      std::is_same<decltype(Alloc), roost::unordered_map<int, long>>::value,
      "");
  roost::unordered_map Copy(M);
  static_assert(std::is_same<decltype(Copy), decltype(M)>::value, "");
  roost::unordered_map Elsewhere(M, M.get_allocator());
  static_assert(std::is_same<decltype(Elsewhere), decltype(M)>::value, "");
  roost::unordered_multiset MoreElsewhere(MS, MS.get_allocator());
  static_assert(std::is_same<decltype(MoreElsewhere), decltype(MS)>::value, "");
  using Constant = std::pair<const int, long>;
  roost::unordered_map FromConstant({Constant(1, 2)});
  static_assert(std::is_same<decltype(FromConstant), decltype(M)>::value, "");
  roost::unordered_multimap MultiFromConstant({Constant(1, 2)}, 3,
                                              SpreadHash());
  static_assert(
      std::is_same<decltype(MultiFromConstant), decltype(Multi)>::value, "");
  EXPECT_EQ(MS.size(), 3u);
}

TEST(NodeMap, PolymorphicAllocators) {
  std::pmr::monotonic_buffer_resource Buffer;
  roost::pmr::unordered_map<std::pmr::string, int> M(&Buffer);
  M["a string that is too long for the small buffer"] = 1;
  EXPECT_EQ(M.begin()->first.get_allocator().resource(), &Buffer);
  roost::pmr::unordered_multiset<int> S({1, 1}, &Buffer);
  EXPECT_EQ(S.size(), 2u);
  // Copies go to the default resource.
  auto Copy = M;
  EXPECT_EQ(Copy.get_allocator().resource(), std::pmr::get_default_resource());
  Copy = std::move(M);
  EXPECT_EQ(Copy.begin()->first.get_allocator().resource(),
            std::pmr::get_default_resource());
}

TEST(NodeMap, ComparisonMindsGroupsOfEqualKeys) {
  const IntMulti A = {{1, 1}, {1, 2}, {2, 3}}, B = {{2, 3}, {1, 2}, {1, 1}},
                 C = {{2, 3}, {2, 2}, {1, 1}}, D = {{1, 1}, {1, 1}, {2, 3}};
  EXPECT_TRUE(A == B);
  EXPECT_FALSE(A == C);
  EXPECT_FALSE(A == D);
  EXPECT_FALSE(D == A);
}

TEST(NodeMap, ErasesWhatItIsGivenAReferenceTo) {
  IntMultiSet S = {5, 5, 5, 6};
  EXPECT_EQ(S.erase(*S.find(5)), 3u);
  roost::unordered_set<std::string> Strings = {std::string(50, 'x')};
  EXPECT_EQ(Strings.erase(*Strings.begin()), 1u);
}

} // namespace
