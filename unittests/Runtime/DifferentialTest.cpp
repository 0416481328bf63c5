//===- DifferentialTest.cpp - The same operations on ours and on std's ----===//
//
// Random operations on a few tables at once, among them copies, moves and
// swaps, with and without first storage, each compared with std's after every
// step, and with the invariants checked.
//
//===----------------------------------------------------------------------===//
#include "Types.h"
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <unordered_map>
#include <unordered_set>

using namespace roosttest;

namespace {

template <class T> T make(unsigned Number) { return static_cast<T>(Number); }
template <> std::string make<std::string>(unsigned Number) {
  // Short and long strings, so that some own memory.
  return std::string(Number % 3 == 0 ? 40 : 2, 'k') + std::to_string(Number);
}
template <> Tracked make<Tracked>(unsigned Number) {
  return Tracked(static_cast<int>(Number));
}
template <> Aligned make<Aligned>(unsigned Number) {
  return Aligned(static_cast<int>(Number));
}

template <class K, class V, class Hash> struct MapCase {
  using Ours = roost::unordered_flat_map<K, V, Hash>;
  using Theirs = std::unordered_map<K, V, Hash>;

  static void expectSame(const Ours &A, const Theirs &B) {
    roost::detail::checkInvariants(A);
    ASSERT_EQ(A.size(), B.size());
    std::size_t Seen = 0;
    for (const auto &[Key, Value] : A) {
      auto Found = B.find(Key);
      ASSERT_NE(Found, B.end());
      ASSERT_TRUE(Found->second == Value);
      ++Seen;
    }
    ASSERT_EQ(Seen, B.size());
  }

  static void run(unsigned Seed, unsigned Keys, unsigned Steps) {
    constexpr std::size_t kTables = 3;
    std::mt19937 Random(Seed);
    Ours A[kTables];
    Theirs B[kTables];
    for (unsigned Step = 0; Step != Steps; ++Step) {
      const std::size_t I = Random() % kTables, J = Random() % kTables;
      const K Key = make<K>(Random() % Keys);
      const V Value = make<V>(Random() % 1000);
      switch (Random() % 24) {
      case 0:
      case 1:
      case 2:
        // A run of keys, or erasures would keep the tables small.
        for (unsigned Run = Random() % Keys, First = Random() % Keys; Run;
             --Run) {
          const K Each = make<K>((First + Run) % Keys);
          A[I][Each] = Value;
          B[I][Each] = Value;
        }
        break;
      case 3:
      case 4:
      case 5: {
        auto X = A[I].insert({Key, Value});
        auto Y = B[I].insert({Key, Value});
        ASSERT_EQ(X.second, Y.second);
        ASSERT_TRUE(X.first->second == Y.first->second);
        break;
      }
      case 6:
        ASSERT_EQ(A[I].try_emplace(Key, Value).second,
                  B[I].try_emplace(Key, Value).second);
        break;
      case 7:
        ASSERT_EQ(A[I].insert_or_assign(Key, Value).second,
                  B[I].insert_or_assign(Key, Value).second);
        break;
      case 8:
        ASSERT_EQ(A[I].emplace(Key, Value).second,
                  B[I].emplace(Key, Value).second);
        break;
      case 9:
      case 10:
      case 11:
      case 12:
        ASSERT_EQ(A[I].erase(Key), B[I].erase(Key));
        break;
      case 13:
        if (auto It = A[I].find(Key); It != A[I].end()) {
          A[I].erase(It);
          B[I].erase(Key);
        }
        break;
      case 14: {
        // Erase on the way, and see every element exactly once.
        std::size_t Seen = 0, Before = A[I].size();
        for (auto It = A[I].begin(); It != A[I].end(); ++Seen)
          if (Random() % 4 == 0) {
            B[I].erase(It->first);
            It = A[I].erase(It);
          } else {
            ++It;
          }
        ASSERT_EQ(Seen, Before);
        break;
      }
      case 15:
        ASSERT_EQ(A[I].count(Key), B[I].count(Key));
        break;
      case 16:
        A[I] = A[J];
        B[I] = B[J];
        break;
      case 17: {
        Ours Copy(A[I]);
        expectSame(Copy, B[I]);
        ASSERT_TRUE(Copy == A[I]);
        A[I] = std::move(Copy);
        ASSERT_TRUE(Copy.empty()); // NOLINT: T10
        break;
      }
      case 18:
        A[I].swap(A[J]);
        B[I].swap(B[J]);
        break;
      case 19: {
        Ours Moved(std::move(A[I]));
        expectSame(Moved, B[I]);
        ASSERT_TRUE(A[I].empty());
        roost::detail::checkInvariants(A[I]);
        A[I][Key] = Value;
        swap(A[I], Moved);
        expectSame(A[I], B[I]);
        break;
      }
      case 20:
        if (Random() % 8 == 0) {
          A[I].clear();
          B[I].clear();
        }
        break;
      case 21:
        A[I].reserve(Random() % (2 * Keys));
        break;
      case 22:
        A[I].rehash(Random() % Keys);
        break;
      case 23: {
        const unsigned Part = 2 + Random() % 4;
        unsigned Turn = 0;
        erase_if(A[I], [&](const auto &Element) {
          const bool Gone = Turn++ % Part == 0;
          if (Gone)
            B[I].erase(Element.first);
          return Gone;
        });
        break;
      }
      }
      expectSame(A[I], B[I]);
      if (J != I)
        expectSame(A[J], B[J]);
      if (testing::Test::HasFatalFailure())
        return;
    }
  }
};

template <class Case> class Differential : public testing::Test {};

using Cases = testing::Types<
    MapCase<int, int, std::hash<int>>, MapCase<unsigned char, char, SpreadHash>,
    MapCase<std::uint64_t, std::string, IdentityHash>,
    MapCase<std::uint64_t, std::uint64_t, LowZeroHash>,
    MapCase<int, int, ConstantHash>,
    MapCase<std::string, int, std::hash<std::string>>,
    MapCase<std::string, std::string, SpreadHash>,
    MapCase<Tracked, Tracked, TrackedHash>, MapCase<Aligned, int, TrackedHash>,
    MapCase<int, Aligned, IdentityHash>>;
TYPED_TEST_SUITE(Differential, Cases);

TYPED_TEST(Differential, FewKeysOnHeap) {
  for (unsigned Seed = 0; Seed != 12; ++Seed)
    TypeParam::run(Seed, 24, 400);
  EXPECT_EQ(Tracked::living(), 0);
}
TYPED_TEST(Differential, ManyKeysOnHeap) {
  for (unsigned Seed = 0; Seed != 3; ++Seed)
    TypeParam::run(Seed, 220, 500);
  EXPECT_EQ(Tracked::living(), 0);
}
TYPED_TEST(Differential, FewKeysInFirstStorage) {
  for (unsigned Seed = 0; Seed != 12; ++Seed) {
    StorageScope Given(Seed * 96);
    TypeParam::run(Seed, 24, 400);
  }
  EXPECT_EQ(Tracked::living(), 0);
}
TYPED_TEST(Differential, ManyKeysSpillFromFirstStorage) {
  for (unsigned Seed = 0; Seed != 3; ++Seed) {
    StorageScope Given(Seed * 500);
    TypeParam::run(Seed, 220, 500);
  }
  EXPECT_EQ(Tracked::living(), 0);
}

} // namespace
