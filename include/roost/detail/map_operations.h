//===- map_operations.h - What maps do with keys and values -----*- C++ -*-===//
//
// The operations of a map whose keys are unique, over a table that offers
//
//   insertKeyed(key, arguments...)   look for the key; if it is not there, make
//                                    an element from the arguments
//   insertMade(arguments...)         the same, where the key shows only once
//                                    the element is made
//
// The table is a flat one (table.h) or one of nodes (unique_table.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_MAP_OPERATIONS_H
#define ROOST_DETAIL_MAP_OPERATIONS_H

#include "table.h"

namespace roost {
namespace detail {

template <class Base> class MapOperations : public Base {
  using typename Base::Place;
  using K = typename Base::key_type;
  using V = typename Base::Elements::Mapped;

public:
  using mapped_type = V;
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::value_type;

  using Base::Base;
  _ROOST_ALWAYS_INLINE MapOperations(const typename Base::hasher &HashFunction,
                                     const typename Base::key_equal &KeyEqual,
                                     const typename Base::allocator_type &Alloc)
      : Base(HashFunction, KeyEqual, Alloc) {}
  _ROOST_ALWAYS_INLINE ~MapOperations() = default;
  _ROOST_ALWAYS_INLINE MapOperations(const MapOperations &) = default;
  _ROOST_ALWAYS_INLINE MapOperations(MapOperations &&) = default;
  _ROOST_ALWAYS_INLINE MapOperations(const MapOperations &From,
                                     const typename Base::allocator_type &Alloc)
      : Base(static_cast<const Base &>(From), Alloc) {}
  _ROOST_ALWAYS_INLINE MapOperations(MapOperations &&From,
                                     const typename Base::allocator_type &Alloc)
      : Base(static_cast<Base &&>(From), Alloc) {}
  MapOperations &operator=(const MapOperations &) = default;
  MapOperations &operator=(MapOperations &&) = default;

  // Values by key.

  _ROOST_ALWAYS_INLINE V &at(const K &Wanted) {
    return valueAt(this->findPlace(Wanted));
  }
  _ROOST_ALWAYS_INLINE const V &at(const K &Wanted) const {
    return valueAt(this->findPlace(Wanted));
  }
  _ROOST_ALWAYS_INLINE V &operator[](const K &Wanted) {
    return try_emplace(Wanted).first->second;
  }
  _ROOST_ALWAYS_INLINE V &operator[](K &&Wanted) {
    return try_emplace(std::move(Wanted)).first->second;
  }

  // Insertion.

  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  insert(const value_type &Element) {
    return this->insertKeyed(Element.first, Element);
  }
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool> insert(value_type &&Element) {
    return this->insertKeyed(Element.first, std::move(Element));
  }
  template <
      class Pair,
      EnableIf<std::is_constructible<value_type, Pair &&>::value, int> = 0>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool> insert(Pair &&Element) {
    return emplace(std::forward<Pair>(Element));
  }
  _ROOST_ALWAYS_INLINE iterator insert(const_iterator,
                                       const value_type &Element) {
    return insert(Element).first;
  }
  _ROOST_ALWAYS_INLINE iterator insert(const_iterator, value_type &&Element) {
    return insert(std::move(Element)).first;
  }
  template <
      class Pair,
      EnableIf<std::is_constructible<value_type, Pair &&>::value, int> = 0>
  _ROOST_ALWAYS_INLINE iterator insert(const_iterator, Pair &&Element) {
    return emplace(std::forward<Pair>(Element)).first;
  }
  template <class It, IsInputIterator<It> = 0> void insert(It First, It Last) {
    this->reserveFor(First, Last);
    for (; First != Last; ++First)
      emplace(*First);
  }
  void insert(std::initializer_list<value_type> Values) {
    insert(Values.begin(), Values.end());
  }

  template <class... Arguments>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  emplace(Arguments &&...Values) {
    return emplaceFrom(std::forward<Arguments>(Values)...);
  }
  template <class... Arguments>
  _ROOST_ALWAYS_INLINE iterator emplace_hint(const_iterator,
                                             Arguments &&...Values) {
    return emplaceFrom(std::forward<Arguments>(Values)...).first;
  }

  template <class... Arguments>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  try_emplace(const K &Wanted, Arguments &&...Values) {
    return tryEmplace(Wanted, std::forward<Arguments>(Values)...);
  }
  template <class... Arguments>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  try_emplace(K &&Wanted, Arguments &&...Values) {
    return tryEmplace(std::move(Wanted), std::forward<Arguments>(Values)...);
  }
  template <class... Arguments>
  _ROOST_ALWAYS_INLINE iterator try_emplace(const_iterator, const K &Wanted,
                                            Arguments &&...Values) {
    return tryEmplace(Wanted, std::forward<Arguments>(Values)...).first;
  }
  template <class... Arguments>
  _ROOST_ALWAYS_INLINE iterator try_emplace(const_iterator, K &&Wanted,
                                            Arguments &&...Values) {
    return tryEmplace(std::move(Wanted), std::forward<Arguments>(Values)...)
        .first;
  }

  template <class Mapped>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  insert_or_assign(const K &Wanted, Mapped &&Given) {
    return insertOrAssign(Wanted, std::forward<Mapped>(Given));
  }
  template <class Mapped>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  insert_or_assign(K &&Wanted, Mapped &&Given) {
    return insertOrAssign(std::move(Wanted), std::forward<Mapped>(Given));
  }
  template <class Mapped>
  _ROOST_ALWAYS_INLINE iterator insert_or_assign(const_iterator,
                                                 const K &Wanted,
                                                 Mapped &&Given) {
    return insertOrAssign(Wanted, std::forward<Mapped>(Given)).first;
  }
  template <class Mapped>
  _ROOST_ALWAYS_INLINE iterator insert_or_assign(const_iterator, K &&Wanted,
                                                 Mapped &&Given) {
    return insertOrAssign(std::move(Wanted), std::forward<Mapped>(Given)).first;
  }

private:
  static V &valueAt(Place Found) {
    if (_ROOST_UNLIKELY(!Found))
      throwNoSuchKey();
    return Base::elementAt(Found).second;
  }

  template <class Wanted, class... Arguments>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  tryEmplace(Wanted &&Key, Arguments &&...Values) {
    return this->insertKeyed(
        Key, std::piecewise_construct,
        std::forward_as_tuple(std::forward<Wanted>(Key)),
        std::forward_as_tuple(std::forward<Arguments>(Values)...));
  }
  template <class Wanted, class Mapped>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  insertOrAssign(Wanted &&Key, Mapped &&Given) {
    auto Result = this->insertKeyed(Key, std::forward<Wanted>(Key),
                                    std::forward<Mapped>(Given));
    if (!Result.second)
      Result.first->second = std::forward<Mapped>(Given);
    return Result;
  }

  template <class T>
  static constexpr bool kIsKey =
      std::is_same<RemoveCV<RemoveReference<T>>, K>::value;

  // Arguments in which the key shows are not made into an element in vain.
  template <class First, class Second>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool> emplaceFrom(First &&Key,
                                                             Second &&Given) {
    if constexpr (kIsKey<First>)
      return this->insertKeyed(Key, std::forward<First>(Key),
                               std::forward<Second>(Given));
    else
      return this->insertMade(std::forward<First>(Key),
                              std::forward<Second>(Given));
  }
  template <class A, class B>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  emplaceFrom(const std::pair<A, B> &Element) {
    return emplacePair<A>(Element);
  }
  template <class A, class B>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  emplaceFrom(std::pair<A, B> &Element) {
    return emplacePair<A>(Element);
  }
  template <class A, class B>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  emplaceFrom(std::pair<A, B> &&Element) {
    return emplacePair<A>(std::move(Element));
  }
  template <class... Arguments>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  emplaceFrom(Arguments &&...Values) {
    return this->insertMade(std::forward<Arguments>(Values)...);
  }
  template <class A, class Pair>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool> emplacePair(Pair &&Element) {
    if constexpr (kIsKey<A>)
      return this->insertKeyed(Element.first, std::forward<Pair>(Element));
    else
      return this->insertMade(std::forward<Pair>(Element));
  }
};

} // namespace detail
} // namespace roost

#endif
