//===- group.h - Fifteen tags and an overflow byte --------------*- C++ -*-===//
//
// A table's slots come in groups of fifteen. Each group has one *tag word* of
// sixteen bytes, kept apart from the slots:
//
//   byte    0    1    2    3    4        ...        13   14     15
//         +----+----+----+----+----+-------------+----+----+----------+
//         | t0 | t1 | t2 | t3 | t4 |             |t13 |t14 | overflow |
//         +----+----+----+----+----+-------------+----+----+----------+
//           |    |
//           |    +-- 0: slot 1 is empty
//           +------- 2..255: slot 0 holds an element; low byte of its hash
//
//   overflow   bit (hash & 7) is set once an element of that hash found this
//              group full and went on to the next. A look-up stops at the first
//              group whose bit is clear, so there are no tombstones.
//   tag 1      stands only in the first byte of the word after the last group:
//              the end of an iteration.
//
// An all-zero word is an empty group, so zeroed memory is an empty table.
//
// Every operation has a portable twin (`PortableGroup`), the definition of what
// it does; with ROOST_COMPARE_GROUPS each result is compared with the twin's.
// The SSE2 group is written with the compilers' vector extensions, not
// <emmintrin.h>, which would cost every file that includes us some thousand
// lines.
//
// Tags are stored by writing the whole word: the next look-up's sixteen-byte
// load can be forwarded from a sixteen-byte store, but not from a one-byte one
// (13 ns against 1 ns measured, and a small table has but one group).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_GROUP_H
#define ROOST_DETAIL_GROUP_H

#include "base.h"

#if defined(__aarch64__) && defined(__ARM_NEON) &&                             \
    __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define _ROOST_NEON 1
#include <arm_neon.h>
#endif

namespace roost {
namespace detail {

constexpr std::size_t kGroupSlots = 15;
constexpr std::size_t kWordBytes = 16;
constexpr unsigned char kEmptyTag = 0;
constexpr unsigned char kEndTag = 1;
constexpr unsigned char kFirstTag = 2;
constexpr std::size_t kOverflowByte = 15;

/// The tag of an element with this hash: its low byte, but never one of the two
/// reserved values.
inline unsigned char tagOf(std::uint64_t Hash) noexcept {
  unsigned char Low = static_cast<unsigned char>(Hash);
  return Low < kFirstTag ? kFirstTag : Low;
}

/// The overflow bit of an element with this hash.
inline unsigned char overflowBit(std::uint64_t Hash) noexcept {
  return static_cast<unsigned char>(1u << (Hash & 7));
}

/// The overflow bits that an element with this tag may have set. Three low
/// bytes share the tag 2.
inline unsigned char overflowBitsOfTag(unsigned char Tag) noexcept {
  return Tag == kFirstTag ? static_cast<unsigned char>(7)
                          : static_cast<unsigned char>(1u << (Tag & 7));
}

/// A set of slots of one group; slot S is bit S << Stride.
template <class Bits, unsigned Stride> class SlotMask {
public:
  static constexpr unsigned kStride = Stride;
  SlotMask() = default;
  explicit SlotMask(Bits Value) noexcept : Value(Value) {}

  explicit operator bool() const noexcept { return Value != 0; }
  /// The lowest slot; the set is not empty.
  unsigned first() const noexcept {
    if constexpr (sizeof(Bits) > sizeof(unsigned))
      return static_cast<unsigned>(__builtin_ctzll(Value)) >> Stride;
    else
      return static_cast<unsigned>(__builtin_ctz(Value)) >> Stride;
  }
  void dropFirst() noexcept { Value &= Value - 1; }
  /// Leaves out a slot of the set.
  void drop(unsigned Slot) noexcept { Value &= ~(Bits(1) << (Slot << Stride)); }
  /// The slots above `Slot`, renumbered so that `Slot` + 1 is slot 0.
  SlotMask above(unsigned Slot) const noexcept {
    return SlotMask((Value >> (Slot << Stride)) >> (1u << Stride));
  }
  Bits bits() const noexcept { return Value; }

private:
  Bits Value = 0;
};

/// The definition of every operation, byte by byte.
class PortableGroup {
public:
  using Mask = SlotMask<std::uint32_t, 0>;

  explicit PortableGroup(const unsigned char *Word) noexcept {
    __builtin_memcpy(Bytes, Word, kWordBytes);
  }

  /// The slots whose tag is that of elements with this hash.
  Mask matchHash(std::uint64_t Hashed) const noexcept {
    return match(tagOf(Hashed));
  }
  Mask matchEmpty() const noexcept { return match(kEmptyTag); }
  Mask matchOccupied() const noexcept {
    return Mask(match(kEmptyTag).bits() ^ 0x7fffu);
  }

  /// Writes the word back to `Word` with the empty slot `Index` given to an
  /// element with this hash.
  void storeHash(unsigned char *Word, unsigned Index,
                 std::uint64_t Hashed) const noexcept {
    storeWith(Word, Index, tagOf(Hashed));
  }
  /// Writes the word back to `Word` with the slot `Index` empty.
  void storeWithout(unsigned char *Word, unsigned Index) const noexcept {
    storeWith(Word, Index, kEmptyTag);
  }
  /// Writes the word back to `Word` with more overflow bits.
  void storeOverflow(unsigned char *Word, unsigned char Bits) const noexcept {
    storeWith(Word, kOverflowByte,
              static_cast<unsigned char>(Bytes[kOverflowByte] | Bits));
  }

private:
  Mask match(unsigned char Tag) const noexcept {
    std::uint32_t Found = 0;
    for (unsigned I = 0; I != kGroupSlots; ++I)
      Found |= static_cast<std::uint32_t>(Bytes[I] == Tag) << I;
    return Mask(Found);
  }
  void storeWith(unsigned char *Word, unsigned Index,
                 unsigned char Byte) const noexcept {
    __builtin_memcpy(Word, Bytes, kWordBytes);
    Word[Index] = Byte;
  }

  unsigned char Bytes[kWordBytes];
};

/// Sixteen bytes read at `kByteSelector + 15 - I` are all zero but byte I.
alignas(32) inline constexpr unsigned char kByteSelector[32] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff};

#if defined(__SSE2__)

class Sse2Group {
  typedef unsigned char Vector __attribute__((vector_size(16)));
  typedef char SignedVector __attribute__((vector_size(16)));

  static Vector load(const unsigned char *From) noexcept {
    Vector Loaded;
    __builtin_memcpy(&Loaded, From, kWordBytes);
    return Loaded;
  }
  static void store(unsigned char *Word, Vector Bytes) noexcept {
    // SAFETY: every tag word is aligned to its size; the block that holds it
    // is.
    __builtin_memcpy(__builtin_assume_aligned(Word, kWordBytes), &Bytes,
                     kWordBytes);
  }
  static Vector spread(unsigned char Byte) noexcept {
    return Vector{Byte, Byte, Byte, Byte, Byte, Byte, Byte, Byte,
                  Byte, Byte, Byte, Byte, Byte, Byte, Byte, Byte};
  }
  /// The tag of elements with this hash, in every byte.
  static Vector tags(std::uint64_t Hashed) noexcept {
    return spread(tagOf(Hashed));
  }
  std::uint32_t equal(Vector Other) const noexcept {
    return static_cast<std::uint32_t>(
               __builtin_ia32_pmovmskb128((SignedVector)(Bytes == Other))) &
           0x7fffu;
  }
  void storeOr(unsigned char *Word, unsigned Index,
               Vector Added) const noexcept {
    store(Word, Bytes | (Added & load(kByteSelector + 15 - Index)));
  }

public:
  using Mask = SlotMask<std::uint32_t, 0>;

  explicit Sse2Group(const unsigned char *Word) noexcept {
    // SAFETY: as in store.
    __builtin_memcpy(&Bytes, __builtin_assume_aligned(Word, kWordBytes),
                     kWordBytes);
  }

  Mask matchHash(std::uint64_t Hashed) const noexcept {
    return Mask(equal(tags(Hashed)));
  }
  Mask matchEmpty() const noexcept { return Mask(equal(spread(kEmptyTag))); }
  Mask matchOccupied() const noexcept {
    return Mask(equal(spread(kEmptyTag)) ^ 0x7fffu);
  }

  void storeHash(unsigned char *Word, unsigned Index,
                 std::uint64_t Hashed) const noexcept {
    storeOr(Word, Index, tags(Hashed));
  }
  void storeWithout(unsigned char *Word, unsigned Index) const noexcept {
    store(Word, Bytes & ~load(kByteSelector + 15 - Index));
  }
  void storeOverflow(unsigned char *Word, unsigned char Bits) const noexcept {
    storeOr(Word, kOverflowByte, spread(Bits));
  }

private:
  Vector Bytes;
};
using NativeGroup = Sse2Group;

#elif defined(_ROOST_NEON)

class NeonGroup {
  /// One bit in four for each byte that is all ones, slots only.
  static std::uint64_t narrow(uint8x16_t Equal) noexcept {
    uint8x8_t Nibbles = vshrn_n_u16(vreinterpretq_u16_u8(Equal), 4);
    return vget_lane_u64(vreinterpret_u64_u8(Nibbles), 0) &
           0x0111111111111111ull;
  }

  /// The tag of elements with this hash, in every byte.
  static uint8x16_t tags(std::uint64_t Hashed) noexcept {
    return vmaxq_u8(vdupq_n_u8(static_cast<unsigned char>(Hashed)),
                    vdupq_n_u8(kFirstTag));
  }
  void storeOr(unsigned char *Word, unsigned Index,
               uint8x16_t Added) const noexcept {
    uint8x16_t Here = vld1q_u8(kByteSelector + 15 - Index);
    vst1q_u8(Word, vorrq_u8(Bytes, vandq_u8(Added, Here)));
  }

public:
  using Mask = SlotMask<std::uint64_t, 2>;

  explicit NeonGroup(const unsigned char *Word) noexcept
      : Bytes(vld1q_u8(Word)) {}

  Mask matchHash(std::uint64_t Hashed) const noexcept {
    return Mask(narrow(vceqq_u8(Bytes, tags(Hashed))));
  }
  Mask matchEmpty() const noexcept { return Mask(narrow(vceqzq_u8(Bytes))); }
  Mask matchOccupied() const noexcept {
    return Mask(narrow(vtstq_u8(Bytes, Bytes)));
  }

  void storeHash(unsigned char *Word, unsigned Index,
                 std::uint64_t Hashed) const noexcept {
    storeOr(Word, Index, tags(Hashed));
  }
  void storeWithout(unsigned char *Word, unsigned Index) const noexcept {
    vst1q_u8(Word, vbicq_u8(Bytes, vld1q_u8(kByteSelector + 15 - Index)));
  }
  void storeOverflow(unsigned char *Word, unsigned char Bits) const noexcept {
    storeOr(Word, kOverflowByte, vdupq_n_u8(Bits));
  }

private:
  uint8x16_t Bytes;
};
using NativeGroup = NeonGroup;

#else

using NativeGroup = PortableGroup;

#endif

#if defined(ROOST_COMPARE_GROUPS)

/// The native group and its twin side by side; aborts where they differ.
class ComparedGroup {
  NativeGroup Native;
  PortableGroup Portable;

  static void expect(bool Holds) noexcept {
    if (!Holds)
      __builtin_abort();
  }
  template <class NativeMask>
  static NativeMask agreed(NativeMask Found,
                           PortableGroup::Mask Expected) noexcept {
    NativeMask Left = Found;
    for (; Left && Expected; Left.dropFirst(), Expected.dropFirst())
      expect(Left.first() == Expected.first());
    expect(!Left && !Expected);
    return Found;
  }
  template <class Write, class WriteTwin>
  static void agreedStore(unsigned char *Word, Write Store,
                          WriteTwin StoreTwin) noexcept {
    alignas(kWordBytes) unsigned char Twin[kWordBytes];
    StoreTwin(Twin);
    Store(Word);
    expect(__builtin_memcmp(Word, Twin, kWordBytes) == 0);
  }

public:
  using Mask = NativeGroup::Mask;

  explicit ComparedGroup(const unsigned char *Word) noexcept
      : Native(Word), Portable(Word) {}

  Mask matchHash(std::uint64_t Hashed) const noexcept {
    return agreed(Native.matchHash(Hashed), Portable.matchHash(Hashed));
  }
  Mask matchEmpty() const noexcept {
    return agreed(Native.matchEmpty(), Portable.matchEmpty());
  }
  Mask matchOccupied() const noexcept {
    return agreed(Native.matchOccupied(), Portable.matchOccupied());
  }
  void storeHash(unsigned char *Word, unsigned Index,
                 std::uint64_t Hashed) const noexcept {
    agreedStore(
        Word, [&](unsigned char *To) { Native.storeHash(To, Index, Hashed); },
        [&](unsigned char *To) { Portable.storeHash(To, Index, Hashed); });
  }
  void storeWithout(unsigned char *Word, unsigned Index) const noexcept {
    agreedStore(
        Word, [&](unsigned char *To) { Native.storeWithout(To, Index); },
        [&](unsigned char *To) { Portable.storeWithout(To, Index); });
  }
  void storeOverflow(unsigned char *Word, unsigned char Bits) const noexcept {
    agreedStore(
        Word, [&](unsigned char *To) { Native.storeOverflow(To, Bits); },
        [&](unsigned char *To) { Portable.storeOverflow(To, Bits); });
  }
};
using Group = ComparedGroup;

#else

using Group = NativeGroup;

#endif

} // namespace detail
} // namespace roost

#endif
