//===- Quiet.h - What runs no code but the library's own --------*- C++ -*-===//
//
// A wide table's elements may be moved by any code of the program's. An
// expression is *quiet* if by itself, its operands aside, it runs none of it
// and lets no other thread go on:
//
//   - builtin operators, trivial constructors;
//   - functions of the standard library on scalars and its own values
//     (containers, strings, iterators, streams ...), and closures of this body,
//     whose code is looked at elsewhere (Moves);
//   - the library's functions that only make, copy, move, destroy and hand out
//     objects of a class of the program's, if the class is a *value*: it has no
//     user-provided constructor, assignment or destructor, nor have its parts.
//
// Not quiet is what calls comparisons, hashes and other functors of the
// program's, deleters (std::shared_ptr may have any), mutexes, atomics,
// threads, coroutines, and default arguments or initializers that call.
//
// Taken for granted: operator new and delete that replace the global ones, and
// the buffers behind streams, reach no table.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_QUIET_H
#define ROOST_LEGALITY_QUIET_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace roost {

class Quiet {
public:
  using Closures =
      llvm::DenseMap<const clang::CXXRecordDecl *, const clang::LambdaExpr *>;

  /// \p Own has the closures that are looked at elsewhere.
  explicit Quiet(const Closures &Own) : Own(Own) {}

  /// Does \p S by itself run nothing of the program's?
  bool expression(const clang::Stmt *S) const;
  /// Does the destructor of a \p T?
  bool destructor(clang::QualType T) const { return isValue(T); }

private:
  bool isValue(clang::QualType T, unsigned Depth = 0) const;
  bool mentionsProgram(clang::QualType T, unsigned Depth = 0) const;
  bool holdsMap(clang::QualType T, unsigned Depth = 0) const;
  bool isKeyedByProgram(clang::QualType T) const;
  bool isHarmless(const clang::Stmt *Initializer) const;
  bool construction(const clang::CXXConstructExpr *C) const;
  bool call(const clang::CallExpr *Call) const;
  bool standard(const clang::CallExpr *Call,
                const clang::FunctionDecl *FD) const;

  const Closures &Own;
};

} // namespace roost

#endif
