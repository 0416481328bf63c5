//===- Kinds.h - Keys, values, functions and allocators to fuzz with ------===//
//
// A kind says how to make a value of its type from a number and which number it
// was made from; models know the numbers only. What throws does so at the
// bomb's will (Types.h). Hash functions come in qualities, from good to
// constant.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_FUZZ_KINDS_H
#define ROOST_FUZZ_KINDS_H

#include "Types.h"
#include <cstring>
#include <string>

namespace roostfuzz {

using roosttest::Bomb;

// Kinds.

struct Small {
  using Type = std::uint32_t;
  static Type make(unsigned Number) { return Number; }
  static unsigned number(Type From) { return From; }
};
struct Strided {
  using Type = std::uint64_t;
  static Type make(unsigned Number) { return Type(Number) << 32; }
  static unsigned number(Type From) {
    return static_cast<unsigned>(From >> 32);
  }
};
struct Text {
  using Type = std::string;
  static Type make(unsigned Number) {
    // Short and long ones, so that some own memory.
    return std::to_string(Number) + std::string(Number % 3 ? 1 : 30, 'k');
  }
  static unsigned number(const Type &From) {
    return static_cast<unsigned>(std::stoul(From));
  }
};
/// Kinds of Types.h's classes.
template <class T> struct Instrumented {
  using Type = T;
  static Type make(unsigned Number) { return T(static_cast<int>(Number)); }
  static unsigned number(const Type &From) {
    return static_cast<unsigned>(From.number());
  }
};
using SelfPointing = Instrumented<roosttest::Tracked>;
using OverAligned = Instrumented<roosttest::Aligned>;
using MoveOnly = Instrumented<roosttest::MoveOnly>;
using ThrowingCopy = Instrumented<roosttest::Throwing<false, true>>;
using ThrowingMove = Instrumented<roosttest::Throwing<true, true>>;
using ThrowingMoveOnly = Instrumented<roosttest::Throwing<true, false>>;

struct BigValue {
  std::uint32_t Words[64];
  friend bool operator==(const BigValue &A, const BigValue &B) {
    return std::memcmp(&A, &B, sizeof A) == 0;
  }
};
struct Big {
  using Type = BigValue;
  static Type make(unsigned Number) {
    Type Made;
    for (unsigned I = 0; I != 64; ++I)
      Made.Words[I] = Number + I;
    return Made;
  }
  static unsigned number(const Type &From) {
    for (unsigned I = 0; I != 64; ++I)
      if (From.Words[I] != From.Words[0] + I)
        std::abort();
    return From.Words[0];
  }
};

// Functions.

enum class Quality { Good, Identity, Constant, FewBits, Stateful, Throws };

/// A hash function of a kind's type. What it makes of a number is a function of
/// its state, which all tables of one case share.
template <class Kind, Quality Q> class Hash {
public:
  std::size_t operator()(const typename Kind::Type &Key) const
      noexcept(Q != Quality::Throws) {
    const std::uint64_t Number = Kind::number(Key);
    switch (Q) {
    case Quality::Good:
      return Number * 0x9e3779b97f4a7c15u ^ (Number << 29);
    case Quality::Constant:
      return 42;
    case Quality::FewBits:
      return (Number & 3) << 60;
    case Quality::Stateful:
      return Number * Factor;
    case Quality::Throws:
      Bomb::step();
      return Number;
    case Quality::Identity:
      return Number;
    }
  }

private:
  std::uint64_t Factor = 0x100000001b3;
};

/// Equality that may throw where the hash function may.
template <class Kind, Quality Q> struct Equal {
  bool operator()(const typename Kind::Type &A,
                  const typename Kind::Type &B) const {
    if (Q == Quality::Throws)
      Bomb::step();
    return A == B;
  }
};

// Allocators.

/// Memory that is out, counted for each owner.
inline long Outstanding[4];

/// Belongs to an owner, counts, and throws at the bomb's will. Where it is
/// passed on by copies, moves and swaps is `Propagates`.
template <class T, bool Propagates> class OwnedAllocator {
public:
  using value_type = T;
  using propagate_on_container_copy_assignment = std::bool_constant<Propagates>;
  using propagate_on_container_move_assignment = std::bool_constant<Propagates>;
  using propagate_on_container_swap = std::bool_constant<Propagates>;
  using is_always_equal = std::false_type;
  template <class U> struct rebind {
    using other = OwnedAllocator<U, Propagates>;
  };

  explicit OwnedAllocator(unsigned Owner) noexcept : Owner(Owner) {}
  template <class U>
  OwnedAllocator(const OwnedAllocator<U, Propagates> &From) noexcept
      : Owner(From.owner()) {}

  T *allocate(std::size_t Count) {
    Bomb::step();
    Outstanding[Owner] += static_cast<long>(Count * sizeof(T));
    return std::allocator<T>().allocate(Count);
  }
  void deallocate(T *Memory, std::size_t Count) noexcept {
    Outstanding[Owner] -= static_cast<long>(Count * sizeof(T));
    std::allocator<T>().deallocate(Memory, Count);
  }
  unsigned owner() const noexcept { return Owner; }
  template <class U>
  friend bool operator==(const OwnedAllocator &A,
                         const OwnedAllocator<U, Propagates> &B) noexcept {
    return A.owner() == B.owner();
  }

private:
  unsigned Owner;
};

} // namespace roostfuzz

#endif
