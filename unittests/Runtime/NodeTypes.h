//===- NodeTypes.h - The four kinds of node-stable containers ---*- C++ -*-===//
//
// One name for each kind, with any hash, equality and allocator, so that tests
// may run over all of them: a case says how to make an element of two numbers
// and which numbers an element was made of.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_UNITTESTS_RUNTIME_NODETYPES_H
#define ROOST_UNITTESTS_RUNTIME_NODETYPES_H

#include "Types.h"
#include <unordered_map>
#include <unordered_set>

namespace roosttest {

template <class T> T make(unsigned Number) { return static_cast<T>(Number); }
template <> inline std::string make<std::string>(unsigned Number) {
  // Short and long strings, so that some own memory.
  return std::string(Number % 3 == 0 ? 40 : 2, 'k') + std::to_string(Number);
}
template <> inline Tracked make<Tracked>(unsigned Number) {
  return Tracked(static_cast<int>(Number));
}
template <> inline Aligned make<Aligned>(unsigned Number) {
  return Aligned(static_cast<int>(Number));
}

template <class K, class V, class Hash> struct UniqueMaps {
  using Ours = roost::unordered_map<K, V, Hash>;
  using Theirs = std::unordered_map<K, V, Hash>;
  using Key = K;
  static constexpr bool kUnique = true;
  template <class M> static const K &keyOf(const M &Element) {
    return Element.first;
  }
  static std::pair<const K, V> element(unsigned A, unsigned B) {
    return {make<K>(A), make<V>(B)};
  }
};
template <class K, class V, class Hash>
struct MultiMaps : UniqueMaps<K, V, Hash> {
  using Ours = roost::unordered_multimap<K, V, Hash>;
  using Theirs = std::unordered_multimap<K, V, Hash>;
  static constexpr bool kUnique = false;
};
template <class K, class Hash> struct UniqueSets {
  using Ours = roost::unordered_set<K, Hash>;
  using Theirs = std::unordered_set<K, Hash>;
  using Key = K;
  static constexpr bool kUnique = true;
  template <class M> static const K &keyOf(const M &Element) { return Element; }
  static K element(unsigned A, unsigned) { return make<K>(A); }
};
template <class K, class Hash> struct MultiSets : UniqueSets<K, Hash> {
  using Ours = roost::unordered_multiset<K, Hash>;
  using Theirs = std::unordered_multiset<K, Hash>;
  static constexpr bool kUnique = false;
};

} // namespace roosttest

#endif
