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
// Parameters, results and fields that are tables are made where a function is
// called, returns, or a constructor or aggregate initializes them: there each
// argument, returned value and initializer is judged in the same way.
//
// A map made by a function that is not owned, or copied from one that is no
// table, has a type that is not ours to change.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_MAKING_H
#define ROOST_LEGALITY_MAKING_H

#include "Legality/Model.h"

namespace roost {

/// Judges the declaration of table \p T with its initializer.
void judgeMaking(Model &M, unsigned T);
/// Judges the value \p Init that table \p T is made of, bound to or assigned.
void judgeSource(Model &M, unsigned T, const clang::Expr *Init);
/// Judges what the body gives to parameters, results and fields.
void judgeCalls(Model &M);

} // namespace roost

#endif
