//===- unordered_set.h - Hash sets whose elements stay put ------*- C++ -*-===//
//
// `roost::unordered_set` and `roost::unordered_multiset`: what unordered_map.h
// is for maps.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_UNORDERED_SET_H
#define ROOST_UNORDERED_SET_H

#include "detail/container.h"
#include "detail/multi_table.h"
#include "detail/set_operations.h"
#include "detail/unique_table.h"
#include "unordered_flat_set.h"

namespace roost {

/// std::unordered_set; see unordered_map.h.
template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>,
          class Allocator = std::allocator<K>, class Checks = default_checks>
class unordered_set
    : public detail::Container<detail::SetOperations<detail::UniqueTable<
          detail::SetPolicy<K, Checks>, Hash, Equal, Allocator>>> {
  using Base = detail::Container<detail::SetOperations<detail::UniqueTable<
      detail::SetPolicy<K, Checks>, Hash, Equal, Allocator>>>;

public:
  using Base::Base;
  using typename Base::value_type;
  unordered_set &operator=(std::initializer_list<value_type> Values) {
    Base::operator=(Values);
    return *this;
  }
  friend void swap(unordered_set &A,
                   unordered_set &B) noexcept(noexcept(A.swap(B))) {
    A.swap(B);
  }
};

/// Erases every element that `Predicate` holds for; says how many.
template <class K, class Hash, class Equal, class Allocator, class Checks,
          class Condition>
typename unordered_set<K, Hash, Equal, Allocator, Checks>::size_type
erase_if(unordered_set<K, Hash, Equal, Allocator, Checks> &From,
         Condition Predicate) {
  return detail::eraseIf(From, Predicate);
}

#if defined(__cpp_deduction_guides)
template <class It, class Hash = std::hash<detail::ElementOf<It>>,
          class Equal = std::equal_to<detail::ElementOf<It>>,
          class Allocator = std::allocator<detail::ElementOf<It>>,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_set(It, It, std::size_t = 0, Hash = Hash(), Equal = Equal(),
              Allocator = Allocator())
    -> unordered_set<detail::ElementOf<It>, Hash, Equal, Allocator>;

template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>,
          class Allocator = std::allocator<K>, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_set(std::initializer_list<K>, std::size_t = 0, Hash = Hash(),
              Equal = Equal(), Allocator = Allocator())
    -> unordered_set<K, Hash, Equal, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_set(It, It, std::size_t, Allocator)
    -> unordered_set<detail::ElementOf<It>, std::hash<detail::ElementOf<It>>,
                     std::equal_to<detail::ElementOf<It>>, Allocator>;

template <class K, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_set(std::initializer_list<K>, std::size_t, Allocator)
    -> unordered_set<K, std::hash<K>, std::equal_to<K>, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_set(It, It, Allocator)
    -> unordered_set<detail::ElementOf<It>, std::hash<detail::ElementOf<It>>,
                     std::equal_to<detail::ElementOf<It>>, Allocator>;

template <class K, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_set(std::initializer_list<K>, Allocator)
    -> unordered_set<K, std::hash<K>, std::equal_to<K>, Allocator>;

template <class It, class Hash, class Allocator,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_set(It, It, std::size_t, Hash, Allocator)
    -> unordered_set<detail::ElementOf<It>, Hash,
                     std::equal_to<detail::ElementOf<It>>, Allocator>;

template <class K, class Hash, class Allocator, detail::IfFunctor<Hash> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_set(std::initializer_list<K>, std::size_t, Hash, Allocator)
    -> unordered_set<K, Hash, std::equal_to<K>, Allocator>;

template <class K, class Hash, class Equal, class Allocator, class Checks>
unordered_set(const unordered_set<K, Hash, Equal, Allocator, Checks> &,
              const detail::Same<Allocator> &)
    -> unordered_set<K, Hash, Equal, Allocator, Checks>;
#endif

#if defined(__cpp_lib_containers_ranges)

template <std::ranges::input_range Range,
          class Hash = std::hash<std::ranges::range_value_t<Range>>,
          class Equal = std::equal_to<std::ranges::range_value_t<Range>>,
          class Allocator = std::allocator<std::ranges::range_value_t<Range>>,
          detail::IfFunctor<Hash> = 0, detail::IfFunctor<Equal> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_set(std::from_range_t, Range &&, std::size_t = 0, Hash = Hash(),
              Equal = Equal(), Allocator = Allocator())
    -> unordered_set<std::ranges::range_value_t<Range>, Hash, Equal, Allocator>;

template <std::ranges::input_range Range, class Allocator,
          detail::IfAllocator<Allocator> = 0>
unordered_set(std::from_range_t, Range &&, std::size_t, Allocator)
    -> unordered_set<std::ranges::range_value_t<Range>,
                     std::hash<std::ranges::range_value_t<Range>>,
                     std::equal_to<std::ranges::range_value_t<Range>>,
                     Allocator>;

template <std::ranges::input_range Range, class Allocator,
          detail::IfAllocator<Allocator> = 0>
unordered_set(std::from_range_t, Range &&, Allocator)
    -> unordered_set<std::ranges::range_value_t<Range>,
                     std::hash<std::ranges::range_value_t<Range>>,
                     std::equal_to<std::ranges::range_value_t<Range>>,
                     Allocator>;

template <std::ranges::input_range Range, class Hash, class Allocator,
          detail::IfFunctor<Hash> = 0, detail::IfAllocator<Allocator> = 0>
unordered_set(std::from_range_t, Range &&, std::size_t, Hash, Allocator)
    -> unordered_set<std::ranges::range_value_t<Range>, Hash,
                     std::equal_to<std::ranges::range_value_t<Range>>,
                     Allocator>;

#endif

/// std::unordered_multiset; see unordered_map.h.
template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>,
          class Allocator = std::allocator<K>, class Checks = default_checks>
class unordered_multiset
    : public detail::Container<detail::MultiTable<detail::SetPolicy<K, Checks>,
                                                  Hash, Equal, Allocator>> {
  using Base = detail::Container<
      detail::MultiTable<detail::SetPolicy<K, Checks>, Hash, Equal, Allocator>>;

public:
  using Base::Base;
  using typename Base::value_type;
  unordered_multiset &operator=(std::initializer_list<value_type> Values) {
    Base::operator=(Values);
    return *this;
  }
  friend void swap(unordered_multiset &A,
                   unordered_multiset &B) noexcept(noexcept(A.swap(B))) {
    A.swap(B);
  }
};

/// Erases every element that `Predicate` holds for; says how many.
template <class K, class Hash, class Equal, class Allocator, class Checks,
          class Condition>
typename unordered_multiset<K, Hash, Equal, Allocator, Checks>::size_type
erase_if(unordered_multiset<K, Hash, Equal, Allocator, Checks> &From,
         Condition Predicate) {
  return detail::eraseIf(From, Predicate);
}

#if defined(__cpp_deduction_guides)
template <class It, class Hash = std::hash<detail::ElementOf<It>>,
          class Equal = std::equal_to<detail::ElementOf<It>>,
          class Allocator = std::allocator<detail::ElementOf<It>>,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_multiset(It, It, std::size_t = 0, Hash = Hash(), Equal = Equal(),
                   Allocator = Allocator())
    -> unordered_multiset<detail::ElementOf<It>, Hash, Equal, Allocator>;

template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>,
          class Allocator = std::allocator<K>, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_multiset(std::initializer_list<K>, std::size_t = 0, Hash = Hash(),
                   Equal = Equal(), Allocator = Allocator())
    -> unordered_multiset<K, Hash, Equal, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multiset(It, It, std::size_t, Allocator)
    -> unordered_multiset<detail::ElementOf<It>,
                          std::hash<detail::ElementOf<It>>,
                          std::equal_to<detail::ElementOf<It>>, Allocator>;

template <class K, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_multiset(std::initializer_list<K>, std::size_t, Allocator)
    -> unordered_multiset<K, std::hash<K>, std::equal_to<K>, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multiset(It, It, Allocator)
    -> unordered_multiset<detail::ElementOf<It>,
                          std::hash<detail::ElementOf<It>>,
                          std::equal_to<detail::ElementOf<It>>, Allocator>;

template <class K, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_multiset(std::initializer_list<K>, Allocator)
    -> unordered_multiset<K, std::hash<K>, std::equal_to<K>, Allocator>;

template <class It, class Hash, class Allocator,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multiset(It, It, std::size_t, Hash, Allocator)
    -> unordered_multiset<detail::ElementOf<It>, Hash,
                          std::equal_to<detail::ElementOf<It>>, Allocator>;

template <class K, class Hash, class Allocator, detail::IfFunctor<Hash> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multiset(std::initializer_list<K>, std::size_t, Hash, Allocator)
    -> unordered_multiset<K, Hash, std::equal_to<K>, Allocator>;

template <class K, class Hash, class Equal, class Allocator, class Checks>
unordered_multiset(
    const unordered_multiset<K, Hash, Equal, Allocator, Checks> &,
    const detail::Same<Allocator> &)
    -> unordered_multiset<K, Hash, Equal, Allocator, Checks>;
#endif

#if defined(__cpp_lib_containers_ranges)

template <std::ranges::input_range Range,
          class Hash = std::hash<std::ranges::range_value_t<Range>>,
          class Equal = std::equal_to<std::ranges::range_value_t<Range>>,
          class Allocator = std::allocator<std::ranges::range_value_t<Range>>,
          detail::IfFunctor<Hash> = 0, detail::IfFunctor<Equal> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multiset(std::from_range_t, Range &&, std::size_t = 0, Hash = Hash(),
                   Equal = Equal(), Allocator = Allocator())
    -> unordered_multiset<std::ranges::range_value_t<Range>, Hash, Equal,
                          Allocator>;

template <std::ranges::input_range Range, class Allocator,
          detail::IfAllocator<Allocator> = 0>
unordered_multiset(std::from_range_t, Range &&, std::size_t, Allocator)
    -> unordered_multiset<std::ranges::range_value_t<Range>,
                          std::hash<std::ranges::range_value_t<Range>>,
                          std::equal_to<std::ranges::range_value_t<Range>>,
                          Allocator>;

template <std::ranges::input_range Range, class Allocator,
          detail::IfAllocator<Allocator> = 0>
unordered_multiset(std::from_range_t, Range &&, Allocator)
    -> unordered_multiset<std::ranges::range_value_t<Range>,
                          std::hash<std::ranges::range_value_t<Range>>,
                          std::equal_to<std::ranges::range_value_t<Range>>,
                          Allocator>;

template <std::ranges::input_range Range, class Hash, class Allocator,
          detail::IfFunctor<Hash> = 0, detail::IfAllocator<Allocator> = 0>
unordered_multiset(std::from_range_t, Range &&, std::size_t, Hash, Allocator)
    -> unordered_multiset<std::ranges::range_value_t<Range>, Hash,
                          std::equal_to<std::ranges::range_value_t<Range>>,
                          Allocator>;

#endif

#if __cplusplus >= 201703L
/// With memory from a std::pmr::memory_resource.
namespace pmr {
template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>>
using unordered_set =
    roost::unordered_set<K, Hash, Equal, std::pmr::polymorphic_allocator<K>>;
template <class K, class Hash = std::hash<K>, class Equal = std::equal_to<K>>
using unordered_multiset =
    roost::unordered_multiset<K, Hash, Equal,
                              std::pmr::polymorphic_allocator<K>>;
} // namespace pmr
#endif

} // namespace roost

#endif
