//===- Moves.h - What may move a table's elements ---------------*- C++ -*-===//
//
// L5, between its halves. Moves are insertions, reserve, rehash, clear, swap,
// move and assignment of a table, wherever they stand. The address of a table
// never leaves its function (L4), so code elsewhere moves its elements only
// through a lambda that captured it:
//
//     auto grow = [&](int k) { m[k] = 1; };   // a moving lambda
//     grow(2);                                // moves
//     std::for_each(v.begin(), v.end(), grow);// moves
//     std::function<void(int)> f = grow;
//     f(3);                                   // moves: any lambda may be in f
//     log(4);                                 // does not: it can't reach grow
//     run(grow);                              // moves, and from here on every
//                                             // call of user code does
//                                             (shared)
//
// A *wide* table is reached by other functions: a field, a static variable,
// what a reference or pointer parameter leads to, a local whose address went to
// one of these. Any code of the program may move its elements, and so may
// another thread whenever this one waits. So for wide tables every call counts
// as a move but those that are known to move none and to wait for nobody
// (Quiet.h). That is only asked where the body refers to an element of one.
//
// A lambda with a table in it that is handed to code that may run it in
// another thread makes the table *shared*: moves may come at any time, so no
// loan of it may exist at all.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_MOVES_H
#define ROOST_LEGALITY_MOVES_H

#include "Legality/Model.h"
#include "Legality/Quiet.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallBitVector.h"

namespace roost {

/// A set of tables, by the leader of their alias class.
using Aliases = llvm::SmallBitVector;

class Moves {
public:
  Moves(const Model &M, QuietBodies &Bodies);

  /// What evaluating \p S moves; the bodies of lambdas in it are not evaluated.
  Aliases of(const clang::Stmt *S) const;
  /// What \p S moves apart from its operands.
  Aliases by(const clang::Stmt *S) const;
  /// What running the destructor of a \p T may move.
  Aliases byDestructor(clang::QualType T) const;
  /// The first statement inside \p S that moves one of \p Which, or null.
  const clang::Stmt *find(const clang::Stmt *S, const Aliases &Which) const;
  /// Tables that lambdas out of control work on.
  const Aliases &shared() const { return Shared; }
  const Aliases &moved() const { return Moved; }
  Aliases none() const { return Aliases(unsigned(M.Tables.size())); }
  Aliases only(unsigned Table) const {
    Aliases A = none();
    A.set(M.Alias.find(Table));
    return A;
  }

private:
  void findLambdas();
  void findShared();
  bool handedOut(const clang::LambdaExpr *L) const;
  bool handedOut(const clang::VarDecl *V,
                 llvm::SmallVectorImpl<const clang::VarDecl *> &Open) const;
  bool placeHandsOut(const clang::Expr *E,
                     llvm::SmallVectorImpl<const clang::VarDecl *> &Open) const;
  Aliases byType(clang::QualType T) const;
  Aliases byCall(const clang::Stmt *S) const;

  const Model &M;
  const BodyIndex &Index;
  llvm::DenseMap<const clang::CXXRecordDecl *, const clang::LambdaExpr *>
      Closures;
  Quiet Others; ///< what other functions may do
  llvm::DenseMap<const clang::LambdaExpr *, Aliases> ByLambda;
  Aliases Exposed; ///< moved by some lambda
  Aliases Shared;
  Aliases Wide;
  Aliases Moved;                               ///< moved anywhere
  llvm::DenseSet<const clang::Stmt *> Finding; ///< `m[k]` that insert nothing
  llvm::DenseMap<const clang::Stmt *, Aliases> Sums;
};

} // namespace roost

#endif
