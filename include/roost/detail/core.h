//===- core.h - Inserting and erasing ---------------------------*- C++ -*-===//
//
// The changes that single elements bring to a table. Where elements lie is told
// in lookup.h, what happens when there is no room for one more in growth.h.
//
// What holds at every return to the caller, thrown exceptions included:
//   T5  Size is the number of occupied tags, and at most Limit. Limit is at
//       most that of the shape, and equal to it in a table of one group.
//   T8  Inserting a key that is there, and every const member, writes nothing.
//   T9  Erasing moves no element. A slot that was erased is unlinked before its
//       element is destroyed.
//
// Overflow bits that erased elements leave behind make later look-ups longer.
// So erasing an element whose bit is set lowers the limit by one: the more such
// erasures, the sooner the table goes over to a clean block, of the same size
// if that suffices.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_CORE_H
#define ROOST_DETAIL_CORE_H

#include "growth.h"

namespace roost {
namespace detail {

template <class Policy, class Hash, class Equal, class Allocator>
class Core : public Growth<Policy, Hash, Equal, Allocator> {
  friend struct InvariantCheck;

protected:
  using Base = detail::Growth<Policy, Hash, Equal, Allocator>;
  using Base::allocator;
  using Base::blockOf;
  using Base::claim;
  using Base::destroy;
  using Base::H;
  using Base::hashOf;
  using Base::hashUnder;
  using Base::homeOffset;
  using Base::setTag;
  using Base::shapeOf;
  using Base::slotsAt;
  using typename Base::Block;
  using typename Base::Change;
  using typename Base::Header;
  using typename Base::Layout;
  using typename Base::Look;
  using typename Base::Place;
  using typename Base::Slot;

  using Base::Base;

  // Inserting.

  /// Finds the element of this key or has `Construct` make it in a slot. Says
  /// whether it did.
  template <class Wanted, class Maker>
  _ROOST_ALWAYS_INLINE std::pair<Place, bool> findOrInsert(const Wanted &Sought,
                                                           Maker Construct) {
    const unsigned Shift = H.Shift;
    if (_ROOST_UNLIKELY(Shift > Header::kShiftBits))
      return findOrInsertByMode(Sought, Construct);
    const Look Whole(H, "insertion");
    const std::uint64_t Hashed = hashUnder({H.Multiplier, false}, Sought);
    const Place Found =
        this->findHashed(Sought, Hashed, H.Tags, H.Slots, Shift);
    Whole.end();
    if (Found)
      return {Found, false};
    const Change Insertion(H, "insertion");
    return {this->unsettleInserted(insertNew(Sought, Hashed, Shift, Construct)),
            true};
  }
  /// Inserts an element whose key is known not to be here: in line if its home
  /// group has room.
  template <class Wanted, class Maker>
  _ROOST_ALWAYS_INLINE Place insertNew(const Wanted &Sought,
                                       std::uint64_t Hashed, unsigned Shift,
                                       Maker Construct) {
    const std::size_t Home = homeOffset(Shift, Hashed);
    unsigned char *Word = H.Tags + Home;
    std::size_t S = H.Size;
    if (_ROOST_UNLIKELY(S >= H.Limit))
      return insertOutOfLine(Sought, Construct);
    // In one group that was never erased from, the next slot is free. That is
    // known before the last insertion's store of the word comes back.
    if (Shift != kOneGroupShift || _ROOST_UNLIKELY(Word[S] != kEmptyTag)) {
      const auto Free = Group(Word).matchEmpty();
      if (_ROOST_UNLIKELY(!Free))
        return insertOutOfLine(Sought, Construct);
      S = Free.first();
    }
    Slot *At = slotsAt(H.Slots, Home) + S;
    Construct(At);
    Group(Word).storeHash(Word, static_cast<unsigned>(S), Hashed);
    ++H.Size;
    return {Word + S, At};
  }
  /// Inserts an element of this hash, known not to be here, into a table that
  /// has room and is not evacuating.
  template <class Maker>
  _ROOST_NOINLINE Place insertBeyond(std::uint64_t Hashed, Maker Construct) {
    auto [At, Probes] = claim(blockOf(H), Hashed);
    Construct(At.At);
    settleIn(At, Hashed, Probes);
    return At;
  }
  void settleIn(Place New, std::uint64_t Hashed, unsigned Probes) noexcept {
    setTag(New, Hashed);
    ++H.Size;
    if (_ROOST_UNLIKELY(Probes > Base::kLongProbe))
      this->noteLongProbe();
  }

  template <class Wanted, class Maker>
  _ROOST_NOINLINE std::pair<Place, bool>
  findOrInsertByMode(const Wanted &Sought, Maker Construct) {
    const Look Whole(H, "insertion");
    const Place Found = this->template findByMode<Wanted>(Sought);
    Whole.end();
    if (Found)
      return {Found, false};
    const Change Insertion(H, "insertion");
    return {this->unsettleInserted(insertOutOfLine(Sought, Construct)), true};
  }
  /// Inserts such an element in whatever state the table is.
  template <class Wanted, class Maker>
  _ROOST_NOINLINE Place insertOutOfLine(const Wanted &Sought, Maker Construct) {
    Insertion New(*this);
    New.template prepare<Wanted>(Sought);
    Construct(New.At.At);
    return New.complete();
  }

  /// An insertion in two halves, so that only the construction between them is
  /// compiled once for each way of inserting. The new element is constructed
  /// before any other moves (T7).
  class Insertion {
  public:
    /// Where the new element is to be constructed.
    Place At;

    explicit Insertion(Core &Into) noexcept : Table(Into) {}
    Insertion(const Insertion &) = delete;
    Insertion &operator=(const Insertion &) = delete;
    ~Insertion() {
      if (_ROOST_UNLIKELY(What == kRebuilds))
        Base::freeBlock(Table.allocator(), New);
    }

    /// Finds room for an element of this key, which is not in the table.
    /// Nothing that can be seen has changed if this throws or nothing follows.
    template <class Wanted>
    _ROOST_NOINLINE void prepare(Passed<Wanted> Sought) {
      Header &H = Table.H;
      if (_ROOST_UNLIKELY(H.evacuating())) {
        if constexpr (Policy::kStableIterators)
          if (H.Size >= H.Limit)
            Table.recoverRoom();
        const bool OldIsFull = Base::holdsElementsInOld(H) &&
                               H.Size + 1 >= Shape::ofShift(H.OldShift).Slots;
        if (_ROOST_LIKELY(!OldIsFull && H.Size < H.Limit))
          return prepareEvacuating(Sought, Table.homesOfInsertion());
        Table.settleElements(); // T18
      }
      if (H.Size >= H.Limit && !recoversRoom())
        return prepareGrowing(Sought);
      Hashed = Table.hashOf(Sought);
      std::tie(At, Probes) = claim(blockOf(H), Hashed);
    }

    /// The element is constructed: takes it in. Destroys it if this throws.
    _ROOST_NOINLINE Place complete() {
      switch (What) {
      case kFindsRoom:
        Table.settleIn(At, Hashed, Probes);
        break;
      case kUnfolds:
        Table.unfoldWith(At, Hashed, Hashes);
        break;
      case kEvacuates:
        setTag(At, Hashed);
        ++Table.H.Size;
        evacuateNext();
        break;
      case kRebuilds:
        rebuild();
        break;
      }
      return At;
    }

  private:
    bool recoversRoom() {
      if constexpr (Policy::kStableIterators)
        return Table.recoverRoom();
      return false;
    }

    template <class Wanted> void prepareGrowing(const Wanted &Sought) {
      const Shape Next = Layout::shapeAfter(shapeOf(Table.H), Table.H.Size);
      if (Base::kFirstBytes != 0 && Table.isFolded()) {
        Hashed = Table.hashOf(Sought);
        Table.hashAll(Hashes);
        At = Table.placeUnfolding();
        What = kUnfolds;
      } else if (Table.growsBitByBit()) {
        Table.startEvacuation(Next);
        // The making of the new block was this insertion's share of page
        // faults.
        prepareEvacuating(Sought, 0);
      } else {
        NewKey = Table.nextKey();
        Hashed = Table.hashUnder(NewKey, Sought);
        New = Base::makeBlock(Table.allocator(), Next);
        At = claim(New, Hashed).first;
        What = kRebuilds;
      }
    }
    /// Finds room in the block where the element belongs once so many more
    /// homes are evacuated (T16).
    template <class Wanted>
    void prepareEvacuating(const Wanted &Sought, std::size_t Step) {
      const Header &H = Table.H;
      Homes = Step;
      What = kEvacuates;
      Block To = blockOf(H);
      bool Known = false;
      if (Base::holdsElementsInOld(H)) {
        const HashKey OldKey = Table.oldKey();
        Hashed = Table.hashUnder(OldKey, Sought);
        const bool Stays =
            homeOffset(H.OldShift, Hashed) / kWordBytes >= H.Cursor + Homes;
        if (Stays)
          To = Base::oldBlockOf(H);
        Known = Stays || OldKey == H.hashKey();
      }
      if (!Known)
        Hashed = Table.hashOf(Sought);
      At = claim(To, Hashed).first;
    }

    /// Evacuates the next homes; a hash function that throws ends that (T17).
    void evacuateNext() {
#if _ROOST_EXCEPTIONS
      if constexpr (!Base::kNothrowHash) {
        try {
          Table.evacuate(Homes);
        } catch (...) {
        }
        return;
      }
#endif
      Table.evacuate(Homes);
    }
    void rebuild() {
      typename Base::Rebuild Into(Table, New, NewKey);
      What = kFindsRoom; // The block is Into's now.
      auto Unmake = onExit([&] { destroy(Table.allocator(), At.At); });
      setTag(At, Hashed);
      Into.relocateAll(At.At);
      Unmake.dismiss();
      Into.adopt(1);
    }

    enum Way : unsigned char { kFindsRoom, kUnfolds, kEvacuates, kRebuilds };

    Core &Table;
    Way What = kFindsRoom;
    unsigned Probes = 0;
    std::size_t Homes = 0;
    std::uint64_t Hashed = 0;
    /// Of the elements of a folded table.
    std::uint64_t Hashes[kGroupSlots];
    /// Of a table that is rebuilt.
    Block New;
    HashKey NewKey;
  };

  /// How many homes an insertion evacuates. None where iterators are promised
  /// to stay valid over it (T20).
  std::size_t homesOfInsertion() const noexcept {
    if (Policy::kStableIterators && H.Size < Shape::ofShift(H.OldShift).limit())
      return 0;
    return Base::kStep;
  }

  // Erasing.

  /// Erases the element at this place.
  _ROOST_ALWAYS_INLINE void erasePlace(Place At) noexcept {
    unlink(At);
    destroy(allocator(), At.At);
  }
  _ROOST_ALWAYS_INLINE void unlink(Place At) noexcept {
    const Change Erasure(H, "erasure");
    const unsigned char Overflow = At.word()[kOverflowByte];
    --H.Size;
    // A branch, as a sum would be made one vector operation on Size and Limit,
    // whose load waits for the last insertion's store of Size alone.
    if (_ROOST_UNLIKELY(Overflow & overflowBitsOfTag(*At.Tag)))
      --H.Limit;
    this->clearTag(At);
  }

  void clearElements() noexcept {
    if (Base::hasNoBlock(H))
      return;
    Base::destroyElements(allocator(), H);
    if (H.evacuating())
      Base::dropOld(allocator(), H);
    const Block Here = blockOf(H);
    Here.clearTags();
    Base::renewLifeOf(Here);
    Base::setBlock(H, Here);
    H.Worn = 0;
  }
};

} // namespace detail
} // namespace roost

#endif
