//===- Ownership.h - What belongs to this file alone ------------*- C++ -*-===//
//
// L8: a declaration's type may change only if no other file can know it.
//
//   owned                                  not owned
//   local variables, lambdas               what a header declares, too
//   static and anonymous functions,        other functions and variables with
//     their parameters and results           external linkage
//   static and anonymous variables         virtual functions, main
//   classes that only this file declares:  functions whose address is taken
//     fields, member functions             templates' explicit specialisations
//   in a program of one file: functions    what is visible by an attribute
//     and variables with external linkage
//   what a function template's call makes
//     of its arguments (Generics.h)
//
// A program of one file defines main, includes no header but the system's, and
// declares no function or variable that it does not define: it has nothing in
// common with another file of its own.
//
// A class with external linkage is owned if every declaration of it stands in
// the main file. Another file could define the same class again, token by token
// ([basic.def.odr]); the two must then not be mixed. So if a type in such a
// class changes, its outermost owned class is given an ABI tag: the names of
// all of its functions differ from then on, and a file that relied on sharing
// them fails to link instead of failing to work. Functions whose result changes
// and variables with external linkage are tagged for the same reason.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_OWNERSHIP_H
#define ROOST_LEGALITY_OWNERSHIP_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

namespace clang {
class ASTContext;
class CXXRecordDecl;
class Decl;
class FunctionDecl;
class NamedDecl;
class ValueDecl;
} // namespace clang

namespace roost {

struct Generic;
class Retentions;

class Ownership {
public:
  Ownership(const clang::ASTContext &Ctx, Retentions &R) : Ctx(Ctx), R(R) {}

  /// May the types of this function's parameters and of its result change?
  bool owns(const clang::FunctionDecl *FD);
  /// May the type of this variable (of any storage), field or parameter?
  bool owns(const clang::ValueDecl *D);
  bool owns(const clang::CXXRecordDecl *RD);
  /// What follows from arguments in this instance of a template; else null.
  const Generic *generic(const clang::FunctionDecl *FD);
  /// The class, function or variable that must be tagged if the type of \p D
  /// changes, or null.
  const clang::NamedDecl *tagFor(const clang::ValueDecl *D);
  /// True if every declaration of \p D is written in the main file.
  bool isOfThisFile(const clang::Decl *D) const;

private:
  bool isProgramOfOneFile();

  std::optional<bool> OneFile;
  const clang::ASTContext &Ctx;
  Retentions &R;
  llvm::DenseMap<const clang::Decl *, bool> Known;
};

} // namespace roost

#endif
