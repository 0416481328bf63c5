//===- CallSites.cpp - What functions of this file are given --------------===//

#include "Legality/CallSites.h"
#include "Legality/BodyIndex.h"
#include "Legality/Carriers.h"
#include "Legality/Model.h"
#include "Legality/TypeFacts.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

/// What an argument is, as far as its expression says.
struct Origin {
  enum { Unknown, New, Named } Kind = Unknown;
  /// The variable or field that is named.
  const ValueDecl *D = nullptr;
};

Origin originOf(const Expr *E) {
  for (;;) {
    E = E->IgnoreParenImpCasts();
    const auto *Call = dyn_cast<CallExpr>(E);
    if (Call && handsOn(Call)) {
      E = Call->getArg(0);
      continue;
    }
    const auto *Addr = dyn_cast<UnaryOperator>(E);
    if (!Addr || Addr->getOpcode() != UO_AddrOf)
      break;
    E = Addr->getSubExpr();
  }
  if (E->isPRValue() && E->getType()->isRecordType())
    return {Origin::New, nullptr};
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    return F && !F->getParent()->isUnion() ? Origin{Origin::Named, F}
                                           : Origin();
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return V ? Origin{Origin::Named, placeOf(V)} : Origin();
}

/// Is it a map, or holds maps, rather than referring to one that lies
/// elsewhere?
bool isObject(const ValueDecl *D) {
  return mapType(D->getType()) ||
         (!D->getType()->isReferenceType() && carriedMap(D->getType()));
}

/// Is \p Own a variable of the very function whose reference parameter is \p P,
/// which was bound before?
bool isYounger(const ValueDecl *Own, const ValueDecl *P) {
  const auto *V = dyn_cast<VarDecl>(Own);
  return V && isObject(V) && V->hasLocalStorage() && isa<ParmVarDecl>(P) &&
         !isObject(P) && V->getDeclContext() == P->getDeclContext();
}

} // namespace

void CallSites::add(const BodyIndex &In) {
  for (const Stmt *S : In.statements())
    if (const auto *Call = dyn_cast<CallExpr>(S))
      if (const FunctionDecl *FD = Call->getDirectCallee())
        Calls[FD->getCanonicalDecl()].push_back(Call);
}

/// The argument of \p Call that is given to the parameter \p P.
static const Expr *argumentFor(const CallExpr *Call, const ValueDecl *P) {
  for (auto [Each, Arg] : argumentsOf(Call))
    if (placeOf(Each) == P)
      return Arg;
  return nullptr;
}

bool CallSites::areDistinct(const ValueDecl *A, const ValueDecl *B) const {
  A = placeOf(A);
  B = placeOf(B);
  if (!isa<ParmVarDecl>(A))
    std::swap(A, B);
  const auto *P = dyn_cast<ParmVarDecl>(A);
  const auto *FD = P ? dyn_cast<FunctionDecl>(P->getDeclContext()) : nullptr;
  if (!FD || A == B)
    return false;
  // A lambda may be called by what it is given to.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(FD);
      Method && Method->getParent()->isLambda())
    return false;
  const auto *Other = dyn_cast<ParmVarDecl>(B);
  const auto *V = dyn_cast<VarDecl>(B);
  if (Other ? Other->getDeclContext() != P->getDeclContext()
            : !isObject(B) ||
                  (V ? V->hasLocalStorage()
                     : !isa<FieldDecl>(B) ||
                           cast<FieldDecl>(B)->getParent()->isUnion()))
    return false;
  auto It = Calls.find(FD->getCanonicalDecl());
  if (It == Calls.end())
    return false;
  return llvm::all_of(It->second, [&](const CallExpr *Call) {
    const Expr *Arg = argumentFor(Call, P);
    if (!Arg)
      return false;
    Origin One = originOf(Arg), Two{Origin::Named, B};
    if (Other) {
      const Expr *Second = argumentFor(Call, Other);
      if (!Second)
        return false;
      Two = originOf(Second);
      // Handed on as they are.
      if (One.D == P && Two.D == Other)
        return true;
    } else if (One.D == P) {
      return true;
    }
    if (One.Kind == Origin::New || Two.Kind == Origin::New)
      return One.Kind != Origin::Unknown && Two.Kind != Origin::Unknown;
    return One.Kind == Origin::Named && Two.Kind == Origin::Named &&
           ((isObject(One.D) && isObject(Two.D) && One.D != Two.D) ||
            isYounger(One.D, Two.D) || isYounger(Two.D, One.D));
  });
}
