//===- NodeExceptionTest.cpp - Throwing at every step, with nodes ---------===//
//
// As ExceptionTest.cpp, for the node kinds: each operation is run again and
// again on a fresh table, throwing at the first step that can throw, at the
// second, and so on until it completes. Steps are allocations, hashes,
// comparisons and constructors. After each failure contents, invariants and, in
// the end, everything made and allocated are looked at (T6, T12, T13, T23).
//
//===----------------------------------------------------------------------===//
#include "Types.h"
#include <gtest/gtest.h>
#include <map>
#include <vector>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

long Blocks = 0;

/// Counts what is allocated and constructed; both are steps.
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
  template <class U, class... Arguments>
  void construct(U *At, Arguments &&...Values) {
    Bomb::step();
    ::new (static_cast<void *>(At)) U(std::forward<Arguments>(Values)...);
  }
  friend bool operator==(BombAllocator, BombAllocator) { return true; }
  friend bool operator!=(BombAllocator, BombAllocator) { return false; }
};

// Neither moved nor copied by the table itself, so one type does for all.
using K = Throwing<true, true>;
using Map = roost::unordered_map<K, K, BombHash, BombEqual,
                                 BombAllocator<std::pair<const K, K>>>;
using Multi = roost::unordered_multimap<K, K, BombHash, BombEqual,
                                        BombAllocator<std::pair<const K, K>>>;

template <class M> std::multimap<int, int> contents(const M &Of) {
  std::multimap<int, int> Result;
  for (const auto &[Key, Value] : Of)
    Result.emplace(Key.number(), Value.number());
  return Result;
}

enum class Promise { Strong, Basic };

template <class M, class Operation>
void throwEverywhere(Promise Given, Operation Operate,
                     std::vector<int> Sizes = {0, 1, 3, 7, 8, 14, 15, 16, 25,
                                               26, 27, 52}) {
  for (int Size : Sizes) {
    for (long Steps = 0;; ++Steps) {
      ASSERT_LT(Steps, 20000);
      M Table;
      for (int I = 0; I != Size; ++I)
        Table.emplace(K(I), K(I * 10));
      const auto Before = contents(Table);
      std::map<const void *, int> Addresses;
      for (const auto &[Key, Value] : Table)
        Addresses[&Key] = Value.number();
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
      if (Given == Promise::Strong) {
        ASSERT_EQ(contents(Table), Before) << Size << " elements, " << Steps;
        for (const auto &[Key, Value] : Table)
          ASSERT_EQ(Addresses.at(&Key), Value.number());
      }
      // It must still work.
      Table.emplace(K(1000), K(1));
      ASSERT_EQ(Table.find(K(1000))->second.number(), 1);
      checkInvariants(Table);
    }
  }
  ASSERT_EQ(K::living(), 0);
  ASSERT_EQ(Blocks, 0);
}

template <class M> class NodeExceptions : public testing::Test {};
using Kinds = testing::Types<Map, Multi>;
TYPED_TEST_SUITE(NodeExceptions, Kinds);

TYPED_TEST(NodeExceptions, InsertionOfOne) {
  using M = TypeParam;
  throwEverywhere<M>(Promise::Strong, [](M &T) { T.emplace(K(77), K(5)); });
  throwEverywhere<M>(Promise::Strong, [](M &T) { T.emplace(77, 5); });
  throwEverywhere<M>(Promise::Strong, [](M &T) {
    const typename M::value_type Element(
        std::piecewise_construct, std::make_tuple(77), std::make_tuple(5));
    T.insert(Element);
  });
  // An equal key: found, or the start of a ring.
  throwEverywhere<M>(Promise::Strong, [](M &T) { T.emplace(0, 5); });
  throwEverywhere<M>(Promise::Strong,
                     [](M &T) { T.emplace_hint(T.cbegin(), 77, 5); });
}
TEST(NodeExceptionsOfMaps, InsertionByKey) {
  throwEverywhere<Map>(Promise::Strong,
                       [](Map &T) { T.try_emplace(K(77), 5); });
  throwEverywhere<Map>(Promise::Strong, [](Map &T) { T[K(77)]; });
  throwEverywhere<Map>(Promise::Strong,
                       [](Map &T) { T.insert_or_assign(K(77), K(5)); });
}
TYPED_TEST(NodeExceptions, LookUpAndErasure) {
  using M = TypeParam;
  throwEverywhere<M>(Promise::Strong, [](M &T) {
    T.find(K(1));
    T.count(K(99));
    T.equal_range(K(2));
    if (T.bucket_count() != 0)
      (void)T.bucket(K(1));
  });
  throwEverywhere<M>(Promise::Strong, [](M &T) { T.erase(K(2)); });
}
TYPED_TEST(NodeExceptions, ReserveAndRehash) {
  using M = TypeParam;
  throwEverywhere<M>(Promise::Strong, [](M &T) { T.reserve(200); });
  throwEverywhere<M>(Promise::Strong, [](M &T) { T.rehash(0); });
}
TYPED_TEST(NodeExceptions, CopiesAndAssignments) {
  using M = TypeParam;
  throwEverywhere<M>(Promise::Strong, [](M &T) { M Copy(T); });
  throwEverywhere<M>(Promise::Basic, [](M &T) {
    M Other;
    for (int I = 0; I != 5; ++I)
      Other.emplace(I / 2, I);
    T = Other;
  });
  throwEverywhere<M>(Promise::Basic, [](M &T) {
    T = {typename M::value_type(std::piecewise_construct, std::make_tuple(7),
                                std::make_tuple(5))};
  });
}
TYPED_TEST(NodeExceptions, MovesNeverThrow) {
  using M = TypeParam;
  static_assert(std::is_nothrow_move_constructible<M>::value, "");
  M T;
  for (int I = 0; I != 20; ++I)
    T.emplace(I, I);
  Bomb::arm(0);
  M Moved(std::move(T));
  T.swap(Moved);
  Moved = std::move(T);
  T.clear();
  for (auto It = Moved.begin(); It != Moved.end();)
    It = Moved.erase(It);
  Bomb::disarm();
  checkInvariants(Moved);
}
TYPED_TEST(NodeExceptions, Handles) {
  using M = TypeParam;
  throwEverywhere<M>(Promise::Strong, [](M &T) { T.extract(K(3)); }, {0, 1, 3});
  // A failed insertion leaves the element in the handle.
  throwEverywhere<M>(Promise::Strong, [](M &T) {
    M Other;
    Other.emplace(77, 5);
    auto Handle = Other.extract(Other.begin());
    try {
      T.insert(std::move(Handle));
    } catch (Bomb::Blast) {
      Bomb::disarm();
      EXPECT_FALSE(Handle.empty()); // NOLINT
      EXPECT_EQ(Handle.key().number(), 77);
      throw;
    }
  });
}
TYPED_TEST(NodeExceptions, Merging) {
  using M = TypeParam;
  throwEverywhere<M>(Promise::Basic, [](M &T) {
    Multi Other;
    for (int I = 0; I != 30; ++I)
      Other.emplace(I / 2 + 3, I);
    const std::size_t All = Other.size() + T.size();
    try {
      T.merge(Other);
    } catch (Bomb::Blast) {
      Bomb::disarm();
      checkInvariants(Other);
      EXPECT_EQ(Other.size() + T.size(), All) << "none lost, none twice";
      throw;
    }
    EXPECT_EQ(Other.size() + T.size(), All);
  });
}
TYPED_TEST(NodeExceptions, Churn) {
  using M = TypeParam;
  throwEverywhere<M>(Promise::Basic,
                     [](M &T) {
                       for (int I = 0; I != 60; ++I) {
                         T.emplace(I + 100, I);
                         T.erase(K(I));
                       }
                     },
                     {0, 26, 52});
}
/// While a large table grows bit by bit.
TYPED_TEST(NodeExceptions, Growth) {
  using M = TypeParam;
  for (long Steps = 0; Steps < 4000; Steps += 7) {
    M T;
    int Count = 0;
    while (!T.rehashing())
      T.emplace(Count, Count), ++Count;
    Bomb::arm(Steps);
    try {
      for (int I = 0; I != 200; ++I)
        T.emplace(Count + I, I);
    } catch (Bomb::Blast) {
    }
    Bomb::disarm();
    checkInvariants(T);
    for (int I = 0; I < Count; I += 5)
      ASSERT_EQ(T.find(K(I))->second.number(), I);
    if (Steps == 700)
      Steps = 3900;
  }
  ASSERT_EQ(Blocks, 0);
}

} // namespace
