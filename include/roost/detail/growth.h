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
// Nothing here knows what is in a slot: a descriptor of the table's type is
// asked for hashes, a group at a time, and moves what is more than bytes
// (type.h).
//
// Probes of more than kLongProbe groups are next to impossible unless keys were
// inserted in the iteration order of another table, or chosen by somebody to
// collide. After one, the next insertion goes over to a block with another
// multiplier; if that does not help, to a hash keyed with a secret (hash.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_GROWTH_H
#define ROOST_DETAIL_GROWTH_H

#include "arrivals.h"
#include "secret.h"

namespace roost {
namespace detail {

inline namespace _ROOST_BUILD {

/// Copies slots of a size known here.
template <std::size_t Bytes> void copySlots(const Moves &Each) noexcept {
  for (unsigned I = 0; I != Each.Count; ++I)
    __builtin_memcpy(Each.To[I], Each.From[I], Bytes);
}

/// A table whose type is not known, while it grows.
class Growth : public Blocks {
  friend class Insertion;

public:
  Growth(Header &Of, const TableType &Type, const void *Function,
         void *Memory) noexcept
      : Blocks{Type, Memory}, H(Of), Function(Function) {}

  static constexpr unsigned kLongProbe = 16;

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
  static void setKey(Header &H, HashKey New) noexcept {
    H.Worn = New == H.hashKey() ? 0 : Header::kChanged;
    H.Multiplier = New.Multiplier;
    if (New.Keyed)
      H.Shift |= Header::kKeyed;
  }
  /// Has the next insertion go over to another key, unless all were tried.
  static void noteLongProbe(Header &H) noexcept {
    if ((H.Worn & Header::kWorn) || H.mode() != 0)
      return;
    H.Worn |= Header::kWorn;
    H.Limit = H.Size;
  }

  // Making room without moving elements (T20).

  /// How many elements the table holds before any moves.
  static std::size_t stableLimit(const Header &H) noexcept {
    return holdsElementsInOld(H) ? Shape::ofShift(H.OldShift).limit()
                                 : shapeOf(H).limit();
  }
  /// Raises the limit again that erasures had lowered, if the table is not full
  /// otherwise. Overflow bits are found anew when there may be many too many:
  /// between two growths, the cursor counts those left as they are.
  bool recoverRoom() {
    if (H.Size >= stableLimit(H))
      return false;
    const std::size_t Limit = shapeOf(H).limit();
    const std::size_t Freed = Limit - H.Limit;
    H.Limit = Limit;
    if (holdsElementsInOld(H)) {
      renewOverflow(oldBlockOf(H, Type.Slots), oldKeyOf(H));
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

  // Evacuation.

  /// Evacuates `Homes` more homes, or gives as many slices back.
  _ROOST_NOINLINE void evacuate(std::size_t Homes) {
    if (!H.evacuating())
      return;
    const Block Old = oldBlockOf(H, Type.Slots);
    const bool Mapped = holdsElementsInOld(H) && Old.isMapped();
    for (; Homes != 0 && H.evacuating(); --Homes) {
      if (H.Cursor >= Old.Form.Groups) {
        drain(H);
        continue;
      }
      evacuateHome(Old);
      if (Mapped)
        emptySliceBehind(Old);
      if (H.Cursor != Old.Form.Groups)
        continue;
      if (drains(Old))
        endLifeOf(Old);
      else
        dropOld(H);
    }
    if (holdsElementsInOld(H))
      fetchNext(Old);
  }
  /// Evacuates what is left, in time proportional to it.
  void settleElements() {
    while (H.evacuating())
      evacuate(kGroupSlots);
  }

  // Rebuilding at once.

  /// Rebuilds the table in a block of this shape, which takes its elements.
  _ROOST_NOINLINE void rebuild(Shape Form) {
    if (isFolded() && Form.limit() <= unfoldedShape().limit()) {
      unfold();
      return;
    }
    settleElements();
    struct Guarded {
      const Growth &Table;
      Made Full;
      ~Guarded() { Table.releaseUnused(Full); }
    } New = {*this, makeNew(Form)};
    relocateAll(New.Full, nullptr);
    adopt(H, New.Full, 0);
  }

  // Moving for its own sake (hostile.h).

  /// Moves all elements to a new block, slot for slot, and says where what is
  /// at `Watched` is then.
  _ROOST_NOINLINE Spot moveAll(Spot Watched) {
    if (H.Size == 0)
      return Watched;
    const Block Old = blockOf(H), New = make(Old.Form);
    __builtin_memcpy(New.Tags, Old.Tags, Old.Form.Groups * kWordBytes);
    for (std::size_t G = 0; G != Old.Form.Groups; ++G) {
      const std::size_t Offset = G * kWordBytes;
      Moves Each;
      for (auto Left = Group(Old.Tags + Offset).matchOccupied(); Left;
           Left.dropFirst()) {
        const std::size_t At =
            (G * kGroupSlots + Left.first()) * Type.Slots.SlotBytes;
        Each.add(Old.Slots + At, New.Slots + At);
      }
      relocate(Each);
    }
    if (Watched)
      Watched = {New.Tags + (Watched.Tag - Old.Tags),
                 New.Slots + (Watched.At - Old.Slots)};
    drop(H);
    H.Tags = New.Tags;
    H.Slots = New.Slots;
    return Watched;
  }

private:
  // What depends on the elements.

  void hash(HashKey Key, const unsigned char *Slots, Group::Mask Which,
            std::uint64_t *Hashes) const {
    const Hashing With = {Function, Key};
    TypeCall::hash(Type, With, Slots, Which, Hashes);
  }
  void relocate(const Moves &Each) const noexcept {
    if (Type.Relocate) {
      TypeCall::relocate(Type, Memory, Each);
      return;
    }
    switch (Type.Slots.SlotBytes) {
    case 8:
      return copySlots<8>(Each);
    case 16:
      return copySlots<16>(Each);
    default:
      for (unsigned I = 0; I != Each.Count; ++I)
        __builtin_memcpy(Each.To[I], Each.From[I], Type.Slots.SlotBytes);
    }
  }
  /// Elements of one group that go to another block.
  struct Leaving {
    unsigned char *Tags;
    unsigned char *Slots;
    Group::Mask Which;
    const std::uint64_t *Hashes;
    /// What finds their home. Those with another one than this stay; none does
    /// if `Bits` is zero.
    unsigned Shift;
    std::size_t Home;
    std::size_t Bits;
    /// Whether their tags are made empty, one by one: nobody reads the whole
    /// word soon.
    bool Empties;
  };
  /// Moves elements whose bytes may be copied to where they belong. `Known` is
  /// their size, or zero if it is not known here.
  template <std::size_t Known>
  static void sendBytes(const Leaving &Those, Arrivals To, unsigned char *Slots,
                        std::size_t SlotBytes) noexcept {
    const std::size_t Bytes = Known ? Known : SlotBytes;
    unsigned char *const From = Those.Slots, *const Tags = Those.Tags;
    const std::uint64_t *const Hashes = Those.Hashes;
    const std::size_t Home = Those.Home, Bits = Those.Bits;
    const unsigned Shift = Those.Shift;
    const bool Empties = Those.Empties;
    for (auto Left = Those.Which; Left; Left.dropFirst()) {
      const unsigned S = Left.first();
      if ((homeOffset(Shift, Hashes[S]) ^ Home) & Bits)
        continue;
      __builtin_memcpy(Slots + To.place(Hashes[S]) * Bytes, From + S * Bytes,
                       Bytes);
      if (Empties)
        Tags[S] = kEmptyTag;
    }
  }
  void sendGroup(const Leaving &Those, const Block &New,
                 std::size_t First) const noexcept {
    const std::size_t Bytes = Type.Slots.SlotBytes;
    const Arrivals To(New.Tags, New.Form.shift(), First);
    if (Type.Relocate)
      sendRelocating(Those, To, New.Slots);
    else if (Bytes == 8)
      sendBytes<8>(Those, To, New.Slots, Bytes);
    else if (Bytes == 16)
      sendBytes<16>(Those, To, New.Slots, Bytes);
    else
      sendBytes<0>(Those, To, New.Slots, Bytes);
  }
  Moves sendRelocating(const Leaving &Those, Arrivals To,
                       unsigned char *Slots) const noexcept {
    const std::size_t Bytes = Type.Slots.SlotBytes;
    Moves Each;
    for (auto Left = Those.Which; Left; Left.dropFirst()) {
      const unsigned S = Left.first();
      if ((homeOffset(Those.Shift, Those.Hashes[S]) ^ Those.Home) & Those.Bits)
        continue;
      Each.add(Those.Slots + S * Bytes,
               Slots + To.place(Those.Hashes[S]) * Bytes);
      if (Those.Empties)
        Those.Tags[S] = kEmptyTag;
    }
    relocate(Each);
    return Each;
  }
  /// Has the memory of a group's elements loaded, where slots only point at
  /// them.
  void prefetchNodes(const unsigned char *Word,
                     const unsigned char *Slots) const noexcept {
    for (auto Left = Group(Word).matchOccupied(); Left; Left.dropFirst()) {
      const void *Element;
      __builtin_memcpy(&Element, Slots + Left.first() * sizeof Element,
                       sizeof Element);
      __builtin_prefetch(Element);
    }
  }

  /// Gives every group the overflow bits that the elements of this block need,
  /// and no others.
  _ROOST_NOINLINE void renewOverflow(const Block &In, HashKey Key) {
    setOverflow(In, 0);
    // Should the hash function throw: all bits, which are never wrong.
    struct SetAll {
      const Block &In;
      bool Armed;
      ~SetAll() {
        if (Armed)
          setOverflow(In, 0xff);
      }
    } Undo = {In, true};
    const unsigned Shift = In.Form.shift();
    std::uint64_t Hashes[kGroupSlots];
    for (std::size_t G = 0; G != In.Form.Groups; ++G) {
      const std::size_t Offset = G * kWordBytes;
      auto Left = Group(In.Tags + Offset).matchOccupied();
      hash(Key, Type.Slots.slotsAt(In.Slots, Offset), Left, Hashes);
      for (; Left; Left.dropFirst()) {
        const std::uint64_t Hashed = Hashes[Left.first()];
        for (Way To = wayOf(Shift, Hashed); To.offset() != Offset; To.goOn())
          In.Tags[To.offset() + kOverflowByte] |= overflowBit(Hashed);
      }
    }
    Undo.Armed = false;
  }
  static void setOverflow(const Block &In, unsigned char Bits) noexcept {
    for (std::size_t G = 0; G != In.Form.Groups; ++G)
      In.Tags[G * kWordBytes + kOverflowByte] = Bits;
  }

  // Evacuation.

  /// Whether this table may go over to another block bit by bit.
  bool growsBitByBit() const noexcept {
    return Type.Incremental && isOnHeap(H) &&
           Type.Slots.isLarge(Shape::ofShift(H.shift()).Groups);
  }

  /// Makes a block of this shape that elements go to from now on.
  void startEvacuation(Shape Form) {
    const Block New = make(Form);
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
    setKey(H, NewKey);
  }

  /// Has the processor read what the next step needs.
  void fetchNext(const Block &Old) const noexcept {
    constexpr std::size_t Line = 64;
    const std::size_t GroupBytes = Type.Slots.groupBytes();
    const unsigned char *Next = Old.Slots + H.Cursor * GroupBytes;
    for (std::size_t At = 0; At < Type.Step * GroupBytes; At += Line)
      __builtin_prefetch(Next + At, 0, 2);
  }

  /// Moves the elements of the home at the cursor, and the cursor.
  void evacuateHome(const Block &Old) {
    const Layout Slots = Type.Slots;
    const HashKey OldKey = oldKeyOf(H), NewKey = H.hashKey();
    const bool Rehash = hasOldKey(H);
    const unsigned OldShift = H.OldShift;
    const std::size_t Home = std::size_t(H.Cursor) * kWordBytes;
    if (Type.Nodes && H.Cursor + Type.Step < Old.Form.Groups) {
      const std::size_t Next = Home + Type.Step * kWordBytes;
      prefetchNodes(Old.Tags + Next, Slots.slotsAt(Old.Slots, Next));
    }
    const Block New = blockOf(H);
    const std::size_t NewHome =
        !Rehash && H.shift() + 1 == OldShift ? 2 * Home : Departure::kNowhere;
    std::uint64_t Hashes[kGroupSlots];
    Way From(Home, offsetMask(OldShift));
    // Which elements may be on their way beyond the group looked at.
    unsigned char Beyond = 0xff;
    do {
      unsigned char *const Word = Old.Tags + From.offset();
      auto Which = Group(Word).matchOccupied();
      if (Beyond != 0xff)
        for (auto Left = Which; Left; Left.dropFirst())
          if (!(overflowBitsOfTag(Word[Left.first()]) & Beyond))
            Which.drop(Left.first());
      unsigned char *const First = Slots.slotsAt(Old.Slots, From.offset());
      hash(OldKey, First, Which, Hashes);
      Leaving Those = {Word,     First, Which,           Hashes,
                       OldShift, Home,  ~std::size_t(0), true};
      if (_ROOST_UNLIKELY(Rehash)) {
        for (auto Left = Which; Left; Left.dropFirst())
          if (homeOffset(OldShift, Hashes[Left.first()]) != Home)
            Those.Which.drop(Left.first());
        Those.Bits = 0;
        hash(NewKey, First, Those.Which, Hashes);
      }
      sendGroup(Those, New, NewHome);
      Beyond &= Word[kOverflowByte];
    } while (_ROOST_UNLIKELY(Beyond != 0) && From.goOn());
    ++H.Cursor;
  }

  /// Gives the memory of slots back when the cursor came to the end of a slice
  /// of them. Not where an element is left there that overflowed from the last
  /// groups to the first.
  void emptySliceBehind(const Block &Old) noexcept {
    const auto Slots = reinterpret_cast<std::uintptr_t>(Old.Slots);
    const std::size_t GroupBytes = Type.Slots.groupBytes();
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
    emptyMapping(Old.Slots + (End - kSliceBytes - Slots), kSliceBytes);
  }

  // Unfolding. First storage with room for two groups or four is used as if it
  // were one to begin with, *folded*: in one group, slots are taken in turn,
  // and an insertion need not wait for the last one's store of the tag word.
  // The sixteenth element unfolds it.
  //
  //   folded   | word 0 | end | ...    | 15 slots of group 0 | not in use yet
  //   unfolded | word 0 | word 1 | end | 15 slots of group 0 | 15 of group 1

  /// The shape that the first storage of this table could have.
  Shape unfoldedShape() const noexcept {
    return Type.Slots.shapeIn(firstStorageBytes(H));
  }
  bool isFolded() const noexcept {
    return isInFirst(H) && H.shift() == kOneGroupShift &&
           Layout::folds(unfoldedShape());
  }
  /// Where a new element may be constructed in a folded table: in the last slot
  /// of the second group, before any other moves (T7).
  Spot spotUnfolding() const noexcept {
    return {H.Tags + kWordBytes + kGroupSlots - 1,
            H.Slots + (2 * kGroupSlots - 1) * Type.Slots.SlotBytes};
  }
  /// Unfolds the table for insertions to come.
  void unfold() {
    std::uint64_t Hashes[kGroupSlots];
    hashAll(Hashes);
    spread(Hashes);
  }
  void hashAll(std::uint64_t (&Hashes)[kGroupSlots]) const {
    hash(H.hashKey(), H.Slots, Group(H.Tags).matchOccupied(), Hashes);
  }
  /// Opens all groups and sends the elements, which have these hashes, from the
  /// first group to their homes. No branch depends on where that is, and tags
  /// are written one by one, as nobody reads their words meanwhile.
  _ROOST_NOINLINE void
  spread(const std::uint64_t (&Hashes)[kGroupSlots]) noexcept {
    const Layout Slots = Type.Slots;
    const std::size_t Size = H.Size, Bytes = firstStorageBytes(H);
    auto Left = Group(H.Tags).matchOccupied();
    // SAFETY: the slots of the first group stay where they are (openFirst), and
    // no others were in use.
    endLifeOf(blockOf(H));
    setBlock(H, Slots.openBlock(H.First, Bytes, Slots.shapeIn(Bytes)));
    if (Type.BeginLife)
      blockOf(H).setLife(Type.BeginLife());
    H.Size = Size;
    const unsigned Shift = H.shift();
    unsigned Taken[Layout::kFirstMostGroups] = {};
    Moves Each;
    for (; Left; Left.dropFirst()) {
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
      H.Tags[Home + To] = tagOf(Hashes[S]);
      if (Home != 0)
        Each.add(H.Slots + S * Slots.SlotBytes,
                 Slots.slotsAt(H.Slots, Home) + To * Slots.SlotBytes);
    }
    relocate(Each);
  }
  /// Leaves the overflow bits of an element of this hash, whose home has no
  /// room, up to the group at this offset.
  void passBy(std::uint64_t Hashed, std::size_t Offset) noexcept {
    for (Way To = wayOf(H.shift(), Hashed); To.offset() != Offset; To.goOn()) {
      unsigned char *Word = H.Tags + To.offset();
      Group(Word).storeOverflow(Word, overflowBit(Hashed));
    }
  }

  // Rebuilding at once.

  /// A new block that is being filled from the table's present one.
  struct Made {
    /// Without tags: the table took it, or there was none yet.
    Block New = {nullptr, nullptr, {0, 0}};
    HashKey Key = {0, false};
  };
  Made makeNew(Shape Form) const {
    Made Result;
    Result.New = make(Form);
    Result.Key = nextKey();
    return Result;
  }
  void releaseUnused(const Made &Left) const noexcept {
    if (_ROOST_UNLIKELY(Left.New.Tags != nullptr))
      release(Left.New);
  }

  /// Moves or copies every element over. Whatever throws, the table is then
  /// as before (T6). `Newest` is the one slot that holds no such element.
  _ROOST_NOINLINE void relocateAll(const Made &To,
                                   const unsigned char *Newest) {
    if (H.Size == 0)
      return;
    const Block Old = blockOf(H);
    if (Type.Copy) {
      copyAll({Old, To.New, {Function, To.Key}, Memory, Newest, 0});
      return;
    }
    // One group's elements go to one or two whatever their hashes.
    const bool Splits =
        (To.New.Form.Groups == 2 * Old.Form.Groups && To.Key == H.hashKey()) ||
        (To.New.Form.Groups <= 2 && Old.Form.Groups == 1);
    std::size_t First = Splits ? 0 : Departure::kNowhere;
    if (_ROOST_LIKELY(Type.Send != nullptr)) {
      const Hashing With = {Function, To.Key};
      const Departure All = {Old.Tags,    Old.Slots,    Old.Form.Groups,
                             To.New.Tags, To.New.Slots, To.New.Form.shift(),
                             First};
      TypeCall::send(Type, With, Memory, All);
      return;
    }
    std::uint64_t Hashes[kGroupSlots];
    Retreat Undo = {*this, Old, 0};
    for (std::size_t Offset = 0; Offset != Old.Form.Groups * kWordBytes;
         Offset += kWordBytes) {
      unsigned char *const Slots = Type.Slots.slotsAt(Old.Slots, Offset);
      const auto Which = Group(Old.Tags + Offset).matchOccupied();
      hash(To.Key, Slots, Which, Hashes);
      // The old tags stay, lest the hash function throw.
      const Leaving Those = {
          Old.Tags + Offset, Slots, Which, Hashes, 0, 0, 0, false};
      if (Type.Remembers)
        Undo.note(sendRelocating(
                      Those, Arrivals(To.New.Tags, To.New.Form.shift(), First),
                      To.New.Slots),
                  Offset + kWordBytes);
      else
        sendGroup(Those, To.New, First);
      if (Splits)
        First += 2 * kWordBytes;
    }
    Undo.End = 0;
  }
  /// Should the hash function throw, moves elements back that left this block
  /// up to the group at this offset.
  struct Retreat {
    const Growth &Table;
    const Block &Old;
    std::size_t End;

    void note(const Moves &Each, std::size_t Offset) noexcept {
      for (unsigned I = 0; I != Each.Count; ++I)
        __builtin_memcpy(Each.From[I], &Each.To[I], sizeof Each.To[I]);
      End = Offset;
    }
    ~Retreat() {
      if (_ROOST_UNLIKELY(End != 0))
        moveBack();
    }
    _ROOST_NOINLINE void moveBack() const noexcept {
      const Layout &Slots = Table.Type.Slots;
      for (std::size_t Offset = 0; Offset != End; Offset += kWordBytes) {
        Moves Each;
        for (auto Left = Group(Old.Tags + Offset).matchOccupied(); Left;
             Left.dropFirst()) {
          unsigned char *const Slot =
              Slots.slotsAt(Old.Slots, Offset) + Left.first() * Slots.SlotBytes;
          unsigned char *Moved;
          __builtin_memcpy(&Moved, Slot, sizeof Moved);
          Each.add(Moved, Slot);
        }
        Table.relocate(Each);
      }
    }
  };
  /// The same where elements are copied, or may be lost.
  _ROOST_NOINLINE void copyAll(Copying What) {
    struct Loss {
      Header &H;
      const Copying &What;
      ~Loss() { H.Size -= What.Lost; }
    } Undo = {H, What};
    TypeCall::copy(Type, What);
  }

  /// Takes a block, which is full, in place of the table's present one.
  void adopt(Header &H, Made &Full, std::size_t Added) noexcept {
    const std::size_t Size = H.Size + Added;
    drop(H);
    setBlock(H, Full.New);
    H.Size = Size;
    setKey(H, Full.Key);
    Full.New.Tags = nullptr;
  }

  Header &H;
  const void *const Function;
};

} // namespace _ROOST_BUILD
} // namespace detail
} // namespace roost

#endif
