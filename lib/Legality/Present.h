//===- Present.h - Keys that are known to be there --------------*- C++ -*-===//
//
// L5. `m[k]` inserts, and so may move elements, unless `k` is in the map. Often
// the code around it has just asked:
//
//     for (auto &[k, n] : m)            k is the key of an element
//       if (m.count(-k))                -k is there where this holds
//         sum += n * m[-k] / m[k];
//
//     if (!m.contains(k))               or does not hold
//       continue;
//     use(m[k], m[k]);
//
// The question must be asked of the same variable and with the same key, and
// govern the access: a branch, a loop, `&&`, `||`, `?:`, or an `if` before it
// that always leaves. In the *region* that it governs, the question included,
// nothing may change the key or take elements from the map, under any of its
// names. Keys that are asked for must be values through and through: numbers,
// strings; pointers where std compares them. Wide tables, which other functions
// reach, and code that labels lead into are left alone.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_PRESENT_H
#define ROOST_LEGALITY_PRESENT_H

#include "Legality/Model.h"

namespace roost {

/// Do two expressions have the same value, if what they name does not change?
/// Only of those is it known that run no code of the program's and do nothing
/// else; such an expression is the same as itself.
bool isSame(const clang::Expr *A, const clang::Expr *B);

class Present {
public:
  explicit Present(const Model &M) : M(M), Index(M.Index) {}

  /// True if \p Access, `m[k]`, finds its key whenever it is evaluated.
  bool finds(const clang::CXXOperatorCallExpr *Access) const;

private:
  struct Question {
    unsigned Table;
    const clang::Expr *Key;
  };
  using Region = llvm::SmallVector<const clang::Stmt *, 8>;

  bool answers(const clang::Expr *Condition, bool Holds,
               const Question &Q) const;
  bool asksFor(const clang::Expr *Call, llvm::StringRef Name,
               const Question &Q) const;
  bool isElementOf(const clang::CXXForRangeStmt *Loop, const Question &Q) const;
  Region governed(const clang::Stmt *P, const clang::Stmt *Part,
                  const Question &Q) const;
  bool isValue(const Question &Q) const;
  bool isSteady(const Region &In, const Question &Q) const;
  bool keepsElements(const Region &In, unsigned Table) const;
  bool keepsValue(const clang::Expr *Key, const Region &In) const;
  bool keepsValue(const clang::VarDecl *V, const Region &In) const;
  bool isIn(const clang::Stmt *S, const Region &In) const;

  const Model &M;
  const BodyIndex &Index;
};

} // namespace roost

#endif
