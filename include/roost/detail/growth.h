//===- growth.h - Going over to another block -------------------*- C++ -*-===//
//
// A table whose limit is reached goes over to a block twice as large, or as
// large when only erasures had lowered the limit. Small ones are rebuilt at
// once. The elements of a large one stay in the old block at first; every
// insertion then evacuates a few homes, so that none has to wait for all:
//
//   old block   [ evacuated ......... | cursor ........ elements ........ ]
//                                     |
//   new block   [ 0 .. twice cursor | untouched yet, or what was inserted ]
//
//   - The unit is a *home*: all elements that have one group of the old block
//     as their home, those that overflowed from it included. As top bits of a
//     hash choose the group, home g goes to groups 2g and 2g+1 and the new
//     block is touched from its beginning to its end.
//   - An insertion goes to the new block if its home was evacuated, or is by
//     the same insertion, and to the old one otherwise (T16 is its twin).
//   - Behind the cursor, the memory of a large old block is given back in
//     slices.
//
// What holds at every return to the caller, thrown exceptions included:
//   T6  Inserting one element either completes or changes nothing, whatever
//       throws: allocation, hash, equality, the element's constructor or, while
//       the table grows, a copy. (Exception: elements that can be neither
//       copied nor moved without throwing; some may then be lost, none twice.)
//   T7  The new element is constructed before any other moves, so it may be
//       made from an element of the same table.
//   T17 Each element is in one block. A hash function that throws while a home
//       is evacuated ends the step, not the insertion: the new element is in
//       place, and the next step takes the home up again.
//   T18 The old block never fills up: at first it holds at most thirteen of
//       fifteen slots, and it is empty after one insertion for each group, or
//       fewer. Where throwing hash functions kept it from being emptied in
//       time, it is evacuated whole before one more element goes in (the one
//       case that T7 does not cover).
//   T19 Elements move only in insertions (and where the whole table is asked
//       to: settle, reserve, rehash), never in look-ups or erasures.
//   T20 Where iterators are promised to stay valid, elements move only in
//       insertions beyond the limit of the shape that the table has, or had
//       when it began to grow. Room that overflow bits took up before is made
//       again by finding the bits anew, with no element moved.
//
// Probes of more than kLongProbe groups are next to impossible unless keys were
// inserted in the iteration order of another table, or chosen by somebody to
// collide. After one, the next insertion goes over to a block with another
// multiplier; if that does not help, to a hash keyed with a secret (hash.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_GROWTH_H
#define ROOST_DETAIL_GROWTH_H

#include "lookup.h"
#include "secret.h"

namespace roost {
namespace detail {

template <class Policy, class Hash, class Equal, class Allocator>
class Growth : public Lookup<Policy, Hash, Equal, Allocator> {
  friend struct InvariantCheck;

protected:
  using Base = detail::Lookup<Policy, Hash, Equal, Allocator>;
  using Base::allocator;
  using Base::blockOf;
  using Base::claim;
  using Base::clearTag;
  using Base::construct;
  using Base::destroy;
  using Base::destroyElements;
  using Base::forEach;
  using Base::freeBlock;
  using Base::H;
  using Base::hashOf;
  using Base::hashUnder;
  using Base::holdsElementsInOld;
  using Base::homeOffset;
  using Base::isInFirst;
  using Base::isOnHeap;
  using Base::kBitwise;
  using Base::keyAt;
  using Base::kNothrowHash;
  using Base::makeBlock;
  using Base::oldBlockOf;
  using Base::oldKey;
  using Base::openFirst;
  using Base::setBlock;
  using Base::setTag;
  using Base::shapeOf;
  using Base::slotsAt;
  using Base::wayOf;
  using typename Base::Block;
  using typename Base::Header;
  using typename Base::Layout;
  using typename Base::Place;
  using typename Base::Slot;
  using typename Base::Value;

  using Base::Base;

  static constexpr unsigned kLongProbe = 16;
  /// Whether all elements are moved wherever any may be (hostile.h).
  static constexpr bool kHostile =
      IsHostile<Allocator>::value && !Policy::kNodes;
  /// Whether elements go over one by one without a way back.
  static constexpr bool kIncremental =
      (kBitwise || Policy::kNothrowMove) && !kHostile;
  /// How many homes an insertion evacuates: some two kilobytes, enough for the
  /// processor to read ahead. One where the hash function may throw, so that
  /// the new element's home is never skipped (T17).
  static constexpr std::size_t kHomesInStep =
      2048 / (kGroupSlots * sizeof(Slot));
  static constexpr std::size_t kStep = !kNothrowHash      ? 1
                                       : kHomesInStep < 2 ? 2
                                       : kHomesInStep > 8 ? 8
                                                          : kHomesInStep;

  // Letting blocks go.

  /// Lets go of the blocks of a header whose elements are gone, and says where
  /// first storage is, if there is some. The header must be set anew.
  static void dropBlock(const Allocator &Alloc, Header &Of) noexcept {
    if (Of.evacuating())
      dropOld(Alloc, Of);
    if (isOnHeap(Of)) {
      freeBlock(Alloc, blockOf(Of));
    } else if (isInFirst(Of)) {
      std::size_t Bytes = blockOf(Of).bytes();
      Base::endLifeOf(blockOf(Of));
      __builtin_memcpy(Of.First, &Bytes, sizeof Bytes);
    }
  }
  /// Makes a header whose block is gone that of an empty table again.
  static void setEmpty(Header &Of) noexcept {
    Of.setNoBlock();
    if (std::size_t Bytes = Base::firstStorageBytes(Of))
      openFirst(Of, Bytes);
  }
  /// Lets go of the old block, or of what is left of it.
  static void dropOld(const Allocator &Alloc, Header &Of) noexcept {
    const Block Old = oldBlockOf(Of);
    if (Of.Cursor <= Old.Form.Groups)
      freeBlock(Alloc, Old);
    else
      dropMapping(Of.Old, bytesToDrain(Of));
    Of.Old = nullptr;
    Of.Cursor = 0;
    Of.Shift &= static_cast<std::uint8_t>(~Header::kEvacuating);
  }

  // An old mapping without elements whose tags alone are large is given back
  // from its end, a slice an insertion. The cursor counts on.

  static bool drains(const Block &Old) noexcept {
    return Base::kMaps && Old.isMapped() &&
           Old.Form.Groups * kWordBytes > 2 * kSliceBytes;
  }
  static std::size_t bytesToDrain(const Header &Of) noexcept {
    const Shape Form = Shape::ofShift(Of.OldShift);
    return mappingBytes(Layout::bytes(Form)) -
           (Of.Cursor - Form.Groups) * kSliceBytes;
  }
  void drain() noexcept {
    const std::size_t Bytes = bytesToDrain(H);
    if (Bytes <= kSliceBytes) {
      dropOld(allocator(), H);
      return;
    }
    dropMapping(H.Old + (Bytes - kSliceBytes), kSliceBytes);
    ++H.Cursor;
  }

  // Keys of hashes.

  /// The key of the next block: the present one unless probes got long.
  HashKey nextKey() const noexcept {
    const HashKey Present = H.hashKey();
    if (!(H.Worn & Header::kWorn))
      return Present;
    if (H.Worn & Header::kChanged)
      return {newSecret(), true};
    return {foldedProduct(Present.Multiplier, kSalt1) | 1, Present.Keyed};
  }
  /// Takes the key of a block just made.
  void setKey(HashKey New) noexcept {
    H.Worn = New == H.hashKey() ? 0 : Header::kChanged;
    H.Multiplier = New.Multiplier;
    if (New.Keyed)
      H.Shift |= Header::kKeyed;
  }
  /// Has the next insertion go over to another key, unless all were tried.
  _ROOST_NOINLINE void noteLongProbe() noexcept {
    if ((H.Worn & Header::kWorn) || H.mode() != 0)
      return;
    H.Worn |= Header::kWorn;
    H.Limit = H.Size;
  }

  // Making room without moving elements (T20).

  /// How many elements the table holds before any moves.
  std::size_t stableLimit() const noexcept {
    return holdsElementsInOld(H) ? Shape::ofShift(H.OldShift).limit()
                                 : shapeOf(H).limit();
  }
  /// Raises the limit again that erasures had lowered, if the table is not full
  /// otherwise. Overflow bits are found anew when there may be many too many:
  /// between two growths, the cursor counts those left as they are.
  _ROOST_NOINLINE bool recoverRoom() {
    if (H.Size >= stableLimit())
      return false;
    const std::size_t Limit = shapeOf(H).limit();
    const std::size_t Freed = Limit - H.Limit;
    H.Limit = Limit;
    if (holdsElementsInOld(H)) {
      renewOverflow(oldBlockOf(H), oldKey());
      renewOverflow(blockOf(H), H.hashKey());
    } else if (!H.evacuating()) {
      H.Cursor += static_cast<std::uint32_t>(Freed);
      if (H.Cursor > Limit / 8) {
        H.Cursor = 0;
        renewOverflow(blockOf(H), H.hashKey());
      }
    }
    return true;
  }
  /// Gives every group the overflow bits that the elements of this block need,
  /// and no others.
  void renewOverflow(const Block &In, HashKey Key) {
    const auto setAll = [&](unsigned char Bits) {
      for (std::size_t G = 0; G != In.Form.Groups; ++G)
        In.Tags[G * kWordBytes + kOverflowByte] = Bits;
    };
    // Should the hash function throw: all bits, which are never wrong.
    auto SetAll = onExit([&] { setAll(0xff); });
    setAll(0);
    const unsigned Shift = In.Form.shift();
    forEach(In, [&](Place P) {
      const std::uint64_t Hashed = hashUnder(Key, keyAt(P.At));
      for (Way To = wayOf(Shift, Hashed); In.Tags + To.offset() != P.word();
           To.goOn())
        In.Tags[To.offset() + kOverflowByte] |= overflowBit(Hashed);
    });
    SetAll.dismiss();
  }

  // Evacuation.

  /// Whether this table may go over to another block bit by bit.
  bool growsBitByBit() const noexcept {
    return kIncremental && isOnHeap(H) &&
           Layout::isLarge(Shape::ofShift(H.shift()).Groups);
  }

  /// Makes a block of this shape that elements go to from now on.
  _ROOST_NOINLINE void startEvacuation(Shape Form) {
    const Block New = makeBlock(allocator(), Form);
    const Block Old = blockOf(H);
    const HashKey NewKey = nextKey();
    EndWord End = EndWord::read(Old.endWord());
    End.GoesOn = 1;
    End.write(Old.endWord());
    BlockNote{New.Tags, New.Slots, H.Multiplier, H.hashKey().Keyed, Old.life()}
        .write(Old.endWord());
    H.Old = Old.Tags;
    H.OldShift = static_cast<std::uint8_t>(H.shift());
    H.Cursor = 0;
    H.Shift |= Header::kEvacuating;
    const std::size_t Size = H.Size;
    setBlock(H, New);
    H.Size = Size;
    setKey(NewKey);
  }

  /// Evacuates `Homes` more homes, or gives as many slices back.
  void evacuate(std::size_t Homes) {
    if (!H.evacuating())
      return;
    const Block Old = oldBlockOf(H);
    const bool Mapped = holdsElementsInOld(H) && Old.isMapped();
    for (; Homes != 0 && H.evacuating(); --Homes) {
      if (H.Cursor >= Old.Form.Groups) {
        drain();
        continue;
      }
      evacuateHome(Old);
      if (Mapped)
        emptySliceBehind(Old);
      if (H.Cursor != Old.Form.Groups)
        continue;
      if (drains(Old))
        Base::endLifeOf(Old);
      else
        dropOld(allocator(), H);
    }
    if (holdsElementsInOld(H))
      fetchNext(Old);
  }
  /// Has the processor read what the next step needs.
  void fetchNext(const Block &Old) const noexcept {
    constexpr std::size_t Line = 64;
    const auto *Next = reinterpret_cast<const unsigned char *>(
        Old.Slots + H.Cursor * kGroupSlots);
    for (std::size_t At = 0; At < kStep * kGroupSlots * sizeof(Slot);
         At += Line)
      __builtin_prefetch(Next + At, 0, 2);
  }
  /// Evacuates what is left, in time proportional to it.
  void settleElements() {
    while (H.evacuating())
      evacuate(kGroupSlots);
  }

  /// Moves the elements of the home at the cursor, and the cursor.
  void evacuateHome(const Block &Old) {
    const HashKey OldKey = oldKey(), NewKey = H.hashKey();
    const bool Rehash = !(OldKey == NewKey);
    const unsigned OldShift = H.OldShift;
    const std::size_t Home = std::size_t(H.Cursor) * kWordBytes;
    if (H.Cursor + kStep < Old.Form.Groups)
      prefetchNodes<Policy>(Old.Tags + Home + kStep * kWordBytes,
                            slotsAt(Old.Slots, Home + kStep * kWordBytes));
    Arrivals To(blockOf(H), Home, !Rehash && H.shift() + 1 == OldShift);
    Way From(Home, Base::offsetMask(OldShift));
    // Which elements may be on their way beyond the group looked at.
    unsigned char Beyond = 0xff;
    do {
      unsigned char *Word = Old.Tags + From.offset();
      Slot *Slots = slotsAt(Old.Slots, From.offset());
      for (auto Left = Group(Word).matchOccupied(); Left; Left.dropFirst()) {
        const unsigned S = Left.first();
        if (!(overflowBitsOfTag(Word[S]) & Beyond))
          continue;
        std::uint64_t Hashed = hashUnder(OldKey, keyAt(Slots + S));
        if (homeOffset(OldShift, Hashed) != Home)
          continue;
        if (_ROOST_UNLIKELY(Rehash))
          Hashed = hashUnder(NewKey, keyAt(Slots + S));
        relocate(To.place(Hashed), Slots + S);
        // Nobody reads the whole word soon, so one byte may be written.
        Word[S] = kEmptyTag;
      }
      Beyond &= Word[kOverflowByte];
    } while (_ROOST_UNLIKELY(Beyond != 0) && From.goOn());
    ++H.Cursor;
  }

  /// Where elements of one group of a block go. When a table doubles, most go
  /// to two groups next to each other: their free slots are looked up once, and
  /// their tags, which nobody reads meanwhile, written one by one.
  class Arrivals {
  public:
    Arrivals(const Block &In, std::size_t OldHome, bool Splits) noexcept
        : In(In), First(Splits ? 2 * OldHome : ~std::size_t(0)) {
      if (Splits)
        lookUp();
    }
    /// Gives a slot to an element of this hash.
    Slot *place(std::uint64_t Hashed) noexcept {
      const std::size_t Home = homeOffset(In.Form.shift(), Hashed);
      const std::size_t Away = Home ^ First;
      Group::Mask &Left = Free[Away / kWordBytes % 2];
      if (_ROOST_UNLIKELY((Away & ~kWordBytes) != 0 || !Left))
        return placeBeyond(Hashed);
      const unsigned S = Left.first();
      Left.dropFirst();
      In.Tags[Home + S] = tagOf(Hashed);
      return slotsAt(In.Slots, Home) + S;
    }

  private:
    Slot *placeBeyond(std::uint64_t Hashed) noexcept {
      const Place At = claim(In, Hashed).first;
      setTag(At, Hashed);
      if (First != ~std::size_t(0))
        lookUp();
      return At.At;
    }
    void lookUp() noexcept {
      Free[0] = Group(In.Tags + First).matchEmpty();
      Free[1] = Group(In.Tags + First + kWordBytes).matchEmpty();
    }

    const Block In;
    const std::size_t First;
    Group::Mask Free[2];
  };

  void relocate(Slot *To, Slot *From) noexcept {
    if constexpr (kBitwise) {
      __builtin_memcpy(static_cast<void *>(To), From, sizeof(Slot));
    } else {
      construct(allocator(), To, Policy::relocated(From->Element));
      destroy(allocator(), From);
    }
  }

  /// Gives the memory of slots back when the cursor came to the end of a slice
  /// of them. Not where an element is left there that overflowed from the last
  /// groups to the first.
  void emptySliceBehind(const Block &Old) noexcept {
    const auto Slots = reinterpret_cast<std::uintptr_t>(Old.Slots);
    const std::size_t GroupBytes = kGroupSlots * sizeof(Slot);
    const std::uintptr_t Done = Slots + H.Cursor * GroupBytes;
    const std::uintptr_t End = Done & ~std::uintptr_t(kSliceBytes - 1);
    if (_ROOST_LIKELY(Done - End >= GroupBytes) || End < Slots + kSliceBytes)
      return;
    const std::size_t First = (End - kSliceBytes - Slots) / GroupBytes;
    for (std::size_t G = First; G != H.Cursor; ++G)
      if (Group(Old.Tags + G * kWordBytes).matchOccupied())
        return;
    // SAFETY: the slice lies within the slots of a mapping, and none of them
    // holds an element.
    emptyMapping(reinterpret_cast<unsigned char *>(Old.Slots) +
                     (End - kSliceBytes - Slots),
                 kSliceBytes);
  }

  // Unfolding. First storage with room for two groups or four is used as if it
  // were one to begin with, *folded*: in one group, slots are taken in turn,
  // and an insertion need not wait for the last one's store of the tag word.
  // The sixteenth element unfolds it.
  //
  //   folded     | word 0 | end  |  ...   | 15 slots of group 0 | not in use
  //   yet  | unfolded   | word 0 | word 1 | end  | 15 slots of group 0 | 15 of
  //   group 1   |

  /// The shape that the first storage of this table could have.
  static Shape unfoldedShape(const Header &Of) noexcept {
    return Layout::shapeIn(Base::firstStorageBytes(Of));
  }
  bool isFolded() const noexcept {
    return isInFirst(H) && shapeOf(H).Groups == 1 &&
           Layout::folds(unfoldedShape(H));
  }
  /// Where a new element may be constructed in a folded table: in the last slot
  /// of the second group, before any other moves (T7).
  Place placeUnfolding() const noexcept {
    return {H.Tags + kWordBytes + kGroupSlots - 1,
            H.Slots + 2 * kGroupSlots - 1};
  }
  /// Unfolds the table, whose elements have these hashes, with a new element of
  /// this hash there.
  void unfoldWith(Place New, std::uint64_t NewHash,
                  const std::uint64_t *Hashes) noexcept {
    spread(Hashes);
    // Whatever its home, a look-up comes to the second group in the end.
    passBy(NewHash, kWordBytes);
    *New.Tag = tagOf(NewHash);
    ++H.Size;
  }
  /// Unfolds the table for insertions to come.
  _ROOST_NOINLINE void unfold() {
    std::uint64_t Hashes[kGroupSlots];
    hashAll(Hashes);
    spread(Hashes);
  }
  void hashAll(std::uint64_t *Hashes) const {
    forEach(blockOf(H),
            [&](Place P) { Hashes[P.index()] = hashOf(keyAt(P.At)); });
  }
  /// Opens all groups and sends the elements, which have these hashes, from the
  /// first group to their homes. No branch depends on where that is, and tags
  /// are written one by one, as nobody reads their words meanwhile.
  void spread(const std::uint64_t *Hashes) noexcept {
    const auto Folded = Group(H.Tags).matchOccupied();
    const std::size_t Size = H.Size, Bytes = Base::firstStorageBytes(H);
    // SAFETY: the slots of the first group stay where they are (openFirst), and
    // no others were in use.
    Base::endLifeOf(blockOf(H));
    setBlock(H, Layout::openBlock(H.First, Bytes, Layout::shapeIn(Bytes)));
    Base::beginLifeOf(blockOf(H));
    H.Size = Size;
    const unsigned Shift = H.shift();
    unsigned Taken[Layout::kFirstMostGroups] = {};
    for (auto Left = Folded; Left; Left.dropFirst()) {
      const unsigned S = Left.first();
      const std::size_t Home = homeOffset(Shift, Hashes[S]);
      unsigned &Next = Taken[Home / kWordBytes];
      const unsigned To = Home == 0 ? S : Next;
      if (_ROOST_UNLIKELY(Home != 0 && To == kGroupSlots - 1)) {
        // The last slot is the new element's. The way leads back to this one.
        passBy(Hashes[S], 0);
        H.Tags[S] = tagOf(Hashes[S]);
        continue;
      }
      ++Next;
      Slot *const At = slotsAt(H.Slots, Home) + To;
      if constexpr (kBitwise)
        __builtin_memmove(static_cast<void *>(At), H.Slots + S, sizeof(Slot));
      else if (At != H.Slots + S)
        relocate(At, H.Slots + S);
      H.Tags[Home + To] = tagOf(Hashes[S]);
    }
  }
  /// Leaves the overflow bits of an element of this hash, whose home has no
  /// room, up to the group at this offset.
  void passBy(std::uint64_t Hashed, std::size_t Offset) noexcept {
    for (Way To = wayOf(H.shift(), Hashed); To.offset() != Offset; To.goOn()) {
      unsigned char *Word = H.Tags + To.offset();
      Group(Word).storeOverflow(Word, overflowBit(Hashed));
    }
  }

  // Moving for its own sake.

  /// After elements moved, or might have: moves all of a hostile table's, slot
  /// for slot, and says where the one at `Watched` is then.
  _ROOST_ALWAYS_INLINE Place unsettle(Place Watched = {}) noexcept {
    if constexpr (kHostile)
      return moveAll(Watched);
    else
      return Watched;
  }
  /// The same after an insertion. Of a large table's, not all move the rest.
  _ROOST_ALWAYS_INLINE Place unsettleInserted(Place New) noexcept {
    constexpr std::size_t Many = 64;
    if (kHostile && (H.Size <= Many || H.Size % (H.Size / Many) == 0))
      return unsettle(New);
    return New;
  }
  Place moveAll(Place Watched) noexcept {
    static_assert(kBitwise || Policy::kNothrowMove,
                  "lowering leaves elements alone whose moves may throw (L6)");
    if (H.Size == 0)
      return Watched;
    const Block Old = blockOf(H), New = makeBlock(allocator(), Old.Form);
    const auto twinOf = [&](Place P) {
      return Place{New.Tags + (P.Tag - Old.Tags),
                   New.Slots + (P.At - Old.Slots)};
    };
    __builtin_memcpy(New.Tags, Old.Tags, Old.Form.Groups * kWordBytes);
    forEach(Old, [&](Place P) { relocate(twinOf(P).At, P.At); });
    if (Watched)
      Watched = twinOf(Watched);
    dropBlock(allocator(), H);
    H.Tags = New.Tags;
    H.Slots = New.Slots;
    return Watched;
  }

  // Rebuilding at once.

  /// Rebuilds the table in a block of this shape, which takes its elements.
  _ROOST_NOINLINE void rebuild(Shape Form) {
    if (isFolded() && Form.limit() <= unfoldedShape(H).limit()) {
      unfold();
      return;
    }
    settleElements();
    Rebuild New(*this, makeBlock(allocator(), Form), nextKey());
    New.relocateAll(nullptr);
    New.adopt(0);
  }

  /// A new block that is being filled from the table's present one.
  struct Rebuild {
    Growth &Table;
    Block New;
    HashKey NewKey;
    bool Adopted = false;

    /// Takes a new block over.
    Rebuild(Growth &Of, const Block &New, HashKey NewKey)
        : Table(Of), New(New), NewKey(NewKey) {}
    Rebuild(const Rebuild &) = delete;
    Rebuild &operator=(const Rebuild &) = delete;
    ~Rebuild() {
      if (!Adopted)
        freeBlock(Table.allocator(), New);
    }

    Place claim(std::uint64_t Hashed) noexcept {
      return Base::claim(New, Hashed).first;
    }

    /// Moves or copies every element over. Whatever throws, the table is then
    /// as before (T6). `Newest` is the one slot that holds no such element.
    void relocateAll(const Slot *Newest) {
      if constexpr (kBitwise)
        relocateBitwise();
      else if constexpr (Policy::kNothrowMove && kNothrowHash)
        relocateMoving([](Slot *, Slot *) {});
      else if constexpr (Policy::kNothrowMove)
        relocateMovingBack();
      else if constexpr (Policy::kCopyable)
        relocateCopying(Newest);
      else
        relocateLosing(Newest);
    }

    /// Takes the place of the table's present block.
    void adopt(std::size_t Added) noexcept {
      Header &Present = Table.H;
      const std::size_t Size = Present.Size + Added;
      dropBlock(Table.allocator(), Present);
      setBlock(Present, New);
      Present.Size = Size;
      Table.setKey(NewKey);
      Adopted = true;
    }

  private:
    /// Where an element of this slot goes.
    Place placeFor(const Slot *From, std::uint64_t &Hashed) {
      Hashed = Table.hashUnder(NewKey, keyAt(From));
      return claim(Hashed);
    }

    /// Gives each element a slot and has `Move` take it there.
    template <class Mover> void sendAll(Mover Move) {
      const Block Old = blockOf(Table.H);
      const bool Splits =
          New.Form.Groups == 2 * Old.Form.Groups && NewKey == Table.H.hashKey();
      for (std::size_t G = 0; G != Old.Form.Groups; ++G) {
        Slot *const Slots = Old.Slots + G * kGroupSlots;
        Arrivals To(New, G * kWordBytes, Splits);
        for (auto Left = Group(Old.Tags + G * kWordBytes).matchOccupied(); Left;
             Left.dropFirst()) {
          Slot *const From = Slots + Left.first();
          Move(To.place(Table.hashUnder(NewKey, keyAt(From))), From);
        }
      }
    }

    void relocateBitwise() {
      sendAll([](Slot *To, Slot *From) {
        __builtin_memcpy(static_cast<void *>(To), From, sizeof(Slot));
      });
    }

    template <class Note> void relocateMoving(Note Remember) {
      sendAll([&](Slot *To, Slot *From) {
        Table.relocate(To, From);
        Remember(From, To);
      });
    }

    /// The hash function may throw: each slot left behind remembers where its
    /// element went, so that all of them can be moved back.
    void relocateMovingBack() {
      std::size_t Moved = 0;
      auto MoveBack = onExit([&] {
        Allocator &Alloc = Table.allocator();
        forEach(blockOf(Table.H), [&](Place From) {
          if (Moved == 0)
            return;
          --Moved;
          Slot *To = From.At->MovedTo;
          construct(Alloc, From.At, Policy::relocated(To->Element));
          destroy(Alloc, To);
        });
      });
      relocateMoving([&](Slot *From, Slot *To) {
        From->MovedTo = To;
        ++Moved;
      });
      MoveBack.dismiss();
    }

    void relocateCopying(const Slot *Newest) {
      Allocator &Alloc = Table.allocator();
      auto DestroyCopies = onExit([&] { destroyAllBut(Newest); });
      forEach(blockOf(Table.H), [&](Place From) {
        std::uint64_t Hashed;
        Place To = placeFor(From.At, Hashed);
        construct(Alloc, To.At, static_cast<const Value &>(From.At->Element));
        setTag(To, Hashed);
      });
      DestroyCopies.dismiss();
      destroyElements(Alloc, Table.H);
    }

    /// Neither copies nor a way back: what was moved when a move throws is
    /// lost.
    void relocateLosing(const Slot *Newest) {
      Header &Present = Table.H;
      Allocator &Alloc = Table.allocator();
      const std::size_t Size = Present.Size;
      auto DestroyMoved = onExit([&] { destroyAllBut(Newest); });
      forEach(blockOf(Present), [&](Place From) {
        std::uint64_t Hashed;
        Place To = placeFor(From.At, Hashed);
        // Half moved or whole, the element is gone from here.
        clearTag(From);
        --Present.Size;
        auto DestroyOld = onExit([&] { destroy(Alloc, From.At); });
        construct(Alloc, To.At, Policy::relocated(From.At->Element));
        setTag(To, Hashed);
      });
      Present.Size = Size;
      DestroyMoved.dismiss();
    }

    void destroyAllBut(const Slot *Newest) noexcept {
      forEach(New, [&](Place P) {
        if (P.At != Newest)
          destroy(Table.allocator(), P.At);
      });
    }
  };
};

} // namespace detail
} // namespace roost

#endif
