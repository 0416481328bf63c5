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

#include "element.h"
#include "iterator.h"
#include "mapping.h"
#include "protocol.h"
#include "storage.h"

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

/// Whether slots remember where their element went. Nothing is asked of types
/// whose elements are moved as bytes; they may still be incomplete.
template <class Policy, class Hash, bool Bitwise>
struct RemembersMove : Bool<Policy::kNothrowMove &&
                            !isNothrowHash<Hash, typename Policy::Key>()> {};
template <class Policy, class Hash>
struct RemembersMove<Policy, Hash, true> : std::false_type {};

template <class Policy, class Hash, class Equal, class Allocator>
class Lookup : private Holder<0, Hash>,
               private Holder<1, Equal>,
               private Holder<2, Allocator> {
  friend struct InvariantCheck;

protected:
  using Key = typename Policy::Key;
  using Value = typename Policy::Value;
  using AllocatorTraits = std::allocator_traits<Allocator>;

  static constexpr bool kNothrowHash = isNothrowHash<Hash, Key>();
  /// Elements whose bytes may simply be copied.
  static constexpr bool kBitwise =
      Policy::kNodes ||
      (Policy::kTrivial && IsPlainAllocator<Allocator>::value);
  /// Whether growth moves elements, rather than copying them (T15).
  static constexpr bool kGrowthMoves =
      Policy::kNothrowMove || !Policy::kCopyable;
  static constexpr bool kNothingToDestroy =
      Policy::kNodes || (std::is_trivially_destructible<Value>::value &&
                         IsPlainAllocator<Allocator>::value);
  /// Whether large blocks are mappings (mapping.h).
  static constexpr bool kMaps =
      _ROOST_MAPPINGS && IsPlainAllocator<Allocator>::value;

  using Slot =
      detail::Slot<Value, RemembersMove<Policy, Hash, kBitwise>::value>;
  using Header = detail::Header<Slot>;
  using Block = detail::Block<Slot>;
  using Place = detail::Place<Slot>;
  using Layout = detail::Layout<Slot>;
  using Change = detail::Change<Policy>;
  using Look = detail::Look<Policy>;
  using ChunkAllocator =
      typename AllocatorTraits::template rebind_alloc<Chunk<Layout::kAlign>>;
  using ChunkTraits = std::allocator_traits<ChunkAllocator>;
  static_assert(std::is_pointer<typename ChunkTraits::pointer>::value,
                "Roost's tables need an allocator with plain pointers");

  /// First storage is asked for only where moving an element cannot throw, so
  /// that moving and swapping tables cannot either (T3).
  static constexpr std::size_t kFirstBytes =
      Policy::kNothrowMove && !Policy::kNodes ? Layout::firstBytes() : 0;

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

  static Shape shapeOf(const Header &Of) noexcept {
    const Shape Many = Shape::ofShift(Of.shift());
    return Many.Groups == 1 ? Shape::one(Of.Limit) : Many;
  }
  /// The block that elements are inserted into, or go to.
  static Block blockOf(const Header &Of) noexcept {
    return {Of.Tags, Of.Slots, shapeOf(Of)};
  }
  /// The block that is being evacuated.
  static Block oldBlockOf(const Header &Of) noexcept {
    return Layout::blockAt(Of.Old, Shape::ofShift(Of.OldShift));
  }
  static bool hasNoBlock(const Header &Of) noexcept {
    return Of.Tags == kNoBlock;
  }
  static bool isInFirst(const Header &Of) noexcept {
    return Of.Tags == Of.First;
  }
  static bool isOnHeap(const Header &Of) noexcept {
    return !isInFirst(Of) && !hasNoBlock(Of);
  }

  static Block makeBlock(const Allocator &Alloc, Shape Form) {
    const Block New = allocateBlock(Alloc, Form);
    beginLifeOf(New);
    return New;
  }
  static Block allocateBlock(const Allocator &Alloc, Shape Form) {
    if constexpr (kMaps) {
      const std::size_t Bytes = mappingBytes(Layout::bytes(Form));
      if (Bytes >= kMappingBytes)
        if (const Mapping New = takeMapping(Bytes); New.Memory)
          return Layout::openMapping(New.Memory, Bytes, Form, New.Zeroed);
    }
    ChunkAllocator Chunks(Alloc);
    std::size_t Count =
        (Layout::bytes(Form) + Layout::kAlign - 1) / Layout::kAlign;
    return Layout::openBlock(ChunkTraits::allocate(Chunks, Count),
                             Count * Layout::kAlign, Form);
  }
  static void freeBlock(const Allocator &Alloc, const Block &Old) noexcept {
    endLifeOf(Old);
    if (kMaps && Old.isMapped()) {
      keepMapping(Old.Tags, Old.bytes());
      return;
    }
    ChunkAllocator Chunks(Alloc);
    std::size_t Count = Old.bytes() / Layout::kAlign;
    // SAFETY: the block's memory was allocated as chunks, by makeBlock.
    ChunkTraits::deallocate(
        Chunks, reinterpret_cast<Chunk<Layout::kAlign> *>(Old.Tags), Count);
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
        const Block Old = oldBlockOf(H);
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

  /// Makes the header that of an empty table in this block.
  _ROOST_ALWAYS_INLINE static void setBlock(Header &To,
                                            const Block &New) noexcept {
    To.Tags = New.Tags;
    To.Slots = New.Slots;
    To.Size = 0;
    To.Limit = New.Form.limit();
    To.Shift = static_cast<std::uint8_t>(To.mode() | New.Form.shift());
  }

  static std::size_t firstStorageBytes(const Header &Of) noexcept {
    if constexpr (kFirstBytes == 0)
      return 0;
    if (isInFirst(Of))
      return blockOf(Of).bytes();
    std::size_t Bytes = 0;
    if (Of.First)
      __builtin_memcpy(&Bytes, Of.First, sizeof Bytes);
    return Bytes;
  }
  /// Opens the first storage of a table that holds nothing, folded if there is
  /// room for several groups (growth.h).
  _ROOST_ALWAYS_INLINE static void openFirst(Header &To,
                                             std::size_t Bytes) noexcept {
    const Shape Form = Layout::shapeIn(Bytes);
    Block Opened = Layout::openBlock(
        To.First, Bytes, Layout::folds(Form) ? Shape::one(kGroupSlots) : Form);
    Opened.Slots = Layout::blockAt(To.First, Form).Slots;
    Opened.setNoLife();
    beginLifeOf(Opened);
    setBlock(To, Opened);
  }
  /// Asks for first storage, and opens it if there is some.
  _ROOST_ALWAYS_INLINE void takeFirstStorage(void *Self) noexcept {
    if constexpr (kFirstBytes != 0) {
      void *Storage =
          askFirstStorage(Self, kFirstBytes, Layout::kAlign, sizeof(Slot));
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
    if constexpr (!kNothingToDestroy)
      AllocatorTraits::destroy(Alloc, std::addressof(At->Element));
    else
      (void)Alloc, (void)At;
  }
  static const Key &keyAt(const Slot *At) noexcept {
    return Policy::key(At->Element);
  }

  /// Calls `Visit` with the place of every element of a block, in order.
  template <class Visitor> static void forEach(const Block &In, Visitor Visit) {
    for (std::size_t G = 0; G != In.Form.Groups; ++G) {
      unsigned char *Word = In.Tags + G * kWordBytes;
      Slot *Slots = In.Slots + G * kGroupSlots;
      prefetchNodes<Policy>(Word + kWordBytes, Slots + kGroupSlots);
      for (auto Left = Group(Word).matchOccupied(); Left; Left.dropFirst())
        Visit(Place{Word + Left.first(), Slots + Left.first()});
    }
  }
  /// Calls `Visit` with the place of every element, in iteration order.
  template <class Visitor>
  static void forEach(const Header &Of, Visitor Visit) {
    if (holdsElementsInOld(Of))
      forEach(oldBlockOf(Of), Visit);
    forEach(blockOf(Of), Visit);
  }
  static bool holdsElementsInOld(const Header &Of) noexcept {
    return _ROOST_UNLIKELY(Of.evacuating()) &&
           Of.Cursor < Shape::ofShift(Of.OldShift).Groups;
  }
  static void destroyElements(Allocator &Alloc, const Header &Of) noexcept {
    if constexpr (!kNothingToDestroy)
      forEach(Of, [&](Place P) { destroy(Alloc, P.At); });
    else
      (void)Alloc, (void)Of;
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
  static std::size_t homeOffset(unsigned Shift, std::uint64_t Hashed) noexcept {
    return static_cast<std::size_t>(Hashed >> Shift) & ~(kWordBytes - 1);
  }
  static std::size_t offsetMask(unsigned Shift) noexcept {
    return static_cast<std::size_t>(~std::uint64_t(0) >> Shift) &
           ~(kWordBytes - 1);
  }
  static Way wayOf(unsigned Shift, std::uint64_t Hashed) noexcept {
    return Way(homeOffset(Shift, Hashed), offsetMask(Shift));
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
    if (holdsElementsInOld(H)) {
      const Block Old = oldBlockOf(H);
      const HashKey OldKey = oldKey();
      const std::uint64_t Hashed = hashUnder(OldKey, Sought);
      const std::size_t Home = homeOffset(H.OldShift, Hashed) / kWordBytes;
      if (Home >= H.Cursor) {
        Place Found =
            findHashed(Sought, Hashed, Old.Tags, Old.Slots, H.OldShift);
        if (static_cast<bool>(Found) || Home != H.Cursor)
          return Found;
      }
      if (OldKey == H.hashKey())
        return findHashed(Sought, Hashed, H.Tags, H.Slots, H.shift());
    }
    return findHashed(Sought, hashOf(Sought), H.Tags, H.Slots, H.shift());
  }
  /// How hashes were made for the block that is being evacuated.
  HashKey oldKey() const noexcept {
    const BlockNote Note = BlockNote::read(oldBlockOf(H).endWord());
    return {Note.Multiplier, Note.Keyed != 0};
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
                      H.Slots, Shift);
  }

  // Changing tags.

  /// The first empty slot on this hash's way through a block that has one, and
  /// the number of groups turned away from. They get their overflow bit.
  static std::pair<Place, unsigned> claim(const Block &In,
                                          std::uint64_t Hashed) noexcept {
    Way To = wayOf(In.Form.shift(), Hashed);
    for (unsigned Probes = 0;; ++Probes, To.goOn()) {
      unsigned char *Word = In.Tags + To.offset();
      Group Here(Word);
      if (auto Free = Here.matchEmpty()) {
        unsigned S = Free.first();
        return {{Word + S, slotsAt(In.Slots, To.offset()) + S}, Probes};
      }
      Here.storeOverflow(Word, overflowBit(Hashed));
    }
  }
  static void setTag(Place At, std::uint64_t Hashed) noexcept {
    unsigned char *Word = At.word();
    Group(Word).storeHash(Word, At.index(), Hashed);
  }
  static void clearTag(Place At) noexcept {
    unsigned char *Word = At.word();
    Group(Word).storeWithout(Word, At.index());
  }
};

} // namespace detail
} // namespace roost

#endif
