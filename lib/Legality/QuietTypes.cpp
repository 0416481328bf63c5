//===- QuietTypes.cpp - Classes whose objects move no table ---------------===//

#include "Detect/MapTypes.h"
#include "Legality/QuietBodies.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"

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

} // namespace

/// Scalars, arrays, and what \p Ask says of a class. While a class is asked
/// about, it is taken for granted.
bool Quiet::ofClass(QualType T, bool Destroyed,
                    llvm::function_ref<bool(const CXXRecordDecl *)> Ask) const {
  T = bareType(T);
  while (const auto *A = dyn_cast<ArrayType>(T.getTypePtr()))
    T = bareType(A->getElementType());
  if (T->isDependentType())
    return false;
  if (T->isScalarType() || T->isVoidType() || T->isFunctionType() ||
      T->isVectorType() || T->isAnyComplexType())
    return true;
  const CXXRecordDecl *RD = Bodies.definitionOf(T);
  if (!RD)
    return false;
  bool Keep = Bodies.isIdle();
  auto &Answers = Known[Destroyed];
  if (Keep)
    if (auto It = Answers.find(RD); It != Answers.end())
      return It->second;
  if (!Bodies.enter(RD, Destroyed))
    return true;
  bool Is = Ask(RD);
  Bodies.leave();
  if (Keep)
    Answers[RD] = Is;
  return Is;
}

/// A class of the library's whose objects run code of its type arguments only.
bool Quiet::standardClass(const CXXRecordDecl *RD, Types Each) const {
  QualType T = compat::recordType(RD->getASTContext(), RD);
  if (isTableIterator(T) || isStream(T))
    return true;
  if (!isPlainStandardType(T) ||
      oneOf(nameOf(RD), {"shared_ptr", "weak_ptr", "istream_iterator"}))
    return false;
  // A deleter is a functor.
  if (nameOf(RD) == "unique_ptr") {
    QualType Pointee = uniquePointee(T);
    if (Pointee.isNull() || !deletes(Pointee))
      return false;
  }
  return allArguments(RD, Each);
}

/// Is it made, copied, moved and destroyed without a move of another table?
bool Quiet::isValue(QualType T) const {
  return ofClass(T, /*Destroyed=*/false,
                 [&](const CXXRecordDecl *RD) { return valueClass(RD); });
}

bool Quiet::valueClass(const CXXRecordDecl *RD) const {
  if (isInStd(RD))
    // A map that is copied may hash its keys.
    return !isKeyedByProgram(compat::recordType(RD->getASTContext(), RD)) &&
           standardClass(RD, [&](QualType A) { return isValue(A); });
  for (const Decl *D : RD->decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
      const FunctionDecl *FD = Template->getTemplatedDecl();
      if (isa<CXXConstructorDecl>(FD) ||
          FD->getOverloadedOperator() == OO_Equal)
        return false;
    }
    const auto *M = dyn_cast<CXXMethodDecl>(D);
    if (!M || !M->isUserProvided() || M->isDeleted())
      continue;
    if (M->getOverloadedOperator() == OO_New ||
        M->getOverloadedOperator() == OO_Delete)
      return false;
    if ((isa<CXXConstructorDecl, CXXDestructorDecl>(M) ||
         M->getOverloadedOperator() == OO_Equal) &&
        !Bodies.function(M))
      return false;
  }
  return partsAreValues(RD);
}

bool Quiet::partsAreValues(const CXXRecordDecl *RD) const {
  for (const CXXBaseSpecifier &B : RD->bases())
    if (!isValue(B.getType()))
      return false;
  for (const FieldDecl *F : RD->fields())
    if (!isValue(F->getType()) ||
        (F->hasInClassInitializer() && !whole(F->getInClassInitializer())))
      return false;
  return true;
}

bool Quiet::destructor(QualType T) const {
  return ofClass(T, /*Destroyed=*/true, [&](const CXXRecordDecl *RD) {
    if (RD->hasTrivialDestructor())
      return true;
    if (isInStd(RD))
      return standardClass(RD, [&](QualType A) { return destructor(A); });
    const CXXDestructorDecl *D = RD->getDestructor();
    return D && D->isUserProvided() ? Bodies.function(D)
                                    : partsAreDestroyed(RD);
  });
}

bool Quiet::partsAreDestroyed(const CXXRecordDecl *RD) const {
  for (const CXXBaseSpecifier &B : RD->bases())
    if (!destructor(B.getType()))
      return false;
  return llvm::all_of(RD->fields(), [&](const FieldDecl *F) {
    return F->getType()->isReferenceType() || destructor(F->getType());
  });
}

/// Does `delete` of a \p T run its own destructor, and is that quiet?
bool Quiet::deletes(QualType T) const {
  const CXXRecordDecl *RD = T->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  if (RD && !RD->hasDefinition())
    return false;
  if (RD && RD->isPolymorphic() && !RD->hasAttr<FinalAttr>()) {
    const CXXDestructorDecl *D = RD->getDestructor();
    if (!D || (D->isVirtual() && !D->hasAttr<FinalAttr>()))
      return false;
  }
  return destructor(T);
}

bool Quiet::mentionsProgram(QualType T, unsigned Depth) const {
  T = bareType(T);
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
    return !isOwn(RD);
  return !allArguments(
      RD, [&](QualType A) { return !mentionsProgram(A, Depth + 1); });
}

/// Functions that are made for a type may use any operator or conversion of its
/// class. Are all that it has quiet? It must be no iterator: the operators of
/// these are often not members.
bool Quiet::isSilent(QualType T, unsigned Depth) const {
  T = bareType(T);
  if (!mentionsProgram(T))
    return true;
  if (Depth > MaxDepth)
    return false;
  if (T->isPointerType() || T->isArrayType())
    return isSilent(QualType(T->getPointeeOrArrayElementType(), 0), Depth + 1);
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD)
    return true; // Nothing is called, and nothing compared.
  if (isInStd(RD))
    return allArguments(RD, [&](QualType A) { return isSilent(A, Depth + 1); });
  if (!RD->hasDefinition())
    return false;
  auto Runs = [](const FunctionDecl *FD) {
    return isa<CXXConversionDecl>(FD) || FD->isOverloadedOperator();
  };
  for (const Decl *D : RD->decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      if (Runs(Template->getTemplatedDecl()))
        return false;
    const auto *M = dyn_cast<CXXMethodDecl>(D);
    // A closure becomes a pointer without a call.
    if (!M || !Runs(M) || !M->isUserProvided() || M->isDeleted() ||
        (RD->isLambda() && isa<CXXConversionDecl>(M)))
      continue;
    bool Leads = M->getOverloadedOperator() == OO_Arrow ||
                 (M->getOverloadedOperator() == OO_Star && !M->getNumParams());
    if (Leads || M->isVirtual() || !Bodies.function(M))
      return false;
  }
  return llvm::all_of(RD->bases(), [&](const CXXBaseSpecifier &B) {
    return isSilent(B.getType(), Depth + 1);
  });
}

/// Is an unordered container in there, whose elements may move with it?
bool Quiet::holdsTable(QualType T, unsigned Depth) const {
  T = bareType(T);
  if (const auto *A = dyn_cast<ArrayType>(T.getTypePtr()))
    return holdsTable(A->getElementType(), Depth + 1);
  const CXXRecordDecl *RD = Bodies.definitionOf(T);
  if (!RD)
    return false;
  std::optional<MapType> M = mapType(T);
  if (Depth > MaxDepth || (M && M->Family != MapFamily::Ordered))
    return true;
  if (isInStd(RD))
    return !allArguments(RD,
                         [&](QualType A) { return !holdsTable(A, Depth + 1); });
  for (const CXXBaseSpecifier &B : RD->bases())
    if (holdsTable(B.getType(), Depth + 1))
      return true;
  for (const FieldDecl *F : RD->fields())
    if (holdsTable(F->getType(), Depth + 1))
      return true;
  return false;
}

/// A container that orders or looks up keys by code of the program's that is
/// not quiet.
bool Quiet::isKeyedByProgram(QualType T) const {
  T = T.getNonReferenceType();
  auto Runs = [&](QualType F, QualType Key, unsigned Keys) {
    const CXXRecordDecl *RD = F->getAsCXXRecordDecl();
    return !(RD && isOwn(RD)) && !Bodies.functor(F, Key, Keys);
  };
  std::optional<MapType> M = mapType(T);
  if (!M) {
    const auto *Queue = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        T->getAsCXXRecordDecl());
    if (nameOf(Queue) != "priority_queue" || !mentionsProgram(T))
      return false;
    ArrayRef<TemplateArgument> Args = Queue->getTemplateArgs().asArray();
    return Args.size() != 3 ||
           Runs(Args[2].getAsType(), Args[0].getAsType(), 2);
  }
  // Addresses are compared and hashed by the library's own functors.
  auto IsStd = [&](QualType F) {
    const CXXRecordDecl *RD = F.isNull() ? nullptr : F->getAsCXXRecordDecl();
    return F.isNull() || (RD && isInStd(RD) && !Bodies.isOfProgram(RD));
  };
  if (IsStd(M->Hash) && IsStd(M->Equal) &&
      (M->Key->isPointerType() || !mentionsProgram(M->Key)))
    return false;
  if (M->Family == MapFamily::Ordered)
    return Runs(M->Hash, M->Key, 2);
  return Runs(M->Hash, M->Key, 1) || Runs(M->Equal, M->Key, 2);
}

/// Is there a class whose objects are swapped by a function of the program's?
bool Quiet::swapsByItself(QualType T, unsigned Depth) const {
  T = bareType(T);
  if (T->isPointerType() || T->isArrayType())
    T = bareType(QualType(T->getPointeeOrArrayElementType(), 0));
  const CXXRecordDecl *RD = T->getAsCXXRecordDecl();
  if (!RD || Depth > MaxDepth)
    return RD;
  if (isInStd(RD))
    return !allArguments(
        RD, [&](QualType A) { return !swapsByItself(A, Depth + 1); });
  auto IsSwap = [](const NamedDecl *D) {
    return D && nameOf(D) == "swap" && !isInStd(D->getUnderlyingDecl());
  };
  for (const FriendDecl *F : RD->friends())
    if (IsSwap(F->getFriendDecl()))
      return true;
  const DeclContext *Around =
      RD->getEnclosingNamespaceContext()->getPrimaryContext();
  return llvm::any_of(Around->lookup(&RD->getASTContext().Idents.get("swap")),
                      IsSwap);
}
