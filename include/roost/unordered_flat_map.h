//===- unordered_flat_map.h - A flat hash map -------------------*- C++ -*-===//
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
#ifndef ROOST_UNORDERED_FLAT_MAP_H
#define ROOST_UNORDERED_FLAT_MAP_H

#include "detail/map_operations.h"

namespace roost {

template <class K, class V, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>,
          class Allocator = std::allocator<std::pair<const K, V>>,
          class Checks = default_checks>
class unordered_flat_map
    : public detail::MapOperations<detail::Table<
          detail::MapPolicy<K, V, Checks>, Hash, Equal, Allocator>> {
  using Base = detail::MapOperations<
      detail::Table<detail::MapPolicy<K, V, Checks>, Hash, Equal, Allocator>>;

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

  template <class H = Hash, detail::IfMadeOfNothing<H, Equal, Allocator> = 0>
  _ROOST_ALWAYS_INLINE unordered_flat_map() noexcept(
      std::is_nothrow_default_constructible<Hash>::value
          &&std::is_nothrow_default_constructible<Equal>::value
              &&std::is_nothrow_default_constructible<Allocator>::value
                  &&std::is_nothrow_copy_constructible<Hash>::value
                      &&std::is_nothrow_copy_constructible<Equal>::value)
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
    this->insert(First, Last);
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
  template <class Of = Base, class Twin = typename detail::StdTwin<Of>::Type>
  _ROOST_ALWAYS_INLINE unordered_flat_map(const detail::Same<Twin> &From)
      : Base(From.hash_function(), From.key_eq(), From.get_allocator()) {
    detail::copyTwin(*this, From);
  }
  _ROOST_ALWAYS_INLINE ~unordered_flat_map() = default;

  unordered_flat_map &operator=(const unordered_flat_map &) = default;
  unordered_flat_map &operator=(unordered_flat_map &&) = default;
  unordered_flat_map &operator=(std::initializer_list<value_type> Values) {
    this->clear();
    this->insert(Values);
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
};

/// Erases every element that `Predicate` holds for; says how many.
template <class K, class V, class Hash, class Equal, class Allocator,
          class Checks, class Condition>
typename unordered_flat_map<K, V, Hash, Equal, Allocator, Checks>::size_type
erase_if(unordered_flat_map<K, V, Hash, Equal, Allocator, Checks> &Map,
         Condition Predicate) {
  const auto Before = Map.size();
  for (auto It = Map.begin(); It != Map.end();)
    It = Predicate(*It) ? Map.erase(It) : std::next(It);
  return Before - Map.size();
}

#if defined(__cpp_deduction_guides)
template <class It, class Hash = std::hash<detail::KeyOf<It>>,
          class Equal = std::equal_to<detail::KeyOf<It>>,
          class Allocator = std::allocator<detail::PairOf<It>>,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_flat_map(It, It, std::size_t = 0, Hash = Hash(), Equal = Equal(),
                   Allocator = Allocator())
    -> unordered_flat_map<detail::KeyOf<It>, detail::MappedOf<It>, Hash, Equal,
                          Allocator>;

template <class K, class V, class Hash = std::hash<detail::RemoveConst<K>>,
          class Equal = std::equal_to<detail::RemoveConst<K>>,
          class Allocator = std::allocator<std::pair<const K, V>>,
          detail::IfFunctor<Hash> = 0, detail::IfFunctor<Equal> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_flat_map(std::initializer_list<std::pair<K, V>>, std::size_t = 0,
                   Hash = Hash(), Equal = Equal(), Allocator = Allocator())
    -> unordered_flat_map<detail::RemoveConst<K>, V, Hash, Equal, Allocator>;

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
    -> unordered_flat_map<detail::RemoveConst<K>, V,
                          std::hash<detail::RemoveConst<K>>,
                          std::equal_to<detail::RemoveConst<K>>, Allocator>;

template <class K, class V, class Hash, class Allocator,
          detail::IfFunctor<Hash> = 0, detail::IfAllocator<Allocator> = 0>
unordered_flat_map(std::initializer_list<std::pair<K, V>>, std::size_t, Hash,
                   Allocator)
    -> unordered_flat_map<detail::RemoveConst<K>, V, Hash,
                          std::equal_to<detail::RemoveConst<K>>, Allocator>;
#endif

} // namespace roost

#endif
