//===- ConformanceTest.cpp - Ours beside std's, at compile time -----------===//
//
// Everything here is checked by the compiler, of both: each expectation holds
// of std's type too, or it would be ours that we test.
//
//===----------------------------------------------------------------------===//
#include "Types.h"
#include <gtest/gtest.h>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace {

template <class, template <class...> class Test, class... Arguments>
struct Detect : std::false_type {};
template <template <class...> class Test, class... Arguments>
struct Detect<std::void_t<Test<Arguments...>>, Test, Arguments...>
    : std::true_type {};

using K = std::string;
using V = int;

// One alias for each expression a user may write.
#define CALL(Name, ...) template <class M> using Name = decltype(__VA_ARGS__);
#define SELF std::declval<M &>()
#define CONST std::declval<const M &>()
#define KEY std::declval<const K &>()
#define RKEY std::declval<K &&>()
#define HINT std::declval<typename M::const_iterator>()
#define IT std::declval<typename M::iterator>()
#define ELEMENT std::declval<const typename M::value_type &>()
#define RELEMENT std::declval<typename M::value_type &&>()
#define LIST std::declval<std::initializer_list<typename M::value_type>>()

CALL(BeginCall, SELF.begin())
CALL(ConstBeginCall, CONST.begin())
CALL(CBeginCall, CONST.cbegin())
CALL(EndCall, SELF.end())
CALL(ConstEndCall, CONST.end())
CALL(CEndCall, CONST.cend())
CALL(EmptyCall, CONST.empty())
CALL(SizeCall, CONST.size())
CALL(MaxSizeCall, CONST.max_size())
CALL(ClearCall, SELF.clear())
CALL(InsertCall, SELF.insert(ELEMENT))
CALL(InsertMoveCall, SELF.insert(RELEMENT))
CALL(InsertHintCall, SELF.insert(HINT, ELEMENT))
CALL(InsertHintMoveCall, SELF.insert(HINT, RELEMENT))
CALL(InsertRangeCall,
     SELF.insert(std::declval<const typename M::value_type *>(),
                 std::declval<const typename M::value_type *>()))
CALL(InsertListCall, SELF.insert(LIST))
CALL(EmplaceCall, SELF.emplace(ELEMENT))
CALL(EmplaceHintCall, SELF.emplace_hint(HINT, ELEMENT))
CALL(EraseCall, SELF.erase(IT))
CALL(EraseConstCall, SELF.erase(HINT))
CALL(EraseRangeCall, SELF.erase(HINT, HINT))
CALL(EraseKeyCall, SELF.erase(KEY))
CALL(SwapCall, SELF.swap(SELF))
CALL(AdlSwapCall, swap(SELF, SELF))
CALL(FindCall, SELF.find(KEY))
CALL(ConstFindCall, CONST.find(KEY))
CALL(CountCall, CONST.count(KEY))
CALL(EqualRangeCall, SELF.equal_range(KEY))
CALL(ConstEqualRangeCall, CONST.equal_range(KEY))
CALL(LoadFactorCall, CONST.load_factor())
CALL(MaxLoadFactorCall, CONST.max_load_factor())
CALL(SetMaxLoadFactorCall, SELF.max_load_factor(1.0f))
CALL(RehashCall, SELF.rehash(1))
CALL(ReserveCall, SELF.reserve(1))
CALL(HashFunctionCall, CONST.hash_function())
CALL(KeyEqCall, CONST.key_eq())
CALL(GetAllocatorCall, CONST.get_allocator())
CALL(EqualCall, CONST == CONST)
CALL(UnequalCall, CONST != CONST)
CALL(AssignListCall, SELF = LIST)
CALL(AtCall, SELF.at(KEY))
CALL(ConstAtCall, CONST.at(KEY))
CALL(SubscriptCall, SELF[KEY])
CALL(SubscriptMoveCall, SELF[RKEY])
CALL(TryEmplaceCall, SELF.try_emplace(KEY, 1))
CALL(TryEmplaceMoveCall, SELF.try_emplace(RKEY, 1))
CALL(TryEmplaceHintCall, SELF.try_emplace(HINT, KEY, 1))
CALL(InsertOrAssignCall, SELF.insert_or_assign(KEY, 1))
CALL(InsertOrAssignMoveCall, SELF.insert_or_assign(RKEY, 1))
CALL(InsertOrAssignHintCall, SELF.insert_or_assign(HINT, RKEY, 1))
CALL(EraseIfCall,
     erase_if(SELF, std::declval<bool (*)(const typename M::value_type &)>()))

/// A type of a table, told without the table: two tables' are compared by it.
template <class M, class T> struct Told { using type = T; };
struct AnIterator;
struct AConstIterator;
struct ATable;
template <class M> struct Told<M, typename M::iterator> {
  using type = AnIterator;
};
template <class M> struct Told<M, typename M::const_iterator> {
  using type = AConstIterator;
};
template <class M> struct Told<M, M &> { using type = ATable; };
template <class M>
struct Told<M, std::pair<typename M::iterator, typename M::iterator>> {
  using type = std::pair<AnIterator *, AnIterator *>;
};
template <class M>
struct Told<M,
            std::pair<typename M::const_iterator, typename M::const_iterator>> {
  using type = std::pair<AConstIterator *, AConstIterator *>;
};
template <class M> struct Told<M, std::pair<typename M::iterator, bool>> {
  using type = std::pair<AnIterator *, bool>;
};

template <class Ours, class Theirs, template <class> class Call>
constexpr bool sameResult() {
  return std::is_same<typename Told<Ours, Call<Ours>>::type,
                      typename Told<Theirs, Call<Theirs>>::type>::value;
}
#define SAME(Call) static_assert(sameResult<Ours, Theirs, Call>(), #Call);

template <class Ours, class Theirs> constexpr bool checkTable() {
  SAME(BeginCall)
  SAME(ConstBeginCall)
  SAME(CBeginCall)
  SAME(EndCall)
  SAME(ConstEndCall)
  SAME(CEndCall) SAME(EmptyCall) SAME(SizeCall) SAME(MaxSizeCall) SAME(
      ClearCall) SAME(InsertCall) SAME(InsertMoveCall) SAME(InsertHintCall)
      SAME(InsertHintMoveCall) SAME(InsertRangeCall) SAME(InsertListCall) SAME(
          EmplaceCall) SAME(EmplaceHintCall) SAME(EraseCall)
          SAME(EraseConstCall) SAME(EraseRangeCall) SAME(EraseKeyCall) SAME(
              SwapCall) SAME(AdlSwapCall) SAME(FindCall) SAME(ConstFindCall)
              SAME(CountCall) SAME(EqualRangeCall) SAME(
                  ConstEqualRangeCall) SAME(LoadFactorCall)
                  SAME(MaxLoadFactorCall) SAME(SetMaxLoadFactorCall) SAME(
                      RehashCall) SAME(ReserveCall) SAME(HashFunctionCall)
                      SAME(KeyEqCall) SAME(GetAllocatorCall) SAME(
                          EqualCall) SAME(UnequalCall) SAME(AssignListCall)

#define SAME_TYPE(Name)                                                        \
  static_assert(                                                               \
      std::is_same<typename Ours::Name, typename Theirs::Name>::value, #Name);
                          SAME_TYPE(key_type) SAME_TYPE(value_type) SAME_TYPE(
                              size_type) SAME_TYPE(difference_type)
                              SAME_TYPE(hasher) SAME_TYPE(key_equal) SAME_TYPE(
                                  allocator_type) SAME_TYPE(reference)
                                  SAME_TYPE(const_reference) SAME_TYPE(
                                      pointer) SAME_TYPE(const_pointer)

#define SAME_ITERATOR(Which, Name)                                             \
  static_assert(                                                               \
      std::is_same<                                                            \
          typename std::iterator_traits<typename Ours::Which>::Name,           \
          typename std::iterator_traits<typename Theirs::Which>::Name>::value, \
      #Which "::" #Name);
                                      SAME_ITERATOR(iterator, iterator_category) SAME_ITERATOR(
                                          iterator,
                                          value_type) SAME_ITERATOR(iterator,
                                                                    difference_type)
                                          SAME_ITERATOR(
                                              iterator,
                                              reference) SAME_ITERATOR(iterator,
                                                                       pointer)
                                              SAME_ITERATOR(const_iterator,
                                                            iterator_category)
                                                  SAME_ITERATOR(const_iterator,
                                                                value_type)
                                                      SAME_ITERATOR(
                                                          const_iterator,
                                                          reference)
                                                          SAME_ITERATOR(
                                                              const_iterator,
                                                              pointer)

                                                              static_assert(
                                                                  std::is_nothrow_move_constructible<
                                                                      Ours>::
                                                                          value ==
                                                                      std::is_nothrow_move_constructible<
                                                                          Theirs>::
                                                                          value,
                                                                  "");
  static_assert(std::is_nothrow_move_assignable<Ours>::value ==
                    std::is_nothrow_move_assignable<Theirs>::value,
                "");
  static_assert(std::is_nothrow_swappable<Ours>::value ==
                    std::is_nothrow_swappable<Theirs>::value,
                "");
  static_assert(std::is_nothrow_destructible<Ours>::value, "");
  static_assert(std::is_convertible<typename Ours::iterator,
                                    typename Ours::const_iterator>::value,
                "");
  static_assert(!std::is_convertible<typename Ours::const_iterator,
                                     typename Ours::iterator>::value ||
                    std::is_convertible<typename Theirs::const_iterator,
                                        typename Theirs::iterator>::value,
                "");
  static_assert(!std::is_convertible<std::size_t, Ours>::value, "");
  static_assert(
      !std::is_convertible<typename Ours::allocator_type, Ours>::value, "");
  static_assert(
      noexcept(std::declval<const Ours &>().begin()) &&noexcept(
          std::declval<const Ours &>().end())
          &&noexcept(std::declval<const Ours &>().size()) &&noexcept(
              std::declval<const Ours &>().empty())
              &&noexcept(std::declval<const Ours &>().max_size()) &&noexcept(
                  std::declval<const Ours &>().get_allocator())
                  &&noexcept(std::declval<Ours &>().clear()),
      "");
  return true;
}

template <class Ours, class Theirs> constexpr bool checkMap() {
  SAME_TYPE(mapped_type)
  SAME(AtCall)
  SAME(ConstAtCall)
  SAME(SubscriptCall)
  SAME(SubscriptMoveCall)
  SAME(TryEmplaceCall)
  SAME(TryEmplaceMoveCall) SAME(TryEmplaceHintCall) SAME(InsertOrAssignCall)
      SAME(InsertOrAssignMoveCall)
          SAME(InsertOrAssignHintCall) return checkTable<Ours, Theirs>();
}

/// Not noexcept in any way.
struct LooseHash {
  LooseHash() {}
  LooseHash(const LooseHash &) {}
  LooseHash &operator=(const LooseHash &) { return *this; }
  std::size_t operator()(const K &) const { return 0; }
};

static_assert(
    checkMap<roost::unordered_flat_map<K, V>, std::unordered_map<K, V>>(), "");
static_assert(checkMap<roost::unordered_flat_map<K, V, LooseHash>,
                       std::unordered_map<K, V, LooseHash>>(),
              "");
static_assert(checkTable<roost::unordered_flat_set<K>, std::unordered_set<K>>(),
              "");

// What is left out on purpose must not compile, rather than do something else.
template <class M> using BucketCountCall = decltype(CONST.bucket_count());
template <class M> using BucketCall = decltype(CONST.bucket(KEY));
template <class M> using LocalBeginCall = decltype(SELF.begin(1));
template <class M> using ExtractCall = decltype(SELF.extract(KEY));
template <class M> using MergeCall = decltype(SELF.merge(SELF));
template <class M> using NodeType = typename M::node_type;
template <class M> using LocalIteratorType = typename M::local_iterator;

#define LEFT_OUT(Call)                                                         \
  static_assert(                                                               \
      Detect<void, Call, std::unordered_map<K, V>>::value &&                   \
          !Detect<void, Call, roost::unordered_flat_map<K, V>>::value,         \
      #Call);
LEFT_OUT(BucketCountCall)
LEFT_OUT(BucketCall)
LEFT_OUT(LocalBeginCall)
LEFT_OUT(ExtractCall)
LEFT_OUT(MergeCall)
LEFT_OUT(NodeType)
LEFT_OUT(LocalIteratorType)

TEST(Conformance, ErasesByPredicate) {
  static_assert(std::is_same<EraseIfCall<roost::unordered_flat_map<K, V>>,
                             std::size_t>::value,
                "");
  static_assert(std::is_same<EraseIfCall<roost::unordered_flat_set<K>>,
                             std::size_t>::value,
                "");
}

// Operators of a user's that would be found for our own types.

struct Possessive {
  int Number = 0;
  friend bool operator==(const Possessive &A, const Possessive &B) {
    return A.Number == B.Number;
  }
  template <class T> friend void operator&(T &&) = delete;
  template <class T, class U> friend void operator||(T &&, U &&) = delete;
  template <class T, class U> friend void operator&&(T &&, U &&) = delete;
  template <class T, class U> friend void operator,(T &&, U &&) = delete;
};
struct PossessiveHash {
  std::size_t operator()(const Possessive &Key) const {
    return static_cast<std::size_t>(Key.Number);
  }
};
/// Does everything that compares addresses of tables or places.
template <class Table> void useWhole(Table A) {
  Table B(A), C;
  C = B;
  A = std::move(C);
  A.swap(B);
  A.rehash(100);
  A.settle();
  A.erase(A.begin());
  B.erase(B.begin()->first);
  B.erase(B.begin(), B.end());
  EXPECT_TRUE(B == C);
  EXPECT_EQ(A.count({1}) + A.size(), 1u);
}
template <template <class...> class Kind> void useWithPossessive() {
  using Table = Kind<Possessive, Possessive, PossessiveHash>;
  Table A;
  A.emplace(Possessive{2}, Possessive{3});
  A.insert({Possessive{2}, Possessive{4}});
  while (A.size() > 1)
    A.erase(A.begin());
  A.insert({Possessive{5}, Possessive{4}});
  useWhole(A);
}
TEST(Conformance, OperatorsOfUsersAreLeftAlone) {
  useWithPossessive<roost::unordered_flat_map>();
  useWithPossessive<roost::unordered_map>();
  useWithPossessive<roost::unordered_multimap>();
}

template <class T> struct LittleAllocator : std::allocator<T> {
  template <class U> struct rebind { using other = LittleAllocator<U>; };
  LittleAllocator() = default;
  template <class U> LittleAllocator(const LittleAllocator<U> &) {}
  std::size_t max_size() const { return 10; }
};
TEST(Conformance, AllocatorsLimitTheSize) {
  EXPECT_EQ((roost::unordered_flat_set<int, std::hash<int>, std::equal_to<int>,
                                       LittleAllocator<int>>()
                 .max_size()),
            10u);
  EXPECT_EQ((roost::unordered_multiset<int, std::hash<int>, std::equal_to<int>,
                                       LittleAllocator<int>>()
                 .max_size()),
            10u);
  EXPECT_GT(roost::unordered_set<int>().max_size(), std::size_t(1) << 40);
}

/// Can be made of something only.
struct MadeHash {
  explicit MadeHash(int) {}
  std::size_t operator()(int Key) const {
    return static_cast<std::size_t>(Key);
  }
};
TEST(Conformance, WhatCannotBeMadeOfNothing) {
  using std::is_default_constructible;
  EXPECT_FALSE((is_default_constructible<
                roost::unordered_flat_map<int, int, MadeHash>>::value));
  EXPECT_FALSE((is_default_constructible<
                roost::unordered_map<int, int, MadeHash>>::value));
  EXPECT_FALSE((is_default_constructible<
                roost::unordered_multiset<int, MadeHash>>::value));
  EXPECT_TRUE(
      (is_default_constructible<roost::unordered_flat_set<int>>::value));
  EXPECT_TRUE((is_default_constructible<roost::unordered_set<int>>::value));
  roost::unordered_flat_set<int, MadeHash> Flat(0, MadeHash(1));
  roost::unordered_set<int, MadeHash> Set(0, MadeHash(1));
  EXPECT_TRUE(Flat.insert(1).second && Set.insert(1).second);
}

TEST(Conformance, LoadFactorsKeepTheirLimit) {
  roost::unordered_flat_set<int> Table;
  float Most = 0, Growths = 0;
  std::size_t Room = 0;
  for (int I = 0; I != 5000; ++I) {
    EXPECT_LE(Table.load_factor(), Table.max_load_factor());
    const bool Full = Table.load_factor() == Table.max_load_factor();
    const float Before = Table.load_factor();
    Table.insert(I);
    if (Table.load_factor() >= Before && I != 0)
      continue;
    // It grew, and only because it was full.
    EXPECT_TRUE(Full || I == 0) << "at " << I;
    Most = Before > Most ? Before : Most;
    ++Growths;
    Room = Table.size();
  }
  EXPECT_EQ(Most, 1.0f);
  EXPECT_GT(Growths, 5);
  EXPECT_GT(Room, 1000u);
}

TEST(Conformance, TheHeaderFitsACacheLine) {
  EXPECT_LE(sizeof(roost::unordered_flat_map<K, V>), 64u);
  EXPECT_LE(sizeof(roost::unordered_flat_set<int>), 64u);
  // R6: never relocated by its bytes.
  EXPECT_FALSE(
      (std::is_trivially_copyable<roost::unordered_flat_map<int, int>>::value));
}

} // namespace
