//===- ExceptionTest.cpp - Throwing at every step of every operation ------===//
//
// Each operation is run again and again on a fresh copy of a table, throwing at
// the first step that can throw, at the second, and so on until it completes.
// After each failure the table is looked at (T6, T12, T13), and everything made
// must be gone in the end.
//
//===----------------------------------------------------------------------===//
#include "Types.h"
#include <gtest/gtest.h>
#include <map>
#include <vector>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

/// Counts what is allocated; an allocation is a step.
template <class T> struct BombAllocator {
  using value_type = T;
  BombAllocator() = default;
  template <class U> BombAllocator(const BombAllocator<U> &) noexcept {}
  T *allocate(std::size_t Count) {
    Bomb::step();
    ++Blocks;
    return std::allocator<T>().allocate(Count);
  }
  void deallocate(T *Memory, std::size_t Count) noexcept {
    --Blocks;
    std::allocator<T>().deallocate(Memory, Count);
  }
  friend bool operator==(BombAllocator, BombAllocator) { return true; }
  friend bool operator!=(BombAllocator, BombAllocator) { return false; }
  static long Blocks;
};
template <class T> long BombAllocator<T>::Blocks = 0;


template <class K, class V>
using Map = roost::unordered_flat_map<K, V, BombHash, BombEqual,
                                      BombAllocator<std::pair<const K, V>>>;

template <class M> std::map<int, int> contents(const M &Of) {
  std::map<int, int> Result;
  for (const auto &[Key, Value] : Of)
    Result[Key.number()] = Value.number();
  return Result;
}

enum class Promise { Strong, Basic };

/// Runs `Operate` on tables of `Sizes` elements, throwing at each step.
template <class K, class V, class Operation>
void throwEverywhere(Promise Given, Operation Operate) {
  using M = Map<K, V>;
  // Sizes with room left and full ones of each kind of shape.
  for (int Size : {0, 1, 3, 7, 8, 14, 15, 16, 25, 26, 27, 52}) {
    for (long Steps = 0;; ++Steps) {
      ASSERT_LT(Steps, 10000);
      M Table;
      for (int I = 0; I != Size; ++I)
        Table.try_emplace(K(I), I * 10);
      const auto Before = contents(Table);
      bool Thrown = false;
      Bomb::arm(Steps);
      try {
        Operate(Table);
      } catch (Bomb::Blast) {
        Thrown = true;
      }
      Bomb::disarm();
      checkInvariants(Table);
      if (!Thrown)
        break;
      if (Given == Promise::Strong)
        ASSERT_EQ(contents(Table), Before) << Size << " elements, " << Steps;
      // It must still work.
      Table.try_emplace(K(1000), 1);
      ASSERT_EQ(Table.at(K(1000)).number(), 1);
    }
  }
  ASSERT_EQ(K::living(), 0);
  ASSERT_EQ(V::living(), 0);
  ASSERT_EQ((BombAllocator<roost::detail::Chunk<16>>::Blocks), 0);
}

using Copying = Throwing<true, true>;   // copied when the table grows
using Moving = Throwing<false, false>;  // moved, cannot throw
using Either = Throwing<false, true>;   // moved, though it could be copied
using Reckless = Throwing<true, false>; // moved, and may throw

template <class T> class Exceptions : public testing::Test {};
using Kinds = testing::Types<Copying, Moving, Either>;
TYPED_TEST_SUITE(Exceptions, Kinds);

TYPED_TEST(Exceptions, Insertion) {
  using K = TypeParam;
  throwEverywhere<K, K>(Promise::Strong,
                        [](auto &M) { M.try_emplace(K(77), 5); });
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) { M[K(77)]; });
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) { M.emplace(K(77), 5); });
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) { M.emplace(77, 5); });
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) {
    M.insert(std::pair<K, K>(std::piecewise_construct, std::make_tuple(77),
                             std::make_tuple(5)));
  });
}
TYPED_TEST(Exceptions, InsertionOfAKeyThatIsThere) {
  using K = TypeParam;
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) {
    if (!M.empty())
      M.try_emplace(K(0), 5);
  });
}
TYPED_TEST(Exceptions, LookUp) {
  using K = TypeParam;
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) {
    M.find(K(1));
    M.count(K(99));
  });
}
TYPED_TEST(Exceptions, EraseByKey) {
  using K = TypeParam;
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) { M.erase(K(2)); });
}
TYPED_TEST(Exceptions, ReserveAndRehash) {
  using K = TypeParam;
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) { M.reserve(200); });
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) { M.rehash(0); });
}
TYPED_TEST(Exceptions, ManyInsertions) {
  using K = TypeParam;
  throwEverywhere<K, K>(Promise::Basic, [](auto &M) {
    for (int I = 0; I != 40; ++I)
      M.try_emplace(K(I + 100), I);
  });
}

TEST(Exceptions, Copying) {
  using K = Copying;
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) { auto Copy = M; });
  throwEverywhere<K, K>(Promise::Basic, [](auto &M) {
    std::decay_t<decltype(M)> Other;
    Other.try_emplace(K(200), 1);
    Other.try_emplace(K(201), 1);
    M = Other;
  });
  throwEverywhere<K, K>(Promise::Basic, [](auto &M) {
    std::decay_t<decltype(M)> Other;
    Other.try_emplace(K(200), 1);
    Other = M;
  });
}
TEST(Exceptions, InitializerListsAndRanges) {
  using K = Copying;
  throwEverywhere<K, K>(Promise::Basic, [](auto &M) {
    std::vector<std::pair<const K, K>> Source;
    Source.reserve(3);
    for (int I = 0; I != 3; ++I)
      Source.emplace_back(std::piecewise_construct, std::make_tuple(I * 100),
                          std::make_tuple(I));
    M.insert(Source.begin(), Source.end());
    std::decay_t<decltype(M)> Made(Source.begin(), Source.end());
  });
}
TEST(Exceptions, MovesThatThrowAndCannotBeCopied) {
  using K = Reckless;
  throwEverywhere<K, K>(Promise::Basic,
                        [](auto &M) { M.try_emplace(K(77), 5); });
}
TEST(Exceptions, MovingTablesNeverThrows) {
  using M = Map<Copying, Copying>;
  static_assert(std::is_nothrow_move_constructible<M>::value, "");
  M Table;
  for (int I = 0; I != 20; ++I)
    Table.try_emplace(Copying(I), I);
  Bomb::arm(0);
  M Moved(std::move(Table));
  Table.swap(Moved);
  Moved = std::move(Table);
  Bomb::disarm();
  EXPECT_EQ(Moved.size(), 20u);
}

TEST(Exceptions, InFirstStorage) {
  using K = Moving;
  StorageScope Given;
  throwEverywhere<K, K>(Promise::Strong,
                        [](auto &M) { M.try_emplace(K(777), 5); });
  throwEverywhere<K, K>(Promise::Strong, [](auto &M) { M.reserve(500); });
}

/// An allocator that need not be equal to another of its type, though it is: a
/// swap of tables that have one may throw.
template <class T> struct StatefulAllocator : BombAllocator<T> {
  using is_always_equal = std::false_type;
  template <class U> struct rebind {
    using other = StatefulAllocator<U>;
  };
  StatefulAllocator() = default;
  template <class U>
  StatefulAllocator(const StatefulAllocator<U> &) noexcept {}
};

TEST(Exceptions, SwapWithoutMemoryLosesElementsButLeaksNone) {
  using Set = roost::unordered_flat_set<Tracked, BombHash, BombEqual,
                                        StatefulAllocator<Tracked>>;
  bool Threw = true;
  for (long Step = 0; Threw; ++Step) {
    {
      StorageScope Given;
      Set First;
      First.emplace(1);
      Given.give(false);
      Set Heap;
      for (int I = 0; I != 40; ++I)
        Heap.emplace(I);
      Threw = false;
      Bomb::arm(Step);
      try {
        First.swap(Heap);
      } catch (Bomb::Blast) {
        Threw = true;
      }
      Bomb::disarm();
      checkInvariants(First);
      checkInvariants(Heap);
      EXPECT_EQ(First.size(), 40u - 39u * (Threw && First.size() == 1));
    }
    EXPECT_EQ(Tracked::living(), 0) << "step " << Step;
    ASSERT_LT(Step, 10);
  }
}

} // namespace
