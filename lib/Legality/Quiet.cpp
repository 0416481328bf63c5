//===- Quiet.cpp - What runs no code but the library's own ----------------===//

#include "Legality/Quiet.h"
#include "Detect/MapTypes.h"
#include "Legality/TypeFacts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

/// Nested types are followed to this depth; deeper ones count as the program's.
constexpr unsigned MaxDepth = 8;

/// allTypeArguments of a class that may be no specialisation.
bool allArguments(const CXXRecordDecl *RD,
                  llvm::function_ref<bool(QualType)> Each) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(RD);
  return !Spec || allTypeArguments(Spec->getTemplateArgs().asArray(), Each);
}

/// Neither comparisons nor functors: they make, copy, move, destroy or hand
/// out.
bool onlyHandles(const FunctionDecl *FD) {
  switch (FD->getOverloadedOperator()) {
  case OO_Subscript:
  case OO_Star:
  case OO_Arrow:
  case OO_PlusPlus:
  case OO_MinusMinus:
  case OO_Equal:
    return isa<CXXMethodDecl>(FD);
  case OO_None:
    break;
  default:
    return false;
  }
  return oneOf(nameOf(FD),
               {"push_back",     "pop_back", "push_front",  "pop_front",
                "emplace",       "push",     "pop",         "top",
                "back",          "front",    "at",          "begin",
                "end",           "cbegin",   "cend",        "rbegin",
                "rend",          "size",     "empty",       "clear",
                "resize",        "reserve",  "assign",      "data",
                "capacity",      "get",      "move",        "forward",
                "make_pair",     "as_const", "addressof",   "emplace_back",
                "emplace_front", "find",     "count",       "contains",
                "insert",        "erase",    "try_emplace", "insert_or_assign",
                "make_tuple",    "value",    "has_value",   "shrink_to_fit"});
}

} // namespace

/// Is it made, copied, moved and destroyed without code of the program's?
bool Quiet::isValue(QualType T, unsigned Depth) const {
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (Depth > MaxDepth || T->isDependentType())
    return false;
  if (T->isScalarType() || T->isVoidType() || T->isFunctionType() ||
      T->isVectorType())
    return true;
  if (const auto *A = dyn_cast<ArrayType>(T.getTypePtr()))
    return isValue(A->getElementType(), Depth + 1);
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD || !RD->hasDefinition())
    return false;
  if (isInStd(RD)) {
    if (isTableIterator(T) || isStream(T))
      return true;
    if (!isPlainStandardType(T) ||
        oneOf(nameOf(RD), {"shared_ptr", "weak_ptr", "istream_iterator"}))
      return false;
    // A deleter is a functor.
    if (nameOf(RD) == "unique_ptr" && uniquePointee(T).isNull())
      return false;
    return allArguments(RD, [&](QualType A) { return isValue(A, Depth + 1); });
  }
  auto Provided = [](const FunctionDecl *FD) {
    return FD->isUserProvided() && !FD->isDeleted();
  };
  for (const Decl *D : RD->decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      if (isa<CXXConstructorDecl>(Template->getTemplatedDecl()))
        return false;
    const auto *M = dyn_cast<CXXMethodDecl>(D);
    if (M && Provided(M) &&
        (isa<CXXConstructorDecl, CXXDestructorDecl>(M) ||
         M->isCopyAssignmentOperator() || M->isMoveAssignmentOperator() ||
         M->getOverloadedOperator() == OO_New ||
         M->getOverloadedOperator() == OO_Delete))
      return false;
  }
  // The code of a closure counts where it is called.
  if (RD->isLambda() && !Own.count(RD))
    return false;
  for (const CXXBaseSpecifier &B : RD->bases())
    if (!isValue(B.getType(), Depth + 1))
      return false;
  for (const FieldDecl *F : RD->fields())
    if (!isValue(F->getType(), Depth + 1) ||
        (F->hasInClassInitializer() && !isHarmless(F->getInClassInitializer())))
      return false;
  return true;
}

/// Is a class of the program's, other than an own closure, behind this type?
bool Quiet::mentionsProgram(QualType T, unsigned Depth) const {
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (Depth > MaxDepth || T->isDependentType())
    return true;
  if (T->isPointerType())
    return mentionsProgram(T->getPointeeType(), Depth + 1);
  if (T->isFunctionType() || T->isMemberPointerType() || T->isEnumeralType())
    return true; // To be called; with operators of its own.
  if (const auto *A = dyn_cast<ArrayType>(T.getTypePtr()))
    return mentionsProgram(A->getElementType(), Depth + 1);
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD)
    return false;
  if (!isInStd(RD))
    return !(RD->isLambda() && Own.count(RD));
  return !allArguments(
      RD, [&](QualType A) { return !mentionsProgram(A, Depth + 1); });
}

bool Quiet::holdsMap(QualType T, unsigned Depth) const {
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (const auto *A = dyn_cast<ArrayType>(T.getTypePtr()))
    return holdsMap(A->getElementType(), Depth + 1);
  if (!RD || !RD->hasDefinition())
    return false;
  if (Depth > MaxDepth || mapType(T))
    return true;
  if (isInStd(RD))
    return !allArguments(RD,
                         [&](QualType A) { return !holdsMap(A, Depth + 1); });
  for (const CXXBaseSpecifier &B : RD->bases())
    if (holdsMap(B.getType(), Depth + 1))
      return true;
  for (const FieldDecl *F : RD->fields())
    if (holdsMap(F->getType(), Depth + 1))
      return true;
  return false;
}

/// A container that looks keys up by code of the program's.
bool Quiet::isKeyedByProgram(QualType T) const {
  T = T.getNonReferenceType();
  if (std::optional<MapType> M = mapType(T)) {
    // Addresses are compared and hashed by the library's own functors.
    auto IsStd = [](QualType F) {
      return F.isNull() ||
             (F->getAsCXXRecordDecl() && isInStd(F->getAsCXXRecordDecl()));
    };
    if (M->Key->isPointerType() && IsStd(M->Hash) && IsStd(M->Equal))
      return false;
    for (QualType Part : {M->Key, M->Hash, M->Equal})
      if (!Part.isNull() && mentionsProgram(Part))
        return true;
    return false;
  }
  return nameOf(T->getAsCXXRecordDecl()) == "priority_queue" &&
         mentionsProgram(T);
}

/// A default argument or initializer that calls nothing of the program's.
bool Quiet::isHarmless(const Stmt *S) const {
  if (!S)
    return true;
  if (isa<LambdaExpr, CXXNewExpr>(S))
    return false;
  if (isa<CallExpr, CXXConstructExpr, CXXDefaultInitExpr, CXXDefaultArgExpr>(
          S) &&
      !expression(S))
    return false;
  return llvm::all_of(S->children(),
                      [&](const Stmt *Child) { return isHarmless(Child); });
}

bool Quiet::expression(const Stmt *S) const {
  if (isa<AtomicExpr, AsmStmt, CoawaitExpr, CoyieldExpr,
          CXXUnresolvedConstructExpr>(S))
    return false;
  // The first use of a thread's variable may run its initializer.
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    return !V || V->getTLSKind() != VarDecl::TLS_Dynamic;
  }
  if (const auto *New = dyn_cast<CXXNewExpr>(S))
    return !isa_and_nonnull<CXXMethodDecl>(New->getOperatorNew());
  if (const auto *Delete = dyn_cast<CXXDeleteExpr>(S)) {
    QualType T = Delete->getDestroyedType();
    return !T.isNull() && isValue(T) &&
           !isa_and_nonnull<CXXMethodDecl>(Delete->getOperatorDelete());
  }
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(S))
    return isHarmless(Default->getExpr());
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(S))
    return isHarmless(Default->getExpr());
  if (const auto *C = dyn_cast<CXXConstructExpr>(S))
    return construction(C);
  if (const auto *Call = dyn_cast<CallExpr>(S))
    return this->call(Call);
  return true;
}

bool Quiet::construction(const CXXConstructExpr *C) const {
  const CXXConstructorDecl *D = C->getConstructor();
  QualType T = C->getType();
  if (D->isTrivial() ||
      (D->getParent()->isLambda() && Own.count(D->getParent())))
    return true;
  if (!isValue(T))
    return false;
  // A table by itself is in Model::Moves if its elements move.
  if (D->isMoveConstructor() && !mapType(T) && holdsMap(T))
    return false;
  if (!isInStd(D))
    return true;
  bool Copies = D->isCopyOrMoveConstructor();
  return llvm::all_of(C->arguments(), [&](const Expr *Arg) {
    return isValue(Arg->getType()) &&
           (Copies || !isKeyedByProgram(T) || isa<CXXDefaultArgExpr>(Arg));
  });
}

bool Quiet::call(const CallExpr *Call) const {
  const FunctionDecl *FD = Call->getDirectCallee();
  if (!FD)
    return false;
  if (FD->getBuiltinID() && !isInStd(FD))
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  if (Method && Method->getParent()->isLambda())
    return Own.count(Method->getParent()); // Counted by its body.
  if (isInStd(FD))
    return standard(Call, FD);
  // The implicit assignment of a value.
  return Method && !Method->isUserProvided() &&
         (Method->isCopyAssignmentOperator() ||
          Method->isMoveAssignmentOperator()) &&
         isValue(Call->getType()) && !holdsMap(Call->getType());
}

bool Quiet::standard(const CallExpr *Call, const FunctionDecl *FD) const {
  StringRef Name = nameOf(FD);
  if (Name.starts_with("atomic_") || Name.contains("exit") ||
      Name.starts_with("sleep_") || Name == "yield" || Name == "terminate")
    return false;
  llvm::SmallVector<QualType, 6> Types = {Call->getType()};
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  QualType Object;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
    if (const Expr *E = Member->getImplicitObjectArgument())
      Object = E->getType();
    if (!Object.isNull() && Object->isPointerType())
      Object = Object->getPointeeType();
  } else if (isa<CXXOperatorCallExpr>(Call) && Method && Call->getNumArgs()) {
    Object = Call->getArg(0)->getType();
  }
  // A map's own functions that touch no element, or none but through its key.
  if (!Object.isNull() && mapType(Object)) {
    if (oneOf(Name, {"begin", "end", "cbegin", "cend", "size", "empty"}))
      return true;
    if (oneOf(Name, {"find", "count", "contains", "at"}))
      return !isKeyedByProgram(Object) &&
             llvm::all_of(Call->arguments(),
                          [&](const Expr *A) { return isValue(A->getType()); });
  }
  if (!Object.isNull())
    Types.push_back(Object);
  for (const Expr *Arg : Call->arguments())
    Types.push_back(Arg->getType());
  bool Reads = (Method && Method->isConst()) ||
               FD->getOverloadedOperator() == OO_EqualEqual ||
               FD->getOverloadedOperator() == OO_ExclaimEqual;
  bool Handles = onlyHandles(FD);
  for (QualType T : Types) {
    if (!isValue(T) || (!Handles && mentionsProgram(T)) || isKeyedByProgram(T))
      return false;
    if (!Reads && !mapType(T.getNonReferenceType()) && holdsMap(T))
      return false;
  }
  return true;
}
