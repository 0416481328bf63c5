//===- Making.cpp - How a table is made -----------------------------------===//

#include "Legality/Making.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace roost;

namespace {

/// Wrappers that an initializer's value passes through unchanged.
const Expr *unwrapPrvalue(const Expr *E) {
  for (;;) {
    E = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bind->getSubExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
             Cast && (Cast->getCastKind() == CK_NoOp ||
                      Cast->getCastKind() == CK_ConstructorConversion))
      E = Cast->getSubExpr();
    else
      return E;
  }
}

class Making {
public:
  explicit Making(Model &M) : M(M), Ctx(M.Ctx) {}
  void variable(unsigned T);
  void object(unsigned T, const Expr *Init);

private:
  void constructed(unsigned T, const CXXConstructExpr *C);
  void pointer(unsigned T, const Expr *Init);
  bool takeEdit(unsigned T, const EditPlan &P);
  void refuse(unsigned T, Reason Why, const Twine &Subject, const Twine &Text,
              SourceLocation At) {
    M.refuse(T, Why, Subject.str(), {M.step(Text, At)});
  }
  void notUnderstood(unsigned T, const Stmt *S) {
    refuse(T, Reason::UnsupportedUse, "'" + textOf(S, Ctx) + "'",
           "made by '" + textOf(S, Ctx) + "'", S->getBeginLoc());
  }

  Model &M;
  ASTContext &Ctx;
};

} // namespace

void roost::judgeMaking(Model &M, unsigned T) { Making(M).variable(T); }

void roost::judgeSource(Model &M, unsigned T, const Expr *Init) {
  Making(M).object(T, Init);
}

bool Making::takeEdit(unsigned T, const EditPlan &P) {
  switch (P.Kind) {
  case EditPlan::None:
    return true;
  case EditPlan::Wrap:
    M.Tables[T].Edits.push_back(P.Edit);
    return true;
  case EditPlan::Refused:
    M.refuse(T, P.Why, P.Subject,
             {M.step("declared", M.Tables[T].Var->getLocation())});
    return false;
  }
  return false;
}

void Making::variable(unsigned T) {
  Table &Each = M.Tables[T];
  const VarDecl *V = Each.Var;
  const MapType &MT = Each.Type;
  const auto *Alloc = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      MT.Allocator.isNull() ? nullptr : MT.Allocator->getAsCXXRecordDecl());
  if (!Alloc || !isStdNamed(Alloc, "allocator")) {
    M.refuse(T, Reason::CustomAllocator,
             MT.Allocator.isNull() ? "" : compactName(MT.Allocator, Ctx),
             {M.step("declared", V->getLocation())});
    return;
  }

  // The written type. Implicit variables (range-for, init-captures) have none.
  TypeSourceInfo *TSI = V->getTypeSourceInfo();
  if (!V->isImplicit() && !V->isInitCapture()) {
    if (!TSI) {
      M.refuse(T, Reason::DeducedType);
      return;
    }
    TypeLoc TL = TSI->getTypeLoc();
    EditPlan P = Each.Kind == Form::Owner      ? planOwnerEdit(TL, Ctx)
                 : Each.Kind == Form::Position ? planQualifierEdit(TL, Ctx)
                                               : planEdit(TL, Ctx);
    if (!takeEdit(T, P))
      return;
  }

  const Expr *Init = V->getInit();
  switch (Each.Kind) {
  case Form::Object:
    if (Init)
      object(T, Init);
    return;
  case Form::Reference: {
    std::optional<unsigned> To = Init ? M.tableOf(Init) : std::nullopt;
    if (!To) {
      std::string What = Init ? textOf(Init, Ctx) : std::string();
      refuse(T, Reason::GroupRefused, What, "bound to '" + What + "'",
             V->getLocation());
      return;
    }
    M.Kin.join(T, *To);
    M.Alias.join(T, *To);
    return;
  }
  case Form::Pointer:
  case Form::Owner:
    if (!Init) {
      refuse(T, Reason::UnsupportedUse, "it is not initialized where declared",
             "declared", V->getLocation());
      return;
    }
    pointer(T, Init);
    return;
  case Form::Position:
    return; // Bound to its table where it is assigned (Loans).
  }
}

/// The initializer of a map, or what is assigned to one.
void Making::object(unsigned T, const Expr *Init) {
  const Expr *E = unwrapPrvalue(Init);
  // M m = M(16), auto m = M{...}: the type of the initializer is the same.
  if (isa<CXXFunctionalCastExpr, CXXTemporaryObjectExpr, CXXStaticCastExpr,
          CStyleCastExpr>(E)) {
    if (!mapType(E->getType())) {
      notUnderstood(T, E);
      return;
    }
    if (!takeEdit(T, planMakerEdit(E, Ctx)))
      return;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = unwrapPrvalue(Cast->getSubExpr());
  }
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    if (!mapType(C->getType())) {
      notUnderstood(T, E);
      return;
    }
    constructed(T, C);
    return;
  }
  if (isa<CallExpr>(E)) {
    std::string Name = calleeName(E);
    refuse(T, Reason::MadeByFunction, Name, "made by '" + Name + "'",
           E->getBeginLoc());
    return;
  }
  notUnderstood(T, E);
}

/// A constructor's arguments: another map among them must be kin.
void Making::constructed(unsigned T, const CXXConstructExpr *C) {
  for (const Expr *Arg : C->arguments()) {
    if (isa<CXXDefaultArgExpr>(Arg) || !mapType(Arg->getType()))
      continue;
    const Expr *Source = Arg;
    if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(Source)) {
      object(T, Temp->getSubExpr());
      continue;
    }
    std::optional<unsigned> From = M.tableOf(Source);
    if (!From) {
      std::string What = textOf(Source, Ctx);
      refuse(T, Reason::GroupRefused, What, "copied from '" + What + "'",
             Source->getBeginLoc());
      return;
    }
    M.Kin.join(T, *From);
    if (C->getConstructor()->isMoveConstructor())
      M.moves(C, *From);
  }
}

void Making::pointer(unsigned T, const Expr *Init) {
  Table &Each = M.Tables[T];
  const Expr *E = unwrapPrvalue(Init);
  if (Each.Kind == Form::Owner) {
    if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
      E = unwrapPrvalue(Cast->getSubExpr());
    const FunctionDecl *FD =
        isa<CallExpr>(E) ? cast<CallExpr>(E)->getDirectCallee() : nullptr;
    if (FD && isStdNamed(FD, "make_unique")) {
      for (const Expr *Arg : cast<CallExpr>(E)->arguments())
        if (mapType(Arg->getType())) {
          notUnderstood(T, Arg);
          return;
        }
      Each.Maker = E;
      takeEdit(T, planMakerEdit(E, Ctx));
      return;
    }
    // std::unique_ptr<M> p(new M): only where unique_ptr<M> is written at p.
    const auto *C = dyn_cast<CXXConstructExpr>(E);
    if (!C || isa<CXXTemporaryObjectExpr>(C) || C->getNumArgs() != 1 ||
        !C->getArg(0)->getType()->isPointerType() ||
        M.Tables[T].Edits.empty()) {
      notUnderstood(T, E);
      return;
    }
    E = unwrapPrvalue(C->getArg(0));
  }
  const auto *New = dyn_cast<CXXNewExpr>(E);
  if (!New || New->isArray() || New->getNumPlacementArgs() ||
      !mapType(New->getAllocatedType())) {
    notUnderstood(T, E);
    return;
  }
  Each.Maker = New;
  if (!takeEdit(T, planMakerEdit(New, Ctx)))
    return;
  if (const Expr *Of = New->getInitializer())
    object(T, Of);
}
