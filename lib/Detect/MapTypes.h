//===- MapTypes.h - Which types are maps ------------------------*- C++ -*-===//
//
// A map type is a class template specialisation of the standard library's
// ordered or unordered containers, or of Roost's own tables. Everything is
// asked of canonical types, so that an alias, a typedef or `auto` make no
// difference.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETECT_MAPTYPES_H
#define ROOST_DETECT_MAPTYPES_H

#include "clang/AST/Type.h"
#include <optional>
#include <string>

namespace clang {
class ASTContext;
class ClassTemplateSpecializationDecl;
class Decl;
class Stmt;
} // namespace clang

namespace roost {

enum class MapFamily {
  Unordered,      ///< std::unordered_map, std::unordered_set
  UnorderedMulti, ///< std::unordered_multimap, std::unordered_multiset
  Ordered,        ///< std::map, std::set and their multi forms
  Own             ///< roost::unordered_flat_map and its kin
};

struct MapType {
  MapFamily Family;
  bool Mapped;                                        ///< a map, not a set
  const clang::ClassTemplateSpecializationDecl *Decl; ///< null if dependent
  clang::QualType Key;
  clang::QualType Value;     ///< the mapped type; null for a set
  clang::QualType Hash;      ///< or the ordering of an ordered container
  clang::QualType Equal;     ///< null for an ordered container
  clang::QualType Allocator; ///< null where there is none
};

/// The map that an object of type \p T is; nothing for references, pointers,
/// owners and containers of maps. Of a dependent type only what is written is
/// known: its Decl is null.
std::optional<MapType> mapType(clang::QualType T);

/// The map that an object of type \p T keeps as element or part: arrays,
/// containers, pairs, optionals; also a map's own mapped type. Smart pointers
/// and references keep none.
std::optional<MapType> elementMapType(clang::QualType T);

/// The pointee of a std::unique_ptr with the default deleter, or null.
clang::QualType uniquePointee(clang::QualType T);

/// An expression that is the value of its only operand: parentheses, a full
/// expression, a temporary; before C++17 also the copy of a prvalue, which is
/// elided.
bool isWrapper(const clang::Stmt *S);

/// True if \p D is declared in namespace std (through inline namespaces) under
/// \p Name.
bool isStdNamed(const clang::Decl *D, llvm::StringRef Name);

/// True if \p D is declared anywhere inside namespace std, its nested
/// namespaces and classes included, or in __gnu_cxx.
bool isInStd(const clang::Decl *D);

/// "std::unordered_map<int, std::string>": without the defaulted hash,
/// equality, ordering and allocator, and without inline namespaces.
std::string compactName(clang::QualType T, const clang::ASTContext &Ctx);

} // namespace roost

#endif
