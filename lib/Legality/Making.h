//===- Making.h - How a table is made ---------------------------*- C++ -*-===//
//
// L2. In: a table of the model. Out: the edits of its written types (at the
// variable and where an initializer writes the type again), kin with what it
// is copied from, the move it makes of what it is moved from; or a refusal.
//
//   std::unordered_map<K, V> m, m(16), m{{1, 2}}, m = n;
//   auto m = std::unordered_map<K, V>(16);   edited in the initializer
//   auto m = n;                              follows n
//   auto &r = m;                             follows m, and is an alias of it
//   auto p = std::make_unique<std::unordered_map<K, V>>();
//   std::unique_ptr<std::unordered_map<K, V>> p(new std::unordered_map<K, V>);
//   auto *p = new std::unordered_map<K, V>(n);
//
// A map made by a function, or copied from one that is no table of the body,
// has a type that is not ours to change.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_MAKING_H
#define ROOST_LEGALITY_MAKING_H

#include "Legality/Model.h"

namespace roost {

/// Judges the declaration of table \p T with its initializer.
void judgeMaking(Model &M, unsigned T);
/// Judges the value \p Init that table \p T is made of or assigned.
void judgeSource(Model &M, unsigned T, const clang::Expr *Init);

} // namespace roost

#endif
