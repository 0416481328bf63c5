//===- Ownership.h - What belongs to this file alone ------------*- C++ -*-===//
//
// L8: a declaration's type may change only if no other file can know it.
//
//   owned                                  not owned
//   local variables, lambdas               what a header declares, too
//   static and anonymous functions,        external functions and variables
//     their parameters and results         virtual functions, main
//   static and anonymous variables         functions whose address is taken
//   classes that only this file declares:  templates' explicit specialisations
//     fields, member functions             what is visible by an attribute
//
// A class with external linkage is owned if every declaration of it stands in
// the main file. Another file could define the same class again, token by token
// ([basic.def.odr]); the two must then not be mixed. So if a type in such a class
// changes, its outermost owned class is given an ABI tag: the names of all of its
// functions differ from then on, and a file that relied on sharing them fails to
// link instead of failing to work.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_OWNERSHIP_H
#define ROOST_LEGALITY_OWNERSHIP_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class ASTContext;
class CXXRecordDecl;
class Decl;
class FunctionDecl;
class ValueDecl;
} // namespace clang

namespace roost {

class Ownership {
public:
  explicit Ownership(const clang::ASTContext &Ctx) : Ctx(Ctx) {}

  /// May the types of this function's parameters and of its result change?
  bool owns(const clang::FunctionDecl *FD);
  /// May the type of this variable (of any storage), field or parameter?
  bool owns(const clang::ValueDecl *D);
  bool owns(const clang::CXXRecordDecl *RD);
  /// The class that must be tagged if the type of \p D changes, or null.
  const clang::CXXRecordDecl *tagFor(const clang::ValueDecl *D);
  /// True if every declaration of \p D is written in the main file.
  bool isOfThisFile(const clang::Decl *D) const;

private:
  const clang::ASTContext &Ctx;
  llvm::DenseMap<const clang::Decl *, bool> Known;
};

} // namespace roost

#endif
