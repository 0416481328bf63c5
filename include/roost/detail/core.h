//===- core.h - Finding, inserting, erasing, growing ------------*- C++ -*-===//
//
// The table proper. A key's hash names its home group and its tag (group.h).
// A look-up compares the tag with a whole group at once, and the keys only of
// slots whose tag matches; it goes on to another group only if the home group
// once turned such a hash away. The sequence home, +1, +3, +6 ... visits every
// group.
//
// What holds at every return to the caller, thrown exceptions included:
//   T4  An occupied tag is the tag of its slot's element, and a look-up for
//   that
//       element's key reaches the slot.
//   T5  Size is the number of occupied tags, and at most Limit. Limit is at
//   most
//       that of the shape, and equal to it in a table of one group.
//   T6  Inserting one element either completes or changes nothing, whatever
//       throws: allocation, hash, equality, the element's constructor or, while
//       the table grows, a copy. (Exception: elements that can be neither
//       copied nor moved without throwing; some may then be lost, none twice.)
//   T7  The new element is constructed before any other moves, so it may be
//   made
//       from an element of the same table.
//   T8  Inserting a key that is there, and every const member, writes nothing.
//   T9  Erasing moves no element. A slot that was erased is unlinked before its
//       element is destroyed.
//
// Overflow bits that erased elements leave behind make later look-ups longer.
// So erasing an element whose bit is set lowers the limit by one: the more such
// erasures, the sooner the table is rebuilt, at the same size if that suffices.
//
// Inserting in the iteration order of another table would fill this one from
// its first group on, one probe sequence for all. Probes of more than
// kLongProbe groups are next to impossible otherwise, so after one the next
// insertion rebuilds the table with another multiplier, once for each size.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_CORE_H
#define ROOST_DETAIL_CORE_H

#include "element.h"
#include "iterator.h"
#include "protocol.h"
#include "storage.h"

namespace roost {
namespace detail {

struct InvariantCheck;

/// How a key is passed on to a function that is not inlined: small ones by
/// value, so that they need not be in memory on the way that is.
template <class Wanted>
using Passed = std::conditional_t<
    std::is_trivially_copyable<Wanted>::value &&
        std::is_trivially_copy_constructible<Wanted>::value &&
        sizeof(Wanted) <= 2 * sizeof(void *) && !std::is_array<Wanted>::value,
    const Wanted, const Wanted &>;

template <class Policy, class Hash, class Equal, class Allocator>
class Core : private Holder<0, Hash>,
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

  using Slot =
      detail::Slot<Value, RemembersMove<Policy, Hash, kBitwise>::value>;
  using Header = detail::Header<Slot>;
  using Block = detail::Block<Slot>;
  using Place = detail::Place<Slot>;
  using Layout = detail::Layout<Slot>;
  using ChunkAllocator =
      typename AllocatorTraits::template rebind_alloc<Chunk<Layout::kAlign>>;
  using ChunkTraits = std::allocator_traits<ChunkAllocator>;
  static_assert(std::is_pointer<typename ChunkTraits::pointer>::value,
                "Roost's tables need an allocator with plain pointers");

  /// First storage is asked for only where moving an element cannot throw, so
  /// that moving and swapping tables cannot either (T3).
  static constexpr std::size_t kFirstBytes =
      Policy::kNothrowMove && !Policy::kNodes ? Layout::firstBytes() : 0;

  static constexpr unsigned kLongProbe = 24;

  Header H;

  _ROOST_ALWAYS_INLINE Core(const Hash &HashFunction, const Equal &KeyEqual,
                            const Allocator &Alloc)
      : Holder<0, Hash>(HashFunction), Holder<1, Equal>(KeyEqual),
        Holder<2, Allocator>(Alloc) {}
  Core(const Core &) = delete;
  Core &operator=(const Core &) = delete;
  ~Core() = default;

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
    std::size_t Groups = Shape::groupsOfShift(Of.Shift);
    return Groups == 1 ? Shape::one(Of.Limit) : Shape::many(Groups);
  }
  static Block blockOf(const Header &Of) noexcept {
    return {Of.Tags, Of.Slots, shapeOf(Of)};
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
    ChunkAllocator Chunks(Alloc);
    std::size_t Count =
        (Layout::bytes(Form) + Layout::kAlign - 1) / Layout::kAlign;
    return Layout::openBlock(ChunkTraits::allocate(Chunks, Count),
                             Count * Layout::kAlign, Form);
  }
  static void freeBlock(const Allocator &Alloc, const Block &Old) noexcept {
    ChunkAllocator Chunks(Alloc);
    std::size_t Count = Old.bytes() / Layout::kAlign;
    // SAFETY: the block's memory was allocated as chunks, by makeBlock.
    ChunkTraits::deallocate(
        Chunks, reinterpret_cast<Chunk<Layout::kAlign> *>(Old.Tags), Count);
  }

  /// Makes the header that of an empty table in this block.
  _ROOST_ALWAYS_INLINE static void setBlock(Header &To,
                                            const Block &New) noexcept {
    To.Tags = New.Tags;
    To.Slots = New.Slots;
    To.Size = 0;
    To.Limit = New.Form.limit();
    To.Shift = static_cast<std::uint8_t>(New.Form.shift());
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
  /// Opens the first storage of a table that holds nothing.
  _ROOST_ALWAYS_INLINE static void openFirst(Header &To, std::size_t Bytes,
                                             Shape Form) noexcept {
    setBlock(To, Layout::openBlock(To.First, Bytes, Form));
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
      openFirst(H, Bytes, Layout::shapeIn(Bytes));
    } else {
      (void)Self;
    }
  }

  /// Lets go of the block of a header whose elements are gone, and says where
  /// first storage is, if there is some. The header must be set anew.
  static void dropBlock(const Allocator &Alloc, Header &Of) noexcept {
    if (isOnHeap(Of)) {
      freeBlock(Alloc, blockOf(Of));
    } else if (isInFirst(Of)) {
      std::size_t Bytes = blockOf(Of).bytes();
      __builtin_memcpy(Of.First, &Bytes, sizeof Bytes);
    }
  }
  /// Makes a header whose block is gone that of an empty table again.
  static void setEmpty(Header &Of) noexcept {
    Of.setNoBlock();
    if (std::size_t Bytes = firstStorageBytes(Of))
      openFirst(Of, Bytes, Layout::shapeIn(Bytes));
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

  /// Calls `Visit` with the place of every element, in iteration order.
  template <class Visitor> static void forEach(const Block &In, Visitor Visit) {
    for (std::size_t G = 0; G != In.Form.Groups; ++G) {
      unsigned char *Word = In.Tags + G * kWordBytes;
      Slot *Slots = In.Slots + G * kGroupSlots;
      prefetchNodes<Policy>(Word + kWordBytes, Slots + kGroupSlots);
      for (auto Left = Group(Word).matchOccupied(); Left; Left.dropFirst())
        Visit(Place{Word + Left.first(), Slots + Left.first()});
    }
  }
  static void destroyElements(Allocator &Alloc, const Block &In) noexcept {
    if constexpr (!kNothingToDestroy)
      forEach(In, [&](Place P) { destroy(Alloc, P.At); });
    else
      (void)Alloc, (void)In;
  }

  // Finding.

  template <class Wanted>
  std::uint64_t hashOf(const Wanted &Sought) const
      noexcept(isNothrowHash<Hash, Wanted>()) {
    return spreadHash(hash(), Sought, H.Multiplier);
  }
  static std::size_t homeOffset(unsigned Shift, std::uint64_t Hashed) noexcept {
    return static_cast<std::size_t>(Hashed >> Shift) & ~(kWordBytes - 1);
  }
  static std::size_t offsetMask(unsigned Shift) noexcept {
    return static_cast<std::size_t>(~std::uint64_t(0) >> Shift) &
           ~(kWordBytes - 1);
  }
  /// The slots of the group whose tag word is at this offset.
  static Slot *slotsAt(Slot *Slots, std::size_t Offset) noexcept {
    return Slots + (Offset - Offset / kWordBytes);
  }

  /// The element of this key in the group at this offset.
  template <class Wanted>
  _ROOST_ALWAYS_INLINE Place findInGroup(const Wanted &Sought,
                                         std::uint64_t Hashed,
                                         std::size_t Offset) const {
    unsigned char *Word = H.Tags + Offset;
    auto Matches = Group(Word).matchHash(Hashed);
    if (Matches) {
      Slot *Slots = slotsAt(H.Slots, Offset);
      do {
        unsigned S = Matches.first();
        if (_ROOST_LIKELY(equal()(Sought, keyAt(Slots + S))))
          return {Word + S, Slots + S};
        Matches.dropFirst();
      } while (Matches);
    }
    return {};
  }
  /// Looks in the home group, which settles nearly every look-up, in line.
  template <class Wanted>
  _ROOST_ALWAYS_INLINE Place findHashed(const Wanted &Sought,
                                        std::uint64_t Hashed) const {
    const std::size_t Home = homeOffset(H.Shift, Hashed);
    // Read ahead of the word: behind it, Clang would take the byte out of the
    // vector by way of memory.
    const unsigned char Overflow = H.Tags[Home + kOverflowByte];
    if (Place Found = findInGroup(Sought, Hashed, Home))
      return Found;
    if (_ROOST_LIKELY(!(Overflow & overflowBit(Hashed))))
      return {};
    return findBeyond<Wanted>(Sought, Hashed);
  }
  /// Looks in the groups after the home group.
  template <class Wanted>
  _ROOST_NOINLINE Place findBeyond(Passed<Wanted> Sought,
                                   std::uint64_t Hashed) const {
    const std::size_t Mask = offsetMask(H.Shift);
    std::size_t Offset = homeOffset(H.Shift, Hashed);
    for (std::size_t Step = kWordBytes; Step <= Mask; Step += kWordBytes) {
      Offset = (Offset + Step) & Mask;
      if (Place Found = findInGroup(Sought, Hashed, Offset))
        return Found;
      if (!(H.Tags[Offset + kOverflowByte] & overflowBit(Hashed)))
        break;
    }
    return {};
  }
  template <class Wanted>
  _ROOST_ALWAYS_INLINE Place findPlace(const Wanted &Sought) const {
    return findHashed(Sought, hashOf(Sought));
  }

  // Inserting.

  /// The first empty slot on this hash's way through a table that has one, and
  /// the number of groups turned away from. They get their overflow bit.
  static std::pair<Place, unsigned> claim(const Block &In,
                                          std::uint64_t Hashed) noexcept {
    const unsigned Shift = In.Form.shift();
    std::size_t Offset = homeOffset(Shift, Hashed);
    std::size_t Step = 0;
    unsigned Probes = 0;
    for (;;) {
      unsigned char *Word = In.Tags + Offset;
      Group Here(Word);
      if (auto Free = Here.matchEmpty()) {
        unsigned S = Free.first();
        return {{Word + S, slotsAt(In.Slots, Offset) + S}, Probes};
      }
      Here.storeOverflow(Word, overflowBit(Hashed));
      Step += kWordBytes;
      Offset = (Offset + Step) & offsetMask(Shift);
      ++Probes;
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

  /// Finds the element of this key or has `Construct` make it in a slot. Says
  /// whether it did.
  template <class Wanted, class Maker>
  _ROOST_ALWAYS_INLINE std::pair<Place, bool> findOrInsert(const Wanted &Sought,
                                                           Maker Construct) {
    const std::uint64_t Hashed = hashOf(Sought);
    if (Place Found = findHashed(Sought, Hashed))
      return {Found, false};
    return {insertNew(Sought, Hashed, Construct), true};
  }
  /// Inserts an element whose key is known not to be here: in line if its home
  /// group has room.
  template <class Wanted, class Maker>
  _ROOST_ALWAYS_INLINE Place insertNew(const Wanted &Sought,
                                       std::uint64_t Hashed, Maker Construct) {
    if (_ROOST_UNLIKELY(H.Size >= H.Limit))
      return insertGrowing(Sought, Construct);
    const std::size_t Home = homeOffset(H.Shift, Hashed);
    unsigned char *Word = H.Tags + Home;
    const auto Free = Group(Word).matchEmpty();
    if (_ROOST_UNLIKELY(!Free))
      return insertBeyond(Hashed, Construct);
    const unsigned S = Free.first();
    Slot *At = slotsAt(H.Slots, Home) + S;
    Construct(At);
    Group(Word).storeHash(Word, S, Hashed);
    ++H.Size;
    return {Word + S, At};
  }
  /// Inserts such an element in the first group that has room.
  template <class Maker>
  _ROOST_NOINLINE Place insertBeyond(std::uint64_t Hashed, Maker Construct) {
    auto [At, Probes] = claim(blockOf(H), Hashed);
    Construct(At.At);
    setTag(At, Hashed);
    ++H.Size;
    if (_ROOST_UNLIKELY(Probes > kLongProbe))
      noteLongProbe();
    return At;
  }

  /// Has the next insertion rebuild the table, unless that was tried.
  _ROOST_NOINLINE void noteLongProbe() noexcept {
    if (H.Worn)
      return;
    H.Worn = Header::kWorn;
    H.Limit = H.Size;
  }

  /// Grows the table, with the new element already in its new block (T7).
  template <class Wanted, class Maker>
  _ROOST_NOINLINE Place insertGrowing(const Wanted &Sought, Maker Construct) {
    Rebuild New(*this, Layout::shapeAfter(shapeOf(H), H.Size));
    const std::uint64_t Hashed = spreadHash(hash(), Sought, New.Multiplier);
    Place At = New.claim(Hashed);
    Construct(At.At);
    ScopeGuard Unmake([&] { destroy(allocator(), At.At); });
    setTag(At, Hashed);
    New.relocateAll(At.At);
    Unmake.dismiss();
    New.adopt(1);
    return At;
  }

  /// Rebuilds the table in a block of this shape, which takes its elements.
  _ROOST_NOINLINE void rebuild(Shape Form) {
    Rebuild New(*this, Form);
    New.relocateAll(nullptr);
    New.adopt(0);
  }

  /// A new block that is being filled from the table's present one.
  struct Rebuild {
    Core &Table;
    Block New;
    std::uint64_t Multiplier;
    std::uint8_t Worn;
    bool Adopted = false;

    Rebuild(Core &Of, Shape Form)
        : Table(Of), New(makeBlock(Of.allocator(), Form)),
          Multiplier(Of.H.Multiplier), Worn(0) {
      if (Of.H.Worn & Header::kWorn) {
        Multiplier = foldedProduct(Multiplier, kSalt1) | 1;
        Worn = Header::kChanged;
      }
    }
    Rebuild(const Rebuild &) = delete;
    Rebuild &operator=(const Rebuild &) = delete;
    ~Rebuild() {
      if (!Adopted)
        freeBlock(Table.allocator(), New);
    }

    Place claim(std::uint64_t Hashed) noexcept {
      return Core::claim(New, Hashed).first;
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
      Present.Multiplier = Multiplier;
      Present.Worn = Worn;
      Adopted = true;
    }

  private:
    /// Where an element of this slot goes.
    Place placeFor(const Slot *From, std::uint64_t &Hashed) {
      Hashed = spreadHash(Table.hash(), keyAt(From), Multiplier);
      return claim(Hashed);
    }

    void relocateBitwise() {
      forEach(blockOf(Table.H), [&](Place From) {
        std::uint64_t Hashed;
        Place To = placeFor(From.At, Hashed);
        __builtin_memcpy(static_cast<void *>(To.At), From.At, sizeof(Slot));
        setTag(To, Hashed);
      });
    }

    template <class Note> void relocateMoving(Note Remember) {
      Allocator &Alloc = Table.allocator();
      forEach(blockOf(Table.H), [&](Place From) {
        std::uint64_t Hashed;
        Place To = placeFor(From.At, Hashed);
        construct(Alloc, To.At, Policy::relocated(From.At->Element));
        destroy(Alloc, From.At);
        setTag(To, Hashed);
        Remember(From.At, To.At);
      });
    }

    /// The hash function may throw: each slot left behind remembers where its
    /// element went, so that all of them can be moved back.
    void relocateMovingBack() {
      std::size_t Moved = 0;
      ScopeGuard MoveBack([&] {
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
      ScopeGuard DestroyCopies([&] { destroyAllBut(Newest); });
      forEach(blockOf(Table.H), [&](Place From) {
        std::uint64_t Hashed;
        Place To = placeFor(From.At, Hashed);
        construct(Alloc, To.At, static_cast<const Value &>(From.At->Element));
        setTag(To, Hashed);
      });
      DestroyCopies.dismiss();
      destroyElements(Alloc, blockOf(Table.H));
    }

    /// Neither copies nor a way back: what was moved when a move throws is
    /// lost.
    void relocateLosing(const Slot *Newest) {
      Header &Present = Table.H;
      Allocator &Alloc = Table.allocator();
      const std::size_t Size = Present.Size;
      ScopeGuard DestroyMoved([&] { destroyAllBut(Newest); });
      forEach(blockOf(Present), [&](Place From) {
        std::uint64_t Hashed;
        Place To = placeFor(From.At, Hashed);
        // Half moved or whole, the element is gone from here.
        clearTag(From);
        --Present.Size;
        ScopeGuard DestroyOld([&] { destroy(Alloc, From.At); });
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
    clearTag(At);
  }

  void clearElements() noexcept {
    if (hasNoBlock(H))
      return;
    const Block Here = blockOf(H);
    destroyElements(allocator(), Here);
    Here.clearTags();
    setBlock(H, Here);
    H.Worn = 0;
  }
};

} // namespace detail
} // namespace roost

#endif
