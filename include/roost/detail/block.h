//===- block.h - Tags and slots in one piece of memory ----------*- C++ -*-===//
//
// A block is the memory of a table: the tag words of its groups, an end word,
// and the slots (storage.h draws it with its header).
//
// Shapes:
//   - *one group* of 1 to 15 slots, which may be filled to the last slot, as no
//     probe leaves it. Limit is its number of slots, always.
//   - 2, 4, 8 ... groups of 15 slots, filled to 13 a group, or less after
//     erasures that left overflow bits behind (core.h).
//
// The byte offset of a hash's home tag word is (Hash >> Shift) & ~15: the top
// bits choose the group, the shift that finds it leaves them multiplied by
// sixteen, and one group needs no case of its own. When a table doubles, group
// g's elements go to groups 2g and 2g+1.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_BLOCK_H
#define ROOST_DETAIL_BLOCK_H

#include "config.h"
#include "group.h"
#include "hash.h"

namespace roost {
namespace detail {

constexpr unsigned kOneGroupShift = 60;
/// How many elements a table of several groups holds for each.
constexpr std::size_t kGroupLimit = 13;

/// The block of every table that has none: one empty group of no slots, and the
/// end word, behind which its slots would be. Never written to: there is no
/// room in it.
alignas(16) inline constexpr unsigned char kNoBlock[2 * kWordBytes] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, kEndTag};

/// The way of a look-up through a block, in offsets of tag words. It comes to
/// every group once. The first steps are one group long, then two, three and so
/// on, and stay near the home. Who is still under way after seven of them is in
/// a part of the block that is full as a whole, as when elements are inserted
/// in the iteration order of another table: it goes on in steps of a length of
/// the home's own, which lead anywhere.
class Way {
public:
  Way() noexcept = default;
  Way(std::size_t Home, std::size_t Mask) noexcept
      : Offset(Home), Home(Home), Mask(Mask) {}

  std::size_t offset() const noexcept { return Offset; }
  /// Goes on to the next group. False: it was at every one.
  bool goOn() noexcept {
    Gone += kWordBytes;
    if (_ROOST_LIKELY(Gone <= kNear || Mask < kLeastFar))
      Offset = (Offset + Gone) & Mask;
    else
      Offset = farAfter(Offset, Home, Mask);
    return Gone <= Mask;
  }

private:
  static constexpr std::size_t kNear = 7 * kWordBytes;
  static constexpr std::size_t kLeastFar = 31 * kWordBytes;
  /// How many groups away from the home the first steps lead, as a set.
  static constexpr std::uint32_t kSeen = 1u | 1u << 1 | 1u << 3 | 1u << 6 |
                                         1u << 10 | 1u << 15 | 1u << 21 |
                                         1u << 28;

  _ROOST_NOINLINE static std::size_t
  farAfter(std::size_t Offset, std::size_t Home, std::size_t Mask) noexcept {
    const std::uint64_t Mixed = Home * kSpreader;
    // An odd number of groups.
    const std::size_t Step =
        (static_cast<std::size_t>(Mixed >> 32) * 2 * kWordBytes) | kWordBytes;
    for (;;) {
      Offset = (Offset + Step) & Mask;
      const std::size_t Away = (Offset - Home) & Mask;
      if (Away > kLeastFar || !(kSeen >> (Away / kWordBytes) & 1))
        return Offset;
    }
  }

  std::size_t Offset = 0;
  std::size_t Home = 0;
  std::size_t Mask = 0;
  std::size_t Gone = 0;
};

/// How many groups and slots a block has.
struct Shape {
  std::size_t Groups;
  std::size_t Slots;

  static constexpr Shape one(std::size_t Slots) noexcept { return {1, Slots}; }
  static constexpr Shape many(std::size_t Groups) noexcept {
    return {Groups, Groups * kGroupSlots};
  }
  static constexpr Shape ofShift(unsigned Shift) noexcept {
    return many(std::size_t(1) << (kOneGroupShift - Shift));
  }
  /// How many elements may be inserted before the table grows.
  constexpr std::size_t limit() const noexcept {
    return Groups == 1 ? Slots : Groups * kGroupLimit;
  }
  unsigned shift() const noexcept {
    return kOneGroupShift - static_cast<unsigned>(__builtin_ctzll(Groups));
  }
  friend constexpr bool operator==(Shape A, Shape B) noexcept {
    return A.Groups == B.Groups && A.Slots == B.Slots;
  }
};

/// The word behind the last tag word of a block.
struct EndWord {
  unsigned char Tag = kEndTag;
  /// Whether a note follows that says where an iteration goes on.
  unsigned char GoesOn = 0;
  /// Whether the block is a mapping of its own (mapping.h), not the
  /// allocator's.
  unsigned char Mapped = 0;
  unsigned char Unused = 0;
  /// The size of the block's memory, upper half first: a load of eight bytes in
  /// the middle would wait for the stores of both ends.
  std::uint32_t Bytes[2];
  /// Of a block whose slots follow at once: its life.
  std::uint32_t Life = 0;

  explicit EndWord(std::uint64_t Size) noexcept
      : Bytes{static_cast<std::uint32_t>(Size >> 32),
              static_cast<std::uint32_t>(Size)} {}
  std::uint64_t bytes() const noexcept {
    return static_cast<std::uint64_t>(Bytes[0]) << 32 | Bytes[1];
  }

  static EndWord read(const unsigned char *From) noexcept {
    EndWord Word(0);
    __builtin_memcpy(&Word, From, sizeof Word);
    return Word;
  }
  void write(unsigned char *To) const noexcept {
    __builtin_memcpy(To, this, sizeof *this);
  }
};
static_assert(sizeof(EndWord) == kWordBytes,
              "it takes the place of a tag word");

/// What stands behind the end word of a block that is being evacuated: the
/// block that takes the elements, how hashes were made for this one, and, if
/// the slots follow at once, its life.
struct BlockNote {
  unsigned char *NextTags;
  void *NextSlots;
  std::uint64_t Multiplier;
  std::uint32_t Keyed;
  std::uint32_t Life;

  static BlockNote read(const unsigned char *EndWord) noexcept {
    BlockNote Note;
    __builtin_memcpy(&Note, EndWord + kWordBytes, sizeof Note);
    return Note;
  }
  void write(unsigned char *EndWord) const noexcept {
    __builtin_memcpy(EndWord + kWordBytes, this, sizeof *this);
  }
};

static_assert(sizeof(BlockNote) == 2 * kWordBytes || sizeof(void *) != 8,
              "a large block has room for it");

/// A block: where its parts are, and its shape.
struct Block {
  unsigned char *Tags;
  /// The first slot; its type is the table's business.
  unsigned char *Slots;
  Shape Form;

  unsigned char *endWord() const noexcept {
    return Tags + Form.Groups * kWordBytes;
  }
  /// The size of the block's memory.
  std::size_t bytes() const noexcept {
    return static_cast<std::size_t>(EndWord::read(endWord()).bytes());
  }
  /// The number of the block's life (checked.h): the four bytes before its
  /// first slot.
  std::uint32_t life() const noexcept { return lifeBefore(Slots); }
  static std::uint32_t lifeBefore(const void *FirstSlot) noexcept {
    std::uint32_t Life;
    __builtin_memcpy(&Life, static_cast<const char *>(FirstSlot) - sizeof Life,
                     sizeof Life);
    return Life;
  }
  /// The same for none, which the end word says if the slots follow at once.
  void setNoLife() const noexcept {
    if (Slots != endWord() + kWordBytes)
      setLife(0);
  }
  void setLife(std::uint32_t Life) const noexcept {
    __builtin_memcpy(Slots - sizeof Life, &Life, sizeof Life);
  }
  bool isMapped() const noexcept { return EndWord::read(endWord()).Mapped; }
  /// Makes every slot empty.
  void clearTags() const noexcept {
    __builtin_memset(Tags, 0, Form.Groups * kWordBytes);
  }
};

/// Sizes of blocks whose slots have one size and alignment.
struct Layout {
  std::size_t SlotBytes;
  /// The alignment of a block.
  std::size_t Align;

  template <class Slot> static constexpr Layout of() noexcept {
    return {sizeof(Slot),
            alignof(Slot) > kWordBytes ? alignof(Slot) : kWordBytes};
  }

  /// What a table asks for as first storage, at most.
  static constexpr std::size_t kFirstBudget = 1024;
  static constexpr std::size_t kFirstMostGroups = 4;

  /// Blocks up to this size are rebuilt at once, in less time than the system
  /// takes to give a large block its first page; larger ones are evacuated bit
  /// by bit, and have room for a note.
  static constexpr std::size_t kAtOnceBytes = ROOST_AT_ONCE_BYTES;
  constexpr bool isLarge(std::size_t Groups) const noexcept {
    return Groups > 4 && Groups * (kWordBytes + groupBytes()) > kAtOnceBytes;
  }

  /// The size of a group's slots.
  constexpr std::size_t groupBytes() const noexcept {
    return kGroupSlots * SlotBytes;
  }
  constexpr std::size_t slotsOffset(std::size_t Groups) const noexcept {
    return ((Groups + 1 + (isLarge(Groups) ? 2 : 0)) * kWordBytes + Align - 1) &
           ~(Align - 1);
  }
  constexpr std::size_t bytes(Shape Form) const noexcept {
    return slotsOffset(Form.Groups) + Form.Slots * SlotBytes;
  }
  /// The slots of the group whose tag word is at this offset.
  unsigned char *slotsAt(unsigned char *Slots,
                         std::size_t Offset) const noexcept {
    return Slots + Offset / kWordBytes * groupBytes();
  }

  /// More elements than this are never held: blocks stay below half of the
  /// address space.
  constexpr std::size_t maxElements() const noexcept {
    return (~std::size_t(0) >> 2) / (SlotBytes + 2);
  }

  /// The largest shape that fits into so many bytes; no slots if none does.
  constexpr Shape shapeIn(std::size_t Bytes) const noexcept {
    // In C++11 nothing is assigned in a constant expression.
    return Bytes < slotsOffset(1) + SlotBytes ? Shape::one(0)
           : Bytes < bytes(Shape::many(2))
               ? Shape::one(
                     least((Bytes - slotsOffset(1)) / SlotBytes, kGroupSlots))
               : Shape::many(groupsIn(Bytes, 2));
  }

  /// Whether first storage of this shape is used folded at first (growth.h).
  static constexpr bool folds(Shape Form) noexcept {
    return Form.Groups > 1 && Form.Groups <= kFirstMostGroups;
  }

  /// The bytes a table asks for as first storage: the largest shape within the
  /// budget; zero when not even one slot fits.
  constexpr std::size_t firstBytes() const noexcept {
    return firstBytesOf(shapeIn(kFirstBudget));
  }

  /// The parts of a block of this shape that starts at `Memory`.
  Block blockAt(void *Memory, Shape Form) const noexcept {
    unsigned char *Bytes = static_cast<unsigned char *>(Memory);
    return {Bytes, Bytes + slotsOffset(Form.Groups), Form};
  }
  /// Makes the memory of `Bytes` bytes at `Memory` an empty block.
  Block openBlock(void *Memory, std::size_t Bytes, Shape Form) const noexcept {
    const Block Opened = blockAt(Memory, Form);
    Opened.clearTags();
    EndWord(Bytes).write(Opened.endWord());
    Opened.setNoLife();
    return Opened;
  }

private:
  static constexpr std::size_t least(std::size_t A, std::size_t B) noexcept {
    return A < B ? A : B;
  }
  /// The most groups, a power of two and at least so many, that fit.
  constexpr std::size_t groupsIn(std::size_t Bytes,
                                 std::size_t AtLeast) const noexcept {
    return bytes(Shape::many(AtLeast * 2)) <= Bytes
               ? groupsIn(Bytes, AtLeast * 2)
               : AtLeast;
  }
  constexpr std::size_t firstBytesOf(Shape Most) const noexcept {
    return Most.Slots == 0 ? 0
           : Most.Groups > kFirstMostGroups
               ? bytes(Shape::many(kFirstMostGroups))
               : bytes(Most);
  }
};

/// The unit in which blocks are allocated, for the sake of alignment.
template <std::size_t Align> struct alignas(Align) Chunk {
  unsigned char Bytes[Align];
};

} // namespace detail
} // namespace roost

#endif
