//===- Generics.cpp - Functions whose types follow from arguments ---------===//

#include "Legality/Generics.h"
#include "Detect/MapTypes.h"
#include "Legality/Edits.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;
using namespace roost;

namespace {

/// The template parameter that a written type is but for const, references and
/// pointers.
TemplateTypeParmTypeLoc wholeParameter(TypeLoc T) {
  return compat::skipElaboration(referredType(T))
      .getAs<TemplateTypeParmTypeLoc>();
}

/// Goes over a template and notes which of its parameters are mentioned where
/// nothing else looks.
class Mentions : public RecursiveASTVisitor<Mentions> {
public:
  explicit Mentions(const FunctionDecl *Pattern) : Pattern(Pattern) {}
  bool shouldVisitLambdaBody() const { return true; }

  /// Something that no parameter explains shows the instance.
  bool ShownAll = false;

  llvm::SmallBitVector shown(unsigned Parameters) const {
    llvm::SmallBitVector Shown(Parameters, ShownAll);
    for (auto [Index, At] : Met)
      if (Index < Parameters && !Understood.contains(At))
        Shown.set(Index);
    return Shown;
  }

  bool VisitTemplateTypeParmTypeLoc(TemplateTypeParmTypeLoc T) {
    if (T.getTypePtr()->getDepth() == 0)
      Met.push_back({T.getTypePtr()->getIndex(), T.getBeginLoc()});
    return true;
  }
  bool VisitDependentNameTypeLoc(DependentNameTypeLoc T) {
    if (isUnchangedMember(T.getTypePtr()->getIdentifier()->getName()))
      understand(compat::typeOf(T.getQualifierLoc()));
    return true;
  }
  bool VisitVarDecl(VarDecl *V) {
    // One variable for all calls of the instance.
    if (!V->hasLocalStorage() && !isa<ParmVarDecl>(V))
      ShownAll = true;
    if (V->isExceptionVariable() || !V->getTypeSourceInfo())
      return true;
    TypeLoc T = V->getTypeSourceInfo()->getTypeLoc();
    understand(wholeParameter(T));
    // typename M::iterator it = m.find(k);
    if (auto Named = compat::skipElaboration(T.getUnqualifiedLoc())
                         .getAs<DependentNameTypeLoc>();
        Named && !isa<ParmVarDecl>(V) &&
        oneOf(Named.getTypePtr()->getIdentifier()->getName(),
              {"iterator", "const_iterator"}))
      understand(compat::typeOf(Named.getQualifierLoc()));
    made(V->getInit());
    return true;
  }
  bool VisitReturnStmt(ReturnStmt *S) {
    made(S->getRetValue());
    return true;
  }
  /// std::forward<M>(m)
  bool VisitOverloadExpr(OverloadExpr *E) {
    if (E->getName().isIdentifier() &&
        E->getName().getAsIdentifierInfo()->isStr("forward") &&
        llvm::all_of(E->decls(), [](const NamedDecl *D) {
          return D->getUnderlyingDecl()->isInStdNamespace();
        }))
      for (const TemplateArgumentLoc &A : E->template_arguments())
        if (A.getArgument().getKind() == TemplateArgument::Type)
          understand(A.getTypeSourceInfo()->getTypeLoc());
    return true;
  }
  bool VisitFunctionDecl(FunctionDecl *FD) {
    if (FD->getCanonicalDecl() == Pattern->getCanonicalDecl()) {
      // Declared through an alias of its type, it writes no result.
      if (FunctionTypeLoc F = FD->getFunctionTypeLoc(); !F.isNull())
        understand(wholeParameter(F.getReturnLoc()));
      return true;
    }
    const auto *Method = dyn_cast<CXXMethodDecl>(FD);
    ShownAll |= !Method || !Method->getParent()->isLambda();
    return true;
  }
  bool VisitTagDecl(TagDecl *D) {
    const auto *RD = dyn_cast<CXXRecordDecl>(D);
    ShownAll |= !RD || !RD->isLambda();
    return true;
  }
  bool VisitDecltypeTypeLoc(DecltypeTypeLoc T) {
    // Of variables in the body BodyIndex knows.
    ShownAll |= !Pattern->getBody() ||
                !isIn(T.getBeginLoc(), Pattern->getBody()->getSourceRange());
    return true;
  }
  bool VisitPredefinedExpr(PredefinedExpr *E) {
    ShownAll |= E->getIdentKind() != PredefinedIdentKind::Func &&
                E->getIdentKind() != PredefinedIdentKind::Function;
    return true;
  }
  /// std::source_location tells the instance's name.
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const auto *RD = dyn_cast<CXXRecordDecl>(E->getDecl()->getDeclContext());
    ShownAll |= RD && isStdNamed(RD, "source_location");
    return true;
  }
  bool VisitRequiresExpr(RequiresExpr *) { return !(ShownAll = true); }
  bool VisitConceptSpecializationExpr(ConceptSpecializationExpr *) {
    return !(ShownAll = true);
  }
  bool VisitCXXNoexceptExpr(CXXNoexceptExpr *) { return !(ShownAll = true); }

private:
  static bool isIn(SourceLocation At, SourceRange R) {
    return R.getBegin() <= At && At <= R.getEnd();
  }
  void understand(TypeLoc T) {
    if (auto Parameter = T.isNull() ? TemplateTypeParmTypeLoc()
                                    : T.getAs<TemplateTypeParmTypeLoc>())
      Understood.insert(Parameter.getBeginLoc());
  }
  /// `M(16)` as the whole value of a variable or result.
  void made(const Expr *E) {
    if (const auto *New = dyn_cast_or_null<CXXUnresolvedConstructExpr>(
            E ? E->IgnoreImplicit() : nullptr))
      understand(New->getTypeSourceInfo()->getTypeLoc());
  }

  const FunctionDecl *Pattern;
  llvm::SmallVector<std::pair<unsigned, SourceLocation>, 8> Met;
  llvm::DenseSet<SourceLocation> Understood;
};

} // namespace

/// The template that a call made this instance of, if nothing about it is
/// unusual.
static const FunctionTemplateDecl *templateOf(const FunctionDecl *FD) {
  if (FD->getTemplateSpecializationKind() != TSK_ImplicitInstantiation)
    return nullptr;
  const FunctionTemplateDecl *Template = FD->getPrimaryTemplate();
  if (!Template || Template->getInstantiatedFromMemberTemplate() ||
      Template->hasAssociatedConstraints() || Template->getTemplateDepth() != 0)
    return nullptr;
  for (const NamedDecl *P : *Template->getTemplateParameters())
    if (P->isTemplateParameterPack())
      return nullptr;
  if (isa<CXXConstructorDecl, CXXConversionDecl>(FD) ||
      FD->isOverloadedOperator() || FD->isVariadic())
    return nullptr;
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  if (Method && Method->getParent()->isLambda())
    return nullptr;
  // A specialization for one of the two types, or for what a call inside leads
  // to, has another text.
  for (const FunctionDecl *Each : Template->specializations())
    if (Each->getTemplateSpecializationKind() == TSK_ExplicitSpecialization)
      return nullptr;
  return Template;
}

const Generic *Generics::find(const FunctionDecl *FD) {
  FD = FD->getCanonicalDecl();
  auto [It, New] = Known.try_emplace(FD);
  if (!New)
    return It->second.get();
  const FunctionTemplateDecl *Template = templateOf(FD);
  const FunctionDecl *Pattern =
      Template ? Template->getTemplatedDecl()->getDefinition() : nullptr;
  if (!Pattern || !Pattern->hasBody() ||
      Pattern->getNumParams() != FD->getNumParams())
    return nullptr;

  unsigned Count = Template->getTemplateParameters()->size();
  // Default arguments may stand at another declaration.
  Mentions Seen(Pattern);
  for (RedeclarableTemplateDecl *Each : Template->redecls())
    Seen.TraverseDecl(Each);
  auto Out = std::make_unique<Generic>();
  Out->Followed.resize(Count);
  Out->Parameters.resize(FD->getNumParams());
  llvm::SmallBitVector Shown = Seen.shown(Count);
  auto Follows = [&](TypeLoc T) {
    TemplateTypeParmTypeLoc Whole = wholeParameter(T);
    return !Whole.isNull() && Whole.getTypePtr()->getDepth() == 0 &&
           Whole.getTypePtr()->getIndex() < Count &&
           !Shown.test(Whole.getTypePtr()->getIndex());
  };
  for (const ParmVarDecl *P : Pattern->parameters()) {
    const TypeSourceInfo *TSI = P->getTypeSourceInfo();
    if (!TSI || P->hasDefaultArg() || !Follows(TSI->getTypeLoc()))
      continue;
    unsigned Of = wholeParameter(TSI->getTypeLoc()).getTypePtr()->getIndex();
    Out->Parameters[P->getFunctionScopeIndex()] = Of;
    Out->Followed.set(Of);
  }
  if (Out->Followed.none())
    return nullptr;
  TypeLoc Return = Pattern->getFunctionTypeLoc().getReturnLoc();
  Out->Result =
      Return.getType()->getContainedAutoType() ||
      (Follows(Return) &&
       Out->Followed.test(wholeParameter(Return).getTypePtr()->getIndex()));
  It = Known.find(FD);
  It->second = std::move(Out);
  return It->second.get();
}
