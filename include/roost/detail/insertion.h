//===- insertion.h - Room for one more element ------------------*- C++ -*-===//
//
// An insertion that the fast path (core.h) has no room for, in two halves: the
// element is constructed between them, so only that is compiled for each way of
// inserting. Nothing here knows what is in a slot (type.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_INSERTION_H
#define ROOST_DETAIL_INSERTION_H

#include "growth.h"

namespace roost {
namespace detail {
inline namespace _ROOST_BUILD {

/// The new element is constructed before any other moves (T7). Call in turn
/// `claim` with the key's hash under `Key`, until it says yes; and, once the
/// element is constructed at `At`, `complete`. Nothing that can be seen has
/// changed before that.
class Insertion {
public:
  HashKey Key = {0, false};
  /// Where the new element is to be constructed.
  Spot At;

  _ROOST_NOINLINE Insertion(Header &H, const TableType &Type,
                            const void *Function, void *Memory)
      : Table(H, Type, Function, Memory) {
    if (_ROOST_UNLIKELY(H.evacuating())) {
      if (Type.StableIterators && H.Size >= H.Limit)
        Table.recoverRoom();
      const bool OldIsFull = holdsElementsInOld(H) &&
                             H.Size + 1 >= Shape::ofShift(H.OldShift).Slots;
      if (_ROOST_LIKELY(!OldIsFull && H.Size < H.Limit)) {
        prepareEvacuating(homesOfInsertion());
        return;
      }
      Table.settleElements(); // T18
    }
    if (H.Size >= H.Limit && !(Type.StableIterators && Table.recoverRoom()))
      prepareGrowing();
    else
      Key = H.hashKey();
  }
  Insertion(const Insertion &) = delete;
  Insertion &operator=(const Insertion &) = delete;
  ~Insertion() { Table.releaseUnused(New); }

  /// Finds room for an element of this hash. False: the hash under `Key`, which
  /// is another one now, is needed.
  _ROOST_NOINLINE bool claim(std::uint64_t Hash) noexcept {
    const Header &H = Table.H;
    const Layout &Slots = Table.Type.Slots;
    Hashed = Hash;
    if (What == kUnfolds) {
      At = Table.spotUnfolding();
      return true;
    }
    if (What == kRebuilds) {
      // The block is empty.
      At = spotAt(New.New, Slots, homeOffset(New.New.Form.shift(), Hash));
      return true;
    }
    Block To = blockOf(H);
    if (IsOld) {
      IsOld = false;
      // The element belongs to the block where it is looked for once so many
      // more homes are evacuated (T16).
      if (homeOffset(H.OldShift, Hash) / kWordBytes >= H.Cursor + Homes) {
        To = oldBlockOf(H, Slots);
      } else if (!(Key == H.hashKey())) {
        Key = H.hashKey();
        return false;
      }
    }
    const Claim Free = detail::claim(To.Tags, To.Form.shift(), Hash);
    Probes = Free.Probes;
    At = spotAt(To, Slots, Free.Offset);
    return true;
  }

  /// The element is constructed: takes it in. Where this throws, the element is
  /// the caller's to destroy. `H` is the table's header once more: were its
  /// address read from memory, the next insertion would load from the header
  /// before the processor knows that these stores go there, and start again
  /// (1.5 ns for every insertion, measured).
  _ROOST_NOINLINE void complete(Header &H) {
    switch (What) {
    case kFindsRoom:
      setTag(At.Tag, Hashed);
      ++H.Size;
      if (_ROOST_UNLIKELY(Probes > Growth::kLongProbe))
        Growth::noteLongProbe(H);
      break;
    case kUnfolds:
      Table.spread(Hashes);
      // Whatever its home, a look-up comes to the second group in the end.
      Table.passBy(Hashed, kWordBytes);
      *At.Tag = tagOf(Hashed);
      ++H.Size;
      break;
    case kEvacuates:
      setTag(At.Tag, Hashed);
      ++H.Size;
      evacuateNext();
      break;
    case kRebuilds:
      setTag(At.Tag, Hashed);
      Table.relocateAll(New, At.At);
      Table.adopt(H, New, 1);
      break;
    }
  }

private:
  void prepareGrowing() {
    const Header &H = Table.H;
    const Shape Next = shapeAfter(shapeOf(H), H.Size, Table.Type.Slots);
    if (Table.isFolded()) {
      Key = H.hashKey();
      Table.hashAll(Hashes);
      What = kUnfolds;
    } else if (Table.growsBitByBit()) {
      Table.startEvacuation(Next);
      // The making of the new block was this insertion's share of page faults.
      prepareEvacuating(0);
    } else {
      New = Table.makeNew(Next);
      Key = New.Key;
      What = kRebuilds;
    }
  }
  void prepareEvacuating(std::size_t Step) noexcept {
    const Header &H = Table.H;
    Homes = Step;
    What = kEvacuates;
    IsOld = holdsElementsInOld(H);
    Key = IsOld ? oldKeyOf(H) : H.hashKey();
  }
  /// How many homes an insertion evacuates. None where iterators are promised
  /// to stay valid over it (T20).
  std::size_t homesOfInsertion() const noexcept {
    const Header &H = Table.H;
    if (Table.Type.StableIterators &&
        H.Size < Shape::ofShift(H.OldShift).limit())
      return 0;
    return Table.Type.Step;
  }
  /// Evacuates the next homes; a hash function that throws ends that (T17).
  void evacuateNext() {
#if _ROOST_EXCEPTIONS
    try {
      Table.evacuate(Homes);
    } catch (...) {
    }
#else
    Table.evacuate(Homes);
#endif
  }

  enum Way : unsigned char { kFindsRoom, kUnfolds, kEvacuates, kRebuilds };

  Growth Table;
  Way What = kFindsRoom;
  /// Whether the key is that of the block that is being evacuated.
  bool IsOld = false;
  std::size_t Probes = 0;
  std::size_t Homes = 0;
  std::uint64_t Hashed = 0;
  /// Of the elements of a folded table.
  std::uint64_t Hashes[kGroupSlots];
  /// Of a table that is rebuilt.
  Growth::Made New;
};

} // namespace _ROOST_BUILD
} // namespace detail
} // namespace roost

#endif
