//===- MapTest.cpp - One test for each thing a map does -------------------===//
#include "Types.h"
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

using Map = roost::unordered_flat_map<int, std::string>;

/// Sorted, to be compared.
template <class M> auto sorted(const M &Of) {
  return std::map<typename M::key_type, typename M::mapped_type>(Of.begin(),
                                                                 Of.end());
}
using Sorted = std::map<int, std::string>;

TEST(Map, DefaultIsEmpty) {
  const Map M;
  EXPECT_TRUE(M.empty());
  EXPECT_EQ(M.size(), 0u);
  EXPECT_EQ(M.begin(), M.end());
  EXPECT_EQ(M.find(1), M.end());
  EXPECT_EQ(M.count(1), 0u);
  EXPECT_FALSE(M.contains(1));
  EXPECT_EQ(M.load_factor(), 0.0f);
  checkInvariants(M);
}

TEST(Map, ConstructorsTakeWhatStdsTake) {
  const std::vector<std::pair<int, std::string>> Source{
      {1, "a"}, {2, "b"}, {1, "c"}};
  const Sorted Expected{{1, "a"}, {2, "b"}};
  const std::hash<int> H;
  const std::equal_to<int> E;
  const Map::allocator_type A;
  EXPECT_EQ(sorted(Map(Source.begin(), Source.end())), Expected);
  EXPECT_EQ(sorted(Map(Source.begin(), Source.end(), 9, H, E, A)), Expected);
  EXPECT_EQ(sorted(Map(Source.begin(), Source.end(), 9, A)), Expected);
  EXPECT_EQ(sorted(Map(Source.begin(), Source.end(), 9, H, A)), Expected);
  EXPECT_EQ(sorted(Map({{1, "a"}, {2, "b"}})), Expected);
  EXPECT_EQ(sorted(Map({{1, "a"}, {2, "b"}}, 9, H, E, A)), Expected);
  EXPECT_EQ(sorted(Map({{1, "a"}, {2, "b"}}, 9, A)), Expected);
  EXPECT_EQ(sorted(Map({{1, "a"}, {2, "b"}}, 9, H, A)), Expected);
  EXPECT_TRUE(Map(9).empty());
  EXPECT_TRUE(Map(9, H).empty());
  EXPECT_TRUE(Map(9, H, E, A).empty());
  EXPECT_TRUE(Map(9, A).empty());
  EXPECT_TRUE(Map(9, H, A).empty());
  EXPECT_TRUE(Map(A).empty());
  Map M{{1, "a"}, {2, "b"}};
  EXPECT_EQ(sorted(Map(M)), Expected);
  EXPECT_EQ(sorted(Map(M, A)), Expected);
  EXPECT_EQ(sorted(Map(Map(M))), Expected);
  EXPECT_EQ(sorted(Map(std::move(M), A)), Expected);
  EXPECT_TRUE(M.empty());
  M = {{3, "z"}};
  EXPECT_EQ(sorted(M), (Sorted{{3, "z"}}));
}

TEST(Map, DeductionGuides) {
  const std::vector<std::pair<int, std::string>> Source{{1, "a"}};
  roost::unordered_flat_map A(Source.begin(), Source.end());
  static_assert(std::is_same<decltype(A), Map>::value, "");
  roost::unordered_flat_map B{std::pair<int, std::string>{1, "a"}};
  static_assert(std::is_same<decltype(B), Map>::value, "");
  roost::unordered_flat_map C({std::pair<int, std::string>{1, "a"}}, 4,
                              IdentityHash());
  static_assert(
      std::is_same<decltype(C), roost::unordered_flat_map<int, std::string,
                                                          IdentityHash>>::value,
      "");
  roost::unordered_flat_map D(Source.begin(), Source.end(), 4,
                              Map::allocator_type());
  static_assert(std::is_same<decltype(D), Map>::value, "");
  const std::initializer_list<std::pair<const int, std::string>> Constant = {
      {1, "a"}};
  roost::unordered_flat_map E(Constant, 4);
  static_assert(std::is_same<decltype(E), Map>::value, "");
  EXPECT_EQ(A.size() + B.size() + C.size() + D.size() + E.size(), 5u);
}

TEST(Map, Subscript) {
  Map M;
  EXPECT_EQ(M[1], "");
  M[1] = "one";
  EXPECT_EQ(M[1], "one");
  std::string &Value = M[1];
  const int Key = 1;
  EXPECT_EQ(&M[Key], &Value) << "an existing key moves nothing";
  EXPECT_EQ(M.size(), 1u);
}

TEST(Map, At) {
  Map M{{1, "one"}};
  EXPECT_EQ(M.at(1), "one");
  M.at(1) = "uno";
  EXPECT_EQ(std::as_const(M).at(1), "uno");
  EXPECT_THROW(M.at(2), std::out_of_range);
  EXPECT_THROW(std::as_const(M).at(2), std::out_of_range);
}

TEST(Map, InsertKeepsTheFirst) {
  Map M;
  const Map::value_type One(1, "a");
  EXPECT_TRUE(M.insert(One).second);
  EXPECT_FALSE(M.insert(std::make_pair(1, "b")).second);
  EXPECT_TRUE(M.insert(Map::value_type(2, "c")).second);
  EXPECT_TRUE(M.insert({3, "d"}).second);
  EXPECT_EQ(M.insert(M.begin(), {3, "e"})->second, "d");
  EXPECT_EQ(M.insert(M.cend(), One)->second, "a");
  EXPECT_EQ(M.insert(M.cend(), std::make_pair(4, "f"))->second, "f");
  M.insert({{5, "g"}, {1, "h"}});
  const Sorted More{{6, "i"}, {2, "j"}};
  M.insert(More.begin(), More.end());
  EXPECT_EQ(
      sorted(M),
      (Sorted{{1, "a"}, {2, "c"}, {3, "d"}, {4, "f"}, {5, "g"}, {6, "i"}}));
}

TEST(Map, Emplace) {
  Map M;
  EXPECT_TRUE(M.emplace(1, "a").second);
  EXPECT_FALSE(M.emplace(1, "b").second);
  EXPECT_TRUE(M.emplace(short(2), "c").second);
  EXPECT_TRUE(M.emplace(std::piecewise_construct, std::make_tuple(3),
                        std::make_tuple(2, 'x'))
                  .second);
  EXPECT_TRUE(M.emplace(std::make_pair(4, "d")).second);
  const std::pair<short, const char *> Other(5, "e");
  EXPECT_TRUE(M.emplace(Other).second);
  EXPECT_TRUE(M.emplace().second);
  EXPECT_EQ(M.emplace_hint(M.begin(), 6, "f")->second, "f");
  EXPECT_EQ(sorted(M), (Sorted{{0, ""},
                               {1, "a"},
                               {2, "c"},
                               {3, "xx"},
                               {4, "d"},
                               {5, "e"},
                               {6, "f"}}));
}

TEST(Map, TryEmplaceLeavesItsArgumentsIfTheKeyIsThere) {
  roost::unordered_flat_map<std::string, std::unique_ptr<int>> M;
  auto First = std::make_unique<int>(1), Second = std::make_unique<int>(2);
  std::string Key(40, 'k');
  EXPECT_TRUE(M.try_emplace(Key, std::move(First)).second);
  EXPECT_FALSE(First);
  std::string Again = Key;
  EXPECT_FALSE(M.try_emplace(std::move(Again), std::move(Second)).second);
  EXPECT_EQ(Again, Key);
  EXPECT_TRUE(Second);
  EXPECT_EQ(*M.try_emplace(M.begin(), Key)->second, 1);
  EXPECT_EQ(M.try_emplace(M.begin(), "new")->second, nullptr);
}

TEST(Map, InsertOrAssign) {
  Map M;
  EXPECT_TRUE(M.insert_or_assign(1, "a").second);
  EXPECT_FALSE(M.insert_or_assign(1, "b").second);
  EXPECT_EQ(M.at(1), "b");
  const int Key = 2;
  EXPECT_EQ(M.insert_or_assign(M.begin(), Key, "c")->second, "c");
  EXPECT_EQ(M.insert_or_assign(M.begin(), 2, "d")->second, "d");
}

TEST(Map, Erase) {
  Map M;
  for (int I = 0; I != 100; ++I)
    M[I] = std::to_string(I);
  EXPECT_EQ(M.erase(7), 1u);
  EXPECT_EQ(M.erase(7), 0u);
  M.erase(M.find(8));
  M.erase(Map::const_iterator(M.find(9)));
  EXPECT_EQ(M.size(), 97u);
  EXPECT_EQ(M.erase(M.begin(), M.begin()), M.begin());
  auto Third = std::next(M.begin(), 3);
  const int Key = Third->first;
  EXPECT_EQ(M.erase(M.begin(), Third)->first, Key);
  EXPECT_EQ(M.size(), 94u);
  EXPECT_EQ(M.erase(M.cbegin(), M.cend()), M.end());
  EXPECT_TRUE(M.empty());
  checkInvariants(M);
}

TEST(Map, EraseByAKeyInsideTheElement) {
  roost::unordered_flat_map<std::string, int> M;
  for (int I = 0; I != 50; ++I)
    M[std::string(30, 'k') + std::to_string(I)] = I;
  while (!M.empty())
    EXPECT_EQ(M.erase(M.begin()->first), 1u);
}

TEST(Map, EraseKeepsOtherIteratorsAndTheOrder) {
  Map M;
  for (int I = 0; I != 1000; ++I)
    M[I] = std::to_string(I);
  std::vector<Map::iterator> All;
  for (auto It = M.begin(); It != M.end(); ++It)
    All.push_back(It);
  // Erase every other one, then walk from each survivor to the next.
  for (std::size_t I = 1; I < All.size(); I += 2)
    M.erase(All[I]);
  for (std::size_t I = 0; I + 2 < All.size(); I += 2)
    ASSERT_EQ(std::next(All[I]), All[I + 2]);
  EXPECT_EQ(M.begin(), All[0]);
  checkInvariants(M);
}

TEST(Map, EraseIf) {
  Map M;
  for (int I = 0; I != 100; ++I)
    M[I] = std::to_string(I);
  EXPECT_EQ(erase_if(M, [](const auto &E) { return E.first % 3 == 0; }), 34u);
  EXPECT_EQ(M.size(), 66u);
  EXPECT_FALSE(M.contains(99));
}

TEST(Map, ClearKeepsTheRoom) {
  Map M;
  for (int I = 0; I != 100; ++I)
    M[I] = std::to_string(I);
  M.clear();
  EXPECT_TRUE(M.empty());
  EXPECT_EQ(M.begin(), M.end());
  checkInvariants(M);
  M[1] = "again";
  EXPECT_LT(M.load_factor(), 0.01f);
}

TEST(Map, SwapAndMoveKeepIteratorsOfHeapBlocks) {
  Map A, B;
  for (int I = 0; I != 100; ++I)
    A[I] = std::to_string(I);
  const auto It = A.find(42);
  swap(A, B);
  EXPECT_EQ(B.find(42), It);
  Map C(std::move(B));
  EXPECT_EQ(C.find(42), It);
  A = std::move(C);
  EXPECT_EQ(A.find(42), It);
  EXPECT_EQ(It->second, "42");
}

TEST(Map, SelfAssignment) {
  Map M{{1, "a"}, {2, "b"}};
  Map &Same = M;
  M = Same;
  M = std::move(Same);
  M.swap(Same);
  EXPECT_EQ(sorted(M), (Sorted{{1, "a"}, {2, "b"}}));
}

TEST(Map, EqualRangeHoldsOneElementOrNone) {
  Map M{{1, "a"}, {2, "b"}};
  auto [First, Last] = M.equal_range(1);
  EXPECT_EQ(std::distance(First, Last), 1);
  EXPECT_EQ(First->second, "a");
  auto [None, End] = std::as_const(M).equal_range(3);
  EXPECT_EQ(None, End);
}

TEST(Map, ReserveIsExact) {
  for (std::size_t Count : {1u, 7u, 15u, 16u, 100u, 1000u}) {
    Map M;
    M.reserve(Count);
    M[0] = "first";
    const std::string *Where = &M[0];
    for (std::size_t I = 1; I != Count; ++I)
      M[static_cast<int>(I)];
    EXPECT_EQ(&M[0], Where) << Count;
  }
}

TEST(Map, RehashShrinks) {
  Map M;
  for (int I = 0; I != 1000; ++I)
    M[I] = std::to_string(I);
  for (int I = 10; I != 1000; ++I)
    M.erase(I);
  M.rehash(0);
  EXPECT_GT(M.load_factor(), 0.9f);
  EXPECT_EQ(M.size(), 10u);
  checkInvariants(M);
  const float Most = M.max_load_factor();
  M.max_load_factor(0.5f);
  EXPECT_EQ(M.max_load_factor(), Most);
}

TEST(Map, TooLargeIsABadAlloc) {
  Map M;
  EXPECT_THROW(M.reserve(M.max_size() + 1), std::bad_alloc);
  EXPECT_THROW(M.reserve(~std::size_t(0)), std::bad_alloc);
  EXPECT_THROW(M.rehash(~std::size_t(0)), std::bad_alloc);
}

TEST(Map, Comparison) {
  Map A{{1, "a"}, {2, "b"}}, B{{2, "b"}, {1, "a"}}, C{{1, "a"}, {2, "c"}};
  EXPECT_TRUE(A == B);
  EXPECT_FALSE(A != B);
  EXPECT_TRUE(A != C);
  C.erase(2);
  EXPECT_TRUE(A != C);
}

TEST(Map, InsertingOnesOwnElementsWhileGrowing) {
  // T7. Every growth is met: each insertion copies an element of the table.
  roost::unordered_flat_map<int, std::string> M;
  M[0] = std::string(50, 'x');
  for (int I = 1; I != 500; ++I)
    M.try_emplace(I, M.at(I - 1));
  for (int I = 0; I != 500; ++I)
    ASSERT_EQ(M.at(I), std::string(50, 'x'));
  roost::unordered_flat_map<std::string, std::string> S;
  S["k"] = "v";
  for (int I = 0; I != 200; ++I) {
    S.insert(*S.begin());
    S.emplace(S.begin()->first + std::to_string(I), S.begin()->second);
  }
  EXPECT_EQ(S.size(), 201u);
}

// Look-up by other types.

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view Text) const {
    return std::hash<std::string_view>()(Text);
  }
};
TEST(Map, TransparentLookup) {
  roost::unordered_flat_map<std::string, int, TextHash, std::equal_to<>> M{
      {"one", 1}, {"two", 2}};
  const auto &Constant = M;
  const std::string_view One = "one", Six = "six";
  EXPECT_EQ(M.find(One)->second, 1);
  EXPECT_EQ(Constant.find(One)->second, 1);
  EXPECT_EQ(M.find("two")->second, 2);
  EXPECT_TRUE(M.contains(One));
  EXPECT_EQ(M.count(Six), 0u);
  EXPECT_EQ(M.equal_range(Six).first, M.end());
  EXPECT_EQ(Constant.equal_range(One).first->second, 1);
}

TEST(Map, FunctionsWithState) {
  struct Modulo {
    int By = 0;
    std::size_t operator()(int Key) const {
      return static_cast<std::size_t>(Key % By);
    }
  };
  struct SameModulo {
    int By = 0;
    bool operator()(int A, int B) const { return A % By == B % By; }
  };
  using Ring = roost::unordered_flat_map<int, int, Modulo, SameModulo>;
  Ring M(0, Modulo{5}, SameModulo{5});
  for (int I = 0; I != 20; ++I)
    M.emplace(I, I);
  EXPECT_EQ(M.size(), 5u);
  EXPECT_EQ(M.at(18), 3);
  Ring Other(0, Modulo{3}, SameModulo{3});
  Other[7] = 1;
  swap(M, Other);
  EXPECT_EQ(M.hash_function().By, 3);
  EXPECT_EQ(Other.key_eq().By, 5);
  EXPECT_EQ(M.at(1), 1);
  M = Other;
  EXPECT_EQ(M.at(18), 3);
  const Ring Moved = std::move(Other);
  EXPECT_EQ(Moved.at(19), 4);
  Other[1] = 1; // NOLINT: T10, with its functions still there
  EXPECT_EQ(Other.at(6), 1);
}

TEST(Map, EqualityMayLookIntoTheTable) {
  static Map *Within;
  struct Curious {
    bool operator()(int A, int B) const {
      if (Within) {
        Map *Table = Within;
        Within = nullptr;
        EXPECT_EQ(Table->size(), Table->size());
        for (const auto &Each : *Table)
          EXPECT_TRUE(Table->contains(Each.first));
        Within = Table;
      }
      return A == B;
    }
  };
  roost::unordered_flat_map<int, int, std::hash<int>, Curious> M;
  Map Watched{{1, "a"}};
  Within = &Watched;
  for (int I = 0; I != 100; ++I)
    M[I % 50] = I;
  Within = nullptr;
  EXPECT_EQ(M.size(), 50u);
}

TEST(Map, Algorithms) {
  Map M{{1, "a"}, {2, "b"}, {3, "c"}};
  EXPECT_EQ(std::count_if(M.begin(), M.end(),
                          [](const auto &E) { return E.first > 1; }),
            2);
  EXPECT_EQ(std::distance(M.cbegin(), M.cend()), 3);
  Map::iterator It = M.begin();
  const Map::const_iterator Before = It++;
  EXPECT_NE(Before, It);
  EXPECT_TRUE(Before == M.begin());
}

} // namespace
