//===- lookup.h - The parts of a table, and finding in them -----*- C++ -*-===//
//
// A key's hash names its home group and its tag (group.h). A look-up compares
// the tag with a whole group at once, and the keys only of slots whose tag
// matches; it goes on to another group only if the home group once turned such
// a hash away. The sequence visits every group (Way in block.h).
//
//   T4  An occupied tag is the tag of its slot's element, and a look-up for
//       that element's key reaches the slot.
//   T16 A look-up reads one place, also while a table grows: a key whose old
//       home was evacuated is in the new block, any other in the old one. (The
//       one home at the cursor, which a throwing hash function may leave half
//       done, is looked for in both.)
//
// Whatever keeps a look-up from going straight to one block under the plain
// hash sets a bit beside the header's Shift, so that the usual way costs one
// test of what it reads anyway.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_LOOKUP_H
#define ROOST_DETAIL_LOOKUP_H

#include "protocol.h"
#include "type_of.h"

namespace roost {
namespace detail {

struct InvariantCheck;

/// How a key is passed on to a function that is not inlined: small ones by
/// value, so that they need not be in memory on the way that is.
template <class Wanted>
using Passed =
    Conditional<std::is_trivially_copyable<Wanted>::value &&
                    std::is_trivially_copy_constructible<Wanted>::value &&
                    sizeof(Wanted) <= 2 * sizeof(void *) &&
                    !std::is_array<Wanted>::value,
                const Wanted, const Wanted &>;

/// Which blocks a look-up comes to in a table whose Mode keeps it from going
/// straight to one (T16).
class ModalLook {
public:
  /// The key under which `enter` needs the hash.
  HashKey Key;
  unsigned char *Tags = nullptr;
  unsigned char *Slots = nullptr;
  unsigned Shift = 0;
  /// Whether there is no other block to look in.
  bool IsLast = false;

  ModalLook(const Header &In, const Layout &Of) noexcept
      : Key(In.hashKey()), H(In), Of(Of), IsOld(holdsElementsInOld(In)) {
    if (IsOld)
      Key = oldKeyOf(In);
  }
  /// Goes to the block where a key of this hash is. False: `Key` is another one
  /// now, and the hash is needed under that.
  bool enter(std::uint64_t Hashed) noexcept {
    if (IsOld) {
      IsOld = false;
      const std::size_t Home = homeOffset(H.OldShift, Hashed) / kWordBytes;
      if (Home >= H.Cursor) {
        Tags = H.Old;
        Slots = oldBlockOf(H, Of).Slots;
        Shift = H.OldShift;
        IsLast = Home != H.Cursor;
        Key = H.hashKey();
        return true;
      }
      if (!(Key == H.hashKey())) {
        Key = H.hashKey();
        return false;
      }
    }
    Tags = H.Tags;
    Slots = H.Slots;
    Shift = H.shift();
    IsLast = true;
    return true;
  }

private:
  const Header &H;
  const Layout Of;
  /// Whether the block that is being evacuated is still to be looked in.
  bool IsOld;
};

template <class Policy, class Hash, class Equal, class Allocator>
class Lookup : private Holder<0, Hash>,
               private Holder<1, Equal>,
               private Holder<2, Allocator> {
  friend struct InvariantCheck;

protected:
  using Key = typename Policy::Key;
  using Value = typename Policy::Value;
  using AllocatorTraits = std::allocator_traits<Allocator>;

  using Type = TypeOf<Policy, Hash, Allocator>;
  static constexpr bool kNothrowHash = Type::kNothrowHash;
  static constexpr bool kBitwise = Type::kBitwise;
  static constexpr bool kGrowthMoves = Type::kGrowthMoves;
  static constexpr bool kNothingToDestroy = Type::kNothingToDestroy;

  using Slot = typename Type::Slot;
  using Header = detail::Header;
  using Block = detail::Block;
  using Place = detail::Place<Slot>;
  using Change = detail::Change<Policy>;
  using Look = detail::Look<Policy>;

  static constexpr Layout layout() noexcept { return Type::layout(); }

  /// First storage is asked for only where moving an element cannot throw, so
  /// that moving and swapping tables cannot either (T3).
  static constexpr std::size_t kFirstBytes =
      Policy::kNothrowMove && !Policy::kNodes ? Layout::of<Slot>().firstBytes()
                                              : 0;

  Header H;

  _ROOST_ALWAYS_INLINE Lookup(const Hash &HashFunction, const Equal &KeyEqual,
                              const Allocator &Alloc)
      : Holder<0, Hash>(HashFunction), Holder<1, Equal>(KeyEqual),
        Holder<2, Allocator>(Alloc) {}
  Lookup(const Lookup &) = delete;
  Lookup &operator=(const Lookup &) = delete;
  ~Lookup() = default;

  Hash &hash() noexcept { return Holder<0, Hash>::held(); }
  const Hash &hash() const noexcept { return Holder<0, Hash>::held(); }
  Equal &equal() noexcept { return Holder<1, Equal>::held(); }
  const Equal &equal() const noexcept { return Holder<1, Equal>::held(); }
  Allocator &allocator() noexcept { return Holder<2, Allocator>::held(); }
  const Allocator &allocator() const noexcept {
    return Holder<2, Allocator>::held();
  }

  // Blocks.

  static Slot *slotAt(unsigned char *Bytes) noexcept {
    // SAFETY: slots of this table are Slots.
    return reinterpret_cast<Slot *>(Bytes);
  }
  static Slot *slotsOf(const Header &Of) noexcept { return slotAt(Of.Slots); }
  static Place placeAt(Spot At) noexcept { return {At.Tag, slotAt(At.At)}; }
  /// Who makes and frees the blocks of this type's tables.
  static Blocks blocks(const Allocator &Alloc) noexcept {
    return {Type::kType, Type::memory(Alloc)};
  }
  Growth growth() noexcept {
    return Growth(H, Type::kType, Type::function(hash()),
                  Type::memory(allocator()));
  }

  // Lives of blocks, in checked tables (checked.h).

  static void beginLifeOf(const Block &New) noexcept {
    if constexpr (Policy::kChecked)
      New.setLife(beginLife());
    else
      (void)New;
  }
  static void endLifeOf(const Block &Old) noexcept {
    if constexpr (Policy::kChecked)
      endLife(Old.life());
    else
      (void)Old;
  }
  /// Every iterator into this block is invalid from now on.
  static void renewLifeOf(const Block &Here) noexcept {
    endLifeOf(Here);
    beginLifeOf(Here);
  }
  /// The life of the block in which this place is.
  _ROOST_ALWAYS_INLINE std::uint32_t lifeAt(Place At) const noexcept {
    if constexpr (Policy::kChecked) {
      if (_ROOST_UNLIKELY(H.evacuating())) {
        const Block Old = oldBlockOf(H, layout());
        if (At.Tag >= Old.Tags && At.Tag < Old.endWord())
          return Old.life();
      }
      return Block::lifeBefore(H.Slots);
    } else {
      (void)At;
      return 0;
    }
  }
  /// Stops the program if this iterator is not one into this table.
  template <class Steps>
  void expectOwn(const Steps &At, const char *Operation) const noexcept {
    if constexpr (Policy::kChecked) {
      At.expectUsable(Operation);
      const std::uint32_t Life = lifeAt(At.place());
      if (_ROOST_UNLIKELY(At.life() != Life && At.life() != 0 && Life != 0))
        stopMisuse(tableName<Policy>(), Operation,
                   "this iterator is one of another table");
    } else {
      (void)At, (void)Operation;
    }
  }

  /// Makes a header that of another: all but the watch.
  _ROOST_ALWAYS_INLINE static void assignHeader(Header &To,
                                                const Header &From) noexcept {
    const std::uint8_t Own = To.Watch;
    To = From;
    if constexpr (Policy::kChecked)
      To.Watch = Own;
    else
      (void)Own;
  }

  static std::size_t firstStorageBytes(const Header &Of) noexcept {
    return kFirstBytes == 0 ? 0 : detail::firstStorageBytes(Of);
  }
  _ROOST_ALWAYS_INLINE static void openFirst(Header &To,
                                             std::size_t Bytes) noexcept {
    beginLifeOf(detail::openFirst(To, layout(), Bytes));
  }
  /// Makes a header whose block is gone that of an empty table again.
  static void setEmpty(Header &Of) noexcept {
    Of.setNoBlock();
    if (std::size_t Bytes = firstStorageBytes(Of))
      openFirst(Of, Bytes);
  }
  /// Asks for first storage, and opens it if there is some.
  _ROOST_ALWAYS_INLINE void takeFirstStorage(void *Self) noexcept {
    if constexpr (kFirstBytes != 0) {
      void *Storage =
          askFirstStorage(Self, kFirstBytes, layout().Align, sizeof(Slot));
      if (!Storage)
        return;
      std::size_t Bytes;
      __builtin_memcpy(&Bytes, Storage, sizeof Bytes);
      H.First = Storage;
      openFirst(H, Bytes);
    } else {
      (void)Self;
    }
  }

  // Elements.

  template <class... Arguments>
  static void construct(Allocator &Alloc, Slot *At, Arguments &&...Values) {
    AllocatorTraits::construct(Alloc, std::addressof(At->Element),
                               std::forward<Arguments>(Values)...);
  }
  static void destroy(Allocator &Alloc, Slot *At) noexcept {
    Type::destroy(Alloc, At);
  }
  static const Key &keyAt(const Slot *At) noexcept {
    return Policy::key(At->Element);
  }

  /// Calls `Visit` with the place of every element of a block, in order.
  template <class Visitor> static void forEach(const Block &In, Visitor Visit) {
    for (std::size_t G = 0; G != In.Form.Groups; ++G) {
      unsigned char *Word = In.Tags + G * kWordBytes;
      Slot *Slots = slotAt(In.Slots) + G * kGroupSlots;
      prefetchNodes<Policy>(Word + kWordBytes, Slots + kGroupSlots);
      for (auto Left = Group(Word).matchOccupied(); Left; Left.dropFirst())
        Visit(Place{Word + Left.first(), Slots + Left.first()});
    }
  }
  /// Calls `Visit` with the place of every element, in iteration order.
  template <class Visitor>
  static void forEach(const Header &Of, Visitor Visit) {
    if (holdsElementsInOld(Of))
      forEach(oldBlockOf(Of, layout()), Visit);
    forEach(blockOf(Of), Visit);
  }
  /// The header goes to no other function unless the table is evacuating.
  _ROOST_ALWAYS_INLINE static void destroyElements(Allocator &Alloc,
                                                   const Header &Of) noexcept {
    if constexpr (!kNothingToDestroy) {
      if (_ROOST_UNLIKELY(Of.evacuating()))
        destroyOld(Alloc, Of);
      destroyIn(Type::memory(Alloc), Of.Tags, Of.Slots, Of.shift());
    } else {
      (void)Alloc, (void)Of;
    }
  }
  _ROOST_NOINLINE static void destroyOld(Allocator &Alloc,
                                         const Header &Of) noexcept {
    if (holdsElementsInOld(Of))
      destroyIn(Type::memory(Alloc), Of.Old, oldBlockOf(Of, layout()).Slots,
                Of.OldShift);
  }
  _ROOST_NOINLINE static void destroyIn(void *Memory, unsigned char *Tags,
                                        unsigned char *Slots,
                                        unsigned Shift) noexcept {
    auto &&Alloc = Type::allocatorAt(Memory);
    forEach(Block{Tags, Slots, Shape::ofShift(Shift)},
            [&](Place P) { destroy(Alloc, P.At); });
  }

  // Finding.

  template <class Wanted>
  std::uint64_t hashUnder(HashKey With, const Wanted &Sought) const
      noexcept(isNothrowHash<Hash, Wanted>()) {
    return spreadHash(hash(), Sought, With);
  }
  template <class Wanted>
  std::uint64_t hashOf(const Wanted &Sought) const
      noexcept(isNothrowHash<Hash, Wanted>()) {
    return hashUnder(H.hashKey(), Sought);
  }
  /// The slots of the group whose tag word is at this offset.
  static Slot *slotsAt(Slot *Slots, std::size_t Offset) noexcept {
    constexpr std::size_t GroupBytes = kGroupSlots * sizeof(Slot);
    // SAFETY: Offset is a multiple of kWordBytes, so this is one of Slots.
    return reinterpret_cast<Slot *>(reinterpret_cast<unsigned char *>(Slots) +
                                    Offset * GroupBytes / kWordBytes);
  }

  /// The element of this key in the group at this offset.
  template <class Wanted>
  _ROOST_ALWAYS_INLINE Place findInGroup(const Wanted &Sought,
                                         std::uint64_t Hashed,
                                         unsigned char *Tags, Slot *AllSlots,
                                         std::size_t Offset) const {
    unsigned char *Word = Tags + Offset;
    auto Matches = Group(Word).matchHash(Hashed);
    if (Matches) {
      Slot *Slots = slotsAt(AllSlots, Offset);
      // Ahead of the tags, if these are not near: the branch was predicted.
      __builtin_prefetch(Slots);
      if constexpr (sizeof(Slot) <= 16)
        __builtin_prefetch(reinterpret_cast<const char *>(Slots) + 64);
      do {
        unsigned S = Matches.first();
        if (_ROOST_LIKELY(equal()(Sought, keyAt(Slots + S))))
          return {Word + S, Slots + S};
        Matches.dropFirst();
      } while (Matches);
    }
    return {};
  }
  /// The overflow byte of a word that was just read as a vector. Without the
  /// barrier, Clang would take the byte out of the vector by way of memory.
  static unsigned char overflowAt(const unsigned char *Word) noexcept {
    __asm__("" : "+r"(Word));
    return Word[kOverflowByte];
  }
  /// Looks in the home group, which settles nearly every look-up, in line.
  template <class Wanted>
  _ROOST_ALWAYS_INLINE Place findHashed(const Wanted &Sought,
                                        std::uint64_t Hashed,
                                        unsigned char *Tags, Slot *Slots,
                                        unsigned Shift) const {
    const std::size_t Home = homeOffset(Shift, Hashed);
    if (Place Found = findInGroup(Sought, Hashed, Tags, Slots, Home))
      return Found;
    if (_ROOST_LIKELY(!(overflowAt(Tags + Home) & overflowBit(Hashed))))
      return {};
    return findBeyond<Wanted>(Sought, Hashed, Tags, Slots, Shift);
  }
  /// Looks in the groups after the home group.
  template <class Wanted>
  _ROOST_NOINLINE Place findBeyond(Passed<Wanted> Sought, std::uint64_t Hashed,
                                   unsigned char *Tags, Slot *Slots,
                                   unsigned Shift) const {
    for (Way To = wayOf(Shift, Hashed); To.goOn();) {
      if (Place Found = findInGroup(Sought, Hashed, Tags, Slots, To.offset()))
        return Found;
      if (!(Tags[To.offset() + kOverflowByte] & overflowBit(Hashed)))
        break;
    }
    return {};
  }
  /// Looks where the Mode says (T16).
  template <class Wanted>
  _ROOST_NOINLINE Place findByMode(Passed<Wanted> Sought) const {
    ModalLook Where(H, layout());
    for (;;) {
      const std::uint64_t Hashed = hashUnder(Where.Key, Sought);
      if (!Where.enter(Hashed))
        continue;
      const Place Found = findHashed(Sought, Hashed, Where.Tags,
                                     slotAt(Where.Slots), Where.Shift);
      if (static_cast<bool>(Found) || Where.IsLast)
        return Found;
    }
  }

  template <class Wanted>
  _ROOST_ALWAYS_INLINE Place findPlace(const Wanted &Sought) const {
    const Look Whole(H, "look-up");
    const Place Found = findUnwatched(Sought);
    Whole.end();
    return Found;
  }
  template <class Wanted>
  _ROOST_ALWAYS_INLINE Place findUnwatched(const Wanted &Sought) const {
    const unsigned Shift = H.Shift;
    if (_ROOST_UNLIKELY(Shift > Header::kShiftBits))
      return findByMode<Wanted>(Sought);
    return findHashed(Sought, hashUnder({H.Multiplier, false}, Sought), H.Tags,
                      slotsOf(H), Shift);
  }

  // Changing tags.

  static void clearTag(Place At) noexcept {
    unsigned char *Word = At.word();
    Group(Word).storeWithout(Word, At.index());
  }
};

} // namespace detail
} // namespace roost

#endif
