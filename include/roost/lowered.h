//===- lowered.h - From a std map to Roost's --------------------*- C++ -*-===//
//
// The Clang plugin enters this file into a translation unit right before the
// first declaration it edits, behind whatever the program included and defined
// before, and wraps the types of lowered maps: `::roost::lowered<` T `>`.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWERED_H
#define ROOST_LOWERED_H

// Pragmas in force here must not change what these headers mean.
#pragma pack(push)
#pragma pack()
#pragma GCC visibility push(default)

#include "unordered_flat_map.h"
#include "unordered_flat_set.h"
#include <unordered_map>
#include <unordered_set>

namespace roost {
namespace detail {

// Lowered tables are never checked (checked.h): nobody asked for more than a
// std map does.

/// A type that is not a map stands for itself.
template <class T> struct Lowered { using Type = T; };
template <class T> struct Lowered<const T> {
  using Type = const typename Lowered<T>::Type;
};
template <class T> struct Lowered<volatile T> {
  using Type = volatile typename Lowered<T>::Type;
};
template <class T> struct Lowered<const volatile T> {
  using Type = const volatile typename Lowered<T>::Type;
};
template <class K, class V, class Hash, class Equal>
struct Lowered<::std::unordered_map<
    K, V, Hash, Equal, ::std::allocator<::std::pair<const K, V>>>> {
  using Type =
      unordered_flat_map<K, V, Hash, Equal,
                         ::std::allocator<::std::pair<const K, V>>, unchecked>;
};
template <class K, class Hash, class Equal>
struct Lowered<::std::unordered_set<K, Hash, Equal, ::std::allocator<K>>> {
  using Type =
      unordered_flat_set<K, Hash, Equal, ::std::allocator<K>, unchecked>;
};

} // namespace detail

/// Roost's table for a std::unordered_map or std::unordered_set with the
/// standard allocator; any other type itself.
template <class T> using lowered = typename detail::Lowered<T>::Type;

} // namespace roost

// So that qualified calls find these for a lowered map too.
namespace std {
using ::roost::erase_if;
}

#pragma GCC visibility pop
#pragma pack(pop)

#endif
