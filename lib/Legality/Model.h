//===- Model.h - What is known of the tables of one body --------*- C++ -*-===//
//
// The nouns of Legality:
//   table    a declaration that is a standard unordered container, or refers to
//            one (reference, pointer, owner), or is declared as an iterator of
//            one: a local variable, and of what belongs to this file alone
//            (Ownership.h) a field, a static variable, a parameter, or a
//            function, which stands for its result;
//   carrier  a declaration that has maps inside, elements of a container or
//            parts of a pair: one table stands for all of them (Carriers.h);
//   kin      tables that must have the same type (copied, assigned, compared,
//            bound to each other): lowered together or not at all;
//   alias    tables that may be the same object: one's insertion moves the
//            other's elements;
//   borrow   an expression that refers to an element of a table;
//   loan     a variable that a borrow is kept in;
//   move     an expression that may move the elements of a table;
//   wide     a table that other functions reach: any of their code may move its
//            elements.
//
// A refusal leaves a table as it is. A need of nodes only rules out the flat
// kind: elements of the node kind have fixed addresses, so nothing that L5 and
// L6 ask for matters to it.
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

class CallSites;
struct Generic;

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
  Position,  ///< `std::unordered_map<K, V>::iterator it`
  // Of maps that are inside of something (Carriers.h):
  Carrier,          ///< `std::vector<std::unordered_map<K, V>> v`
  CarrierReference, ///< `auto &row = grid[i]`
  Cursor            ///< `auto it = v.begin()`
};

struct Refusal {
  Reason Why;
  std::string Subject;
  std::vector<FlowStep> Flow;
};

struct Table {
  const clang::ValueDecl *D;
  Form Kind;
  MapType Type;
  llvm::SmallVector<TypeEdit, 2> Edits;
  const clang::Expr *Maker = nullptr; ///< the new or make_unique of it
  std::optional<Refusal> Refused;
  std::optional<Refusal> NeedsNodes;
  bool Iterated = false;
  bool Wide = false;     ///< its object is not one of this body's own
  bool MadeHere = false; ///< a reference that is bound to a new object
  bool FlatOnly = false; ///< nodes would not keep a promise that it asks for
  /// Made or assigned as a copy of a container that keeps the standard type, and
  /// its load factor.
  bool OfStd = false;
  /// A parameter of a template's instance that also takes a container which
  /// keeps the standard type.
  bool TakesStd = false;
  bool Rehashed = false; ///< asks for a number of buckets

  const clang::VarDecl *var() const { return dyn_cast<clang::VarDecl>(D); }
  /// The result of the function D.
  bool isResult() const { return isa<clang::FunctionDecl>(D); }
  /// The maps are inside of D.
  bool isCarried() const {
    return Kind == Form::Carrier || Kind == Form::CarrierReference ||
           Kind == Form::Cursor;
  }
};

/// Do two tables of declarators behind one written type change that type alike?
/// \p B may be that of any other declarator there.
bool writtenTogether(const Table &A, const Table &B);

/// The declaration that stands for all redeclarations of \p D: of a parameter,
/// that of the function's definition.
const clang::ValueDecl *placeOf(const clang::ValueDecl *D);

/// The function whose parameter or result a declaration is, or null.
const clang::FunctionDecl *functionOf(const clang::ValueDecl *D);

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
  Model(clang::Sema &S, clang::ASTContext &Ctx, const BodyIndex &Index,
        const CallSites &Sites)
      : S(S), Ctx(Ctx), Index(Index), Sites(Sites) {}

  clang::Sema &S;
  clang::ASTContext &Ctx;
  const BodyIndex &Index;
  const CallSites &Sites; ///< of all bodies
  std::vector<Table> Tables;
  llvm::DenseMap<const clang::ValueDecl *, unsigned> ByDecl; ///< by placeOf
  /// The same for carriers; a map of maps is in both.
  llvm::DenseMap<const clang::ValueDecl *, unsigned> ByCarrier;
  Classes Kin;
  Classes Alias;
  std::vector<Borrow> Borrows;
  /// Expressions that may move elements by themselves, and whose.
  llvm::DenseMap<const clang::Stmt *, TableSet> Moves;
  /// Accesses in generic lambdas, whose types clang does not know yet.
  llvm::DenseMap<const clang::Expr *, clang::QualType> Dependent;
  /// Tables with those that they are copied from, where the copy is one of a
  /// standard container as well: kin unless the source is refused.
  std::vector<std::pair<unsigned, unsigned>> Copies;
  /// Instances of templates whose types follow from arguments, with a table for
  /// each parameter of the template that was met, by index.
  llvm::DenseMap<const clang::FunctionDecl *,
                 std::pair<const Generic *, llvm::DenseMap<unsigned, unsigned>>>
      Generics;
  /// Parameters of them with what is given to them: kin unless that is refused,
  /// which then has an instance of its own.
  std::vector<std::pair<unsigned, unsigned>> Passed;
  /// Temporaries that are a table's object, or are moved or bound to it.
  llvm::DenseMap<const clang::Expr *, unsigned> Made;
  /// Arguments that the maps of a carrier are made of or assigned from.
  llvm::DenseSet<const clang::Expr *> Given;
  /// Calls of std::erase_if, whose predicate sees the table's elements.
  std::vector<std::pair<const clang::CallExpr *, unsigned>> ErasedIf;

  unsigned add(Table T);
  /// The expressions that name the table: its variable or member, the calls of
  /// its function.
  llvm::SmallVector<const clang::Expr *, 8> usesOf(unsigned T) const;
  /// The table that a declaration is.
  std::optional<unsigned> find(const clang::ValueDecl *D) const;
  /// The table of the maps that a declaration has inside.
  std::optional<unsigned> findCarrier(const clang::ValueDecl *D) const;
  /// All tables that a declaration is.
  TableSet findAll(const clang::ValueDecl *D) const;
  /// Keeps the first refusal of a table.
  void refuse(unsigned T, Reason Why, llvm::StringRef Subject = "",
              std::vector<FlowStep> Flow = {});
  /// Keeps the first reason why a table can't be flat.
  void needNodes(unsigned T, Reason Why, llvm::StringRef Subject = "",
                 std::vector<FlowStep> Flow = {});
  FlowStep step(const llvm::Twine &Text, clang::SourceLocation At) const;
  /// A reference parameter of the body's own function: what it refers to is
  /// older than the function's variables, and no argument of a recursive call.
  bool refersToOlder(unsigned T) const;
  /// The table that a glvalue of map type is, if that is certain.
  std::optional<unsigned> tableOf(const clang::Expr *E) const;
  std::optional<unsigned> tableOfPointer(const clang::Expr *E) const;
  /// The table of the maps that a glvalue, a carrier or a part of one, is or
  /// has inside.
  std::optional<unsigned> within(const clang::Expr *E) const;
  /// The same for an iterator of a carrier.
  std::optional<unsigned> cursorOf(const clang::Expr *E) const;
  /// Is \p Q, references aside, the type of the table's maps?
  bool isMapOf(unsigned T, clang::QualType Q) const;
  /// Is it one that has such maps inside?
  bool carries(unsigned T, clang::QualType Q) const;
  /// The type of an expression without references, also of those in Dependent
  /// and their fields; null if it is not known.
  clang::QualType knownType(const clang::Expr *E) const;
  /// Table \p T refers to the object of \p To.
  void reaches(unsigned T, unsigned To);
  void moves(const clang::Stmt *E, unsigned T) { Moves[E].push_back(T); }

private:
  std::optional<unsigned> partOf(const clang::Expr *E) const;
};

/// The type of field \p Name of class \p T, or null.
clang::QualType fieldType(clang::QualType T, clang::DeclarationName Name);

/// The text of an expression or type for messages, shortened.
std::string textOf(const clang::Stmt *S, const clang::ASTContext &Ctx);

/// "std::sort", "Cache::get", "the function pointer 'f'".
std::string calleeName(const clang::Expr *Call);

/// The function called, also for constructors; null for indirect calls.
const clang::FunctionDecl *calleeOf(const clang::Expr *Call);

/// The parameters of the function called, with their arguments.
llvm::SmallVector<std::pair<const clang::ParmVarDecl *, const clang::Expr *>, 4>
argumentsOf(const clang::Expr *Call);

/// The fields of an aggregate of type \p T with their initializers.
llvm::SmallVector<std::pair<const clang::FieldDecl *, const clang::Expr *>, 4>
fieldsOf(clang::QualType T, llvm::ArrayRef<const clang::Expr *> Inits);

} // namespace roost

#endif
