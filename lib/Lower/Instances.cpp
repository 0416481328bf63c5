//===- Instances.cpp - Whose declarations an instance names ---------------===//

#include "Lower/Instances.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

Instances::Instances(Sema &S, std::function<bool(SourceLocation)> IsOwn)
    : S(S), Ctx(S.getASTContext()), IsOwn(std::move(IsOwn)) {
  auto Pending = std::move(S.PendingInstantiations);
  S.PendingInstantiations.clear();
  for (auto &Each : Pending) {
    auto *FD = dyn_cast<FunctionDecl>(Each.first);
    if (FD && ownerOf(FD) != Main)
      Aside.push_back(Each);
    else
      S.PendingInstantiations.push_back(Each);
  }
}

void Instances::pending(FunctionDecl *FD) {
  if (S.PendingInstantiations.empty() ||
      S.PendingInstantiations.back().first != FD || ownerOf(FD) == Main)
    return;
  Aside.push_back(S.PendingInstantiations.back());
  S.PendingInstantiations.pop_back();
}

void Instances::end() {
  if (!Aside.empty() && reachesBack(Ctx.getTranslationUnitDecl()))
    S.PendingInstantiations.insert(S.PendingInstantiations.end(), Aside.begin(),
                                   Aside.end());
  Aside.clear();
}

Instances::Owner Instances::ownerOf(const FunctionDecl *FD) {
  const FunctionDecl *Pattern = FD->getTemplateInstantiationPattern();
  if (!Pattern || IsOwn(Pattern->getLocation()))
    return Main;
  Owner Result = ownerOfContext(FD);
  SawGlobal |= Result == HeadersGlobal;
  return Result;
}

/// What a declaration's own place and arguments, and those of what it is
/// declared in, name.
Instances::Owner Instances::ownerOfContext(const DeclContext *DC) {
  Owner Result = Headers;
  auto Take = [&](llvm::ArrayRef<TemplateArgument> Args) {
    for (const TemplateArgument &A : Args)
      Result = std::max(Result, ownerOf(A));
  };
  for (; DC && !DC->isFileContext(); DC = DC->getParent()) {
    if (const auto *FD = dyn_cast<FunctionDecl>(DC)) {
      if (const TemplateArgumentList *Args =
              FD->getTemplateSpecializationArgs())
        Take(Args->asArray());
    } else if (const auto *Spec =
                   dyn_cast<ClassTemplateSpecializationDecl>(DC)) {
      auto From = Spec->getSpecializedTemplateOrPartial();
      if (IsOwn(cast<NamedDecl *>(From)->getLocation()))
        return Main;
      Take(Spec->getTemplateArgs().asArray());
    }
    if (const auto *Named = dyn_cast<NamedDecl>(DC);
        Named && !isa<FunctionDecl>(DC) && IsOwn(Named->getLocation()))
      return Main;
    if (Result == Main)
      return Main;
  }
  return Result;
}

Instances::Owner Instances::ownerOf(const NamedDecl *D) {
  if (IsOwn(D->getLocation()))
    return Main;
  Owner Result =
      D->getDeclContext()->isTranslationUnit() ? HeadersGlobal : Headers;
  const auto *Own = dyn_cast<DeclContext>(D);
  return std::max(Result, ownerOfContext(Own ? Own : D->getDeclContext()));
}

Instances::Owner Instances::ownerOf(const TemplateArgument &A) {
  switch (A.getKind()) {
  case TemplateArgument::Null:
    return Headers;
  case TemplateArgument::Type:
    return ownerOf(A.getAsType());
  case TemplateArgument::Declaration:
    return ownerOf(A.getAsDecl());
  case TemplateArgument::NullPtr:
    return ownerOf(A.getNullPtrType());
  case TemplateArgument::Integral:
    return ownerOf(A.getIntegralType());
  case TemplateArgument::Template:
  case TemplateArgument::TemplateExpansion: {
    const TemplateDecl *T =
        A.getAsTemplateOrTemplatePattern().getAsTemplateDecl();
    return T ? ownerOf(T) : Main;
  }
  case TemplateArgument::Pack: {
    Owner Result = Headers;
    for (const TemplateArgument &Each : A.pack_elements())
      Result = std::max(Result, ownerOf(Each));
    return Result;
  }
  case TemplateArgument::Expression:
  case TemplateArgument::StructuralValue:
    return Main;
  }
  return Main;
}

Instances::Owner Instances::ownerOf(QualType T) {
  const Type *Key = T.getCanonicalType().getTypePtr();
  auto [It, New] = Types.try_emplace(Key, Headers);
  if (!New)
    return It->second;
  Owner Result = compute(QualType(Key, 0));
  Types[Key] = Result;
  return Result;
}

/// \p T is canonical. A type that is not taken apart counts as the main file's.
Instances::Owner Instances::compute(QualType T) {
  if (isa<BuiltinType>(T))
    return Headers;
  if (const auto *Tag = T->getAsTagDecl())
    return ownerOf(Tag);
  if (const auto *P = dyn_cast<PointerType>(T))
    return ownerOf(P->getPointeeType());
  if (const auto *R = dyn_cast<ReferenceType>(T))
    return ownerOf(R->getPointeeType());
  if (const auto *A = dyn_cast<ArrayType>(T))
    return ownerOf(A->getElementType());
  if (const auto *F = dyn_cast<FunctionProtoType>(T)) {
    Owner Result = ownerOf(F->getReturnType());
    for (QualType P : F->param_types())
      Result = std::max(Result, ownerOf(P));
    return Result;
  }
  return Main;
}

/// Does a header open this namespace too?
bool Instances::isShared(const NamespaceDecl *NS) {
  return llvm::any_of(NS->redecls(),
                      [&](const NamespaceDecl *Each) {
                        return !IsOwn(Each->getLocation());
                      }) ||
         (NS->isInline() && NS->getParent()->isNamespace() &&
          isShared(cast<NamespaceDecl>(NS->getParent())));
}

/// Does one of the user's headers declare something outside of namespaces?
bool Instances::usersDeclareGlobals() {
  const SourceManager &SM = Ctx.getSourceManager();
  return llvm::any_of(Ctx.getTranslationUnitDecl()->noload_decls(),
                      [&](const Decl *D) {
                        SourceLocation Loc = D->getLocation();
                        return isa<NamedDecl>(D) && !isa<NamespaceDecl>(D) &&
                               Loc.isValid() && !SM.isInSystemHeader(Loc) &&
                               !SM.isWrittenInBuiltinFile(Loc) && !IsOwn(Loc);
                      });
}

/// Could something set aside come back to a template of the main file's in
/// \p DC, though it names nothing of it?
bool Instances::reachesBack(const DeclContext *DC) {
  auto HasTemplates = [](const DeclContext *In) {
    return llvm::any_of(In->noload_decls(),
                        [](const Decl *D) { return isa<TemplateDecl>(D); });
  };
  for (const Decl *D : DC->noload_decls()) {
    if (const auto *NS = dyn_cast<NamespaceDecl>(D)) {
      // ADL does not look into unnamed namespaces.
      if ((!NS->isAnonymousNamespace() || NS->isInline()) && reachesBack(NS))
        return true;
      continue;
    }
    if (isa<LinkageSpecDecl, ExportDecl>(D)) {
      if (reachesBack(cast<DeclContext>(D)))
        return true;
      continue;
    }
    const auto *Named = dyn_cast<NamedDecl>(D);
    if (!Named || !IsOwn(D->getLocation()))
      continue;
    if (const auto *Shadow = dyn_cast<UsingShadowDecl>(D)) {
      if (isa<FunctionTemplateDecl>(Shadow->getTargetDecl()) &&
          IsOwn(Shadow->getTargetDecl()->getLocation()))
        return true;
      continue;
    }
    // Declared by a header, defined here: the header's templates may use it.
    bool HeadersKnow = !IsOwn(D->getCanonicalDecl()->getLocation());
    if (const auto *In = dyn_cast<CXXRecordDecl>(D->getDeclContext()))
      HeadersKnow |= !IsOwn(In->getLocation());
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(D))
      HeadersKnow |= !IsOwn(Spec->getSpecializedTemplate()->getLocation());
    if (const auto *Spec = dyn_cast<VarTemplateSpecializationDecl>(D))
      HeadersKnow |= !IsOwn(Spec->getSpecializedTemplate()->getLocation());
    if (HeadersKnow) {
      const auto *Inside = dyn_cast<DeclContext>(D);
      if (isa<TemplateDecl, ClassTemplatePartialSpecializationDecl,
              VarTemplateSpecializationDecl>(D) ||
          (Inside && Inside->isDependentContext()) ||
          (isa<CXXRecordDecl>(D) && HasTemplates(Inside)))
        return true;
    }
    if (!isa<FunctionTemplateDecl>(D))
      continue;
    const auto *NS = dyn_cast<NamespaceDecl>(D->getDeclContext());
    if (NS ? isShared(NS) : SawGlobal || usersDeclareGlobals())
      return true;
  }
  return false;
}
