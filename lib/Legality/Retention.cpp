//===- Retention.cpp - What functions do with references ------------------===//
//
// A function's parameter that refers into an element is followed through the
// function's body by the same climb as a borrow, only that nothing in there
// can move the table's elements: the table's name is not in scope, and calls
// that reach a lambda are judged at the call. Variables it is kept in are
// followed in turn. Cycles count as clean while they are being looked into;
// a body that is not seen, or nested deeper than MaxDepth, lets all escape.
//
//===----------------------------------------------------------------------===//

#include "Legality/Borrow.h"
#include "Legality/TypeFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Sema/EnterExpressionEvaluationContext.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

constexpr unsigned MaxDepth = 8;
/// The slot of `this` among a function's parameters.
constexpr unsigned ThisParameter = ~0u;

/// Follows one reference through one body.
class Follow : public Climber {
public:
  Follow(const BodyIndex &Index, Retentions &R) : Index(Index), R(R) {}

  Retention Worst = Retention::Clean;

  void from(const Expr *E, Hold Kind, QualType Into) {
    if (Index.lambdaOf(E)) {
      Worst = Retention::Escapes;
      return;
    }
    switch (climb({E, Kind, Into, /*Named=*/true}, Index, *this, R).Kind) {
    case Landing::Consumed:
    case Landing::Kept:
      return;
    case Landing::Returned:
      Worst = std::max(Worst, Retention::Returned);
      return;
    case Landing::Escapes:
    case Landing::ShowsType:
      Worst = Retention::Escapes;
      return;
    }
  }
  /// All uses of a variable that refers, and of those it is passed on to.
  void variable(const VarDecl *V, Hold Kind, QualType Into) {
    if (!Seen.insert(V).second)
      return;
    for (const DeclRefExpr *E : Index.uses(V)) {
      Hold Each = Kind;
      if (Kind == Hold::Holder && isa<BindingDecl>(E->getDecl()) &&
          !canHold(E->getDecl()->getType(), Into))
        continue;
      from(E, Each, Into);
    }
  }

  const Stmt *movesIn(const Stmt *) override { return nullptr; }
  bool movesBy(const Expr *) override { return false; }
  void conflict(const Expr *, const Stmt *) override {}
  QualType knownType(const Expr *E) override {
    return E->isTypeDependent() ? QualType() : E->getType();
  }
  bool keptIn(const VarDecl *V, Hold Kind, QualType Into,
              const Expr *) override {
    // A lambda's captured variable outlives the call: [&p](int &x) { p = &x; }.
    const auto *Own = dyn_cast<DeclContext>(Index.body());
    if (!Own || V->getDeclContext() != Own || V->isInitCapture())
      return false;
    variable(V, Kind, Into);
    return true;
  }

private:
  const BodyIndex &Index;
  Retentions &R;
  llvm::DenseSet<const VarDecl *> Seen;
};

} // namespace

const BodyIndex &Retentions::indexOf(const Decl *D) {
  std::unique_ptr<BodyIndex> &I = Indices[D];
  if (!I)
    I = std::make_unique<BodyIndex>(D);
  return *I;
}

const FunctionDecl *Retentions::withBody(const FunctionDecl *FD) {
  const FunctionDecl *Definition = nullptr;
  if (FD->hasBody(Definition))
    return Definition;
  if (!FD->getTemplateInstantiationPattern())
    return nullptr;
  // The planner drops pending instantiations; this one is needed.
  auto *Instance = const_cast<FunctionDecl *>(FD);
  S.InstantiateFunctionDefinition(FD->getLocation(), Instance,
                                  /*Recursive=*/false,
                                  /*DefinitionRequired=*/false);
  return FD->hasBody(Definition) ? Definition : nullptr;
}

const Generic *Retentions::generic(const FunctionDecl *FD) {
  const SourceManager &SM = Ctx.getSourceManager();
  if (FD->getTemplateSpecializationKind() != TSK_ImplicitInstantiation ||
      SM.isInSystemHeader(SM.getExpansionLoc(FD->getLocation())))
    return nullptr;
  const Generic *G = Followed.find(FD);
  return G && withBody(FD) ? G : nullptr;
}

Retention Retentions::ofParameter(const FunctionDecl *FD, unsigned I,
                                  QualType Into) {
  if (I >= FD->getNumParams() || FD->isDependentContext())
    return Retention::Escapes;
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  if (Method && Method->isVirtual())
    return Retention::Escapes;
  QualType T = FD->getParamDecl(I)->getType();
  if (!T->isReferenceType() && !canHold(T, Into))
    return Retention::Clean;
  if (FD->isDefaulted())
    return Retention::Returned; // The object made or assigned may hold it.
  Question Q(FD->getCanonicalDecl(), I, Into.getCanonicalType().getTypePtr());
  return answer(Q, [&](const FunctionDecl *Definition) {
    if (I >= Definition->getNumParams())
      return Retention::Escapes;
    Follow F(indexOf(Definition), *this);
    Hold Kind = T->isReferenceType() && !canHold(T->getPointeeType(), Into)
                    ? Hold::Ref
                    : Hold::Holder;
    F.variable(Definition->getParamDecl(I), Kind, Into);
    return F.Worst;
  });
}

Retention Retentions::ofThis(const CXXMethodDecl *MD) {
  if (MD->isStatic())
    return Retention::Clean;
  if (MD->isDependentContext())
    return Retention::Escapes;
  if (MD->isDefaulted())
    return Retention::Returned;
  Question Q(MD->getCanonicalDecl(), ThisParameter, nullptr);
  return answer(Q, [&](const FunctionDecl *Definition) {
    const BodyIndex &Index = indexOf(Definition);
    Follow F(Index, *this);
    for (const CXXThisExpr *E : Index.thisUses())
      F.from(E, Hold::Holder, E->getType()->getPointeeType());
    return F.Worst;
  });
}

/// A question that comes up while it is being answered counts as clean: if
/// nothing else lets the reference go, nothing does. What was answered under
/// such an assumption is forgotten, as the assumption may turn out wrong.
Retention Retentions::answer(
    Question Q,
    llvm::function_ref<Retention(const FunctionDecl *)> FollowBody) {
  if (auto It = Known.find(Q); It != Known.end())
    return It->second;
  if (llvm::is_contained(Open, Q)) {
    Assumed = true;
    return Retention::Clean;
  }
  Retention Answer = Retention::Escapes;
  const FunctionDecl *Definition =
      Open.size() < MaxDepth ? withBody(std::get<0>(Q)) : nullptr;
  if (Definition) {
    Open.push_back(Q);
    Answer = FollowBody(Definition);
    Open.pop_back();
  }
  Known[Q] = Answer;
  Answered.push_back(Q);
  if (Open.empty()) {
    if (Assumed)
      for (const Question &Each : Answered)
        if (Each != Q)
          Known.erase(Each);
    Answered.clear();
    Assumed = false;
  }
  return Answer;
}

bool Retentions::escapesFrom(const CXXThisExpr *This, const Decl *Body) {
  Follow F(indexOf(Body), *this);
  F.from(This, Hold::Holder, This->getType()->getPointeeType());
  return F.Worst != Retention::Clean;
}

/// Every instance method `operator()` of a functor class, or none.
static bool callOperators(const CXXRecordDecl *RD,
                          llvm::SmallVectorImpl<const CXXMethodDecl *> &Out) {
  bool Templates = false;
  for (const Decl *D : RD->decls()) {
    if (const auto *M = dyn_cast<CXXMethodDecl>(D)) {
      if (M->getOverloadedOperator() == OO_Call)
        Out.push_back(M);
    } else if (const auto *T = dyn_cast<FunctionTemplateDecl>(D)) {
      Templates |= T->getTemplatedDecl()->getOverloadedOperator() == OO_Call;
    }
  }
  return !Templates;
}

bool Retentions::functorIsClean(QualType T, const Expr *Arg, QualType Into) {
  auto Clean = [&](const FunctionDecl *FD) {
    for (unsigned I = 0; I < FD->getNumParams(); ++I) {
      Retention Kept = ofParameter(FD, I, Into);
      if (Kept == Retention::Escapes)
        return false;
      QualType Result = FD->getReturnType();
      if (Kept == Retention::Returned &&
          (Result->isReferenceType() || canHold(Result, Into)))
        return false;
    }
    return true;
  };
  T = T.getNonReferenceType().getCanonicalType();
  if (T->isFunctionType() || T->isFunctionPointerType()) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Arg->IgnoreParenImpCasts());
    const auto *FD = Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
    return FD && Clean(FD);
  }
  if (T->isMemberFunctionPointerType()) {
    const auto *Addr = dyn_cast<UnaryOperator>(Arg->IgnoreParenImpCasts());
    const auto *Ref =
        Addr ? dyn_cast<DeclRefExpr>(Addr->getSubExpr()) : nullptr;
    const auto *MD = Ref ? dyn_cast<CXXMethodDecl>(Ref->getDecl()) : nullptr;
    return MD && Clean(MD) && ofThis(MD) == Retention::Clean;
  }
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD)
    return true;
  if (isInStd(RD))
    return isInert(T) && (isTableIterator(T) || !namesFunctions(T));
  if (!RD->hasDefinition())
    return false;
  llvm::SmallVector<const CXXMethodDecl *, 2> Calls;
  bool Plain = callOperators(RD, Calls);
  if (RD->isLambda() && !Plain) {
    const CXXMethodDecl *Call = instantiateLambda(RD, Arg, Into);
    return Call && Clean(Call);
  }
  if (!Plain)
    return false;
  // An iterator of the program's own: what it is assigned, it may keep.
  if (Calls.empty())
    for (const CXXMethodDecl *M : RD->methods())
      if (M->getOverloadedOperator() == OO_Star)
        return false;
  for (const CXXMethodDecl *M : Calls)
    if (!Clean(M))
      return false;
  return true;
}

/// A generic lambda is looked into as called with elements.
const CXXMethodDecl *Retentions::instantiateLambda(const CXXRecordDecl *RD,
                                                   const Expr *Arg,
                                                   QualType Into) {
  const CXXMethodDecl *Pattern = RD->getLambdaCallOperator();
  if (!Pattern || RD->isDependentContext() || Into->isDependentType())
    return nullptr;
  SourceLocation Loc = Arg->getExprLoc();
  EnterExpressionEvaluationContext Evaluated(
      S, Sema::ExpressionEvaluationContext::PotentiallyEvaluated);
  auto Value = [&](QualType T, ExprValueKind VK) -> Expr * {
    return new (Ctx) OpaqueValueExpr(Loc, T, VK);
  };
  llvm::SmallVector<Expr *, 2> Args;
  for (const ParmVarDecl *P : Pattern->parameters()) {
    if (P->isParameterPack())
      return nullptr;
    QualType T = P->getType();
    if (T->isDependentType() || T->isInstantiationDependentType())
      Args.push_back(Value(Into, VK_LValue));
    else
      Args.push_back(Value(T.getNonReferenceType(),
                           T->isLValueReferenceType() ? VK_LValue : VK_XValue));
  }
  QualType Closure = Arg->getType().getNonReferenceType();
  ExprResult Call =
      S.BuildCallExpr(nullptr, Value(Closure, VK_LValue), Loc, Args, Loc);
  if (Call.isInvalid())
    return nullptr;
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call.get()->IgnoreImplicit());
  return Op ? dyn_cast_or_null<CXXMethodDecl>(Op->getDirectCallee()) : nullptr;
}

bool Retentions::constructorsAreClean(QualType T, QualType Into) {
  T = T.getNonReferenceType().getCanonicalType();
  if (T->isPointerType())
    T = T->getPointeeType();
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD || RD->isLambda())
    return true;
  if (isInStd(RD)) {
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD);
    if (!Spec)
      return true;
    for (const TemplateArgument &A : Spec->getTemplateArgs().asArray())
      if (A.getKind() == TemplateArgument::Type &&
          !constructorsAreClean(A.getAsType(), Into))
        return false;
    return true;
  }
  if (!RD->hasDefinition())
    return false;
  for (const Decl *D : RD->decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      if (isa<CXXConstructorDecl>(Template->getTemplatedDecl()))
        return false;
    const auto *C = dyn_cast<CXXConstructorDecl>(D);
    if (!C || !C->isUserProvided() || C->isDeleted())
      continue;
    for (unsigned I = 0; I < C->getNumParams(); ++I)
      if (ofParameter(C, I, Into) == Retention::Escapes)
        return false;
  }
  return true;
}

bool Retentions::functorsAreClean(const CallExpr *Call, QualType Into,
                                  std::string &Culprit) {
  for (const Expr *Arg : Call->arguments()) {
    // The object that an algorithm of std::ranges is.
    if (Arg == Call->getArg(0) && !rangesAlgorithm(Call).empty())
      continue;
    const Expr *Bare = Arg->IgnoreImplicit();
    // A copy of a functor variable.
    if (const auto *C = dyn_cast<CXXConstructExpr>(Bare))
      if (C->getNumArgs() == 1 &&
          C->getConstructor()->isCopyOrMoveConstructor())
        Bare = C->getArg(0)->IgnoreImplicit();
    if (functorIsClean(Bare->getType(), Bare, Into))
      continue;
    const CXXRecordDecl *RD =
        Bare->getType().getNonReferenceType()->getAsCXXRecordDecl();
    Culprit = RD && RD->isLambda() ? "a lambda that may keep it"
                                   : "'" + textOf(Bare, Ctx) + "'";
    return false;
  }
  return true;
}
