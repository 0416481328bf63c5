//===- CarrierUses.cpp - Uses of containers that have maps inside ---------===//
//
// L4 for carriers (Carriers.h). A carrier or a layer of one may appear
//   - where its parts are reached: `v[i]`, `v.at(i)`, `v.front()`, `p.first`,
//     `*o`, `o->`, `std::get<0>(p)`, and by a cursor, `*it`, `it->second`. What
//     a part is a map is judged like every other map from there on;
//   - in a range-for, bound to `auto &`, captured by a lambda;
//   - as the object of the member functions below;
//   - in copies, assignments, swaps and comparisons with kin;
//   - as argument of an owned function's parameter, and as result of an owned
//     function.
// A cursor may be stepped, compared with one of the same carrier, assigned
// anew, and given to the carrier's erase and insert.
//
// Nobody else gets to see one: no other function, and no algorithm of the
// library.
//
//===----------------------------------------------------------------------===//

#include "Legality/Carriers.h"
#include "Legality/Making.h"
#include "Legality/TypeFacts.h"
#include "Legality/Uses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace roost;

namespace {

/// The value of \p E is not looked at.
bool isDropped(const BodyIndex &Index, const Expr *E) {
  const Stmt *P = Index.parent(E);
  while (P &&
         (isWrapper(P) || (isa<CastExpr>(P) &&
                           cast<CastExpr>(P)->getCastKind() == CK_ToVoid))) {
    E = cast<Expr>(P);
    P = Index.parent(P);
  }
  if (Index.initializedBy(E) || Index.fieldInitializedBy(E))
    return false;
  if (const auto *Loop = dyn_cast_or_null<ForStmt>(P))
    return Loop->getInit() == E || Loop->getInc() == E;
  if (const auto *Comma = dyn_cast_or_null<BinaryOperator>(P))
    return Comma->isCommaOp() && Comma->getLHS() == E;
  return isa_and_nonnull<CompoundStmt, IfStmt, WhileStmt, DoStmt, SwitchCase,
                         LabelStmt, CXXForRangeStmt>(P) &&
         !isa_and_nonnull<StmtExpr>(Index.parent(P));
}

/// The member that `->` names, whose base ends in the call of that operator.
const MemberExpr *namedByArrow(const BodyIndex &Index, const Expr *Arrow) {
  const Stmt *P = Index.parent(Arrow);
  while (P && isa<ImplicitCastExpr, ParenExpr>(P))
    P = Index.parent(P);
  return dyn_cast_or_null<MemberExpr>(P);
}

} // namespace

/// \p E is a part of a carrier: one of its maps, a layer of it, or something
/// else that is in there, such as a key.
void Uses::usedPart(unsigned T, const Expr *E) {
  if (M.isMapOf(T, E->getType()))
    usedObject(T, E);
  else if (M.carries(T, E->getType()))
    usedCarrier(T, E);
  else if (E->isTypeDependent() || mentionsMap(E->getType()))
    notUnderstood(T, E);
}

/// \p E is a glvalue of a carrier, or of a layer of one.
void Uses::usedCarrier(unsigned T, const Expr *E) {
  for (;;) {
    const Stmt *P = Index.parent(E);
    if (const VarDecl *Into = Index.initializedBy(E)) {
      // auto &row = grid[i]: judged where row is made. A carrier itself is
      // initialized through a CXXConstructExpr, or is a result.
      std::optional<unsigned> O = M.findCarrier(Into);
      if (!O || (M.Tables[*O].Kind != Form::CarrierReference &&
                 (M.Tables[*O].Kind != Form::Carrier || E->isGLValue())))
        notUnderstood(T, E);
      else
        M.Kin.join(T, *O);
      return;
    }
    if (!P || E->isTypeDependent() || Index.fieldInitializedBy(E)) {
      notUnderstood(T, E);
      return;
    }
    if (isWrapper(P)) {
      E = cast<Expr>(P);
      continue;
    }
    if (const auto *Cast = dyn_cast<CastExpr>(P)) {
      switch (Cast->getCastKind()) {
      case CK_ToVoid:
        return;
      case CK_ArrayToPointerDecay: {
        const Stmt *Up = Index.parent(Cast);
        while (Up && isa<ParenExpr>(Up))
          Up = Index.parent(Up);
        const auto *Sub = dyn_cast_or_null<ArraySubscriptExpr>(Up);
        if (Sub && Sub->getBase()->IgnoreParens() == Cast)
          usedPart(T, Sub);
        else
          usedCursor(T, Cast);
        return;
      }
      case CK_NoOp:
        if (isa<ImplicitCastExpr>(Cast)) {
          E = Cast;
          continue;
        }
        break;
      default:
        break;
      }
      notUnderstood(T, P);
      return;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(P)) {
      if (Member->isArrow())
        notUnderstood(T, P);
      else
        carrierMember(T, Member, E->getType());
      return;
    }
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(P)) {
      carrierOperator(T, Op, E);
      return;
    }
    if (const auto *C = dyn_cast<CXXConstructExpr>(P)) {
      carrierCopied(T, C, E);
      return;
    }
    if (const auto *Call = dyn_cast<CallExpr>(P)) {
      if (handsOn(Call)) {
        E = Call;
        continue;
      }
      carrierPassed(T, Call, E);
      return;
    }
    if (isa<ReturnStmt, CoreturnStmt>(P)) {
      if (!resultAt(P, /*Carried=*/true))
        refuse(T, Reason::Returned, "", "'" + textOf(P, Ctx) + "'",
               P->getBeginLoc());
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
    if (!isDropped(Index, E))
      notUnderstood(T, P);
    return;
  }
}

/// A part of a carrier whose type is \p Object is named, or a member function
/// is called on it.
void Uses::carrierMember(unsigned T, const MemberExpr *Callee,
                         QualType Object) {
  const ValueDecl *D = Callee->getMemberDecl();
  if (isa<FieldDecl>(D)) {
    if (layerOf(Object) == Layer::Pair)
      usedPart(T, Callee);
    else
      notUnderstood(T, Callee);
    return;
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(D);
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Index.parent(Callee));
  if (!Method || !Call || Call->getCallee() != Callee) {
    notUnderstood(T, Callee);
    return;
  }
  // if (o)
  if (isa<CXXConversionDecl>(Method) &&
      Method->getReturnType()->isBooleanType())
    return;
  StringRef Name = nameOf(Method);
  unsigned Args = Call->getNumArgs();
  while (Args && isa<CXXDefaultArgExpr>(Call->getArg(Args - 1)))
    --Args;
  if (oneOf(Name, {"size", "empty", "capacity", "max_size", "clear"}))
    return;
  if (Name == "swap" && Args == 1) {
    M.moves(Call, T);
    withCarrier(T, Call->getArg(0));
    return;
  }
  bool Done = false;
  switch (layerOf(Object)) {
  case Layer::Sequence:
    Done = sequenceCall(T, Call, Name, Args);
    break;
  case Layer::Optional:
    Done = optionalCall(T, Call, Name, Args);
    break;
  case Layer::Ordered:
  case Layer::Hashed:
    Done = mapCall(T, Call, Name, Args, layerOf(Object));
    break;
  default:
    break;
  }
  if (!Done)
    refuse(T, Reason::UnsupportedUse, "'" + textOf(Call, Ctx) + "'",
           "used in '" + textOf(Call, Ctx) + "'", Call->getExprLoc());
}

/// std::vector, std::deque, std::array. False: not understood.
bool Uses::sequenceCall(unsigned T, const CXXMemberCallExpr *Call,
                        StringRef Name, unsigned Args) {
  auto IsNumber = [&](unsigned I) {
    return Call->getArg(I)->getType()->isIntegralOrEnumerationType();
  };
  auto IsCursor = [&](unsigned I) {
    return M.cursorOf(Call->getArg(I)).has_value();
  };
  if (oneOf(Name, {"at", "front", "back"})) {
    usedPart(T, Call);
    return true;
  }
  if (oneOf(Name, {"begin", "end", "cbegin", "cend"})) {
    usedCursor(T, Call);
    return true;
  }
  if (oneOf(Name, {"pop_back", "pop_front"}))
    return true;
  // What follows may give maps another address.
  M.moves(Call, T);
  if (oneOf(Name, {"push_back", "push_front", "fill"}) && Args == 1) {
    judgePart(M, T, Call->getArg(0), Call);
    return true;
  }
  if (oneOf(Name, {"emplace_back", "emplace_front"})) {
    // Of a map, or of a count, iterators and the like.
    for (unsigned I = 0; I < Args; ++I)
      if (mentionsMap(Call->getArg(I)->getType()))
        judgePart(M, T, Call->getArg(I), Call);
    // Before C++17 nothing is returned.
    if (Call->isGLValue())
      usedPart(T, Call);
    return true;
  }
  if (oneOf(Name, {"shrink_to_fit", "reserve"}))
    return true;
  if (oneOf(Name, {"resize", "assign"}) && Args >= 1 && Args <= 2 &&
      IsNumber(0)) {
    if (Args == 2)
      judgePart(M, T, Call->getArg(1), Call);
    return true;
  }
  if (Name == "erase" && Args >= 1 && Args <= 2 && IsCursor(0) &&
      IsCursor(Args - 1)) {
    usedCursor(T, Call);
    return true;
  }
  if (Name == "insert" && Args == 2 && IsCursor(0)) {
    judgePart(M, T, Call->getArg(1), Call);
    usedCursor(T, Call);
    return true;
  }
  return false;
}

bool Uses::optionalCall(unsigned T, const CXXMemberCallExpr *Call,
                        StringRef Name, unsigned Args) {
  if (oneOf(Name, {"has_value", "reset"}))
    return true;
  if (Name == "value" && Call->isGLValue()) {
    usedPart(T, Call);
    return true;
  }
  if (Name == "emplace" && Args <= 1) {
    M.moves(Call, T);
    if (Args)
      judgePart(M, T, Call->getArg(0), Call);
    usedPart(T, Call);
    return true;
  }
  return false;
}

/// A map whose values are, or have inside, the maps.
bool Uses::mapCall(unsigned T, const CXXMemberCallExpr *Call, StringRef Name,
                   unsigned Args, Layer Kind) {
  if (oneOf(Name, {"count", "contains", "bucket_count", "load_factor",
                   "max_load_factor"}))
    return true;
  if (Name == "at") {
    usedPart(T, Call);
    return true;
  }
  if (Name == "erase" && Args >= 1 && Args <= 2) {
    // By key: the number of those that went.
    if (!Call->getType()->isIntegerType())
      usedCursor(T, Call);
    return true;
  }
  if (oneOf(Name, {"find", "begin", "end", "cbegin", "cend", "lower_bound",
                   "upper_bound"})) {
    usedCursor(T, Call);
    return true;
  }
  // Values of an unordered map move where it becomes a flat table.
  if (Kind == Layer::Hashed)
    M.moves(Call, T);
  if (oneOf(Name, {"reserve", "rehash"}))
    return true;
  bool Tries = oneOf(Name, {"try_emplace", "insert_or_assign"});
  if ((Tries || Name == "emplace") && Args >= 1 && Args <= 2 &&
      Call->getType()->isRecordType() &&
      !mentionsMap(Call->getArg(0)->getType())) {
    if (Args == 1 && !Tries)
      return false;
    if (Args == 2)
      judgePart(M, T, Call->getArg(1), Call);
    emplaced(T, Call);
    return true;
  }
  return false;
}

/// The pair of an iterator and whether it is new that \p Call returns.
void Uses::emplaced(unsigned T, const Expr *Call) {
  const Expr *E = Call;
  const Stmt *P = Index.parent(E);
  while (P && isWrapper(P)) {
    E = cast<Expr>(P);
    P = Index.parent(P);
  }
  if (const auto *Part = dyn_cast_or_null<MemberExpr>(P)) {
    if (nameOf(Part->getMemberDecl()) == "first")
      usedCursor(T, Part);
    return;
  }
  if (!isDropped(Index, E))
    notUnderstood(T, Call);
}

void Uses::carrierOperator(unsigned T, const CXXOperatorCallExpr *Op,
                           const Expr *E) {
  const FunctionDecl *FD = Op->getDirectCallee();
  if (isParameterOf(Op, E, /*Carried=*/true))
    return;
  bool Left = Op->getNumArgs() >= 1 && Op->getArg(0) == E;
  Layer Kind = layerOf(E->getType());
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
    if (Kind == Layer::Hashed)
      M.moves(Op, T);
    usedPart(T, Op);
    return;
  case OO_Star:
    if (Kind != Layer::Optional || Op->getNumArgs() != 1)
      break;
    usedPart(T, Op);
    return;
  case OO_Arrow:
    if (Kind != Layer::Optional)
      break;
    behindArrow(T, Op, insideOf(E->getType()));
    return;
  case OO_EqualEqual:
  case OO_ExclaimEqual: {
    const Expr *Other = Op->getArg(Left ? 1 : 0);
    if (Kind == Layer::Optional &&
        isStdNamed(Other->getType()->getAsCXXRecordDecl(), "nullopt_t"))
      return;
    withCarrier(T, Other);
    return;
  }
  case OO_Equal: {
    if (Op->getNumArgs() != 2)
      break;
    if (!Left) {
      if (FD->getParamDecl(FD->getNumParams() - 1)
              ->getType()
              ->isRValueReferenceType())
        M.moves(Op, T);
      withCarrier(T, Op->getArg(0));
      return;
    }
    M.moves(Op, T);
    const Expr *From = Op->getArg(1);
    if (!isDropped(Index, Op))
      break;
    if (Kind == Layer::Optional &&
        isStdNamed(From->getType()->getAsCXXRecordDecl(), "nullopt_t"))
      return;
    judgePart(M, T, From, Op);
    return;
  }
  default:
    break;
  }
  notUnderstood(T, Op);
}

/// What `->` leads to is of type \p To.
void Uses::behindArrow(unsigned T, const Expr *Arrow, QualType To) {
  const MemberExpr *Named = namedByArrow(Index, Arrow);
  if (!Named || To.isNull())
    notUnderstood(T, Arrow);
  else if (M.isMapOf(T, To))
    member(T, Named, Named->getMemberDecl());
  else if (M.carries(T, To))
    carrierMember(T, Named, To);
  else
    notUnderstood(T, Arrow);
}

/// The other side of an operation that needs two carriers of one type.
void Uses::withCarrier(unsigned T, const Expr *Other) {
  if (std::optional<unsigned> O = M.within(Other);
      O && M.carries(*O, Other->getType()) &&
      M.Tables[*O].Type.Decl == M.Tables[T].Type.Decl) {
    M.Kin.join(T, *O);
    return;
  }
  std::string What = textOf(Other, Ctx);
  refuse(T, Reason::GroupRefused, What, "used with '" + What + "'",
         Other->getBeginLoc());
}

/// A copy or move of a carrier.
void Uses::carrierCopied(unsigned T, const CXXConstructExpr *C, const Expr *E) {
  if (isParameterOf(C, E, /*Carried=*/true))
    return;
  // Judged with what is made of it (Making.h).
  const Expr *Made = C;
  for (;;) {
    const Stmt *P = Index.parent(Made);
    const ValueDecl *Into = Index.initializedBy(Made);
    if (!Into)
      Into = Index.fieldInitializedBy(Made);
    if (Into) {
      if (std::optional<unsigned> O = M.findCarrier(Into))
        M.Kin.join(T, *O);
      else
        notUnderstood(T, C);
      return;
    }
    if (P && (isWrapper(P) || isa<CXXFunctionalCastExpr>(P))) {
      Made = cast<Expr>(P);
      continue;
    }
    // A copy in a lambda is judged by the uses in its body.
    if (P && isa<LambdaExpr>(P) && Index.lambdaOf(C) != P)
      return;
    if (P && isa<ReturnStmt>(P)) {
      if (!resultAt(P, /*Carried=*/true))
        refuse(T, Reason::Returned, "", "'" + textOf(P, Ctx) + "'",
               P->getBeginLoc());
    } else if (!P || !isa<CallExpr, CXXConstructExpr>(P) ||
               !isParameterOf(cast<Expr>(P), Made, /*Carried=*/true)) {
      Handed.push_back({T, E, C});
    }
    return;
  }
}

void Uses::carrierPassed(unsigned T, const CallExpr *Call, const Expr *E) {
  if (isParameterOf(Call, E, /*Carried=*/true))
    return;
  const FunctionDecl *FD = Call->getDirectCallee();
  bool Std = FD && FD->getIdentifier() && FD->isInStdNamespace();
  StringRef Name = Std ? FD->getName() : "";
  if (oneOf(Name, {"size", "ssize", "empty"}) && Call->getNumArgs() == 1)
    return;
  if (oneOf(Name, {"begin", "end", "cbegin", "cend"}) &&
      Call->getNumArgs() == 1) {
    usedCursor(T, Call);
    return;
  }
  if (Name == "get" && Call->getNumArgs() == 1 && Call->isGLValue()) {
    usedPart(T, Call);
    return;
  }
  if (Name == "swap" && Call->getNumArgs() == 2) {
    M.moves(Call, T);
    withCarrier(T, Call->getArg(Call->getArg(0) == E ? 1 : 0));
    return;
  }
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (nameOf(FD) == "swap" && isInStd(FD) &&
        !Member->getImplicitObjectArgument()->getType()->isPointerType()) {
      M.moves(Call, T);
      withCarrier(T, Member->getImplicitObjectArgument());
      return;
    }
  Handed.push_back({T, E, Call});
}

/// \p E is an iterator of a carrier, or a glvalue of one.
void Uses::usedCursor(unsigned T, const Expr *E) {
  auto WithCursor = [&](const Expr *Other) {
    if (std::optional<unsigned> O = M.cursorOf(Other);
        O && M.Tables[*O].Type.Decl == M.Tables[T].Type.Decl)
      M.Kin.join(T, *O);
    else
      notUnderstood(T, Other);
  };
  for (;;) {
    const Stmt *P = Index.parent(E);
    if (const VarDecl *V = Index.initializedBy(E)) {
      std::optional<unsigned> O = M.findCarrier(V);
      if (!O || M.Tables[*O].Kind != Form::Cursor)
        notUnderstood(T, E);
      else
        M.Kin.join(T, *O);
      return;
    }
    if (!P || E->isTypeDependent() || Index.fieldInitializedBy(E)) {
      notUnderstood(T, E);
      return;
    }
    if (isWrapper(P)) {
      E = cast<Expr>(P);
      continue;
    }
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(P);
        Cast && handsIteratorOn(Cast)) {
      E = Cast;
      continue;
    }
    // A copy, or a const iterator of a plain one.
    if (const auto *C = dyn_cast<CXXConstructExpr>(P);
        C && !isa<CXXTemporaryObjectExpr>(C) && isInStd(C->getConstructor()) &&
        C->getArg(0) == E && layerOf(C->getType()) == Layer::None &&
        M.cursorOf(C)) {
      E = C;
      continue;
    }
    if (const auto *L = dyn_cast<LambdaExpr>(P)) {
      // A capture; its uses are seen as well.
      if (Index.lambdaOf(E) == L)
        notUnderstood(T, E);
      return;
    }
    if (const auto *Star = dyn_cast<UnaryOperator>(P)) {
      if (Star->getOpcode() == UO_Deref) {
        usedPart(T, Star);
        return;
      }
      if (Star->isIncrementDecrementOp()) {
        E = Star;
        continue;
      }
    }
    if (const auto *Op = dyn_cast<BinaryOperator>(P)) {
      const Expr *Other = Op->getLHS() == E ? Op->getRHS() : Op->getLHS();
      if (Op->isEqualityOp() || Op->isRelationalOp() ||
          (Op->getOpcode() == BO_Sub && Other->getType()->isPointerType())) {
        WithCursor(Other);
        return;
      }
      if (Op->isAdditiveOp() && Op->getLHS() == E) {
        E = Op;
        continue;
      }
      if (Op->getOpcode() == BO_Assign && isDropped(Index, Op)) {
        WithCursor(Other);
        return;
      }
    }
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(P);
        Op && Op->getDirectCallee() && isInStd(Op->getDirectCallee())) {
      bool Left = Op->getArg(0) == E;
      switch (Op->getOperator()) {
      case OO_Star:
        usedPart(T, Op);
        return;
      case OO_Arrow: {
        QualType To = Op->getType()->getPointeeType();
        const MemberExpr *Named = namedByArrow(Index, Op);
        if (Named && isa<FieldDecl>(Named->getMemberDecl()) &&
            layerOf(To) == Layer::Pair)
          usedPart(T, Named);
        else
          behindArrow(T, Op, To);
        return;
      }
      case OO_PlusPlus:
      case OO_MinusMinus:
        E = Op;
        continue;
      case OO_Plus:
      case OO_Minus:
        if (Left && M.cursorOf(Op)) {
          E = Op;
          continue;
        }
        if (Op->getOperator() == OO_Minus) {
          WithCursor(Op->getArg(Left ? 1 : 0));
          return;
        }
        break;
      case OO_EqualEqual:
      case OO_ExclaimEqual:
      case OO_Less:
      case OO_Greater:
      case OO_LessEqual:
      case OO_GreaterEqual:
        WithCursor(Op->getArg(Left ? 1 : 0));
        return;
      case OO_Equal:
        if (!isDropped(Index, Op))
          break;
        WithCursor(Op->getArg(Left ? 1 : 0));
        return;
      default:
        break;
      }
    }
    if (const auto *Member = dyn_cast<MemberExpr>(P);
        Member && Member->isArrow() && E->getType()->isPointerType()) {
      QualType To = E->getType()->getPointeeType();
      if (isa<FieldDecl>(Member->getMemberDecl()) && layerOf(To) == Layer::Pair)
        usedPart(T, Member);
      else if (M.isMapOf(T, To))
        member(T, Member, Member->getMemberDecl());
      else if (M.carries(T, To))
        carrierMember(T, Member, To);
      else
        notUnderstood(T, P);
      return;
    }
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(P);
        Call && Call->getMethodDecl() &&
        oneOf(nameOf(Call->getMethodDecl()), {"erase", "insert"})) {
      WithCursor(Call);
      return;
    }
    if (const auto *Call = dyn_cast<CallExpr>(P);
        Call && Call->getDirectCallee() &&
        (isStdNamed(Call->getDirectCallee(), "next") ||
         isStdNamed(Call->getDirectCallee(), "prev")) &&
        Call->getArg(0) == E) {
      E = Call;
      continue;
    }
    if (!isDropped(Index, E))
      notUnderstood(T, P);
    return;
  }
}

/// What went to a call or constructor that takes no part of a carrier goes to
/// code that expects the standard type.
void Uses::checkHanded() {
  for (const auto &[T, E, Call] : Handed) {
    if (M.Given.contains(E))
      continue;
    std::string Callee = calleeName(Call);
    refuse(T, Reason::PassedToFunction, Callee, "passed to '" + Callee + "'",
           Call->getExprLoc());
  }
}
