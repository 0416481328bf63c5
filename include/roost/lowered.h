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
#include <type_traits>
#include <unordered_map>
#include <unordered_set>

namespace roost {
namespace detail {

/// Lowered tables are never checked (checked.h): nobody asked for more than a
/// std map does. This keeps their types apart from those of tables that the
/// program writes itself: only lowered ones are made from std's.
struct Lowering : unchecked {};

/// `To` with the qualifiers of `From`.
template <class From, class To> struct Qualified { using Type = To; };
template <class From, class To> struct Qualified<const From, To> {
  using Type = const To;
};
template <class From, class To> struct Qualified<volatile From, To> {
  using Type = volatile To;
};
template <class From, class To> struct Qualified<const volatile From, To> {
  using Type = const volatile To;
};
/// What `Kind` makes of a type, with the type's qualifiers.
template <template <class> class Kind, class T>
using QualifiedAs =
    typename Qualified<T, typename Kind<detail::RemoveCV<T>>::Type>::Type;

/// A type that is not a map stands for itself.
template <class T> struct Lowered { using Type = T; };
template <class K, class V, class Hash, class Equal>
struct Lowered<::std::unordered_map<
    K, V, Hash, Equal, ::std::allocator<::std::pair<const K, V>>>> {
  using Type =
      unordered_flat_map<K, V, Hash, Equal,
                         ::std::allocator<::std::pair<const K, V>>, Lowering>;
};
template <class K, class Hash, class Equal>
struct Lowered<::std::unordered_set<K, Hash, Equal, ::std::allocator<K>>> {
  using Type =
      unordered_flat_set<K, Hash, Equal, ::std::allocator<K>, Lowering>;
};

template <class K, class V, class Hash, class Equal, class Allocator>
struct StdTwin<
    MapOperations<Table<MapPolicy<K, V, Lowering>, Hash, Equal, Allocator>>> {
  using Type = ::std::unordered_map<K, V, Hash, Equal>;
};
template <class K, class Hash, class Equal, class Allocator>
struct StdTwin<
    SetOperations<Table<SetPolicy<K, Lowering>, Hash, Equal, Allocator>>> {
  using Type = ::std::unordered_set<K, Hash, Equal>;
};

} // namespace detail

/// Roost's table for a std::unordered_map or std::unordered_set with the
/// standard allocator; any other type itself.
template <class T> using lowered = detail::QualifiedAs<detail::Lowered, T>;

} // namespace roost

// So that qualified calls find these for a lowered map too.
namespace std {
using ::roost::erase_if;
}

#pragma GCC visibility pop
#pragma pack(pop)

#endif
