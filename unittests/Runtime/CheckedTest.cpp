//===- CheckedTest.cpp - Misuse is noticed, and nothing else --------------===//
//
// Each kind of misuse that checked.h tells of, on each kind of table it can be
// done to, ends the program with its message (T26). The twins do nearly the
// same and go on, checked or not; and a table may be changed now by checked
// code, now by unchecked (T27).
//
//===----------------------------------------------------------------------===//
#include "NodeTypes.h"
#include "roost/unordered_flat_map.h"
#include "roost/unordered_flat_set.h"
#include <atomic>
#include <functional>
#include <gtest/gtest.h>
#include <list>
#include <thread>
#include <vector>

using namespace roosttest;

namespace {

/// What hash, equality and constructors do besides, when it is their turn.
struct Meddler {
  static inline std::function<void()> InHash, InEqual, InConstructor,
      InDestructor;
  static void run(std::function<void()> &What) {
    if (!What)
      return;
    std::function<void()> Once;
    Once.swap(What);
    Once();
  }
  static void forget() {
    InHash = InEqual = InConstructor = InDestructor = nullptr;
  }
};
struct MeddlingHash {
  std::size_t operator()(int Key) const {
    Meddler::run(Meddler::InHash);
    return static_cast<std::size_t>(Key);
  }
};
struct MeddlingEqual {
  bool operator()(int A, int B) const {
    Meddler::run(Meddler::InEqual);
    return A == B;
  }
};
struct MeddlingValue {
  int Number;
  MeddlingValue(int Number = 0) : Number(Number) {
    Meddler::run(Meddler::InConstructor);
  }
  MeddlingValue(const MeddlingValue &) = default;
  MeddlingValue &operator=(const MeddlingValue &) = default;
  ~MeddlingValue() { Meddler::run(Meddler::InDestructor); }
};

template <class Checks>
using FlatMap = roost::unordered_flat_map<
    int, MeddlingValue, MeddlingHash, MeddlingEqual,
    std::allocator<std::pair<const int, MeddlingValue>>, Checks>;
template <class Checks>
using FlatSet = roost::unordered_flat_set<int, MeddlingHash, MeddlingEqual,
                                          std::allocator<int>, Checks>;
template <class Checks>
using Map =
    roost::unordered_map<int, MeddlingValue, MeddlingHash, MeddlingEqual,
                         std::allocator<std::pair<const int, MeddlingValue>>,
                         Checks>;
template <class Checks>
using MultiMap = roost::unordered_multimap<
    int, MeddlingValue, MeddlingHash, MeddlingEqual,
    std::allocator<std::pair<const int, MeddlingValue>>, Checks>;
template <class Checks>
using Set = roost::unordered_set<int, MeddlingHash, MeddlingEqual,
                                 std::allocator<int>, Checks>;
template <class Checks>
using MultiSet = roost::unordered_multiset<int, MeddlingHash, MeddlingEqual,
                                           std::allocator<int>, Checks>;

template <class Table> void add(Table &To, int Key) {
  if constexpr (std::is_same<typename Table::value_type, int>::value)
    To.emplace(Key);
  else
    To.emplace(std::piecewise_construct, std::forward_as_tuple(Key),
               std::forward_as_tuple());
}
/// One that constructs its element while it is inserted.
template <class Table> void addInPlace(Table &To, int Key) {
  To.try_emplace(Key);
}
template <class Table> Table filled(int Count) {
  Table Made;
  for (int I = 0; I != Count; ++I)
    add(Made, I);
  return Made;
}
template <class It> int keyAt(It At) {
  if constexpr (std::is_same<typename It::value_type, int>::value)
    return *At;
  else
    return At->first;
}

class Quiet : public testing::Test {
protected:
  Quiet() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
  ~Quiet() override { Meddler::forget(); }
};

// Misuse.

template <class Table> class CheckedTest : public Quiet {};
using CheckedKinds =
    testing::Types<FlatMap<roost::checked>, FlatSet<roost::checked>,
                   Map<roost::checked>, Set<roost::checked>,
                   MultiMap<roost::checked>, MultiSet<roost::checked>>;
TYPED_TEST_SUITE(CheckedTest, CheckedKinds);

TYPED_TEST(CheckedTest, ChangeInHashOfLookUp) {
  TypeParam Table = filled<TypeParam>(8);
  Meddler::InHash = [&] { Table.erase(3); };
  EXPECT_DEATH(Table.find(5),
               "roost::unordered_[a-z_]*: look-up: the table was "
               "changed meanwhile");
}
TYPED_TEST(CheckedTest, ChangeInEqualityOfLookUp) {
  TypeParam Table = filled<TypeParam>(8);
  Meddler::InEqual = [&] { add(Table, 99); };
  EXPECT_DEATH((void)Table.contains(5), "look-up: the table was changed");
}
TYPED_TEST(CheckedTest, ChangeInHashOfGrowth) {
  TypeParam Table = filled<TypeParam>(15);
  // A reserve hashes nothing before it began.
  Meddler::InHash = [&] { Table.erase(3); };
  EXPECT_DEATH(Table.reserve(100), "erasure: this table is in the middle of "
                                   "another change");
}
TYPED_TEST(CheckedTest, ChangeInHashOfInsertion) {
  TypeParam Table = filled<TypeParam>(8);
  Meddler::InHash = [&] { Table.clear(); };
  EXPECT_DEATH(add(Table, 77), "insertion: the table was changed meanwhile");
}
TYPED_TEST(CheckedTest, IteratorAfterErasure) {
  TypeParam Table = filled<TypeParam>(8);
  auto It = Table.find(5);
  Table.erase(5);
  EXPECT_DEATH((void)*It, "dereference: the element of this iterator was "
                          "erased");
  EXPECT_DEATH(++It, "increment: the element of this iterator was erased");
  EXPECT_DEATH(Table.erase(It), "erasure: the element of this iterator was");
}
TYPED_TEST(CheckedTest, IteratorAfterGrowth) {
  TypeParam Table = filled<TypeParam>(3);
  auto It = Table.begin();
  for (int I = 3; I != 3000; ++I)
    add(Table, I);
  EXPECT_DEATH((void)*It, "dereference: this iterator is no longer valid: its "
                          "table was grown");
  EXPECT_DEATH(++It, "increment: this iterator is no longer valid");
  EXPECT_DEATH(Table.erase(It), "erasure: this iterator is no longer valid");
}
TYPED_TEST(CheckedTest, IteratorAfterRehash) {
  TypeParam Table = filled<TypeParam>(30);
  auto It = Table.begin();
  Table.rehash(1000);
  EXPECT_DEATH((void)*It, "no longer valid");
}
TYPED_TEST(CheckedTest, IteratorAfterClear) {
  TypeParam Table = filled<TypeParam>(30);
  auto It = Table.begin();
  Table.clear();
  for (int I = 0; I != 30; ++I)
    add(Table, I);
  EXPECT_DEATH((void)*It, "no longer valid");
}
TYPED_TEST(CheckedTest, IteratorAfterDestruction) {
  std::list<TypeParam> Tables;
  Tables.push_back(filled<TypeParam>(30));
  auto It = Tables.front().begin();
  Tables.clear();
  EXPECT_DEATH((void)*It, "no longer valid");
}
TYPED_TEST(CheckedTest, IteratorAfterEvacuation) {
  TypeParam Table = filled<TypeParam>(60000);
  auto It = Table.begin();
  for (int I = 60000; I != 200000; ++I)
    add(Table, I);
  EXPECT_DEATH((void)*It, "no longer valid|or moved by an insertion");
}
TYPED_TEST(CheckedTest, EndIsNoElement) {
  TypeParam Table = filled<TypeParam>(8);
  auto It = Table.end();
  EXPECT_DEATH((void)*It, "dereference: this iterator is at the end");
  EXPECT_DEATH(++It, "increment: this iterator is at the end");
  EXPECT_DEATH(Table.erase(It), "erasure: this iterator is at the end");
}
TYPED_TEST(CheckedTest, IteratorOfAnotherTable) {
  TypeParam Table = filled<TypeParam>(8), Other = filled<TypeParam>(8);
  EXPECT_DEATH(Table.erase(Other.begin()), "erasure: this iterator is one of "
                                           "another table");
}

// While an element is constructed, another thread or the constructor meddles.

template <class Table> class CheckedMapTest : public Quiet {};
using CheckedMaps =
    testing::Types<FlatMap<roost::checked>, Map<roost::checked>>;
TYPED_TEST_SUITE(CheckedMapTest, CheckedMaps);

TYPED_TEST(CheckedMapTest, ChangeInConstructor) {
  TypeParam Table = filled<TypeParam>(8);
  Meddler::InConstructor = [&] { add(Table, 99); };
  EXPECT_DEATH(addInPlace(Table, 77),
               "insertion: this table is in the middle of another change");
}
TYPED_TEST(CheckedMapTest, TwoThreadsChange) {
  TypeParam Table = filled<TypeParam>(8);
  Meddler::InConstructor = [&] { std::thread([&] { add(Table, 99); }).join(); };
  // Now and then two threads have the same mark.
  EXPECT_DEATH(addInPlace(Table, 77),
               "insertion: (another thread is changing|this table is in the)");
}
TYPED_TEST(CheckedMapTest, OneThreadChangesAnotherLooks) {
  TypeParam Table = filled<TypeParam>(8);
  Meddler::InConstructor = [&] {
    // All at once, lest they have the same mark as this one.
    std::atomic<int> Started{0};
    std::vector<std::thread> Readers;
    for (int I = 0; I != 12; ++I)
      Readers.emplace_back([&] {
        ++Started;
        while (Started != 12)
          std::this_thread::yield();
        (void)Table.contains(5);
      });
    for (std::thread &Each : Readers)
      Each.join();
  };
  EXPECT_DEATH(addInPlace(Table, 77),
               "look-up: another thread is changing this table; guard");
}

// Twins: what is allowed, checked or not.

template <class Table> class LegalTest : public Quiet {};
using AllKinds =
    testing::Types<FlatMap<roost::checked>, FlatSet<roost::checked>,
                   Map<roost::checked>, Set<roost::checked>,
                   MultiMap<roost::checked>, MultiSet<roost::checked>,
                   FlatMap<roost::unchecked>, FlatSet<roost::unchecked>,
                   Map<roost::unchecked>, Set<roost::unchecked>,
                   MultiMap<roost::unchecked>, MultiSet<roost::unchecked>>;
TYPED_TEST_SUITE(LegalTest, AllKinds);

TYPED_TEST(LegalTest, LookUpInHash) {
  TypeParam Table = filled<TypeParam>(8);
  bool Found = false;
  Meddler::InHash = [&] { Found = Table.contains(3); };
  add(Table, 77);
  EXPECT_TRUE(Found);
  Meddler::InEqual = [&] { Found = Table.contains(77); };
  EXPECT_EQ(Table.count(5), 1u);
  EXPECT_TRUE(Found);
}
TYPED_TEST(LegalTest, ChangeOfAnotherTableInHash) {
  TypeParam Table = filled<TypeParam>(8), Other;
  Meddler::InHash = [&] { add(Other, 3); };
  add(Table, 77);
  EXPECT_EQ(Other.size(), 1u);
}
TYPED_TEST(LegalTest, IteratorOverErasureOfOthers) {
  TypeParam Table = filled<TypeParam>(500);
  auto It = Table.find(250);
  for (int I = 0; I != 500; ++I)
    if (I != 250)
      Table.erase(I);
  EXPECT_EQ(keyAt(It), 250);
  EXPECT_TRUE(++It == Table.end());
}
TYPED_TEST(LegalTest, EraseWhileIterating) {
  TypeParam Table = filled<TypeParam>(60000);
  for (auto It = Table.begin(); It != Table.end();)
    It = keyAt(It) % 3 ? Table.erase(It) : std::next(It);
  EXPECT_EQ(Table.size(), 20000u);
  Table.erase(Table.begin(), Table.end());
  EXPECT_TRUE(Table.empty());
}
TYPED_TEST(LegalTest, IteratorOverInsertionWithoutGrowth) {
  TypeParam Table;
  Table.reserve(100);
  add(Table, 0);
  auto It = Table.begin();
  for (int I = 1; I != 100; ++I)
    add(Table, I);
  EXPECT_EQ(keyAt(It), 0);
}
TYPED_TEST(LegalTest, IteratorOverMoveAndSwap) {
  TypeParam Table = filled<TypeParam>(30), Other = filled<TypeParam>(40);
  auto It = Table.find(7);
  swap(Table, Other);
  EXPECT_EQ(keyAt(It), 7);
  TypeParam Third(std::move(Other));
  EXPECT_EQ(keyAt(It), 7);
  Other = std::move(Third);
  EXPECT_EQ(keyAt(It), 7);
  Other.erase(It);
  EXPECT_EQ(Other.size(), 29u);
  add(Third, 1);
  add(Other, 1000);
  add(Table, 1000);
  EXPECT_EQ(Table.size(), 41u);
}
TYPED_TEST(LegalTest, IterationDuringGrowth) {
  TypeParam Table;
  int Added = 0;
  while (!Table.rehashing())
    add(Table, Added++);
  add(Table, Added++);
  std::size_t Seen = 0;
  for (auto It = Table.begin(); It != Table.end(); ++It)
    Seen += keyAt(It) >= 0;
  EXPECT_EQ(Seen, Table.size());
  auto It = Table.find(Added / 2);
  Table.erase(It);
  EXPECT_EQ(Table.size() + 1, static_cast<std::size_t>(Added));
}
TYPED_TEST(LegalTest, ReadersAtOnce) {
  const TypeParam Table = filled<TypeParam>(1000);
  std::vector<std::thread> Readers;
  std::atomic<std::size_t> Found{0};
  for (int T = 0; T != 4; ++T)
    Readers.emplace_back([&] {
      for (int I = 0; I != 1000; ++I)
        Found += Table.count(I);
    });
  for (std::thread &Each : Readers)
    Each.join();
  EXPECT_EQ(Found, 4000u);
}
TYPED_TEST(LegalTest, ChangeAfterThrowingHash) {
  TypeParam Table = filled<TypeParam>(15);
  Meddler::InHash = [] { throw 1; };
  EXPECT_THROW(Table.reserve(100), int);
  Meddler::InHash = [] { throw 1; };
  EXPECT_THROW(add(Table, 99), int);
  add(Table, 99);
  EXPECT_EQ(Table.size(), 16u);
}

template <class Table> class LegalMapTest : public Quiet {};
using AllMaps =
    testing::Types<FlatMap<roost::checked>, Map<roost::checked>,
                   FlatMap<roost::unchecked>, Map<roost::unchecked>>;
TYPED_TEST_SUITE(LegalMapTest, AllMaps);

TYPED_TEST(LegalMapTest, LookUpInConstructor) {
  TypeParam Table = filled<TypeParam>(8);
  bool Found = false;
  Meddler::InConstructor = [&] { Found = Table.contains(3); };
  addInPlace(Table, 77);
  EXPECT_TRUE(Found);
}
TYPED_TEST(LegalMapTest, ChangeInDestructorOfErased) {
  TypeParam Table = filled<TypeParam>(8);
  Meddler::InDestructor = [&] {
    Table.erase(4);
    addInPlace(Table, 100);
  };
  Table.erase(3);
  EXPECT_EQ(Table.size(), 7u);
}

// Both modes, one table (T27).

template <template <class> class Kind> void changeByTurns() {
  using Checked = Kind<roost::checked>;
  using Unchecked = Kind<roost::unchecked>;
  static_assert(sizeof(Checked) == sizeof(Unchecked), "T27");
  static_assert(sizeof(typename Checked::iterator) ==
                    sizeof(typename Unchecked::iterator),
                "T27");
  Checked Table;
  void *volatile Same = &Table;
  auto &AsUnchecked = *static_cast<Unchecked *>(Same);
  for (int I = 0; I != 3000; ++I) {
    add(Table, 2 * I);
    add(AsUnchecked, 2 * I + 1);
    if (I % 7 == 0) {
      Table.erase(I);
      AsUnchecked.erase(AsUnchecked.begin());
    }
    if (I % 1000 == 999)
      AsUnchecked.clear();
    auto It = Table.begin();
    AsUnchecked.find(2 * I);
    if (It != Table.end())
      (void)keyAt(It);
  }
  const std::size_t Size = AsUnchecked.size();
  EXPECT_EQ(static_cast<std::size_t>(std::distance(Table.begin(), Table.end())),
            Size);
  EXPECT_EQ(static_cast<std::size_t>(
                std::distance(AsUnchecked.begin(), AsUnchecked.end())),
            Size);
}
TEST(MixedModes, FlatMap) { changeByTurns<FlatMap>(); }
TEST(MixedModes, FlatSet) { changeByTurns<FlatSet>(); }
TEST(MixedModes, Map) { changeByTurns<Map>(); }
TEST(MixedModes, MultiSet) { changeByTurns<MultiSet>(); }

} // namespace
