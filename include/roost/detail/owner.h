//===- owner.h - Copying, moving and swapping tables ------------*- C++ -*-===//
//
// A heap block changes owner by its pointer. Elements in first storage can't:
// that memory dies with its own header (T1, T3), so they are moved one by one
// into a block of the same number of groups, slot for slot, without hashing
// anything. Which of the two it is, is looked at when it happens:
//
//   from        to                        what moves
//   heap        anything                  the block, or both while growing;
//                                         each keeps its own first storage
//   first       first storage that fits   the elements
//   first       too little or none        the elements, into a new heap block
//
//   T10 A table that was moved from is empty, keeps its own first storage, and
//       may be used again.
//   T11 Moving and swapping call no hash function and no equality (but where
//       allocators differ and a table is growing, which is settled first). They
//       may allocate, once, if elements leave first storage, and then end the
//       program where std's are noexcept and memory runs out.
//   T12 A constructor that throws has destroyed and freed what it made.
//   T13 Copy assignment that throws leaves a valid table.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_OWNER_H
#define ROOST_DETAIL_OWNER_H

#include "core.h"

namespace roost {
namespace detail {

template <class Policy, class Hash, class Equal, class Allocator>
class Owner : public Core<Policy, Hash, Equal, Allocator> {
  friend struct InvariantCheck;

protected:
  using Core = detail::Core<Policy, Hash, Equal, Allocator>;
  using Core::allocator;
  using Core::equal;
  using Core::H;
  using Core::hash;
  using typename Core::AllocatorTraits;
  using typename Core::Change;
  using typename Core::Look;
  using typename Core::Place;
  using typename Core::Slot;
  using typename Core::Value;

  template <bool Constant>
  using IteratorOver = Iterator<Policy, Slot, Constant>;

  static constexpr bool kAlwaysEqual = AllocatorTraits::is_always_equal::value;
  static constexpr bool kNothrowFunctors =
      std::is_nothrow_copy_constructible<Hash>::value &&
      std::is_nothrow_copy_constructible<Equal>::value;

public:
  _ROOST_ALWAYS_INLINE Owner(const Hash &HashFunction, const Equal &KeyEqual,
                             const Allocator &Alloc)
      : Core(HashFunction, KeyEqual, Alloc) {
    this->takeFirstStorage(this);
  }

  _ROOST_ALWAYS_INLINE Owner(const Owner &From)
      : Owner(From, AllocatorTraits::select_on_container_copy_construction(
                        From.allocator())) {}
  _ROOST_ALWAYS_INLINE Owner(const Owner &From, const Allocator &Alloc)
      : Owner(From.hash(), From.equal(), Alloc) {
    // The object is complete once the constructor above returned, so should a
    // copy throw, the destructor clears up (T12).
    const Look Source(From.H, "copy");
    copyElements(From);
    Source.end();
  }

  _ROOST_ALWAYS_INLINE Owner(Owner &&From) noexcept(kNothrowFunctors)
      : Core(From.hash(), From.equal(), std::move(From.allocator())) {
    const Change Leaving(From.H, "move");
    sayMoved(std::addressof(From), this);
    if (isOnHeap(From.H)) {
      takeBlock(H, From.H);
    } else {
      this->takeFirstStorage(this);
      if (From.H.Size != 0)
        takeElements(H, allocator(), From.H, From.allocator());
    }
    this->unsettle();
  }
  _ROOST_ALWAYS_INLINE Owner(Owner &&From, const Allocator &Alloc)
      : Owner(From.hash(), From.equal(), Alloc) {
    const Change Leaving(From.H, "move");
    sayMoved(std::addressof(From), this);
    takeFrom(From);
  }

  _ROOST_ALWAYS_INLINE ~Owner() {
    const Change End(H, "destruction");
    if (Policy::kChecked && isInFirst(H))
      Core::endLifeOf(blockOf(H));
    if constexpr (!Core::kNothingToDestroy)
      if (H.Size != 0)
        Core::destroyElements(allocator(), H);
    if (isOnHeap(H))
      this->dropFromHeap();
  }

  Owner &operator=(const Owner &From) {
    if (this == std::addressof(From))
      return *this;
    const Change Copy(H, "assignment");
    const Look Source(From.H, "copy");
    this->clearElements();
    if constexpr (AllocatorTraits::propagate_on_container_copy_assignment::
                      value) {
      if (!kAlwaysEqual && allocator() != From.allocator()) {
        Core::blocks(allocator()).drop(H);
        Core::setEmpty(H);
      }
      allocator() = From.allocator();
    }
    hash() = From.hash();
    equal() = From.equal();
    copyElements(From);
    Source.end();
    return *this;
  }

  Owner &operator=(Owner &&From) noexcept(
      kAlwaysEqual &&std::is_nothrow_move_assignable<Hash>::value
          &&std::is_nothrow_move_assignable<Equal>::value) {
    if (this == std::addressof(From))
      return *this;
    const Change Coming(H, "assignment"), Leaving(From.H, "move");
    sayMoved(std::addressof(From), this);
    this->clearElements();
    hash() = std::move(From.hash());
    equal() = std::move(From.equal());
    if constexpr (AllocatorTraits::propagate_on_container_move_assignment::
                      value) {
      if (!kAlwaysEqual && allocator() != From.allocator()) {
        Core::blocks(allocator()).drop(H);
        Core::setEmpty(H);
      }
      allocator() = std::move(From.allocator());
    }
    takeFrom(From);
    return *this;
  }

  void
  swap(Owner &Other) noexcept(kAlwaysEqual &&IsNothrowSwappable<Hash>::value
                                  &&IsNothrowSwappable<Equal>::value) {
    if (this == std::addressof(Other))
      return;
    const Change Here(H, "swap"), There(Other.H, "swap");
    sayMoved(std::addressof(Other), this);
    sayMoved(this, std::addressof(Other));
    using std::swap;
    swap(hash(), Other.hash());
    swap(equal(), Other.equal());
    swapElements(Other);
    if constexpr (AllocatorTraits::propagate_on_container_swap::value)
      swap(allocator(), Other.allocator());
    this->unsettle();
    Other.unsettle();
  }

protected:
  static Value &elementAt(Place Of) noexcept { return Of.At->Element; }

  /// Takes over the elements of `From`, which has an equal hash function. This
  /// table holds nothing.
  void takeFrom(Owner &From) {
    if (isOnHeap(From.H) && (kAlwaysEqual || allocator() == From.allocator())) {
      Core::blocks(allocator()).drop(H);
      takeBlock(H, From.H);
    } else if (From.H.Size != 0) {
      From.settleElements();
      takeElements(H, allocator(), From.H, From.allocator());
    }
    this->unsettle();
  }

  /// Makes the heap block of `From`, and the one being evacuated, those of
  /// `To`, whose own are gone.
  _ROOST_ALWAYS_INLINE static void takeBlock(Header &To,
                                             Header &From) noexcept {
    void *const First = To.First;
    void *const FromFirst = From.First;
    Core::assignHeader(To, From);
    To.First = First;
    Core::assignHeader(From, Header());
    From.First = FromFirst;
    Core::setEmpty(From);
  }
  /// Gives a header that holds nothing the key of another's hashes.
  static void copyKey(Header &To, const Header &From) noexcept {
    To.Multiplier = From.Multiplier;
    To.Shift =
        static_cast<std::uint8_t>(To.shift() | (From.Shift & Header::kKeyed));
    To.Worn = From.Worn & Header::kChanged;
  }
  static void resetKey(Header &Of) noexcept { copyKey(Of, Header()); }

  /// Gives a header that holds nothing a block with as many groups as `Form`
  /// and no fewer slots.
  static void fitBlock(Header &To, const Allocator &Alloc, Shape Form) {
    const Shape Own = shapeOf(To);
    if (Own.Groups == Form.Groups && Own.Slots >= Form.Slots)
      return;
    const std::size_t FirstBytes = Core::firstStorageBytes(To);
    if (Core::layout().bytes(Form) <= FirstBytes) {
      Core::blocks(Alloc).drop(To);
      if (Form.Groups == 1)
        Core::openFirst(To, FirstBytes);
      else
        setFirst(To, FirstBytes, Form);
      return;
    }
    Block New = Core::blocks(Alloc).make(Form);
    Core::blocks(Alloc).drop(To);
    setBlock(To, New);
  }
  static void setFirst(Header &To, std::size_t Bytes, Shape Form) noexcept {
    const Block Opened = Core::layout().openBlock(To.First, Bytes, Form);
    Core::beginLifeOf(Opened);
    setBlock(To, Opened);
  }
  /// Makes room in `To`, which holds nothing, for the elements of `From`, each
  /// at the same place, and visits the pairs of places. Elements count from the
  /// moment their visit returns.
  template <class Visitor>
  static void fillSlotwise(Header &To, const Allocator &Alloc,
                           const Header &From, Visitor Visit) {
    const Block Source = blockOf(From);
    fitBlock(To, Alloc, Source.Form);
    copyKey(To, From);
    // What drift took from the source's room is missing here too.
    if (Source.Form.Groups != 1)
      To.Limit = From.Limit;
    for (std::size_t G = 0; G != Source.Form.Groups; ++G) {
      const unsigned char *Word = Source.Tags + G * kWordBytes;
      To.Tags[G * kWordBytes + kOverflowByte] = Word[kOverflowByte];
    }
    Core::forEach(Source, [&](Place P) {
      unsigned char *Tag = To.Tags + (P.Tag - Source.Tags);
      Visit(Core::slotsOf(To) + (P.At - Core::slotAt(Source.Slots)), P.At);
      *Tag = *P.Tag;
      ++To.Size;
    });
  }

  /// Moves the elements of `From` to `To`, which holds nothing, one by one.
  /// Where that throws, elements are lost, but none is left half moved.
  static void takeElements(Header &To, Allocator &Alloc, Header &From,
                           Allocator &FromAlloc) {
    fitBlock(To, Alloc, shapeOf(From));
    auto Empty = onExit([&] {
      const Block Emptied = blockOf(From);
      Core::destroyElements(FromAlloc, From);
      Emptied.clearTags();
      Core::renewLifeOf(Emptied);
      setBlock(From, Emptied);
      resetKey(From);
    });
    fillSlotwise(To, Alloc, From, [&](Slot *New, Slot *Old) {
      if constexpr (Core::kGrowthMoves)
        Core::construct(Alloc, New, Policy::relocated(Old->Element));
      else
        Core::construct(Alloc, New, static_cast<const Value &>(Old->Element));
    });
  }

  /// Exchanges elements by way of a third header, whose first storage is here.
  void swapElements(Owner &Other) {
    constexpr std::size_t Bytes = Core::kFirstBytes + sizeof(std::size_t);
    alignas(Core::layout().Align) unsigned char Storage[Bytes];
    Header Third;
    if (isInFirst(H)) {
      __builtin_memcpy(Storage, &Bytes, sizeof Bytes);
      Third.First = Storage;
    }
    // Should the last step find no memory, the elements on their way are lost.
    auto End = onExit([&] {
      if (Third.Size != 0)
        Core::destroyElements(allocator(), Third);
      Core::blocks(allocator()).drop(Third);
    });
    swapStep(Third, H);
    swapStep(H, Other.H);
    swapStep(Other.H, Third);
  }
  void swapStep(Header &To, Header &From) {
    if (isOnHeap(From)) {
      Core::blocks(allocator()).drop(To);
      takeBlock(To, From);
    } else if (From.Size != 0) {
      takeElements(To, allocator(), From, allocator());
    }
  }

  /// Copies the elements of a table with an equal hash function into this one,
  /// which holds nothing.
  void copyElements(const Owner &From) {
    if (From.H.Size == 0)
      return;
    const Shape Form = shapeOf(From.H);
    if (Core::layout().bytes(Form) <= Core::firstStorageBytes(H)) {
      fitBlock(H, allocator(), Form);
    } else if (shapeOf(H).limit() < From.H.Size) {
      const bool Sparse = From.H.Size < Form.limit() / 4;
      const Block New =
          Core::blocks(allocator())
              .make(Sparse ? shapeFor(From.H.Size, Core::layout()) : Form);
      Core::blocks(allocator()).drop(H);
      setBlock(H, New);
    }
    if (From.H.evacuating() || shapeOf(H).Groups != Form.Groups ||
        shapeOf(H).Slots < Form.Slots)
      copyHashing(From);
    else if constexpr (Core::kBitwise)
      copyBitwise(From);
    else
      fillSlotwise(H, allocator(), From.H, [&](Slot *New, const Slot *Old) {
        Core::construct(allocator(), New, Old->Element);
      });
  }

  void copyBitwise(const Owner &From) noexcept {
    const Block Source = blockOf(From.H);
    __builtin_memcpy(H.Tags, Source.Tags, Source.Form.Groups * kWordBytes);
    __builtin_memcpy(H.Slots, Source.Slots, Source.Form.Slots * sizeof(Slot));
    copyKey(H, From.H);
    H.Size = From.H.Size;
    if (Source.Form.Groups != 1)
      H.Limit = From.H.Limit;
  }

  void copyHashing(const Owner &From) {
    copyKey(H, From.H);
    H.Worn = Header::kWorn; // A long probe must not lower the limit now.
    Core::forEach(From.H, [&](Place P) {
      this->insertBeyond(this->hashOf(Core::keyAt(P.At)), [&](Slot *New) {
        Core::construct(allocator(), New,
                        static_cast<const Value &>(P.At->Element));
      });
    });
    H.Worn = 0;
  }
};

} // namespace detail
} // namespace roost

#endif
