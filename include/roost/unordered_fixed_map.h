//===- unordered_fixed_map.h - A map that never allocates -------*- C++ -*-===//
//
// `roost::unordered_fixed_map<K, V, N>` holds up to N elements inside its own
// object and has the interface of std::unordered_map as far as that allows. It
// is freestanding (detail/base.h): no heap, no exceptions thrown, no RTTI, no
// operating system; its size is a constant.
//
//   roost::unordered_fixed_map<std::uint16_t, Handler, 32> Handlers; // a
//   global if (Handlers.try_emplace(Number, H).first == Handlers.end())
//     ...                                                            // full
//   if (auto It = Handlers.find(Number); It != Handlers.end())
//     It->second();
//
// What differs from std:
//   - inserting a new key into a full table inserts nothing and returns
//   `end()`,
//     `{end(), false}` where there is a pair. A range stops at the first
//     element without room and says where.
//   - what std answers by an exception ends the program (a trap): `at` of a key
//     that is not there, `operator[]` of a new key and a constructor's elements
//     where there is no room;
//   - references, pointers and iterators stay valid, as std's, until their
//     element is erased; but moving and swapping tables moves the elements
//     themselves, one by one;
//   - `full()` and `capacity()`; no allocator, load factor, buckets and node
//     handles. V need not be movable.
//
// Finding, inserting and erasing take constant time on average, and never more
// than one pass over the table. Erasing now and then lets the next insertion do
// such a pass (F4). A global table is initialized at compile time.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_UNORDERED_FIXED_MAP_H
#define ROOST_UNORDERED_FIXED_MAP_H

#include "detail/fixed.h"

namespace roost {

template <class K, class V, std::size_t N, class Hash = fixed_hash<K>,
          class Equal = fixed_equal<K>>
class unordered_fixed_map
    : public detail::FixedTable<detail::MapPolicy<K, V, unchecked>, N, Hash,
                                Equal> {
  using Base =
      detail::FixedTable<detail::MapPolicy<K, V, unchecked>, N, Hash, Equal>;

public:
  using mapped_type = V;
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::value_type;

  constexpr unordered_fixed_map() noexcept(noexcept(Base())) {}
  using Base::Base;
  /// The range has room for its keys, else the program ends.
  template <class It, typename Base::template IfInputIterator<It> = 0>
  unordered_fixed_map(It First, It Last, const Hash &HashFunction = Hash(),
                      const Equal &KeyEqual = Equal())
      : Base(HashFunction, KeyEqual) {
    if (insert(First, Last) != Last)
      detail::stopFixed();
  }
  unordered_fixed_map(std::initializer_list<value_type> Values,
                      const Hash &HashFunction = Hash(),
                      const Equal &KeyEqual = Equal())
      : unordered_fixed_map(Values.begin(), Values.end(), HashFunction,
                            KeyEqual) {}
  /// The elements have room, else the program ends.
  unordered_fixed_map &operator=(std::initializer_list<value_type> Values) {
    this->clear();
    if (insert(Values) != Values.end())
      detail::stopFixed();
    return *this;
  }

  void swap(unordered_fixed_map &Other) noexcept(
      noexcept(std::declval<Base &>().swap(std::declval<Base &>()))) {
    Base::swap(Other);
  }
  friend void swap(unordered_fixed_map &A,
                   unordered_fixed_map &B) noexcept(noexcept(A.swap(B))) {
    A.swap(B);
  }

  // Values by key.

  /// The key is here, else the program ends.
  V &at(const K &Wanted) { return valueAt(*this, this->find(Wanted)); }
  const V &at(const K &Wanted) const {
    return valueAt(*this, this->find(Wanted));
  }
  template <class Wanted, typename Base::template IfTransparent<Wanted> = 0>
  V &at(const Wanted &Sought) {
    return valueAt(*this, this->find(Sought));
  }
  template <class Wanted, typename Base::template IfTransparent<Wanted> = 0>
  const V &at(const Wanted &Sought) const {
    return valueAt(*this, this->find(Sought));
  }
  /// The key is here or has room, else the program ends.
  V &operator[](const K &Wanted) {
    return valueAt(*this, try_emplace(Wanted).first);
  }
  V &operator[](K &&Wanted) {
    return valueAt(*this, try_emplace(std::move(Wanted)).first);
  }

  // Insertion. `{end(), false}`: no room.

  std::pair<iterator, bool> insert(const value_type &Element) {
    return this->insertKeyed(Element.first, Element);
  }
  std::pair<iterator, bool> insert(value_type &&Element) {
    return this->insertKeyed(Element.first, std::move(Element));
  }
  template <class Pair,
            detail::EnableIf<std::is_constructible<value_type, Pair &&>::value,
                             int> = 0>
  std::pair<iterator, bool> insert(Pair &&Element) {
    return emplace(std::forward<Pair>(Element));
  }
  template <class Pair> iterator insert(const_iterator, Pair &&Element) {
    return insert(std::forward<Pair>(Element)).first;
  }
  /// Inserts elements until one has no room; returns where that is, or `Last`.
  template <class It, typename Base::template IfInputIterator<It> = 0>
  It insert(It First, It Last) {
    while (First != Last && emplace(*First).first != this->end())
      ++First;
    return First;
  }
  typename std::initializer_list<value_type>::iterator
  insert(std::initializer_list<value_type> Values) {
    return insert(Values.begin(), Values.end());
  }

  template <class... Arguments>
  std::pair<iterator, bool> emplace(Arguments &&...Values) {
    return this->insertMade(std::forward<Arguments>(Values)...);
  }
  template <class... Arguments>
  iterator emplace_hint(const_iterator, Arguments &&...Values) {
    return emplace(std::forward<Arguments>(Values)...).first;
  }

  template <class... Arguments>
  std::pair<iterator, bool> try_emplace(const K &Wanted,
                                        Arguments &&...Values) {
    return tryEmplace(Wanted, std::forward<Arguments>(Values)...);
  }
  template <class... Arguments>
  std::pair<iterator, bool> try_emplace(K &&Wanted, Arguments &&...Values) {
    return tryEmplace(std::move(Wanted), std::forward<Arguments>(Values)...);
  }
  template <class... Arguments>
  iterator try_emplace(const_iterator, const K &Wanted, Arguments &&...Values) {
    return tryEmplace(Wanted, std::forward<Arguments>(Values)...).first;
  }
  template <class... Arguments>
  iterator try_emplace(const_iterator, K &&Wanted, Arguments &&...Values) {
    return tryEmplace(std::move(Wanted), std::forward<Arguments>(Values)...)
        .first;
  }

  template <class Mapped>
  std::pair<iterator, bool> insert_or_assign(const K &Wanted, Mapped &&Given) {
    return insertOrAssign(Wanted, std::forward<Mapped>(Given));
  }
  template <class Mapped>
  std::pair<iterator, bool> insert_or_assign(K &&Wanted, Mapped &&Given) {
    return insertOrAssign(std::move(Wanted), std::forward<Mapped>(Given));
  }
  template <class Mapped>
  iterator insert_or_assign(const_iterator, const K &Wanted, Mapped &&Given) {
    return insertOrAssign(Wanted, std::forward<Mapped>(Given)).first;
  }
  template <class Mapped>
  iterator insert_or_assign(const_iterator, K &&Wanted, Mapped &&Given) {
    return insertOrAssign(std::move(Wanted), std::forward<Mapped>(Given)).first;
  }

private:
  template <class Map, class It>
  static auto &valueAt(Map &In, It Found) noexcept {
    if (_ROOST_UNLIKELY(Found == In.end()))
      detail::stopFixed();
    return Found->second;
  }
  template <class Wanted, class... Arguments>
  std::pair<iterator, bool> tryEmplace(Wanted &&Key, Arguments &&...Values) {
    return this->insertKeyed(
        Key, std::piecewise_construct,
        std::forward_as_tuple(std::forward<Wanted>(Key)),
        std::forward_as_tuple(std::forward<Arguments>(Values)...));
  }
  template <class Wanted, class Mapped>
  std::pair<iterator, bool> insertOrAssign(Wanted &&Key, Mapped &&Given) {
    auto Result = this->insertKeyed(Key, std::forward<Wanted>(Key),
                                    std::forward<Mapped>(Given));
    if (!Result.second && Result.first != this->end())
      Result.first->second = std::forward<Mapped>(Given);
    return Result;
  }
};

/// Erases every element that `Predicate` holds for; says how many.
template <class K, class V, std::size_t N, class Hash, class Equal,
          class Condition>
std::size_t erase_if(unordered_fixed_map<K, V, N, Hash, Equal> &Map,
                     Condition Predicate) {
  return Map.eraseIf(Predicate);
}

} // namespace roost

#endif
