//===- table.h - What maps and sets have in common --------------*- C++ -*-===//
//
// The interface shared by the flat map and the flat set: types, iteration,
// look-up, erasure, size and room, comparison. Names and meanings are those of
// std::unordered_map; what is missing is missing on purpose (node handles,
// merge and the bucket interface speak of nodes and chains).
//
// Iterators and references stay valid until the table inserts, is moved or
// swapped while its elements are in first storage, or their element is erased.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_TABLE_H
#define ROOST_DETAIL_TABLE_H

#include "owner.h"

namespace roost {
namespace detail {

template <class Function, class = void>
struct IsTransparent : std::false_type {};
template <class Function>
struct IsTransparent<Function, Void<typename Function::is_transparent>>
    : std::true_type {};

template <class Iterator>
using IsInputIterator =
    EnableIf<std::is_convertible<
                 typename std::iterator_traits<Iterator>::iterator_category,
                 std::input_iterator_tag>::value,
             int>;

/// Deduction must not take an allocator or an integer for a hash function, nor
/// anything but an allocator for an allocator.
template <class T, class = void> struct IsAllocator : std::false_type {};
template <class T>
struct IsAllocator<
    T, Void<typename T::value_type, decltype(std::declval<T &>().allocate(1))>>
    : std::true_type {};
template <class It>
using KeyOf =
    RemoveConst<typename std::iterator_traits<It>::value_type::first_type>;
template <class It>
using MappedOf = typename std::iterator_traits<It>::value_type::second_type;
template <class It> using PairOf = std::pair<const KeyOf<It>, MappedOf<It>>;
template <class It>
using ElementOf = typename std::iterator_traits<It>::value_type;
/// Only functions and allocators that can be made of nothing make a container
/// that can.
template <class Hash, class Equal, class Allocator>
using IfMadeOfNothing =
    EnableIf<std::is_default_constructible<Hash>::value &&
                 std::is_default_constructible<Equal>::value &&
                 std::is_default_constructible<Allocator>::value,
             int>;
/// A type that nothing is deduced from.
template <class T> struct SameType { using Type = T; };
template <class T> using Same = typename SameType<T>::Type;
template <class T> using IfAllocator = EnableIf<IsAllocator<T>::value, int>;
template <class T>
using IfFunctor =
    EnableIf<!IsAllocator<T>::value && !std::is_integral<T>::value, int>;

/// T29 The container of std that a table takes the place of in a lowered
/// program, as `Type`; the table can be made a copy of one that was not
/// lowered. Only lowered tables have one (lowered.h).
template <class Table> struct StdTwin {};

/// Copies the elements of such a container into a table that holds none.
template <class Table, class Twin> void copyTwin(Table &To, const Twin &From) {
  if (From.empty())
    return;
  To.reserve(From.size());
  for (const typename Table::value_type &Element : From)
    To.insert(Element);
}

/// Who owns the elements of a table with this policy; node_owner.h says it for
/// nodes.
template <class Policy, class Hash, class Equal, class Allocator,
          bool = Policy::kNodes>
struct OwnerOf {
  using Type = Owner<Policy, Hash, Equal, Allocator>;
};

template <class Policy, class Hash, class Equal, class Allocator>
class Table : public OwnerOf<Policy, Hash, Equal, Allocator>::Type {
protected:
  using Owner = typename OwnerOf<Policy, Hash, Equal, Allocator>::Type;
  using Owner::H;
  using typename Owner::AllocatorTraits;
  using typename Owner::Change;
  using typename Owner::Place;
  using typename Owner::Slot;
  using Elements = typename Policy::Elements;
  using SlotPolicy = Policy;
  static constexpr bool kNodes = Policy::kNodes;
  friend struct InvariantCheck;

  /// Other types of keys may be looked up if both functions can take them.
  template <class Wanted>
  using IfTransparent =
      EnableIf<IsTransparent<Hash>::value && IsTransparent<Equal>::value &&
                   sizeof(Wanted *) != 0,
               int>;

public:
  using key_type = typename Policy::Key;
  using value_type = typename Policy::Element;
  using size_type = std::size_t;
  using difference_type = std::ptrdiff_t;
  using hasher = Hash;
  using key_equal = Equal;
  using allocator_type = Allocator;
  using reference = value_type &;
  using const_reference = const value_type &;
  using pointer = typename AllocatorTraits::pointer;
  using const_pointer = typename AllocatorTraits::const_pointer;
  using iterator = typename Owner::template IteratorOver<false>;
  using const_iterator = typename Owner::template IteratorOver<true>;

  static_assert(
      std::is_same<typename AllocatorTraits::value_type, value_type>::value,
      "the allocator's value_type must be the table's");

  _ROOST_ALWAYS_INLINE Table(const Hash &HashFunction, const Equal &KeyEqual,
                             const Allocator &Alloc)
      : Owner(HashFunction, KeyEqual, Alloc) {}
  _ROOST_ALWAYS_INLINE Table(const Table &) = default;
  _ROOST_ALWAYS_INLINE Table(Table &&) = default;
  _ROOST_ALWAYS_INLINE Table(const Table &From, const Allocator &Alloc)
      : Owner(static_cast<const Owner &>(From), Alloc) {}
  _ROOST_ALWAYS_INLINE Table(Table &&From, const Allocator &Alloc)
      : Owner(static_cast<Owner &&>(From), Alloc) {}
  _ROOST_ALWAYS_INLINE ~Table() = default;
  Table &operator=(const Table &) = default;
  Table &operator=(Table &&) = default;

  allocator_type get_allocator() const noexcept { return this->allocator(); }
  hasher hash_function() const { return this->hash(); }
  key_equal key_eq() const { return this->equal(); }

  iterator begin() noexcept { return firstOf<iterator>(); }
  const_iterator begin() const noexcept { return firstOf<const_iterator>(); }
  iterator end() noexcept { return iterator(); }
  const_iterator end() const noexcept { return const_iterator(); }
  const_iterator cbegin() const noexcept { return begin(); }
  const_iterator cend() const noexcept { return end(); }

  [[nodiscard]] bool empty() const noexcept { return H.Size == 0; }
  size_type size() const noexcept { return H.Size; }
  size_type max_size() const noexcept {
    const size_type Most = AllocatorTraits::max_size(this->allocator());
    return Most < Owner::layout().maxElements() ? Most
                                                : Owner::layout().maxElements();
  }

  // Look-up.

  _ROOST_ALWAYS_INLINE iterator find(const key_type &Wanted) {
    return iteratorAt<iterator>(this->findPlace(Wanted));
  }
  _ROOST_ALWAYS_INLINE const_iterator find(const key_type &Wanted) const {
    return iteratorAt<const_iterator>(this->findPlace(Wanted));
  }
  _ROOST_ALWAYS_INLINE bool contains(const key_type &Wanted) const {
    return static_cast<bool>(this->findPlace(Wanted));
  }
  _ROOST_ALWAYS_INLINE size_type count(const key_type &Wanted) const {
    return contains(Wanted);
  }
  std::pair<iterator, iterator> equal_range(const key_type &Wanted) {
    return rangeAt<iterator>(this->findPlace(Wanted));
  }
  std::pair<const_iterator, const_iterator>
  equal_range(const key_type &Wanted) const {
    return rangeAt<const_iterator>(this->findPlace(Wanted));
  }

  template <class Wanted, IfTransparent<Wanted> = 0>
  _ROOST_ALWAYS_INLINE iterator find(const Wanted &Sought) {
    return iteratorAt<iterator>(this->findPlace(Sought));
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  _ROOST_ALWAYS_INLINE const_iterator find(const Wanted &Sought) const {
    return iteratorAt<const_iterator>(this->findPlace(Sought));
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  _ROOST_ALWAYS_INLINE bool contains(const Wanted &Sought) const {
    return static_cast<bool>(this->findPlace(Sought));
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  _ROOST_ALWAYS_INLINE size_type count(const Wanted &Sought) const {
    return contains(Sought);
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  std::pair<iterator, iterator> equal_range(const Wanted &Sought) {
    return rangeAt<iterator>(this->findPlace(Sought));
  }
  template <class Wanted, IfTransparent<Wanted> = 0>
  std::pair<const_iterator, const_iterator>
  equal_range(const Wanted &Sought) const {
    return rangeAt<const_iterator>(this->findPlace(Sought));
  }

  // Erasure.

  iterator erase(const_iterator Position) noexcept {
    this->expectOwn(Position, "erasure");
    iterator Next = mutableAfter(Position);
    this->erasePlace(Position.place());
    return Next;
  }
  iterator erase(iterator Position) noexcept {
    return erase(const_iterator(Position));
  }
  iterator erase(const_iterator First, const_iterator Last) noexcept {
    while (First != Last) {
      this->expectOwn(First, "erasure");
      const_iterator Next = std::next(First);
      this->erasePlace(First.place());
      First = Next;
    }
    return iterator(Last.place(), Last.life());
  }
  size_type erase(const key_type &Wanted) {
    return eraseAt(this->findPlace(Wanted));
  }
#if __cplusplus > 202002L
  template <class Wanted, IfTransparent<Wanted> = 0,
            EnableIf<!std::is_convertible<Wanted, iterator>::value &&
                         !std::is_convertible<Wanted, const_iterator>::value,
                     int> = 0>
  size_type erase(Wanted &&Sought) {
    return eraseAt(this->findPlace(Sought));
  }
#endif

  void clear() noexcept {
    const Change Clear(H, "clear");
    this->clearElements();
  }

  // Room.

  float load_factor() const noexcept {
    const std::size_t Slots = shapeOf(H).Slots;
    return Slots == 0 ? 0.0f
                      : static_cast<float>(H.Size) / static_cast<float>(Slots);
  }
  /// What load_factor() is at most before the table grows: one for tables of
  /// up to fifteen slots, thirteen of fifteen for larger ones.
  float max_load_factor() const noexcept {
    const Shape Form = shapeOf(H);
    return Form.Slots == 0 ? 1.0f
                           : static_cast<float>(Form.limit()) /
                                 static_cast<float>(Form.Slots);
  }
  /// The load factor is the table's own business; this changes nothing.
  void max_load_factor(float) noexcept {}

  /// Makes room for `Count` elements in all without growing on the way.
  void reserve(size_type Count) {
    const Change Growth(H, "reserve");
    if (Count > H.Limit)
      this->rebuild(shapeFor(Count, Owner::layout()));
    else
      this->settleElements();
    this->unsettle();
  }
  /// Makes the room fit `Count` elements or those there are, whichever is more;
  /// first storage is left only for more room.
  void rehash(size_type Count) {
    const Change Growth(H, "rehash");
    const Shape Wanted =
        shapeFor(Count > H.Size ? Count : H.Size, Owner::layout());
    const Shape Present = shapeOf(H);
    if (Wanted.limit() > Present.limit() ||
        (isOnHeap(H) && !(Wanted == Present)))
      this->rebuild(Wanted);
    else
      this->settleElements();
    this->unsettle();
  }

  // Growth. A large table grows a little with every insertion (growth.h); here
  // is how to look at that and to have it done when there is time. Each of
  // these may move elements, as an insertion may, and throws what the hash
  // function throws.

  /// Whether elements are still on their way to a larger block.
  [[nodiscard]] bool rehashing() const noexcept { return H.evacuating(); }
  /// How much of the way is done, from 0 to 1; 1 if nothing is on its way.
  float rehash_progress() const noexcept {
    if (!holdsElementsInOld(H))
      return 1.0f;
    return static_cast<float>(H.Cursor) /
           static_cast<float>(Shape::ofShift(H.OldShift).Groups);
  }
  /// Takes at most `Steps` steps of a growth under way, each of which moves
  /// some fifteen elements. Says whether more are to be taken.
  bool rehash_step(size_type Steps = 1) {
    const Change Growth(H, "rehash_step");
    this->evacuate(Steps);
    return H.evacuating();
  }
  /// Goes on with a growth under way for about so long, a
  /// std::chrono::duration. Says whether there is more to do.
  template <class Duration> bool rehash_for(Duration Time) {
    const Change Growth(H, "rehash_for");
    using Period = typename Duration::period;
    const long long Nanoseconds =
        static_cast<long long>(static_cast<long double>(Time.count()) *
                               Period::num * 1e9L / Period::den);
    const long long End = nowInNanoseconds() + Nanoseconds;
    while (H.evacuating() && nowInNanoseconds() < End)
      this->evacuate(kStepsBetweenClocks);
    return H.evacuating();
  }
  /// Ends a growth under way: all elements are in one block and the memory of
  /// the other is given back. Linear in what is left.
  void settle() {
    const Change Growth(H, "settle");
    this->settleElements();
    this->unsettle();
  }

  friend bool operator==(const Table &A, const Table &B) {
    if (A.size() != B.size())
      return false;
    for (const value_type &Element : A) {
      const_iterator Found = B.find(Policy::keyOf(Element));
      if (Found == B.end() || !(Element == *Found))
        return false;
    }
    return true;
  }
  friend bool operator!=(const Table &A, const Table &B) { return !(A == B); }

protected:
  static constexpr size_type kStepsBetweenClocks = 8;
  /// Elements beyond this are made on the heap where they can't be made in
  /// place.
  static constexpr std::size_t kMostBytesInFrame = 1024;

  template <class It> It firstOf() const noexcept {
    if (H.Size == 0)
      return It();
    if (!holdsElementsInOld(H))
      return firstFrom<It>(H.Tags, Owner::slotsOf(H));
    const auto Old = oldBlockOf(H, Owner::layout());
    return firstFrom<It>(Old.Tags, Owner::slotAt(Old.Slots));
  }
  template <class It>
  It firstFrom(unsigned char *Word, Slot *Slots) const noexcept {
    return It::firstFrom(Word, Slots, this->lifeAt({Word, Slots}));
  }
  template <class It>
  _ROOST_ALWAYS_INLINE It iteratorAt(Place At) const noexcept {
    return It(At, this->lifeAt(At));
  }
  template <class It> std::pair<It, It> rangeAt(Place Found) const noexcept {
    It First = iteratorAt<It>(Found), Last = First;
    if (Found)
      ++Last;
    return {First, Last};
  }
  iterator mutableAfter(const_iterator Position) const noexcept {
    iterator Next(Position.place(), Position.life());
    ++Next;
    return Next;
  }
  size_type eraseAt(Place Found) noexcept {
    if (!Found)
      return 0;
    this->erasePlace(Found);
    return 1;
  }

  /// Makes room for a range about to be inserted, if its length is known.
  template <class It> void reserveFor(It First, It Last) {
    if constexpr (std::is_convertible<
                      typename std::iterator_traits<It>::iterator_category,
                      std::forward_iterator_tag>::value) {
      const auto Count = static_cast<size_type>(std::distance(First, Last));
      if (H.Size == 0)
        reserve(Count);
    }
  }

  /// Inserts an element made from these arguments, under the key in them.
  template <class... Arguments>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  insertKeyed(const key_type &Wanted, Arguments &&...Values) {
    auto [At, Inserted] = this->findOrInsert(Wanted, [&](Slot *New) {
      Owner::construct(this->allocator(), New,
                       std::forward<Arguments>(Values)...);
    });
    return {iteratorAt<iterator>(At), Inserted};
  }

  /// Inserts an element made from these arguments, whose key shows only once it
  /// is made.
  template <class... Arguments>
  std::pair<iterator, bool> insertMade(Arguments &&...Values) {
    if constexpr (sizeof(Slot) > kMostBytesInFrame) {
      const auto Room = Owner::blocks(this->allocator()).make(Shape::one(1));
      auto Free =
          onExit([&] { Owner::blocks(this->allocator()).release(Room); });
      return insertMadeAt(Owner::slotAt(Room.Slots),
                          std::forward<Arguments>(Values)...);
    } else {
      Slot Made;
      return insertMadeAt(std::addressof(Made),
                          std::forward<Arguments>(Values)...);
    }
  }
  template <class... Arguments>
  std::pair<iterator, bool> insertMadeAt(Slot *Made, Arguments &&...Values) {
    Owner::construct(this->allocator(), Made,
                     std::forward<Arguments>(Values)...);
    auto Destroy = onExit([&] { Owner::destroy(this->allocator(), Made); });
    auto [At, Inserted] =
        this->findOrInsert(Owner::keyAt(Made), [&](Slot *New) {
          Owner::construct(this->allocator(), New,
                           Policy::relocated(Made->Element));
        });
    return {iteratorAt<iterator>(At), Inserted};
  }
};

} // namespace detail
} // namespace roost

#endif
