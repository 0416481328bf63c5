//===- QuietBodies.cpp - Functions that move no table ---------------------===//

#include "Legality/QuietBodies.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Sema/EnterExpressionEvaluationContext.h"
#include "clang/Sema/Sema.h"

using namespace clang;
using namespace roost;

bool QuietBodies::isOfOpenBody(const VarDecl *V) const {
  return !Open.empty() && V->getDeclContext() == Open.back().Definition;
}

bool QuietBodies::isOfProgram(const Decl *D) const {
  // A partial specialization shows by its members.
  if (const auto *RD = dyn_cast<CXXRecordDecl>(D))
    if (isa<ClassTemplateSpecializationDecl>(RD) &&
        llvm::any_of(RD->methods(), [&](const CXXMethodDecl *M) {
          return !M->isImplicit() && isOfProgram(M);
        }))
      return true;
  const SourceManager &SM = context().getSourceManager();
  return !SM.isInSystemHeader(SM.getExpansionLoc(D->getLocation()));
}

const CXXRecordDecl *QuietBodies::definitionOf(QualType T) const {
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD)
    return nullptr;
  if (!RD->hasDefinition() && isa<ClassTemplateSpecializationDecl>(RD)) {
    Sema::TentativeAnalysisScope Silently(R.sema());
    if (!R.sema().isCompleteType(RD->getLocation(), T))
      return nullptr;
  }
  return RD->getDefinition();
}

/// Is this the code that will run?
bool QuietBodies::isCertain(const FunctionDecl *Definition) const {
  if (Definition->isDependentContext() || Definition->isMultiVersion())
    return false;
  for (const FunctionDecl *Each : Definition->redecls())
    if (Each->isWeak() || Each->hasAttr<WeakRefAttr>() ||
        Each->hasAttr<AliasAttr>() || Each->hasAttr<IFuncAttr>() ||
        Each->hasAttr<GNUInlineAttr>() || Each->hasAttr<ReturnsTwiceAttr>())
      return false;
  return !Definition->isExternallyVisible() || Definition->isInlined() ||
         Definition->isTemplateInstantiation() ||
         !context().getLangOpts().SemanticInterposition;
}

bool QuietBodies::body(const FunctionDecl *Definition) {
  for (const ParmVarDecl *P : Definition->parameters())
    if (!P->getType()->isReferenceType() && !Inside.destructor(P->getType()))
      return false;
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Definition)) {
    for (const CXXCtorInitializer *I : Ctor->inits())
      if (!Inside.whole(I->getInit()))
        return false;
    // An exception destroys what was made.
    if (!Inside.partsAreDestroyed(Ctor->getParent()))
      return false;
  }
  if (const auto *Dtor = dyn_cast<CXXDestructorDecl>(Definition))
    if (!Inside.partsAreDestroyed(Dtor->getParent()))
      return false;
  return Inside.whole(Definition->getBody());
}

bool QuietBodies::function(const FunctionDecl *FD) {
  FD = FD->getCanonicalDecl();
  if (auto It = Known.find(FD); It != Known.end())
    return It->second;
  for (unsigned I = 0; I < Open.size(); ++I)
    if (Open[I].FD == FD) {
      Lowest = std::min(Lowest, I);
      return true;
    }
  for (auto [Each, Low] : Assumed)
    if (Each == FD) {
      Lowest = std::min(Lowest, Low);
      return true;
    }
  if (Open.size() == MaxDepth)
    return false;

  // What nobody calls may not even compile.
  const FunctionDecl *Definition =
      FD->hasBody() || FD->isUsed(/*CheckUsedAttr=*/false) ? R.withBody(FD)
                                                           : nullptr;
  if (!Definition || !isCertain(Definition))
    return Known[FD] = false;
  const unsigned Here = unsigned(Open.size());
  const size_t Before = Assumed.size();
  const unsigned Outer = std::exchange(Lowest, ~0u);
  auto Types = std::exchange(OpenTypes, {});
  Open.push_back({FD, Definition});
  bool Is = body(Definition);
  Open.pop_back();
  OpenTypes = std::move(Types);

  if (!Is) {
    // What rested on this one is open again.
    Assumed.resize(Before);
    Lowest = Outer;
    return Known[FD] = false;
  }
  if (Lowest < Here) {
    Assumed.push_back({FD, Lowest});
    Lowest = std::min(Lowest, Outer);
    return true;
  }
  // Nothing outside of the cycle was assumed.
  for (auto [Each, Low] : llvm::ArrayRef(Assumed).drop_front(Before))
    Known[Each] = true;
  Assumed.resize(Before);
  Lowest = Outer;
  return Known[FD] = true;
}

bool QuietBodies::enter(const CXXRecordDecl *RD, bool Destroyed) {
  std::pair<const CXXRecordDecl *, bool> Each(RD, Destroyed);
  if (llvm::is_contained(OpenTypes, Each))
    return false;
  OpenTypes.push_back(Each);
  return true;
}

/// What std::less and its like, or a class of the program's, run when they are
/// called on keys. Nothing if that is not known.
QuietBodies::Expressions QuietBodies::callsOf(const CXXRecordDecl *RD,
                                              QualType Key, unsigned Keys) {
  Expressions Out;
  Sema &S = R.sema();
  SourceLocation Loc = RD->getLocation();
  auto Value = [&](QualType T) -> Expr * {
    return new (context()) OpaqueValueExpr(Loc, T, VK_LValue);
  };
  // Errors in it are no one's.
  Sema::TentativeAnalysisScope Silently(S);
  EnterExpressionEvaluationContext Evaluated(
      S, Sema::ExpressionEvaluationContext::PotentiallyEvaluated);
  auto Add = [&](ExprResult Result) {
    if (!Result.isInvalid())
      Out.push_back(Result.get());
  };
  if (isInStd(RD) && !isOfProgram(RD)) {
    QualType Const = Key.withConst();
    Add(S.CreateOverloadedBinOp(Loc,
                                nameOf(RD) == "equal_to" ? BO_EQ
                                : nameOf(RD) == "less"   ? BO_LT
                                                         : BO_GT,
                                UnresolvedSet<1>(), Value(Const),
                                Value(Const)));
    return Out;
  }
  // One that compares more than keys is called on other types as well.
  if (RD->hasMemberName(&context().Idents.get("is_transparent")))
    return Out;
  QualType F = compat::recordType(context(), RD);
  for (QualType Object : {F.withConst(), F})
    for (QualType Argument : {Key.withConst(), Key}) {
      llvm::SmallVector<Expr *, 2> Args;
      for (unsigned I = 0; I < Keys; ++I)
        Args.push_back(Value(Argument));
      Add(S.BuildCallExpr(nullptr, Value(Object), Loc, Args, Loc));
    }
  return Out;
}

/// The call operators of a class; false if there may be others.
static bool callOperators(const CXXRecordDecl *RD,
                          llvm::SmallVectorImpl<const CXXMethodDecl *> &Out) {
  bool All = true;
  for (const Decl *D : RD->decls()) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *M =
        dyn_cast<CXXMethodDecl>(Template ? Template->getTemplatedDecl() : D);
    if (M && M->getOverloadedOperator() == OO_Call)
      Out.push_back(M);
    All &= !isa<UsingDecl>(D) && !(Template && llvm::is_contained(Out, M));
  }
  return All && !Out.empty();
}

bool QuietBodies::functor(QualType F, QualType Key, unsigned Keys) {
  const CXXRecordDecl *RD = F.isNull() ? nullptr : definitionOf(bareType(F));
  if (!RD)
    return false;
  Key = bareType(Key);
  if (isInStd(RD) && !isOfProgram(RD)) {
    if (nameOf(RD) == "hash")
      return Key->isScalarType() || !Inside.mentionsProgram(Key);
    if (Keys != 2 || !oneOf(nameOf(RD), {"equal_to", "less", "greater"}))
      return false;
    if (!Key->isOverloadableType())
      return true;
  }
  auto [It, New] = Functors.try_emplace({RD, Key.getTypePtr()});
  if (New)
    It->second = callsOf(RD, Key, Keys);
  return !It->second.empty() && llvm::all_of(It->second, [&](const Expr *E) {
    return Inside.whole(E);
  });
}

bool QuietBodies::everyCall(const CXXRecordDecl *RD) {
  llvm::SmallVector<const CXXMethodDecl *, 2> Calls;
  return callOperators(RD, Calls) &&
         llvm::all_of(Calls, [&](const CXXMethodDecl *M) {
           return !M->isVirtual() && function(M);
         });
}
