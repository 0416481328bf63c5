//===- hash.h - From a user's hash to sixty-four spread bits ----*- C++ -*-===//
//
// A table takes its home group from the top bits of a hash and the tag from its
// low byte, so all sixty-four bits must depend on all of the key. What users
// give us often does not: std::hash of an integer is the integer.
//
//   H7  Every result is multiplied once with the table's multiplier to 128 bits
//       whose halves are then folded, unless the function object says that its
//       results are spread already (a member type `is_avalanching`); those get
//       the cheaper low half of the product.
//   H8  The multiplier belongs to the table, so that two tables may order the
//       same keys differently (see core.h on inserting in iteration order).
//   H9  Only std::hash of std::string and std::string_view are never called:
//       their results are nobody's business, and bytes are hashed here, several
//       times faster. Every other function object is called as it stands, also
//       std::hash of anything a program may specialise it for.
//   H10 A table that was flooded with colliding keys goes over to a keyed hash
//       under a secret of its own (growth.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_HASH_H
#define ROOST_DETAIL_HASH_H

#include "base.h"

namespace roost {
namespace detail {

/// The multiplier every table starts with: of some hundred thousand random ones
/// the one with large values under which numbers in steps of any power of two,
/// and in common others, spread most evenly over groups and tags.
constexpr std::uint64_t kFirstMultiplier = 0xbc0b465b6020344dull;

/// Numbers that count up would keep their pattern through one multiplication:
/// in tables of some sizes, half of the groups would be full and half empty.
/// Two multiplications leave none.
constexpr std::uint64_t kSpreader = 0x13d252c45ebc4c8full;

/// Folds the 128-bit product of two words.
inline std::uint64_t foldedProduct(std::uint64_t A, std::uint64_t B) noexcept {
#if defined(__SIZEOF_INT128__)
  __extension__ typedef unsigned __int128 Wide;
  Wide Product = static_cast<Wide>(A) * B;
  return static_cast<std::uint64_t>(Product) ^
         static_cast<std::uint64_t>(Product >> 64);
#else
  std::uint64_t A0 = A & 0xffffffffu, A1 = A >> 32;
  std::uint64_t B0 = B & 0xffffffffu, B1 = B >> 32;
  std::uint64_t Mid = A1 * B0 + ((A0 * B0) >> 32);
  std::uint64_t Cross = A0 * B1 + (Mid & 0xffffffffu);
  return (A * B) ^ (A1 * B1 + (Mid >> 32) + (Cross >> 32));
#endif
}

// Where GCC knows an array but not the size it is to be hashed with, it warns
// of the reads of larger sizes.
#if !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Warray-bounds"
#endif

inline std::uint64_t read8(const unsigned char *From) noexcept {
  std::uint64_t Value;
  __builtin_memcpy(&Value, From, sizeof Value);
  return Value;
}

inline std::uint64_t read4(const unsigned char *From) noexcept {
  std::uint32_t Value;
  __builtin_memcpy(&Value, From, sizeof Value);
  return Value;
}

#if !defined(__clang__)
#pragma GCC diagnostic pop
#endif

constexpr std::uint64_t kSalt0 = 0xd1b5a4e92c7f3865ull;
constexpr std::uint64_t kSalt1 = 0x8f4c1b37e65ad293ull;
constexpr std::uint64_t kSalt2 = 0xb39e7d25c8164fabull;

/// Spread over all bits, lest a difference in size undo one in the bytes.
inline std::uint64_t saltOfSize(std::size_t Size) noexcept {
  return kSalt0 ^ Size * kSalt2;
}

/// The hash of more than sixteen bytes: one lane, or three from 64 bytes on so
/// that their multiplications overlap.
_ROOST_NOINLINE inline std::uint64_t
hashManyBytes(const unsigned char *From, std::size_t Size,
              std::uint64_t Multiplier) noexcept {
  const unsigned char *End = From + Size;
  std::uint64_t Lane0 = Multiplier ^ saltOfSize(Size);
  if (Size > 64) {
    std::uint64_t Lane1 = Lane0, Lane2 = Lane0;
    do {
      Lane0 = foldedProduct(read8(From) ^ kSalt0, read8(From + 8) ^ Lane0);
      Lane1 =
          foldedProduct(read8(From + 16) ^ kSalt1, read8(From + 24) ^ Lane1);
      Lane2 =
          foldedProduct(read8(From + 32) ^ kSalt2, read8(From + 40) ^ Lane2);
      From += 48;
    } while (End - From > 48);
    Lane0 ^= Lane1 ^ foldedProduct(Lane2 ^ kSalt1, Multiplier);
  }
  for (; End - From > 16; From += 16)
    Lane0 = foldedProduct(read8(From) ^ kSalt0, read8(From + 8) ^ Lane0);
  return foldedProduct(read8(End - 16) ^ kSalt1, read8(End - 8) ^ Lane0);
}

/// The hash of `Size` bytes at `Data`, spread over all bits.
inline std::uint64_t hashBytes(const void *Data, std::size_t Size,
                               std::uint64_t Multiplier) noexcept {
  const unsigned char *From = static_cast<const unsigned char *>(Data);
  if (_ROOST_LIKELY(Size <= 16)) {
    std::uint64_t A = 0, B = 0;
    if (Size >= 8) {
      A = read8(From);
      B = read8(From + Size - 8);
    } else if (Size >= 4) {
      A = read4(From);
      B = read4(From + Size - 4);
    } else if (Size != 0) {
      A = static_cast<std::uint64_t>(From[0]) << 16 |
          static_cast<std::uint64_t>(From[Size >> 1]) << 8 | From[Size - 1];
    }
    return foldedProduct(A ^ saltOfSize(Size), B ^ Multiplier);
  }
  return hashManyBytes(From, Size, Multiplier);
}

/// The keyed hash of `Size` bytes: SipHash with one round a word and three at
/// the end (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012).
/// Without the secret nobody can choose bytes whose hashes collide.
[[gnu::noinline]] inline std::uint64_t
keyedHash(const void *Data, std::size_t Size, std::uint64_t Secret) noexcept {
  const std::uint64_t Second = foldedProduct(Secret ^ kSalt1, kSalt2);
  std::uint64_t V0 = Secret ^ 0x736f6d6570736575ull;
  std::uint64_t V1 = Second ^ 0x646f72616e646f6dull;
  std::uint64_t V2 = Secret ^ 0x6c7967656e657261ull;
  std::uint64_t V3 = Second ^ 0x7465646279746573ull;
  const auto Turned = [](std::uint64_t Word, unsigned By) {
    return Word << By | Word >> (64 - By);
  };
  const auto Round = [&] {
    V0 += V1, V1 = Turned(V1, 13) ^ V0, V0 = Turned(V0, 32);
    V2 += V3, V3 = Turned(V3, 16) ^ V2;
    V0 += V3, V3 = Turned(V3, 21) ^ V0;
    V2 += V1, V1 = Turned(V1, 17) ^ V2, V2 = Turned(V2, 32);
  };
  const unsigned char *From = static_cast<const unsigned char *>(Data);
  std::uint64_t Last = static_cast<std::uint64_t>(Size) << 56;
  for (; Size >= 8; From += 8, Size -= 8) {
    const std::uint64_t Word = read8(From);
    V3 ^= Word;
    Round();
    V0 ^= Word;
  }
  for (std::size_t I = 0; I != Size; ++I)
    Last |= static_cast<std::uint64_t>(From[I]) << (8 * I);
  V3 ^= Last;
  Round();
  V0 ^= Last;
  V2 ^= 0xff;
  Round(), Round(), Round();
  return V0 ^ V1 ^ V2 ^ V3;
}

/// Whether a function object says of itself that its results are spread.
template <class Hash, class = void> struct IsAvalanching : std::false_type {};
template <class Hash>
struct IsAvalanching<Hash, Void<typename Hash::is_avalanching>>
    : Bool<!std::is_same<typename Hash::is_avalanching,
                         std::false_type>::value> {};

/// The hash function objects whose work hashBytes does instead (H9): those of
/// keys that say where their bytes are by `data()` and `size()`.
template <class Hash> struct HashesBytes : std::false_type {};

template <class Hash, class Key> constexpr bool isNothrowHash() noexcept {
  return HashesBytes<Hash>::value ||
         noexcept(std::declval<const Hash &>()(std::declval<const Key &>()));
}

/// What makes a table's hashes its own: the multiplier and whether it is the
/// secret key of a keyed hash (H10).
struct HashKey {
  std::uint64_t Multiplier;
  bool Keyed;

  friend bool operator==(HashKey A, HashKey B) noexcept {
    return A.Multiplier == B.Multiplier && A.Keyed == B.Keyed;
  }
};

/// The spread hash of a value under a table's key.
template <class Hash, class Wanted>
inline std::uint64_t spreadHash(const Hash &Function, const Wanted &Value,
                                HashKey Key) {
  if constexpr (HashesBytes<Hash>::value) {
    (void)Function;
    if (_ROOST_UNLIKELY(Key.Keyed))
      return keyedHash(Value.data(), Value.size(), Key.Multiplier);
    return hashBytes(Value.data(), Value.size(), Key.Multiplier);
  } else {
    std::uint64_t Result = static_cast<std::uint64_t>(Function(Value));
    if (_ROOST_UNLIKELY(Key.Keyed))
      return keyedHash(&Result, sizeof Result, Key.Multiplier);
    if constexpr (IsAvalanching<Hash>::value && sizeof(std::size_t) == 8)
      return Result * Key.Multiplier;
    else
      return foldedProduct(Result * kSpreader, Key.Multiplier);
  }
}

} // namespace detail
} // namespace roost

#endif
