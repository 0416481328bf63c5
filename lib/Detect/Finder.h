//===- Finder.h - Every map of the main source file -------------*- C++ -*-===//
//
// In: the AST of a translation unit. Out: one record for each place of the
// main source file that makes a map, in source order, with what the source
// says of it (Site) and the AST nodes that Legality judges it by. Nothing is
// judged here.
//
// What counts as the main file is asked of expansion locations through
// SourceManager::isInMainFile, which follows line markers, so preprocessed
// input gives the same maps.
//
// Not modelled: maps made inside the instantiation of a template (the pattern
// is recorded, once), maps made by functions of other files, and maps that
// live in smart pointers given to containers.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETECT_FINDER_H
#define ROOST_DETECT_FINDER_H

#include "Detect/MapTypes.h"
#include "IR/Site.h"
#include <vector>

namespace clang {
class ASTContext;
class Expr;
class SourceLocation;
class ValueDecl;
} // namespace clang

namespace roost {

struct FoundMap {
  Site Record;
  MapType Type;
  /// The variable, parameter or field; for New, MakeUnique and MakeShared the
  /// variable that its address is first kept in, if there is one.
  const clang::ValueDecl *Var = nullptr;
  /// The expression that makes it: temporaries, New, MakeUnique, MakeShared.
  const clang::Expr *Maker = nullptr;
  /// What holds the code: a function with a body (the outermost, not a
  /// lambda's operator), or a variable or field with an initializer.
  const clang::Decl *Body = nullptr;
  /// Declared in a template, a generic lambda or another dependent place.
  bool Dependent = false;
};

/// A body of code in the main file: what Legality judges as a whole.
struct FoundBody {
  const clang::Decl *D;
  bool Dependent;
  bool HasMaps = false; ///< a map is made in it
};

struct Findings {
  std::vector<FoundMap> Maps;    ///< in source order
  std::vector<FoundBody> Bodies; ///< in source order
};

Findings findMaps(clang::ASTContext &Ctx);

/// The presumed place of a location's expansion.
Place placeOf(clang::SourceLocation Loc, const clang::ASTContext &Ctx);

} // namespace roost

#endif
