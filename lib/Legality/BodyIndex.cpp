//===- BodyIndex.cpp - Parents and uses inside one body of code -----------===//

#include "Legality/BodyIndex.h"
#include "Detect/MapTypes.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/AST/StmtOpenMP.h"

using namespace clang;
using namespace roost;

const VarDecl *roost::variableOf(const DeclRefExpr *E) {
  if (const auto *V = dyn_cast<VarDecl>(E->getDecl()))
    return V;
  if (const auto *B = dyn_cast<BindingDecl>(E->getDecl()))
    return dyn_cast_or_null<VarDecl>(B->getDecomposedDecl());
  return nullptr;
}

const MemberExpr *roost::boundMember(const DeclRefExpr *E) {
  const auto *B = dyn_cast<BindingDecl>(E->getDecl());
  const Expr *Part = B ? B->getBinding() : nullptr;
  return Part ? dyn_cast<MemberExpr>(Part->IgnoreParenImpCasts()) : nullptr;
}

BodyIndex::BodyIndex(const Decl *Body) : Body(Body) {
  if (const auto *FD = dyn_cast<FunctionDecl>(Body)) {
    for (const ParmVarDecl *P : FD->parameters())
      DeclaredIn[P] = nullptr;
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(FD))
      for (const CXXCtorInitializer *I : Ctor->inits()) {
        Roots.push_back(I->getInit());
        if (I->isAnyMemberInitializer())
          initialize(I->getAnyMember(), I->getInit());
      }
    if (const Stmt *S = FD->getBody())
      Roots.push_back(S);
  } else if (const auto *V = dyn_cast<VarDecl>(Body)) {
    if (const Expr *E = V->getInit()) {
      Roots.push_back(E);
      InitOf[E] = V;
    }
  } else if (const auto *F = dyn_cast<FieldDecl>(Body)) {
    if (const Expr *E = F->getInClassInitializer()) {
      Roots.push_back(E);
      initialize(F, E);
    }
  }
  for (const Stmt *S : Roots)
    walk(S, nullptr, nullptr);
  findOddUses();
}

void BodyIndex::declare(const VarDecl *V, const Stmt *Parent,
                        const LambdaExpr *In) {
  Vars.push_back(V);
  DeclaredIn[V] = In;
  if (const Expr *Init = V->getInit()) {
    InitOf[Init] = V;
    walk(Init, Parent, In);
  }
}

void BodyIndex::initialize(const FieldDecl *F, const Expr *E) {
  F = F->getCanonicalDecl();
  FieldInitOf[E] = F;
  FieldInits.push_back({F, E});
}

void BodyIndex::useMember(const ValueDecl *D, const Expr *E) {
  if (!isa<FieldDecl, VarDecl>(D))
    return;
  D = cast<ValueDecl>(D->getCanonicalDecl());
  auto &Found = MemberUses[D];
  if (Found.empty())
    Members.push_back(D);
  Found.push_back(E);
}

void BodyIndex::walk(const Stmt *S, const Stmt *Parent, const LambdaExpr *In) {
  if (!S)
    return;
  if (const auto *List = dyn_cast<InitListExpr>(S))
    if (!List->isSemanticForm() && List->getSemanticForm()) {
      if (const VarDecl *V = InitOf.lookup(S))
        InitOf[List->getSemanticForm()] = V;
      if (const FieldDecl *F = FieldInitOf.lookup(S))
        FieldInitOf[List->getSemanticForm()] = F;
      S = List->getSemanticForm();
    }
  if (!Nodes.try_emplace(S, Node{Parent, In}).second)
    return;
  All.push_back(S);

  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    if (const VarDecl *V = variableOf(Ref))
      Uses[V].push_back(Ref);
    if (const MemberExpr *M = boundMember(Ref))
      useMember(M->getMemberDecl(), Ref);
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (const FunctionDecl *FD = Call->getDirectCallee())
      Calls[FD->getCanonicalDecl()].push_back(Call);
  if (const auto *M = dyn_cast<MemberExpr>(S))
    useMember(M->getMemberDecl(), M);
  if (const auto *T = dyn_cast<CXXThisExpr>(S)) {
    This.push_back(T);
    return;
  }
  if (const auto *D = dyn_cast<DeclStmt>(S)) {
    for (const Decl *Each : D->decls())
      if (const auto *V = dyn_cast<VarDecl>(Each))
        declare(V, S, In);
    return;
  }
  if (const auto *L = dyn_cast<LambdaExpr>(S)) {
    Lambdas.push_back(L);
    for (const ParmVarDecl *P : L->getCallOperator()->parameters())
      DeclaredIn[P] = L;
    auto Init = L->capture_init_begin();
    for (const LambdaCapture &C : L->captures()) {
      const Expr *E = *Init++;
      if (C.capturesVariable() && L->isInitCapture(&C)) {
        const auto *V = cast<VarDecl>(C.getCapturedVar());
        Vars.push_back(V);
        // The closure's own variable: it lives where the closure does, so it
        // counts as declared in the lambda.
        DeclaredIn[V] = L;
        if (E)
          InitOf[E] = V;
      }
      walk(E, S, In);
    }
    walk(L->getBody(), S, L);
    return;
  }
  if (const auto *Catch = dyn_cast<CXXCatchStmt>(S))
    if (const VarDecl *V = Catch->getExceptionDecl())
      DeclaredIn[V] = In;
  if (isa<CoroutineBodyStmt>(S))
    Coroutines.insert(In);
  if (isa<CapturedStmt, OMPExecutableDirective>(S))
    CapturedRegion = true;
  for (const Stmt *Child : S->children())
    walk(Child, S, In);
}

namespace {
/// The expression of `decltype(m)::value_type` and the like, or null.
const Expr *askedForSameType(TypeLoc T) {
  TypeLoc Q = compat::qualifierTypeLoc(T);
  auto Of = Q.isNull() ? DecltypeTypeLoc() : Q.getAs<DecltypeTypeLoc>();
  const auto *Named = T.getType()->getAs<TypedefType>();
  if (!Of || !Named || !mapType(Of.getUnderlyingExpr()->getType()) ||
      !isUnchangedMember(nameOf(Named->getDecl())))
    return nullptr;
  return Of.getUnderlyingExpr();
}

/// Finds references that the walk over evaluated code has not met.
class OddUses : public RecursiveASTVisitor<OddUses> {
public:
  OddUses(const BodyIndex &Index, llvm::DenseSet<const VarDecl *> &Odd,
          std::vector<const ValueDecl *> &Ones,
          llvm::DenseSet<const Stmt *> &Same)
      : Index(Index), Odd(Odd), Ones(Ones), Same(Same) {}
  /// Comes before what is inside the type.
  bool VisitTypeLoc(TypeLoc T) {
    if (const Expr *Of = askedForSameType(T))
      Same.insert(Of);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) {
    if (!Index.contains(E) && !Same.contains(E))
      Ones.push_back(E->getMemberDecl());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (const VarDecl *V = variableOf(E))
      if (!Index.contains(E) && !Same.contains(E) && Odd.insert(V).second)
        Ones.push_back(V);
    return true;
  }

private:
  const BodyIndex &Index;
  llvm::DenseSet<const VarDecl *> &Odd;
  std::vector<const ValueDecl *> &Ones;
  llvm::DenseSet<const Stmt *> &Same;
};
} // namespace

void BodyIndex::findOddUses() {
  OddUses(*this, Odd, OddOnes, SameTypes)
      .TraverseDecl(const_cast<Decl *>(Body));
}
