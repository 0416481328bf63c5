//===- storage.h - The header of a table and its block ----------*- C++ -*-===//
//
// A table is a header and one *block*. The header never points at nothing: an
// empty table without a block points at one constant empty group, so a look-up
// needs no case for it.
//
//   header (offsets in bytes, 64-bit)          block
//   +----+----------------------------+        +-------------------------+
//   |  0 | Tags        first tag word ------->  | tag word of group 0     |
//   |  8 | Slots       first slot --------+     | tag word of group 1     |
//   | 16 | Multiplier  of the hash     |  |     |   ...                   |
//   | 24 | Size        elements held   |  |     | end word: tag 1, bytes  |
//   | 32 | Limit       of Size; beyond |  +---> | 15 slots of group 0     |
//   |    |             it, grow        |        | 15 slots of group 1     |
//   | 40 | First       first storage   |        |   ...                   |
//   | 48 | Shift       60 - log2(groups)        +-------------------------+
//   | 49 | Worn        probes got long |
//   +----+----------------------------+   56 of 64 bytes are in use: a second
//                                         block and a cursor will fit.
//
// The end word stops iterations by its first byte and holds the size of the
// block's memory in its last eight.
//
// Shapes:
//   - *one group* of 1 to 15 slots, which may be filled to the last slot, as no
//     probe leaves it. Limit is its number of slots, always.
//   - 2, 4, 8 ... groups of 15 slots, filled to 13 a group, or less after
//   erasures
//     that left overflow bits behind (core.h).
//
// The byte offset of a hash's home tag word is (Hash >> Shift) & ~15: the top
// bits choose the group, the shift that finds it leaves them multiplied by
// sixteen, and one group needs no case of its own. When a table doubles, group
// g's elements go to groups 2g and 2g+1.
//
// First storage (protocol.h) holds its own size in its first word while it is
// not in use; `First` stays known while the table uses the heap, and a table
// whose heap block is taken away returns to it.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_STORAGE_H
#define ROOST_DETAIL_STORAGE_H

#include "group.h"
#include "hash.h"

namespace roost {
namespace detail {

/// The block of every table that has none: one empty group of no slots, and the
/// end word. Never written to: there is no room in it.
alignas(16) inline constexpr unsigned char kNoBlock[2 * kWordBytes] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, kEndTag};

constexpr unsigned kOneGroupShift = 60;
/// How many elements a table of several groups holds for each.
constexpr std::size_t kGroupLimit = 13;

/// What a table knows of its elements' places.
template <class Slot> struct Header {
  unsigned char *Tags;
  Slot *Slots;
  std::uint64_t Multiplier;
  std::size_t Size;
  std::size_t Limit;
  void *First;
  std::uint8_t Shift;
  /// Whether probes got so long that the multiplier should change (kWorn) and
  /// whether it was changed for this block (kChanged).
  std::uint8_t Worn;

  static constexpr std::uint8_t kWorn = 1;
  static constexpr std::uint8_t kChanged = 2;

  _ROOST_ALWAYS_INLINE Header() noexcept
      : Multiplier(kFirstMultiplier), First(nullptr), Worn(0) {
    setNoBlock();
  }

  _ROOST_ALWAYS_INLINE void setNoBlock() noexcept {
    // SAFETY: the constant is never written through this pointer: tags are
    // written only where there is an element or room for one, here never.
    Tags = const_cast<unsigned char *>(kNoBlock);
    // SAFETY: never dereferenced: no tag of the constant names a slot. It is
    // not null, as a null slot is the end of an iteration.
    Slots = reinterpret_cast<Slot *>(const_cast<unsigned char *>(kNoBlock));
    Size = 0;
    Limit = 0;
    Shift = kOneGroupShift;
  }
};

static_assert(sizeof(void *) != 8 ||
                  (sizeof(Header<char>) == 56 &&
                   offsetof(Header<char>, Tags) == 0 &&
                   offsetof(Header<char>, Slots) == 8 &&
                   offsetof(Header<char>, Multiplier) == 16 &&
                   offsetof(Header<char>, Size) == 24 &&
                   offsetof(Header<char>, Limit) == 32 &&
                   offsetof(Header<char>, First) == 40 &&
                   offsetof(Header<char>, Shift) == 48 &&
                   offsetof(Header<char>, Worn) == 49),
              "the header is as drawn; debuggers and tools read it");

/// The first half of the end word: the end tag in its first byte.
inline std::uint64_t endTagWord() noexcept {
  const unsigned char Bytes[8] = {kEndTag};
  return read8(Bytes);
}

/// How many groups and slots a block has.
struct Shape {
  std::size_t Groups;
  std::size_t Slots;

  static constexpr Shape one(std::size_t Slots) noexcept { return {1, Slots}; }
  static constexpr Shape many(std::size_t Groups) noexcept {
    return {Groups, Groups * kGroupSlots};
  }
  /// How many elements may be inserted before the table grows.
  constexpr std::size_t limit() const noexcept {
    return Groups == 1 ? Slots : Groups * kGroupLimit;
  }
  unsigned shift() const noexcept {
    return kOneGroupShift - static_cast<unsigned>(__builtin_ctzll(Groups));
  }
  static std::size_t groupsOfShift(unsigned Shift) noexcept {
    return std::size_t(1) << (kOneGroupShift - Shift);
  }
  friend constexpr bool operator==(Shape A, Shape B) noexcept {
    return A.Groups == B.Groups && A.Slots == B.Slots;
  }
};

/// A block: where its parts are, and its shape.
template <class Slot> struct Block {
  unsigned char *Tags;
  Slot *Slots;
  Shape Form;

  /// The size of the block's memory, from its end word.
  std::size_t bytes() const noexcept {
    return static_cast<std::size_t>(
        read8(Tags + Form.Groups * kWordBytes + kWordBytes / 2));
  }
  /// Makes every slot empty.
  void clearTags() const noexcept {
    __builtin_memset(Tags, 0, Form.Groups * kWordBytes);
  }
};

/// Sizes of blocks for one type of slot.
template <class Slot> struct Layout {
  static constexpr std::size_t kAlign = alignof(Slot) > kWordBytes
                                            ? alignof(Slot)
                                            : kWordBytes;
  /// What a table asks for as first storage, at most.
  static constexpr std::size_t kFirstBudget = 1024;
  static constexpr std::size_t kFirstMostGroups = 4;

  static constexpr std::size_t slotsOffset(std::size_t Groups) noexcept {
    return ((Groups + 1) * kWordBytes + kAlign - 1) & ~(kAlign - 1);
  }
  static constexpr std::size_t bytes(Shape Form) noexcept {
    return slotsOffset(Form.Groups) + Form.Slots * sizeof(Slot);
  }

  /// More elements than this are never held: blocks stay below half of the
  /// address space.
  static constexpr std::size_t maxElements() noexcept {
    return (~std::size_t(0) >> 2) / (sizeof(Slot) + 2);
  }

  /// The largest shape that fits into so many bytes; no slots if none does.
  static constexpr Shape shapeIn(std::size_t Bytes) noexcept {
    constexpr std::size_t Fixed = slotsOffset(1);
    if (Bytes < Fixed + sizeof(Slot))
      return Shape::one(0);
    if (Bytes < bytes(Shape::many(2))) {
      std::size_t Fits = (Bytes - Fixed) / sizeof(Slot);
      return Shape::one(Fits < kGroupSlots ? Fits : kGroupSlots);
    }
    std::size_t Groups = 2;
    while (bytes(Shape::many(Groups * 2)) <= Bytes)
      Groups *= 2;
    return Shape::many(Groups);
  }

  /// The bytes a table asks for as first storage: the largest shape within the
  /// budget; zero when not even one slot fits.
  static constexpr std::size_t firstBytes() noexcept {
    Shape Form = shapeIn(kFirstBudget);
    if (Form.Slots == 0)
      return 0;
    if (Form.Groups > kFirstMostGroups)
      Form = Shape::many(kFirstMostGroups);
    return bytes(Form);
  }

  /// The smallest shape that takes `Count` elements without growing.
  static Shape shapeFor(std::size_t Count) {
    if (Count <= kGroupSlots)
      return Shape::one(Count == 0 ? 1 : Count);
    if (Count > maxElements())
      throwTooLarge();
    std::size_t Groups = 2;
    while (Shape::many(Groups).limit() < Count)
      Groups *= 2;
    return Shape::many(Groups);
  }

  /// The first block on the heap: some 256 bytes of slots.
  static constexpr Shape firstHeapShape() noexcept {
    std::size_t Slots = 256 / sizeof(Slot);
    return Shape::one(Slots < 3             ? 3
                      : Slots > kGroupSlots ? kGroupSlots
                                            : Slots);
  }

  /// The shape that a full table of this shape and size goes to: twice as large
  /// unless it is full only because erasures left overflow bits behind.
  static Shape shapeAfter(Shape Full, std::size_t Size) {
    if (Full.Slots == 0)
      return firstHeapShape();
    if (Full.Groups == 1)
      return Full.Slots == kGroupSlots
                 ? Shape::many(2)
                 : shapeFor(Full.Slots * 2 + 1 > kGroupSlots
                                ? kGroupSlots
                                : Full.Slots * 2 + 1);
    if (Size < Full.limit() - Full.limit() / 8)
      return Full;
    if (Full.limit() >= maxElements())
      throwTooLarge();
    return Shape::many(Full.Groups * 2);
  }

  /// The parts of a block of this shape that starts at `Memory`.
  static Block<Slot> blockAt(void *Memory, Shape Form) noexcept {
    unsigned char *Bytes = static_cast<unsigned char *>(Memory);
    // SAFETY: the slots begin behind the end word at a multiple of the slot's
    // alignment, in memory that is aligned to kAlign and large enough for Form.
    return {Bytes, reinterpret_cast<Slot *>(Bytes + slotsOffset(Form.Groups)),
            Form};
  }

  /// Makes the memory of `Bytes` bytes at `Memory` an empty block.
  static Block<Slot> openBlock(void *Memory, std::size_t Bytes,
                               Shape Form) noexcept {
    Block<Slot> Opened = blockAt(Memory, Form);
    Opened.clearTags();
    unsigned char *End = Opened.Tags + Form.Groups * kWordBytes;
    const std::uint64_t EndWord[2] = {endTagWord(), Bytes};
    __builtin_memcpy(End, EndWord, kWordBytes);
    return Opened;
  }
};

/// The unit in which blocks are allocated, for the sake of alignment.
template <std::size_t Align> struct alignas(Align) Chunk {
  unsigned char Bytes[Align];
};

} // namespace detail
} // namespace roost

#endif
