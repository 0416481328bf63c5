//===- Quiet.h - What moves no element of a wide table ----------*- C++ -*-===//
//
// A wide table's elements may be moved by any code of the program's. An
// expression is *quiet* if by itself, its operands aside, it moves none and
// lets no other thread go on:
//
//   - builtin operators, trivial constructors;
//   - functions of the standard library on scalars and its own values
//     (containers, strings, iterators, streams ...), and closures of this body,
//     whose code is looked at elsewhere (Moves);
//   - functions, constructors and destructors of the program's whose bodies
//     hold nothing but what is quiet (QuietBodies.h);
//   - the library's functions that only make, copy, move, destroy and hand out
//     objects of a class of the program's, if the class is a *value*: its
//     constructors, assignments and destructor are quiet, and its parts are
//     values; and those that look up keys, if hash and comparison are quiet.
//
// An expression that makes an object stands for the object's destruction too:
// an exception may destroy it where nothing else shows.
//
// Not quiet is what calls other functors of the program's, deleters
// (std::shared_ptr may have any), destructors that a derived class may have
// overridden, mutexes, atomics, threads, coroutines, the guards of static
// variables, and functions that are not seen.
//
// Taken for granted: operator new and delete that replace the global ones, and
// the buffers behind streams, reach no table.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_QUIET_H
#define ROOST_LEGALITY_QUIET_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace roost {

class QuietBodies;

class Quiet {
public:
  using Closures =
      llvm::DenseMap<const clang::CXXRecordDecl *, const clang::LambdaExpr *>;

  /// For the body that Moves looks at: what its own expressions do to tables is
  /// known elsewhere, and \p Own has the closures of which that is true.
  Quiet(const Closures &Own, QuietBodies &Bodies) : Own(&Own), Bodies(Bodies) {}
  /// For bodies of other functions. Whatever they do to any table counts.
  explicit Quiet(QuietBodies &Bodies) : Bodies(Bodies) {}

  /// Is \p S quiet by itself?
  bool expression(const clang::Stmt *S) const;
  /// Is \p S quiet with all of its parts?
  bool whole(const clang::Stmt *S) const;
  /// Is the destruction of an object whose class is \p T?
  bool destructor(clang::QualType T) const;
  /// Of what is in such an object, and of its bases?
  bool partsAreDestroyed(const clang::CXXRecordDecl *RD) const;
  /// Is a class of the program's, other than an own closure, behind this type?
  bool mentionsProgram(clang::QualType T, unsigned Depth = 0) const;

private:
  using Types = llvm::function_ref<bool(clang::QualType)>;
  bool isOwn(const clang::CXXRecordDecl *RD) const {
    return Own && Own->count(RD);
  }
  bool
  ofClass(clang::QualType T, bool Destroyed,
          llvm::function_ref<bool(const clang::CXXRecordDecl *)> Ask) const;
  bool isValue(clang::QualType T) const;
  bool valueClass(const clang::CXXRecordDecl *RD) const;
  bool partsAreValues(const clang::CXXRecordDecl *RD) const;
  bool standardClass(const clang::CXXRecordDecl *RD, Types Each) const;
  bool isSilent(clang::QualType T, unsigned Depth = 0) const;
  bool holdsTable(clang::QualType T, unsigned Depth = 0) const;
  bool swapsByItself(clang::QualType T, unsigned Depth = 0) const;
  bool isKeyedByProgram(clang::QualType T) const;
  bool deletes(clang::QualType T) const;
  bool declaration(const clang::VarDecl *V) const;
  bool construction(const clang::CXXConstructExpr *C) const;
  bool call(const clang::CallExpr *Call) const;
  bool method(const clang::CallExpr *Call,
              const clang::CXXMethodDecl *Method) const;
  bool allocation(const clang::FunctionDecl *FD) const;
  bool standard(const clang::CallExpr *Call,
                const clang::FunctionDecl *FD) const;
  bool lookUp(const clang::CallExpr *Call, clang::QualType Table) const;
  bool algorithm(const clang::CallExpr *Call,
                 const clang::FunctionDecl *FD) const;
  bool isOwnTable(const clang::Expr *Object) const;
  bool templateArguments(const clang::FunctionDecl *FD,
                         llvm::ArrayRef<const clang::Expr *> Args) const;

  const Closures *Own = nullptr;
  QuietBodies &Bodies;
  /// Answers for classes: values, and destroyed.
  mutable llvm::DenseMap<const clang::CXXRecordDecl *, bool> Known[2];
};

} // namespace roost

#endif
