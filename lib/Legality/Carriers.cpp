//===- Carriers.cpp - Containers that have maps inside --------------------===//

#include "Legality/Carriers.h"
#include "Legality/Model.h"
#include "Legality/TypeFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace roost;

namespace {

/// Types nested deeper than this count as mentioning a map.
constexpr unsigned MaxDepth = 8;

const ClassTemplateSpecializationDecl *specialization(QualType T) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  return Spec && Spec->getIdentifier() && Spec->isInStdNamespace() ? Spec
                                                                   : nullptr;
}

QualType typeArgument(const ClassTemplateSpecializationDecl *Spec, unsigned I) {
  const TemplateArgumentList &Args = Spec->getTemplateArgs();
  if (I >= Args.size() || Args[I].getKind() != TemplateArgument::Type)
    return {};
  return Args[I].getAsType();
}

bool isStdAllocator(QualType T) {
  return !T.isNull() && isStdNamed(T->getAsCXXRecordDecl(), "allocator");
}

bool mentionsMap(QualType T, unsigned Depth) {
  T = T.getNonReferenceType().getCanonicalType();
  if (Depth > MaxDepth || T->isDependentType())
    return true;
  if (T->isPointerType())
    return mentionsMap(T->getPointeeType(), Depth + 1);
  if (const auto *A = dyn_cast<ArrayType>(T.getTypePtr()))
    return mentionsMap(A->getElementType(), Depth + 1);
  if (const auto *F = dyn_cast<FunctionProtoType>(T.getTypePtr()))
    return mentionsMap(F->getReturnType(), Depth + 1) ||
           llvm::any_of(F->param_types(),
                        [&](QualType P) { return mentionsMap(P, Depth + 1); });
  if (mapType(T))
    return true;
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  return Spec &&
         !allTypeArguments(Spec->getTemplateArgs().asArray(), [&](QualType A) {
           return !mentionsMap(A, Depth + 1);
         });
}

/// Operands that hand a value on: copies of iterators, loads of pointers.
const Expr *plainValue(const Expr *E) {
  for (;;) {
    E = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temp->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bind->getSubExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
             Cast && handsIteratorOn(Cast))
      E = Cast->getSubExpr();
    else if (const auto *C = dyn_cast<CXXConstructExpr>(E);
             C && !isa<CXXTemporaryObjectExpr>(C) && C->getNumArgs() == 1 &&
             isInStd(C->getConstructor()) &&
             layerOf(C->getType()) == Layer::None)
      E = C->getArg(0);
    else
      return E;
  }
}

/// The carrier that a call asks for an iterator, or null.
const Expr *asked(const Expr *E) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *D = Member->getMethodDecl();
    const Expr *Object = Member->getImplicitObjectArgument();
    // erase(key) counts.
    return D && Object && !Object->getType()->isPointerType() &&
                   !E->getType()->isArithmeticType() &&
                   oneOf(nameOf(D),
                         {"begin", "end", "cbegin", "cend", "find",
                          "lower_bound", "upper_bound", "erase", "insert"})
               ? Object
               : nullptr;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
  if (FD && FD->isInStdNamespace() && !isa<CXXMethodDecl>(FD) &&
      Call->getNumArgs() == 1 &&
      oneOf(nameOf(FD), {"begin", "end", "cbegin", "cend"}))
    return Call->getArg(0);
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
    if (Cast->getCastKind() == CK_ArrayToPointerDecay)
      return Cast->getSubExpr();
  return nullptr;
}

/// What an iterator is one step or more away from, or null.
const Expr *steppedFrom(const Expr *E) {
  if (const auto *Step = dyn_cast<UnaryOperator>(E))
    return Step->isIncrementDecrementOp() ? Step->getSubExpr() : nullptr;
  if (const auto *Op = dyn_cast<BinaryOperator>(E))
    return Op->isAdditiveOp() && Op->getType()->isPointerType() &&
                   Op->getLHS()->getType()->isPointerType()
               ? Op->getLHS()
               : nullptr;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E)) {
    switch (Op->getOperator()) {
    case OO_PlusPlus:
    case OO_MinusMinus:
      return Op->getArg(0);
    case OO_Plus:
    case OO_Minus:
      return Op->getNumArgs() == 2 &&
                     Op->getArg(1)->getType()->isIntegralOrEnumerationType()
                 ? Op->getArg(0)
                 : nullptr;
    default:
      return nullptr;
    }
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
  if (FD && Call->getNumArgs() &&
      (isStdNamed(FD, "next") || isStdNamed(FD, "prev")))
    return Call->getArg(0);
  return nullptr;
}

/// In `g.try_emplace(k).first`: the call.
const CXXMemberCallExpr *inserted(const Expr *E) {
  const auto *First = dyn_cast<MemberExpr>(E);
  if (!First || First->isArrow() || nameOf(First->getMemberDecl()) != "first")
    return nullptr;
  const Expr *Base = plainValue(First->getBase());
  const auto *Call = dyn_cast<CXXMemberCallExpr>(Base);
  return Call && Call->getMethodDecl() &&
                 oneOf(nameOf(Call->getMethodDecl()),
                       {"emplace", "try_emplace", "insert_or_assign"})
             ? Call
             : nullptr;
}

} // namespace

bool roost::mentionsMap(QualType T) { return ::mentionsMap(T, 0); }

Layer roost::layerOf(QualType T) {
  if (T.isNull())
    return Layer::None;
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (isa<ConstantArrayType>(T.getTypePtr()))
    return Layer::Array;
  const ClassTemplateSpecializationDecl *Spec = specialization(T);
  if (!Spec)
    return Layer::None;
  StringRef Name = Spec->getName();
  if (oneOf(Name, {"vector", "deque", "array"}))
    return Layer::Sequence;
  if (Name == "optional")
    return Layer::Optional;
  if (Name == "pair")
    return Layer::Pair;
  if (Name == "map")
    return Layer::Ordered;
  if (Name == "unordered_map")
    return Layer::Hashed;
  return Layer::None;
}

QualType roost::insideOf(QualType T) {
  Layer Outermost = layerOf(T);
  if (Outermost == Layer::None)
    return {};
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (Outermost == Layer::Array)
    return cast<ConstantArrayType>(T.getTypePtr())->getElementType();
  const ClassTemplateSpecializationDecl *Spec = specialization(T);
  switch (Outermost) {
  case Layer::Sequence:
    if (Spec->getName() != "array" && !isStdAllocator(typeArgument(Spec, 1)))
      return {};
    return typeArgument(Spec, 0);
  case Layer::Optional:
    return typeArgument(Spec, 0);
  case Layer::Pair: {
    QualType A = typeArgument(Spec, 0), B = typeArgument(Spec, 1);
    bool InA = mentionsMap(A), InB = mentionsMap(B);
    return InA == InB ? QualType() : InA ? A : B;
  }
  case Layer::Ordered:
  case Layer::Hashed: {
    std::optional<MapType> M = mapType(T);
    if (!M || !isStdAllocator(M->Allocator) || mentionsMap(M->Key) ||
        mentionsMap(M->Hash) || (!M->Equal.isNull() && mentionsMap(M->Equal)))
      return {};
    return M->Value;
  }
  default:
    return {};
  }
}

std::optional<MapType> roost::carriedMap(QualType T) {
  if (T.isNull() || T->isDependentType())
    return std::nullopt;
  for (T = insideOf(T); !T.isNull(); T = insideOf(T)) {
    std::optional<MapType> M = mapType(T);
    if (M && M->Decl &&
        (M->Family == MapFamily::Unordered ||
         M->Family == MapFamily::UnorderedMulti))
      return M;
  }
  return std::nullopt;
}

bool roost::handsIteratorOn(const ImplicitCastExpr *Cast) {
  switch (Cast->getCastKind()) {
  case CK_NoOp:
  case CK_LValueToRValue:
  case CK_ConstructorConversion:
  // Iterators of unordered maps are compared by their base.
  case CK_DerivedToBase:
  case CK_UncheckedDerivedToBase:
    return true;
  default:
    return false;
  }
}

std::optional<MapType> roost::carriedByCursor(const Expr *E) {
  for (;;) {
    E = plainValue(E);
    if (E->isTypeDependent())
      return std::nullopt;
    const Expr *Of = asked(E);
    if (const CXXMemberCallExpr *Call = inserted(E))
      Of = Call->getImplicitObjectArgument();
    if (Of)
      return carriedMap(Of->getType().getNonReferenceType());
    E = steppedFrom(E);
    if (!E)
      return std::nullopt;
  }
}

//===----------------------------------------------------------------------===//
// The carrier that an expression is part of
//===----------------------------------------------------------------------===//

std::optional<unsigned> Model::findCarrier(const ValueDecl *D) const {
  auto It = D ? ByCarrier.find(roost::placeOf(D)) : ByCarrier.end();
  return It == ByCarrier.end() ? std::nullopt : std::optional(It->second);
}

bool Model::isMapOf(unsigned T, QualType Q) const {
  std::optional<MapType> Of = mapType(Q.getNonReferenceType());
  return Of && Of->Decl == Tables[T].Type.Decl;
}

bool Model::carries(unsigned T, QualType Q) const {
  std::optional<MapType> Of = carriedMap(Q.getNonReferenceType());
  return Of && Of->Decl == Tables[T].Type.Decl;
}

std::optional<unsigned> Model::within(const Expr *E) const {
  std::optional<unsigned> T = partOf(E);
  return T && (isMapOf(*T, E->getType()) || carries(*T, E->getType()))
             ? T
             : std::nullopt;
}

/// Whose part E is, if it is a part of a carrier at all.
std::optional<unsigned> Model::partOf(const Expr *E) const {
  for (;;) {
    E = E->IgnoreParens();
    if (const auto *Cast = dyn_cast<CastExpr>(E)) {
      if (Cast->getCastKind() != CK_NoOp || Cast->isPRValue())
        return std::nullopt;
      E = Cast->getSubExpr();
    } else if (const auto *Full = dyn_cast<FullExpr>(E)) {
      E = Full->getSubExpr();
    } else {
      break;
    }
  }
  if (E->isTypeDependent())
    return std::nullopt;
  // What a layer has inside, but nothing that the maps have inside.
  auto Through = [&](const Expr *Base) -> std::optional<unsigned> {
    std::optional<unsigned> T = within(Base);
    return T && carries(*T, Base->getType()) ? T : std::nullopt;
  };
  auto Whole = [&](const ValueDecl *D) -> std::optional<unsigned> {
    std::optional<unsigned> T = findCarrier(D);
    return T && Tables[*T].Kind != Form::Cursor ? T : std::nullopt;
  };
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (std::optional<unsigned> T = Whole(variableOf(Ref)))
      return T;
    const MemberExpr *Bound = boundMember(Ref);
    return Bound ? Whole(Bound->getMemberDecl()) : std::nullopt;
  }
  if (const auto *Part = dyn_cast<MemberExpr>(E)) {
    if (std::optional<unsigned> T = Whole(Part->getMemberDecl()))
      return T;
    if (!isa<FieldDecl>(Part->getMemberDecl()) ||
        !isInStd(Part->getMemberDecl()))
      return std::nullopt;
    if (!Part->isArrow())
      return Through(Part->getBase());
    const auto *Arrow =
        dyn_cast<CXXOperatorCallExpr>(Part->getBase()->IgnoreParenImpCasts());
    if (!Arrow || Arrow->getOperator() != OO_Arrow)
      return cursorOf(Part->getBase());
    return layerOf(Arrow->getArg(0)->getType()) == Layer::Optional
               ? Through(Arrow->getArg(0))
               : cursorOf(Arrow->getArg(0));
  }
  if (const auto *Sub = dyn_cast<ArraySubscriptExpr>(E)) {
    const auto *Decay =
        dyn_cast<ImplicitCastExpr>(Sub->getBase()->IgnoreParens());
    return Decay && Decay->getCastKind() == CK_ArrayToPointerDecay
               ? Through(Decay->getSubExpr())
               : std::nullopt;
  }
  if (const auto *Star = dyn_cast<UnaryOperator>(E))
    return Star->getOpcode() == UO_Deref ? cursorOf(Star->getSubExpr())
                                         : std::nullopt;
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(E);
      Op && Op->getDirectCallee() && isInStd(Op->getDirectCallee())) {
    if (Op->getOperator() == OO_Subscript)
      return Through(Op->getArg(0));
    if (Op->getOperator() != OO_Star || Op->getNumArgs() != 1)
      return std::nullopt;
    return layerOf(Op->getArg(0)->getType()) == Layer::Optional
               ? Through(Op->getArg(0))
               : cursorOf(Op->getArg(0));
  }
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E);
      Member && Member->getMethodDecl() && isInStd(Member->getMethodDecl())) {
    const CXXMethodDecl *D = Member->getMethodDecl();
    const Expr *Object = Member->getImplicitObjectArgument();
    return Object && !Object->getType()->isPointerType() &&
                   Member->isGLValue() &&
                   oneOf(nameOf(D), {"at", "front", "back", "value", "emplace",
                                     "emplace_back", "emplace_front"})
               ? Through(Object)
               : std::nullopt;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
  if (std::optional<unsigned> T = Whole(FD))
    return T;
  if (!FD || Call->getNumArgs() != 1 || !Call->isGLValue())
    return std::nullopt;
  if (handsOn(Call))
    return within(Call->getArg(0));
  return isStdNamed(FD, "get") ? Through(Call->getArg(0)) : std::nullopt;
}

std::optional<unsigned> Model::cursorOf(const Expr *E) const {
  for (;;) {
    E = plainValue(E);
    if (E->isTypeDependent())
      return std::nullopt;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      std::optional<unsigned> T =
          findCarrier(dyn_cast<VarDecl>(Ref->getDecl()));
      return T && Tables[*T].Kind == Form::Cursor ? T : std::nullopt;
    }
    const Expr *Of = asked(E);
    if (const CXXMemberCallExpr *Call = inserted(E))
      Of = Call->getImplicitObjectArgument();
    if (Of) {
      std::optional<unsigned> T = within(Of);
      return T && carries(*T, Of->getType()) ? T : std::nullopt;
    }
    const Expr *From = steppedFrom(E);
    if (!From)
      return std::nullopt;
    E = From;
  }
}
