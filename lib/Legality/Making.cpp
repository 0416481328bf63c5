//===- Making.cpp - How a table is made -----------------------------------===//

#include "Legality/Making.h"
#include "Legality/Candidates.h"
#include "Legality/Carriers.h"
#include "Legality/Generics.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

/// Wrappers that an initializer's value passes through unchanged.
const Expr *unwrapPrvalue(
    const Expr *E,
    llvm::function_ref<void(const Expr *)> Passed = [](const Expr *) {}) {
  for (;; Passed(E)) {
    E = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bind->getSubExpr();
    else if (const auto *Copy = dyn_cast<CXXConstructExpr>(E);
             Copy && Copy->isElidable()) {
      E = Copy->getArg(0)->IgnoreParenImpCasts();
      if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(E))
        E = Temp->getSubExpr();
    } else if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
      E = Default->getExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
             Cast && (Cast->getCastKind() == CK_NoOp ||
                      Cast->getCastKind() == CK_ConstructorConversion))
      E = Cast->getSubExpr();
    else
      return E;
  }
}

/// Does the lambda write the type of its result?
bool writesResult(const CXXRecordDecl *Closure) {
  const auto *F =
      Closure->getLambdaTypeInfo()
          ? Closure->getLambdaTypeInfo()->getType()->getAs<FunctionProtoType>()
          : nullptr;
  return F && F->hasTrailingReturn();
}

/// Is the type of the declaration written, so that it doesn't follow from that
/// of its value? Then a value of another type may be converted to it.
bool isTyped(const ValueDecl *D) {
  if (const auto *FD = dyn_cast<FunctionDecl>(D)) {
    const auto *Method = dyn_cast<CXXMethodDecl>(FD);
    if (Method && Method->getParent()->isLambda() &&
        !writesResult(Method->getParent()))
      return false;
    return llvm::none_of(FD->redecls(), [](const FunctionDecl *Each) {
      return Each->getDeclaredReturnType()->getContainedAutoType();
    });
  }
  const TypeSourceInfo *TSI = cast<DeclaratorDecl>(D)->getTypeSourceInfo();
  const auto *V = dyn_cast<VarDecl>(D);
  // Clang warns of a constant loop variable that is a copy, not of one that is
  // converted.
  if (V && (V->isImplicit() || V->isInitCapture() ||
            (V->isCXXForRangeDecl() && V->getType().isConstQualified())))
    return false;
  return TSI && !TSI->getType()->getContainedAutoType();
}

/// Is a container no element of itself, or convertible to one? Else
/// `Set{other}` may be a set of that element, by the rules for equal types and
/// others for different ones.
bool isNeverElement(const MapType &Of) {
  const CXXRecordDecl *Key = Of.Key->getAsCXXRecordDecl();
  return Of.Mapped || Of.Key->isScalarType() ||
         (Key && isStdNamed(Key, "basic_string"));
}

class Making {
public:
  explicit Making(Model &M) : M(M), Ctx(M.Ctx) {}
  void declared(unsigned T);
  /// Judges the value that the table is made of, bound to or assigned. \p Typed
  /// says whether the table's type is written, here or in \p Init.
  void source(unsigned T, const Expr *Init, bool Typed);
  void assigned(unsigned T, const CXXOperatorCallExpr *Op);
  void part(unsigned T, const Expr *Given, const Expr *By);

private:
  void carrier(unsigned T, const Expr *Init);
  void object(unsigned T, const Expr *Init, bool Typed);
  void copied(unsigned T, const Expr *Source, bool Converts, bool InBraces,
              StringRef Verb);
  void written(unsigned T);
  void tied(unsigned T, unsigned To) {
    M.Kin.join(T, To);
    M.reaches(T, To);
  }
  void constructed(unsigned T, const CXXConstructExpr *C, bool Typed);
  void pointer(unsigned T, const Expr *Init);
  bool takeEdit(unsigned T, const EditPlan &P);
  bool follows(unsigned T, unsigned Parameter);
  void refuse(unsigned T, Reason Why, const Twine &Subject, const Twine &Text,
              SourceLocation At) {
    M.refuse(T, Why, Subject.str(), {M.step(Text, At)});
  }
  void madeElsewhere(unsigned T, const CallExpr *Call) {
    std::string Name = calleeName(Call);
    refuse(T, Reason::MadeByFunction, Name, "made by '" + Name + "'",
           Call->getBeginLoc());
  }
  void notUnderstood(unsigned T, const Stmt *S) {
    refuse(T, Reason::UnsupportedUse, "'" + textOf(S, Ctx) + "'",
           "made by '" + textOf(S, Ctx) + "'", S->getBeginLoc());
  }

  Model &M;
  ASTContext &Ctx;
};

} // namespace

void roost::judgeMaking(Model &M, unsigned T) { Making(M).declared(T); }

void roost::judgeSource(Model &M, unsigned T, const Expr *Init, bool Typed) {
  Making(M).source(T, Init, Typed);
}

void roost::judgeAssignment(Model &M, unsigned T,
                            const CXXOperatorCallExpr *Op) {
  Making(M).assigned(T, Op);
}

void roost::judgePart(Model &M, unsigned T, const Expr *Given, const Expr *By) {
  Making(M).part(T, Given, By);
}

void roost::judgeCalls(Model &M) {
  Making Judge(M);
  const BodyIndex &Index = M.Index;
  auto From = [&](const ValueDecl *D, const Expr *E,
                  const Expr *Call = nullptr) {
    if (!E || isa<CXXDefaultInitExpr>(E))
      return;
    bool Typed = isTyped(D) && (!Call || mayConvert(Call, M.Index, M.S));
    for (unsigned T : M.findAll(D))
      Judge.source(T, E, Typed);
  };
  for (auto [F, Init] : Index.fieldInitializers())
    From(F, Init);
  for (const Stmt *S : Index.statements()) {
    if (isa<CallExpr, CXXConstructExpr>(S)) {
      if (const auto *Call = dyn_cast<CallExpr>(S);
          Call && judgePassing(M, Call))
        continue;
      for (auto [P, Arg] : argumentsOf(cast<Expr>(S)))
        From(P, Arg, cast<Expr>(S));
    } else if (const auto *Return = dyn_cast<ReturnStmt>(S)) {
      From(Index.functionOf(Return), Return->getRetValue());
    } else if (const auto *List = dyn_cast<InitListExpr>(S)) {
      for (auto [F, Init] : fieldsOf(List->getType(), List->inits()))
        From(F, Init);
    } else if (const auto *List = dyn_cast<CXXParenListInitExpr>(S)) {
      for (auto [F, Init] : fieldsOf(List->getType(), List->getInitExprs()))
        From(F, Init);
    }
  }
}

/// Does the type of a table follow from the template parameter with this index,
/// of the instance whose parameter or result it is, or that is the body?
bool Making::follows(unsigned T, unsigned Parameter) {
  const FunctionDecl *FD = functionOf(M.Tables[T].D);
  auto It = FD ? M.Generics.find(FD->getCanonicalDecl()) : M.Generics.end();
  if (It == M.Generics.end())
    if (const auto *Body = dyn_cast<FunctionDecl>(M.Index.body()))
      It = M.Generics.find(Body->getCanonicalDecl());
  if (It == M.Generics.end())
    return false;
  auto &[Of, Met] = It->second;
  if (Parameter >= Of->Followed.size() || !Of->Followed.test(Parameter))
    return false;
  M.Kin.join(T, Met.try_emplace(Parameter, T).first->second);
  return true;
}

bool Making::takeEdit(unsigned T, const EditPlan &P) {
  if (P.Parameter && follows(T, *P.Parameter))
    return true;
  switch (P.Kind) {
  case EditPlan::None:
    return true;
  case EditPlan::Wrap:
    M.Tables[T].Edits.push_back(P.Edit);
    return true;
  case EditPlan::Refused:
    M.refuse(T, P.Why, P.Subject,
             {M.step("declared", M.Tables[T].D->getLocation())});
    return false;
  }
  return false;
}

/// The types that the declaration of a table writes, wherever it is declared
/// again. Implicit variables (range-for, init-captures) have none.
void Making::written(unsigned T) {
  const ValueDecl *D = M.Tables[T].D;
  Form Kind = M.Tables[T].Kind;
  auto Take = [&](TypeSourceInfo *TSI) {
    if (!TSI) {
      M.refuse(T, Reason::DeducedType);
      return;
    }
    TypeLoc TL = TSI->getTypeLoc();
    switch (Kind) {
    case Form::Object:
    case Form::Reference:
    case Form::Pointer:
      takeEdit(T, planEdit(TL, Ctx));
      return;
    case Form::Owner:
      takeEdit(T, planOwnerEdit(TL, Ctx));
      return;
    case Form::Position:
      takeEdit(T, planQualifierEdit(TL, Ctx));
      return;
    case Form::Carrier:
    case Form::CarrierReference:
      takeEdit(T, planCarrierEdit(TL, M.Tables[T].Type, Ctx));
      return;
    case Form::Cursor:
      takeEdit(T, planAutoEdit(TL));
      return;
    }
  };
  if (const auto *FD = dyn_cast<FunctionDecl>(D)) {
    // The result of a lambda that writes none follows from what it returns.
    const auto *Method = dyn_cast<CXXMethodDecl>(FD);
    for (const FunctionDecl *Each : FD->redecls()) {
      FunctionTypeLoc F = Each->getFunctionTypeLoc();
      if (F.isNull())
        M.refuse(T, Reason::DeducedType);
      else if (!Method || !Method->getParent()->isLambda() ||
               writesResult(Method->getParent()))
        takeEdit(T,
                 M.Tables[T].isCarried()
                     ? planCarrierEdit(F.getReturnLoc(), M.Tables[T].Type, Ctx)
                     : planEdit(F.getReturnLoc(), Ctx));
    }
    return;
  }
  if (const auto *P = dyn_cast<ParmVarDecl>(D)) {
    const auto *FD = cast<FunctionDecl>(P->getDeclContext());
    for (const FunctionDecl *Each : FD->redecls())
      Take(Each->getParamDecl(P->getFunctionScopeIndex())->getTypeSourceInfo());
    return;
  }
  if (const auto *V = dyn_cast<VarDecl>(D)) {
    if (V->isImplicit() || V->isInitCapture())
      return;
    for (const VarDecl *Each : V->redecls())
      Take(Each->getTypeSourceInfo());
    return;
  }
  Take(cast<DeclaratorDecl>(D)->getTypeSourceInfo());
}

void Making::declared(unsigned T) {
  const ValueDecl *D = M.Tables[T].D;
  const MapType &MT = M.Tables[T].Type;
  const auto *Alloc = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      MT.Allocator.isNull() ? nullptr : MT.Allocator->getAsCXXRecordDecl());
  if (!Alloc || !isStdNamed(Alloc, "allocator")) {
    M.refuse(T, Reason::CustomAllocator,
             MT.Allocator.isNull() ? "" : compactName(MT.Allocator, Ctx),
             {M.step("declared", D->getLocation())});
    return;
  }
  written(T);
  // Parameters, results and fields are made by calls and constructors.
  const auto *V = dyn_cast<VarDecl>(D);
  if (const auto *P = dyn_cast_or_null<ParmVarDecl>(V)) {
    if (P->hasDefaultArg() && !P->hasUnparsedDefaultArg() &&
        !P->hasUninstantiatedDefaultArg())
      source(T, P->getDefaultArg(), isTyped(P));
    return;
  }
  if (!V)
    return;
  if (!M.Index.isDeclaredHere(V) && placeOf(V) != M.Index.body() &&
      V->getDefinition() != M.Index.body())
    return;
  if (const Expr *Init = V->getAnyInitializer())
    source(T, Init, isTyped(V));
  else if (M.Tables[T].Kind == Form::Owner)
    refuse(T, Reason::UnsupportedUse, "it is not initialized where declared",
           "declared", V->getLocation());
  else if (M.Tables[T].Kind == Form::Reference ||
           M.Tables[T].Kind == Form::CarrierReference)
    refuse(T, Reason::GroupRefused, "", "declared", V->getLocation());
}

void Making::source(unsigned T, const Expr *Init, bool Typed) {
  // v[i] = M(16): one of the maps inside.
  if (M.Tables[T].isCarried() && M.isMapOf(T, Init->getType())) {
    object(T, Init, false);
    return;
  }
  switch (M.Tables[T].Kind) {
  case Form::Object:
    object(T, Init, Typed);
    return;
  case Form::Reference: {
    if (std::optional<unsigned> To = M.tableOf(Init)) {
      tied(T, *To);
      return;
    }
    const Expr *E = Init->IgnoreParens();
    if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
      E = Default->getExpr();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    while (const auto *Cast = dyn_cast<ImplicitCastExpr>(E)) {
      if (Cast->getCastKind() != CK_NoOp)
        break;
      E = Cast->getSubExpr();
    }
    if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(E)) {
      M.Tables[T].MadeHere = true;
      object(T, Temp->getSubExpr(), Typed);
      return;
    }
    std::string What = textOf(Init, Ctx);
    refuse(T, Reason::GroupRefused, What, "bound to '" + What + "'",
           Init->getExprLoc());
    return;
  }
  case Form::Pointer:
  case Form::Owner:
    pointer(T, Init);
    return;
  case Form::Position:
    return; // Bound to its table where it is assigned (Loans).
  case Form::Carrier:
    carrier(T, Init);
    return;
  case Form::CarrierReference:
  case Form::Cursor: {
    std::optional<unsigned> To =
        M.Tables[T].Kind == Form::Cursor ? M.cursorOf(Init) : M.within(Init);
    if (To && M.Tables[*To].Type.Decl == M.Tables[T].Type.Decl) {
      tied(T, *To);
      return;
    }
    const Expr *E = unwrapPrvalue(Init);
    if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(E);
        Temp && M.Tables[T].Kind == Form::CarrierReference) {
      M.Tables[T].MadeHere = true;
      carrier(T, Temp->getSubExpr());
      return;
    }
    std::string What = textOf(Init, Ctx);
    refuse(T, Reason::GroupRefused, What, "bound to '" + What + "'",
           Init->getExprLoc());
    return;
  }
  }
}

/// The initializer of a carrier, or a temporary that is moved into one.
void Making::carrier(unsigned T, const Expr *Init) {
  const Expr *E = unwrapPrvalue(Init);
  // auto v = std::vector<M>(n)
  if (isa<CXXFunctionalCastExpr, CXXTemporaryObjectExpr>(E)) {
    const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E);
    const TypeSourceInfo *TSI =
        Cast ? Cast->getTypeInfoAsWritten()
             : cast<CXXTemporaryObjectExpr>(E)->getTypeSourceInfo();
    if (!M.carries(T, E->getType())) {
      notUnderstood(T, E);
      return;
    }
    if (!takeEdit(T, planCarrierEdit(TSI->getTypeLoc(), M.Tables[T].Type, Ctx)))
      return;
    if (Cast)
      E = unwrapPrvalue(Cast->getSubExpr());
  }
  // Of an array or an aggregate: each part by itself.
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    if (const InitListExpr *Semantic = List->getSemanticForm())
      List = Semantic;
    auto Each = [&](const Expr *Part) {
      if (M.carries(T, Part->getType()))
        carrier(T, Part);
      else
        object(T, Part, false);
    };
    for (const Expr *Part : List->inits())
      Each(Part);
    if (const Expr *Filler = List->getArrayFiller())
      Each(Filler);
    return;
  }
  // A copy of an array, such as the one that a class's own copy makes.
  if (const auto *Loop = dyn_cast<ArrayInitLoopExpr>(E)) {
    if (const Expr *From = Loop->getCommonExpr()->getSourceExpr())
      part(T, From, Loop);
    else
      notUnderstood(T, E);
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (std::optional<unsigned> Result = M.findCarrier(Call->getDirectCallee());
        Result && M.carries(T, E->getType())) {
      M.Kin.join(T, *Result);
      return;
    }
    madeElsewhere(T, Call);
    return;
  }
  const auto *C = dyn_cast<CXXConstructExpr>(E);
  if (!C || !M.carries(T, C->getType())) {
    // Elements of an array that are made in no way of their own.
    if (!isa<ImplicitValueInitExpr>(E))
      notUnderstood(T, E);
    return;
  }
  // An array's default constructor is that of its elements.
  if (layerOf(C->getType()) == Layer::Array && C->getNumArgs())
    notUnderstood(T, E);
  for (const Expr *Arg : C->arguments()) {
    QualType Q = Arg->getType().getNonReferenceType();
    if (isa<CXXDefaultArgExpr>(Arg))
      continue;
    if (mentionsMap(Q))
      part(T, Arg, C);
    // A number of elements, or the other half of a pair.
    else if (layerOf(C->getType()) != Layer::Pair &&
             !Q->isIntegralOrEnumerationType() &&
             !isStdNamed(Q->getAsCXXRecordDecl(), "nullopt_t"))
      notUnderstood(T, Arg);
  }
}

void Making::part(unsigned T, const Expr *Given, const Expr *By) {
  M.Given.insert(Given);
  const Expr *E = Given;
  if (const auto *Default = dyn_cast<ImplicitCastExpr>(E);
      Default && Default->getCastKind() == CK_NoOp)
    E = Default->getSubExpr();
  bool Whole = M.isMapOf(T, Given->getType());
  if (!Whole && !M.carries(T, Given->getType())) {
    notUnderstood(T, Given);
    return;
  }
  const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(E->IgnoreParens());
  if (Temp || E->isPRValue()) {
    const Expr *Value = Temp ? Temp->getSubExpr() : E;
    if (Whole)
      object(T, Value, false);
    else
      carrier(T, Value);
    return;
  }
  std::optional<unsigned> From = Whole ? M.tableOf(E) : M.within(E);
  if (!From) {
    std::string What = textOf(E, Ctx);
    refuse(T, Reason::GroupRefused, What, "made of '" + What + "'",
           E->getBeginLoc());
    return;
  }
  M.Kin.join(T, *From);
  if (E->isXValue())
    M.moves(By, *From);
}

/// The initializer of a map, or what is assigned to one.
void Making::object(unsigned T, const Expr *Init, bool Typed) {
  M.Made[Init] = T;
  const Expr *E = unwrapPrvalue(Init, [&](const Expr *P) { M.Made[P] = T; });
  // M m = M(16), auto m = M{...}: the type of the initializer is the same.
  if (isa<CXXFunctionalCastExpr, CXXTemporaryObjectExpr, CXXStaticCastExpr,
          CStyleCastExpr>(E)) {
    if (!mapType(E->getType())) {
      notUnderstood(T, E);
      return;
    }
    EditPlan P = planMakerEdit(E, Ctx);
    if (!takeEdit(T, P))
      return;
    Typed = P.Kind == EditPlan::Wrap;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = unwrapPrvalue(Cast->getSubExpr());
  }
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    if (!mapType(C->getType())) {
      notUnderstood(T, E);
      return;
    }
    constructed(T, C, Typed);
    return;
  }
  if (const auto *Cond = dyn_cast<ConditionalOperator>(E)) {
    object(T, Cond->getTrueExpr(), Typed);
    object(T, Cond->getFalseExpr(), Typed);
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *FD = Call->getDirectCallee();
    std::optional<unsigned> Result = M.find(FD);
    if (FD && isStdNamed(FD, "exchange"))
      Result = M.tableOf(Call->getArg(0));
    if (Result) {
      M.Kin.join(T, *Result);
      return;
    }
    madeElsewhere(T, Call);
    return;
  }
  notUnderstood(T, E);
}

/// The table is made a copy of \p Source, a glvalue, or assigned it. \p
/// Converts says whether the copy could be one of a standard container.
void Making::copied(unsigned T, const Expr *Source, bool Converts,
                    bool InBraces, StringRef Verb) {
  std::optional<unsigned> From = M.tableOf(Source);
  const MapType &Type = M.Tables[T].Type;
  // The conversion must be the only one that is not a standard one.
  bool ToBase = false;
  for (const Expr *E = Source->IgnoreParens();; E = E->IgnoreParens()) {
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E)) {
      bool Up = Cast->getCastKind() == CK_DerivedToBase ||
                Cast->getCastKind() == CK_UncheckedDerivedToBase;
      ToBase |= Up;
      Converts &= Up || Cast->getCastKind() == CK_NoOp;
      E = Cast->getSubExpr();
    } else if (const auto *List = dyn_cast<InitListExpr>(E);
               List && List->getNumInits() == 1) {
      InBraces = true;
      E = List->getInit(0);
    } else {
      break;
    }
  }
  if (InBraces && (ToBase || !isNeverElement(Type)))
    Converts = false;
  Converts &= Type.Family != MapFamily::Ordered;
  if (!From && !Converts) {
    std::string What = textOf(Source, Ctx);
    refuse(T, Reason::GroupRefused, What, Verb + " from '" + What + "'",
           Source->getBeginLoc());
    return;
  }
  if (!Converts) {
    M.Kin.join(T, *From);
    return;
  }
  if (From)
    M.Copies.push_back({T, *From});
  else
    M.Tables[T].OfStd = true;
}

/// A constructor's arguments: another map among them must be kin, or copied.
void Making::constructed(unsigned T, const CXXConstructExpr *C, bool Typed) {
  for (const Expr *Arg : C->arguments()) {
    if (isa<CXXDefaultArgExpr>(Arg) || !mapType(Arg->getType()))
      continue;
    if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(Arg)) {
      object(T, Temp->getSubExpr(), Typed);
      continue;
    }
    bool Moves = C->getConstructor()->isMoveConstructor();
    copied(T, Arg, Typed && C->getConstructor()->isCopyConstructor(),
           C->isListInitialization(), "copied");
    if (std::optional<unsigned> From = M.tableOf(Arg); From && Moves)
      M.moves(C, *From);
  }
}

void Making::assigned(unsigned T, const CXXOperatorCallExpr *Op) {
  const Expr *From = Op->getArg(1);
  if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(From);
      Temp && !M.tableOf(From)) {
    object(T, Temp->getSubExpr(), /*Typed=*/true);
    return;
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(Op->getDirectCallee());
  copied(T, From, Method && Method->isCopyAssignmentOperator(),
         /*InBraces=*/false, "assigned");
}

void Making::pointer(unsigned T, const Expr *Init) {
  Table &Each = M.Tables[T];
  const Expr *E = unwrapPrvalue(Init);
  if (Each.Kind == Form::Pointer) {
    if (E->isNullPointerConstant(Ctx, Expr::NPC_NeverValueDependent))
      return;
    if (std::optional<unsigned> To = M.tableOfPointer(E)) {
      tied(T, *To);
      return;
    }
    if (const auto *Cond = dyn_cast<ConditionalOperator>(E)) {
      pointer(T, Cond->getTrueExpr());
      pointer(T, Cond->getFalseExpr());
      return;
    }
    if (Each.Maker) {
      notUnderstood(T, E);
      return;
    }
  }
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
  EditPlan P = planMakerEdit(New, Ctx);
  if (!takeEdit(T, P))
    return;
  if (const Expr *Of = New->getInitializer())
    object(T, Of, P.Kind == EditPlan::Wrap);
}
