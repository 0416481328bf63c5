//===- lowered_nodes.h - From a std map to Roost's with nodes ---*- C++ -*-===//
//
// What lowered.h is for flat tables, this file is for those whose elements must
// keep their addresses: `::roost::lowered_nodes<` T `>`. A translation unit
// with both kinds gets this file only.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWERED_NODES_H
#define ROOST_LOWERED_NODES_H

#include "lowered.h"

// Pragmas in force here must not change what these headers mean.
#pragma pack(push)
#pragma pack()
#pragma GCC visibility push(default)

#include "unordered_map.h"
#include "unordered_set.h"

namespace roost {
namespace detail {

/// A type that is not a map stands for itself.
template <class T> struct LoweredNodes { using Type = T; };
template <class K, class V, class Hash, class Equal>
struct LoweredNodes<::std::unordered_map<
    K, V, Hash, Equal, ::std::allocator<::std::pair<const K, V>>>> {
  using Type =
      unordered_map<K, V, Hash, Equal,
                    ::std::allocator<::std::pair<const K, V>>, Lowering>;
};
template <class K, class V, class Hash, class Equal>
struct LoweredNodes<::std::unordered_multimap<
    K, V, Hash, Equal, ::std::allocator<::std::pair<const K, V>>>> {
  using Type =
      unordered_multimap<K, V, Hash, Equal,
                         ::std::allocator<::std::pair<const K, V>>, Lowering>;
};
template <class K, class Hash, class Equal>
struct LoweredNodes<::std::unordered_set<K, Hash, Equal, ::std::allocator<K>>> {
  using Type = unordered_set<K, Hash, Equal, ::std::allocator<K>, Lowering>;
};
template <class K, class Hash, class Equal>
struct LoweredNodes<
    ::std::unordered_multiset<K, Hash, Equal, ::std::allocator<K>>> {
  using Type =
      unordered_multiset<K, Hash, Equal, ::std::allocator<K>, Lowering>;
};

template <class K, class V, class Hash, class Equal, class Allocator>
struct StdTwin<MapOperations<
    UniqueTable<MapPolicy<K, V, Lowering>, Hash, Equal, Allocator>>> {
  using Type = ::std::unordered_map<K, V, Hash, Equal>;
};
template <class K, class V, class Hash, class Equal, class Allocator>
struct StdTwin<MultiTable<MapPolicy<K, V, Lowering>, Hash, Equal, Allocator>> {
  using Type = ::std::unordered_multimap<K, V, Hash, Equal>;
};
template <class K, class Hash, class Equal, class Allocator>
struct StdTwin<SetOperations<
    UniqueTable<SetPolicy<K, Lowering>, Hash, Equal, Allocator>>> {
  using Type = ::std::unordered_set<K, Hash, Equal>;
};
template <class K, class Hash, class Equal, class Allocator>
struct StdTwin<MultiTable<SetPolicy<K, Lowering>, Hash, Equal, Allocator>> {
  using Type = ::std::unordered_multiset<K, Hash, Equal>;
};

} // namespace detail

/// Roost's table with nodes for an unordered container of std with the standard
/// allocator; any other type itself.
template <class T> using lowered_nodes = typename detail::LoweredNodes<T>::Type;

} // namespace roost

// So that qualified calls find these for a lowered map too.
namespace std {
using ::roost::erase_if;
}

#pragma GCC visibility pop
#pragma pack(pop)

#endif
