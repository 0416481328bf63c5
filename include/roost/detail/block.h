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
template <class Slot> struct Block {
  unsigned char *Tags;
  Slot *Slots;
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
    if (reinterpret_cast<unsigned char *>(Slots) != endWord() + kWordBytes)
      setLife(0);
  }
  void setLife(std::uint32_t Life) const noexcept {
    __builtin_memcpy(reinterpret_cast<char *>(Slots) - sizeof Life, &Life,
                     sizeof Life);
  }
  bool isMapped() const noexcept { return EndWord::read(endWord()).Mapped; }
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

  /// Blocks up to this size are rebuilt at once, in less time than the system
  /// takes to give a large block its first page; larger ones are evacuated bit
  /// by bit, and have room for a note.
  static constexpr std::size_t kAtOnceBytes = ROOST_AT_ONCE_BYTES;
  static constexpr std::size_t kGroupBytes =
      kWordBytes + kGroupSlots * sizeof(Slot);
  static constexpr bool isLarge(std::size_t Groups) noexcept {
    return Groups > 4 && Groups * kGroupBytes > kAtOnceBytes;
  }

  static constexpr std::size_t slotsOffset(std::size_t Groups) noexcept {
    const std::size_t Words = Groups + 1 + (isLarge(Groups) ? 2 : 0);
    return (Words * kWordBytes + kAlign - 1) & ~(kAlign - 1);
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
    return Shape::many(groupsIn(Bytes, 2));
  }
  /// The most groups, a power of two and at least so many, that fit.
  static constexpr std::size_t groupsIn(std::size_t Bytes,
                                        std::size_t AtLeast) noexcept {
    return bytes(Shape::many(AtLeast * 2)) <= Bytes
               ? groupsIn(Bytes, AtLeast * 2)
               : AtLeast;
  }

  /// Whether first storage of this shape is used folded at first (growth.h).
  static constexpr bool folds(Shape Form) noexcept {
    return Form.Groups > 1 && Form.Groups <= kFirstMostGroups;
  }

  /// The bytes a table asks for as first storage: the largest shape within the
  /// budget; zero when not even one slot fits.
  static constexpr std::size_t firstBytes() noexcept {
    // In C++11 nothing is assigned in a constant expression.
    const Shape Most = shapeIn(kFirstBudget);
    const Shape Form =
        Most.Groups > kFirstMostGroups ? Shape::many(kFirstMostGroups) : Most;
    return Form.Slots == 0 ? 0 : bytes(Form);
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
    EndWord(Bytes).write(Opened.endWord());
    Opened.setNoLife();
    return Opened;
  }
  /// The same for a mapping; the bytes of a new one are zero.
  static Block<Slot> openMapping(void *Memory, std::size_t Bytes, Shape Form,
                                 bool Zeroed) noexcept {
    Block<Slot> Opened = blockAt(Memory, Form);
    if (!Zeroed)
      Opened.clearTags();
    EndWord End(Bytes);
    End.Mapped = 1;
    End.write(Opened.endWord());
    Opened.setNoLife();
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
