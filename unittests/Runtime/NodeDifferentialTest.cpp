//===- NodeDifferentialTest.cpp - All four node kinds beside std's --------===//
//
// Random operations on a few tables at once, each compared with std's after
// every step: contents, invariants, and that no element changed its address and
// no iterator went bad unless std says it may (T21, T22).
//
//===----------------------------------------------------------------------===//
#include "NodeTypes.h"
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <vector>

using namespace roosttest;

namespace {

/// One of our tables, std's beside it, and where our elements are.
template <class Case> struct Pair {
  using Ours = typename Case::Ours;
  using Theirs = typename Case::Theirs;
  using Element = typename Ours::value_type;

  Ours A;
  Theirs B;
  /// Every element, and an iterator to it that is valid as long as no insertion
  /// exceeds bucket_count().
  std::map<const Element *, typename Ours::const_iterator> Known;

  void learn() {
    Known.clear();
    for (auto It = A.cbegin(); It != A.cend(); ++It)
      Known.emplace(&*It, It);
  }
  void swap(Pair &Other) {
    A.swap(Other.A);
    B.swap(Other.B);
    Known.swap(Other.Known);
  }
  template <class It> void forget(It At) { Known.erase(&*At); }

  /// `Stable` says that iterators had to stay valid.
  void expectSame(bool Stable) {
    roost::detail::checkInvariants(A);
    ASSERT_EQ(A.size(), B.size());
    ASSERT_EQ(A.empty(), B.empty());
    ASSERT_LE(A.load_factor(), A.max_load_factor());
    std::size_t Seen = 0;
    for (auto It = A.cbegin(); It != A.cend();) {
      const auto Range = A.equal_range(Case::keyOf(*It));
      const auto Expected = B.equal_range(Case::keyOf(*It));
      ASSERT_EQ(Range.first, It) << "equal elements are not adjacent";
      const auto Count = std::distance(Range.first, Range.second);
      ASSERT_EQ(Count, std::distance(Expected.first, Expected.second));
      ASSERT_TRUE(
          std::is_permutation(Range.first, Range.second, Expected.first));
      for (; It != Range.second; ++It, ++Seen)
        ASSERT_EQ(Known.count(&*It), 1u) << "an element moved";
    }
    ASSERT_EQ(Seen, B.size());
    ASSERT_EQ(Seen, Known.size());
    if (Stable) {
      for (auto &[Address, It] : Known)
        ASSERT_EQ(&*It, Address);
      // Walking on from any of them ends where it should.
      if (!Known.empty()) {
        auto It = Known.begin()->second;
        std::size_t Steps = 0;
        while (It != A.cend()) {
          ASSERT_EQ(Known.count(&*It), 1u);
          ++It, ++Steps;
        }
        ASSERT_LE(Steps, Seen);
      }
    } else {
      learn();
    }
  }
};

template <class Case> struct Runner {
  using Element = typename Pair<Case>::Element;

  static void run(unsigned Seed, unsigned Keys, unsigned Steps) {
    constexpr std::size_t kTables = 3;
    std::mt19937 Random(Seed);
    Pair<Case> T[kTables];
    for (unsigned Step = 0; Step != Steps; ++Step) {
      const std::size_t I = Random() % kTables, J = Random() % kTables;
      Pair<Case> &P = T[I], &Q = T[J];
      const Element E = Case::element(Random() % Keys, Random() % 1000);
      const auto &Key = Case::keyOf(E);
      bool Stable = true;
      const auto inserting = [&](std::size_t Count) {
        if (P.A.size() + Count > P.A.bucket_count())
          Stable = false;
      };
      const auto added = [&](typename Case::Ours::const_iterator It) {
        P.Known.emplace(&*It, It);
      };
      const auto insertOne = [&](const Element &Each) {
        inserting(1);
        if constexpr (Case::kUnique) {
          const auto X = P.A.insert(Each);
          ASSERT_EQ(X.second, P.B.insert(Each).second);
          if (X.second)
            added(X.first);
        } else {
          added(P.A.insert(Each));
          P.B.insert(Each);
        }
      };
      switch (Random() % 24) {
      case 0:
      case 1:
      case 2:
      case 3:
        for (unsigned Run = Random() % Keys, First = Random() % Keys; Run;
             --Run)
          insertOne(Case::element((First + Run) % Keys, Run));
        break;
      case 4:
      case 5:
        insertOne(E);
        break;
      case 6: {
        inserting(1);
        const std::size_t Before = P.A.size();
        auto It = P.A.emplace_hint(P.A.begin(), E);
        P.B.emplace_hint(P.B.begin(), E);
        if (P.A.size() != Before)
          added(It);
        break;
      }
      case 7:
      case 8:
      case 9: {
        const auto Range = P.A.equal_range(Key);
        for (auto It = Range.first; It != Range.second; ++It)
          P.forget(It);
        ASSERT_EQ(P.A.erase(Key), P.B.erase(Key));
        break;
      }
      case 10: {
        const auto Range = P.A.equal_range(Key);
        for (auto It = Range.first; It != Range.second; ++It)
          P.forget(It);
        P.A.erase(Range.first, Range.second);
        P.B.erase(Key);
        break;
      }
      case 11:
        // One of several equal elements, not always the first.
        if (P.A.count(Key)) {
          auto It = std::next(P.A.find(Key),
                              static_cast<long>(Random() % P.A.count(Key)));
          auto Theirs = P.B.find(Key);
          while (!(*Theirs == *It))
            ++Theirs;
          P.forget(It);
          auto Next = std::next(It);
          ASSERT_EQ(P.A.erase(It), Next);
          P.B.erase(Theirs);
        }
        break;
      case 12: {
        // Erase on the way, and see every element exactly once.
        std::size_t Seen = 0, Before = P.A.size();
        for (auto It = P.A.begin(); It != P.A.end(); ++Seen)
          if (Random() % 4 == 0) {
            auto Theirs = P.B.find(Case::keyOf(*It));
            while (!(*Theirs == *It))
              ++Theirs;
            P.B.erase(Theirs);
            P.forget(It);
            It = P.A.erase(It);
          } else {
            ++It;
          }
        ASSERT_EQ(Seen, Before);
        break;
      }
      case 13:
        P.A = Q.A;
        P.B = Q.B;
        ASSERT_TRUE(P.A == Q.A);
        if (I != J)
          P.learn();
        break;
      case 14: {
        typename Case::Ours Copy(P.A);
        ASSERT_TRUE(Copy == P.A);
        roost::detail::checkInvariants(Copy);
        P.A = std::move(Copy);
        ASSERT_TRUE(Copy.empty()); // NOLINT: T10
        P.learn();
        break;
      }
      case 15:
        P.swap(Q);
        break;
      case 16: {
        // References and iterators go with the elements.
        typename Case::Ours Moved(std::move(P.A));
        ASSERT_TRUE(P.A.empty()); // NOLINT: T10
        roost::detail::checkInvariants(P.A);
        P.A.insert(E);
        swap(P.A, Moved);
        break;
      }
      case 17:
        if (Random() % 8 == 0) {
          P.A.clear();
          P.B.clear();
          P.Known.clear();
        }
        break;
      case 18: {
        const std::size_t Count = Random() % (2 * Keys);
        P.A.reserve(Count);
        ASSERT_GE(P.A.bucket_count(), Count);
        P.learn();
        break;
      }
      case 19: {
        const std::size_t Count = Random() % Keys;
        P.A.rehash(Count);
        ASSERT_GE(P.A.bucket_count(), Count);
        if (Case::kUnique)
          ASSERT_GE(P.A.bucket_count(), P.A.size());
        P.learn();
        break;
      }
      case 20:
        // Out and in again, perhaps elsewhere: the address stays.
        if (P.A.count(Key) && (I == J || !Case::kUnique || !Q.A.count(Key))) {
          const auto It = P.A.find(Key);
          auto Theirs = P.B.find(Key);
          while (!(*Theirs == *It))
            ++Theirs;
          const Element *Address = &*It;
          P.Known.erase(Address);
          Q.A.insert(P.A.extract(It));
          Q.B.insert(P.B.extract(Theirs));
          ASSERT_TRUE(Q.Known.emplace(Address, Q.A.cend()).second);
          if (I != J)
            Q.expectSame(false);
          else
            Stable = false;
        }
        break;
      case 21:
        if (I != J) {
          P.A.merge(Q.A);
          P.B.merge(Q.B);
          // Every element of ours is one that one of the two had.
          for (auto &[Address, It] : Q.Known)
            P.Known.emplace(Address, It);
          std::map<const Element *, typename Case::Ours::const_iterator> All;
          All.swap(P.Known);
          P.learn();
          Q.learn();
          ASSERT_EQ(P.Known.size() + Q.Known.size(), All.size());
          for (const auto *Half : {&P.Known, &Q.Known})
            for (auto &Each : *Half)
              ASSERT_EQ(All.count(Each.first), 1u) << "merging moved one";
        }
        break;
      case 22: {
        const unsigned Part = 2 + Random() % 4;
        unsigned Turn = 0;
        const std::size_t Before = P.A.size();
        const std::size_t Gone = erase_if(P.A, [&](const Element &Each) {
          const bool Erased = Turn++ % Part == 0;
          if (Erased) {
            auto Theirs = P.B.find(Case::keyOf(Each));
            while (!(*Theirs == Each))
              ++Theirs;
            P.B.erase(Theirs);
            P.Known.erase(&Each);
          }
          return Erased;
        });
        ASSERT_EQ(P.A.size() + Gone, Before);
        break;
      }
      case 23:
        while (!P.A.empty() && Random() % 64) {
          auto Theirs = P.B.find(Case::keyOf(*P.A.begin()));
          while (!(*Theirs == *P.A.begin()))
            ++Theirs;
          P.B.erase(Theirs);
          P.forget(P.A.begin());
          P.A.erase(P.A.begin());
        }
        break;
      }
      if (testing::Test::HasFatalFailure())
        return;
      P.expectSame(Stable);
      if (I != J)
        Q.expectSame(true);
      if (testing::Test::HasFatalFailure())
        return;
    }
  }
};

template <class Case> class NodeDifferential : public testing::Test {};

using Cases = testing::Types<
    UniqueMaps<int, int, std::hash<int>>,
    UniqueMaps<std::string, std::string, std::hash<std::string>>,
    UniqueMaps<Tracked, Tracked, TrackedHash>,
    UniqueMaps<int, Aligned, IdentityHash>,
    UniqueMaps<std::uint64_t, int, ConstantHash>,
    UniqueSets<unsigned char, SpreadHash>, UniqueSets<Tracked, TrackedHash>,
    MultiMaps<int, int, LowZeroHash>,
    MultiMaps<std::string, Tracked, std::hash<std::string>>,
    MultiMaps<Aligned, int, TrackedHash>, MultiSets<char, IdentityHash>,
    MultiSets<Tracked, TrackedHash>, MultiSets<int, ConstantHash>>;
TYPED_TEST_SUITE(NodeDifferential, Cases);

TYPED_TEST(NodeDifferential, FewKeys) {
  for (unsigned Seed = 0; Seed != 10; ++Seed)
    Runner<TypeParam>::run(Seed, 24, 300);
  EXPECT_EQ(Tracked::living(), 0);
}
TYPED_TEST(NodeDifferential, ManyKeys) {
  for (unsigned Seed = 0; Seed != 3; ++Seed)
    Runner<TypeParam>::run(Seed, 220, 300);
  EXPECT_EQ(Tracked::living(), 0);
}

} // namespace
