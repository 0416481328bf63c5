//===- unordered_map.h - A flat hash map ------------------------*- C++ -*-===//
//
// `roost::unordered_flat_map<K, V>` has the interface of std::unordered_map and
// keeps its elements side by side in one block (detail/storage.h draws it).
// What differs from std:
//   - inserting may move elements: references, pointers and iterators to them
//     stay valid only until the next insertion (erasing moves nothing);
//   - K and V must be movable or copyable;
//   - no node handles, no merge, no bucket interface; max_load_factor(x) is
//     taken and ignored.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_UNORDERED_MAP_H
#define ROOST_UNORDERED_MAP_H

#include "detail/table.h"

namespace roost {

template <class K, class V, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>,
          class Allocator = std::allocator<std::pair<const K, V>>>
class unordered_flat_map
    : public detail::Table<detail::MapPolicy<K, V>, Hash, Equal, Allocator> {
  using Base = detail::Table<detail::MapPolicy<K, V>, Hash, Equal, Allocator>;
  using typename Base::Place;
  using typename Base::Slot;

public:
  using mapped_type = V;
  using typename Base::allocator_type;
  using typename Base::const_iterator;
  using typename Base::hasher;
  using typename Base::iterator;
  using typename Base::key_equal;
  using typename Base::key_type;
  using typename Base::size_type;
  using typename Base::value_type;

  _ROOST_ALWAYS_INLINE unordered_flat_map()
      : Base(Hash(), Equal(), Allocator()) {}
  _ROOST_ALWAYS_INLINE explicit unordered_flat_map(
      size_type Count, const Hash &HashFunction = Hash(),
      const Equal &KeyEqual = Equal(), const Allocator &Alloc = Allocator())
      : Base(HashFunction, KeyEqual, Alloc) {
    this->reserve(Count);
  }
  _ROOST_ALWAYS_INLINE unordered_flat_map(size_type Count,
                                          const Allocator &Alloc)
      : unordered_flat_map(Count, Hash(), Equal(), Alloc) {}
  _ROOST_ALWAYS_INLINE unordered_flat_map(size_type Count,
                                          const Hash &HashFunction,
                                          const Allocator &Alloc)
      : unordered_flat_map(Count, HashFunction, Equal(), Alloc) {}
  _ROOST_ALWAYS_INLINE explicit unordered_flat_map(const Allocator &Alloc)
      : Base(Hash(), Equal(), Alloc) {}

  template <class It, detail::IsInputIterator<It> = 0>
  _ROOST_ALWAYS_INLINE unordered_flat_map(It First, It Last,
                                          size_type Count = 0,
                                          const Hash &HashFunction = Hash(),
                                          const Equal &KeyEqual = Equal(),
                                          const Allocator &Alloc = Allocator())
      : unordered_flat_map(Count, HashFunction, KeyEqual, Alloc) {
    insert(First, Last);
  }
  template <class It, detail::IsInputIterator<It> = 0>
  _ROOST_ALWAYS_INLINE unordered_flat_map(It First, It Last, size_type Count,
                                          const Allocator &Alloc)
      : unordered_flat_map(First, Last, Count, Hash(), Equal(), Alloc) {}
  template <class It, detail::IsInputIterator<It> = 0>
  _ROOST_ALWAYS_INLINE unordered_flat_map(It First, It Last, size_type Count,
                                          const Hash &HashFunction,
                                          const Allocator &Alloc)
      : unordered_flat_map(First, Last, Count, HashFunction, Equal(), Alloc) {}

  _ROOST_ALWAYS_INLINE
  unordered_flat_map(std::initializer_list<value_type> Values,
                     size_type Count = 0, const Hash &HashFunction = Hash(),
                     const Equal &KeyEqual = Equal(),
                     const Allocator &Alloc = Allocator())
      : unordered_flat_map(Values.begin(), Values.end(), Count, HashFunction,
                           KeyEqual, Alloc) {}
  _ROOST_ALWAYS_INLINE
  unordered_flat_map(std::initializer_list<value_type> Values, size_type Count,
                     const Allocator &Alloc)
      : unordered_flat_map(Values, Count, Hash(), Equal(), Alloc) {}
  _ROOST_ALWAYS_INLINE
  unordered_flat_map(std::initializer_list<value_type> Values, size_type Count,
                     const Hash &HashFunction, const Allocator &Alloc)
      : unordered_flat_map(Values, Count, HashFunction, Equal(), Alloc) {}

  _ROOST_ALWAYS_INLINE unordered_flat_map(const unordered_flat_map &) = default;
  _ROOST_ALWAYS_INLINE unordered_flat_map(unordered_flat_map &&) = default;
  _ROOST_ALWAYS_INLINE unordered_flat_map(const unordered_flat_map &From,
                                          const Allocator &Alloc)
      : Base(static_cast<const Base &>(From), Alloc) {}
  _ROOST_ALWAYS_INLINE unordered_flat_map(unordered_flat_map &&From,
                                          const Allocator &Alloc)
      : Base(static_cast<Base &&>(From), Alloc) {}
  _ROOST_ALWAYS_INLINE ~unordered_flat_map() = default;

  unordered_flat_map &operator=(const unordered_flat_map &) = default;
  unordered_flat_map &operator=(unordered_flat_map &&) = default;
  unordered_flat_map &operator=(std::initializer_list<value_type> Values) {
    this->clear();
    insert(Values);
    return *this;
  }

  void swap(unordered_flat_map &Other) noexcept(
      noexcept(std::declval<Base &>().swap(std::declval<Base &>()))) {
    Base::swap(Other);
  }
  friend void swap(unordered_flat_map &A,
                   unordered_flat_map &B) noexcept(noexcept(A.swap(B))) {
    A.swap(B);
  }

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
  template <class Pair,
            std::enable_if_t<std::is_constructible<value_type, Pair &&>::value,
                             int> = 0>
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
  template <class Pair,
            std::enable_if_t<std::is_constructible<value_type, Pair &&>::value,
                             int> = 0>
  _ROOST_ALWAYS_INLINE iterator insert(const_iterator, Pair &&Element) {
    return emplace(std::forward<Pair>(Element)).first;
  }
  template <class It, detail::IsInputIterator<It> = 0>
  void insert(It First, It Last) {
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
      detail::throwNoSuchKey();
    return Found.At->Element.second;
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
      std::is_same<std::remove_cv_t<std::remove_reference_t<T>>, K>::value;

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

/// Erases every element that `Predicate` holds for; says how many.
template <class K, class V, class Hash, class Equal, class Allocator,
          class Condition>
typename unordered_flat_map<K, V, Hash, Equal, Allocator>::size_type
erase_if(unordered_flat_map<K, V, Hash, Equal, Allocator> &Map,
         Condition Predicate) {
  const auto Before = Map.size();
  for (auto It = Map.begin(); It != Map.end();)
    It = Predicate(*It) ? Map.erase(It) : std::next(It);
  return Before - Map.size();
}

namespace detail {
template <class It>
using KeyOf = std::remove_const_t<
    typename std::iterator_traits<It>::value_type::first_type>;
template <class It>
using MappedOf = typename std::iterator_traits<It>::value_type::second_type;
template <class It> using PairOf = std::pair<const KeyOf<It>, MappedOf<It>>;
} // namespace detail

template <class It, class Hash = std::hash<detail::KeyOf<It>>,
          class Equal = std::equal_to<detail::KeyOf<It>>,
          class Allocator = std::allocator<detail::PairOf<It>>,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_flat_map(It, It, std::size_t = 0, Hash = Hash(), Equal = Equal(),
                   Allocator = Allocator())
    -> unordered_flat_map<detail::KeyOf<It>, detail::MappedOf<It>, Hash, Equal,
                          Allocator>;

template <class K, class V, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>,
          class Allocator = std::allocator<std::pair<const K, V>>,
          detail::IfFunctor<Hash> = 0, detail::IfFunctor<Equal> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_flat_map(std::initializer_list<std::pair<K, V>>, std::size_t = 0,
                   Hash = Hash(), Equal = Equal(), Allocator = Allocator())
    -> unordered_flat_map<K, V, Hash, Equal, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_flat_map(It, It, std::size_t, Allocator)
    -> unordered_flat_map<detail::KeyOf<It>, detail::MappedOf<It>,
                          std::hash<detail::KeyOf<It>>,
                          std::equal_to<detail::KeyOf<It>>, Allocator>;

template <class It, class Hash, class Allocator,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_flat_map(It, It, std::size_t, Hash, Allocator)
    -> unordered_flat_map<detail::KeyOf<It>, detail::MappedOf<It>, Hash,
                          std::equal_to<detail::KeyOf<It>>, Allocator>;

template <class K, class V, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_flat_map(std::initializer_list<std::pair<K, V>>, std::size_t,
                   Allocator)
    -> unordered_flat_map<K, V, std::hash<K>, std::equal_to<K>, Allocator>;

template <class K, class V, class Hash, class Allocator,
          detail::IfFunctor<Hash> = 0, detail::IfAllocator<Allocator> = 0>
unordered_flat_map(std::initializer_list<std::pair<K, V>>, std::size_t, Hash,
                   Allocator)
    -> unordered_flat_map<K, V, Hash, std::equal_to<K>, Allocator>;

} // namespace roost

#endif
