//===- Borrow.cpp - Where a reference to an element goes ------------------===//

#include "Legality/Borrow.h"
#include "Legality/Candidates.h"
#include "Legality/TypeFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

class Climb {
public:
  Climb(const ClimbStart &From, const BodyIndex &Index, Climber &C,
        Retentions &R)
      : Index(Index), C(C), R(R), Ctx(R.context()), E(From.E), Kind(From.Kind),
        Into(From.Into), Named(From.Named) {}

  Landing run() {
    for (;;)
      if (std::optional<Landing> L = step()) {
        L->Iterator = isTableIterator(E->getType().getNonReferenceType());
        return *L;
      }
  }

private:
  using Step = std::optional<Landing>;

  Landing consumed() const { return {Landing::Consumed, "", {}}; }
  Landing escapes(const Twine &How, const Stmt *At) const {
    return {Landing::Escapes, How.str(), At->getBeginLoc()};
  }
  Landing escapes(const Stmt *At) const {
    return escapes("used in '" + textOf(At, Ctx) + "'", At);
  }
  Step on(const Stmt *P, Hold K) {
    E = cast<Expr>(P);
    Kind = K;
    if (K == Hold::Ref && Definite && !E->getType()->isDependentType())
      Into = E->getType();
    return std::nullopt;
  }
  bool isTop(const Stmt *P) const {
    return isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, DoStmt, SwitchStmt,
               SwitchCase, LabelStmt, AttributedStmt, CXXForRangeStmt,
               CXXCatchStmt, CXXTryStmt>(P);
  }

  Step step();
  Step generic(const Stmt *P);
  Step genericMember(const CXXDependentScopeMemberExpr *M);
  Step kept(const VarDecl *V, const Expr *Assign);
  Step cast_(const CastExpr *Cast);
  Step unary(const UnaryOperator *Op);
  Step binary(const BinaryOperator *Op);
  Step field(const MemberExpr *M);
  Step call(const Expr *Call);
  Step operand(const Expr *Call, const FunctionDecl *Callee, bool Object,
               unsigned Param);
  Step standard(const Expr *Call, const FunctionDecl *Callee, bool Object);
  Step insideElement(const Expr *Call, const FunctionDecl *Callee,
                     Contents Where);
  Step result(const Expr *Call);
  const Expr *receiver(const Expr *Call) const;
  const Expr *keeper(const CallExpr *Call, const FunctionDecl *Callee) const;

  const BodyIndex &Index;
  Climber &C;
  Retentions &R;
  ASTContext &Ctx;
  const Expr *E;
  Hold Kind;
  QualType Into;
  bool Named;
  /// E designates the element or a part of it for certain, so that a copy of
  /// it is a copy of the element. False once a call came between.
  bool Definite = true;
  /// Set by generic() if it took the step.
  bool Climbed = false;
};

Climb::Step Climb::step() {
  const Stmt *P = Index.parent(E);
  if (const VarDecl *V = Index.initializedBy(E)) {
    if (E->isTypeDependent() && V->isImplicit())
      return generic(P);
    return kept(V, nullptr);
  }
  if (!P) {
    // A constructor's member initializer or another root.
    if (Kind == Hold::Ref && !E->isGLValue())
      return consumed();
    return escapes("stored in a member", E);
  }
  if (isTop(P)) {
    // The last expression of a statement expression is its value.
    if (isa_and_nonnull<StmtExpr>(Index.parent(P)))
      return escapes(P);
    return consumed(); // Discarded, or tested.
  }

  if (E->isTypeDependent() ||
      (isa<Expr>(P) && cast<Expr>(P)->isTypeDependent()))
    if (Step Done = generic(P); Done || Climbed) {
      Climbed = false;
      return Done;
    }

  // Nothing that is evaluated while the borrow lives may move the elements.
  if (isa<Expr>(P)) {
    llvm::SmallVector<const Stmt *, 4> Others;
    if (!isa<LambdaExpr>(P))
      notBefore(P, E, Named, Others);
    for (const Stmt *S : Others)
      if (const Stmt *Mover = C.movesIn(S))
        C.conflict(E, Mover);
  }

  if (isWrapper(P) || isa<CXXRewrittenBinaryOperator, CXXDefaultArgExpr>(P))
    return on(P, Kind);
  if (const auto *Cast = dyn_cast<CastExpr>(P))
    return cast_(Cast);
  if (const auto *Op = dyn_cast<UnaryOperator>(P))
    return unary(Op);
  if (const auto *Op = dyn_cast<BinaryOperator>(P))
    return binary(Op);
  if (const auto *Cond = dyn_cast<ConditionalOperator>(P)) {
    if (Cond->getCond() == E)
      return consumed();
    // The other branch's type decides what the result designates.
    Definite &= Kind == Hold::Ref;
    return on(P, Kind);
  }
  if (const auto *M = dyn_cast<MemberExpr>(P))
    return field(M);
  if (const auto *Sub = dyn_cast<ArraySubscriptExpr>(P)) {
    if (Sub->getBase() == E)
      return on(P, Hold::Ref);
    return consumed();
  }
  if (isa<CallExpr, CXXConstructExpr>(P))
    return call(cast<Expr>(P));
  if (isa<ReturnStmt>(P)) {
    if (Kind == Hold::Ref && E->isPRValue())
      return consumed();
    return Landing{Landing::Returned, "returned", P->getBeginLoc()};
  }
  if (isa<LambdaExpr>(P))
    return escapes("captured by a lambda", E);
  if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr>(P))
    return consumed();
  if (isa<CXXDeleteExpr>(P))
    return consumed();
  return escapes(P);
}

/// In the pattern of a generic lambda loads and overloads are not in the tree
/// yet. E is dependent; what it designates has type Into if Kind is Ref.
Climb::Step Climb::generic(const Stmt *P) {
  bool Scalar = Kind == Hold::Ref && Into->isScalarType();
  // Operators stand as builtin ones or, where overloads are in scope, as calls
  // of overloads still to be chosen.
  const auto *Op = dyn_cast<BinaryOperator>(P);
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(P);
  if (Op || (Call && Call->getNumArgs() == 2)) {
    const Expr *Left = Op ? Op->getLHS() : Call->getArg(0);
    const Expr *Right = Op ? Op->getRHS() : Call->getArg(1);
    bool Assigns = Op ? Op->isAssignmentOp() : Call->isAssignmentOp();
    // Assignment to a scalar is never overloaded.
    if (Scalar && Left == E &&
        (Op ? Op->getOpcode() == BO_Assign : Call->getOperator() == OO_Equal)) {
      if (Call && Named)
        if (const Stmt *Mover = C.movesIn(Right))
          C.conflict(E, Mover);
      E = cast<Expr>(P);
      Climbed = true;
      return std::nullopt;
    }
    QualType Other = C.knownType(Left == E ? Right : Left);
    bool Builtin = Scalar && !Other.isNull() && Other->isScalarType() &&
                   !(Op && Op->isCommaOp());
    // Loaded at once, if the operator is the builtin one.
    if (Builtin && !(Assigns && Left == E))
      return consumed();
    if (Kind == Hold::Ref && !Builtin)
      return escapes(P);
    if (Op)
      return std::nullopt;
    if (Builtin) { // m[a] = 1, m[a] += m[b]: the value comes first.
      E = Call;
      Climbed = true;
      return std::nullopt;
    }
    // it != m.end()
    if (Call->getOperator() == OO_EqualEqual ||
        Call->getOperator() == OO_ExclaimEqual) {
      const Expr *Across = Left == E ? Right : Left;
      if (const Stmt *Mover = C.movesIn(Across))
        C.conflict(E, Mover);
      return consumed();
    }
    return std::nullopt;
  }
  if (isa<UnaryOperator>(P) || Call) {
    if (Kind == Hold::Ref && !Scalar)
      return escapes(P);
    if (Call && Scalar && Call->getNumArgs() == 1) {
      E = Call; // ++m[a], -m[a]
      Climbed = true;
      return Call->getOperator() == OO_PlusPlus ||
                     Call->getOperator() == OO_MinusMinus
                 ? std::nullopt
                 : Step(consumed());
    }
    return std::nullopt;
  }
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(P))
    return genericMember(M);
  // m.erase(it) with an iterator of a type not known yet.
  if (const auto *Erase = dyn_cast<CallExpr>(P))
    if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(Erase->getCallee()))
      if (!Member->isImplicitAccess() && !Member->isArrow() &&
          mapType(C.knownType(Member->getBase())) &&
          Member->getMemberName().isIdentifier() &&
          Member->getMemberName().getAsIdentifierInfo()->isStr("erase"))
        return consumed();
  if (isa<ReturnStmt>(P) && Kind == Hold::Ref) {
    // Unless it says otherwise, a lambda returns a copy.
    const LambdaExpr *L = Index.lambdaOf(E);
    QualType T = L ? L->getCallOperator()->getReturnType() : QualType();
    if (L && (!L->hasExplicitResultType() ||
              (!T->isReferenceType() && !T->isDecltypeType() &&
               !T->getContainedAutoType())))
      return consumed();
    return escapes("returned", P);
  }
  const VarDecl *V = Index.initializedBy(E);
  if (V && V->isImplicit()) {
    // A range-for whose iterators are not in the tree.
    if (Kind == Hold::Ref && contentsOf(Into) == Contents::Away)
      return consumed();
    return escapes(P);
  }
  return std::nullopt;
}

Climb::Step Climb::genericMember(const CXXDependentScopeMemberExpr *M) {
  if (QualType F = fieldType(Into, M->getMember());
      !F.isNull() && M->isArrow() == (Kind == Hold::Holder)) {
    E = M;
    Kind = Hold::Ref;
    Into = F.getNonReferenceType();
    Climbed = true;
    return F->isReferenceType() ? Step(consumed()) : std::nullopt;
  }
  const auto *Name = M->getMember().getAsIdentifierInfo();
  const auto *Call = dyn_cast_or_null<CallExpr>(Index.parent(M));
  if (Name && Kind == Hold::Holder && !M->isArrow()) {
    // m.insert(x).second
    const auto *Made = dyn_cast<CallExpr>(E->IgnoreParens());
    const auto *Callee =
        Made ? dyn_cast<OverloadExpr>(Made->getCallee()) : nullptr;
    const auto *Insert =
        Callee ? Callee->getName().getAsIdentifierInfo() : nullptr;
    if (Insert && Name->isStr("second") &&
        oneOf(Insert->getName(),
              {"insert", "emplace", "try_emplace", "insert_or_assign"}))
      return consumed();
    return escapes(M);
  }
  if (!Name || Kind != Hold::Ref || M->isArrow() || !Call ||
      Call->getCallee() != M)
    return escapes(M);
  // g[a].push_back(b), names[a].size()
  llvm::SmallVector<const Stmt *, 4> Args;
  notBefore(Call, M, Named, Args);
  for (const Stmt *S : Args)
    if (const Stmt *Mover = C.movesIn(S))
      C.conflict(E, Mover);
  if (C.movesBy(Call))
    C.conflict(E, Call);
  if (contentsOf(Into) == Contents::Away ||
      (!Into->isDependentType() && Into->getAsCXXRecordDecl() &&
       isInStd(Into->getAsCXXRecordDecl()) &&
       oneOf(Name->getName(), {"size", "length", "empty", "count"})))
    return consumed();
  return escapes(M);
}

/// The borrow initializes \p V or is assigned to it.
Climb::Step Climb::kept(const VarDecl *V, const Expr *Assign) {
  if (!V->hasLocalStorage())
    return escapes("kept in '" + V->getName() + "'", E);
  if (Kind == Hold::Ref && !V->getType()->isReferenceType())
    return consumed();
  // `out = &m[k]` writes to wherever `out` refers to.
  if (Assign && V->getType()->isReferenceType())
    return escapes("stored through '" + V->getName() + "'", E);
  if (!C.keptIn(V, Kind, Into, Assign))
    return escapes("kept in '" + V->getName() + "'", E);
  if (!Assign)
    return Landing{Landing::Kept, "", V->getLocation()};
  // The assignment's own value is the variable.
  Definite = false;
  return on(Assign, Kind);
}

Climb::Step Climb::cast_(const CastExpr *Cast) {
  switch (Cast->getCastKind()) {
  case CK_NoOp:
  case CK_DerivedToBase:
  case CK_UncheckedDerivedToBase:
  case CK_BaseToDerived:
  case CK_ConstructorConversion:
  case CK_UserDefinedConversion:
    return on(Cast, Kind);
  case CK_LValueToRValue:
    if (Kind == Hold::Ref)
      return consumed();
    // A part of a holder that leads nowhere, such as the bool of an insert.
    if (!canHold(Cast->getType(), Into))
      return consumed();
    return on(Cast, Kind);
  case CK_ArrayToPointerDecay:
    return on(Cast, Hold::Holder);
  case CK_ToVoid:
  case CK_PointerToBoolean:
    return consumed();
  case CK_FunctionToPointerDecay:
  case CK_BuiltinFnToFnPtr:
    return consumed();
  default:
    return escapes(Cast);
  }
}

Climb::Step Climb::unary(const UnaryOperator *Op) {
  switch (Op->getOpcode()) {
  case UO_Deref:
    Definite = true;
    return on(Op, Hold::Ref);
  case UO_AddrOf:
    if (Kind == Hold::Ref)
      return on(Op, Hold::Holder);
    return escapes(Op); // A pointer to the pointer or iterator.
  case UO_PreInc:
  case UO_PreDec:
    return on(Op, Kind);
  case UO_PostInc:
  case UO_PostDec:
    return Kind == Hold::Ref ? Step(consumed()) : on(Op, Kind);
  case UO_Extension:
    return on(Op, Kind);
  case UO_LNot:
    return consumed();
  default:
    return escapes(Op);
  }
}

Climb::Step Climb::binary(const BinaryOperator *Op) {
  bool Left = Op->getLHS() == E;
  if (Op->isCommaOp())
    return Left ? Step(consumed()) : on(Op, Kind);
  if (Op->isLogicalOp() || Op->isEqualityOp())
    return consumed();
  if (Op->isCompoundAssignmentOp())
    return Left ? on(Op, Kind) : Step(escapes(Op));
  if (Op->getOpcode() == BO_Assign) {
    if (Left) {
      // Writing to the element; or `p = ...`, which Loans takes as the end of
      // what p led to.
      if (Kind == Hold::Ref)
        return on(Op, Kind);
      return consumed();
    }
    const auto *Ref = dyn_cast<DeclRefExpr>(Op->getLHS()->IgnoreParens());
    const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!V)
      return escapes("stored in '" + textOf(Op->getLHS(), Ctx) + "'", Op);
    return kept(V, Op);
  }
  if (Op->isAdditiveOp() && Op->getType()->isPointerType() &&
      Kind == Hold::Holder)
    return on(Op, Kind);
  // Addresses of elements are not the program's business to order.
  return escapes(Op);
}

Climb::Step Climb::field(const MemberExpr *M) {
  const ValueDecl *D = M->getMemberDecl();
  if (isa<CXXMethodDecl>(D)) {
    // The callee of a member call; the object is E.
    const Stmt *P = Index.parent(M);
    while (P && isa<ParenExpr>(P))
      P = Index.parent(P);
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(P);
    if (!Call)
      return escapes(M);
    llvm::SmallVector<const Stmt *, 4> Args;
    notBefore(Call, Call->getCallee(), Named, Args);
    for (const Stmt *S : Args)
      if (const Stmt *Mover = C.movesIn(S))
        C.conflict(E, Mover);
    if (M->isArrow() && Kind == Hold::Holder && E->isPRValue()) {
      Kind = Hold::Ref;
      Definite = true;
    }
    return operand(Call, Call->getMethodDecl(), /*Object=*/true, 0);
  }
  const auto *F = dyn_cast<FieldDecl>(D);
  if (!F)
    return consumed(); // A static member or enumerator.
  if (M->isArrow()) {
    Definite = true;
    Kind = Hold::Ref;
  }
  if (F->getType()->isReferenceType() && Kind == Hold::Ref)
    return consumed(); // Leads out of the element.
  return on(M, Kind);
}

/// E is an operand of a call or construction.
Climb::Step Climb::call(const Expr *Call) {
  if (const auto *Con = dyn_cast<CXXConstructExpr>(Call)) {
    const CXXConstructorDecl *D = Con->getConstructor();
    unsigned I = 0;
    while (I < Con->getNumArgs() && Con->getArg(I) != E)
      ++I;
    if (D->isCopyOrMoveConstructor() && I == 0) {
      if (Kind == Hold::Ref && (Definite || !canHold(Con->getType(), Into)))
        return consumed();
      return on(Con, Hold::Holder);
    }
    if (C.movesBy(Con))
      C.conflict(E, Con);
    return operand(Con, D, /*Object=*/false, I);
  }
  const auto *Fn = cast<CallExpr>(Call);
  const FunctionDecl *Callee = Fn->getDirectCallee();
  if (Fn->getCallee() == E) {
    // Calling a function pointer that was loaded; anything else is not known.
    return escapes(Call);
  }
  unsigned I = 0;
  while (I < Fn->getNumArgs() && Fn->getArg(I) != E)
    ++I;
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  bool Object = Op && Method && Method->isInstance() && I == 0;
  if (Op && Method && Method->isInstance() && I > 0)
    --I;

  // it = m.find(k) for class types.
  if (Op && Op->getOperator() == OO_Equal && Op->getNumArgs() == 2 &&
      Kind == Hold::Holder) {
    const Expr *LHS = Op->getArg(0)->IgnoreParens();
    if (Object)
      return consumed(); // The end of what it led to, or written through.
    const auto *Ref = dyn_cast<DeclRefExpr>(LHS);
    const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!V)
      return escapes("stored in '" + textOf(LHS, Ctx) + "'", Call);
    return kept(V, Op);
  }
  return operand(Call, Callee, Object, I);
}

/// The container or object whose member function takes E as an argument.
const Expr *Climb::receiver(const Expr *Call) const {
  if (const auto *C = dyn_cast<CallExpr>(Call);
      C && !rangesAlgorithm(C).empty())
    return nullptr;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(Call))
    return M->getImplicitObjectArgument();
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call))
    if (isa_and_nonnull<CXXMethodDecl>(Op->getDirectCallee()))
      return Op->getArg(0);
  return nullptr;
}

/// Another argument through which a standard function may keep what E leads to:
/// `std::fill(p, q, &m[k])`, `std::regex_search(m[k], match, r)`.
const Expr *Climb::keeper(const CallExpr *Call,
                          const FunctionDecl *Callee) const {
  // These write nothing through their arguments.
  StringRef Ranges = rangesAlgorithm(Call);
  if ((isa<CXXOperatorCallExpr>(Call) && Ranges.empty()) ||
      oneOf(Ranges.empty() ? nameOf(Callee) : Ranges,
            {"find",        "find_if",       "find_if_not",
             "count",       "count_if",      "equal",
             "mismatch",    "search",        "distance",
             "next",        "prev",          "max",
             "min",         "minmax",        "clamp",
             "max_element", "min_element",   "minmax_element",
             "all_of",      "any_of",        "none_of",
             "for_each",    "accumulate",    "reduce",
             "is_sorted",   "inner_product", "lexicographical_compare",
             "make_pair",   "make_tuple",    "tie",
             "lower_bound", "upper_bound",   "equal_range",
             "includes",    "binary_search"}))
    return nullptr;
  // The first argument of an algorithm that is an object is that object.
  const unsigned First = Ranges.empty() ? 0 : 1;
  for (unsigned I = 0; I + First < Call->getNumArgs(); ++I) {
    const Expr *Arg = Call->getArg(I + First);
    if (Arg == E)
      continue;
    QualType T = Arg->getType();
    QualType P = I < Callee->getNumParams() ? Callee->getParamDecl(I)->getType()
                                            : QualType();
    bool ByReference = !P.isNull() && P->isReferenceType();
    // Iterators come by value, results by reference.
    if (!ByReference && canPassOn(T, Into))
      return Arg;
    if (ByReference && !P->getPointeeType().isConstQualified() &&
        Arg->isLValue() && !isStream(T) && canHold(T, Into))
      return Arg;
  }
  return nullptr;
}

/// E is the object (or argument number Param) of a call.
Climb::Step Climb::operand(const Expr *Call, const FunctionDecl *Callee,
                           bool Object, unsigned Param) {
  if (C.movesBy(Call))
    C.conflict(E, Call);
  std::string Name = calleeName(Call);
  if (!Callee) {
    if (Kind == Hold::Ref && E->isPRValue())
      return consumed();
    return escapes("passed to '" + Name + "'", Call);
  }
  if (isInStd(Callee))
    return standard(Call, Callee, Object);

  // The C library's text functions keep no address of a text.
  if (!Object && Kind == Hold::Holder && Callee->isExternC() &&
      E->getType()->isPointerType() &&
      E->getType()->getPointeeType()->isCharType() &&
      Ctx.getSourceManager().isInSystemHeader(Callee->getLocation()) &&
      oneOf(nameOf(Callee),
            {"printf",     "fprintf", "sprintf", "snprintf", "puts",
             "fputs",      "fputc",   "strlen",  "strcmp",   "strncmp",
             "strcasecmp", "atoi",    "atol",    "atoll",    "atof",
             "fopen",      "strcpy",  "strncpy", "system",   "getenv"}) &&
      !Ctx.hasSameType(Call->getType(), E->getType()))
    return consumed();

  // The program's own function.
  if (Kind == Hold::Holder && isTableIterator(E->getType())) {
    const Generic *G = R.generic(Callee);
    if (!G || Object || !G->Parameters[Param] ||
        !isDeduced(cast<CallExpr>(Call), Index, R.sema()))
      return Landing{Landing::ShowsType, Name, Call->getExprLoc()};
  }
  Retention Kept = Retention::Escapes;
  if (Object)
    Kept = R.ofThis(cast<CXXMethodDecl>(Callee));
  else if (Param < Callee->getNumParams())
    Kept = R.ofParameter(Callee, Param, Into);
  switch (Kept) {
  case Retention::Clean:
    return consumed();
  case Retention::Returned:
    return result(Call);
  case Retention::Escapes:
    break;
  }
  return escapes("passed to '" + Name + "'", Call);
}

/// The result of a call that may lead to what its operand leads to.
Climb::Step Climb::result(const Expr *Call) {
  QualType T = Call->getType();
  if (isStream(T))
    return consumed();
  if (Call->isGLValue()) {
    bool Leads = canHold(T, Into);
    Definite = false;
    E = Call;
    Kind = Leads ? Hold::Holder : Hold::Ref;
    return std::nullopt;
  }
  if (!canHold(T, Into))
    return consumed();
  Definite = false;
  E = Call;
  Kind = Hold::Holder;
  return std::nullopt;
}

/// A member function of a standard class is called on (a part of) an element
/// whose contents stay where they are when the element moves.
Climb::Step Climb::insideElement(const Expr *Call, const FunctionDecl *Callee,
                                 Contents Where) {
  // `m[a] = v` is m[a] again, and a deleter lies beside its pointer.
  if (Call->isGLValue() &&
      (Ctx.hasSameUnqualifiedType(Call->getType(), E->getType()) ||
       nameOf(Callee) == "get_deleter"))
    return on(Call, Hold::Ref);
  if (Where == Contents::Away)
    return consumed();
  // References to a node's element stay; iterators may be the end.
  if (Call->isGLValue() || !Call->getType()->isRecordType())
    return consumed();
  Definite = false;
  return on(Call, Hold::Holder);
}

Climb::Step Climb::standard(const Expr *Call, const FunctionDecl *Callee,
                            bool Object) {
  StringRef Name = nameOf(Callee);
  QualType T = Call->getType();
  if (const auto *C = dyn_cast<CallExpr>(Call))
    if (StringRef Ranges = rangesAlgorithm(C); !Ranges.empty())
      Name = Ranges;

  // std::unique_ptr<int, Nothing>(&m[k]), std::shared_ptr<int>(owner, &m[k]).
  const Expr *To = Object ? nullptr : receiver(Call);
  if (Kind == Hold::Holder && E->getType()->isPointerType() &&
      (isSmartPointer(T) || (To && isSmartPointer(To->getType()))))
    return escapes("kept in a smart pointer", Call);
  if (isa<CXXConstructExpr>(Call)) {
    if (!canHold(T, Into))
      return consumed();
    // A std::jthread uses it until it is destroyed.
    if (isStdNamed(T->getAsCXXRecordDecl(), "jthread"))
      return escapes("passed to 'std::jthread'", Call);
    // Copying the element or a part of it into a pair, tuple or container of
    // such parts copies it; only references can hold it.
    return on(Call, Hold::Holder);
  }

  const auto *Op = dyn_cast<CXXOperatorCallExpr>(Call);
  if (Object) {
    if (Kind == Hold::Ref) {
      Contents Where = contentsOf(E->getType());
      if (Where != Contents::Inside)
        return insideElement(Call, Callee, Where);
      // A std::function in the element: its code is not seen, its arguments
      // are not ours.
      if (Op && Op->getOperator() == OO_Call)
        return consumed();
      // Of std::function: leads to what it has inside.
      if (Name == "target")
        return escapes("asked for its target", Call);
      // Of a string, optional, array...: what is returned by reference is
      // part of the element.
      if (Call->isGLValue() && Definite) {
        if (isStream(T))
          return consumed();
        return on(Call, Hold::Ref);
      }
      return result(Call);
    }
    // On a holder: iterators and views.
    if (Op && (Op->getOperator() == OO_Star || Op->getOperator() == OO_Arrow ||
               Op->getOperator() == OO_Subscript)) {
      Definite = Op->getOperator() != OO_Arrow;
      if (!Call->isGLValue())
        return canHold(T, Into) ? on(Call, Hold::Holder) : Step(consumed());
      if (isTableIterator(T)) {
        Definite = false;
        return on(Call, Hold::Holder);
      }
      return on(Call, Hold::Ref);
    }
    // v.swap(w), std::thread(f, &m[k]).detach().
    if (oneOf(Name, {"swap", "detach"}))
      return escapes("passed on by '" + Name + "'", Call);
    if (T->isVoidType() || T->isBooleanType())
      return consumed();
    return result(Call);
  }

  // An argument. What can the call keep?
  if (const auto *Fn = dyn_cast<CallExpr>(Call)) {
    std::string Culprit;
    if (!R.functorsAreClean(Fn, Into, Culprit))
      return escapes("passed to " + Culprit, Call);
    if (const Expr *By = keeper(Fn, Callee))
      return escapes("passed to 'std::" + Name + "' along with '" +
                         textOf(By, Ctx) + "'",
                     Call);
  }
  // Constructors of the program's own that run inside the library.
  if (oneOf(Name, {"emplace", "emplace_back", "emplace_front", "emplace_hint",
                   "emplace_after", "try_emplace", "make_unique", "make_shared",
                   "make_optional", "make_any", "construct_at", "in_place",
                   "allocate_shared"})) {
    if (!R.constructorsAreClean(To ? To->getType() : T, Into))
      return escapes("passed to a constructor by 'std::" + Name + "'", Call);
  }
  if (oneOf(Name, {"thread", "async", "signal", "atexit", "at_quick_exit"}))
    return escapes("passed to 'std::" + Name + "'", Call);
  // std::swap(p, q) of two loans, std::tie(it, ok), std::exchange(it, x).
  if (Kind == Hold::Holder && E->isGLValue() &&
      oneOf(Name, {"swap", "iter_swap", "tie", "exchange", "addressof", "ref",
                   "cref", "forward_as_tuple", "make_move_iterator"}))
    return escapes("passed to 'std::" + Name + "'", Call);
  if (To) {
    QualType Receiver = To->getType();
    if (Receiver->isPointerType())
      Receiver = Receiver->getPointeeType();
    if (isStream(Receiver) && Op && Op->getOperator() == OO_LessLess &&
        Kind == Hold::Holder && E->getType()->isPointerType())
      return escapes("printed as an address", Call);
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    bool Reads = Method && Method->isConst();
    if (Name == "operator()" || (Op && Op->getOperator() == OO_Call)) {
      // std::function and its like call what is not seen.
      const CXXRecordDecl *RD = Receiver->getAsCXXRecordDecl();
      if (!oneOf(nameOf(RD), {"hash", "equal_to", "not_equal_to", "less",
                              "greater", "less_equal", "greater_equal", "plus",
                              "minus", "multiplies"}))
        return escapes("passed to a function object", Call);
      return result(Call);
    }
    // std::tie(a, b) = *it copies parts.
    if (Op && Op->getOperator() == OO_Equal && Kind == Hold::Ref &&
        keepsOnlyCopies(Receiver, Into))
      return consumed();
    // What only looks something up, or takes it away, keeps nothing.
    if (oneOf(Name, {"erase", "find", "count", "contains", "at", "equal_range",
                     "lower_bound", "upper_bound", "compare"}))
      return consumed();
    if (!Reads && !isStream(Receiver) && canHold(Receiver, Into))
      return escapes("kept in '" + textOf(To, Ctx) + "'", Call);
    // push_back(m[k]), q.push(...), n.insert(m.begin(), m.end()): the result
    // belongs to the receiver.
    if (!canHold(Receiver, Into))
      return consumed();
    return result(Call);
  }
  if (T->isVoidType() || isStream(T))
    return consumed();
  // std::max(m[a], x), std::get<0>(m[k]), std::move(m[k]): a reference to the
  // element or to a part of it.
  if (Call->isGLValue() && Kind == Hold::Ref && Definite)
    return on(Call, Hold::Ref);
  // std::exchange(m[k], v): the old value itself.
  if (Kind == Hold::Ref && Definite && !Call->isGLValue() &&
      Ctx.hasSameUnqualifiedType(T, E->getType()))
    return consumed();
  return result(Call);
}

} // namespace

Landing roost::climb(const ClimbStart &From, const BodyIndex &Index, Climber &C,
                     Retentions &R) {
  return Climb(From, Index, C, R).run();
}
