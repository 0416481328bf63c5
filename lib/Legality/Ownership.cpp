//===- Ownership.cpp - What belongs to this file alone --------------------===//

#include "Legality/Ownership.h"
#include "Detect/SourceFiles.h"
#include "Legality/Borrow.h"
#include "Legality/Generics.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace roost;

/// Attributes that other files, or programs that are loaded, rely on.
static bool isPublished(const Decl *D) {
  return D->hasAttr<VisibilityAttr>() || D->hasAttr<UsedAttr>() ||
         D->hasAttr<AliasAttr>() || D->hasAttr<WeakAttr>() ||
         D->hasAttr<IFuncAttr>() || D->hasAttr<SectionAttr>() ||
         D->hasAttr<AsmLabelAttr>() || D->hasAttr<AbiTagAttr>() ||
         D->hasAttr<ConstructorAttr>() || D->hasAttr<DestructorAttr>();
}

bool Ownership::isOfThisFile(const Decl *D) const {
  const SourceManager &SM = Ctx.getSourceManager();
  for (const Decl *Each : D->redecls()) {
    SourceLocation Loc = Each->getLocation();
    if (Each->isImplicit())
      continue;
    if (Loc.isInvalid() || !SM.isInMainFile(SM.getExpansionLoc(Loc)))
      return false;
  }
  return true;
}

bool Ownership::owns(const CXXRecordDecl *RD) {
  RD = RD->getCanonicalDecl();
  auto [It, New] = Known.try_emplace(RD, false);
  if (!New)
    return It->second;
  if (!RD->hasDefinition() || RD->isInvalidDecl() || RD->isLambda())
    return false;
  const CXXRecordDecl *Definition = RD->getDefinition();
  if (!isOfThisFile(RD) || isPublished(Definition))
    return false;
  // Instances of class templates are named by their arguments everywhere.
  if (isa<ClassTemplateSpecializationDecl>(RD) ||
      RD->getDescribedClassTemplate() || RD->isDependentContext())
    return false;
  // A class inside a class is no more this file's than that one.
  if (const auto *Outer = dyn_cast<CXXRecordDecl>(RD->getDeclContext()))
    if (!owns(Outer))
      return false;
  // A local class is known wherever its function's instances are.
  if (const FunctionDecl *In = RD->isLocalClass())
    if (In->isTemplateInstantiation())
      return false;
  bool Answer = true;
  if (RD->isExternallyVisible()) {
    // The tag goes behind the first declaration's keyword.
    const CXXRecordDecl *Tagged = RD;
    while (const auto *Outer =
               dyn_cast<CXXRecordDecl>(Tagged->getDeclContext()))
      Tagged = Outer->getCanonicalDecl();
    const auto *First = cast<CXXRecordDecl>(Tagged->getFirstDecl());
    Answer = !RD->isLocalClass() && !RD->isUnion() && !Tagged->isUnion() &&
             First->getIdentifier() && First->getInnerLocStart().isFileID() &&
             First->getFriendObjectKind() == Decl::FOK_None &&
             !First->isEmbeddedInDeclarator() &&
             !First->getTypedefNameForAnonDecl();
  }
  Known[RD] = Answer;
  return Answer;
}

const Generic *Ownership::generic(const FunctionDecl *FD) {
  return R.generic(FD);
}

bool Ownership::owns(const FunctionDecl *FD) {
  FD = FD->getCanonicalDecl();
  auto [It, New] = Known.try_emplace(FD, false);
  if (!New)
    return It->second;
  if (generic(FD))
    return Known[FD] = true;
  const FunctionDecl *Definition = FD->getDefinition();
  if (!Definition || !Definition->hasBody() || FD->isMain() ||
      FD->isExternC() || FD->isVariadic() || FD->isInvalidDecl() ||
      FD->isImplicit() || !isOfThisFile(FD) || isPublished(Definition) ||
      isPublished(FD))
    return false;
  if (FD->getTemplateSpecializationKind() != TSK_Undeclared ||
      FD->isDependentContext())
    return false;
  // Declared through an alias of its type, it writes no parameters.
  for (const FunctionDecl *Each : FD->redecls())
    if (Each->getFunctionTypeLoc().isNull())
      return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(FD);
  if (Method) {
    if (Method->getParent()->isLambda())
      return Known[FD] = true;
    if (Method->isVirtual() || !owns(Method->getParent()))
      return false;
    return Known[FD] = true;
  }
  return Known[FD] = !FD->isExternallyVisible() || isProgramOfOneFile();
}

bool Ownership::owns(const ValueDecl *D) {
  if (const auto *FD = dyn_cast<FunctionDecl>(D)) {
    const Generic *G = generic(FD);
    return owns(FD) && (!G || G->Result);
  }
  if (const auto *F = dyn_cast<FieldDecl>(D))
    return owns(cast<CXXRecordDecl>(F->getParent()));
  const auto *V = dyn_cast<VarDecl>(D);
  if (!V)
    return false;
  if (const auto *P = dyn_cast<ParmVarDecl>(V)) {
    const auto *FD = dyn_cast<FunctionDecl>(P->getDeclContext());
    const Generic *G = FD ? generic(FD) : nullptr;
    return FD && owns(FD) && (!G || G->Parameters[P->getFunctionScopeIndex()]);
  }
  if (V->hasLocalStorage())
    return true;
  if (!isOfThisFile(V) || isPublished(V) || V->getTSCSpec() == TSCS___thread)
    return false;
  if (V->getTemplateSpecializationKind() != TSK_Undeclared ||
      isa<VarTemplateSpecializationDecl>(V) || V->getDescribedVarTemplate())
    return false;
  if (V->isStaticDataMember())
    return owns(cast<CXXRecordDecl>(V->getDeclContext()));
  if (V->isExternC())
    return false;
  return !V->isExternallyVisible() ||
         (V->hasDefinition() == VarDecl::Definition && !V->isStaticLocal() &&
          isProgramOfOneFile());
}

namespace {
/// What the file declares: main, and what only another file can define.
struct Declared {
  const SourceManager &SM;
  bool Main = false;
  bool Others = false;

  void look(const DeclContext *DC) {
    for (const Decl *D : DC->noload_decls()) {
      if (const auto *Inner = dyn_cast<DeclContext>(D);
          isa<NamespaceDecl, LinkageSpecDecl>(D)) {
        look(Inner);
        continue;
      }
      if (D->isImplicit() ||
          !SM.isInMainFile(SM.getExpansionLoc(D->getLocation())))
        continue;
      if (const auto *FD = dyn_cast<FunctionDecl>(D)) {
        Main |= FD->isMain() && FD->isDefined();
        Others |= FD->isExternallyVisible() && !FD->isDefined() &&
                  !FD->isDeleted() && !isa<CXXMethodDecl>(FD) &&
                  !FD->getBuiltinID();
      } else if (const auto *V = dyn_cast<VarDecl>(D)) {
        Others |= V->isExternallyVisible() && !V->isStaticDataMember() &&
                  V->hasDefinition() == VarDecl::DeclarationOnly;
      }
    }
  }
};
} // namespace

bool Ownership::isProgramOfOneFile() {
  if (OneFile)
    return *OneFile;
  const SourceManager &SM = Ctx.getSourceManager();
  Declared L{SM};
  L.look(Ctx.getTranslationUnitDecl());
  OneFile = L.Main && !L.Others &&
            !anyFile(SM, [&](FileID ID, const SrcMgr::FileInfo &File) {
              return !SrcMgr::isSystem(File.getFileCharacteristic()) &&
                     File.getContentCache().OrigEntry &&
                     !SM.isInMainFile(SM.getLocForStartOfFile(ID));
            });
  return *OneFile;
}

const NamedDecl *Ownership::tagFor(const ValueDecl *D) {
  const Decl *Of = D;
  if (const auto *P = dyn_cast<ParmVarDecl>(D))
    Of = dyn_cast<FunctionDecl>(P->getDeclContext());
  const auto *RD = Of ? dyn_cast<CXXRecordDecl>(Of->getDeclContext()) : nullptr;
  // The types of parameters are part of a function's name, and those of an
  // instance's arguments.
  if (const auto *FD = dyn_cast_or_null<FunctionDecl>(Of);
      FD && FD->isTemplateInstantiation())
    return nullptr;
  if (!RD)
    return !isa<ParmVarDecl>(D) && D->isExternallyVisible()
               ? cast<NamedDecl>(D->getCanonicalDecl())
               : nullptr;
  if (RD->isLambda() || !RD->isExternallyVisible())
    return nullptr;
  while (const auto *Outer = dyn_cast<CXXRecordDecl>(RD->getDeclContext()))
    RD = Outer;
  return RD->getCanonicalDecl();
}
