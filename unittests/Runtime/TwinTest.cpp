//===- TwinTest.cpp - Lowered tables as copies of std's -------------------===//
//
// A lowered table is made of, or assigned, a copy of the container of std that
// it takes the place of (T29). Looked at, for all kinds: the elements and how
// often they are copied, the functions, every step that may throw (T12), first
// storage; and that nothing else converts.
//
//===----------------------------------------------------------------------===//
#include "Types.h"
#include "roost/hostile.h"
#include "roost/lowered_nodes.h"
#include <gtest/gtest.h>
#include <map>
#include <vector>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

/// Hashes and equality with state, which can't be made of nothing.
struct SeededHash {
  explicit SeededHash(int Seed) : Seed(Seed) {}
  std::size_t operator()(int Key) const {
    return static_cast<std::size_t>(Key) * 31 + static_cast<std::size_t>(Seed);
  }
  int Seed;
};
struct Modulo {
  explicit Modulo(int Number) : Number(Number) {}
  bool operator()(int A, int B) const { return A % Number == B % Number; }
  int Number;
};

template <class T> int keyOf(const T &Element) { return Element; }
template <class K, class V> int keyOf(const std::pair<const K, V> &Element) {
  return Element.first;
}
template <class K> struct ElementMaker {
  static int of(int Key) { return Key; }
};
template <class K, class V> struct ElementMaker<std::pair<const K, V>> {
  static std::pair<const K, V> of(int Key) {
    return {Key, std::to_string(Key) + " is the number of this element"};
  }
};

template <class StdType, template <class> class Kind> struct Case {
  using Std = StdType;
  using Table = Kind<StdType>;
};
template <class T> using Flat = roost::lowered<T>;
template <class T> using Nodes = roost::lowered_nodes<T>;
template <class T> using Hostile = roost::hostile<T>;

using Map = std::unordered_map<int, std::string, SeededHash, Modulo>;
using Set = std::unordered_set<int, SeededHash, Modulo>;
using Multimap = std::unordered_multimap<int, std::string, SeededHash, Modulo>;
using Multiset = std::unordered_multiset<int, SeededHash, Modulo>;

template <class T> class TwinTest : public testing::Test {
public:
  using Std = typename T::Std;
  using Table = typename T::Table;

  /// So many elements, and every tenth key once more where it may be.
  static Std make(int Size) {
    Std Made(0, SeededHash(7), Modulo(1000000));
    for (int I = 0; I != Size; ++I) {
      Made.insert(ElementMaker<typename Std::value_type>::of(I));
      if (I % 10 == 0)
        Made.insert(ElementMaker<typename Std::value_type>::of(I));
    }
    return Made;
  }
  static void expectEqual(const Table &Copy, const Std &From) {
    checkInvariants(Copy);
    ASSERT_EQ(Copy.size(), From.size());
    for (const auto &Element : From) {
      const int Key = keyOf(Element);
      ASSERT_EQ(Copy.count(Key), From.count(Key)) << Key;
      ASSERT_TRUE(*Copy.find(Key) == Element) << Key;
    }
    EXPECT_EQ(Copy.hash_function().Seed, From.hash_function().Seed);
    EXPECT_EQ(Copy.key_eq().Number, From.key_eq().Number);
  }
};
using Cases =
    testing::Types<Case<Map, Flat>, Case<Set, Flat>, Case<Map, Hostile>,
                   Case<Set, Hostile>, Case<Map, Nodes>, Case<Set, Nodes>,
                   Case<Multimap, Nodes>, Case<Multiset, Nodes>>;
TYPED_TEST_SUITE(TwinTest, Cases);

constexpr int kSizes[] = {0, 1, 2, 7, 13, 14, 15, 16, 27, 100, 5000};

TYPED_TEST(TwinTest, Constructed) {
  using Table = typename TypeParam::Table;
  for (int Size : kSizes) {
    const auto From = TestFixture::make(Size);
    const auto Before = From;
    Table Copy(From);
    TestFixture::expectEqual(Copy, From);
    Table Implicit = From;
    TestFixture::expectEqual(Implicit, From);
    Table Listed = {From};
    TestFixture::expectEqual(Listed, From);
    // The two are apart.
    Copy.insert(ElementMaker<typename Table::value_type>::of(999999));
    Implicit.erase(0);
    EXPECT_EQ(Copy.size(), From.size() + 1);
    EXPECT_TRUE(From == Before);
    checkInvariants(Copy);
    checkInvariants(Implicit);
  }
}

TYPED_TEST(TwinTest, Assigned) {
  using Table = typename TypeParam::Table;
  for (int Size : kSizes)
    for (int Old : {0, 5, 300}) {
      const auto From = TestFixture::make(Size);
      Table Copy(0, SeededHash(1), Modulo(10000));
      for (int I = 0; I != Old; ++I)
        Copy.insert(ElementMaker<typename Table::value_type>::of(2 * I));
      EXPECT_EQ(std::addressof(Copy = From), std::addressof(Copy));
      TestFixture::expectEqual(Copy, From);
      Copy = {From};
      TestFixture::expectEqual(Copy, From);
    }
}

TYPED_TEST(TwinTest, OfDerived) {
  struct Derived : TypeParam::Std {
    Derived() : TypeParam::Std(TestFixture::make(30)) {}
  };
  const Derived From;
  typename TypeParam::Table Copy = From;
  TestFixture::expectEqual(Copy, From);
  Copy = Derived();
  TestFixture::expectEqual(Copy, From);
}

TYPED_TEST(TwinTest, Large) {
  const auto From = TestFixture::make(60000);
  const typename TypeParam::Table Copy = From;
  TestFixture::expectEqual(Copy, From);
}

// What converts, and what must not.

TYPED_TEST(TwinTest, Conversions) {
  using Std = typename TypeParam::Std;
  using Table = typename TypeParam::Table;
  EXPECT_TRUE((std::is_convertible<const Std &, Table>::value));
  EXPECT_TRUE((std::is_assignable<Table &, const Std &>::value));
  EXPECT_FALSE((std::is_convertible<Table, Std>::value));
  EXPECT_FALSE((std::is_constructible<Std, Table &>::value));
  EXPECT_FALSE((std::is_assignable<Std &, Table &>::value));
  EXPECT_FALSE((std::is_convertible<Std &, Table &>::value));
  EXPECT_FALSE((std::is_convertible<Std *, Table *>::value));
}

// Of other functions, or between the kinds.
static_assert(
    !std::is_constructible<Flat<std::unordered_map<int, int>>,
                           std::unordered_map<int, int, SeededHash> &>::value);
static_assert(!std::is_constructible<Flat<std::unordered_map<int, int>>,
                                     std::unordered_map<int, long> &>::value);
static_assert(
    !std::is_constructible<Nodes<std::unordered_map<int, int>>,
                           std::unordered_multimap<int, int> &>::value);
static_assert(
    !std::is_constructible<Nodes<std::unordered_map<int, int>>,
                           Flat<std::unordered_map<int, int>> &>::value);
// Tables that a program writes itself are what they were.
template <class Checks>
using OwnMap =
    roost::unordered_map<int, int, std::hash<int>, std::equal_to<int>,
                         std::allocator<std::pair<const int, int>>, Checks>;
template <class Checks>
using OwnFlatMap =
    roost::unordered_flat_map<int, int, std::hash<int>, std::equal_to<int>,
                              std::allocator<std::pair<const int, int>>,
                              Checks>;
template <class Table>
constexpr bool kOfStd =
    std::is_constructible<Table, std::unordered_map<int, int> &>::value;
static_assert(!kOfStd<OwnMap<roost::unchecked>>);
static_assert(!kOfStd<OwnMap<roost::checked>>);
static_assert(!kOfStd<OwnFlatMap<roost::unchecked>>);
static_assert(!kOfStd<OwnFlatMap<roost::checked>>);
static_assert(kOfStd<Flat<std::unordered_map<int, int>>>);

// Keys that equal nothing, not even themselves, are all copied.
TEST(Twin, UnequalKeys) {
  std::unordered_set<double> From;
  for (int I = 0; I != 20; ++I)
    From.insert(__builtin_nan(""));
  ASSERT_EQ(From.size(), 20u);
  EXPECT_EQ(roost::lowered<std::unordered_set<double>>(From).size(), 20u);
  EXPECT_EQ(roost::lowered_nodes<std::unordered_set<double>>(From).size(), 20u);
}

// Equal elements come out in the order of the source.
TEST(Twin, OrderOfEqualElements) {
  std::unordered_multimap<int, int> From;
  for (int I = 0; I != 60; ++I)
    From.emplace(I % 3, I);
  const roost::lowered_nodes<std::unordered_multimap<int, int>> Copy = From;
  for (int Key = 0; Key != 3; ++Key) {
    std::vector<int> Values, Copied;
    for (auto In = From.equal_range(Key); In.first != In.second; ++In.first)
      Values.push_back(In.first->second);
    for (auto In = Copy.equal_range(Key); In.first != In.second; ++In.first)
      Copied.push_back(In.first->second);
    EXPECT_EQ(Copied, Values);
  }
}

/// Notes every copy, in order, and counts moves.
struct Noted {
  explicit Noted(int Number) : Number(Number) {}
  Noted(const Noted &From) : Number(From.Number) { Copies.push_back(Number); }
  Noted(Noted &&From) noexcept : Number(From.Number) { ++Moves; }
  Noted &operator=(const Noted &) = default;
  int Number;
  inline static std::vector<int> Copies;
  inline static long Moves = 0;
};

template <class Table> void expectOneCopyEach() {
  std::unordered_map<int, Noted> From;
  for (int I = 0; I != 500; ++I)
    From.emplace(I * 7919, I);
  std::vector<int> Order;
  for (const auto &[Key, Value] : From)
    Order.push_back(Value.Number);
  Noted::Copies.clear();
  Noted::Moves = 0;
  const Table Copy = From;
  EXPECT_EQ(Noted::Copies, Order);
  EXPECT_EQ(Noted::Moves, 0);
  Table Assigned;
  Noted::Copies.clear();
  Assigned = From;
  EXPECT_EQ(Noted::Copies, Order);
}
TEST(Twin, OneCopyEachInOrder) {
  expectOneCopyEach<roost::lowered<std::unordered_map<int, Noted>>>();
  expectOneCopyEach<roost::lowered_nodes<std::unordered_map<int, Noted>>>();
}

// Throwing at each step in turn.

template <class Table> std::multimap<int, int> contents(const Table &Of) {
  std::multimap<int, int> Result;
  for (const auto &[Key, Value] : Of)
    Result.emplace(Key.number(), Value.number());
  return Result;
}

template <class Std, class Table> void throwEverywhere() {
  using K = typename Std::key_type;
  for (int Size : {0, 1, 3, 8, 15, 16, 27, 60}) {
    Std From;
    for (int I = 0; I != Size; ++I)
      From.emplace(K(I / 2), K(I));
    const long Living = K::living();
    const auto Expected = contents(From);
    for (long Steps = 0;; ++Steps) {
      ASSERT_LT(Steps, 20000);
      Table Old;
      for (int I = 100; I != 120; ++I)
        Old.emplace(K(I), K(I));
      const auto Before = contents(Old);
      bool Thrown = false;
      Bomb::arm(Steps);
      try {
        Table Copy = From;
        Bomb::disarm();
        EXPECT_EQ(contents(Copy), Expected);
        checkInvariants(Copy);
      } catch (Bomb::Blast) {
        Thrown = true;
        EXPECT_EQ(K::living(), Living + 40);
      }
      // An assignment changes all or nothing.
      Bomb::arm(Steps);
      try {
        Old = From;
        Bomb::disarm();
        EXPECT_EQ(contents(Old), Expected);
      } catch (Bomb::Blast) {
        EXPECT_TRUE(Thrown);
        EXPECT_EQ(contents(Old), Before);
        EXPECT_EQ(K::living(), Living + 40);
      }
      Bomb::disarm();
      checkInvariants(Old);
      EXPECT_EQ(contents(From), Expected);
      if (!Thrown)
        break;
    }
    EXPECT_EQ(K::living(), Living);
  }
  EXPECT_EQ(K::living(), 0);
}

TEST(TwinException, Flat) {
  using K = Throwing<false, true>;
  using Std = std::unordered_map<K, K, BombHash, BombEqual>;
  throwEverywhere<Std, roost::lowered<Std>>();
}
TEST(TwinException, Nodes) {
  using K = Throwing<true, true>;
  using Std = std::unordered_map<K, K, BombHash, BombEqual>;
  throwEverywhere<Std, roost::lowered_nodes<Std>>();
}
TEST(TwinException, NodesOfEqualKeys) {
  using K = Throwing<true, true>;
  using Std = std::unordered_multimap<K, K, BombHash, BombEqual>;
  throwEverywhere<Std, roost::lowered_nodes<Std>>();
}

// A copy takes its first storage while it fits.
TEST(Twin, FirstStorage) {
  using Std = std::unordered_map<int, std::string>;
  Std From;
  for (int I = 0; I != 10; ++I)
    From.emplace(I, std::to_string(I));
  StorageScope Scope;
  {
    const roost::lowered<Std> Copy = From;
    EXPECT_EQ(Copy.size(), 10u);
    EXPECT_TRUE(StorageScope::holds(std::addressof(*Copy.begin())));
    roost::lowered<Std> Target;
    Target = From;
    EXPECT_EQ(Target.at(7), "7");
    checkInvariants(Target);
    for (int I = 10; I != 500; ++I)
      From.emplace(I, std::to_string(I));
    Target = From;
    const roost::lowered<Std> Large = From;
    EXPECT_EQ(Target.size(), 500u);
    EXPECT_EQ(Large.at(499), "499");
    EXPECT_FALSE(StorageScope::holds(std::addressof(*Large.begin())));
  }
}

} // namespace
