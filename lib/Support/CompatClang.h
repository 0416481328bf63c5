//===- CompatClang.h - Compat.h for the parts that see clang ----*- C++ -*-===//
//
// Compat.h serves the `roost` program as well, which must not see clang. What
// differs between clang versions is here, and nowhere else.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_SUPPORT_COMPATCLANG_H
#define ROOST_SUPPORT_COMPATCLANG_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/TypeLoc.h"
#include "llvm/Config/llvm-config.h"

namespace roost::compat {

/// The type that a written qualifier is, or a null TypeLoc.
inline clang::TypeLoc typeOf(clang::NestedNameSpecifierLoc Q) {
  if (!Q)
    return {};
#if LLVM_VERSION_MAJOR >= 22
  return Q.getAsTypeLoc();
#else
  return Q.getTypeLoc();
#endif
}

/// The namespace or class that a written qualifier names, or null.
inline const clang::DeclContext *contextOf(clang::NestedNameSpecifierLoc Q) {
  if (!Q)
    return nullptr;
#if LLVM_VERSION_MAJOR >= 22
  clang::NestedNameSpecifier N = Q.getNestedNameSpecifier();
  switch (N.getKind()) {
  case clang::NestedNameSpecifier::Kind::Namespace: {
    const clang::NamespaceBaseDecl *D = N.getAsNamespaceAndPrefix().Namespace;
    if (const auto *Alias = llvm::dyn_cast<clang::NamespaceAliasDecl>(D))
      return Alias->getNamespace();
    return llvm::cast<clang::NamespaceDecl>(D);
  }
  case clang::NestedNameSpecifier::Kind::Type:
    return N.getAsRecordDecl();
  default:
    return nullptr;
  }
#else
  clang::NestedNameSpecifier *N = Q.getNestedNameSpecifier();
  if (const clang::NamespaceDecl *D = N->getAsNamespace())
    return D;
  if (const clang::NamespaceAliasDecl *Alias = N->getAsNamespaceAlias())
    return Alias->getNamespace();
  return N->getAsRecordDecl();
#endif
}

/// The type written before the last `::` of a written type ("M" of
/// "M::iterator"), or a null TypeLoc. LLVM 20 dropped ElaboratedTypeLoc.
inline clang::TypeLoc qualifierTypeLoc(clang::TypeLoc T) {
#if LLVM_VERSION_MAJOR >= 22
  return typeOf(T.getPrefix());
#else
  if (auto E = T.getAs<clang::ElaboratedTypeLoc>())
    return typeOf(E.getQualifierLoc());
  return {};
#endif
}

/// Where that type begins with its own qualifiers: at the `std` of
/// "std::map<int, int>::iterator". Before LLVM 22 qualifiers were no part of a
/// type's location.
inline clang::SourceLocation qualifierBegin(clang::TypeLoc T) {
#if LLVM_VERSION_MAJOR >= 22
  return T.getPrefix().getBeginLoc();
#else
  return T.castAs<clang::ElaboratedTypeLoc>().getQualifierLoc().getBeginLoc();
#endif
}

/// The type location under sugar that only carries a keyword or a qualifier.
inline clang::TypeLoc skipElaboration(clang::TypeLoc T) {
#if LLVM_VERSION_MAJOR < 22
  while (auto E = T.getAs<clang::ElaboratedTypeLoc>())
    T = E.getNamedTypeLoc();
#endif
  return T;
}

/// True if the written type starts with `struct`, `class`, `union` or `enum`.
inline bool hasTagKeyword(clang::TypeLoc T) {
#if LLVM_VERSION_MAJOR >= 22
  if (auto Tag = T.getAs<clang::TagTypeLoc>())
    return Tag.getElaboratedKeywordLoc().isValid();
  if (auto Spec = T.getAs<clang::TemplateSpecializationTypeLoc>())
    return Spec.getElaboratedKeywordLoc().isValid();
  return false;
#else
  // `typename` is a keyword of the same kind, but no tag.
  if (auto E = T.getAs<clang::ElaboratedTypeLoc>())
    return E.getElaboratedKeywordLoc().isValid() &&
           E.getTypePtr()->getKeyword() !=
               clang::ElaboratedTypeKeyword::Typename;
  return false;
#endif
}

/// The canonical type of a record, for the traits Sema is asked for.
inline clang::QualType recordType(clang::ASTContext &Ctx,
                                  const clang::RecordDecl *RD) {
#if LLVM_VERSION_MAJOR >= 22
  return Ctx.getCanonicalTagType(RD);
#else
  return Ctx.getRecordType(RD);
#endif
}

} // namespace roost::compat

#endif
