//===- Instances.h - Which instances of templates a plan needs --*- C++ -*-===//
//
// The instances of the headers' templates do not matter for a plan, and cost
// most of a parse; but code of the main file may be instantiated from inside
// one, and code in a template is judged in all of its instances:
//
//     template <class T> void add(T v) { seen.insert(v); }        main file
//     std::for_each(b, e, [&](auto v) { add(v); });     the closure's operator
//                                                       comes from for_each's
//
// In: each function that Sema is about to instantiate. Out: whether the planner
// lets it. An instance is *own* if its pattern, or anything that its template
// arguments name, is declared in the main file or behind its first token. One
// that is not own is set aside: what it names was bound before the main file
// began, or is found through its arguments (ADL, members), none of which is of
// the main file. What this leaves are the main file's own
//
//   - function templates in a namespace that headers declare things in, which
//     ADL finds for the headers' types as well
//   - templates that a header declares and the main file defines
//   - specialisations, partial ones or with templates in them, of the headers'
//     templates
//
// and where there is one, everything set aside is instantiated after all.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWER_INSTANCES_H
#define ROOST_LOWER_INSTANCES_H

#include "clang/AST/Type.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"
#include <functional>
#include <utility>
#include <vector>

namespace clang {
class ASTContext;
class DeclContext;
class FunctionDecl;
class NamedDecl;
class NamespaceDecl;
class Sema;
class TemplateArgument;
} // namespace clang

namespace roost {

class Instances {
public:
  /// \p IsOwn tells whether a place is in the main file or behind its first
  /// token. Sorts what \p S has pending already.
  Instances(clang::Sema &S, std::function<bool(clang::SourceLocation)> IsOwn);

  /// Sema has just made \p FD pending: sets it aside if it is not own.
  void pending(clang::FunctionDecl *FD);
  /// At the end of the file: makes what was set aside pending again if
  /// something of the main file's could be instantiated from it.
  void end();

private:
  /// Whose declarations something names; the greater one counts.
  enum Owner { Headers, HeadersGlobal, Main };

  Owner ownerOf(const clang::FunctionDecl *FD);
  Owner ownerOf(const clang::NamedDecl *D);
  Owner ownerOf(clang::QualType T);
  Owner ownerOf(const clang::TemplateArgument &A);
  Owner ownerOfContext(const clang::DeclContext *DC);
  Owner compute(clang::QualType T);
  bool isShared(const clang::NamespaceDecl *NS);
  bool usersDeclareGlobals();
  bool reachesBack(const clang::DeclContext *DC);

  clang::Sema &S;
  clang::ASTContext &Ctx;
  std::function<bool(clang::SourceLocation)> IsOwn;
  llvm::DenseMap<const clang::Type *, Owner> Types;
  std::vector<std::pair<clang::ValueDecl *, clang::SourceLocation>> Aside;
  /// Something set aside names a header's class outside of all namespaces.
  bool SawGlobal = false;
};

} // namespace roost

#endif
