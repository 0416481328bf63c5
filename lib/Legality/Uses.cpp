//===- Uses.cpp - Every use of a table must be understood -----------------===//

#include "Legality/Uses.h"
#include "Legality/CallSites.h"
#include "Legality/Making.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

/// setjmp and its kin: control may come back with elements moved meanwhile.
static const CallExpr *returnsTwice(const BodyIndex &Index) {
  for (const Stmt *S : Index.statements())
    if (const auto *Call = dyn_cast<CallExpr>(S))
      if (const FunctionDecl *FD = Call->getDirectCallee())
        if (FD->hasAttr<ReturnsTwiceAttr>() ||
            (FD->getIdentifier() && FD->isExternC() &&
             oneOf(FD->getName(), {"setjmp", "_setjmp", "__setjmp", "sigsetjmp",
                                   "__sigsetjmp", "vfork", "getcontext"})))
          return Call;
  return nullptr;
}

void Uses::run() {
  const CallExpr *Twice = returnsTwice(Index);
  for (unsigned T = 0; T < M.Tables.size(); ++T) {
    if (const VarDecl *V = M.Tables[T].var(); V && V->hasLocalStorage())
      local(T, V, Twice);
    judgeMaking(M, T);
    for (const Expr *E : M.usesOf(T)) {
      if (const auto *Bind =
              dyn_cast_or_null<CXXBindTemporaryExpr>(Index.parent(E)))
        if (M.Tables[T].isResult())
          M.Made[Bind] = T;
      used(T, E);
    }
  }
  judgeCalls(M);
  checkHanded();
  closures();
  for (unsigned T = 0; T < M.Tables.size(); ++T)
    if (M.Tables[T].Type.Family == MapFamily::UnorderedMulti)
      M.needNodes(T, Reason::MultiContainer, "",
                  {M.step("declared", M.Tables[T].D->getLocation())});
  joinWide();
}

/// What holds of all automatic variables and parameters.
void Uses::local(unsigned T, const VarDecl *V, const CallExpr *Twice) {
  // A parameter of a function that is only called here.
  if (isa<ParmVarDecl>(V) && !Index.isDeclaredHere(V))
    return;
  // The hidden variables of a range-for have no type that is written anywhere.
  if (std::string Macro = macroAt(V->getLocation(), Ctx);
      !Macro.empty() && !V->isImplicit())
    refuse(T, Reason::InMacro, Macro, "declared", V->getLocation());
  if (V->getDeclContext()->isDependentContext() && !isa<ParmVarDecl>(V))
    refuse(T, Reason::InTemplate, "", "declared", V->getLocation());
  if (Twice)
    refuse(T, Reason::UnsupportedUse,
           "the function calls one that returns twice",
           "'" + textOf(Twice, Ctx) + "'", Twice->getExprLoc());
  if (Index.hasCapturedRegion())
    refuse(T, Reason::UnsupportedUse, "part of the function runs in parallel",
           "declared", V->getLocation());
  if (Index.isCoroutine(Index.lambdaOf(V)) || Index.isCoroutine(nullptr))
    refuse(T, Reason::Coroutine, "", "declared", V->getLocation());
  if (Index.usedOddly(V))
    refuse(T, Reason::TypeObserved, "decltype or another type",
           "its type is asked for", V->getLocation());
}

/// A reference or pointer from elsewhere may lead to any table of its type that
/// other functions reach.
void Uses::joinWide() {
  auto IsObject = [&](unsigned T) {
    return M.Tables[T].Kind == Form::Object ||
           M.Tables[T].Kind == Form::Carrier;
  };
  auto IsLocalObject = [&](unsigned T) {
    const VarDecl *V = M.Tables[T].var();
    return V && V->hasLocalStorage() && IsObject(T);
  };
  // It was joined where it is made.
  auto IsAnotherName = [&](unsigned T) {
    const VarDecl *V = M.Tables[T].var();
    return V && V->hasLocalStorage() && !isa<ParmVarDecl>(V) &&
           M.Tables[T].Kind == Form::Reference && V->hasInit() &&
           M.tableOf(V->getInit());
  };
  for (unsigned T = 0; T < M.Tables.size(); ++T) {
    if (!M.Tables[T].Wide || IsObject(T) || IsAnotherName(T))
      continue;
    for (unsigned O = 0; O < M.Tables.size(); ++O)
      if (M.Tables[O].Wide && M.Tables[O].Type.Decl == M.Tables[T].Type.Decl &&
          !IsAnotherName(O) && !(M.refersToOlder(T) && IsLocalObject(O)) &&
          !M.Sites.areDistinct(M.Tables[T].D, M.Tables[O].D))
        M.Alias.join(T, O);
  }
}

QualType Uses::elementType(unsigned T) const {
  // The first parameter of std::allocator is the element type of the map.
  const auto *Alloc = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      M.Tables[T].Type.Allocator->getAsCXXRecordDecl());
  return Alloc->getTemplateArgs()[0].getAsType();
}

void Uses::borrow(unsigned T, const Expr *E, Hold Kind, QualType Into) {
  M.Borrows.push_back({E, Kind, Into, T});
}

void Uses::used(unsigned T, const Expr *E) {
  // A capture is judged by the uses in the lambda's body.
  if (const auto *L = dyn_cast_or_null<LambdaExpr>(Index.parent(E)))
    if (Index.lambdaOf(E) != L && !Index.initializedBy(E))
      return;
  switch (M.Tables[T].Kind) {
  case Form::Object:
  case Form::Reference:
    usedObject(T, E);
    return;
  case Form::Pointer:
    usedPointer(T, E);
    return;
  case Form::Owner:
    usedOwner(T, E);
    return;
  case Form::Position:
    return; // A loan: judged by Borrow and Loans.
  case Form::Carrier:
  case Form::CarrierReference:
    usedPart(T, E);
    return;
  case Form::Cursor:
    usedCursor(T, E);
    return;
  }
}

/// \p E is a glvalue that designates the map.
void Uses::usedObject(unsigned T, const Expr *E) {
  for (;;) {
    const VarDecl *Into = Index.initializedBy(E);
    const Stmt *P = Index.parent(E);
    if (Into) {
      // auto &r = m: judged where r is made. A non-reference is initialized
      // through a CXXConstructExpr, or is the result itself.
      std::optional<unsigned> O = M.find(Into);
      if (!O || (M.Tables[*O].Kind != Form::Reference && E->isGLValue()))
        notUnderstood(T, E);
      else
        M.Kin.join(T, *O);
      return;
    }
    if (const FieldDecl *F = Index.fieldInitializedBy(E)) {
      if (std::optional<unsigned> O = M.find(F))
        M.Kin.join(T, *O);
      else
        notUnderstood(T, E);
      return;
    }
    if (!P) {
      notUnderstood(T, E);
      return;
    }
    if (isWrapper(P)) {
      E = cast<Expr>(P);
      continue;
    }
    if (const auto *Cast = dyn_cast<CastExpr>(P)) {
      if (Cast->getCastKind() == CK_ToVoid)
        return;
      if (Cast->getCastKind() == CK_NoOp && isa<ImplicitCastExpr>(Cast)) {
        E = Cast;
        continue;
      }
      notUnderstood(T, P);
      return;
    }
    // c ? f() : g(), which is the one or the other.
    if (const auto *Cond = dyn_cast<ConditionalOperator>(P);
        Cond && Cond->getCond() != E && Cond->isPRValue()) {
      E = Cond;
      continue;
    }
    if (const auto *Callee = dyn_cast<MemberExpr>(P)) {
      member(T, Callee, Callee->getMemberDecl());
      return;
    }
    // In a generic lambda, with arguments of types not known yet.
    if (const auto *Callee = dyn_cast<UnresolvedMemberExpr>(P)) {
      member(T, Callee, *Callee->decls_begin());
      return;
    }
    if (const auto *Sub = dyn_cast<ArraySubscriptExpr>(P);
        Sub && Sub->isTypeDependent() && Sub->getLHS() == E) {
      M.moves(Sub, T);
      M.Dependent[Sub] = mappedOrKey(T);
      borrow(T, Sub, Hold::Ref, mappedOrKey(T));
      return;
    }
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(P)) {
      operatorCall(T, Op, E);
      return;
    }
    if (const auto *C = dyn_cast<CXXConstructExpr>(P)) {
      copiedBy(T, C, E);
      return;
    }
    if (const auto *Call = dyn_cast<CallExpr>(P)) {
      if (handsOn(Call)) {
        E = Call;
        continue;
      }
      functionCall(T, Call, E);
      return;
    }
    if (isa<ReturnStmt, CoreturnStmt>(P)) {
      if (!resultAt(P))
        refuse(T, Reason::Returned, "", "'" + textOf(P, Ctx) + "'",
               P->getBeginLoc());
      return;
    }
    if (const auto *List = dyn_cast<InitListExpr>(P)) {
      if (!fieldAt(List, E))
        notUnderstood(T, P);
      return;
    }
    if (const auto *Addr = dyn_cast<UnaryOperator>(P)) {
      if (Addr->getOpcode() == UO_AddrOf)
        usedPointer(T, Addr);
      else
        notUnderstood(T, P);
      return;
    }
    if (isa<UnaryExprOrTypeTraitExpr, CXXTypeidExpr, CXXNoexceptExpr>(P)) {
      refuse(T, Reason::TypeObserved, "'" + textOf(P, Ctx) + "'",
             "'" + textOf(P, Ctx) + "'", P->getBeginLoc());
      return;
    }
    if (isa<LambdaExpr>(P)) {
      refuse(T, Reason::Captured, "", "captured", E->getBeginLoc());
      return;
    }
    if (isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, DoStmt, SwitchCase,
            LabelStmt>(P))
      return; // `m;`
    notUnderstood(T, P);
    return;
  }
}

/// The table of the function whose result \p Return gives.
std::optional<unsigned> Uses::resultAt(const Stmt *Return, bool Carried) const {
  const auto *R = dyn_cast<ReturnStmt>(Return);
  const FunctionDecl *FD = R ? Index.functionOf(R) : nullptr;
  return Carried ? M.findCarrier(FD) : M.find(FD);
}

/// The field that \p E initializes in an aggregate.
std::optional<unsigned> Uses::fieldAt(const InitListExpr *List,
                                      const Expr *E) const {
  for (auto [F, Init] : fieldsOf(List->getType(), List->inits()))
    if (Init == E)
      return M.find(F);
  return std::nullopt;
}

/// \p Callee names a member of the map.
void Uses::member(unsigned T, const Expr *Callee, const NamedDecl *Member) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Index.parent(Callee));
  if (const auto *Shadow = dyn_cast<UsingShadowDecl>(Member))
    Member = Shadow->getTargetDecl();
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
    Member = Template->getTemplatedDecl();
  const auto *Method = dyn_cast<CXXMethodDecl>(Member);
  if (!Call || !Method || Call->getCallee() != Callee) {
    notUnderstood(T, Callee);
    return;
  }
  // In an implicit assignment of a class.
  if (Method->getOverloadedOperator() == OO_Equal && Call->getNumArgs() == 1 &&
      mapType(Call->getArg(0)->getType())) {
    M.moves(Call, T);
    withKin(T, Call->getArg(0));
    return;
  }
  // m.operator[](k), m.~unordered_map()
  if (!Method->getIdentifier()) {
    std::string Name = Method->getNameAsString();
    refuse(T, Reason::UnsupportedMember, Name, "'" + textOf(Call, Ctx) + "'",
           Call->getExprLoc());
    return;
  }
  call(T, Call, Method->getName());
}

/// May the iterator that \p Call returns be moved on from at once, as by
/// std::next? In variables Loans looks.
bool Uses::goesOn(const Expr *Call) const {
  const Expr *E = Call;
  for (;;) {
    if (Index.initializedBy(E))
      return false;
    const Stmt *P = Index.parent(E);
    if (!P || !isa<Expr>(P) || isa<MemberExpr>(P))
      return false;
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(P))
      switch (Op->getOperator()) {
      case OO_EqualEqual:
      case OO_ExclaimEqual:
      case OO_Star:
      case OO_Arrow:
      case OO_Equal:
        return false;
      default:
        return true;
      }
    if (!isa<ImplicitCastExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr,
             CXXConstructExpr, ParenExpr, FullExpr>(P))
      return true;
    E = cast<Expr>(P);
  }
}

void Uses::call(unsigned T, const CallExpr *Call, StringRef Name) {
  if (oneOf(Name, {"size", "empty", "count", "contains"}))
    return;
  if (Name == "at") {
    if (Call->isTypeDependent())
      M.Dependent[Call] = mappedOrKey(T);
    borrow(T, Call, Hold::Ref, mappedOrKey(T));
    return;
  }
  if (oneOf(Name, {"find", "begin", "end", "cbegin", "cend", "equal_range"})) {
    if (Name.ends_with("begin") || (isOrdered(T) && goesOn(Call)))
      M.Tables[T].Iterated = true;
    // A bucket of its own.
    if (Name != "find" && Name != "equal_range" && Call->getNumArgs()) {
      refuse(T, Reason::UnsupportedMember, (Name + "(bucket)").str(),
             "'" + textOf(Call, Ctx) + "'", Call->getExprLoc());
      return;
    }
    borrow(T, Call, Hold::Holder, elementType(T));
    return;
  }
  if (oneOf(Name, {"insert", "emplace", "emplace_hint", "try_emplace",
                   "insert_or_assign"})) {
    M.moves(Call, T);
    M.Tables[T].Iterated |= isOrdered(T) && goesOn(Call);
    // Members of C++23 and node handles are another matter.
    for (const Expr *Arg : Call->arguments())
      if (isNodeHandle(Arg->getType())) {
        refuse(T, Reason::UnsupportedMember, "insert(node_type)",
               "'" + textOf(Call, Ctx) + "'", Call->getExprLoc());
        return;
      }
    if (!Call->getType()->isVoidType())
      borrow(T, Call, Hold::Holder, elementType(T));
    return;
  }
  if (Name == "erase") {
    if (Call->getType()->isRecordType() || Call->isTypeDependent())
      borrow(T, Call, Hold::Holder, elementType(T));
    return;
  }
  if (oneOf(Name, {"clear", "reserve", "rehash"})) {
    M.moves(Call, T);
    M.Tables[T].Rehashed |= Name == "rehash";
    return;
  }
  if (Name == "max_load_factor" && Call->getNumArgs() == 1) {
    // The node kind would rehash, and so end iterators, sooner than promised.
    M.Tables[T].FlatOnly = true;
    return;
  }
  if (oneOf(Name, {"hash_function", "key_eq", "get_allocator"})) {
    M.needNodes(T, Reason::UnsupportedMember, Name,
                {M.step("'" + textOf(Call, Ctx) + "'", Call->getExprLoc())});
    return;
  }
  if (Name == "merge" && Call->getNumArgs() == 1) {
    M.needNodes(T, Reason::UnsupportedMember, Name,
                {M.step("'" + textOf(Call, Ctx) + "'", Call->getExprLoc())});
    withKin(T, Call->getArg(0));
    return;
  }
  if (Name == "swap" && Call->getNumArgs() == 1) {
    M.moves(Call, T);
    withKin(T, Call->getArg(0));
    return;
  }
  refuse(T, Reason::UnsupportedMember, Name, "'" + textOf(Call, Ctx) + "'",
         Call->getExprLoc());
}

/// The other side of an operation that needs both of one type.
bool Uses::withKin(unsigned T, const Expr *Other) {
  if (std::optional<unsigned> O = M.tableOf(Other)) {
    M.Kin.join(T, *O);
    return true;
  }
  std::string What = textOf(Other, Ctx);
  refuse(T, Reason::GroupRefused, What, "used with '" + What + "'",
         Other->getBeginLoc());
  return false;
}

/// One that goes over a range once and keeps nothing of it.
static bool isRangesAlgorithm(const CallExpr *Call) {
  return oneOf(rangesAlgorithm(Call),
               {"for_each", "count", "count_if", "any_of", "all_of", "none_of",
                "find", "find_if", "find_if_not", "max_element", "min_element",
                "max", "min", "copy", "copy_if", "transform", "fold_left",
                "contains"});
}

/// `m | std::views::keys`, `std::views::values(m)`
static bool isViewOfParts(const CXXOperatorCallExpr *Op, const Expr *E) {
  auto IsParts = [](const Expr *View) {
    const auto *Ref = dyn_cast<DeclRefExpr>(View->IgnoreParenImpCasts());
    return Ref && isInStd(Ref->getDecl()) &&
           oneOf(nameOf(Ref->getDecl()), {"keys", "values"});
  };
  if (Op->getNumArgs() != 2)
    return false;
  if (Op->getOperator() == OO_Pipe)
    return Op->getArg(0) == E && IsParts(Op->getArg(1));
  return Op->getOperator() == OO_Call && Op->getArg(1) == E &&
         IsParts(Op->getArg(0));
}

/// Is the value of \p Range what a range-for goes over, or an algorithm of
/// std::ranges? Then nobody sees its type.
bool Uses::isGoneOver(const Expr *Range) const {
  for (const Stmt *S = Range;; S = Index.parent(S)) {
    if (const VarDecl *V = Index.initializedBy(S))
      return V->isImplicit();
    const Stmt *P = Index.parent(S);
    if (const auto *Call = dyn_cast_or_null<CallExpr>(P))
      return isRangesAlgorithm(Call) && Call->getArg(1) == S;
    if (!P || !isa<MaterializeTemporaryExpr, ImplicitCastExpr, ParenExpr,
                   FullExpr, CXXBindTemporaryExpr>(P))
      return false;
  }
}

void Uses::operatorCall(unsigned T, const CXXOperatorCallExpr *Op,
                        const Expr *E) {
  bool Left = Op->getNumArgs() >= 1 && Op->getArg(0) == E;
  const FunctionDecl *FD = Op->getDirectCallee();
  if (isParameterOf(Op, E))
    return;
  // o = m
  if (!Left && M.carries(T, Op->getArg(0)->getType())) {
    Handed.push_back({T, E, Op});
    return;
  }
  // std::ranges::for_each(m, f): as its iterators are given to an algorithm.
  if (!Left && isRangesAlgorithm(Op)) {
    M.Tables[T].Iterated = true;
    borrow(T, E, Hold::Holder, elementType(T));
    return;
  }
  // for (auto &v : m | std::views::values)
  if (isViewOfParts(Op, E) && isGoneOver(Op)) {
    M.Tables[T].Iterated = true;
    borrow(T, Op, Hold::Holder, elementType(T));
    return;
  }
  if (!FD || !isInStd(FD)) {
    std::string Name = calleeName(Op);
    refuse(T, Reason::PassedToFunction, Name, "passed to '" + Name + "'",
           Op->getExprLoc());
    return;
  }
  switch (Op->getOperator()) {
  case OO_Subscript:
    if (!Left)
      break;
    M.moves(Op, T);
    borrow(T, Op, Hold::Ref, mappedOrKey(T));
    return;
  case OO_EqualEqual:
  case OO_ExclaimEqual:
    withKin(T, Op->getArg(Left ? 1 : 0));
    return;
  case OO_Equal: {
    if (Op->getNumArgs() != 2)
      break;
    // `(m = n)` as a value is one more glvalue of the map.
    if (Left)
      usedObject(T, Op);
    if (!Left) {
      // Moving from a map moves its elements; copying does not.
      bool Moves = FD->getParamDecl(FD->getNumParams() - 1)
                       ->getType()
                       ->isRValueReferenceType();
      std::optional<unsigned> To = M.tableOf(Op->getArg(0));
      if (Moves)
        M.moves(Op, T);
      if (To && !Moves)
        M.Copies.push_back({*To, T});
      else
        withKin(T, Op->getArg(0));
      return;
    }
    M.moves(Op, T);
    // Or m = {...}: an initializer list of elements.
    if (mapType(Op->getArg(1)->getType()))
      judgeAssignment(M, T, Op);
    return;
  }
  default:
    break;
  }
  notUnderstood(T, Op);
}

/// \p Arg is given to a parameter that is a table, and judged there.
bool Uses::isParameterOf(const Expr *Call, const Expr *Arg,
                         bool Carried) const {
  for (auto [P, A] : argumentsOf(Call))
    if (A == Arg)
      return (Carried ? M.findCarrier(P) : M.find(P)).has_value();
  return false;
}

void Uses::functionCall(unsigned T, const CallExpr *Call, const Expr *E) {
  if (isParameterOf(Call, E))
    return;
  const FunctionDecl *FD = Call->getDirectCallee();
  bool Std = FD && FD->getIdentifier() && FD->isInStdNamespace();
  StringRef Name = Std ? FD->getName() : "";
  if (oneOf(Name, {"begin", "end", "cbegin", "cend"}) &&
      Call->getNumArgs() == 1) {
    if (Name.ends_with("begin") || (isOrdered(T) && goesOn(Call)))
      M.Tables[T].Iterated = true;
    borrow(T, Call, Hold::Holder, elementType(T));
    return;
  }
  if (oneOf(Name, {"size", "ssize", "empty"}) && Call->getNumArgs() == 1)
    return;
  if (Name == "swap" && Call->getNumArgs() == 2) {
    M.moves(Call, T);
    withKin(T, Call->getArg(Call->getArg(0) == E ? 1 : 0));
    return;
  }
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (FD &&
        (FD->getOverloadedOperator() == OO_Equal ||
         (FD->getIdentifier() &&
          (FD->getName() == "swap" || FD->getName() == "merge"))) &&
        mapType(Member->getImplicitObjectArgument()->getType())) {
      M.moves(Call, T);
      withKin(T, Member->getImplicitObjectArgument());
      return;
    }
  if (Name == "erase_if" && Call->getNumArgs() == 2) {
    M.ErasedIf.push_back({Call, T});
    return;
  }
  // std::copy(b, e, std::inserter(m, m.begin())): the algorithm inserts.
  if (Name == "inserter" && Call->getNumArgs() == 2 && Call->getArg(0) == E) {
    const Stmt *P = Index.parent(Call);
    while (P && (isWrapper(P) || isa<ImplicitCastExpr>(P)))
      P = Index.parent(P);
    const auto *By = dyn_cast_or_null<CallExpr>(P);
    const FunctionDecl *Algorithm = By ? By->getDirectCallee() : nullptr;
    if (Algorithm && isInStd(Algorithm) &&
        (!isa<CXXMethodDecl>(Algorithm) || !rangesAlgorithm(By).empty())) {
      M.moves(By, T);
      return;
    }
  }
  // std::exchange(m, {})
  if (Name == "exchange" && Call->getNumArgs() == 2 && Call->getArg(0) == E) {
    const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(Call->getArg(1));
    const auto *New =
        Temp ? dyn_cast<CXXConstructExpr>(Temp->getSubExpr()->IgnoreImplicit())
             : nullptr;
    if (New && New->getNumArgs() == 0 && !isa<CXXTemporaryObjectExpr>(New)) {
      M.moves(Call, T);
      usedObject(T, Call);
      return;
    }
  }
  // v.push_back(m)
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (M.carries(T, Member->getImplicitObjectArgument()->getType())) {
      Handed.push_back({T, E, Call});
      return;
    }
  std::string Callee = calleeName(Call);
  refuse(T, Reason::PassedToFunction, Callee, "passed to '" + Callee + "'",
         Call->getExprLoc());
}

/// A copy or move of the map: into kin, or out of sight.
void Uses::copiedBy(unsigned T, const CXXConstructExpr *C, const Expr *E) {
  const Expr *Made = C;
  // A copy kept by a lambda is judged by the uses in its body.
  if (!mapType(C->getType())) {
    if (isParameterOf(C, E))
      return;
    // std::pair<M, int> p(m, 1)
    if (M.carries(T, C->getType())) {
      Handed.push_back({T, E, C});
      return;
    }
    std::string Callee = calleeName(C);
    refuse(T, Reason::PassedToFunction, Callee, "passed to '" + Callee + "'",
           C->getExprLoc());
    return;
  }
  for (;;) {
    const Stmt *P = Index.parent(Made);
    const ValueDecl *Into = Index.initializedBy(Made);
    if (!Into)
      Into = Index.fieldInitializedBy(Made);
    if (Into) {
      // What it must be to be made of this is judged where it is made.
      std::optional<unsigned> O = M.find(Into);
      if (!O)
        notUnderstood(T, C);
      else if (C->getConstructor()->isCopyConstructor())
        M.Copies.push_back({*O, T});
      else
        M.Kin.join(T, *O);
      return;
    }
    if (P && (isWrapper(P) || isa<CXXFunctionalCastExpr>(P))) {
      Made = cast<Expr>(P);
      continue;
    }
    if (P && isa<LambdaExpr>(P) && Index.lambdaOf(C) != P)
      return;
    if (P && isa<CXXNewExpr>(P)) {
      // auto *p = new M(m): joined where p is made, if it is a table's maker.
      for (const Table &Other : M.Tables)
        if (Other.Maker == P)
          return;
    } else if (const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(P);
               Op && Op->getOperator() == OO_Equal && Op->getArg(1) == Made &&
               M.tableOf(Op->getArg(0))) {
      M.Copies.push_back({*M.tableOf(Op->getArg(0)), T}); // m = M(n)
      return;
    } else if (P && isa<ReturnStmt>(P)) {
      if (!resultAt(P))
        refuse(T, Reason::Returned, "", "'" + textOf(P, Ctx) + "'",
               P->getBeginLoc());
      return;
    } else if (P && isa<CallExpr, CXXConstructExpr>(P) &&
               isParameterOf(cast<Expr>(P), Made)) {
      return;
    } else if (const auto *List = dyn_cast_or_null<InitListExpr>(P);
               List && fieldAt(List, Made)) {
      return;
    } else if (const auto *Call = dyn_cast_or_null<CallExpr>(P)) {
      std::string Callee = calleeName(Call);
      refuse(T, Reason::PassedToFunction, Callee, "passed to '" + Callee + "'",
             Call->getExprLoc());
      return;
    }
    notUnderstood(T, P ? P : C);
    return;
  }
}
