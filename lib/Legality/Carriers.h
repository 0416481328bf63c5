//===- Carriers.h - Containers that have maps inside ------------*- C++ -*-===//
//
// A *carrier* is a declaration whose type is no map but has one inside, through
// layers that are understood:
//
//     std::vector<std::unordered_map<K, V>> v(n);     arrays and sequences
//     std::unordered_set<int> seen[26];
//     std::optional<std::unordered_map<K, V>> o;
//     std::pair<std::unordered_map<K, V>, int> p;     one half of a pair
//     std::unordered_map<K, std::unordered_map<L, V>> g;      a map's values
//     std::map<K, std::vector<std::unordered_set<L>>> h;
//
// One table of the model stands for all maps of a carrier. An operation on any
// of them may move elements of any other: they are one object as far as L5 is
// concerned. An operation that may give the maps themselves another address, as
// growing a vector does, moves their elements too (T10); so does inserting into
// an unordered map that has them as values, which may become a flat table.
//
// Such a map of maps is two tables with one declaration, that of the outer maps
// and that of the inner ones. Each is judged by itself, and either may be
// lowered without the other: references to an inner map are loans of the outer
// table.
//
// Three forms of table belong together: the carrier, references to a carrier or
// to a layer of one (`auto &row = grid[i]`, the element of a range-for), and
// *cursors*, which are iterators of a layer, or pointers into an array, in
// `auto` variables.
//
// What a carrier's name may appear in is listed in CarrierUses.cpp. Everything
// else shows its type (L4).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_CARRIERS_H
#define ROOST_LEGALITY_CARRIERS_H

#include "Detect/MapTypes.h"

namespace clang {
class Expr;
class ImplicitCastExpr;
} // namespace clang

namespace roost {

/// The outermost layer of a carrier's type.
enum class Layer {
  None,
  Array,    ///< C array
  Sequence, ///< std::vector, std::deque, std::array
  Optional,
  Pair,
  Ordered, ///< std::map: its values keep their addresses
  Hashed   ///< std::unordered_map
};

Layer layerOf(clang::QualType T);

/// The type that is one layer further inside, or null.
clang::QualType insideOf(clang::QualType T);

/// The unordered container that a carrier of type \p T has inside; nothing if
/// \p T is none.
std::optional<MapType> carriedMap(clang::QualType T);

/// Is a map, or a pointer or other way to one, part of what \p T says?
bool mentionsMap(clang::QualType T);

/// If \p E, a variable's initializer, looks like an iterator of a carrier or a
/// pointer into an array of one: the map that the carrier has inside.
std::optional<MapType> carriedByCursor(const clang::Expr *E);

/// A conversion of an iterator or pointer that leads to the same element.
bool handsIteratorOn(const clang::ImplicitCastExpr *Cast);

} // namespace roost

#endif
