//===- BodyIndex.h - Parents and uses inside one body of code ---*- C++ -*-===//
//
// Clang's AST points down; legality asks upwards ("what is done with this
// expression?") and sideways ("where else is this variable used?"). One walk
// over a body answers both. A body is a function's with its constructor
// initializers, or the initializer of a variable or field; the bodies of
// lambdas written in it belong to it.
//
// The walk sees semantic forms only: what is evaluated. A second walk over
// everything that is written finds uses inside types (`decltype(m)`), which
// the first can't see; variables with such uses are `usedOddly`. But for those
// that ask for a type which is the same of a standard container and of ours:
// `decltype(m)::value_type`.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_BODYINDEX_H
#define ROOST_LEGALITY_BODYINDEX_H

#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace roost {

class BodyIndex {
public:
  explicit BodyIndex(const clang::Decl *Body);

  const clang::Decl *body() const { return Body; }
  /// The statement that \p S is a part of; null for the outermost ones.
  const clang::Stmt *parent(const clang::Stmt *S) const {
    return Nodes.lookup(S).Parent;
  }
  bool contains(const clang::Stmt *S) const { return Nodes.contains(S); }
  /// Is \p S a part of \p Whole, or that itself?
  bool isInside(const clang::Stmt *S, const clang::Stmt *Whole) const {
    while (S && S != Whole)
      S = parent(S);
    return S;
  }
  /// The innermost lambda in whose body \p S is.
  const clang::LambdaExpr *lambdaOf(const clang::Stmt *S) const {
    return Nodes.lookup(S).In;
  }
  const clang::LambdaExpr *lambdaOf(const clang::VarDecl *V) const {
    return DeclaredIn.lookup(V);
  }
  /// The function whose result the statement \p Return gives: a lambda's, or
  /// the body's own.
  const clang::FunctionDecl *functionOf(const clang::ReturnStmt *Return) const {
    if (const clang::LambdaExpr *L = lambdaOf(Return))
      return L->getCallOperator();
    return dyn_cast<clang::FunctionDecl>(Body);
  }
  /// The calls of a function, by its canonical declaration.
  llvm::ArrayRef<const clang::CallExpr *>
  calls(const clang::FunctionDecl *FD) const {
    auto It = Calls.find(FD);
    return It == Calls.end() ? llvm::ArrayRef<const clang::CallExpr *>()
                             : It->second;
  }
  /// The variable whose whole initializer \p S is.
  const clang::VarDecl *initializedBy(const clang::Stmt *S) const {
    return InitOf.lookup(S);
  }
  /// The field whose whole initializer \p S is.
  const clang::FieldDecl *fieldInitializedBy(const clang::Stmt *S) const {
    return FieldInitOf.lookup(S);
  }
  /// Fields with the initializers that a constructor, or the body itself, has
  /// for them.
  llvm::ArrayRef<std::pair<const clang::FieldDecl *, const clang::Expr *>>
  fieldInitializers() const {
    return FieldInits;
  }
  /// Expressions that name the member: a field (also through a structured
  /// binding) or a static member variable.
  llvm::ArrayRef<const clang::Expr *>
  memberUses(const clang::ValueDecl *D) const {
    auto It = MemberUses.find(D);
    return It == MemberUses.end() ? llvm::ArrayRef<const clang::Expr *>()
                                  : It->second;
  }
  /// Members that are named in the body.
  llvm::ArrayRef<const clang::ValueDecl *> members() const { return Members; }
  /// References to the variable, or to its structured bindings.
  llvm::ArrayRef<const clang::DeclRefExpr *>
  uses(const clang::VarDecl *V) const {
    auto It = Uses.find(V);
    return It == Uses.end() ? llvm::ArrayRef<const clang::DeclRefExpr *>()
                            : It->second;
  }
  /// True if the variable appears where only its type is asked.
  bool usedOddly(const clang::VarDecl *V) const { return Odd.contains(V); }

  /// A variable or parameter of the body or of a lambda in it.
  bool isDeclaredHere(const clang::VarDecl *V) const {
    return DeclaredIn.contains(V);
  }
  llvm::ArrayRef<const clang::VarDecl *> variables() const { return Vars; }
  /// Variables and members of which only the type is asked somewhere.
  llvm::ArrayRef<const clang::ValueDecl *> odd() const { return OddOnes; }
  /// Does \p S only lead to a type that lowering does not change?
  bool leadsToSameType(const clang::Stmt *S) const {
    return SameTypes.contains(S);
  }
  llvm::ArrayRef<const clang::LambdaExpr *> lambdas() const { return Lambdas; }
  llvm::ArrayRef<const clang::CXXThisExpr *> thisUses() const { return This; }
  /// Every expression and statement in the order of the walk.
  llvm::ArrayRef<const clang::Stmt *> statements() const { return All; }
  /// True if code of \p L, or with null of the body itself, is a coroutine.
  bool isCoroutine(const clang::LambdaExpr *L) const {
    return Coroutines.contains(L);
  }
  /// True if part of the body runs under an OpenMP or similar directive.
  bool hasCapturedRegion() const { return CapturedRegion; }
  /// The parts that are evaluated by themselves: the function's body, its
  /// constructor initializers, or the one initializer.
  llvm::ArrayRef<const clang::Stmt *> roots() const { return Roots; }

private:
  struct Node {
    const clang::Stmt *Parent = nullptr;
    const clang::LambdaExpr *In = nullptr;
  };
  void walk(const clang::Stmt *S, const clang::Stmt *Parent,
            const clang::LambdaExpr *In);
  void declare(const clang::VarDecl *V, const clang::Stmt *Parent,
               const clang::LambdaExpr *In);
  void useMember(const clang::ValueDecl *D, const clang::Expr *E);
  void initialize(const clang::FieldDecl *F, const clang::Expr *E);
  void findOddUses();

  const clang::Decl *Body;
  std::vector<const clang::Stmt *> Roots;
  llvm::DenseMap<const clang::Stmt *, Node> Nodes;
  llvm::DenseMap<const clang::Stmt *, const clang::VarDecl *> InitOf;
  llvm::DenseMap<const clang::VarDecl *, const clang::LambdaExpr *> DeclaredIn;
  llvm::DenseMap<const clang::VarDecl *,
                 llvm::SmallVector<const clang::DeclRefExpr *, 4>>
      Uses;
  llvm::DenseMap<const clang::Stmt *, const clang::FieldDecl *> FieldInitOf;
  std::vector<std::pair<const clang::FieldDecl *, const clang::Expr *>>
      FieldInits;
  llvm::DenseMap<const clang::ValueDecl *,
                 llvm::SmallVector<const clang::Expr *, 4>>
      MemberUses;
  std::vector<const clang::ValueDecl *> Members;
  llvm::DenseMap<const clang::FunctionDecl *,
                 llvm::SmallVector<const clang::CallExpr *, 4>>
      Calls;
  llvm::DenseSet<const clang::VarDecl *> Odd;
  std::vector<const clang::ValueDecl *> OddOnes;
  llvm::DenseSet<const clang::Stmt *> SameTypes;
  llvm::DenseSet<const clang::LambdaExpr *> Coroutines;
  std::vector<const clang::VarDecl *> Vars;
  std::vector<const clang::LambdaExpr *> Lambdas;
  std::vector<const clang::CXXThisExpr *> This;
  std::vector<const clang::Stmt *> All;
  bool CapturedRegion = false;
};

/// The member that a structured binding is, or null.
const clang::MemberExpr *boundMember(const clang::DeclRefExpr *E);

/// The variable a reference stands for: itself, or the one that a structured
/// binding is a part of. Null if it is no variable.
const clang::VarDecl *variableOf(const clang::DeclRefExpr *E);

} // namespace roost

#endif
