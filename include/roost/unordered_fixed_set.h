//===- unordered_fixed_set.h - A set that never allocates -------*- C++ -*-===//
//
// `roost::unordered_fixed_set<K, N>` is to std::unordered_set what
// unordered_fixed_map.h describes for maps, with the same differences.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_UNORDERED_FIXED_SET_H
#define ROOST_UNORDERED_FIXED_SET_H

#include "detail/fixed.h"

namespace roost {

template <class K, std::size_t N, class Hash = fixed_hash<K>,
          class Equal = fixed_equal<K>>
class unordered_fixed_set
    : public detail::FixedTable<detail::SetPolicy<K, unchecked>, N, Hash,
                                Equal> {
  using Base =
      detail::FixedTable<detail::SetPolicy<K, unchecked>, N, Hash, Equal>;

public:
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::value_type;

  constexpr unordered_fixed_set() noexcept(noexcept(Base())) {}
  using Base::Base;
  /// The range has room for its keys, else the program ends.
  template <class It, typename Base::template IfInputIterator<It> = 0>
  unordered_fixed_set(It First, It Last, const Hash &HashFunction = Hash(),
                      const Equal &KeyEqual = Equal())
      : Base(HashFunction, KeyEqual) {
    if (insert(First, Last) != Last)
      detail::stopFixed();
  }
  unordered_fixed_set(std::initializer_list<value_type> Values,
                      const Hash &HashFunction = Hash(),
                      const Equal &KeyEqual = Equal())
      : unordered_fixed_set(Values.begin(), Values.end(), HashFunction,
                            KeyEqual) {}
  /// The elements have room, else the program ends.
  unordered_fixed_set &operator=(std::initializer_list<value_type> Values) {
    this->clear();
    if (insert(Values) != Values.end())
      detail::stopFixed();
    return *this;
  }

  void swap(unordered_fixed_set &Other) noexcept(
      noexcept(std::declval<Base &>().swap(std::declval<Base &>()))) {
    Base::swap(Other);
  }
  friend void swap(unordered_fixed_set &A,
                   unordered_fixed_set &B) noexcept(noexcept(A.swap(B))) {
    A.swap(B);
  }

  // Insertion. `{end(), false}`: no room.

  std::pair<iterator, bool> insert(const K &Key) {
    return this->insertKeyed(Key, Key);
  }
  std::pair<iterator, bool> insert(K &&Key) {
    return this->insertKeyed(Key, std::move(Key));
  }
  iterator insert(const_iterator, const K &Key) { return insert(Key).first; }
  iterator insert(const_iterator, K &&Key) {
    return insert(std::move(Key)).first;
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
};

/// Erases every key that `Predicate` holds for; says how many.
template <class K, std::size_t N, class Hash, class Equal, class Condition>
std::size_t erase_if(unordered_fixed_set<K, N, Hash, Equal> &Set,
                     Condition Predicate) {
  return Set.eraseIf(Predicate);
}

} // namespace roost

#endif
