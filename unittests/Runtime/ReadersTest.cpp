//===- ReadersTest.cpp - Many readers at once -----------------------------===//
//
// Const members, and find, begin, at and count of a table that is not const,
// write nothing (T8): built with ThreadSanitizer, which says so.
//
//===----------------------------------------------------------------------===//
#include "roost/unordered_map.h"
#include "roost/unordered_set.h"
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

namespace {

template <class Reader> void inThreads(Reader Read) {
  std::vector<std::thread> Threads;
  for (int T = 0; T != 4; ++T)
    Threads.emplace_back(Read);
  for (std::thread &Each : Threads)
    Each.join();
}

TEST(Readers, Maps) {
  roost::unordered_flat_map<int, std::string> M;
  for (int I = 0; I != 2000; ++I)
    M[I] = std::to_string(I);
  inThreads([&M] {
    std::size_t Found = 0;
    for (int I = 0; I != 4000; ++I) {
      Found += M.find(I) != M.end();
      Found += M.count(I) + M.contains(I);
    }
    for (const auto &Each : M)
      Found += Each.second == M.at(Each.first);
    const auto Copy = M;
    Found += Copy == M;
    EXPECT_EQ(Found, 4u * 2000 + 1);
  });
}

TEST(Readers, KeysThatAreThere) {
  roost::unordered_flat_map<int, int> M;
  for (int I = 0; I != 2000; ++I)
    M[I] = I;
  inThreads([&M] {
    for (int I = 0; I != 2000; ++I) {
      EXPECT_EQ(M[I], I);
      EXPECT_FALSE(M.try_emplace(I, 7).second);
      EXPECT_FALSE(M.insert({I, 7}).second);
    }
  });
}

TEST(Readers, EmptyTablesShareTheirBlock) {
  inThreads([] {
    for (int I = 0; I != 1000; ++I) {
      roost::unordered_flat_set<int> S;
      EXPECT_EQ(S.count(I), 0u);
      S.insert(I);
      EXPECT_EQ(S.count(I), 1u);
    }
  });
}

} // namespace
