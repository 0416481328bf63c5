//===- NodeHandleTest.cpp - Elements that leave their table ---------------===//
#include "NodeTypes.h"
#include <gtest/gtest.h>
#include <memory_resource>
#include <thread>
#include <vector>

using namespace roosttest;
using roost::detail::checkInvariants;

namespace {

using Map = roost::unordered_map<int, Tracked>;
using MultiMap = roost::unordered_multimap<int, Tracked, IdentityHash>;

static_assert(std::is_same<Map::node_type, MultiMap::node_type>::value,
              "kinds with the same elements have the same handles");
static_assert(std::is_same<roost::unordered_set<int>::node_type,
                           roost::unordered_multiset<int>::node_type>::value,
              "kinds with the same elements have the same handles");
static_assert(!std::is_copy_constructible<Map::node_type>::value, "");
static_assert(std::is_nothrow_move_constructible<Map::node_type>::value, "");
static_assert(std::is_nothrow_move_assignable<Map::node_type>::value, "");
static_assert(std::is_nothrow_swappable<Map::node_type>::value, "");
static_assert(std::is_nothrow_default_constructible<Map::node_type>::value, "");

TEST(NodeHandle, OfNothing) {
  Map M;
  auto Handle = M.extract(7);
  EXPECT_TRUE(Handle.empty());
  EXPECT_FALSE(Handle);
  auto Result = M.insert(std::move(Handle));
  EXPECT_FALSE(Result.inserted);
  EXPECT_EQ(Result.position, M.end());
  EXPECT_TRUE(Result.node.empty());
  EXPECT_EQ(M.insert(M.begin(), Map::node_type()), M.end());
  MultiMap Other;
  EXPECT_EQ(Other.insert(MultiMap::node_type()), Other.end());
}

TEST(NodeHandle, ChangesAKeyInPlace) {
  Map M;
  for (int I = 0; I != 100; ++I)
    M.try_emplace(I, I);
  const Tracked *Address = &M.at(42);
  auto Handle = M.extract(42);
  ASSERT_TRUE(Handle);
  EXPECT_EQ(Handle.key(), 42);
  EXPECT_EQ(&Handle.mapped(), Address);
  EXPECT_EQ(M.size(), 99u);
  Handle.key() = 4242;
  auto Result = M.insert(std::move(Handle));
  EXPECT_TRUE(Result.inserted);
  EXPECT_TRUE(Handle.empty()); // NOLINT
  EXPECT_TRUE(Result.node.empty());
  EXPECT_EQ(Result.position, M.find(4242));
  EXPECT_EQ(&M.at(4242), Address);
  EXPECT_FALSE(M.contains(42));
  checkInvariants(M);
}

TEST(NodeHandle, IsGivenBackWhereTheKeyIs) {
  Map M, Other;
  M.try_emplace(1, 10);
  Other.try_emplace(1, 20);
  auto Result = M.insert(Other.extract(1));
  EXPECT_FALSE(Result.inserted);
  EXPECT_EQ(Result.position, M.find(1));
  ASSERT_FALSE(Result.node.empty());
  EXPECT_EQ(Result.node.mapped().number(), 20);
  EXPECT_EQ(M.at(1).number(), 10);
  auto Handle = std::move(Result.node);
  EXPECT_EQ(M.insert(M.cbegin(), std::move(Handle)), M.find(1));
  EXPECT_FALSE(Handle.empty()) << "the hinted insertion keeps it"; // NOLINT
}

TEST(NodeHandle, OutlivesItsTable) {
  Map::node_type Handle;
  const Tracked *Address;
  {
    Map M;
    for (int I = 0; I != 1000; ++I)
      M.try_emplace(I, I);
    Address = &M.at(500);
    Handle = M.extract(500);
  }
  EXPECT_EQ(Tracked::living(), 1);
  EXPECT_EQ(&Handle.mapped(), Address);
  EXPECT_EQ(Handle.mapped().number(), 500);
  {
    MultiMap Other;
    Other.insert(std::move(Handle));
    EXPECT_EQ(&Other.find(500)->second, Address);
    checkInvariants(Other);
  }
  EXPECT_EQ(Tracked::living(), 0);
}

TEST(NodeHandle, MovesSwapsAndDrops) {
  Map M;
  M.try_emplace(1, 1);
  M.try_emplace(2, 2);
  auto A = M.extract(1), B = M.extract(2);
  swap(A, B);
  EXPECT_EQ(A.key(), 2);
  EXPECT_EQ(B.key(), 1);
  A = std::move(B);
  EXPECT_EQ(A.key(), 1);
  EXPECT_EQ(Tracked::living(), 1);
  A = Map::node_type();
  EXPECT_EQ(Tracked::living(), 0);
  EXPECT_EQ(M.get_allocator(), std::allocator<int>());
}

/// Counts the bytes that are allocated.
struct CountingResource : std::pmr::memory_resource {
  std::size_t Bytes = 0;
  ~CountingResource() override { EXPECT_EQ(Bytes, 0u) << "memory leaked"; }
  void *do_allocate(std::size_t Size, std::size_t Align) override {
    Bytes += Size;
    return std::pmr::new_delete_resource()->allocate(Size, Align);
  }
  void do_deallocate(void *Memory, std::size_t Size,
                     std::size_t Align) override {
    Bytes -= Size;
    std::pmr::new_delete_resource()->deallocate(Memory, Size, Align);
  }
  bool do_is_equal(const memory_resource &Other) const noexcept override {
    return this == &Other;
  }
};
using CountedMap = roost::pmr::unordered_map<int, std::string>;
using CountedMultiMap = roost::pmr::unordered_multimap<int, std::string>;

TEST(NodeHandle, DroppedMemoryIsUsedAgain) {
  CountingResource Memory;
  CountedMap M(&Memory);
  for (int I = 0; I != 100; ++I)
    M[I] = "text";
  const std::size_t Before = Memory.Bytes;
  for (int I = 0; I != 10000; ++I) {
    M[1000 + I] = "more text";
    EXPECT_EQ(M.extract(1000 + I).key(), 1000 + I);
  }
  EXPECT_LE(Memory.Bytes, Before + 4096);
}

TEST(NodeHandle, TablesThatExchangeNodesUseTheirMemory) {
  CountingResource Memory;
  CountedMap A(&Memory), B(&Memory);
  for (int I = 0; I != 100; ++I)
    A[I] = "text";
  std::size_t Before = 0;
  for (int Round = 0; Round != 200; ++Round) {
    B.merge(A);
    A.merge(B);
    B.insert(A.extract(Round % 100));
    A.insert(B.extract(Round % 100));
    if (Round == 2)
      Before = Memory.Bytes;
  }
  EXPECT_EQ(A.size(), 100u);
  EXPECT_EQ(Memory.Bytes, Before);
  checkInvariants(A);
  checkInvariants(B);
}

/// Tables exchange nodes and die in every order; each element lives until its
/// last holder dies, and nothing leaks.
TEST(NodeHandle, TablesDieInAnyOrder) {
  for (unsigned Order = 0; Order != 24; ++Order) {
    CountingResource Memory;
    {
      std::unique_ptr<CountedMap> Maps[3];
      std::unique_ptr<CountedMultiMap> Multi(new CountedMultiMap(&Memory));
      for (int T = 0; T != 3; ++T) {
        Maps[T].reset(new CountedMap(&Memory));
        for (int I = 0; I != 50; ++I)
          Maps[T]->emplace(T * 100 + I, std::string(40, 'x'));
      }
      Maps[0]->insert(Maps[1]->extract(110));
      Maps[1]->insert(Maps[2]->extract(220));
      Maps[2]->insert(Maps[0]->extract(30));
      Multi->merge(*Maps[Order % 3]);
      Multi->emplace(7, "seven");
      Multi->emplace(7, "seven again");
      CountedMap::node_type Handle =
          Maps[(Order + 1) % 3]->extract(Maps[(Order + 1) % 3]->begin());
      unsigned Left = Order;
      std::vector<int> Alive = {0, 1, 2, 3};
      while (!Alive.empty()) {
        const std::size_t Which = Left % Alive.size();
        Left /= static_cast<unsigned>(Alive.size());
        if (Alive[Which] == 3)
          Multi.reset();
        else
          Maps[Alive[Which]].reset();
        Alive.erase(Alive.begin() + static_cast<long>(Which));
        for (int T : Alive)
          if (T == 3) {
            checkInvariants(*Multi);
            for (int I = 0; I != 20; ++I)
              Multi->emplace(I, "reused");
          } else {
            checkInvariants(*Maps[T]);
            for (int I = 0; I != 20; ++I)
              (*Maps[T])[1000 + I] = "reused";
          }
        EXPECT_EQ(Handle.mapped(), std::string(40, 'x'));
      }
    }
  }
}

TEST(NodeHandle, ManyShortLivedTablesMergedIntoOne) {
  CountingResource Memory;
  CountedMap All(&Memory);
  for (int T = 0; T != 1000; ++T) {
    CountedMap Part(&Memory);
    for (int I = 0; I != 5; ++I)
      Part.emplace(T * 4 + I, "x"); // One of five is there already.
    All.merge(Part);
    EXPECT_EQ(Part.size(), T == 0 ? 0u : 1u);
  }
  EXPECT_EQ(All.size(), 4001u);
  checkInvariants(All);
  // Erased all, the memory of all serves the next elements.
  All.clear();
  const std::size_t Before = Memory.Bytes;
  for (int I = 0; I != 1000; ++I)
    All.emplace(I, "y");
  EXPECT_LE(Memory.Bytes, Before + 65536 * 2);
}

TEST(NodeHandle, AcrossKindsKeepsAddresses) {
  Map Unique;
  MultiMap Multi;
  std::vector<const Tracked *> Addresses;
  for (int I = 0; I != 64; ++I)
    Addresses.push_back(&Multi.emplace(I / 4, Tracked(I))->second);
  Unique.merge(Multi);
  EXPECT_EQ(Unique.size(), 16u);
  EXPECT_EQ(Multi.size(), 48u);
  checkInvariants(Multi);
  checkInvariants(Unique);
  Unique.merge(std::move(Multi));
  EXPECT_EQ(Multi.size(), 48u); // NOLINT: those whose keys were there
  Multi.merge(Unique);
  EXPECT_TRUE(Unique.empty());
  EXPECT_EQ(Multi.size(), 64u);
  std::size_t Found = 0;
  for (const auto &Each : Multi)
    for (const Tracked *Address : Addresses)
      Found += Address == &Each.second;
  EXPECT_EQ(Found, 64u);
  EXPECT_EQ(Multi.count(3), 4u);
  checkInvariants(Multi);
}

TEST(NodeHandle, SetsOfMoveOnlyElements) {
  struct Hash {
    std::size_t operator()(const std::unique_ptr<int> &P) const {
      return static_cast<std::size_t>(*P);
    }
  };
  struct Equal {
    bool operator()(const std::unique_ptr<int> &A,
                    const std::unique_ptr<int> &B) const {
      return *A == *B;
    }
  };
  roost::unordered_set<std::unique_ptr<int>, Hash, Equal> S;
  S.insert(std::make_unique<int>(4));
  auto Handle = S.extract(S.begin());
  std::unique_ptr<int> Out = std::move(Handle.value());
  EXPECT_EQ(*Out, 4);
}

/// Handles are given away to other threads, which drop them or insert them
/// elsewhere while the table goes on.
TEST(NodeHandle, CrossThreads) {
  using Plain = roost::unordered_map<int, std::string>;
  for (int Round = 0; Round != 20; ++Round) {
    auto Source = std::make_unique<Plain>();
    for (int I = 0; I != 400; ++I)
      Source->emplace(I, std::string(30, 'a'));
    std::vector<std::thread> Threads;
    for (int T = 0; T != 3; ++T) {
      std::vector<Plain::node_type> Given;
      for (int I = 0; I != 100; ++I)
        Given.push_back(Source->extract(T * 100 + I));
      Threads.emplace_back([T, Handles = std::move(Given)]() mutable {
        Plain Own;
        for (int I = 0; I != 10; ++I)
          Own.emplace(-I, "own");
        for (std::size_t I = 0; I != Handles.size(); ++I)
          if ((I + static_cast<std::size_t>(T)) % 2)
            Own.insert(std::move(Handles[I]));
        Handles.clear();
        for (int I = 1000; I != 1100; ++I)
          Own.emplace(I, std::string(30, 'b'));
        Own.erase(T * 100 + 1);
      });
    }
    for (int I = 1000; I != 1500; ++I)
      Source->emplace(I, std::string(30, 'c'));
    if (Round % 2)
      Source.reset();
    for (auto &Each : Threads)
      Each.join();
    if (Source) {
      checkInvariants(*Source);
    }
  }
}

} // namespace
