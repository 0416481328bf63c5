//===- Present.cpp - Keys that are known to be there ----------------------===//

#include "Legality/Present.h"
#include "Legality/TypeFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace roost;

/// An operand without what changes no value: parentheses, added const, the
/// temporary that a reference is bound to.
static const Expr *plain(const Expr *E) {
  for (;;) {
    E = E->IgnoreParens();
    if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temp->getSubExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
             Cast && Cast->getCastKind() == CK_NoOp)
      E = Cast->getSubExpr();
    else
      return E;
  }
}

bool roost::isSame(const Expr *A, const Expr *B) {
  A = plain(A), B = plain(B);
  if (A->getStmtClass() != B->getStmtClass() ||
      A->getType().getCanonicalType().getUnqualifiedType() !=
          B->getType().getCanonicalType().getUnqualifiedType())
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(A))
    return Ref->getDecl() == cast<DeclRefExpr>(B)->getDecl();
  if (const auto *Field = dyn_cast<MemberExpr>(A))
    return Field->getMemberDecl() == cast<MemberExpr>(B)->getMemberDecl() &&
           isa<FieldDecl>(Field->getMemberDecl()) && !Field->isArrow() &&
           !cast<MemberExpr>(B)->isArrow() &&
           isSame(Field->getBase(), cast<MemberExpr>(B)->getBase());
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(A))
    return Cast->getCastKind() == cast<ImplicitCastExpr>(B)->getCastKind() &&
           Cast->getType()->isScalarType() &&
           isSame(Cast->getSubExpr(), cast<ImplicitCastExpr>(B)->getSubExpr());
  if (const auto *Number = dyn_cast<IntegerLiteral>(A))
    return Number->getValue() == cast<IntegerLiteral>(B)->getValue();
  if (const auto *Letter = dyn_cast<CharacterLiteral>(A))
    return Letter->getValue() == cast<CharacterLiteral>(B)->getValue();
  if (const auto *Op = dyn_cast<UnaryOperator>(A))
    return Op->getOpcode() == cast<UnaryOperator>(B)->getOpcode() &&
           Op->isArithmeticOp() &&
           isSame(Op->getSubExpr(), cast<UnaryOperator>(B)->getSubExpr());
  if (const auto *Op = dyn_cast<BinaryOperator>(A))
    return Op->getOpcode() == cast<BinaryOperator>(B)->getOpcode() &&
           !Op->isAssignmentOp() &&
           isSame(Op->getLHS(), cast<BinaryOperator>(B)->getLHS()) &&
           isSame(Op->getRHS(), cast<BinaryOperator>(B)->getRHS());
  return false;
}

/// Does control never come out behind \p S?
static bool leaves(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    return !Block->body_empty() && leaves(Block->body_back());
  if (const auto *E = dyn_cast<Expr>(S))
    return isa<CXXThrowExpr>(E->IgnoreParens());
  return isa<ReturnStmt, BreakStmt, ContinueStmt>(S);
}

/// Could control come in other than at the top?
static bool hasLabel(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  return isa<LabelStmt, SwitchCase>(S) || llvm::any_of(S->children(), hasLabel);
}

bool Present::isIn(const Stmt *S, const Region &In) const {
  return llvm::any_of(
      In, [&](const Stmt *Part) { return Index.isInside(S, Part); });
}

/// Is it a call of this member function of the table, with the key?
bool Present::asksFor(const Expr *Call, StringRef Name,
                      const Question &Q) const {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(plain(Call));
  const CXXMethodDecl *D = Member ? Member->getMethodDecl() : nullptr;
  // Not a template: one looks for keys of another type.
  if (!D || nameOf(D) != Name || Member->getNumArgs() != 1 ||
      D->getPrimaryTemplate())
    return false;
  return M.tableOf(Member->getImplicitObjectArgument()) == Q.Table &&
         isSame(Member->getArg(0), Q.Key);
}

/// Is the key there whenever \p Condition holds, or whenever it does not?
bool Present::answers(const Expr *Condition, bool Holds,
                      const Question &Q) const {
  const Expr *E = Condition->IgnoreParens();
  if (const auto *Full = dyn_cast<FullExpr>(E))
    return answers(Full->getSubExpr(), Holds, Q);
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
    return answers(Cast->getSubExpr(), Holds, Q);
  if (const auto *Not = dyn_cast<UnaryOperator>(E))
    return Not->getOpcode() == UO_LNot && answers(Not->getSubExpr(), !Holds, Q);
  if (asksFor(E, "count", Q) || asksFor(E, "contains", Q))
    return Holds;
  if (const auto *Op = dyn_cast<BinaryOperator>(E)) {
    if (Op->isLogicalOp()) {
      // Both sides of `a && b` hold where it does, neither of `a || b` does
      // where that doesn't.
      bool Both = (Op->getOpcode() == BO_LAnd) == Holds;
      return Both && (answers(Op->getLHS(), Holds, Q) ||
                      answers(Op->getRHS(), Holds, Q));
    }
    // m.count(k) > 0, != 0, == 0
    const Expr *Left = Op->getLHS()->IgnoreParenImpCasts();
    const auto *Zero =
        dyn_cast<IntegerLiteral>(Op->getRHS()->IgnoreParenImpCasts());
    return Zero && Zero->getValue() == 0 && asksFor(Left, "count", Q) &&
           (Op->getOpcode() == BO_EQ
                ? !Holds
                : (Op->getOpcode() == BO_NE || Op->getOpcode() == BO_GT) &&
                      Holds);
  }
  // m.find(k) != m.end(), or ==
  const Expr *Left = nullptr, *Right = nullptr;
  bool Equal = false;
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E)) {
    auto Form = Rewritten->getDecomposedForm();
    Left = Form.LHS, Right = Form.RHS, Equal = Form.Opcode == BO_EQ;
    if (!Equal && Form.Opcode != BO_NE)
      return false;
  } else if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
    Equal = Op->getOperator() == OO_EqualEqual;
    if ((!Equal && Op->getOperator() != OO_ExclaimEqual) ||
        Op->getNumArgs() != 2)
      return false;
    Left = Op->getArg(0), Right = Op->getArg(1);
  } else {
    return false;
  }
  auto Unwrapped = [](const Expr *Side) {
    while (isWrapper(Side) || isa<ImplicitCastExpr, CXXConstructExpr>(Side)) {
      const auto *Copy = dyn_cast<CXXConstructExpr>(Side);
      if (Copy && Copy->getNumArgs() != 1)
        return Side;
      Side = cast<Expr>(*Side->child_begin());
    }
    return Side;
  };
  auto IsEnd = [&](const Expr *Side) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Side);
    const CXXMethodDecl *D = Member ? Member->getMethodDecl() : nullptr;
    return D && oneOf(nameOf(D), {"end", "cend"}) &&
           Member->getNumArgs() == 0 &&
           M.tableOf(Member->getImplicitObjectArgument()) == Q.Table;
  };
  Left = Unwrapped(Left), Right = Unwrapped(Right);
  return Holds != Equal && ((asksFor(Left, "find", Q) && IsEnd(Right)) ||
                            (asksFor(Right, "find", Q) && IsEnd(Left)));
}

/// In `for (auto &[k, v] : m)` and `for (auto &e : m)`: is the key `k`, or
/// `e.first`?
bool Present::isElementOf(const CXXForRangeStmt *Loop,
                          const Question &Q) const {
  if (!Loop->getRangeInit() || M.tableOf(Loop->getRangeInit()) != Q.Table)
    return false;
  const VarDecl *Element = Loop->getLoopVariable();
  const Expr *Key = plain(Q.Key);
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Key))
    if (Cast->getCastKind() == CK_LValueToRValue)
      Key = plain(Cast->getSubExpr());
  if (const auto *Field = dyn_cast<MemberExpr>(Key)) {
    const auto *Base = dyn_cast<DeclRefExpr>(plain(Field->getBase()));
    return Base && Base->getDecl() == Element && !Field->isArrow() &&
           isStdNamed(cast<Decl>(Field->getMemberDecl()->getDeclContext()),
                      "pair") &&
           Field->getMemberDecl()->getName() == "first";
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(Key);
  // int k = e.first; of the same type, made anew for each element.
  const auto *Copy = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (Copy && Copy->hasInit() && Copy->getType()->isArithmeticType() &&
      isIn(Copy->getInit(), {Loop->getBody()}))
    return isElementOf(Loop, {Q.Table, Copy->getInit()});
  const auto *Parts = dyn_cast<DecompositionDecl>(Element);
  return Ref && Parts && !Parts->bindings().empty() &&
         Ref->getDecl() == Parts->bindings().front();
}

/// If the key is there whenever \p Part, a part of \p P, is evaluated: that
/// part, and the question. Else nothing.
Present::Region Present::governed(const Stmt *P, const Stmt *Part,
                                  const Question &Q) const {
  if (const auto *Loop = dyn_cast<CXXForRangeStmt>(P))
    return Part == Loop->getBody() && isElementOf(Loop, Q) ? Region{Part}
                                                           : Region();
  const Expr *Asked = nullptr;
  bool Holds = false;
  if (const auto *If = dyn_cast<IfStmt>(P)) {
    Asked = If->isConsteval() ? nullptr : If->getCond();
    Holds = Part == If->getThen();
    if (!Holds && Part != If->getElse())
      return {};
  } else if (const auto *C = dyn_cast<ConditionalOperator>(P)) {
    Asked = C->getCond();
    Holds = Part == C->getTrueExpr();
  } else if (const auto *Op = dyn_cast<BinaryOperator>(P)) {
    Asked = Op->isLogicalOp() ? Op->getLHS() : nullptr;
    Holds = Op->getOpcode() == BO_LAnd;
  } else if (const auto *While = dyn_cast<WhileStmt>(P)) {
    Asked = Part == While->getBody() ? While->getCond() : nullptr;
    Holds = true;
  }
  if (!Asked || Asked == Part || !isValue(Q) || !answers(Asked, Holds, Q))
    return {};
  return {Part, Asked};
}

/// No element leaves the table in the region, by any name of it.
bool Present::keepsElements(const Region &In, unsigned Table) const {
  for (unsigned T = 0; T < M.Tables.size(); ++T) {
    if (M.Alias.find(T) != M.Alias.find(Table))
      continue;
    for (const Expr *E : M.usesOf(T)) {
      if (Index.lambdaOf(E) != Index.lambdaOf(In.front()))
        return false; // The lambda may run here.
      if (!isIn(E, In))
        continue;
      if (M.Tables[T].isCarried())
        return false; // Any of the maps inside may be the table.
      const Stmt *P = Index.parent(E);
      while (P && (isWrapper(P) ||
                   (isa<ImplicitCastExpr>(P) &&
                    cast<ImplicitCastExpr>(P)->getCastKind() == CK_NoOp)))
        E = cast<Expr>(P), P = Index.parent(P);
      if (const VarDecl *V = Index.initializedBy(E); V && V->isImplicit())
        continue; // A range-for.
      if (const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(P);
          Op && Op->getOperator() == OO_Subscript && Op->getArg(0) == E)
        continue;
      const auto *Member = dyn_cast_or_null<MemberExpr>(P);
      if (!Member || Member->isArrow() ||
          !isa<CXXMethodDecl>(Member->getMemberDecl()) ||
          !oneOf(nameOf(Member->getMemberDecl()),
                 {"at", "begin", "cbegin", "cend", "contains", "count",
                  "emplace", "empty", "end", "find", "insert",
                  "insert_or_assign", "size", "try_emplace"}))
        return false;
    }
  }
  return true;
}

/// The variable keeps its value throughout the region: whoever changes it is in
/// sight, and elsewhere.
bool Present::keepsValue(const VarDecl *V, const Region &In) const {
  QualType T = V->getType();
  if (!Index.isDeclaredHere(V) || T->isReferenceType() ||
      T.isVolatileQualified() || !V->hasLocalStorage() || Index.usedOddly(V))
    return false;
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (RD ? !isInStd(RD) : !T->isScalarType())
    return false;
  for (const DeclRefExpr *E : Index.uses(V)) {
    if (isa<BindingDecl>(E->getDecl()) ||
        Index.lambdaOf(E) != Index.lambdaOf(V))
      return false;
    const Stmt *P = Index.parent(E);
    const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(P);
    if (T.isConstQualified() ||
        (Cast && (Cast->getCastKind() == CK_LValueToRValue ||
                  (Cast->getCastKind() == CK_NoOp &&
                   Cast->getType().isConstQualified()))))
      continue;
    const auto *Assign = dyn_cast_or_null<BinaryOperator>(P);
    const auto *Step = dyn_cast_or_null<UnaryOperator>(P);
    bool Changes =
        (Assign && Assign->isAssignmentOp() && Assign->getLHS() == E &&
         !isa<Expr>(Index.parent(Assign))) ||
        (Step && Step->isIncrementDecrementOp() &&
         !isa<Expr>(Index.parent(Step)));
    if (!Changes || isIn(E, In))
      return false;
  }
  return true;
}

/// Whether the key, an expression that isSame() took, keeps its value.
bool Present::keepsValue(const Expr *Key, const Region &In) const {
  Key = plain(Key);
  auto IsPairWithConstKey = [](QualType T) {
    const auto *RD = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        T.getNonReferenceType()->getAsCXXRecordDecl());
    return RD && isStdNamed(RD, "pair") &&
           RD->getTemplateArgs()[0].getAsType().isConstQualified();
  };
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Key)) {
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
      return keepsValue(V, In);
    // The key of an element never changes.
    const auto *B = dyn_cast<BindingDecl>(Ref->getDecl());
    const auto *Parts =
        B ? dyn_cast_or_null<DecompositionDecl>(B->getDecomposedDecl())
          : nullptr;
    return Parts && Parts->bindings().front() == B &&
           IsPairWithConstKey(Parts->getType());
  }
  if (const auto *Field = dyn_cast<MemberExpr>(Key)) {
    const auto *Base = dyn_cast<DeclRefExpr>(plain(Field->getBase()));
    const auto *V = Base ? dyn_cast<VarDecl>(Base->getDecl()) : nullptr;
    if (!V || !Index.isDeclaredHere(V))
      return false;
    if (IsPairWithConstKey(V->getType()))
      return Field->getMemberDecl()->getName() == "first";
    // A copy that nothing else refers to: const pair<K, V> &e of pairs of
    // another type.
    QualType T = V->getType();
    const Expr *Init = V->getInit();
    if (const auto *Full = dyn_cast_or_null<FullExpr>(Init))
      Init = Full->getSubExpr();
    if (T->isReferenceType())
      return T.getNonReferenceType().isConstQualified() &&
             !T.getNonReferenceType().isVolatileQualified() &&
             isa_and_nonnull<MaterializeTemporaryExpr>(Init) &&
             !Index.usedOddly(V);
    return keepsValue(V, In);
  }
  for (const Stmt *Child : Key->children())
    if (Child && !keepsValue(cast<Expr>(Child), In))
      return false;
  return true;
}

/// Nothing but the key's own value decides where it is found.
bool Present::isValue(const Question &Q) const {
  const MapType &Of = M.Tables[Q.Table].Type;
  QualType K = Of.Key.getCanonicalType();
  if (K->isPointerType())
    return isStdNamed(Of.Hash->getAsCXXRecordDecl(), "hash") &&
           isStdNamed(Of.Equal->getAsCXXRecordDecl(), "equal_to");
  const CXXRecordDecl *RD = K->getAsCXXRecordDecl();
  return RD ? isStdNamed(RD, "basic_string")
            : K->isArithmeticType() || K->isEnumeralType();
}

bool Present::isSteady(const Region &In, const Question &Q) const {
  return llvm::none_of(In, hasLabel) && keepsElements(In, Q.Table) &&
         keepsValue(Q.Key, In);
}

bool Present::finds(const CXXOperatorCallExpr *Access) const {
  if (Access->getOperator() != OO_Subscript || Access->getNumArgs() != 2 ||
      Access->isTypeDependent())
    return false;
  std::optional<unsigned> T = M.tableOf(Access->getArg(0));
  if (!T || M.Tables[*T].Wide ||
      (M.Tables[*T].Kind != Form::Object &&
       M.Tables[*T].Kind != Form::Reference))
    return false;
  Question Q = {*T, Access->getArg(1)};
  if (!isSame(Q.Key, Q.Key))
    return false;
  const Stmt *Part = Access;
  for (const Stmt *P = Index.parent(Part); P && !isa<LambdaExpr>(P);
       Part = P, P = Index.parent(P)) {
    if (Region In = governed(P, Part, Q); !In.empty() && isSteady(In, Q))
      return true;
    const auto *Block = dyn_cast<CompoundStmt>(P);
    if (!Block)
      continue;
    // An `if` further up that leaves unless the key is there.
    Region Rest;
    bool Behind = false;
    for (const Stmt *S : llvm::reverse(Block->body())) {
      if (Behind)
        if (const auto *If = dyn_cast<IfStmt>(S);
            If && !If->isConsteval() && If->getCond() &&
            leaves(If->getThen()) && isValue(Q) &&
            answers(If->getCond(), false, Q)) {
          // What else it does comes before the rest.
          Rest.push_back(If->getCond());
          if (If->getElse())
            Rest.push_back(If->getElse());
          return isSteady(Rest, Q);
        }
      Rest.push_back(S);
      Behind |= S == Part;
    }
  }
  return false;
}
