//===- Making.h - How a table is made ---------------------------*- C++ -*-===//
//
// L2, L4. In: a table of the model. Out: the edits of its written types (at the
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
//   std::vector<std::unordered_map<K, V>> v(n), w(n, m), x = v;
//   auto it = v.begin();                     follows v, and is an alias of it
//
// Parameters, results and fields that are tables are made where a function is
// called, returns, or a constructor or aggregate initializes them: there each
// argument, returned value and initializer is judged in the same way.
//
// A map made by a function that is not owned has a type that is not ours to
// change. A copy of a map that keeps the standard type is a new object, and our
// tables can be made of one (StdTwin of include/roost):
//
//   std::unordered_map<K, V> m = other, m(other), m{other};
//   auto m = std::unordered_map<K, V>(other);    a type is written
//   for (std::unordered_map<K, V> m : vector)
//   m = other;
//   return other;             where the type of the result is written
//   f(other)                  where `f` can be no other function
//   auto m = other, f(other) with `const std::unordered_map<K, V> &`, a move:
//                             refused, as what is made or bound is std's own
//
// An object whose type is deduced gets that of its source, and a reference must
// not be bound to a copy. Nor may the conversion that the edited program makes
// there change which function is called, or be the second one.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_MAKING_H
#define ROOST_LEGALITY_MAKING_H

#include "Legality/Model.h"

namespace clang {
class CallExpr;
class CXXOperatorCallExpr;
} // namespace clang

namespace roost {

/// Judges the declaration of table \p T with its initializer.
void judgeMaking(Model &M, unsigned T);
/// Judges the value \p Init that table \p T is made of, bound to or assigned.
/// \p Typed says whether its type is written, so that other values convert.
void judgeSource(Model &M, unsigned T, const clang::Expr *Init, bool Typed);
/// Judges the value of `m = value`, a container of \p T's type.
void judgeAssignment(Model &M, unsigned T,
                     const clang::CXXOperatorCallExpr *Op);
/// Judges \p Given, which \p By makes the maps of carrier \p T of, or assigns
/// to them: a map, or a carrier of such.
void judgePart(Model &M, unsigned T, const clang::Expr *Given,
               const clang::Expr *By);
/// Judges the arguments of a call of a template's instance whose types follow
/// from them; false if it is none, or if they are judged as those of any
/// function.
bool judgePassing(Model &M, const clang::CallExpr *Call);
/// Judges what the body gives to parameters, results and fields.
void judgeCalls(Model &M);

} // namespace roost

#endif
