// The hostile table moves everything that it may, and the sanitizer sees who
// still refers to what was left.
// REQUIRES: asan
// DEFINE: %{build} = %clangxx -std=c++17 -O1 -g1 -Wall -Wextra -Wpedantic -Werror -I%include -fsanitize=address,undefined -fno-sanitize-recover=all
// RUN: %{build} %s -o %t && %t | FileCheck %s
// RUN: not %t reference 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t iterator 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t view 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t key 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t try_emplace 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t reserve 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t rehash 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t construct 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t assign 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t swap 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t large 2>&1 | FileCheck %s --check-prefix=CAUGHT
//
// As with the pass that answers, with first storage, which is left at once.
// RUN: %{build} %s -o %t.first -D__ROOST__ -DROOST_STORAGE_HOOK=giveStorage && %t.first | FileCheck %s
// RUN: not %t.first reference 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t.first view 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t.first swap 2>&1 | FileCheck %s --check-prefix=CAUGHT
// RUN: not %t.first construct 2>&1 | FileCheck %s --check-prefix=CAUGHT
//
// CHECK: 300 found 300 300
// CHECK-NEXT: steady
// CAUGHT-NOT: {{^}}not caught
// CAUGHT: AddressSanitizer: heap-use-after-free
#include "roost/hostile.h"
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

#ifdef ROOST_STORAGE_HOOK
// One piece of storage for each table of the function below.
void *giveStorage(void *, std::size_t Bytes, std::size_t Align,
                  std::size_t) noexcept {
  alignas(64) static unsigned char Pieces[8][2048];
  static int Next;
  if (Bytes > sizeof Pieces[0] || Align > 64 || Next == 8)
    return nullptr;
  std::memcpy(Pieces[Next], &Bytes, sizeof Bytes);
  return Pieces[Next++];
}
#endif

using Map = roost::hostile<std::unordered_map<int, std::string>>;
using Set = roost::hostile<const std::unordered_set<std::string>>;
static_assert(!std::is_same_v<
              Map, roost::lowered<std::unordered_map<int, std::string>>>);
static_assert(std::is_const_v<Set>);
static_assert(std::is_same_v<roost::hostile<int>, int>);

static int keep(std::string_view How) {
  Map M{{1, "one"}, {2, "two"}};
  Map Other{{3, "three"}};
  std::string &S = M[1];
  if (How == "reference") {
    M[3] = "three";
    return S.size();
  }
  if (How == "iterator") {
    auto It = M.find(2);
    M.insert({3, "three"});
    return It->first;
  }
  if (How == "view") {
    std::string_view View = S;
    M.emplace(3, "three");
    return View[1];
  }
  if (How == "key") {
    const int &Key = M.begin()->first;
    M.insert_or_assign(3, "three");
    return Key;
  }
  if (How == "try_emplace") {
    M.try_emplace(3, "three");
    return S.size();
  }
  if (How == "reserve") {
    M.reserve(1);
    return S.size();
  }
  if (How == "rehash") {
    M.rehash(0);
    return S.size();
  }
  if (How == "construct") {
    Map Heir(std::move(M));
    return S.size() + Heir.size();
  }
  if (How == "assign") {
    Other = std::move(M);
    return S.size() + Other.size();
  }
  if (How == "swap") {
    M.swap(Other);
    return S.size();
  }
  if (How == "large") {
    for (int I = 0; I < 2000; ++I)
      M[I];
    std::string &Kept = M[500];
    for (int I = 2000; I < 2040; ++I)
      M[I];
    return Kept.size();
  }
  return 0;
}

int main(int Count, char **Names) {
  if (Count == 2) {
    std::printf("not caught: %d\n", keep(Names[1]));
    return 0;
  }
  Map M;
  Set Empty;
  unsigned Found = 0;
  for (int I = 0; I < 300; ++I) {
    M[I] = std::to_string(I);
    M.try_emplace(I, "never");
    M.insert({I, "never"});
  }
  for (const auto &[Key, Text] : M)
    Found += Text == std::to_string(Key) && M.count(Key) == 1;
  Map Copy = M, Moved = std::move(M);
  M = Copy;
  std::swap(M, Moved);
  std::erase_if(Copy, [](const auto &Each) { return Each.first % 2; });
  std::printf("300 found %u %zu\n", Found, M.size());
  // What is there already moves nothing, nor does erasing.
  std::string &Steady = M[7];
  M[7] = "seven";
  M.insert({8, "never"});
  M.erase(8);
  if (Steady == "seven" && M == M && Empty.empty() && Copy.size() == 150)
    std::puts("steady");
}
