//===- Moves.cpp - What may move a table's elements -----------------------===//

#include "Legality/Moves.h"
#include "Legality/Present.h"
#include "Legality/TypeFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

Moves::Moves(const Model &M, QuietBodies &Bodies)
    : M(M), Index(M.Index), Others(Closures, Bodies) {
  Exposed = Shared = Moved = Wide = none();
  // Where nothing refers to an element it does not matter who moves it.
  Aliases Borrowed = none();
  for (const Borrow &B : M.Borrows)
    Borrowed.set(M.Alias.find(B.Of));
  for (unsigned T = 0; T < M.Tables.size(); ++T)
    if (M.Tables[T].Wide)
      Wide.set(M.Alias.find(T));
  Wide &= Borrowed;
  Present Keys(M);
  for (const auto &[S, Of] : M.Moves)
    if (const auto *Access = dyn_cast<CXXOperatorCallExpr>(S);
        Access && Keys.finds(Access))
      Finding.insert(S);
  findShared();
  findLambdas();
  // Sums from the leaves up: the walk listed parents before their parts.
  for (const Stmt *S : llvm::reverse(Index.statements())) {
    Aliases Own = by(S);
    Moved |= Own;
    if (auto It = Sums.find(S); It != Sums.end())
      Own |= It->second;
    if (Own.none())
      continue;
    Sums[S] = Own;
    const Stmt *P = Index.parent(S);
    if (!P || (isa<LambdaExpr>(P) && Index.lambdaOf(S) == P))
      continue;
    Aliases &Up = Sums.try_emplace(P, none()).first->second;
    Up |= Own;
  }
}

Aliases Moves::of(const Stmt *S) const {
  auto It = Sums.find(S);
  return It == Sums.end() ? none() : It->second;
}

Aliases Moves::by(const Stmt *S) const {
  Aliases A = byCall(S);
  if (Wide.any() && !Others.expression(S))
    A |= Wide;
  if (auto It = M.Moves.find(S); It != M.Moves.end() && !Finding.contains(S))
    for (unsigned T : It->second)
      A.set(M.Alias.find(T));
  return A;
}

const Stmt *Moves::find(const Stmt *S, const Aliases &Which) const {
  if (!S || !of(S).anyCommon(Which))
    return nullptr;
  if (by(S).anyCommon(Which))
    return S;
  if (isa<LambdaExpr>(S)) {
    for (const Stmt *Init : cast<LambdaExpr>(S)->capture_inits())
      if (const Stmt *Found = find(Init, Which))
        return Found;
    return S;
  }
  for (const Stmt *Child : S->children())
    if (const Stmt *Found = find(Child, Which))
      return Found;
  return S;
}

/// What calling, or merely having, an object of this type may run.
Aliases Moves::byType(QualType T) const {
  Aliases A = none();
  if (Exposed.none())
    return A;
  llvm::SmallVector<const CXXRecordDecl *, 4> Found;
  bool Unknown = false;
  closuresIn(T, Found, Unknown);
  if (Unknown)
    return Exposed;
  for (const CXXRecordDecl *RD : Found) {
    auto It = Closures.find(RD);
    if (It == Closures.end())
      return Exposed; // A closure of another body.
    auto Known = ByLambda.find(It->second);
    if (Known != ByLambda.end())
      A |= Known->second;
  }
  return A;
}

Aliases Moves::byDestructor(QualType T) const {
  Aliases A = byType(T);
  if (Wide.any() && !Others.destructor(T))
    A |= Wide;
  const CXXRecordDecl *RD =
      T.getNonReferenceType()->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  if (RD && !isInStd(RD) && RD->hasDefinition() &&
      !RD->hasTrivialDestructor()) {
    Aliases User = Shared;
    User &= Exposed;
    A |= User;
  }
  return A;
}

Aliases Moves::byCall(const Stmt *S) const {
  Aliases A = none();
  if (Exposed.none())
    return A;
  if (const auto *C = dyn_cast<CXXConstructExpr>(S)) {
    const CXXConstructorDecl *D = C->getConstructor();
    if (isInStd(D)) {
      // Making a std::function or a copy of a functor runs nothing of it.
      const auto *RD = D->getParent();
      if (D->isCopyOrMoveConstructor() ||
          (RD->getIdentifier() && RD->getName() == "function"))
        return A;
    } else if (D->isDefaulted() || D->getParent()->isLambda()) {
      return A;
    } else {
      A |= Shared;
    }
    for (const Expr *Arg : C->arguments())
      A |= byType(Arg->getType());
    A &= Exposed;
    return A;
  }
  const auto *Call = dyn_cast<CallExpr>(S);
  if (!Call)
    return isa<CXXUnresolvedConstructExpr, CoawaitExpr, CoyieldExpr>(S)
               ? Exposed
               : A;
  if (Call->isTypeDependent()) {
    // Member calls of a table in a generic lambda are in M.Moves if they move.
    const auto *Member =
        dyn_cast<UnresolvedMemberExpr>(Call->getCallee()->IgnoreParens());
    if (Member && !Member->isImplicitAccess() && !Member->isArrow() &&
        M.tableOf(Member->getBase()))
      return A;
    // g[a].push_back(b) on a standard container that holds no functors.
    const auto *Part = dyn_cast<CXXDependentScopeMemberExpr>(
        Call->getCallee()->IgnoreParens());
    if (Part && !Part->isImplicitAccess() && !Part->isArrow()) {
      QualType T = M.knownType(Part->getBase());
      const CXXRecordDecl *RD = T.isNull() ? nullptr : T->getAsCXXRecordDecl();
      if (RD && isInStd(RD) && isInert(T)) {
        A |= Shared;
        A &= Exposed;
        return A;
      }
    }
    // An operator on what is known, or between iterators and scalars.
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call))
      if (Op->getOperator() != OO_Call) {
        A |= Shared;
        A &= Exposed;
        return A;
      }
    return Exposed;
  }
  const FunctionDecl *FD = Call->getDirectCallee();
  if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(FD))
    if (Method->getParent()->isLambda()) {
      auto It = Closures.find(Method->getParent());
      if (It == Closures.end())
        return Exposed;
      auto Known = ByLambda.find(It->second);
      return Known == ByLambda.end() ? A : Known->second;
    }
  if (!FD || !isInStd(FD))
    A |= Shared;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
      Op && FD && isInStd(FD) && Op->getOperator() == OO_Equal)
    return A; // f = [&] ... runs nothing.
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (const Expr *Object = Member->getImplicitObjectArgument())
      A |= byType(Object->getType());
  for (const Expr *Arg : Call->arguments())
    A |= byType(Arg->getType());
  A &= Exposed;
  return A;
}

/// Which tables each lambda moves when it runs, by iteration to a fixpoint.
void Moves::findLambdas() {
  for (const LambdaExpr *L : Index.lambdas()) {
    Closures[L->getLambdaClass()] = L;
    ByLambda[L] = none();
  }
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const Stmt *S : Index.statements()) {
      const LambdaExpr *L = Index.lambdaOf(S);
      if (!L)
        continue;
      Aliases Own = by(S);
      if (Own.none())
        continue;
      // A lambda inside a lambda counts for both.
      for (; L; L = Index.lambdaOf(L)) {
        Aliases &Known = ByLambda[L];
        if (!Own.test(Known)) // Own is a subset of Known.
          continue;
        Known |= Own;
        Exposed |= Own;
        Changed = true;
      }
    }
  }
}

//===----------------------------------------------------------------------===//
// Shared tables
//===----------------------------------------------------------------------===//

/// Standard functions and classes that run a functor in another thread, or at
/// a time of their own choice.
static bool runsElsewhere(const FunctionDecl *FD) {
  static constexpr StringRef Names[] = {
      "thread", "jthread", "async",         "packaged_task",
      "signal", "atexit",  "at_quick_exit", "set_terminate"};
  if (FD->getIdentifier() && llvm::is_contained(Names, FD->getName()))
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  return Method && Method->getParent()->getIdentifier() &&
         llvm::is_contained(Names, Method->getParent()->getName());
}

void Moves::findShared() {
  for (const LambdaExpr *L : Index.lambdas()) {
    Aliases Uses = none();
    for (unsigned T = 0; T < M.Tables.size(); ++T) {
      if (M.Tables[T].Kind == Form::Position)
        continue;
      const VarDecl *V = M.Tables[T].var();
      if (M.Tables[T].isResult() || (V && Index.lambdaOf(V) == L))
        continue;
      for (const Expr *E : M.usesOf(T))
        for (const LambdaExpr *In = Index.lambdaOf(E); In;
             In = Index.lambdaOf(In))
          if (In == L)
            Uses.set(M.Alias.find(T));
    }
    if (Uses.any() && handedOut(L))
      Shared |= Uses;
  }
}

bool Moves::handedOut(const LambdaExpr *L) const {
  llvm::SmallVector<const VarDecl *, 4> Open;
  return placeHandsOut(L, Open);
}

/// Do the uses of a variable that has the lambda hand it out?
bool Moves::handedOut(const VarDecl *V,
                      llvm::SmallVectorImpl<const VarDecl *> &Open) const {
  if (llvm::is_contained(Open, V))
    return false;
  Open.push_back(V);
  if (!V->hasLocalStorage())
    return true;
  for (const DeclRefExpr *E : Index.uses(V))
    if (placeHandsOut(E, Open))
      return true;
  return false;
}

/// Follows a value that has the lambda in it.
bool Moves::placeHandsOut(const Expr *E,
                          llvm::SmallVectorImpl<const VarDecl *> &Open) const {
  for (;;) {
    if (const VarDecl *V = Index.initializedBy(E))
      return handedOut(V, Open);
    const Stmt *P = Index.parent(E);
    if (!P)
      return true;
    if (!isa<Expr>(P))
      return isa<ReturnStmt, CoreturnStmt, DeclStmt>(P); // Else dropped.
    if (const auto *L = dyn_cast<LambdaExpr>(P))
      return Index.lambdaOf(E) == L; // A capture is seen by its uses.
    if (isWrapper(P) || isa<CastExpr>(P)) {
      E = cast<Expr>(P);
      continue;
    }
    if (isa<UnaryExprOrTypeTraitExpr>(P))
      return false;
    if (const auto *C = dyn_cast<CXXConstructExpr>(P)) {
      const CXXConstructorDecl *D = C->getConstructor();
      if (D->getParent()->isLambda() || (isInStd(D) && !runsElsewhere(D))) {
        E = C; // A copy, a std::function, a std::priority_queue...
        continue;
      }
      return true;
    }
    const auto *Call = dyn_cast<CallExpr>(P);
    if (!Call)
      return true;
    const FunctionDecl *FD = Call->getDirectCallee();
    if (!FD) {
      // A dependent call in a generic lambda hands it to lambdas of this body
      // (`self(self, v)`) or to overloads that are not known.
      const auto *Ref =
          dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParens());
      return !Ref || !isa<VarDecl>(Ref->getDecl());
    }
    if (const auto *Method = dyn_cast<CXXMethodDecl>(FD))
      if (Method->getParent()->isLambda())
        return !Closures.count(Method->getParent()) &&
               !llvm::any_of(Index.lambdas(), [&](const LambdaExpr *L) {
                 return L->getLambdaClass() == Method->getParent();
               });
    if (!isInStd(FD) || runsElsewhere(FD))
      return true;
    // f = [&] ...: the uses of f decide.
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
        Op && Op->getOperator() == OO_Equal && Op->getNumArgs() == 2) {
      const auto *Ref =
          dyn_cast<DeclRefExpr>(Op->getArg(0)->IgnoreParenImpCasts());
      const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
      return !V || handedOut(V, Open);
    }
    // A member function may keep it: v.push_back(f).
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
      const auto *Ref = dyn_cast_or_null<DeclRefExpr>(
          Member->getImplicitObjectArgument()->IgnoreParenImpCasts());
      const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
      return !V || (Ref != E && handedOut(V, Open));
    }
    // std::bind, std::ref, std::move: the result has it too.
    if (Call->getType()->isVoidType() || isInert(Call->getType()))
      return false;
    E = Call;
  }
}
