//===- core.h - Inserting and erasing ---------------------------*- C++ -*-===//
//
// The changes that single elements bring to a table. Where elements lie is told
// in lookup.h, what happens when there is no room for one more in growth.h.
//
// What holds at every return to the caller, thrown exceptions included:
//   T5  Size is the number of occupied tags, and at most Limit. Limit is at
//   most
//       that of the shape, and equal to it in a table of one group.
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
  using typename Base::Header;
  using typename Base::Layout;
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
    const std::uint64_t Hashed = hashUnder({H.Multiplier, false}, Sought);
    if (Place Found = this->findHashed(Sought, Hashed, H.Tags, H.Slots, Shift))
      return {Found, false};
    return {insertNew(Sought, Hashed, Shift, Construct), true};
  }
  /// Inserts an element whose key is known not to be here: in line if its home
  /// group has room.
  template <class Wanted, class Maker>
  _ROOST_ALWAYS_INLINE Place insertNew(const Wanted &Sought,
                                       std::uint64_t Hashed, unsigned Shift,
                                       Maker Construct) {
    if (_ROOST_UNLIKELY(H.Size >= H.Limit))
      return insertGrowing(Sought, Construct);
    const std::size_t Home = homeOffset(Shift, Hashed);
    unsigned char *Word = H.Tags + Home;
    std::size_t S = H.Size;
    // In one group that was never erased from, the next slot is free. That is
    // known before the last insertion's store of the word comes back.
    if (Shift != kOneGroupShift || _ROOST_UNLIKELY(Word[S] != kEmptyTag)) {
      const auto Free = Group(Word).matchEmpty();
      if (_ROOST_UNLIKELY(!Free))
        return insertBeyond(Hashed, Construct);
      S = Free.first();
    }
    Slot *At = slotsAt(H.Slots, Home) + S;
    Construct(At);
    Group(Word).storeHash(Word, static_cast<unsigned>(S), Hashed);
    ++H.Size;
    return {Word + S, At};
  }
  /// Inserts such an element in the first group of the block that has room.
  template <class Maker>
  _ROOST_NOINLINE Place insertBeyond(std::uint64_t Hashed, Maker Construct) {
    auto [At, Probes] = claim(blockOf(H), Hashed);
    Construct(At.At);
    setTag(At, Hashed);
    ++H.Size;
    if (_ROOST_UNLIKELY(Probes > Base::kLongProbe))
      this->noteLongProbe();
    return At;
  }

  /// Inserts such an element into a table that has no room for it.
  template <class Wanted, class Maker>
  _ROOST_NOINLINE Place insertGrowing(const Wanted &Sought, Maker Construct) {
    if constexpr (Policy::kStableIterators)
      if (this->recoverRoom())
        return insertBeyond(hashOf(Sought), Construct);
    const Shape Next = Layout::shapeAfter(shapeOf(H), H.Size);
    if constexpr (Base::kFirstBytes != 0)
      if (this->isFolded())
        return this->unfoldWith(hashOf(Sought), Construct);
    if (this->growsBitByBit()) {
      this->startEvacuation(Next);
      return insertEvacuating(Sought, Construct, 0);
    }
    // The new element is in the new block before any other is (T7).
    typename Base::Rebuild New(*this, Next);
    const std::uint64_t Hashed = hashUnder(New.NewKey, Sought);
    Place At = New.claim(Hashed);
    Construct(At.At);
    ScopeGuard Unmake([&] { destroy(allocator(), At.At); });
    setTag(At, Hashed);
    New.relocateAll(At.At);
    Unmake.dismiss();
    New.adopt(1);
    return At;
  }

  template <class Wanted, class Maker>
  _ROOST_NOINLINE std::pair<Place, bool>
  findOrInsertByMode(const Wanted &Sought, Maker Construct) {
    if (Place Found = this->template findByMode<Wanted>(Sought))
      return {Found, false};
    if (H.evacuating())
      return {insertEvacuating(Sought, Construct, homesOfInsertion()), true};
    if (H.Size >= H.Limit)
      return {insertGrowing(Sought, Construct), true};
    return {insertBeyond(hashOf(Sought), Construct), true};
  }

  /// Inserts such an element into the block where it belongs once so many more
  /// homes are evacuated, then evacuates them (T16, T17). The insertion that
  /// made the new block evacuates none: it had its share of page faults.
  template <class Wanted, class Maker>
  Place insertEvacuating(const Wanted &Sought, Maker Construct,
                         std::size_t Homes) {
    const Block Old = Base::oldBlockOf(H);
    if constexpr (Policy::kStableIterators)
      if (_ROOST_UNLIKELY(H.Size >= H.Limit))
        this->recoverRoom();
    if (_ROOST_UNLIKELY(H.Size + 1 >= Old.Form.Slots &&
                        Base::holdsElementsInOld(H)) ||
        _ROOST_UNLIKELY(H.Size >= H.Limit)) {
      this->settleElements(); // T18
      if (H.Size >= H.Limit)
        return insertGrowing(Sought, Construct);
      return insertBeyond(hashOf(Sought), Construct);
    }
    Block To = blockOf(H);
    std::uint64_t Hashed = 0;
    bool Known = false;
    if (Base::holdsElementsInOld(H)) {
      const HashKey OldKey = this->oldKey();
      Hashed = hashUnder(OldKey, Sought);
      if (homeOffset(H.OldShift, Hashed) / kWordBytes >= H.Cursor + Homes)
        To = Old;
      Known = To.Tags == Old.Tags || OldKey == H.hashKey();
    }
    if (!Known)
      Hashed = hashOf(Sought);
    const Place At = claim(To, Hashed).first;
    Construct(At.At);
    setTag(At, Hashed);
    ++H.Size;
    if constexpr (Base::kNothrowHash) {
      this->evacuate(Homes);
    } else {
#if _ROOST_EXCEPTIONS
      try {
        this->evacuate(Homes);
      } catch (...) {
      }
#else
      this->evacuate(Homes);
#endif
    }
    return At;
  }
  /// How many homes an insertion evacuates. None where iterators are promised
  /// to stay valid over it.
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
    Base::setBlock(H, Here);
    H.Worn = 0;
  }
};

} // namespace detail
} // namespace roost

#endif
