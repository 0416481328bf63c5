//===- Model.h - What is known of the tables of one body --------*- C++ -*-===//
//
// The nouns of Legality:
//   table    a local variable that is a standard unordered map or set, or
//            refers to one (reference, pointer, owner), or is declared as an
//            iterator of one;
//   kin      tables that must have the same type (copied, assigned, compared,
//            bound to each other): lowered together or not at all;
//   alias    tables that may be the same object: one's insertion moves the
//            other's elements;
//   borrow   an expression that refers to an element of a table;
//   loan     a variable that a borrow is kept in;
//   move     an expression that may move the elements of a table.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_MODEL_H
#define ROOST_LEGALITY_MODEL_H

#include "Detect/MapTypes.h"
#include "IR/Site.h"
#include "Legality/BodyIndex.h"
#include "Legality/Edits.h"
#include <optional>
#include <string>
#include <vector>

namespace clang {
class ASTContext;
class Sema;
} // namespace clang

namespace roost {

/// Disjoint sets of small numbers.
class Classes {
public:
  unsigned add() {
    Leader.push_back(unsigned(Leader.size()));
    return Leader.back();
  }
  unsigned find(unsigned I) const {
    while (Leader[I] != I)
      I = Leader[I];
    return I;
  }
  void join(unsigned A, unsigned B) {
    A = find(A);
    B = find(B);
    if (A != B)
      Leader[std::max(A, B)] = std::min(A, B);
  }

private:
  std::vector<unsigned> Leader;
};

enum class Form {
  Object,    ///< the map itself
  Reference, ///< `auto &r = m`, and a range-for's hidden one
  Pointer,   ///< `auto *p = new std::unordered_map<...>`
  Owner,     ///< `auto p = std::make_unique<std::unordered_map<...>>()`
  Position   ///< `std::unordered_map<K, V>::iterator it`
};

struct Refusal {
  Reason Why;
  std::string Subject;
  std::vector<FlowStep> Flow;
};

struct Table {
  const clang::VarDecl *Var;
  Form Kind;
  MapType Type;
  llvm::SmallVector<TypeEdit, 2> Edits;
  const clang::Expr *Maker = nullptr; ///< the new or make_unique of it
  std::optional<Refusal> Refused;
  bool Iterated = false;
};

/// How a borrow refers to an element: designates it, or is a value (pointer,
/// iterator, view) that leads to it.
enum class Hold { Ref, Holder };

struct Borrow {
  const clang::Expr *E;
  Hold Kind;
  clang::QualType Into; ///< type of what is referred to
  unsigned Of;          ///< table
};

using TableSet = llvm::SmallVector<unsigned, 2>;

struct Model {
  Model(clang::Sema &S, clang::ASTContext &Ctx, const BodyIndex &Index)
      : S(S), Ctx(Ctx), Index(Index) {}

  clang::Sema &S;
  clang::ASTContext &Ctx;
  const BodyIndex &Index;
  std::vector<Table> Tables;
  llvm::DenseMap<const clang::VarDecl *, unsigned> ByVar;
  Classes Kin;
  Classes Alias;
  std::vector<Borrow> Borrows;
  /// Expressions that may move elements by themselves, and whose.
  llvm::DenseMap<const clang::Stmt *, TableSet> Moves;
  /// Accesses in generic lambdas, whose types clang does not know yet.
  llvm::DenseMap<const clang::Expr *, clang::QualType> Dependent;
  /// Calls of std::erase_if, whose predicate sees the table's elements.
  std::vector<std::pair<const clang::CallExpr *, unsigned>> ErasedIf;

  unsigned add(Table T);
  /// Keeps the first refusal of a table.
  void refuse(unsigned T, Reason Why, llvm::StringRef Subject = "",
              std::vector<FlowStep> Flow = {});
  FlowStep step(const llvm::Twine &Text, clang::SourceLocation At) const;
  /// The table that a glvalue of map type is, if that is certain.
  std::optional<unsigned> tableOf(const clang::Expr *E) const;
  std::optional<unsigned> tableOfPointer(const clang::Expr *E) const;
  /// The type of an expression without references, also of those in Dependent
  /// and their fields; null if it is not known.
  clang::QualType knownType(const clang::Expr *E) const;
  void moves(const clang::Stmt *E, unsigned T) { Moves[E].push_back(T); }
};

/// The type of field \p Name of class \p T, or null.
clang::QualType fieldType(clang::QualType T, clang::DeclarationName Name);

/// The text of an expression or type for messages, shortened.
std::string textOf(const clang::Stmt *S, const clang::ASTContext &Ctx);

/// "std::sort", "Cache::get", "the function pointer 'f'".
std::string calleeName(const clang::Expr *Call);

/// The function called, also for constructors; null for indirect calls.
const clang::FunctionDecl *calleeOf(const clang::Expr *Call);

} // namespace roost

#endif
