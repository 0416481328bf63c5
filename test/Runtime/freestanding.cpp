// Fixed tables need neither an operating system nor a library: this program has
// no heap, no exceptions, no RTTI, and not even a C library.
// clang-format off
// REQUIRES: x86_64
// DEFINE: %{free} = -std=c++17 -O2 -Wall -Wextra -Wpedantic -Werror -I%include -ffreestanding -fno-exceptions -fno-rtti -fno-threadsafe-statics -fno-stack-protector
// RUN: %clangxx %{free} -nostdlib++ -nostdlib -static -fno-pie %s -o %t
// RUN: %t | FileCheck %s
// RUN: %clangxx %{free} -O0 -nostdlib -static -fno-pie %s -o %t.0
// RUN: %t.0 | FileCheck %s
// CHECK: numbers: well
// CHECK-NEXT: texts: well
// CHECK-NEXT: handlers: well
// CHECK-NEXT: owners: well
//
// Once more where no SIMD may be used, as in a kernel.
// RUN: %clangxx %{free} -mno-sse -mno-mmx -nostdlib -static -fno-pie %s -o %t.sse
// RUN: %t.sse | FileCheck %s
//
// A table that cannot give what it must ends the program.
// RUN: not --crash %t key
// RUN: not --crash %t no room
// RUN: not --crash %t all too many
//
// The object asks for nothing but the three functions; and a table with a heap
// shows that this would be seen.
// RUN: %clangxx %{free} -DNO_MAIN -c %s -o %t.o
// RUN: llvm-nm --undefined-only --just-symbol-name %t.o > %t.undefined
// RUN: not grep -vxE "memcpy|memset|memcmp" %t.undefined
// RUN: %clangxx -std=c++17 -O2 -I%include -DFLAT -c %s -o %t.flat.o
// RUN: llvm-nm --undefined-only --just-symbol-name %t.flat.o | grep -vxE "memcpy|memset|memcmp"
//
// Nor do the headers include what needs more, as the flat map's do.
// RUN: %clangxx %{free} -DNO_MAIN -M %s > %t.headers
// RUN: not grep -E "unordered_map.h|basic_string.h|/(functional|memory|string|iostream|stdexcept|iterator)( |$)" %t.headers
// RUN: %clangxx -std=c++17 -I%include -DFLAT -M %s | grep bits/unordered_map.h
// clang-format on
#if defined(FLAT)
#include "roost/unordered_map.h"
template class roost::unordered_flat_map<int, int>;
#else
#include "roost/unordered_fixed_map.h"
#include "roost/unordered_fixed_set.h"

#if defined(NO_MAIN)
template <std::size_t Size> void say(const char (&)[Size]) {}
#else
#include "Inputs/bare.h"
#endif

/// A text that is not the standard library's.
struct Text {
  const char *From;
  std::size_t Bytes;
  constexpr Text(const char *From = "") : From(From), Bytes(0) {
    while (From[Bytes])
      ++Bytes;
  }
  const char *data() const { return From; }
  std::size_t size() const { return Bytes; }
  friend bool operator==(Text A, Text B) {
    return A.Bytes == B.Bytes && __builtin_memcmp(A.From, B.From, A.Bytes) == 0;
  }
};

enum class Signal : unsigned char { Start, Stop, Reset };
using Handler = int (*)(int);

/// Counts those alive; can only be moved.
struct Owner {
  static inline int Living = 0;
  int Number;
  explicit Owner(int Number) : Number(Number) { ++Living; }
  Owner(Owner &&From) noexcept : Number(From.Number) { ++Living; }
  ~Owner() { --Living; }
};

roost::unordered_fixed_map<std::uint32_t, std::uint32_t, 1000> Numbers;
roost::unordered_fixed_map<Signal, Handler, 8> Handlers;
static_assert(
    sizeof(roost::unordered_fixed_map<std::uint32_t, std::uint16_t, 8>) ==
    16 + 8 * 8 + 8 + 8);
static_assert(std::is_trivially_destructible<decltype(Numbers)>::value);

bool numbers() {
  for (std::uint32_t Round = 0; Round != 20; ++Round) {
    for (std::uint32_t I = 0; I != 1000; ++I)
      if (!Numbers.try_emplace(I * 64 + Round, I).second)
        return false;
    if (!Numbers.full() || Numbers.insert({1u << 31, 0}).first != Numbers.end())
      return false;
    std::uint64_t Sum = 0;
    for (auto &[Key, Value] : Numbers) {
      if (Key != Value * 64 + Round)
        return false;
      Sum += Value;
    }
    if (Sum != 999 * 1000 / 2 || Numbers.contains(Round + 1))
      return false;
    for (std::uint32_t I = 0; I != 1000; ++I)
      if (Numbers.erase(I * 64 + Round) != 1)
        return false;
  }
  return Numbers.empty();
}
bool texts() {
  roost::unordered_fixed_map<Text, int, 20> Counts;
  for (Text Each : {"one", "two", "a text of more than sixteen bytes", "one"})
    ++Counts[Each];
  auto Copy = Counts;
  Counts.erase("two");
  return Copy.size() == 3 && Copy.at("one") == 2 && !(Copy == Counts) &&
         Counts.find("two") == Counts.end();
}
bool handlers() {
  Handlers.insert_or_assign(Signal::Stop, [](int X) { return X; });
  Handlers.insert_or_assign(Signal::Stop, [](int X) { return X + 1; });
  return Handlers.size() == 1 && Handlers.at(Signal::Stop)(6) == 7;
}
bool owners() {
  {
    roost::unordered_fixed_map<void *, Owner, 30> A, B;
    for (int I = 0; I != 30; ++I)
      A.try_emplace(&A + I, I);
    B.try_emplace(nullptr, 1);
    swap(A, B);
    roost::unordered_fixed_map<void *, Owner, 30> C(std::move(B));
    if (A.size() != 1 || !B.empty() || C.size() != 30 || Owner::Living != 31)
      return false;
    erase_if(C, [](auto &Element) { return Element.second.Number % 2; });
    if (Owner::Living != 16)
      return false;
  }
  return Owner::Living == 0;
}

int run(long Arguments) {
  static constexpr std::pair<long, char> More[] = {
      {1, 'a'}, {2, 'b'}, {3, 'c'}};
  roost::unordered_fixed_map<long, char, 2> Few(More, More + 2);
  switch (Arguments) {
  case 2:
    return Few.at(7);
  case 3:
    return Few[7];
  case 4:
    return decltype(Few)(More, More + 3).at(1);
  }
  numbers() ? say("numbers: well\n") : say("numbers: WRONG\n");
  texts() ? say("texts: well\n") : say("texts: WRONG\n");
  handlers() ? say("handlers: well\n") : say("handlers: WRONG\n");
  owners() ? say("owners: well\n") : say("owners: WRONG\n");
  return 0;
}
#endif
