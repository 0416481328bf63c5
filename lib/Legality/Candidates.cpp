//===- Candidates.cpp - What else could a call choose? --------------------===//

#include "Legality/Candidates.h"
#include "Detect/MapTypes.h"
#include "Legality/BodyIndex.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Lookup.h"
#include "clang/Sema/Sema.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace roost;

namespace {

/// Looks the name of a called function up, and says whether anything else is
/// there that a call could choose.
class Candidates {
public:
  /// \p Std says whether functions of namespace std count.
  Candidates(Sema &S, const FunctionDecl *FD, bool Std)
      : S(S), Name(FD->getDeclName()), Std(Std),
        Only(FD->getPrimaryTemplate()
                 ? cast<NamedDecl>(FD->getPrimaryTemplate())
                 : FD) {}

  bool others(const CallExpr *C, const BodyIndex &In) {
    const Expr *Callee = C->getCallee()->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(Callee))
      return inClass(Member->getMemberDecl()->getDeclContext()) ||
             inClass(Member->getBase()
                         ->getType()
                         .getNonReferenceType()
                         ->getPointeeOrArrayElementType()
                         ->getAsCXXRecordDecl());
    const auto *Ref = dyn_cast<DeclRefExpr>(Callee);
    if (!Ref)
      return true;
    if (Ref->hasQualifier())
      return qualified(Ref);
    return around(In) || byArguments(C);
  }

private:
  /// Is it a function that a call could choose instead?
  bool isOther(const NamedDecl *D) const {
    D = D->getUnderlyingDecl();
    if (!isa<FunctionDecl, FunctionTemplateDecl>(D) || isOnly(D))
      return false;
    return Std || !isInStd(D);
  }
  bool isOnly(const NamedDecl *D) const {
    return D->getCanonicalDecl() == Only->getCanonicalDecl();
  }
  template <class Range> bool anyOther(Range &&Found) const {
    return llvm::any_of(Found, [&](const NamedDecl *D) { return isOther(D); });
  }

  bool inClass(const DeclContext *DC) {
    const auto *RD = dyn_cast_or_null<CXXRecordDecl>(DC);
    if (!RD)
      return false;
    LookupResult Found(S, Name, SourceLocation(), Sema::LookupOrdinaryName);
    Found.suppressDiagnostics();
    S.LookupQualifiedName(Found, const_cast<CXXRecordDecl *>(RD));
    return anyOther(Found);
  }
  bool inNamespace(const DeclContext *DC) {
    if (!Seen.insert(DC->getPrimaryContext()).second)
      return false;
    if (anyOther(DC->lookup(Name)))
      return true;
    return llvm::any_of(DC->using_directives(), [&](const auto *Using) {
      return inNamespace(Using->getNominatedNamespace());
    });
  }
  /// In the contexts around the body \p In, and what it declares to be visible.
  bool around(const BodyIndex &In) {
    for (const Stmt *St : In.statements())
      if (const auto *Decls = dyn_cast<DeclStmt>(St))
        for (const Decl *D : Decls->decls()) {
          if (const auto *Using = dyn_cast<UsingDirectiveDecl>(D)) {
            if (inNamespace(Using->getNominatedNamespace()))
              return true;
          } else if (isa<UsingDecl, FunctionDecl>(D) &&
                     cast<NamedDecl>(D)->getDeclName() == Name) {
            return true;
          }
        }
    // A friend is written in a class that it is no member of.
    for (const DeclContext *DC :
         {In.body()->getDeclContext(), In.body()->getLexicalDeclContext()})
      for (; DC; DC = DC->getLookupParent())
        if (DC->isFileContext() ? inNamespace(DC) : inClass(DC))
          return true;
    // Where the template that the body is an instance of stands.
    return inNamespace(Only->getDeclContext()->getEnclosingNamespaceContext());
  }
  bool byArguments(const CallExpr *C) {
    llvm::SmallVector<Expr *, 4> Args;
    for (const Expr *Each : C->arguments())
      Args.push_back(const_cast<Expr *>(Each));
    ADLResult Found;
    S.ArgumentDependentLookup(Name, C->getExprLoc(), Args, Found);
    return anyOther(Found);
  }
  /// Named by the very context that it is declared in.
  bool qualified(const DeclRefExpr *Ref) {
    const DeclContext *DC = compat::contextOf(Ref->getQualifierLoc());
    const DeclContext *Own = Only->getDeclContext()->getRedeclContext();
    if (!DC || isa<UsingShadowDecl>(Ref->getFoundDecl()) ||
        DC->getPrimaryContext() !=
            const_cast<DeclContext *>(Own)->getPrimaryContext())
      return true;
    return isa<CXXRecordDecl>(DC) ? inClass(DC) : inNamespace(DC);
  }

  Sema &S;
  const DeclarationName Name;
  const bool Std;
  const NamedDecl *const Only;
  llvm::SmallPtrSet<const DeclContext *, 4> Seen;
};

} // namespace

bool roost::mayConvert(const Expr *Call, const BodyIndex &In, Sema &S) {
  const auto *C = dyn_cast<CallExpr>(Call);
  const FunctionDecl *FD = C ? C->getDirectCallee() : nullptr;
  if (!FD || FD->isTemplateInstantiation())
    return false;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(FD);
      Method && Method->getParent()->isLambda())
    return true; // Or the pointer that it converts to, which is worse.
  return !isa<CXXOperatorCallExpr>(C) &&
         !Candidates(S, FD, /*Std=*/true).others(C, In);
}

bool roost::isDeduced(const CallExpr *C, const BodyIndex &In, Sema &S) {
  const FunctionDecl *FD = C->getDirectCallee();
  if (!FD || !FD->getPrimaryTemplate() || isa<CXXOperatorCallExpr>(C))
    return false;
  const Expr *Callee = C->getCallee()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(Callee);
  const auto *Member = dyn_cast<MemberExpr>(Callee);
  if (Ref ? Ref->hasExplicitTemplateArgs()
          : !Member || Member->hasExplicitTemplateArgs())
    return false;
  // Templates of the runtime that the argument leads to then.
  if (Ref && !Ref->hasQualifier() &&
      oneOf(nameOf(FD), {"swap", "erase_if", "eraseIf", "copyTwin", "onExit",
                         "prefetchNodes", "spreadHash", "stopIterator"}))
    return false;
  // What namespace std has for its own containers is not for ours, and what it
  // has for all types was there before.
  return !Candidates(S, FD, /*Std=*/false).others(C, In);
}
