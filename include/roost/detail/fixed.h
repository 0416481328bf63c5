//===- fixed.h - A table of fixed capacity, inside its object ---*- C++ -*-===//
//
// What unordered_fixed_map and unordered_fixed_set have in common. A table for
// N elements is one object, without a pointer in it and without the heap:
//
//   +----------------------------+---------------------------+------+------+
//   | tag words, one per group   | slots, P for each group   | Size | Worn |
//   +----------------------------+---------------------------+------+------+
//
// Tag words are those of group.h. There is no end word, the number of groups
// being a constant, and a group has P <= 15 slots: the constants are chosen so
// that all groups have the same number of slots and N elements fill 7/8 of
// them. At most 15 elements make one group of exactly N slots.
//
// An all-zero object is an empty table, so a global one costs no initializer.
//
//   F1  A table never moves an element, except between tables when it is moved
//       or swapped: references, pointers and iterators stay valid until their
//       element is erased.
//   F2  The home group of a hash is the top of (hash * groups), which is even
//       for any number of groups; the groups after it follow, wrapping round.
//   F3  An element whose home has no room sets its overflow bit there and in
//       every group passed by; without the bit a look-up stops.
//   F4  Erasing leaves these bits. Once as many were left as would lengthen
//       look-ups, the next insertion sets them all anew from the elements that
//       are there: a pass over the table for every eighth of it erased. If the
//       hash function throws meanwhile, all bits are set, which is always
//       right.
//   F5  Inserting one element completes or changes nothing, whatever throws. A
//       slot is unlinked before its element is destroyed.
//
// Small tables are no case of their own: comparing 4 to 15 numbers in a loop
// costs a mispredicted branch, 11 to 20 ns a hit measured, against 2 to 3 for a
// hash and one comparison of all tags.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_FIXED_H
#define ROOST_DETAIL_FIXED_H

#include "element.h"
#include "fixed_hash.h"
#include "group.h"
#include <initializer_list>
#include <tuple>

// libstdc++'s <iterator> brings streams and strings along; all that is needed
// of it is the iterator tags and traits.
#if defined(__GLIBCXX__)
#include <bits/stl_iterator_base_types.h>
#else
#include <iterator>
#endif

namespace roost {
namespace detail {

/// What a fixed table does that is asked for what it cannot give.
[[noreturn, gnu::cold, gnu::noinline]] inline void stopFixed() noexcept {
  __builtin_trap();
}

/// Raw memory for an element; trivially destructible if the element is.
template <class Value, bool = std::is_trivially_destructible<Value>::value>
union FixedSlot {
  constexpr FixedSlot() noexcept : None() {}
  struct {
  } None;
  Value Element;
};
template <class Value> union FixedSlot<Value, false> {
  constexpr FixedSlot() noexcept : None() {}
  ~FixedSlot() {}
  struct {
  } None;
  Value Element;
};

/// How many groups, of how many slots, a table has.
template <std::size_t N> struct FixedShape {
  static constexpr std::size_t kWanted = N <= kGroupSlots ? N : N + (N + 6) / 7;
  static constexpr std::size_t kGroups =
      (kWanted + kGroupSlots - 1) / kGroupSlots;
  static constexpr std::size_t kRoom = (kWanted + kGroups - 1) / kGroups;
  static constexpr std::size_t kSlots = kGroups * kRoom;
  static constexpr std::uint32_t kMostWorn =
      static_cast<std::uint32_t>(kSlots / 8 + kGroupSlots);
};

/// The memory of a table. Offsets name tags: group * 16 + slot.
template <class Value, class Shape> struct FixedMemory {
  alignas(kWordBytes) unsigned char Tags[Shape::kGroups * kWordBytes] = {};
  FixedSlot<Value> Slots[Shape::kSlots];
  std::uint32_t Size = 0;
  /// How many erasures may have left an overflow bit (F4).
  std::uint32_t Worn = 0;

  Value &at(std::size_t Offset) noexcept { return Slots[slot(Offset)].Element; }
  const Value &at(std::size_t Offset) const noexcept {
    return Slots[slot(Offset)].Element;
  }
  unsigned char *wordAt(std::size_t Offset) noexcept {
    return Tags + (Offset & ~(kWordBytes - 1));
  }
  /// Calls `Visit` with the offset of every element.
  template <class Visitor> void forEach(Visitor Visit) const {
    for (std::size_t Word = 0; Word != sizeof Tags; Word += kWordBytes)
      for (auto Left = Group(Tags + Word).matchOccupied(); Left;
           Left.dropFirst())
        Visit(Word + Left.first());
  }

private:
  static constexpr std::size_t slot(std::size_t Offset) noexcept {
    return Offset / kWordBytes * Shape::kRoom + Offset % kWordBytes;
  }
};

/// Its end: nothing for elements that need none, so that the table is a literal
/// type and a global one registers nothing to be done at exit.
template <class Value, class Shape,
          bool = std::is_trivially_destructible<Value>::value>
struct FixedStorage : FixedMemory<Value, Shape> {
  constexpr FixedStorage() noexcept = default;
};
template <class Value, class Shape>
struct FixedStorage<Value, Shape, false> : FixedMemory<Value, Shape> {
  constexpr FixedStorage() noexcept = default;
  FixedStorage(const FixedStorage &) = delete;
  FixedStorage &operator=(const FixedStorage &) = delete;
  ~FixedStorage() {
    this->forEach([&](std::size_t Offset) { this->at(Offset).~Value(); });
  }
};

/// Stands on an element, or at the end: an offset behind the last group.
template <class Policy, class Memory, bool Constant> class FixedIterator {
  static constexpr bool kConstant = Constant || Policy::kConstantElements;
  using Owner = Conditional<kConstant, const Memory, Memory>;
  template <class, class, bool> friend class FixedIterator;

public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = typename Policy::Value;
  using difference_type = std::ptrdiff_t;
  using reference = Conditional<kConstant, const value_type &, value_type &>;
  using pointer = Conditional<kConstant, const value_type *, value_type *>;

  constexpr FixedIterator() noexcept = default;
  /// From the iterator to the constant iterator.
  template <bool Other, EnableIf<Constant && !Other, int> = 0>
  constexpr FixedIterator(
      const FixedIterator<Policy, Memory, Other> &From) noexcept
      : In(From.In), Offset(From.Offset) {}

  reference operator*() const noexcept { return In->at(Offset); }
  pointer operator->() const noexcept {
    return __builtin_addressof(operator*());
  }
  FixedIterator &operator++() noexcept {
    Offset = next(*In, Offset);
    return *this;
  }
  FixedIterator operator++(int) noexcept {
    FixedIterator Before = *this;
    ++*this;
    return Before;
  }
  friend constexpr bool operator==(const FixedIterator &A,
                                   const FixedIterator &B) noexcept {
    return A.Offset == B.Offset;
  }
  friend constexpr bool operator!=(const FixedIterator &A,
                                   const FixedIterator &B) noexcept {
    return A.Offset != B.Offset;
  }

  // What follows is for the table only.

  constexpr FixedIterator(Owner &In, std::size_t Offset) noexcept
      : In(__builtin_addressof(In)), Offset(Offset) {}
  constexpr std::size_t offset() const noexcept { return Offset; }

  /// The offset of the first element of this group or of a later one.
  static std::size_t firstFrom(const Memory &In, std::size_t Word) noexcept {
    for (; Word != sizeof In.Tags; Word += kWordBytes)
      if (auto Occupied = Group(In.Tags + Word).matchOccupied())
        return Word + Occupied.first();
    return Word;
  }

private:
  static std::size_t next(const Memory &In, std::size_t Offset) noexcept {
    const std::size_t Word = Offset & ~(kWordBytes - 1);
    auto Above = Group(In.Tags + Word)
                     .matchOccupied()
                     .above(static_cast<unsigned>(Offset - Word));
    return Above ? Offset + 1 + Above.first()
                 : firstFrom(In, Word + kWordBytes);
  }

  Owner *In = nullptr;
  std::size_t Offset = 0;
};

/// Keys of another type are looked up if both functions say so and take it.
template <class Hash, class Equal, class Key, class Wanted, class = void>
struct TakesKey : std::false_type {};
template <class Hash, class Equal, class Key, class Wanted>
struct TakesKey<
    Hash, Equal, Key, Wanted,
    Void<typename Hash::is_transparent, typename Equal::is_transparent,
         decltype(std::declval<const Hash &>()(std::declval<const Wanted &>())),
         decltype(std::declval<const Equal &>()(std::declval<const Wanted &>(),
                                                std::declval<const Key &>()))>>
    : std::true_type {};

template <class Policy, std::size_t N, class Hash, class Equal>
class FixedTable : private Holder<0, Hash>, private Holder<1, Equal> {
  static_assert(N != 0 && N <= 0x7fffffff,
                "a fixed table holds between one and 2^31 - 1 elements");

  using ElementPolicy = Policy;
  using Key = typename Policy::Key;
  using Shape = FixedShape<N>;
  using Memory = FixedMemory<typename Policy::Value, Shape>;
  static constexpr std::size_t kNowhere = Shape::kGroups * kWordBytes;
  static constexpr bool kNothrowMove =
      Policy::kNothrowMove && std::is_nothrow_copy_constructible<Hash>::value &&
      std::is_nothrow_copy_constructible<Equal>::value;
  static constexpr bool kNothrowFunctions =
      std::is_nothrow_default_constructible<Hash>::value &&
      std::is_nothrow_default_constructible<Equal>::value;
  /// Elements whose bytes may simply be copied.
  static constexpr bool kBitwise = Policy::kTrivial && Policy::kCopyable;
  friend struct FixedInvariantCheck;

protected:
  template <class Wanted>
  using IfTransparent =
      EnableIf<TakesKey<Hash, Equal, Key, Wanted>::value, int>;
  template <class It>
  using IfInputIterator = EnableIf<
      std::is_convertible<typename std::iterator_traits<It>::iterator_category,
                          std::input_iterator_tag>::value,
      int>;

public:
  using key_type = Key;
  using value_type = typename Policy::Value;
  using size_type = std::size_t;
  using difference_type = std::ptrdiff_t;
  using hasher = Hash;
  using key_equal = Equal;
  using reference = value_type &;
  using const_reference = const value_type &;
  using pointer = value_type *;
  using const_pointer = const value_type *;
  using iterator = FixedIterator<Policy, Memory, false>;
  using const_iterator = FixedIterator<Policy, Memory, true>;

  // Not defaulted: `Table()` would fill the slots with zeros first.
  constexpr FixedTable() noexcept(kNothrowFunctions) {}
  constexpr explicit FixedTable(const Hash &HashFunction,
                                const Equal &KeyEqual = Equal())
      : Holder<0, Hash>(HashFunction), Holder<1, Equal>(KeyEqual) {}

  FixedTable(const FixedTable &From)
      : Holder<0, Hash>(From.hash()), Holder<1, Equal>(From.equal()) {
    copyElements(From);
  }
  /// Moves the elements one by one; `From` is empty afterwards.
  FixedTable(FixedTable &&From) noexcept(kNothrowMove)
      : Holder<0, Hash>(From.hash()), Holder<1, Equal>(From.equal()) {
    moveElements(From);
  }
  FixedTable &operator=(const FixedTable &From) {
    if (this == __builtin_addressof(From))
      return *this;
    clear();
    copyFunctions(From);
    copyElements(From);
    return *this;
  }
  FixedTable &operator=(FixedTable &&From) noexcept(kNothrowMove) {
    if (this == __builtin_addressof(From))
      return *this;
    clear();
    copyFunctions(From);
    moveElements(From);
    return *this;
  }
  ~FixedTable() = default;

  hasher hash_function() const { return hash(); }
  key_equal key_eq() const { return equal(); }

  iterator begin() noexcept { return {M, iterator::firstFrom(M, 0)}; }
  const_iterator begin() const noexcept {
    return {M, const_iterator::firstFrom(M, 0)};
  }
  iterator end() noexcept { return {M, kNowhere}; }
  const_iterator end() const noexcept { return {M, kNowhere}; }
  const_iterator cbegin() const noexcept { return begin(); }
  const_iterator cend() const noexcept { return end(); }

  [[nodiscard]] constexpr bool empty() const noexcept { return M.Size == 0; }
  /// Whether no other element has room.
  [[nodiscard]] constexpr bool full() const noexcept { return M.Size == N; }
  constexpr size_type size() const noexcept { return M.Size; }
  static constexpr size_type capacity() noexcept { return N; }
  static constexpr size_type max_size() noexcept { return N; }

  // Look-up: one group for nearly every key, all of them at the very worst.

  iterator find(const key_type &Wanted) { return {M, findOffset(Wanted)}; }
  const_iterator find(const key_type &Wanted) const {
    return {M, findOffset(Wanted)};
  }
  bool contains(const key_type &Wanted) const {
    return findOffset(Wanted) != kNowhere;
  }
  size_type count(const key_type &Wanted) const { return contains(Wanted); }
  std::pair<iterator, iterator> equal_range(const key_type &Wanted) {
    return rangeAt(find(Wanted), end());
  }
  std::pair<const_iterator, const_iterator>
  equal_range(const key_type &Wanted) const {
    return rangeAt(find(Wanted), end());
  }

  template <class Wanted, IfTransparent<Wanted> = 0>
  iterator find(const Wanted &Sought) {
    return {M, findOffset(Sought)};
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  const_iterator find(const Wanted &Sought) const {
    return {M, findOffset(Sought)};
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  bool contains(const Wanted &Sought) const {
    return findOffset(Sought) != kNowhere;
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  size_type count(const Wanted &Sought) const {
    return contains(Sought);
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  std::pair<iterator, iterator> equal_range(const Wanted &Sought) {
    return rangeAt(find(Sought), end());
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  std::pair<const_iterator, const_iterator>
  equal_range(const Wanted &Sought) const {
    return rangeAt(find(Sought), end());
  }

  // Erasure. Never hashes, but for looking up a key.

  iterator erase(const_iterator Position) noexcept {
    iterator Next(M, Position.offset());
    ++Next;
    eraseOffset(Position.offset());
    return Next;
  }
  iterator erase(iterator Position) noexcept {
    return erase(const_iterator(Position));
  }
  iterator erase(const_iterator First, const_iterator Last) noexcept {
    while (First != Last)
      First = erase(First);
    return {M, Last.offset()};
  }
  size_type erase(const key_type &Wanted) { return eraseFound(Wanted); }
  template <
      class Wanted, IfTransparent<Wanted> = 0,
      EnableIf<!std::is_convertible<Wanted, const_iterator>::value, int> = 0>
  size_type erase(const Wanted &Sought) {
    return eraseFound(Sought);
  }

  void clear() noexcept {
    M.forEach([&](std::size_t Offset) { destroy(Offset); });
    forgetElements();
  }

  /// What erase_if does.
  template <class Condition> size_type eraseIf(Condition &Predicate) {
    const size_type Before = size();
    for (iterator It = begin(); It != end();)
      if (Predicate(*It))
        It = erase(It);
      else
        ++It;
    return Before - size();
  }

  /// Exchanges elements one by one. Where that throws, both tables are left
  /// empty.
  void swap(FixedTable &Other) noexcept(kNothrowMove) {
    if (this == __builtin_addressof(Other))
      return;
    std::swap(hash(), Other.hash());
    std::swap(equal(), Other.equal());
    auto ClearBoth = onExit([&] {
      clear();
      Other.clear();
    });
    for (std::size_t Word = 0; Word != kNowhere; Word += kWordBytes) {
      for (std::size_t S = 0; S != Shape::kRoom; ++S)
        swapSlots(Other, Word + S);
      std::swap(M.Tags[Word + kOverflowByte],
                Other.M.Tags[Word + kOverflowByte]);
    }
    std::swap(M.Worn, Other.M.Worn);
    ClearBoth.dismiss();
  }

  friend bool operator==(const FixedTable &A, const FixedTable &B) {
    if (A.size() != B.size())
      return false;
    for (const value_type &Element : A) {
      const_iterator Found = B.find(Policy::key(Element));
      if (Found == B.end() || !(Element == *Found))
        return false;
    }
    return true;
  }
  friend bool operator!=(const FixedTable &A, const FixedTable &B) {
    return !(A == B);
  }

protected:
  /// Inserts an element made from these arguments, under the key in them.
  template <class... Arguments>
  std::pair<iterator, bool> insertKeyed(const key_type &Wanted,
                                        Arguments &&...Values) {
    const std::uint64_t Hashed = hashOf(Wanted);
    std::size_t Offset = findHashed(Wanted, Hashed);
    if (Offset != kNowhere || full())
      return {{M, Offset}, false};
    if (_ROOST_UNLIKELY(M.Worn > Shape::kMostWorn))
      renewOverflow();
    Offset = emptyFor(Hashed);
    construct(Offset, std::forward<Arguments>(Values)...);
    link(Offset, Hashed);
    return {{M, Offset}, true};
  }

  /// Inserts an element made from these arguments, whose key shows only once it
  /// is made.
  template <class... Arguments>
  std::pair<iterator, bool> insertMade(Arguments &&...Values) {
    FixedSlot<value_type> Made;
    ::new (static_cast<void *>(&Made.Element))
        value_type(std::forward<Arguments>(Values)...);
    auto Destroy = onExit([&] { Made.Element.~value_type(); });
    return insertKeyed(Policy::key(Made.Element),
                       Policy::relocated(Made.Element));
  }

private:
  Hash &hash() noexcept { return Holder<0, Hash>::held(); }
  const Hash &hash() const noexcept { return Holder<0, Hash>::held(); }
  Equal &equal() noexcept { return Holder<1, Equal>::held(); }
  const Equal &equal() const noexcept { return Holder<1, Equal>::held(); }

  template <class It>
  static std::pair<It, It> rangeAt(It Found, It End) noexcept {
    It Last = Found;
    if (Found != End)
      ++Last;
    return {Found, Last};
  }

  // Elements.

  template <class... Arguments>
  void construct(std::size_t Offset, Arguments &&...Values) {
    ::new (static_cast<void *>(__builtin_addressof(M.at(Offset))))
        value_type(std::forward<Arguments>(Values)...);
  }
  void destroy(std::size_t Offset) noexcept { M.at(Offset).~value_type(); }

  // Finding.

  template <class Wanted> std::uint64_t hashOf(const Wanted &Sought) const {
    return spreadHash(hash(), Sought, HashKey{kFirstMultiplier, false});
  }
  /// The offset of a hash's home tag word (F2).
  static std::size_t homeWord(std::uint64_t Hashed) noexcept {
    return static_cast<std::size_t>((Hashed >> 32) * Shape::kGroups >> 32) *
           kWordBytes;
  }
  static std::size_t wordAfter(std::size_t Word) noexcept {
    return Word + kWordBytes == kNowhere ? 0 : Word + kWordBytes;
  }

  template <class Wanted> std::size_t findOffset(const Wanted &Sought) const {
    return findHashed(Sought, hashOf(Sought));
  }
  template <class Wanted>
  std::size_t findHashed(const Wanted &Sought, std::uint64_t Hashed) const {
    std::size_t Word = homeWord(Hashed);
    for (std::size_t G = 0; G != Shape::kGroups; ++G) {
      const Group Here(M.Tags + Word);
      for (auto Left = Here.matchHash(Hashed); Left; Left.dropFirst()) {
        const std::size_t Offset = Word + Left.first();
        if (_ROOST_LIKELY(equal()(Sought, Policy::key(M.at(Offset)))))
          return Offset;
      }
      if (_ROOST_LIKELY(!(M.Tags[Word + kOverflowByte] & overflowBit(Hashed))))
        break;
      Word = wordAfter(Word);
    }
    return kNowhere;
  }

  // Inserting.

  /// A group's slots as a mask.
  static constexpr auto roomBits() noexcept {
    decltype(Group::Mask().bits()) Bits = 0;
    for (unsigned S = 0; S != Shape::kRoom; ++S)
      Bits |= static_cast<decltype(Bits)>(1) << (S << Group::Mask::kStride);
    return Bits;
  }
  /// The first empty slot on the way of this hash; the table is not full.
  std::size_t emptyFor(std::uint64_t Hashed) const noexcept {
    constexpr auto Room = roomBits();
    for (std::size_t Word = homeWord(Hashed);; Word = wordAfter(Word)) {
      const auto Empty = Group(M.Tags + Word).matchEmpty().bits() & Room;
      if (Empty)
        return Word + Group::Mask(Empty).first();
    }
  }
  /// Sets the overflow bit of this hash in the groups before this place (F3).
  void passBy(std::size_t Offset, std::uint64_t Hashed) noexcept {
    const std::size_t Last = Offset & ~(kWordBytes - 1);
    for (std::size_t Word = homeWord(Hashed); _ROOST_UNLIKELY(Word != Last);
         Word = wordAfter(Word))
      Group(M.Tags + Word).storeOverflow(M.Tags + Word, overflowBit(Hashed));
  }
  void link(std::size_t Offset, std::uint64_t Hashed) noexcept {
    passBy(Offset, Hashed);
    unsigned char *Word = M.wordAt(Offset);
    Group(Word).storeHash(Word, Offset % kWordBytes, Hashed);
    ++M.Size;
  }
  /// Makes the overflow bits those of the elements that are here (F4).
  _ROOST_NOINLINE void renewOverflow() {
    setOverflow(0);
    auto SetAll = onExit([&] { setOverflow(0xff); });
    M.forEach([&](std::size_t Offset) {
      passBy(Offset, hashOf(Policy::key(M.at(Offset))));
    });
    SetAll.dismiss();
    M.Worn = 0;
  }
  void setOverflow(unsigned char Bits) noexcept {
    for (std::size_t Word = 0; Word != kNowhere; Word += kWordBytes)
      M.Tags[Word + kOverflowByte] = Bits;
  }

  // Erasing.

  template <class Wanted> size_type eraseFound(const Wanted &Sought) {
    const std::size_t Offset = findOffset(Sought);
    if (Offset == kNowhere)
      return 0;
    eraseOffset(Offset);
    return 1;
  }
  /// Takes an element's slot out of the table; the element lives on.
  unsigned char unlink(std::size_t Offset) noexcept {
    unsigned char *Word = M.wordAt(Offset);
    const unsigned char Tag = M.Tags[Offset];
    if (_ROOST_UNLIKELY(Word[kOverflowByte] & overflowBitsOfTag(Tag)))
      ++M.Worn;
    Group(Word).storeWithout(Word, Offset % kWordBytes);
    --M.Size;
    return Tag;
  }
  void eraseOffset(std::size_t Offset) noexcept {
    unlink(Offset);
    destroy(Offset);
  }
  void forgetElements() noexcept {
    __builtin_memset(M.Tags, 0, sizeof M.Tags);
    M.Size = 0;
    M.Worn = 0;
  }

  // Whole tables. Equal functions find an element in the same place, so none is
  // called.

  void copyFunctions(const FixedTable &From) {
    hash() = From.hash();
    equal() = From.equal();
  }
  /// Has `Make` make each of `From`'s elements in the same slot here. Elements
  /// count from the moment they are made.
  template <class Maker> void fill(const FixedTable &From, Maker Make) {
    for (std::size_t Word = 0; Word != kNowhere; Word += kWordBytes)
      M.Tags[Word + kOverflowByte] = From.M.Tags[Word + kOverflowByte];
    M.Worn = From.M.Worn;
    From.M.forEach([&](std::size_t Offset) {
      const unsigned char Tag = From.M.Tags[Offset];
      Make(Offset);
      M.Tags[Offset] = Tag;
      ++M.Size;
    });
  }
  void copyElements(const FixedTable &From) {
    if constexpr (kBitwise)
      __builtin_memcpy(static_cast<void *>(__builtin_addressof(M)),
                       __builtin_addressof(From.M), sizeof M);
    else
      fill(From,
           [&](std::size_t Offset) { construct(Offset, From.M.at(Offset)); });
  }
  void moveElements(FixedTable &From) {
    if constexpr (kBitwise)
      copyElements(From);
    else
      fill(From, [&](std::size_t Offset) {
        construct(Offset, Policy::relocated(From.M.at(Offset)));
        From.eraseOffset(Offset);
      });
    From.forgetElements();
  }

  void swapSlots(FixedTable &Other, std::size_t Offset) {
    const bool Here = M.Tags[Offset] != kEmptyTag;
    const bool There = Other.M.Tags[Offset] != kEmptyTag;
    if (Here && There)
      exchange(Other, Offset);
    else if (Here)
      Other.take(*this, Offset);
    else if (There)
      take(Other, Offset);
  }
  void relink(std::size_t Offset, unsigned char Tag) noexcept {
    M.Tags[Offset] = Tag;
    ++M.Size;
  }
  /// Moves one element of `From` into the same slot here, which is empty.
  void take(FixedTable &From, std::size_t Offset) {
    construct(Offset, Policy::relocated(From.M.at(Offset)));
    relink(Offset, From.unlink(Offset));
    From.destroy(Offset);
  }
  void exchange(FixedTable &Other, std::size_t Offset) {
    FixedSlot<value_type> Third;
    ::new (static_cast<void *>(&Third.Element))
        value_type(Policy::relocated(M.at(Offset)));
    auto Destroy = onExit([&] { Third.Element.~value_type(); });
    const unsigned char Tag = unlink(Offset);
    destroy(Offset);
    take(Other, Offset);
    Other.construct(Offset, Policy::relocated(Third.Element));
    Other.relink(Offset, Tag);
  }

  FixedStorage<value_type, Shape> M;
};

} // namespace detail
} // namespace roost

#endif
