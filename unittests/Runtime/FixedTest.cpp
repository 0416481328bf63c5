//===- FixedTest.cpp - Tables of fixed capacity ---------------------------===//
//
// Random operations compared with std's, full tables among them, with the
// invariants checked after every step; then one promise after the other.
//
//===----------------------------------------------------------------------===//
#include "Types.h"
#include "roost/detail/check_fixed_invariants.h"
#include "roost/unordered_fixed_map.h"
#include "roost/unordered_fixed_set.h"
#include <array>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <string_view>
#include <vector>

using namespace roosttest;
using roost::unordered_fixed_map;
using roost::unordered_fixed_set;
using roost::detail::checkInvariants;

namespace {

// Known at compile time: sizes, and an empty table.
static_assert(sizeof(unordered_fixed_map<std::uint32_t, std::uint32_t, 8>) ==
              96);
static_assert(sizeof(unordered_fixed_map<std::uint64_t, std::uint64_t, 14>) ==
              16 + 14 * 16 + 16);
static_assert(sizeof(unordered_fixed_set<std::uint64_t, 100>) ==
              8 * 16 + 8 * 15 * 8 + 16);
static_assert(unordered_fixed_set<int, 7>::capacity() == 7);
constexpr unordered_fixed_map<int, int, 20> Nothing;
static_assert(Nothing.empty() && !Nothing.full() && Nothing.size() == 0);
static_assert(std::is_nothrow_move_constructible<
              unordered_fixed_map<std::string, Tracked, 4>>::value);
static_assert(!std::is_nothrow_move_constructible<
              unordered_fixed_map<int, Throwing<true, true>, 4>>::value);

template <class T> T make(unsigned Number) { return static_cast<T>(Number); }
template <> std::string make<std::string>(unsigned Number) {
  return std::string(Number % 3 == 0 ? 40 : 2, 'k') + std::to_string(Number);
}
template <> Tracked make<Tracked>(unsigned Number) {
  return Tracked(static_cast<int>(Number));
}
template <> Aligned make<Aligned>(unsigned Number) {
  return Aligned(static_cast<int>(Number));
}

template <class K, class V, std::size_t N, class Hash> struct FixedCase {
  using Ours = unordered_fixed_map<K, V, N, Hash>;
  using Theirs = std::vector<std::pair<K, V>>;

  static typename Theirs::iterator findIn(Theirs &In, const K &Key) {
    auto It = In.begin();
    while (It != In.end() && !(It->first == Key))
      ++It;
    return It;
  }
  /// Whether an insertion is expected to insert.
  static bool inserts(Theirs &In, const K &Key, const V &Value) {
    if (In.size() == N || findIn(In, Key) != In.end())
      return false;
    In.emplace_back(Key, Value);
    return true;
  }
  static void expectSame(const Ours &A, Theirs &B) {
    checkInvariants(A);
    ASSERT_EQ(A.size(), B.size());
    ASSERT_EQ(A.full(), B.size() == N);
    std::size_t Seen = 0;
    for (const auto &[Key, Value] : A) {
      auto Found = findIn(B, Key);
      ASSERT_NE(Found, B.end());
      ASSERT_TRUE(Found->second == Value);
      ++Seen;
    }
    ASSERT_EQ(Seen, B.size());
  }

  static void run(unsigned Seed) {
    std::mt19937 Random(Seed);
    Ours A[2];
    Theirs B[2];
    for (unsigned Step = 0; Step != 600; ++Step) {
      const unsigned I = Random() % 2, J = 1 - I;
      const K Key = make<K>(Random() % (N + N / 2 + 2));
      const V Value = make<V>(Random() % 1000);
      const bool Fits = B[I].size() != N || findIn(B[I], Key) != B[I].end();
      switch (Random() % 16) {
      case 0:
      case 1:
      case 2:
      case 3: {
        auto [It, Inserted] = A[I].try_emplace(Key, Value);
        ASSERT_EQ(Inserted, inserts(B[I], Key, Value));
        ASSERT_EQ(It != A[I].end(), Fits);
        break;
      }
      case 4: {
        auto [It, Inserted] = A[I].insert({Key, Value});
        ASSERT_EQ(Inserted, inserts(B[I], Key, Value));
        ASSERT_EQ(It != A[I].end(), Fits);
        break;
      }
      case 5:
        ASSERT_EQ(A[I].emplace(Key, Value).second, inserts(B[I], Key, Value));
        break;
      case 6:
        ASSERT_EQ(A[I].insert_or_assign(Key, Value).first != A[I].end(), Fits);
        if (auto Found = findIn(B[I], Key); Found != B[I].end())
          Found->second = Value;
        else
          inserts(B[I], Key, Value);
        break;
      case 7:
      case 8:
      case 9: {
        auto Found = findIn(B[I], Key);
        ASSERT_EQ(A[I].erase(Key), Found != B[I].end() ? 1u : 0u);
        if (Found != B[I].end())
          B[I].erase(Found);
        break;
      }
      case 10:
        for (auto It = A[I].begin(); It != A[I].end();)
          if (Random() % 4 == 0) {
            B[I].erase(findIn(B[I], It->first));
            It = A[I].erase(It);
          } else {
            ++It;
          }
        break;
      case 11:
        A[I] = A[J];
        B[I] = B[J];
        break;
      case 12: {
        Ours Moved(std::move(A[I]));
        ASSERT_TRUE(A[I].empty());
        checkInvariants(A[I]);
        expectSame(Moved, B[I]);
        A[I] = std::move(Moved);
        ASSERT_TRUE(Moved.empty()); // NOLINT: what is promised
        break;
      }
      case 13:
        swap(A[I], A[J]);
        std::swap(B[I], B[J]);
        break;
      case 14:
        if (Random() % 4 == 0) {
          A[I].clear();
          B[I].clear();
        }
        break;
      case 15: {
        Ours Copy(A[I]);
        ASSERT_TRUE(Copy == A[I]);
        ASSERT_EQ(A[I].count(Key), findIn(B[I], Key) != B[I].end());
        break;
      }
      }
      expectSame(A[I], B[I]);
      expectSame(A[J], B[J]);
      if (testing::Test::HasFatalFailure())
        return;
    }
  }
};

template <class Case> class Fixed : public testing::Test {};
using Cases = testing::Types<
    FixedCase<int, int, 1, roost::fixed_hash<int>>,
    FixedCase<std::uint64_t, char, 8, IdentityHash>,
    FixedCase<unsigned char, Tracked, 15, roost::fixed_hash<unsigned char>>,
    FixedCase<int, std::string, 16, SpreadHash>,
    FixedCase<int, int, 100, ConstantHash>,
    FixedCase<std::uint64_t, int, 64, LowZeroHash>,
    FixedCase<std::string, std::string, 40, roost::fixed_hash<std::string>>,
    FixedCase<Tracked, Tracked, 33, TrackedHash>,
    FixedCase<Aligned, Aligned, 17, TrackedHash>>;
TYPED_TEST_SUITE(Fixed, Cases);

TYPED_TEST(Fixed, DoesAsStdWithinItsCapacity) {
  for (unsigned Seed = 0; Seed != 12; ++Seed)
    TypeParam::run(Seed);
  EXPECT_EQ(Tracked::living(), 0);
}

TEST(FixedMap, ElementsStayWhereTheyAreUntilErased) {
  unordered_fixed_map<int, Tracked, 500> Map;
  std::map<int, const Tracked *> Addresses;
  std::mt19937 Random(3);
  for (int Step = 0; Step != 20000; ++Step) {
    const int Key = static_cast<int>(Random() % 700);
    if (Random() % 2) {
      if (auto [It, New] = Map.try_emplace(Key, Key); New)
        Addresses[Key] = &It->second;
    } else if (Map.erase(Key)) {
      Addresses.erase(Key);
    }
  }
  ASSERT_GT(Map.size(), 200u);
  for (auto [Key, Address] : Addresses)
    ASSERT_EQ(&Map.at(Key), Address);
}

TEST(FixedMap, ValuesNeedNotMove) {
  struct Rock {
    explicit Rock(int Weight) : Weight(Weight) {}
    Rock(const Rock &) = delete;
    int Weight;
  };
  unordered_fixed_map<std::string, Rock, 20> Rocks;
  for (int I = 0; I != 20; ++I)
    ASSERT_TRUE(Rocks.try_emplace(std::to_string(I), I).second);
  EXPECT_EQ(Rocks.at("7").Weight, 7);
  Rocks.erase("7");
  EXPECT_FALSE(Rocks.contains("7"));
}

TEST(FixedMap, TextsAreLookedUpByTextsOfAnyKind) {
  unordered_fixed_map<std::string, int, 30> Map{{"one", 1}, {"two", 2}};
  const std::string_view Two = "two";
  EXPECT_EQ(Map.find(Two)->second, 2);
  EXPECT_EQ(Map.at(Two), 2);
  EXPECT_TRUE(std::as_const(Map).contains(std::string_view("one")));
  EXPECT_EQ(Map.count("three"), 0u);
  EXPECT_EQ(Map.erase(Two), 1u);
  EXPECT_FALSE(Map.contains("two"));

  struct Traits : std::char_traits<char> {};
  EXPECT_TRUE(roost::detail::IsByteString<std::string>::value);
  EXPECT_TRUE((roost::detail::IsByteString<std::array<char, 4>>::value));
  EXPECT_FALSE(
      (roost::detail::IsByteString<std::basic_string<char, Traits>>::value));
  EXPECT_FALSE(roost::detail::IsByteString<std::u16string>::value);
  EXPECT_FALSE(roost::detail::IsByteString<std::vector<bool>>::value);
}

TEST(FixedMap, RangesSayWhereTheyDidNotFit) {
  const std::pair<int, char> Values[] = {
      {1, 'a'}, {2, 'b'}, {1, 'c'}, {3, 'd'}, {2, 'e'}};
  unordered_fixed_map<int, char, 2> Map;
  EXPECT_EQ(Map.insert(Values, Values + 5), Values + 3);
  EXPECT_EQ(Map.size(), 2u);
  EXPECT_EQ(Map.insert(Values, Values + 3), Values + 3);
  unordered_fixed_set<int, 2> Set;
  EXPECT_EQ(*Set.insert({5, 5, 6, 7, 8}), 7);
}

TEST(FixedMapDeathTest, WhatHasNoAnswerEndsTheProgram) {
  unordered_fixed_map<int, int, 2> Map{{1, 1}, {2, 2}};
  EXPECT_DEATH(Map[3], "");
  EXPECT_DEATH((void)Map.at(3), "");
  EXPECT_DEATH((unordered_fixed_set<int, 1>{1, 2}), "");
  EXPECT_EQ(++Map[2], 3);
}

TEST(FixedMap, ChurnDoesNotLengthenLookUps) {
  // Without renewal of the overflow bits, all of them would be set soon (F4).
  unordered_fixed_set<std::uint64_t, 1000> Set;
  std::vector<std::uint64_t> Keys;
  std::mt19937_64 Random(4);
  for (int Step = 0; Step != 100000; ++Step) {
    if (Keys.size() == 800) {
      std::swap(Keys[Random() % 800], Keys.back());
      Set.erase(Keys.back());
      Keys.pop_back();
    }
    Keys.push_back(Random());
    ASSERT_TRUE(Set.insert(Keys.back()).second);
  }
  checkInvariants(Set);
  // 0.01 in a new table of the same keys, 0.09 here.
  EXPECT_LT(roost::detail::FixedInvariantCheck::overflowShare(Set), 0.2);
}

TEST(FixedSet, KeysCanOnlyBeMovedIn) {
  struct OwnerHash {
    std::size_t operator()(const MoveOnly &M) const {
      return static_cast<std::size_t>(M.number());
    }
  };
  unordered_fixed_set<MoveOnly, 20, OwnerHash> Set;
  for (int I = 0; I != 20; ++I)
    EXPECT_TRUE(Set.insert(MoveOnly(I)).second);
  auto Moved = std::move(Set);
  EXPECT_TRUE(Moved.contains(MoveOnly(7)));
  EXPECT_EQ(Set.size(), 0u); // NOLINT: what is promised
}

/// Hashes and compares at the bomb's will.
struct IntBombHash {
  std::size_t operator()(int Key) const {
    Bomb::step();
    return static_cast<std::size_t>(Key % 3);
  }
};
struct IntBombEqual {
  bool operator()(int A, int B) const {
    Bomb::step();
    return A == B;
  }
};

TEST(FixedMap, AnOperationThatThrowsLeavesATable) {
  using Value = Throwing<true, true>;
  using Map = unordered_fixed_map<int, Value, 40, IntBombHash, IntBombEqual>;
  using Contents = std::map<int, int>;
  auto contents = [](const Map &Of) {
    Contents All;
    for (auto &[Key, Value] : Of)
      All[Key] = Value.number();
    return All;
  };
  Map Full;
  for (int I = 0; I != 38; ++I)
    Full.try_emplace(I, I);
  unsigned Blasts = 0;
  // Each operation, with each of its steps throwing in turn, until none does.
  auto each = [&](auto Operation) {
    for (long Step = 0;; ++Step) {
      Map A(Full), B;
      B.try_emplace(5, 55);
      const Contents Before = contents(A);
      Bomb::arm(Step);
      bool Thrown = false;
      try {
        Operation(A, B);
      } catch (Bomb::Blast) {
        Thrown = true;
        ++Blasts;
      }
      Bomb::disarm();
      checkInvariants(A);
      checkInvariants(B);
      if (Thrown && A.size() >= 38) {
        EXPECT_EQ(contents(A), Before); // F5
      }
      if (!Thrown)
        break;
    }
  };
  each([](Map &A, Map &) { A.try_emplace(100, 1); });
  each([](Map &A, Map &) { A.emplace(100, Value(1)); });
  each([](Map &A, Map &) { A.insert_or_assign(100, Value(1)); });
  each([](Map &A, Map &) { A.erase(7); });
  each([](Map &A, Map &) { A.find(99); });
  each([](Map &A, Map &B) { B = A; });
  each([](Map &A, Map &B) { B = std::move(A); });
  each([](Map &A, Map &B) { A.swap(B); });
  each([](Map &A, Map &) { Map Copy(A); });
  each([](Map &A, Map &) {
    // Enough erasures for the overflow bits to be set anew (F4).
    for (int Round = 0; Round != 60; ++Round) {
      A.erase(A.begin());
      A.try_emplace(200 + Round, Round);
    }
  });
  EXPECT_GT(Blasts, 500u);
  Full.clear();
  EXPECT_EQ(Value::living(), 0);
}

} // namespace
