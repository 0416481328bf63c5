//===- storage.h - The header of a table ------------------------*- C++ -*-===//
//
// A table is a header and one *block*; while it grows (growth.h), two. The
// header is one cache line. It never points at nothing: an empty table without
// a block points at one constant empty group, so a look-up needs no case for
// it.
//
//   header (offsets in bytes, 64-bit)              block
//   +----+-----------------------------------+     +-------------------------+
//   |  0 | Tags        first tag word -----------> | tag word of group 0     |
//   |  8 | Slots       first slot ------------+    | tag word of group 1     |
//   | 16 | Multiplier  of the hash: the seed  |    |   ...                   |
//   | 24 | Size        elements held          |    | end word: tag 1, bytes  |
//   | 32 | Limit       of Size; beyond, grow  |    | (large blocks: a note)  |
//   | 40 | First       first storage          +--> | 15 slots of group 0     |
//   | 48 | Old         tags of the old block       | 15 slots of group 1     |
//   | 56 | Cursor      old groups evacuated        |   ...                   |
//   | 60 | Shift       60 - log2(groups);          +-------------------------+
//   |    |             top bits: Mode
//   | 61 | OldShift    that of the old block
//   | 62 | Worn        probes got long
//   | 63 | Watch       of checked tables (checked.h)
//   +----+-----------------------------------+
//
// To a reader of Go's hmap: Size is count, Mode and Worn are flags, Shift is B,
// what Limit lacks to the shape's is noverflow, Multiplier is hash0, Tags and
// Slots are buckets, Old is oldbuckets, Cursor is nevacuate.
//
// The end word stops iterations by its first byte and holds the size of the
// block's memory in its last eight. Behind that of a block that is being
// evacuated stands where its elements go (BlockNote in block.h).
//
// First storage (protocol.h) holds its own size in its first word while it is
// not in use; `First` stays known while the table uses the heap, and a table
// whose heap block is taken away returns to it.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_STORAGE_H
#define ROOST_DETAIL_STORAGE_H

#include "block.h"
#include "checked.h"
#include "std_hash.h"

namespace roost {
namespace detail {

/// What a table knows of its elements' places.
struct Header {
  unsigned char *Tags;
  unsigned char *Slots;
  std::uint64_t Multiplier;
  std::size_t Size;
  std::size_t Limit;
  void *First;
  unsigned char *Old;
  std::uint32_t Cursor;
  /// What finds a hash's home, and in its two top bits the Mode: what keeps
  /// look-ups from being done in line.
  std::uint8_t Shift;
  std::uint8_t OldShift;
  /// Whether probes got so long that the multiplier should change (kWorn), and
  /// whether it was changed for this block (kChanged).
  std::uint8_t Worn;
  /// Whether and how often the table is being changed, for checked ones. It
  /// belongs to the table, not to what the table holds.
  std::uint8_t Watch;

  static constexpr std::uint8_t kShiftBits = 63;
  static constexpr std::uint8_t kEvacuating = 64;
  static constexpr std::uint8_t kKeyed = 128;

  static constexpr std::uint8_t kWorn = 1;
  static constexpr std::uint8_t kChanged = 2;

  _ROOST_ALWAYS_INLINE Header() noexcept
      : Multiplier(kFirstMultiplier), First(nullptr), Old(nullptr), Cursor(0),
        Shift(kOneGroupShift), OldShift(0), Worn(0), Watch(0) {
    setNoBlock();
  }

  _ROOST_ALWAYS_INLINE void setNoBlock() noexcept {
    // SAFETY: the constant is never written through this pointer: tags are
    // written only where there is an element or room for one, here never.
    Tags = const_cast<unsigned char *>(kNoBlock);
    // SAFETY: never dereferenced: no tag of the constant names a slot. It is
    // not null, as a null slot is the end of an iteration.
    Slots = const_cast<unsigned char *>(kNoBlock + sizeof kNoBlock);
    Size = 0;
    Limit = 0;
    Shift = kOneGroupShift;
  }

  unsigned shift() const noexcept { return Shift & kShiftBits; }
  unsigned mode() const noexcept { return Shift & ~unsigned(kShiftBits); }
  bool evacuating() const noexcept { return Shift & kEvacuating; }
  HashKey hashKey() const noexcept {
    return {Multiplier, (Shift & kKeyed) != 0};
  }
};

static_assert(sizeof(void *) != 8 ||
                  (sizeof(Header) == 64 &&
                   offsetof(Header, Tags) == 0 &&
                   offsetof(Header, Slots) == 8 &&
                   offsetof(Header, Multiplier) == 16 &&
                   offsetof(Header, Size) == 24 &&
                   offsetof(Header, Limit) == 32 &&
                   offsetof(Header, First) == 40 &&
                   offsetof(Header, Old) == 48 &&
                   offsetof(Header, Cursor) == 56 &&
                   offsetof(Header, Shift) == 60 &&
                   offsetof(Header, OldShift) == 61 &&
                   offsetof(Header, Worn) == 62 &&
                   offsetof(Header, Watch) == 63),
              "the header is as drawn; debuggers and tools read it");

} // namespace detail
} // namespace roost

#endif
