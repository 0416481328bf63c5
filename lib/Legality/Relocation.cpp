//===- Relocation.cpp - May elements change their address? ----------------===//

#include "Legality/Relocation.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/EnterExpressionEvaluationContext.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

/// Classes nested deeper than this are refused.
constexpr unsigned MaxDepth = 8;
/// Elements larger than this are left in nodes.
constexpr int64_t MaxElementBytes = 4096;

/// Standard class templates whose objects don't know their own address, if
/// their template arguments' objects don't.
bool isValueTemplate(StringRef Name) {
  static constexpr StringRef Names[] = {"basic_string",
                                        "basic_string_view",
                                        "vector",
                                        "deque",
                                        "list",
                                        "forward_list",
                                        "map",
                                        "multimap",
                                        "set",
                                        "multiset",
                                        "unordered_map",
                                        "unordered_multimap",
                                        "unordered_set",
                                        "unordered_multiset",
                                        "stack",
                                        "queue",
                                        "priority_queue",
                                        "pair",
                                        "tuple",
                                        "array",
                                        "optional",
                                        "variant",
                                        "unique_ptr",
                                        "shared_ptr",
                                        "weak_ptr",
                                        "function",
                                        "bitset",
                                        "complex",
                                        "duration",
                                        "time_point",
                                        "span",
                                        "monostate",
                                        "reference_wrapper",
                                        "initializer_list",
                                        "less",
                                        "greater",
                                        "hash",
                                        "equal_to",
                                        "allocator",
                                        "char_traits",
                                        "default_delete",
                                        "ratio",
                                        "any",
                                        "error_code",
                                        "thread",
                                        "future",
                                        "promise",
                                        "basic_regex",
                                        "type_index",
                                        "integral_constant",
                                        "nullopt_t",
                                        "move_only_function"};
  return llvm::is_contained(Names, Name);
}

} // namespace

Refusal Relocation::observed(QualType T) const {
  return {Reason::RelocationObserved, compactName(T, R.context()), {}};
}

bool Relocation::trait(TypeTrait Kind, ArrayRef<QualType> Types) {
  ASTContext &Ctx = R.context();
  SourceLocation Loc;
  if (const CXXRecordDecl *RD =
          Types[0].getNonReferenceType()->getAsCXXRecordDecl())
    Loc = RD->getLocation();
  llvm::SmallVector<TypeSourceInfo *, 2> Args;
  for (QualType T : Types)
    Args.push_back(Ctx.getTrivialTypeSourceInfo(T, Loc));
  ExprResult E = R.sema().BuildTypeTrait(Kind, Loc, Args, Loc);
  bool Value = false;
  return !E.isInvalid() && !E.get()->isValueDependent() &&
         E.get()->EvaluateAsBooleanCondition(Value, Ctx) && Value;
}

bool Relocation::movesWithoutThrow(QualType T) {
  return trait(TT_IsNothrowConstructible,
               {T, R.context().getRValueReferenceType(T)});
}

bool Relocation::mapMovesWithoutThrow(const MapType &M) {
  ASTContext &Ctx = R.context();
  for (QualType Functor : {M.Hash, M.Equal})
    if (!trait(TT_IsNothrowConstructible,
               {Functor, Ctx.getLValueReferenceType(Functor.withConst())}))
      return false;
  return movesWithoutThrow(compat::recordType(Ctx, M.Decl));
}

std::optional<Refusal> Relocation::judge(const MapType &M) {
  for (QualType T : {M.Key, M.Value}) {
    if (T.isNull())
      continue;
    if (auto Bad = element(T))
      return Bad;
  }
  if (auto Bad = tooLarge(M))
    return Bad;
  if (!functorIsSafe(M.Hash, M.Key, 1))
    return observed(M.Hash);
  if (!functorIsSafe(M.Equal, M.Key, 2))
    return observed(M.Equal);
  return std::nullopt;
}

std::optional<Refusal> Relocation::tooLarge(const MapType &M) {
  int64_t Bytes = 0;
  for (QualType T : {M.Key, M.Value})
    if (!T.isNull() && !T->isDependentType() && !T->isIncompleteType())
      Bytes += R.context().getTypeSizeInChars(T).getQuantity();
  if (Bytes <= MaxElementBytes)
    return std::nullopt;
  return Refusal{Reason::LargeElement, std::to_string(Bytes), {}};
}

std::optional<Refusal> Relocation::element(QualType T) {
  T = T.getCanonicalType().getUnqualifiedType();
  auto [It, New] = Known.try_emplace(T.getTypePtr(), std::nullopt);
  if (!New)
    return It->second;
  std::optional<Refusal> Answer = safe(T, 0);
  if (!Answer && T->isRecordType()) {
    QualType Moved = R.context().getRValueReferenceType(T);
    if (!trait(TT_IsConstructible, {T, Moved}))
      Answer = Refusal{Reason::NotMovable, compactName(T, R.context()), {}};
    else if (!movesWithoutThrow(T))
      Answer =
          Refusal{Reason::RelocationThrows, compactName(T, R.context()), {}};
  }
  Known[T.getTypePtr()] = Answer;
  return Answer;
}

std::optional<Refusal> Relocation::safe(QualType T, unsigned Depth) {
  T = T.getCanonicalType().getUnqualifiedType();
  if (T->isReferenceType() || T->isScalarType() || T->isVoidType() ||
      T->isAnyComplexType() || T->isVectorType() || T->isFunctionType())
    return std::nullopt;
  if (T->isAtomicType() || Depth > MaxDepth)
    return observed(T);
  if (const auto *A = dyn_cast<ArrayType>(T.getTypePtr()))
    return safe(A->getElementType(), Depth + 1);
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD)
    return observed(T);
  if (!isInStd(RD))
    return safeClass(RD, T, Depth);
  if (!RD->getIdentifier() || !isValueTemplate(RD->getName())) {
    // std::mutex, std::atomic and their like can't move. Of the rest, iterators
    // and other plain records of bits don't know their address.
    if (!trait(TT_IsConstructible, {T, R.context().getRValueReferenceType(T)}))
      return Refusal{Reason::NotMovable, compactName(T, R.context()), {}};
    if (T.isTriviallyCopyableType(R.context()))
      return std::nullopt;
    return observed(T);
  }
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD);
  if (!Spec)
    return std::nullopt;
  // What lies behind a pointer or in a buffer does not move with the object.
  if (contentsOf(T) == Contents::Away || RD->getName() == "weak_ptr" ||
      RD->getName() == "function" || RD->getName() == "span" ||
      RD->getName() == "reference_wrapper")
    return std::nullopt;
  if (contentsOf(T) != Contents::Inside)
    return std::nullopt;
  std::optional<Refusal> Bad;
  allTypeArguments(Spec->getTemplateArgs().asArray(), [&](QualType A) {
    Bad = safe(A, Depth + 1);
    return !Bad;
  });
  return Bad;
}

std::optional<Refusal> Relocation::safeClass(const CXXRecordDecl *RD,
                                             QualType T, unsigned Depth) {
  if (!RD->hasDefinition() || RD->isInvalidDecl())
    return observed(T);
  RD = RD->getDefinition();
  if (RD->isLambda() || RD->getNumVBases())
    return observed(T);
  if (const CXXDestructorDecl *D = RD->getDestructor())
    if (D->isUserProvided())
      return observed(T);
  for (const CXXConstructorDecl *C : RD->ctors())
    if (C->isCopyOrMoveConstructor() && C->isUserProvided())
      return observed(T);
  for (const CXXBaseSpecifier &B : RD->bases())
    if (auto Bad = safe(B.getType(), Depth + 1))
      return Bad;
  for (const FieldDecl *F : RD->fields()) {
    if (auto Bad = safe(F->getType(), Depth + 1))
      return Bad;
    // Node *Self = this;
    if (F->hasInClassInitializer() && F->getInClassInitializer())
      for (const CXXThisExpr *This : R.indexOf(F).thisUses())
        if (R.escapesFrom(This, F))
          return observed(T);
  }
  if (RD->isTrivial() && RD->isAggregate() && RD->methods().empty())
    return std::nullopt;
  for (const Decl *D : RD->decls()) {
    // A member template may do anything with `this`.
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
      const auto *M = dyn_cast<CXXMethodDecl>(Template->getTemplatedDecl());
      if (M && !M->isStatic())
        return observed(T);
      continue;
    }
    const auto *M = dyn_cast<CXXMethodDecl>(D);
    if (!M || M->isStatic() || !M->isUserProvided() || M->isDeleted() ||
        M->isPureVirtual())
      continue;
    if (R.ofThis(M) == Retention::Escapes)
      return observed(T);
  }
  return std::nullopt;
}

bool Relocation::functorIsSafe(QualType Functor, QualType Key,
                               unsigned NumArgs) {
  if (Functor.isNull())
    return false;
  Functor = Functor.getCanonicalType();
  // A function pointer's body is not known; it is called with references to
  // keys, which a hash has no business to keep.
  if (Functor->isFunctionPointerType())
    return true;
  const CXXRecordDecl *RD = Functor->getAsCXXRecordDecl();
  if (!RD || !RD->hasDefinition())
    return false;
  if (isStdNamed(RD, "equal_to"))
    return equalityIsSafe(Key);
  if (isStdNamed(RD, "function"))
    return true;
  bool UserKey = Key->isRecordType() && !isInStd(Key->getAsCXXRecordDecl());
  if (isStdNamed(RD, "hash") && !UserKey)
    return true;
  if (isInStd(RD) && !isStdNamed(RD, "hash"))
    return false;
  // The operator that is called with keys, also where it is a template's.
  SourceLocation Loc = RD->getLocation();
  EnterExpressionEvaluationContext Evaluated(
      R.sema(), Sema::ExpressionEvaluationContext::PotentiallyEvaluated);
  auto Value = [&](QualType T) -> Expr * {
    return new (R.context()) OpaqueValueExpr(Loc, T, VK_LValue);
  };
  llvm::SmallVector<Expr *, 2> Keys(NumArgs, nullptr);
  for (Expr *&E : Keys)
    E = Value(Key.withConst());
  ExprResult E = R.sema().BuildCallExpr(nullptr, Value(Functor.withConst()),
                                        Loc, Keys, Loc);
  const auto *Call =
      E.isInvalid() ? nullptr
                    : dyn_cast<CXXOperatorCallExpr>(E.get()->IgnoreImplicit());
  const FunctionDecl *FD = Call ? Call->getDirectCallee() : nullptr;
  if (!FD)
    return false;
  if (isInStd(FD))
    return true; // std::hash<Key> : std::hash<Base>
  for (unsigned I = 0; I < FD->getNumParams(); ++I)
    if (R.ofParameter(FD, I, Key) == Retention::Escapes)
      return false;
  return true;
}

/// std::equal_to calls the key's operator==.
bool Relocation::equalityIsSafe(QualType Key) {
  const CXXRecordDecl *RD = Key->getAsCXXRecordDecl();
  if (!RD || isInStd(RD))
    return true;
  SourceLocation Loc = RD->getLocation();
  Sema &S = R.sema();
  EnterExpressionEvaluationContext Unevaluated(
      S, Sema::ExpressionEvaluationContext::PotentiallyEvaluated);
  QualType T = Key.withConst();
  auto Value = [&]() -> Expr * {
    return new (R.context()) OpaqueValueExpr(Loc, T, VK_LValue);
  };
  ExprResult E = S.BuildBinOp(S.TUScope, Loc, BO_EQ, Value(), Value());
  if (E.isInvalid())
    return false;
  const Expr *Bare = E.get()->IgnoreImplicit();
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(Bare))
    Bare = Rewritten->getSemanticForm()->IgnoreImplicit();
  const auto *Op = dyn_cast<CXXOperatorCallExpr>(Bare);
  const FunctionDecl *FD = Op ? Op->getDirectCallee() : nullptr;
  if (!FD)
    return false;
  if (FD->isDefaulted())
    return true;
  if (const auto *M = dyn_cast<CXXMethodDecl>(FD))
    if (R.ofThis(M) == Retention::Escapes)
      return false;
  for (unsigned I = 0; I < FD->getNumParams(); ++I)
    if (R.ofParameter(FD, I, Key) == Retention::Escapes)
      return false;
  return true;
}
