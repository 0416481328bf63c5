//===- set_operations.h - What sets do with their elements ------*- C++ -*-===//
//
// What map_operations.h is for maps: the operations of a set, over a table that
// offers insertKeyed and insertMade.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_SET_OPERATIONS_H
#define ROOST_DETAIL_SET_OPERATIONS_H

#include "table.h"

namespace roost {
namespace detail {

template <class Base> class SetOperations : public Base {
  using K = typename Base::key_type;

public:
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::value_type;

  using Base::Base;
  _ROOST_ALWAYS_INLINE SetOperations(const typename Base::hasher &HashFunction,
                                     const typename Base::key_equal &KeyEqual,
                                     const typename Base::allocator_type &Alloc)
      : Base(HashFunction, KeyEqual, Alloc) {}
  _ROOST_ALWAYS_INLINE ~SetOperations() = default;
  _ROOST_ALWAYS_INLINE SetOperations(const SetOperations &) = default;
  _ROOST_ALWAYS_INLINE SetOperations(SetOperations &&) = default;
  _ROOST_ALWAYS_INLINE SetOperations(const SetOperations &From,
                                     const typename Base::allocator_type &Alloc)
      : Base(static_cast<const Base &>(From), Alloc) {}
  _ROOST_ALWAYS_INLINE SetOperations(SetOperations &&From,
                                     const typename Base::allocator_type &Alloc)
      : Base(static_cast<Base &&>(From), Alloc) {}
  SetOperations &operator=(const SetOperations &) = default;
  SetOperations &operator=(SetOperations &&) = default;

  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  insert(const value_type &Element) {
    return this->insertKeyed(Element, Element);
  }
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool> insert(value_type &&Element) {
    return this->insertKeyed(Element, std::move(Element));
  }
  _ROOST_ALWAYS_INLINE iterator insert(const_iterator,
                                       const value_type &Element) {
    return insert(Element).first;
  }
  _ROOST_ALWAYS_INLINE iterator insert(const_iterator, value_type &&Element) {
    return insert(std::move(Element)).first;
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

private:
  // An argument that is the key is not made into an element in vain.
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool> emplaceFrom(const K &Element) {
    return this->insertKeyed(Element, Element);
  }
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool> emplaceFrom(K &Element) {
    return this->insertKeyed(Element, Element);
  }
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool> emplaceFrom(K &&Element) {
    return this->insertKeyed(Element, std::move(Element));
  }
  template <class... Arguments>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  emplaceFrom(Arguments &&...Values) {
    return this->insertMade(std::forward<Arguments>(Values)...);
  }
};

} // namespace detail
} // namespace roost

#endif
