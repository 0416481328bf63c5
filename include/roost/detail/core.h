//===- core.h - Inserting and erasing ---------------------------*- C++ -*-===//
//
// The changes that single elements bring to a table. Where elements lie is told
// in lookup.h, what happens when there is no room for one more in insertion.h
// and growth.h.
//
// What holds at every return to the caller, thrown exceptions included:
//   T5  Size is the number of occupied tags, and at most Limit. Limit is at
//       most that of the shape, and equal to it in a table of one group.
//   T8  Inserting a key that is there, and every const member, writes nothing.
//   T9  Erasing moves no element. A slot that was erased is unlinked before its
//       element is destroyed.
//
// What the compiler pass relies on (R11 in lib/Place/Capacity.h), by the names
// of the functions:
//   T33 A table in one group of first storage that never was asked to hold more
//       than its slots calls none of findByMode, findBeyond,
//       findOrInsertByMode, insertOutOfLine, settleOutOfLine, dropFromHeap,
//       dropOld and destroyOld; and rebuild only where reserve and rehash want
//       more slots. All of them are given the header's address, and none is
//       inlined.
//
// Overflow bits that erased elements leave behind make later look-ups longer.
// So erasing an element whose bit is set lowers the limit by one: the more such
// erasures, the sooner the table goes over to a clean block, of the same size
// if that suffices.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_CORE_H
#define ROOST_DETAIL_CORE_H

#include "insertion.h"
#include "lookup.h"

namespace roost {
namespace detail {

template <class Policy, class Hash, class Equal, class Allocator>
class Core : public Lookup<Policy, Hash, Equal, Allocator> {
  friend struct InvariantCheck;

protected:
  using Base = detail::Lookup<Policy, Hash, Equal, Allocator>;
  using Base::allocator;
  using Base::blocks;
  using Base::destroy;
  using Base::growth;
  using Base::H;
  using Base::hashOf;
  using Base::hashUnder;
  using Base::layout;
  using Base::placeAt;
  using Base::slotAt;
  using Base::slotsAt;
  using Base::slotsOf;
  using typename Base::Change;
  using typename Base::Look;
  using typename Base::Place;
  using typename Base::Slot;
  using typename Base::Type;

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
        this->findHashed(Sought, Hashed, H.Tags, slotsOf(H), Shift);
    Whole.end();
    if (Found)
      return {Found, false};
    const Change Insertion(H, "insertion");
    return {unsettleInserted(insertNew(Sought, Hashed, Shift, Construct)),
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
    Slot *At = slotsAt(slotsOf(H), Home) + S;
    Construct(At);
    Group(Word).storeHash(Word, static_cast<unsigned>(S), Hashed);
    ++H.Size;
    return {Word + S, At};
  }
  /// Inserts an element of this hash, known not to be here, into a table that
  /// has room and is not evacuating.
  template <class Maker>
  Place insertBeyond(std::uint64_t Hashed, Maker Construct) {
    const Claim Free = claim(H.Tags, H.shift(), Hashed);
    const Place At = placeAt(spotAt(blockOf(H), layout(), Free.Offset));
    Construct(At.At);
    setTag(At.Tag, Hashed);
    ++H.Size;
    if (_ROOST_UNLIKELY(Free.Probes > Growth::kLongProbe))
      Growth::noteLongProbe(H);
    return At;
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
    return {unsettleInserted(insertOutOfLine(Sought, Construct)), true};
  }
  /// Inserts such an element in whatever state the table is.
  template <class Wanted, class Maker>
  _ROOST_NOINLINE Place insertOutOfLine(const Wanted &Sought, Maker Construct) {
    Insertion New(H, Type::kType, Type::function(this->hash()),
                  Type::memory(allocator()));
    claimFor<Wanted>(New, Sought);
    Slot *const At = slotAt(New.At.At);
    Construct(At);
    if constexpr (kInsertionEnds) {
      New.complete(H);
    } else {
      auto Unmake = onExit([&] { destroy(allocator(), At); });
      New.complete(H);
      Unmake.dismiss();
    }
    return placeAt(New.At);
  }
  template <class Wanted>
  _ROOST_NOINLINE void claimFor(Insertion &New, Passed<Wanted> Sought) const {
    while (!New.claim(hashUnder(New.Key, Sought))) {
    }
  }
  /// Whether nothing throws once an element is constructed, or nobody minds.
  static constexpr bool kInsertionEnds =
      Base::kNothingToDestroy || (Base::kNothrowHash && Policy::kNothrowMove);

  // Growing.

  _ROOST_NOINLINE void rebuild(Shape Form) { growth().rebuild(Form); }
  void evacuate(std::size_t Homes) { growth().evacuate(Homes); }
  void settleElements() {
    if (_ROOST_UNLIKELY(H.evacuating()))
      settleOutOfLine();
  }
  _ROOST_NOINLINE void settleOutOfLine() { growth().settleElements(); }
  _ROOST_NOINLINE void dropFromHeap() noexcept { blocks(allocator()).drop(H); }

  /// After elements moved, or might have: moves all of a hostile table's, slot
  /// for slot, and says where the one at `Watched` is then.
  _ROOST_ALWAYS_INLINE Place unsettle(Place Watched = {}) noexcept {
    if constexpr (Type::kHostile) {
      static_assert(
          Base::kBitwise || Policy::kNothrowMove,
          "lowering leaves elements alone whose moves may throw (L6)");
      return placeAt(growth().moveAll(
          {Watched.Tag, reinterpret_cast<unsigned char *>(Watched.At)}));
    } else {
      return Watched;
    }
  }
  /// The same after an insertion. Of a large table's, not all move the rest.
  _ROOST_ALWAYS_INLINE Place unsettleInserted(Place New) noexcept {
    constexpr std::size_t Many = 64;
    if (Type::kHostile && (H.Size <= Many || H.Size % (H.Size / Many) == 0))
      return unsettle(New);
    return New;
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
    if (hasNoBlock(H))
      return;
    Base::destroyElements(allocator(), H);
    if (H.evacuating())
      blocks(allocator()).dropOld(H);
    const Block Here = blockOf(H);
    Here.clearTags();
    Base::renewLifeOf(Here);
    setBlock(H, Here);
    H.Worn = 0;
  }
};

} // namespace detail
} // namespace roost

#endif
