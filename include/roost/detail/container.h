//===- container.h - The constructors of a container of nodes ---*- C++ -*-===//
//
// The four containers of nodes have the same constructors and assignments, and
// give the same names to what their tables do with node handles.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_CONTAINER_H
#define ROOST_DETAIL_CONTAINER_H

#include "node_table.h"

namespace roost {
namespace detail {

#if defined(__cpp_lib_containers_ranges)
template <class Range>
using RangeKeyOf =
    RemoveConst<typename std::ranges::range_value_t<Range>::first_type>;
template <class Range>
using RangeMappedOf = typename std::ranges::range_value_t<Range>::second_type;
template <class Range>
using RangePairOf = std::pair<const RangeKeyOf<Range>, RangeMappedOf<Range>>;
#endif

template <class Base> class Container : public Base {
public:
  using typename Base::allocator_type;
  using typename Base::const_iterator;
  using typename Base::hasher;
  using typename Base::key_equal;
  using typename Base::node_type;
  using typename Base::size_type;
  using typename Base::value_type;

  template <class H = hasher, IfMadeOfNothing<H, key_equal, allocator_type> = 0>
  Container() noexcept(
      std::is_nothrow_default_constructible<hasher>::value
          &&std::is_nothrow_default_constructible<key_equal>::value
              &&std::is_nothrow_default_constructible<allocator_type>::value
                  &&std::is_nothrow_copy_constructible<hasher>::value
                      &&std::is_nothrow_copy_constructible<key_equal>::value)
      : Base(hasher(), key_equal(), allocator_type()) {}
  explicit Container(size_type Count, const hasher &HashFunction = hasher(),
                     const key_equal &KeyEqual = key_equal(),
                     const allocator_type &Alloc = allocator_type())
      : Base(HashFunction, KeyEqual, Alloc) {
    if (Count != 0)
      this->reserve(Count);
  }
  Container(size_type Count, const allocator_type &Alloc)
      : Container(Count, hasher(), key_equal(), Alloc) {}
  Container(size_type Count, const hasher &HashFunction,
            const allocator_type &Alloc)
      : Container(Count, HashFunction, key_equal(), Alloc) {}
  explicit Container(const allocator_type &Alloc)
      : Base(hasher(), key_equal(), Alloc) {}

  template <class It, IsInputIterator<It> = 0>
  Container(It First, It Last, size_type Count = 0,
            const hasher &HashFunction = hasher(),
            const key_equal &KeyEqual = key_equal(),
            const allocator_type &Alloc = allocator_type())
      : Container(Count, HashFunction, KeyEqual, Alloc) {
    this->insert(First, Last);
  }
  template <class It, IsInputIterator<It> = 0>
  Container(It First, It Last, size_type Count, const allocator_type &Alloc)
      : Container(First, Last, Count, hasher(), key_equal(), Alloc) {}
  template <class It, IsInputIterator<It> = 0>
  Container(It First, It Last, size_type Count, const hasher &HashFunction,
            const allocator_type &Alloc)
      : Container(First, Last, Count, HashFunction, key_equal(), Alloc) {}
  template <class It, IsInputIterator<It> = 0>
  Container(It First, It Last, const allocator_type &Alloc)
      : Container(First, Last, 0, hasher(), key_equal(), Alloc) {}

  Container(std::initializer_list<value_type> Values, size_type Count = 0,
            const hasher &HashFunction = hasher(),
            const key_equal &KeyEqual = key_equal(),
            const allocator_type &Alloc = allocator_type())
      : Container(Values.begin(), Values.end(), Count, HashFunction, KeyEqual,
                  Alloc) {}
  Container(std::initializer_list<value_type> Values, size_type Count,
            const allocator_type &Alloc)
      : Container(Values, Count, hasher(), key_equal(), Alloc) {}
  Container(std::initializer_list<value_type> Values, size_type Count,
            const hasher &HashFunction, const allocator_type &Alloc)
      : Container(Values, Count, HashFunction, key_equal(), Alloc) {}
  Container(std::initializer_list<value_type> Values,
            const allocator_type &Alloc)
      : Container(Values, 0, hasher(), key_equal(), Alloc) {}

#if defined(__cpp_lib_containers_ranges)
  template <class Range>
  Container(std::from_range_t, Range &&Source, size_type Count = 0,
            const hasher &HashFunction = hasher(),
            const key_equal &KeyEqual = key_equal(),
            const allocator_type &Alloc = allocator_type())
      : Container(Count, HashFunction, KeyEqual, Alloc) {
    insert_range(std::forward<Range>(Source));
  }
  template <class Range>
  Container(std::from_range_t From, Range &&Source, size_type Count,
            const allocator_type &Alloc)
      : Container(From, std::forward<Range>(Source), Count, hasher(),
                  key_equal(), Alloc) {}
  template <class Range>
  Container(std::from_range_t From, Range &&Source, size_type Count,
            const hasher &HashFunction, const allocator_type &Alloc)
      : Container(From, std::forward<Range>(Source), Count, HashFunction,
                  key_equal(), Alloc) {}
  template <class Range>
  Container(std::from_range_t From, Range &&Source, const allocator_type &Alloc)
      : Container(From, std::forward<Range>(Source), 0, hasher(), key_equal(),
                  Alloc) {}

  template <class Range> void insert_range(Range &&Source) {
    for (auto &&Each : Source)
      this->emplace(std::forward<decltype(Each)>(Each));
  }
#endif

  Container(const Container &) = default;
  Container(Container &&) = default;
  Container(const Container &From, const allocator_type &Alloc)
      : Base(static_cast<const Base &>(From), Alloc) {}
  Container(Container &&From, const allocator_type &Alloc)
      : Base(static_cast<Base &&>(From), Alloc) {}
  template <class Of = Base, class Twin = typename StdTwin<Of>::Type>
  Container(const Same<Twin> &From)
      : Base(From.hash_function(), From.key_eq(), From.get_allocator()) {
    copyTwin(*this, From);
  }
  ~Container() = default;
  Container &operator=(const Container &) = default;
  Container &operator=(Container &&) = default;
  Container &operator=(std::initializer_list<value_type> Values) {
    this->clear();
    this->insert(Values);
    return *this;
  }
  void swap(Container &Other) noexcept(
      noexcept(std::declval<Base &>().swap(std::declval<Base &>()))) {
    Base::swap(Other);
  }

  using Base::insert;
  auto insert(node_type &&Handle)
      -> decltype(this->insertHandle(std::move(Handle))) {
    return this->insertHandle(std::move(Handle));
  }
  auto insert(const_iterator Hint, node_type &&Handle)
      -> decltype(this->insertHandle(Hint, std::move(Handle))) {
    return this->insertHandle(Hint, std::move(Handle));
  }
  /// Moves over the elements of another table, element addresses and all: all
  /// of them, or those whose keys are not here where keys are unique. Both
  /// allocators must be equal.
  template <class Policy, class Hash, class Equal>
  void merge(NodeTable<Policy, Hash, Equal, allocator_type> &From) {
    this->mergeTable(From);
  }
  template <class Policy, class Hash, class Equal>
  void merge(NodeTable<Policy, Hash, Equal, allocator_type> &&From) {
    this->mergeTable(From);
  }
};

/// Erases every element that `Predicate` holds for; says how many.
template <class Table, class Condition>
typename Table::size_type eraseIf(Table &From, Condition &Predicate) {
  const auto Before = From.size();
  for (auto It = From.begin(); It != From.end();)
    if (Predicate(*It))
      It = From.erase(It);
    else
      ++It;
  return Before - From.size();
}

} // namespace detail
} // namespace roost

#endif
