//===- Borrow.h - Where a reference to an element goes ----------*- C++ -*-===//
//
// L5, first half. In: an expression that refers to an element of a table (a
// borrow). The climb follows it through the expressions it is part of until it
//   - is consumed: its value is loaded or copied, or a call takes it that can
//     keep nothing of it;
//   - is kept in a local variable (a loan, watched by Loans);
//   - or leaves what can be followed: returned, stored, captured, passed to
//     code that is not seen.
//
//     m[a] = m[b] + 1;      m[b] is consumed by its load
//     auto it = m.find(k);  kept in `it`
//     p->next = &m[k];      leaves
//
// Between the borrow and the place that consumes it nothing may move the
// elements of its table. What the language evaluates before the borrow does
// not count:
//   - the right operand of an assignment (C++17),
//   - the left operand of `,`, `&&`, `||`, `?:`, `<<`, `>>`, `[]`,
//   - the object of a member call, the callee of a call,
//   - earlier elements of a braced list.
// Arguments of one call are in no order, nor are operands of `+` and the like.
//
// A call that may run a lambda that moves the elements counts as a move.
// Functions with visible bodies are looked into: a parameter is clean, is
// returned, or escapes (Retention). Functions of namespace std keep nothing
// but what their results, objects and functors can hold, and comparison,
// hashing and stream operators that they call are trusted to keep no address.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_BORROW_H
#define ROOST_LEGALITY_BORROW_H

#include "Legality/Generics.h"
#include "Legality/Model.h"
#include <map>
#include <memory>
#include <tuple>

namespace roost {

/// What a function does with what its parameter (or `this`) refers to.
enum class Retention { Clean, Returned, Escapes };

/// Looks into the bodies of functions, once each.
class Retentions {
public:
  Retentions(clang::Sema &S, clang::ASTContext &Ctx) : S(S), Ctx(Ctx) {}

  Retention ofParameter(const clang::FunctionDecl *FD, unsigned I,
                        clang::QualType Into);
  Retention ofThis(const clang::CXXMethodDecl *MD);
  /// For a `this` in the initializer of a field.
  bool escapesFrom(const clang::CXXThisExpr *This, const clang::Decl *Body);
  /// All functor arguments of a call of a standard function: may they keep a
  /// reference to an element? On failure \p Culprit names the functor.
  bool functorsAreClean(const clang::CallExpr *Call, clang::QualType Into,
                        std::string &Culprit);
  /// Library functions construct the classes in \p T from references to
  /// elements: does a constructor let one go?
  bool constructorsAreClean(clang::QualType T, clang::QualType Into);
  /// Makes sure that a template's instance has its body, if there is one.
  const clang::FunctionDecl *withBody(const clang::FunctionDecl *FD);
  /// What follows from arguments in this instance of a template, of the main
  /// file or of a header that is not the system's; else null.
  const Generic *generic(const clang::FunctionDecl *FD);
  const BodyIndex &indexOf(const clang::Decl *D);
  clang::Sema &sema() { return S; }
  clang::ASTContext &context() { return Ctx; }

private:
  bool functorIsClean(clang::QualType T, const clang::Expr *Arg,
                      clang::QualType Into);
  const clang::CXXMethodDecl *instantiateLambda(const clang::CXXRecordDecl *RD,
                                                const clang::Expr *Arg,
                                                clang::QualType Into);

  clang::Sema &S;
  clang::ASTContext &Ctx;
  llvm::DenseMap<const clang::Decl *, std::unique_ptr<BodyIndex>> Indices;
  Generics Followed;
  /// A function, a parameter's number, the type it leads into.
  using Question =
      std::tuple<const clang::FunctionDecl *, unsigned, const clang::Type *>;
  /// Answers from memory, or asks \p FollowBody to follow the parameter.
  Retention
  answer(Question Q,
         llvm::function_ref<Retention(const clang::FunctionDecl *)> FollowBody);
  std::map<Question, Retention> Known;
  std::vector<Question> Open;     ///< being answered, outermost first
  std::vector<Question> Answered; ///< since the outermost was asked
  bool Assumed = false;           ///< some answer rests on an open question
};

/// What a climb asks and tells.
class Climber {
public:
  virtual ~Climber() = default;
  /// May evaluating this subtree move the elements that are borrowed?
  virtual const clang::Stmt *movesIn(const clang::Stmt *Subtree) = 0;
  /// May this call itself, once its operands are evaluated?
  virtual bool movesBy(const clang::Expr *Call) = 0;
  /// \p Mover may move the elements while \p E refers to one. The climb goes
  /// on.
  virtual void conflict(const clang::Expr *E, const clang::Stmt *Mover) = 0;
  /// The type of an expression, as far as it is known; for generic lambdas.
  virtual clang::QualType knownType(const clang::Expr *E) = 0;
  /// The borrow is kept in \p V: by its initializer, or if \p Assign is set by
  /// that assignment. False: it can't be followed there.
  virtual bool keptIn(const clang::VarDecl *V, Hold Kind, clang::QualType Into,
                      const clang::Expr *Assign) = 0;
};

struct Landing {
  enum { Consumed, Kept, Returned, Escapes, ShowsType } Kind;
  std::string How; ///< "returned", "passed to 'f'"
  clang::SourceLocation At;
  /// What could not be followed is an iterator, or has one in it: its type is
  /// seen there.
  bool Iterator = false;
};

struct ClimbStart {
  const clang::Expr *E;
  Hold Kind;
  clang::QualType Into;
  /// E names a loan: it was taken earlier, so clang's own order of evaluation
  /// of an overloaded assignment matters.
  bool Named;
};

Landing climb(const ClimbStart &From, const BodyIndex &Index, Climber &C,
              Retentions &R);

/// The operands of \p P that may be evaluated after its operand \p E.
void notBefore(const clang::Stmt *P, const clang::Stmt *E, bool Named,
               llvm::SmallVectorImpl<const clang::Stmt *> &Out);

} // namespace roost

#endif
