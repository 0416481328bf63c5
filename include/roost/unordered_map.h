//===- unordered_map.h - Hash maps whose elements stay put ------*- C++ -*-===//
//
// `roost::unordered_map` and `roost::unordered_multimap`: drop-in replacements
// of std's, with all that C++23 has. Each element lives in a node of its own,
// from slabs (detail/pool.h), behind the same table as the flat kinds'
// (detail/core.h, detail/node.h). Promises are std's:
//
//   - references and pointers to an element stay valid until it is erased, over
//     growth, moves, swaps, extraction and insertion elsewhere;
//   - iterators stay valid until an insertion makes the size exceed
//     bucket_count(), or until rehash or reserve;
//   - what throws changes nothing where std says so.
//
// What differs from std's in ways that a program can see is in
// docs/conformance.md: above all the order of iteration, memory that goes back
// to the allocator only with the table, iteration that takes time in proportion
// to bucket_count(), and max_load_factor, which is one.
//
// For a map that may move its elements see unordered_flat_map.h.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_UNORDERED_MAP_H
#define ROOST_UNORDERED_MAP_H

#include "detail/container.h"
#include "detail/map_operations.h"
#include "detail/multi_table.h"
#include "detail/unique_table.h"
#include "unordered_flat_map.h"

namespace roost {

/// std::unordered_map; see above.
template <class K, class V, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>,
          class Allocator = std::allocator<std::pair<const K, V>>,
          class Checks = default_checks>
class unordered_map
    : public detail::Container<detail::MapOperations<detail::UniqueTable<
          detail::MapPolicy<K, V, Checks>, Hash, Equal, Allocator>>> {
  using Base = detail::Container<detail::MapOperations<detail::UniqueTable<
      detail::MapPolicy<K, V, Checks>, Hash, Equal, Allocator>>>;

public:
  using Base::Base;
  using typename Base::value_type;
  unordered_map &operator=(std::initializer_list<value_type> Values) {
    Base::operator=(Values);
    return *this;
  }
  friend void swap(unordered_map &A,
                   unordered_map &B) noexcept(noexcept(A.swap(B))) {
    A.swap(B);
  }
};

/// Erases every element that `Predicate` holds for; says how many.
template <class K, class V, class Hash, class Equal, class Allocator,
          class Checks, class Condition>
typename unordered_map<K, V, Hash, Equal, Allocator, Checks>::size_type
erase_if(unordered_map<K, V, Hash, Equal, Allocator, Checks> &From,
         Condition Predicate) {
  return detail::eraseIf(From, Predicate);
}

#if defined(__cpp_deduction_guides)
template <class It, class Hash = std::hash<detail::KeyOf<It>>,
          class Equal = std::equal_to<detail::KeyOf<It>>,
          class Allocator = std::allocator<detail::PairOf<It>>,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_map(It, It, std::size_t = 0, Hash = Hash(), Equal = Equal(),
              Allocator = Allocator())
    -> unordered_map<detail::KeyOf<It>, detail::MappedOf<It>, Hash, Equal,
                     Allocator>;

template <class K, class V, class Hash = std::hash<detail::RemoveConst<K>>,
          class Equal = std::equal_to<detail::RemoveConst<K>>,
          class Allocator = std::allocator<std::pair<const K, V>>,
          detail::IfFunctor<Hash> = 0, detail::IfFunctor<Equal> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_map(std::initializer_list<std::pair<K, V>>, std::size_t = 0,
              Hash = Hash(), Equal = Equal(), Allocator = Allocator())
    -> unordered_map<detail::RemoveConst<K>, V, Hash, Equal, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_map(It, It, std::size_t, Allocator)
    -> unordered_map<detail::KeyOf<It>, detail::MappedOf<It>,
                     std::hash<detail::KeyOf<It>>,
                     std::equal_to<detail::KeyOf<It>>, Allocator>;

template <class K, class V, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_map(std::initializer_list<std::pair<K, V>>, std::size_t, Allocator)
    -> unordered_map<detail::RemoveConst<K>, V,
                     std::hash<detail::RemoveConst<K>>,
                     std::equal_to<detail::RemoveConst<K>>, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_map(It, It, Allocator)
    -> unordered_map<detail::KeyOf<It>, detail::MappedOf<It>,
                     std::hash<detail::KeyOf<It>>,
                     std::equal_to<detail::KeyOf<It>>, Allocator>;

template <class K, class V, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_map(std::initializer_list<std::pair<K, V>>, Allocator)
    -> unordered_map<detail::RemoveConst<K>, V,
                     std::hash<detail::RemoveConst<K>>,
                     std::equal_to<detail::RemoveConst<K>>, Allocator>;

template <class It, class Hash, class Allocator,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_map(It, It, std::size_t, Hash, Allocator)
    -> unordered_map<detail::KeyOf<It>, detail::MappedOf<It>, Hash,
                     std::equal_to<detail::KeyOf<It>>, Allocator>;

template <class K, class V, class Hash, class Allocator,
          detail::IfFunctor<Hash> = 0, detail::IfAllocator<Allocator> = 0>
unordered_map(std::initializer_list<std::pair<K, V>>, std::size_t, Hash,
              Allocator)
    -> unordered_map<detail::RemoveConst<K>, V, Hash,
                     std::equal_to<detail::RemoveConst<K>>, Allocator>;

template <class K, class V, class Hash, class Equal, class Allocator,
          class Checks>
unordered_map(const unordered_map<K, V, Hash, Equal, Allocator, Checks> &,
              const detail::Same<Allocator> &)
    -> unordered_map<K, V, Hash, Equal, Allocator, Checks>;
#endif

#if defined(__cpp_lib_containers_ranges)

template <std::ranges::input_range Range,
          class Hash = std::hash<detail::RangeKeyOf<Range>>,
          class Equal = std::equal_to<detail::RangeKeyOf<Range>>,
          class Allocator = std::allocator<detail::RangePairOf<Range>>,
          detail::IfFunctor<Hash> = 0, detail::IfFunctor<Equal> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_map(std::from_range_t, Range &&, std::size_t = 0, Hash = Hash(),
              Equal = Equal(), Allocator = Allocator())
    -> unordered_map<detail::RangeKeyOf<Range>, detail::RangeMappedOf<Range>,
                     Hash, Equal, Allocator>;

template <std::ranges::input_range Range, class Allocator,
          detail::IfAllocator<Allocator> = 0>
unordered_map(std::from_range_t, Range &&, std::size_t, Allocator)
    -> unordered_map<detail::RangeKeyOf<Range>, detail::RangeMappedOf<Range>,
                     std::hash<detail::RangeKeyOf<Range>>,
                     std::equal_to<detail::RangeKeyOf<Range>>, Allocator>;

template <std::ranges::input_range Range, class Allocator,
          detail::IfAllocator<Allocator> = 0>
unordered_map(std::from_range_t, Range &&, Allocator)
    -> unordered_map<detail::RangeKeyOf<Range>, detail::RangeMappedOf<Range>,
                     std::hash<detail::RangeKeyOf<Range>>,
                     std::equal_to<detail::RangeKeyOf<Range>>, Allocator>;

template <std::ranges::input_range Range, class Hash, class Allocator,
          detail::IfFunctor<Hash> = 0, detail::IfAllocator<Allocator> = 0>
unordered_map(std::from_range_t, Range &&, std::size_t, Hash, Allocator)
    -> unordered_map<detail::RangeKeyOf<Range>, detail::RangeMappedOf<Range>,
                     Hash, std::equal_to<detail::RangeKeyOf<Range>>, Allocator>;

#endif

/// std::unordered_multimap; see above.
template <class K, class V, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>,
          class Allocator = std::allocator<std::pair<const K, V>>,
          class Checks = default_checks>
class unordered_multimap
    : public detail::Container<detail::MultiTable<
          detail::MapPolicy<K, V, Checks>, Hash, Equal, Allocator>> {
  using Base =
      detail::Container<detail::MultiTable<detail::MapPolicy<K, V, Checks>,
                                           Hash, Equal, Allocator>>;

public:
  using Base::Base;
  using mapped_type = V;
  using typename Base::value_type;
  unordered_multimap &operator=(std::initializer_list<value_type> Values) {
    Base::operator=(Values);
    return *this;
  }
  friend void swap(unordered_multimap &A,
                   unordered_multimap &B) noexcept(noexcept(A.swap(B))) {
    A.swap(B);
  }
};

/// Erases every element that `Predicate` holds for; says how many.
template <class K, class V, class Hash, class Equal, class Allocator,
          class Checks, class Condition>
typename unordered_multimap<K, V, Hash, Equal, Allocator, Checks>::size_type
erase_if(unordered_multimap<K, V, Hash, Equal, Allocator, Checks> &From,
         Condition Predicate) {
  return detail::eraseIf(From, Predicate);
}

#if defined(__cpp_deduction_guides)
template <class It, class Hash = std::hash<detail::KeyOf<It>>,
          class Equal = std::equal_to<detail::KeyOf<It>>,
          class Allocator = std::allocator<detail::PairOf<It>>,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfFunctor<Equal> = 0, detail::IfAllocator<Allocator> = 0>
unordered_multimap(It, It, std::size_t = 0, Hash = Hash(), Equal = Equal(),
                   Allocator = Allocator())
    -> unordered_multimap<detail::KeyOf<It>, detail::MappedOf<It>, Hash, Equal,
                          Allocator>;

template <class K, class V, class Hash = std::hash<detail::RemoveConst<K>>,
          class Equal = std::equal_to<detail::RemoveConst<K>>,
          class Allocator = std::allocator<std::pair<const K, V>>,
          detail::IfFunctor<Hash> = 0, detail::IfFunctor<Equal> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multimap(std::initializer_list<std::pair<K, V>>, std::size_t = 0,
                   Hash = Hash(), Equal = Equal(), Allocator = Allocator())
    -> unordered_multimap<detail::RemoveConst<K>, V, Hash, Equal, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multimap(It, It, std::size_t, Allocator)
    -> unordered_multimap<detail::KeyOf<It>, detail::MappedOf<It>,
                          std::hash<detail::KeyOf<It>>,
                          std::equal_to<detail::KeyOf<It>>, Allocator>;

template <class K, class V, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_multimap(std::initializer_list<std::pair<K, V>>, std::size_t,
                   Allocator)
    -> unordered_multimap<detail::RemoveConst<K>, V,
                          std::hash<detail::RemoveConst<K>>,
                          std::equal_to<detail::RemoveConst<K>>, Allocator>;

template <class It, class Allocator, detail::IsInputIterator<It> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multimap(It, It, Allocator)
    -> unordered_multimap<detail::KeyOf<It>, detail::MappedOf<It>,
                          std::hash<detail::KeyOf<It>>,
                          std::equal_to<detail::KeyOf<It>>, Allocator>;

template <class K, class V, class Allocator, detail::IfAllocator<Allocator> = 0>
unordered_multimap(std::initializer_list<std::pair<K, V>>, Allocator)
    -> unordered_multimap<detail::RemoveConst<K>, V,
                          std::hash<detail::RemoveConst<K>>,
                          std::equal_to<detail::RemoveConst<K>>, Allocator>;

template <class It, class Hash, class Allocator,
          detail::IsInputIterator<It> = 0, detail::IfFunctor<Hash> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multimap(It, It, std::size_t, Hash, Allocator)
    -> unordered_multimap<detail::KeyOf<It>, detail::MappedOf<It>, Hash,
                          std::equal_to<detail::KeyOf<It>>, Allocator>;

template <class K, class V, class Hash, class Allocator,
          detail::IfFunctor<Hash> = 0, detail::IfAllocator<Allocator> = 0>
unordered_multimap(std::initializer_list<std::pair<K, V>>, std::size_t, Hash,
                   Allocator)
    -> unordered_multimap<detail::RemoveConst<K>, V, Hash,
                          std::equal_to<detail::RemoveConst<K>>, Allocator>;

template <class K, class V, class Hash, class Equal, class Allocator,
          class Checks>
unordered_multimap(
    const unordered_multimap<K, V, Hash, Equal, Allocator, Checks> &,
    const detail::Same<Allocator> &)
    -> unordered_multimap<K, V, Hash, Equal, Allocator, Checks>;
#endif

#if defined(__cpp_lib_containers_ranges)

template <std::ranges::input_range Range,
          class Hash = std::hash<detail::RangeKeyOf<Range>>,
          class Equal = std::equal_to<detail::RangeKeyOf<Range>>,
          class Allocator = std::allocator<detail::RangePairOf<Range>>,
          detail::IfFunctor<Hash> = 0, detail::IfFunctor<Equal> = 0,
          detail::IfAllocator<Allocator> = 0>
unordered_multimap(std::from_range_t, Range &&, std::size_t = 0, Hash = Hash(),
                   Equal = Equal(), Allocator = Allocator())
    -> unordered_multimap<detail::RangeKeyOf<Range>,
                          detail::RangeMappedOf<Range>, Hash, Equal, Allocator>;

template <std::ranges::input_range Range, class Allocator,
          detail::IfAllocator<Allocator> = 0>
unordered_multimap(std::from_range_t, Range &&, std::size_t, Allocator)
    -> unordered_multimap<detail::RangeKeyOf<Range>,
                          detail::RangeMappedOf<Range>,
                          std::hash<detail::RangeKeyOf<Range>>,
                          std::equal_to<detail::RangeKeyOf<Range>>, Allocator>;

template <std::ranges::input_range Range, class Allocator,
          detail::IfAllocator<Allocator> = 0>
unordered_multimap(std::from_range_t, Range &&, Allocator)
    -> unordered_multimap<detail::RangeKeyOf<Range>,
                          detail::RangeMappedOf<Range>,
                          std::hash<detail::RangeKeyOf<Range>>,
                          std::equal_to<detail::RangeKeyOf<Range>>, Allocator>;

template <std::ranges::input_range Range, class Hash, class Allocator,
          detail::IfFunctor<Hash> = 0, detail::IfAllocator<Allocator> = 0>
unordered_multimap(std::from_range_t, Range &&, std::size_t, Hash, Allocator)
    -> unordered_multimap<detail::RangeKeyOf<Range>,
                          detail::RangeMappedOf<Range>, Hash,
                          std::equal_to<detail::RangeKeyOf<Range>>, Allocator>;

#endif

#if __cplusplus >= 201703L
/// With memory from a std::pmr::memory_resource.
namespace pmr {
template <class K, class V, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>>
using unordered_map = roost::unordered_map<
    K, V, Hash, Equal, std::pmr::polymorphic_allocator<std::pair<const K, V>>>;
template <class K, class V, class Hash = std::hash<K>,
          class Equal = std::equal_to<K>>
using unordered_multimap = roost::unordered_multimap<
    K, V, Hash, Equal, std::pmr::polymorphic_allocator<std::pair<const K, V>>>;
} // namespace pmr
#endif

} // namespace roost

#endif
