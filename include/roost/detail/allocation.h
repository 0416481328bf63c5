//===- allocation.h - Making and freeing blocks -----------------*- C++ -*-===//
//
// Which shape a block is made in, where its memory comes from, and how a header
// lets go of it. No templates: a descriptor of the type says what differs
// (type.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_ALLOCATION_H
#define ROOST_DETAIL_ALLOCATION_H

#include "mapping.h"
#include "type.h"

namespace roost {
namespace detail {

// What a header says of its blocks.

inline Shape shapeOf(const Header &Of) noexcept {
  const unsigned Shift = Of.shift();
  return Shift == kOneGroupShift ? Shape::one(Of.Limit) : Shape::ofShift(Shift);
}
/// The block that elements are inserted into, or go to.
inline Block blockOf(const Header &Of) noexcept {
  return {Of.Tags, Of.Slots, shapeOf(Of)};
}
/// The block that is being evacuated.
inline Block oldBlockOf(const Header &Of, const Layout &Slots) noexcept {
  return Slots.blockAt(Of.Old, Shape::ofShift(Of.OldShift));
}
inline bool hasNoBlock(const Header &Of) noexcept {
  return Of.Tags == kNoBlock;
}
inline bool isInFirst(const Header &Of) noexcept { return Of.Tags == Of.First; }
inline bool isOnHeap(const Header &Of) noexcept {
  return !isInFirst(Of) && !hasNoBlock(Of);
}
inline bool holdsElementsInOld(const Header &Of) noexcept {
  return _ROOST_UNLIKELY(Of.evacuating()) &&
         Of.Cursor < std::size_t(1) << (kOneGroupShift - Of.OldShift);
}
/// Whether hashes were made under another key for the block that is being
/// evacuated.
inline bool hasOldKey(const Header &Of) noexcept {
  return (Of.Worn & Header::kChanged) != 0;
}
/// How hashes were made for the block that is being evacuated.
inline HashKey oldKeyOf(const Header &Of) noexcept {
  if (_ROOST_LIKELY(!hasOldKey(Of)))
    return Of.hashKey();
  const BlockNote Note =
      BlockNote::read(Of.Old + Shape::ofShift(Of.OldShift).Groups * kWordBytes);
  return {Note.Multiplier, Note.Keyed != 0};
}

/// Makes the header that of an empty table in this block.
_ROOST_ALWAYS_INLINE inline void setBlock(Header &To,
                                          const Block &New) noexcept {
  To.Tags = New.Tags;
  To.Slots = New.Slots;
  To.Size = 0;
  To.Limit = New.Form.limit();
  To.Shift = static_cast<std::uint8_t>(To.mode() | New.Form.shift());
}
/// Opens the first storage of a table that holds nothing, folded if there is
/// room for several groups (growth.h).
_ROOST_ALWAYS_INLINE inline Block openFirst(Header &To, const Layout &Slots,
                                            std::size_t Bytes) noexcept {
  const Shape Form = Slots.shapeIn(Bytes);
  Block Opened = Slots.openBlock(
      To.First, Bytes, Layout::folds(Form) ? Shape::one(kGroupSlots) : Form);
  Opened.Slots = Slots.blockAt(To.First, Form).Slots;
  Opened.setNoLife();
  setBlock(To, Opened);
  return Opened;
}
/// How much first storage a table has, of those that may have some.
inline std::size_t firstStorageBytes(const Header &Of) noexcept {
  if (isInFirst(Of))
    return blockOf(Of).bytes();
  std::size_t Bytes = 0;
  if (Of.First)
    __builtin_memcpy(&Bytes, Of.First, sizeof Bytes);
  return Bytes;
}

inline namespace _ROOST_BUILD {

/// The smallest shape that takes `Count` elements without growing.
inline Shape shapeFor(std::size_t Count, const Layout &Slots) {
  if (Count <= kGroupSlots)
    return Shape::one(Count == 0 ? 1 : Count);
  if (Count > Slots.maxElements())
    throwTooLarge();
  std::size_t Groups = 2;
  while (Shape::many(Groups).limit() < Count)
    Groups *= 2;
  return Shape::many(Groups);
}

/// The shape that a full table of this shape and size goes to: twice as large
/// unless it is full only because erasures left overflow bits behind. The first
/// block on the heap has some 256 bytes of slots.
inline Shape shapeAfter(Shape Full, std::size_t Size, const Layout &Slots) {
  if (Full.Groups == 1) {
    if (Full.Slots == kGroupSlots)
      return Shape::many(2);
    const std::size_t Next =
        Full.Slots == 0 ? 256 / Slots.SlotBytes : Full.Slots * 2 + 1;
    return Shape::one(Next < 3 ? 3 : Next > kGroupSlots ? kGroupSlots : Next);
  }
  if (Size < Full.limit() - Full.limit() / 8)
    return Full;
  if (Full.limit() >= Slots.maxElements())
    throwTooLarge();
  return Shape::many(Full.Groups * 2);
}

/// Where the blocks of a table come from and go to.
class Blocks {
public:
  const TableType &Type;
  /// The allocator, unless it is std's.
  void *const Memory;

  /// Memory for a block of this shape, which is made empty.
  _ROOST_NOINLINE Block make(Shape Form) const {
    const Block New = allocate(Form);
    if (Type.BeginLife)
      New.setLife(Type.BeginLife());
    return New;
  }
  _ROOST_NOINLINE void release(const Block &Old) const noexcept {
    endLifeOf(Old);
    const std::size_t Bytes = Old.bytes();
    if (Old.isMapped())
      keepMapping(Old.Tags, Bytes);
    else if (Type.Deallocate)
      TypeCall::deallocate(Type, Memory, Old.Tags, Bytes);
    else
      // SAFETY: the block's memory was allocated as chunks, by allocate.
      std::allocator<Chunk>().deallocate(reinterpret_cast<Chunk *>(Old.Tags),
                                         Bytes / sizeof(Chunk));
  }
  void endLifeOf(const Block &Old) const noexcept {
    if (Type.EndLife)
      Type.EndLife(Old.life());
  }

  /// Lets go of the blocks of a header whose elements are gone, and says where
  /// first storage is, if there is some. The header must be set anew.
  _ROOST_NOINLINE void drop(Header &Of) const noexcept {
    if (Of.evacuating())
      dropOld(Of);
    if (isOnHeap(Of)) {
      release(blockOf(Of));
    } else if (isInFirst(Of)) {
      std::size_t Bytes = blockOf(Of).bytes();
      endLifeOf(blockOf(Of));
      __builtin_memcpy(Of.First, &Bytes, sizeof Bytes);
    }
  }
  /// Lets go of the old block, or of what is left of it.
  _ROOST_NOINLINE void dropOld(Header &Of) const noexcept {
    const Block Old = oldBlockOf(Of, Type.Slots);
    if (Of.Cursor <= Old.Form.Groups)
      release(Old);
    else
      dropMapping(Of.Old, bytesToDrain(Of));
    Of.Old = nullptr;
    Of.Cursor = 0;
    Of.Shift &= static_cast<std::uint8_t>(~Header::kEvacuating);
  }

  // An old mapping without elements whose tags alone are large is given back
  // from its end, a slice an insertion. The cursor counts on.

  static bool drains(const Block &Old) noexcept {
    return Old.isMapped() && Old.Form.Groups * kWordBytes > 2 * kSliceBytes;
  }
  void drain(Header &Of) const noexcept {
    const std::size_t Bytes = bytesToDrain(Of);
    if (Bytes <= kSliceBytes) {
      dropOld(Of);
      return;
    }
    dropMapping(Of.Old + (Bytes - kSliceBytes), kSliceBytes);
    ++Of.Cursor;
  }

private:
  /// The unit in which blocks are allocated, for the sake of alignment.
  using Chunk = detail::Chunk<kWordBytes>;

  std::size_t bytesToDrain(const Header &Of) const noexcept {
    const Shape Form = Shape::ofShift(Of.OldShift);
    return mappingBytes(Type.Slots.bytes(Form)) -
           (Of.Cursor - Form.Groups) * kSliceBytes;
  }

  Block allocate(Shape Form) const {
    const Layout &Slots = Type.Slots;
    std::size_t Bytes = Slots.bytes(Form);
    if (Type.Maps && Bytes > kMappingBytes - kPageBytes) {
      const std::size_t Size = mappingBytes(Bytes);
      const Mapping New = takeMapping(Size);
      if (New.Memory)
        return open(New, Size, Form);
    }
    Bytes = (Bytes + Slots.Align - 1) & ~(Slots.Align - 1);
    return Slots.openBlock(
        Type.Allocate ? TypeCall::allocate(Type, Memory, Bytes)
                      : std::allocator<Chunk>().allocate(Bytes / sizeof(Chunk)),
        Bytes, Form);
  }
  /// Opens a block in a mapping; the bytes of a new one are zero.
  Block open(const Mapping &New, std::size_t Bytes, Shape Form) const noexcept {
    const Block Opened = Type.Slots.blockAt(New.Memory, Form);
    if (!New.Zeroed)
      Opened.clearTags();
    EndWord End(Bytes);
    End.Mapped = 1;
    End.write(Opened.endWord());
    Opened.setNoLife();
    return Opened;
  }
};

} // namespace _ROOST_BUILD
} // namespace detail
} // namespace roost

#endif
