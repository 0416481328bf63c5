//===- CallSites.h - What functions of this file are given ------*- C++ -*-===//
//
// Two reference parameters of one type may be one object, and so may a
// parameter and a global or a member: an insertion through one moves elements
// that the other refers to.
//
//     static void add(Map &to, const Map &from) {
//       for (auto &[k, v] : from) to[k] += v;
//     }
//
// Of functions that belong to this file all calls are known (L8; what is seen
// otherwise is not lowered). If each gives two different variables, the two are
// never one. Variables, fields and new objects are told apart here; what is
// behind a reference is not known, but a call that only hands the function's
// own parameters on tells nothing new.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_CALLSITES_H
#define ROOST_LEGALITY_CALLSITES_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace clang {
class CallExpr;
class FunctionDecl;
class ValueDecl;
} // namespace clang

namespace roost {

class BodyIndex;

class CallSites {
public:
  /// Takes in the calls of a body.
  void add(const BodyIndex &In);
  /// Are these never one object? At least one is a parameter of a function all
  /// of whose calls were taken in; the other is one of the same function, a
  /// field, or a variable with static lifetime.
  bool areDistinct(const clang::ValueDecl *A, const clang::ValueDecl *B) const;

private:
  llvm::DenseMap<const clang::FunctionDecl *,
                 llvm::SmallVector<const clang::CallExpr *, 4>>
      Calls;
};

} // namespace roost

#endif
