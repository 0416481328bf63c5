//===- type_of.h - The descriptor of a type of table ------------*- C++ -*-===//
//
// What tables of one type know of their slots, and the descriptor that tells it
// to the code that is no template (type.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_TYPE_OF_H
#define ROOST_DETAIL_TYPE_OF_H

#include "element.h"
#include "growth.h"

namespace roost {
namespace detail {

/// Whether slots remember where their element went. Nothing is asked of types
/// whose elements are moved as bytes; they may still be incomplete.
template <class Policy, class Hash, bool Bitwise>
struct RemembersMove : Bool<Policy::kNothrowMove &&
                            !isNothrowHash<Hash, typename Policy::Key>()> {};
template <class Policy, class Hash>
struct RemembersMove<Policy, Hash, true> : std::false_type {};

template <class Policy, class Hash, class Allocator> struct TypeOf {
  using Value = typename Policy::Value;
  using AllocatorTraits = std::allocator_traits<Allocator>;

  static constexpr bool kNothrowHash =
      isNothrowHash<Hash, typename Policy::Key>();
  static constexpr bool kPlain = IsPlainAllocator<Allocator>::value;
  /// Elements whose bytes may simply be copied.
  static constexpr bool kBitwise =
      Policy::kNodes || (Policy::kTrivial && kPlain);
  /// Whether growth moves elements, rather than copying them (T15).
  static constexpr bool kGrowthMoves =
      Policy::kNothrowMove || !Policy::kCopyable;
  static constexpr bool kNothingToDestroy =
      Policy::kNodes ||
      (std::is_trivially_destructible<Value>::value && kPlain);
  /// Whether all elements are moved wherever any may be (hostile.h).
  static constexpr bool kHostile =
      IsHostile<Allocator>::value && !Policy::kNodes;

  using Slot =
      detail::Slot<Value, RemembersMove<Policy, Hash, kBitwise>::value>;
  static constexpr Layout layout() noexcept { return Layout::of<Slot>(); }

  static const TableType kType;

  /// The hash function, for a descriptor; null if anybody can make one.
  static const void *function(const Hash &Function) noexcept {
    return kMakesHash ? nullptr : std::addressof(Function);
  }
  /// The allocator, for a descriptor; null if it is like any other.
  static void *memory(const Allocator &Alloc) noexcept {
    return kPlain ? nullptr : const_cast<Allocator *>(std::addressof(Alloc));
  }

  /// The allocator that `memory` spoke of.
  template <bool Plain = kPlain, EnableIf<Plain, int> = 0>
  static Allocator allocatorAt(void *) noexcept {
    return Allocator();
  }
  template <bool Plain = kPlain, EnableIf<!Plain, int> = 0>
  static Allocator &allocatorAt(void *Memory) noexcept {
    return *static_cast<Allocator *>(Memory);
  }

  static void destroy(Allocator &Alloc, Slot *At) noexcept {
    if constexpr (!kNothingToDestroy)
      AllocatorTraits::destroy(Alloc, std::addressof(At->Element));
    else
      (void)Alloc, (void)At;
  }

private:
  /// A hash function without state is made where it is called, so that nobody
  /// passes around the address of a table's own.
  static constexpr bool kMakesHash =
      std::is_empty<Hash>::value &&
      std::is_trivially_default_constructible<Hash>::value;
  static constexpr bool kRelocates = !kBitwise && Policy::kNothrowMove;
  static constexpr bool kCopies = !kBitwise && !Policy::kNothrowMove;
  /// Whether blocks are not simply std::allocator's.
  static constexpr bool kAllocates =
      !kPlain || IsHostile<Allocator>::value || alignof(Slot) > kWordBytes;

  /// How many homes an insertion evacuates: some two kilobytes, enough for the
  /// processor to read ahead. One where the hash function may throw, so that
  /// the new element's home is never skipped (T17).
  static constexpr std::size_t kHomesInStep =
      2048 / (kGroupSlots * sizeof(Slot));
  static constexpr unsigned char kStep = !kNothrowHash      ? 1
                                         : kHomesInStep < 2 ? 2
                                         : kHomesInStep > 8 ? 8
                                                            : kHomesInStep;

  static Slot *slotAt(unsigned char *Bytes) noexcept {
    // SAFETY: slots of a table of this type are Slots.
    return reinterpret_cast<Slot *>(Bytes);
  }
  /// And the hash function.
  template <bool Makes = kMakesHash, EnableIf<Makes, int> = 0>
  static Hash functionAt(const void *) noexcept {
    return Hash();
  }
  template <bool Makes = kMakesHash, EnableIf<!Makes, int> = 0>
  static const Hash &functionAt(const void *Function) noexcept {
    return *static_cast<const Hash *>(Function);
  }

  static void hash(const Hashing &With, const unsigned char *Bytes,
                   Group::Mask Which, std::uint64_t *Hashes) {
    const auto &Function = functionAt(With.Function);
    const HashKey Key = With.Key;
    // SAFETY: as in slotAt.
    const Slot *Slots = reinterpret_cast<const Slot *>(Bytes);
    for (; Which; Which.dropFirst())
      Hashes[Which.first()] =
          spreadHash(Function, Policy::key(Slots[Which.first()].Element), Key);
  }

  static void send(const Hashing &With, void *Memory, const Departure &Those) {
    const auto &Function = functionAt(With.Function);
    const HashKey Key = With.Key;
    auto &&Alloc = allocatorAt(Memory);
    const unsigned char *Word = Those.Tags;
    Slot *From = slotAt(Those.Slots), *const To = slotAt(Those.NewSlots);
    std::size_t First = Those.First;
    for (std::size_t Left = Those.Groups; Left != 0; --Left) {
      Arrivals Places(Those.NewTags, Those.NewShift, First);
      for (auto Each = Group(Word).matchOccupied(); Each; Each.dropFirst()) {
        Slot *const Here = From + Each.first();
        const std::uint64_t Hashed =
            spreadHash(Function, Policy::key(Here->Element), Key);
        relocateOne(Alloc, To + Places.place(Hashed), Here);
      }
      Word += kWordBytes;
      From += kGroupSlots;
      if (First != Departure::kNowhere)
        First += 2 * kWordBytes;
    }
  }

  static void relocateOne(Allocator &Alloc, Slot *To, Slot *From) noexcept {
    if constexpr (kBitwise) {
      (void)Alloc;
      __builtin_memcpy(static_cast<void *>(To), From, sizeof(Slot));
    } else {
      AllocatorTraits::construct(Alloc, std::addressof(To->Element),
                                 Policy::relocated(From->Element));
      destroy(Alloc, From);
    }
  }
  static void relocate(void *Memory, const Moves &Each) noexcept {
    auto &&Alloc = allocatorAt(Memory);
    for (unsigned I = 0; I != Each.Count; ++I)
      relocateOne(Alloc, slotAt(Each.To[I]), slotAt(Each.From[I]));
  }

  static void *allocate(void *Memory, std::size_t Bytes) {
    ChunkAllocator Chunks(allocatorAt(Memory));
    return ChunkTraits::allocate(Chunks, Bytes / sizeof(Chunk));
  }
  static void deallocate(void *Memory, void *Block,
                         std::size_t Bytes) noexcept {
    ChunkAllocator Chunks(allocatorAt(Memory));
    ChunkTraits::deallocate(Chunks, static_cast<Chunk *>(Block),
                            Bytes / sizeof(Chunk));
  }

  /// Calls `Visit` with the tag and the slot of every element of a block.
  template <class Visitor> static void forEach(const Block &In, Visitor Visit) {
    for (std::size_t G = 0; G != In.Form.Groups; ++G) {
      unsigned char *const Word = In.Tags + G * kWordBytes;
      Slot *const Slots = slotAt(In.Slots) + G * kGroupSlots;
      for (auto Left = Group(Word).matchOccupied(); Left; Left.dropFirst())
        Visit(Word + Left.first(), Slots + Left.first());
    }
  }
  /// Copies elements, or moves them without a way back: what was moved when a
  /// move throws is lost.
  static void copy(Copying &What) {
    auto &&Alloc = allocatorAt(What.Memory);
    auto DestroyMade = onExit([&] {
      forEach(What.To, [&](unsigned char *, Slot *At) {
        if (At != static_cast<const void *>(What.Newest))
          destroy(Alloc, At);
      });
    });
    forEach(What.From, [&](unsigned char *Tag, Slot *From) {
      std::uint64_t Hashed;
      hash(What.New, reinterpret_cast<unsigned char *>(From), Group::Mask(1),
           &Hashed);
      const Spot To =
          spotAt(What.To, layout(),
                 claim(What.To.Tags, What.To.Form.shift(), Hashed).Offset);
      Value *const New = std::addressof(slotAt(To.At)->Element);
      if constexpr (kGrowthMoves) {
        // Half moved or whole, the element is gone from here.
        *Tag = kEmptyTag;
        ++What.Lost;
        auto DestroyOld = onExit([&] { destroy(Alloc, From); });
        AllocatorTraits::construct(Alloc, New,
                                   Policy::relocated(From->Element));
      } else {
        (void)Tag;
        AllocatorTraits::construct(Alloc, New,
                                   static_cast<const Value &>(From->Element));
      }
      setTag(To.Tag, Hashed);
    });
    DestroyMade.dismiss();
    What.Lost = 0;
    if constexpr (!kGrowthMoves)
      forEach(What.From,
              [&](unsigned char *, Slot *At) { destroy(Alloc, At); });
  }

  using Chunk = detail::Chunk<Layout::of<Slot>().Align>;
  using ChunkAllocator = typename AllocatorTraits::template rebind_alloc<Chunk>;
  using ChunkTraits = std::allocator_traits<ChunkAllocator>;
  static_assert(std::is_pointer<typename ChunkTraits::pointer>::value,
                "Roost's tables need an allocator with plain pointers");

  // A function that is not needed must not be made.
  template <bool Needed>
  static constexpr decltype(TableType::Send) sendIf() noexcept {
    if constexpr (Needed)
      return &TypeOf::send;
    else
      return nullptr;
  }
  template <bool Needed>
  static constexpr decltype(TableType::Relocate) relocateIf() noexcept {
    if constexpr (Needed)
      return &TypeOf::relocate;
    else
      return nullptr;
  }
  template <bool Needed>
  static constexpr decltype(TableType::Copy) copyIf() noexcept {
    if constexpr (Needed)
      return &TypeOf::copy;
    else
      return nullptr;
  }
  template <bool Needed>
  static constexpr decltype(TableType::Allocate) allocateIf() noexcept {
    if constexpr (Needed)
      return &TypeOf::allocate;
    else
      return nullptr;
  }
  template <bool Needed>
  static constexpr decltype(TableType::Deallocate) deallocateIf() noexcept {
    if constexpr (Needed)
      return &TypeOf::deallocate;
    else
      return nullptr;
  }
};

template <class Policy, class Hash, class Allocator>
const TableType TypeOf<Policy, Hash, Allocator>::kType = {
    layout(),
    kStep,
    Policy::kNodes,
    Policy::kStableIterators,
    (kBitwise || Policy::kNothrowMove) && !kHostile,
    _ROOST_MAPPINGS &&kPlain,
    RemembersMove<Policy, Hash, kBitwise>::value,
    &hash,
    sendIf<!kCopies && !RemembersMove<Policy, Hash, kBitwise>::value>(),
    relocateIf<kRelocates>(),
    copyIf<kCopies>(),
    allocateIf<kAllocates>(),
    deallocateIf<kAllocates>(),
    Policy::kChecked ? &beginLife : nullptr,
    Policy::kChecked ? &endLife : nullptr};

} // namespace detail
} // namespace roost

#endif
