//===- Unit.h - The tables of all bodies, judged together -------*- C++ -*-===//
//
// In: the models of the bodies of a translation unit, each judged by itself.
// Out: one verdict for each set of kin, which may reach over many bodies: a
// field is a table in every function that names it, a parameter in its function
// and in those that call it. Union-find over declarations:
//
//     struct Index { std::unordered_map<int, int> m; };      field m
//     static void fill(std::unordered_map<int, int> &to);    parameter to
//     void f() { Index i; fill(i.m); }                        m ~ to
//
//   one of the set is refused        all keep the standard type, and the reason
//                                    names the one that did it
//   one needs nodes                  all become the node kind
//   otherwise                        all become flat
//
// A copy joins only what need not differ: a table that is refused can still be
// copied into one that is not (Making.h).
//
// What no body shows is looked at here too: uses of a declaration outside of
// the judged bodies (in types, in templates), functions whose address is taken,
// fields that another file's templates may name, `typeid` of a class that is to
// be tagged (L8).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_UNIT_H
#define ROOST_LEGALITY_UNIT_H

#include "Legality/Model.h"
#include "Legality/Ownership.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <memory>

namespace roost {

class Unit {
public:
  Unit(clang::ASTContext &Ctx, Ownership &Owned) : Ctx(Ctx), Owned(Owned) {}

  void add(std::unique_ptr<Model> M) { Bodies.push_back(std::move(M)); }
  /// All instances of a template's code have been judged.
  void judged(const clang::Decl *Pattern) { Patterns.insert(Pattern); }
  /// Only the type of \p D is asked somewhere.
  void odd(const clang::ValueDecl *D) { Odd.insert(roost::placeOf(D)); }
  /// Classes, functions and variables to be tagged if the type of \p D changes:
  /// its own class, and those that have that one inside (L8).
  llvm::SmallVector<const clang::NamedDecl *, 2>
  tagsFor(const clang::ValueDecl *D);
  /// Joins the bodies and judges each set of kin.
  void judge(llvm::function_ref<bool(const TypeEdit &)> CanEdit);

  const std::vector<std::unique_ptr<Model>> &bodies() const { return Bodies; }
  /// The table of all bodies that a declaration is, or an instance of it; null
  /// if it is none.
  const Table *find(const clang::ValueDecl *D) const;
  /// The same for the maps that a declaration has inside.
  const Table *findCarrier(const clang::ValueDecl *D) const;
  /// The table that a temporary becomes; null if it becomes none.
  const Table *madeBy(const clang::Expr *E) const {
    auto It = Made.find(E);
    return It == Made.end() ? nullptr : &Tables[It->second];
  }
  const std::vector<Table> &tables() const { return Tables; }

private:
  struct Eyes;
  /// Where the tables of declarations are, or of what they have inside.
  struct Directory {
    llvm::DenseMap<const clang::ValueDecl *, unsigned> ByDecl;
    llvm::DenseMap<clang::SourceLocation, unsigned> ByPlace;
  };
  const Table *find(const Directory &In, const clang::ValueDecl *D) const;
  Directory &directoryOf(const Table &T) {
    return T.isCarried() ? Carriers : Plain;
  }
  unsigned indexOf(const Table &T);
  /// All tables that a declaration is.
  TableSet indicesOf(const clang::ValueDecl *D) const;
  void refuse(unsigned T, Reason Why, llvm::StringRef Subject,
              llvm::StringRef Text, clang::SourceLocation At);
  void merge();
  void shareEdits();
  void locate(llvm::function_ref<bool(const TypeEdit &)> CanEdit);
  void look();
  void adviseOnOrder();
  void joinCopies();
  void spread();

  clang::ASTContext &Ctx;
  Ownership &Owned;
  std::vector<std::unique_ptr<Model>> Bodies;
  std::vector<Table> Tables;
  Directory Plain, Carriers;
  llvm::DenseMap<const clang::Expr *, unsigned> Made;
  llvm::DenseSet<const clang::Decl *> Patterns;
  llvm::DenseSet<const clang::ValueDecl *> Odd;
  /// The classes with external linkage that the file defines.
  std::vector<const clang::CXXRecordDecl *> Records;
  Classes Kin;
  /// As in Model.
  std::vector<std::pair<unsigned, unsigned>> Copies;
  std::vector<std::pair<unsigned, unsigned>> Passed; ///< to instances, Model.h
};

} // namespace roost

#endif
