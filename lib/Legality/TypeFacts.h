//===- TypeFacts.h - What types tell about borrows --------------*- C++ -*-===//
//
// Questions that L5 asks of types alone. All of them answer conservatively for
// types they don't know.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_TYPEFACTS_H
#define ROOST_LEGALITY_TYPEFACTS_H

#include "clang/AST/Decl.h"
#include "clang/AST/TemplateBase.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang {
class CallExpr;
} // namespace clang

namespace roost {

/// The type of an object, without references, qualifiers and other names.
inline clang::QualType bareType(clang::QualType T) {
  return T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
}

/// An iterator of a standard unordered map or set, or a pair that has one.
bool isTableIterator(clang::QualType T);
bool isNodeHandle(clang::QualType T);

/// True unless no object of type \p Holder can refer into an object of type
/// \p Into: a std::vector<int> can't refer into anything, an `int *` can refer
/// into a pair<const int, int>, a `Node *` can't.
bool canHold(clang::QualType Holder, clang::QualType Into);

/// True unless nothing that is reached through a value of type \p T (an
/// iterator, a pointer) can be made to refer into an object of type \p Into:
/// std::fill(first, last, &m[k]) through an `int **`.
bool canPassOn(clang::QualType T, clang::QualType Into);

/// A std::unique_ptr or its like: with a deleter that does nothing, or an owner
/// that is another object, it may point anywhere.
bool isSmartPointer(clang::QualType T);

/// True if a pointer to a function or member function is in \p T or its
/// template arguments: std::bind, std::mem_fn.
bool namesFunctions(clang::QualType T);

/// A std::tuple or std::pair whose parts, assigned to, hold nothing that leads
/// into \p Into: `std::tie(a, b) = *it`.
bool keepsOnlyCopies(clang::QualType T, clang::QualType Into);

/// How far an object's contents stay where they are when it is moved to
/// another address.
enum class Contents {
  Inside, ///< std::string, std::array, std::pair, scalars, classes
  Nodes,  ///< std::map, std::set, std::list: elements stay, end() does not
  Away    ///< std::vector, std::unordered_map, smart pointers: all stays
};
Contents contentsOf(clang::QualType T);

/// std::basic_ostream and its like, whose references hold nothing of what was
/// written to or read from them.
bool isStream(clang::QualType T);

/// True if no object of type \p T can run code of a lambda or std::function
/// of this body: there is no closure or std::function in it.
bool isInert(clang::QualType T);

/// The closure types in \p T, its template arguments and fields.
void closuresIn(clang::QualType T,
                llvm::SmallVectorImpl<const clang::CXXRecordDecl *> &Out,
                bool &Unknown);

/// Calls \p Each for the types among the template arguments, packs included,
/// until it is false; says whether it never was.
bool allTypeArguments(llvm::ArrayRef<clang::TemplateArgument> Args,
                      llvm::function_ref<bool(clang::QualType)> Each);

/// The name of a declaration that has a plain one, or nothing.
llvm::StringRef nameOf(const clang::NamedDecl *D);

/// If \p Call is one of an algorithm of std::ranges, which is an object: its
/// name.
llvm::StringRef rangesAlgorithm(const clang::CallExpr *Call);

/// Is this member type of a standard container the same in our tables?
bool isUnchangedMember(llvm::StringRef Name);

inline bool oneOf(llvm::StringRef Name,
                  std::initializer_list<llvm::StringRef> Names) {
  return llvm::is_contained(Names, Name);
}

/// std::move, std::as_const or std::forward: the result is the argument.
bool handsOn(const clang::CallExpr *Call);

/// An iterator of a std::map, std::set or their multi forms.
bool isOrderedIterator(clang::QualType T);

/// A standard value type, iterator or view: its objects run no code but that of
/// their template arguments, and no thread waits for them.
bool isPlainStandardType(clang::QualType T);

} // namespace roost

#endif
