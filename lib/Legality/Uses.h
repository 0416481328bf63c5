//===- Uses.h - Every use of a table must be understood ---------*- C++ -*-===//
//
// In: a model whose body is indexed. Out: its tables, with kin and alias
// joined, the borrows and moves that their uses make, and a refusal for each
// table with a use that rules L1-L4 don't allow.
//
// L1  A table is an automatic variable of the main file, or a parameter,
// result,
//     field or static variable that belongs to it alone (Ownership.h): an
//     unordered container of std with std::allocator, or a reference, pointer,
//     owner or iterator that is tied to one; or a carrier (Carriers.h).
// L2  Its type can be edited where it is written (Edits.h), or follows from a
//     lowered one through `auto`.
// L3  Its member functions are those that the flat table offers.
// L4  Every appearance of its name is one of the uses below; anything else
//     shows its type or address to code that expects the standard one:
//       member call, range-for, comparison, copy, assignment and swap with kin,
//       copy and assignment of one that keeps the standard type (Making.h),
//       std::begin/end/size/empty/erase_if/exchange, binding a reference,
//       capture by a lambda, `&m`, `*p`, `p->`, test of p against null, delete,
//       argument of an owned function's parameter, result of an owned function.
//     What flows into a parameter, result or field that is a table must be kin
//     or made there (Making.h), whoever calls.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_USES_H
#define ROOST_LEGALITY_USES_H

#include "Legality/Carriers.h"
#include "Legality/Model.h"
#include "Legality/Ownership.h"

namespace roost {

/// Finds the tables of the body.
void collectTables(Model &M, Ownership &Owned);

/// Judges how each is made and used (L2, L3, L4). Uses.cpp looks at maps
/// themselves, Handles.cpp at what leads to one or takes one: pointers, owners
/// and lambdas, CarrierUses.cpp at what has some inside.
class Uses {
public:
  explicit Uses(Model &M) : M(M), Index(M.Index), Ctx(M.Ctx) {}
  void run();

private:
  void local(unsigned T, const clang::VarDecl *V, const clang::CallExpr *Twice);
  void joinWide();
  void closures();
  bool isOnlyCalled(const clang::Expr *Closure) const;
  void used(unsigned T, const clang::Expr *E);
  void usedObject(unsigned T, const clang::Expr *E);
  void usedPointer(unsigned T, const clang::Expr *E);
  void usedOwner(unsigned T, const clang::Expr *E);
  void member(unsigned T, const clang::Expr *Callee,
              const clang::NamedDecl *Member);
  void call(unsigned T, const clang::CallExpr *Call, llvm::StringRef Name);
  void operatorCall(unsigned T, const clang::CXXOperatorCallExpr *Op,
                    const clang::Expr *E);
  void functionCall(unsigned T, const clang::CallExpr *Call,
                    const clang::Expr *E);
  void copiedBy(unsigned T, const clang::CXXConstructExpr *C,
                const clang::Expr *E);
  void usedPart(unsigned T, const clang::Expr *E);
  void usedCarrier(unsigned T, const clang::Expr *E);
  void usedCursor(unsigned T, const clang::Expr *E);
  void carrierMember(unsigned T, const clang::MemberExpr *Callee,
                     clang::QualType Object);
  bool sequenceCall(unsigned T, const clang::CXXMemberCallExpr *Call,
                    llvm::StringRef Name, unsigned Args);
  bool optionalCall(unsigned T, const clang::CXXMemberCallExpr *Call,
                    llvm::StringRef Name, unsigned Args);
  bool mapCall(unsigned T, const clang::CXXMemberCallExpr *Call,
               llvm::StringRef Name, unsigned Args, Layer Kind);
  void emplaced(unsigned T, const clang::Expr *Call);
  void carrierOperator(unsigned T, const clang::CXXOperatorCallExpr *Op,
                       const clang::Expr *E);
  void behindArrow(unsigned T, const clang::Expr *Arrow, clang::QualType To);
  void withCarrier(unsigned T, const clang::Expr *Other);
  void carrierCopied(unsigned T, const clang::CXXConstructExpr *C,
                     const clang::Expr *E);
  void carrierPassed(unsigned T, const clang::CallExpr *Call,
                     const clang::Expr *E);
  void checkHanded();
  bool isOrdered(unsigned T) const {
    return M.Tables[T].Type.Family == MapFamily::Ordered;
  }
  bool goesOn(const clang::Expr *Call) const;
  bool isGoneOver(const clang::Expr *Range) const;
  bool withKin(unsigned T, const clang::Expr *Other);
  std::optional<unsigned> resultAt(const clang::Stmt *Return,
                                   bool Carried = false) const;
  std::optional<unsigned> fieldAt(const clang::InitListExpr *List,
                                  const clang::Expr *E) const;
  bool isParameterOf(const clang::Expr *Call, const clang::Expr *Arg,
                     bool Carried = false) const;

  void borrow(unsigned T, const clang::Expr *E, Hold Kind,
              clang::QualType Into);
  void refuse(unsigned T, Reason Why, const llvm::Twine &Subject,
              const llvm::Twine &Text, clang::SourceLocation At) {
    M.refuse(T, Why, Subject.str(), {M.step(Text, At)});
  }
  void notUnderstood(unsigned T, const clang::Stmt *S) {
    refuse(T, Reason::UnsupportedUse, "'" + textOf(S, Ctx) + "'",
           "used in '" + textOf(S, Ctx) + "'", S->getBeginLoc());
  }
  clang::QualType elementType(unsigned T) const;
  clang::QualType mappedOrKey(unsigned T) const {
    const MapType &MT = M.Tables[T].Type;
    return MT.Mapped ? MT.Value : MT.Key;
  }

  /// A map or carrier that goes to a call, perhaps to become part of a carrier.
  struct HandedOver {
    unsigned Table;
    const clang::Expr *E;
    const clang::Expr *Call;
  };

  Model &M;
  const BodyIndex &Index;
  clang::ASTContext &Ctx;
  std::vector<HandedOver> Handed;
};

} // namespace roost

#endif
