//===- Edits.h - The written types that lowering wraps ----------*- C++ -*-===//
//
// L2 in the small: a type can be wrapped in `::roost::lowered< ... >` if its
// tokens stand in the main file, outside of macro expansions, and name the
// type without a class keyword. cv-qualifiers, `*`, `&` and declarators stay
// outside the wrapping:
//
//     const std::unordered_map<int, std::vector<int>> &r = m;
//           ^Begin                                ^End
//
// End is the start of the last token; where that is a `>>` that closes an
// enclosing template as well, one more `>` behind it closes both. That of a
// map's own map ends there too, if both are wrapped:
//
//     std::unordered_map<int, std::unordered_map<int, int>> g;
//     ^Begin                  ^Begin                     ^End of both
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_EDITS_H
#define ROOST_LEGALITY_EDITS_H

#include "Detect/MapTypes.h"
#include "IR/Reasons.h"
#include "IR/Site.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceLocation.h"
#include <optional>
#include <string>

namespace clang {
class ASTContext;
class Expr;
class NamedDecl;
class VarDecl;
} // namespace clang

namespace roost {

struct TypeEdit {
  clang::SourceLocation Begin; ///< first token of the written type
  clang::SourceLocation End;   ///< start of its last token
  EditKind Kind = EditKind::Flat;
};

/// The edit of a written type, the lack of need for one, or why there can be
/// none.
struct EditPlan {
  enum { Wrap, None, Refused } Kind = None;
  TypeEdit Edit;
  Reason Why = Reason::DeducedType;
  std::string Subject;
  /// In an instance of a template: the type is that of its parameter with this
  /// index.
  std::optional<unsigned> Parameter;
};

/// The written type under const, references, pointers and attributes.
clang::TypeLoc referredType(clang::TypeLoc T);
/// For a map's own type, `auto`, a reference or pointer to it.
EditPlan planEdit(clang::TypeLoc T, const clang::ASTContext &Ctx);
/// For the map inside `std::unique_ptr<...>`.
EditPlan planOwnerEdit(clang::TypeLoc T, const clang::ASTContext &Ctx);
/// For the map \p Map inside a container's type, through the layers that
/// Carriers.h knows.
EditPlan planCarrierEdit(clang::TypeLoc T, const MapType &Map,
                         const clang::ASTContext &Ctx);
/// For `auto` alone.
EditPlan planAutoEdit(clang::TypeLoc T);
/// For the map before `::iterator`.
EditPlan planQualifierEdit(clang::TypeLoc T, const clang::ASTContext &Ctx);
/// For the type written in a functional cast, new-expression or call of
/// make_unique.
EditPlan planMakerEdit(const clang::Expr *Maker, const clang::ASTContext &Ctx);

/// The tag of a class, function or variable (L8).
TypeEdit tagEdit(const clang::NamedDecl *D);

/// If \p Loc comes from a macro, its name.
std::string macroAt(clang::SourceLocation Loc, const clang::ASTContext &Ctx);

} // namespace roost

#endif
