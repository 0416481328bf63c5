//===- unordered_flat_set.h - A flat hash set -------------------*- C++ -*-===//
//
// `roost::unordered_flat_set<K>`: the interface of std::unordered_set, with the
// elements side by side in one block. What differs from std is said in
// unordered_flat_map.h.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_UNORDERED_FLAT_SET_H
#define ROOST_UNORDERED_FLAT_SET_H

#include "detail/set_operations.h"

namespace roost {

template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>,
          class Allocator = std::allocator<K>, class Checks = default_checks>
class unordered_flat_set
    : public detail::SetOperations<
          detail::Table<detail::SetPolicy<K, Checks>, Hash, Equal, Allocator>> {
  using Base = detail::SetOperations<
      detail::Table<detail::SetPolicy<K, Checks>, Hash, Equal, Allocator>>;

public:
  using typename Base::allocator_type;
  using typename Base::const_iterator;
  using typename Base::hasher;
  using typename Base::iterator;
  using typename Base::key_equal;
  using typename Base::key_type;
  using typename Base::size_type;
  using typename Base::value_type;

  template <class H = Hash, detail::IfMadeOfNothing<H, Equal, Allocator> = 0>
  _ROOST_ALWAYS_INLINE unordered_flat_set() noexcept(
      std::is_nothrow_default_constructible<Hash>::value
          &&std::is_nothrow_default_constructible<Equal>::value
              &&std::is_nothrow_default_constructible<Allocator>::value
                  &&std::is_nothrow_copy_constructible<Hash>::value
                      &&std::is_nothrow_copy_constructible<Equal>::value)
      : Base(Hash(), Equal(), Allocator()) {}
  _ROOST_ALWAYS_INLINE explicit unordered_flat_set(
      size_type Count, const Hash &HashFunction = Hash(),
      const Equal &KeyEqual = Equal(), const Allocator &Alloc = Allocator())
      : Base(HashFunction, KeyEqual, Alloc) {
    this->reserve(Count);
  }
  _ROOST_ALWAYS_INLINE unordered_flat_set(size_type Count,
                                          const Allocator &Alloc)
      : unordered_flat_set(Count, Hash(), Equal(), Alloc) {}
  _ROOST_ALWAYS_INLINE unordered_flat_set(size_type Count,
                                          const Hash &HashFunction,
                                          const Allocator &Alloc)
      : unordered_flat_set(Count, HashFunction, Equal(), Alloc) {}
  _ROOST_ALWAYS_INLINE explicit unordered_flat_set(const Allocator &Alloc)
      : Base(Hash(), Equal(), Alloc) {}

  template <class It, detail::IsInputIterator<It> = 0>
  _ROOST_ALWAYS_INLINE unordered_flat_set(It First, It Last,
                                          size_type Count = 0,
                                          const Hash &HashFunction = Hash(),
                                          const Equal &KeyEqual = Equal(),
                                          const Allocator &Alloc = Allocator())
      : unordered_flat_set(Count, HashFunction, KeyEqual, Alloc) {
    this->insert(First, Last);
  }
  template <class It, detail::IsInputIterator<It> = 0>
  _ROOST_ALWAYS_INLINE unordered_flat_set(It First, It Last, size_type Count,
                                          const Allocator &Alloc)
      : unordered_flat_set(First, Last, Count, Hash(), Equal(), Alloc) {}
  template <class It, detail::IsInputIterator<It> = 0>
  _ROOST_ALWAYS_INLINE unordered_flat_set(It First, It Last, size_type Count,
                                          const Hash &HashFunction,
                                          const Allocator &Alloc)
      : unordered_flat_set(First, Last, Count, HashFunction, Equal(), Alloc) {}

  _ROOST_ALWAYS_INLINE
  unordered_flat_set(std::initializer_list<value_type> Values,
                     size_type Count = 0, const Hash &HashFunction = Hash(),
                     const Equal &KeyEqual = Equal(),
                     const Allocator &Alloc = Allocator())
      : unordered_flat_set(Values.begin(), Values.end(), Count, HashFunction,
                           KeyEqual, Alloc) {}
  _ROOST_ALWAYS_INLINE
  unordered_flat_set(std::initializer_list<value_type> Values, size_type Count,
                     const Allocator &Alloc)
      : unordered_flat_set(Values, Count, Hash(), Equal(), Alloc) {}
  _ROOST_ALWAYS_INLINE
  unordered_flat_set(std::initializer_list<value_type> Values, size_type Count,
                     const Hash &HashFunction, const Allocator &Alloc)
      : unordered_flat_set(Values, Count, HashFunction, Equal(), Alloc) {}

  _ROOST_ALWAYS_INLINE unordered_flat_set(const unordered_flat_set &) = default;
  _ROOST_ALWAYS_INLINE unordered_flat_set(unordered_flat_set &&) = default;
  _ROOST_ALWAYS_INLINE unordered_flat_set(const unordered_flat_set &From,
                                          const Allocator &Alloc)
      : Base(static_cast<const Base &>(From), Alloc) {}
  _ROOST_ALWAYS_INLINE unordered_flat_set(unordered_flat_set &&From,
                                          const Allocator &Alloc)
      : Base(static_cast<Base &&>(From), Alloc) {}
  template <class Of = Base, class Twin = typename detail::StdTwin<Of>::Type>
  _ROOST_ALWAYS_INLINE unordered_flat_set(const detail::Same<Twin> &From)
      : Base(From.hash_function(), From.key_eq(), From.get_allocator()) {
    detail::copyTwin(*this, From);
  }
  _ROOST_ALWAYS_INLINE ~unordered_flat_set() = default;

  unordered_flat_set &operator=(const unordered_flat_set &) = default;
  unordered_flat_set &operator=(unordered_flat_set &&) = default;
  unordered_flat_set &operator=(std::initializer_list<value_type> Values) {
    this->clear();
    this->insert(Values);
    return *this;
  }

  void swap(unordered_flat_set &Other) noexcept(
      noexcept(std::declval<Base &>().swap(std::declval<Base &>()))) {
    Base::swap(Other);
  }
  friend void swap(unordered_flat_set &A,
                   unordered_flat_set &B) noexcept(noexcept(A.swap(B))) {
    A.swap(B);
  }
};

/// Erases every element that `Predicate` holds for; says how many.
template <class K, class Hash, class Equal, class Allocator, class Checks,
          class Condition>
typename unordered_flat_set<K, Hash, Equal, Allocator, Checks>::size_type
erase_if(unordered_flat_set<K, Hash, Equal, Allocator, Checks> &Set,
         Condition Predicate) {
  const auto Before = Set.size();
  for (auto It = Set.begin(); It != Set.end();)
    It = Predicate(*It) ? Set.erase(It) : std::next(It);
  return Before - Set.size();
}

#if defined(__cpp_deduction_guides)
template <class It, class Hash = std::hash<detail::ElementOf<It>>,
          class Equal = std::equal_to<detail::ElementOf<It>>,
          class Allocator = std::allocator<detail::ElementOf<It>>,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_flat_set(It, It, std::size_t = 0, Hash = Hash(), Equal = Equal(),
                   Allocator = Allocator())
    -> unordered_flat_set<detail::ElementOf<It>, Hash, Equal, Allocator>;

template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>,
          class Allocator = std::allocator<K>, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_flat_set(std::initializer_list<K>, std::size_t = 0, Hash = Hash(),
                   Equal = Equal(), Allocator = Allocator())
    -> unordered_flat_set<K, Hash, Equal, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_flat_set(It, It, std::size_t, Allocator)
    -> unordered_flat_set<detail::ElementOf<It>,
                          std::hash<detail::ElementOf<It>>,
                          std::equal_to<detail::ElementOf<It>>, Allocator>;

template <class It, class Hash, class Allocator,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_flat_set(It, It, std::size_t, Hash, Allocator)
    -> unordered_flat_set<detail::ElementOf<It>, Hash,
                          std::equal_to<detail::ElementOf<It>>, Allocator>;

template <class K, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_flat_set(std::initializer_list<K>, std::size_t, Allocator)
    -> unordered_flat_set<K, std::hash<K>, std::equal_to<K>, Allocator>;

template <class K, class Hash, class Allocator, detail::IfFunctor<Hash> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_flat_set(std::initializer_list<K>, std::size_t, Hash, Allocator)
    -> unordered_flat_set<K, Hash, std::equal_to<K>, Allocator>;
#endif

} // namespace roost

#endif
