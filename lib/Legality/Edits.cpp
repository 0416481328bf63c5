//===- Edits.cpp - The written types that lowering wraps ------------------===//

#include "Legality/Edits.h"
#include "Legality/Carriers.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace roost;

std::string roost::macroAt(SourceLocation Loc, const ASTContext &Ctx) {
  if (!Loc.isMacroID())
    return "";
  // The `>` split off a `>>` has a location of its own kind, which is none of
  // a macro's.
  const SourceManager &SM = Ctx.getSourceManager();
  const SrcMgr::SLocEntry &Entry = SM.getSLocEntry(SM.getFileID(Loc));
  if (Entry.isExpansion() && !Entry.getExpansion().isExpansionTokenRange() &&
      SM.getImmediateExpansionRange(Loc).getBegin().isFileID())
    return "";
  return Lexer::getImmediateMacroName(Loc, SM, Ctx.getLangOpts()).str();
}

static EditPlan refuse(Reason Why, std::string Subject = "") {
  EditPlan P;
  P.Kind = EditPlan::Refused;
  P.Why = Why;
  P.Subject = std::move(Subject);
  return P;
}

/// Wraps the tokens of \p T, which must name a map.
static EditPlan wrap(TypeLoc T, const ASTContext &Ctx) {
  const SourceManager &SM = Ctx.getSourceManager();
  if (compat::hasTagKeyword(T))
    return refuse(Reason::DeducedType);
  SourceLocation Begin = T.getBeginLoc(), End = T.getEndLoc();
  if (Begin.isInvalid() || End.isInvalid())
    return refuse(Reason::DeducedType);
  for (SourceLocation L : {Begin, End})
    if (std::string Macro = macroAt(L, Ctx); !Macro.empty())
      return refuse(Reason::InMacro, Macro);
  // A `>` split off a `>>` is spelled elsewhere, but expands at its place.
  End = Lexer::GetBeginningOfToken(SM.getExpansionLoc(End), SM,
                                   Ctx.getLangOpts());
  if (Begin.isMacroID() || !SM.isInMainFile(Begin) || !SM.isInMainFile(End) ||
      SM.getFileID(Begin) != SM.getFileID(End))
    return refuse(Reason::DeducedType);
  EditPlan P;
  P.Kind = EditPlan::Wrap;
  P.Edit = {Begin, End};
  return P;
}

/// The template parameter that a type in an instance stands for.
static std::optional<unsigned> parameterIn(TypeLoc T) {
  auto Subst = T.getAs<SubstTemplateTypeParmTypeLoc>();
  if (!Subst)
    return std::nullopt;
  return Subst.getTypePtr()->getReplacedParameter()->getIndex();
}

TypeLoc roost::referredType(TypeLoc T) {
  for (;;) {
    T = T.getUnqualifiedLoc();
    if (auto Paren = T.getAs<ParenTypeLoc>())
      T = Paren.getInnerLoc();
    else if (auto Ref = T.getAs<ReferenceTypeLoc>())
      T = Ref.getPointeeLoc();
    else if (auto Ptr = T.getAs<PointerTypeLoc>())
      T = Ptr.getPointeeLoc();
    else if (auto Attr = T.getAs<AttributedTypeLoc>())
      T = Attr.getModifiedLoc();
    else
      return T;
  }
}

EditPlan roost::planEdit(TypeLoc T, const ASTContext &Ctx) {
  if (T.isNull())
    return refuse(Reason::DeducedType);
  T = referredType(T);
  TypeLoc Named = compat::skipElaboration(T);
  if (Named.getAs<AutoTypeLoc>())
    return {};
  if (Named.getAs<DeducedTypeLoc>() || Named.getAs<DecltypeTypeLoc>() ||
      Named.getAs<TypeOfExprTypeLoc>() || Named.getAs<TypeOfTypeLoc>() ||
      Named.getAs<ArrayTypeLoc>() || Named.getAs<FunctionTypeLoc>())
    return refuse(Reason::DeducedType);
  // `std::vector<M>::value_type`, `decltype(f())::type` and the like name the
  // type through a place that keeps the standard one; wrapping them is right.
  EditPlan P = wrap(T, Ctx);
  P.Parameter = parameterIn(Named);
  return P;
}

EditPlan roost::planOwnerEdit(TypeLoc T, const ASTContext &Ctx) {
  T = compat::skipElaboration(T.getUnqualifiedLoc());
  if (T.getAs<AutoTypeLoc>())
    return {};
  auto Spec = T.getAs<TemplateSpecializationTypeLoc>();
  if (!Spec || Spec.getNumArgs() != 1 ||
      Spec.getArgLoc(0).getArgument().getKind() != TemplateArgument::Type)
    return refuse(Reason::DeducedType);
  // Through an alias template the argument may be anything.
  const TemplateDecl *Template =
      Spec.getTypePtr()->getTemplateName().getAsTemplateDecl();
  if (!Template || !isa<ClassTemplateDecl>(Template))
    return refuse(Reason::DeducedType);
  return planEdit(Spec.getArgLoc(0).getTypeSourceInfo()->getTypeLoc(), Ctx);
}

EditPlan roost::planAutoEdit(TypeLoc T) {
  while (auto Ptr = T.getUnqualifiedLoc().getAs<PointerTypeLoc>())
    T = Ptr.getPointeeLoc();
  return T.getUnqualifiedLoc().getAs<AutoTypeLoc>()
             ? EditPlan()
             : refuse(Reason::DeducedType);
}

EditPlan roost::planCarrierEdit(TypeLoc T, const MapType &Map,
                                const ASTContext &Ctx) {
  auto Has = [&](QualType Q) {
    std::optional<MapType> In = carriedMap(Q);
    return In && In->Decl == Map.Decl;
  };
  for (;;) {
    if (T.isNull())
      return refuse(Reason::DeducedType);
    // With its qualifiers, which belong to what is wrapped.
    if (std::optional<MapType> M = mapType(T.getType());
        M && M->Decl == Map.Decl)
      return planEdit(T, Ctx);
    T = compat::skipElaboration(T.getUnqualifiedLoc());
    if (T.getAs<AutoTypeLoc>())
      return {};
    if (auto Paren = T.getAs<ParenTypeLoc>()) {
      T = Paren.getInnerLoc();
    } else if (auto Ref = T.getAs<ReferenceTypeLoc>()) {
      T = Ref.getPointeeLoc();
    } else if (auto Array = T.getAs<ArrayTypeLoc>()) {
      T = Array.getElementLoc();
    } else {
      // One of the arguments of a class template that is written here. Through
      // an alias template they may be anything.
      auto Spec = T.getAs<TemplateSpecializationTypeLoc>();
      const TemplateDecl *Template =
          Spec ? Spec.getTypePtr()->getTemplateName().getAsTemplateDecl()
               : nullptr;
      if (!isa_and_nonnull<ClassTemplateDecl>(Template)) {
        EditPlan P = refuse(Reason::DeducedType);
        P.Parameter = parameterIn(T);
        return P;
      }
      TypeLoc Inside;
      for (unsigned I = 0; I < Spec.getNumArgs(); ++I) {
        const TemplateArgumentLoc &A = Spec.getArgLoc(I);
        if (A.getArgument().getKind() != TemplateArgument::Type)
          continue;
        std::optional<MapType> M = mapType(A.getArgument().getAsType());
        if ((M && M->Decl == Map.Decl) || Has(A.getArgument().getAsType()))
          Inside = A.getTypeSourceInfo()->getTypeLoc();
      }
      T = Inside;
    }
  }
}

EditPlan roost::planQualifierEdit(TypeLoc T, const ASTContext &Ctx) {
  T = T.getUnqualifiedLoc();
  TypeLoc Q = compat::qualifierTypeLoc(T);
  if (Q.isNull())
    return refuse(Reason::DeducedType);
  EditPlan P = planEdit(Q, Ctx);
  if (P.Kind != EditPlan::Wrap)
    return P;
  P.Edit.Begin = compat::qualifierBegin(T);
  if (std::string Macro = macroAt(P.Edit.Begin, Ctx); !Macro.empty())
    return refuse(Reason::InMacro, Macro);
  return P;
}

EditPlan roost::planMakerEdit(const Expr *Maker, const ASTContext &Ctx) {
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Maker))
    return planEdit(Cast->getTypeInfoAsWritten()->getTypeLoc(), Ctx);
  if (const auto *Object = dyn_cast<CXXTemporaryObjectExpr>(Maker))
    return planEdit(Object->getTypeSourceInfo()->getTypeLoc(), Ctx);
  if (const auto *New = dyn_cast<CXXNewExpr>(Maker))
    return planEdit(New->getAllocatedTypeSourceInfo()->getTypeLoc(), Ctx);
  if (const auto *Call = dyn_cast<CallExpr>(Maker))
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts()))
      if (Ref->getNumTemplateArgs() == 1 &&
          Ref->getTemplateArgs()[0].getArgument().getKind() ==
              TemplateArgument::Type)
        return planEdit(
            Ref->getTemplateArgs()[0].getTypeSourceInfo()->getTypeLoc(), Ctx);
  return refuse(Reason::DeducedType);
}

TypeEdit roost::tagEdit(const NamedDecl *D) {
  if (const auto *RD = dyn_cast<CXXRecordDecl>(D)) {
    SourceLocation At = RD->getInnerLocStart();
    return {At, At, EditKind::TagClass};
  }
  SourceLocation At = D->getBeginLoc();
  return {At, At, EditKind::TagDeclaration};
}
