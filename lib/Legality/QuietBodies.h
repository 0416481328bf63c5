//===- QuietBodies.h - Functions that move no table -------------*- C++ -*-===//
//
// L5. Code of the program's may move the elements of any table that it reaches,
// but most helpers reach none:
//
//     int gcd(int a, int b) { return b ? gcd(b, a % b) : a; }
//     size_t Hash::operator()(const P &p) const { return p.a * 31 + p.b; }
//
// A function is quiet if its body is seen and all that is evaluated in it is
// (Quiet.h): its parameters, variables and temporaries with their destructors,
// its constructor's initializers, all that it calls in turn. In a body anything
// that may move elements of an unordered container is not quiet, whichever
// container it is: only looking up, going over and erasing is, and filling one
// that is the function's own variable. A function that throws is as quiet as
// what it runs until then; Loans knows where exceptions go.
//
// Which body will run is certain only for
//   - functions without external linkage;
//   - inline functions, members defined in their class and templates, which the
//     one-definition rule fixes;
//   - other functions that this file defines. A dynamic linker could put
//     another one in its place (ELF, -fPIC). The compiler itself takes it for
//     granted that this does not happen, when it inlines, unless it is told
//     otherwise by -fsemantic-interposition: so do we.
// Never for what is weak, an alias or an ifunc, has several versions, or is GNU
// inline. A virtual function counts where the class of its object is certain. A
// function that a pointer or a std::function leads to is not seen.
//
// Functions that call each other in a cycle are quiet if nothing in the cycle,
// and nothing that is reached from it, is not: moving an element takes an
// expression that does. So a function that is being looked into is taken for
// quiet; what was found under this assumption is remembered only once all
// functions of the cycle turned out quiet.
//
// A template's instance gets its body here if it has none yet: the planner
// drops instances that nobody asked for. For hash and comparison of a container
// the call that the library makes on keys is built, with the overload that the
// language picks.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_QUIETBODIES_H
#define ROOST_LEGALITY_QUIETBODIES_H

#include "Legality/Borrow.h"
#include "Legality/Quiet.h"

namespace roost {

class QuietBodies {
public:
  explicit QuietBodies(Retentions &R) : R(R), Inside(*this) {}

  /// Does calling \p FD, if it is that and no override, move nothing?
  bool function(const clang::FunctionDecl *FD);
  /// Does every call operator of a class that is no template?
  bool everyCall(const clang::CXXRecordDecl *RD);
  /// Does a container that calls an \p F with so many keys of type \p Key?
  bool functor(clang::QualType F, clang::QualType Key, unsigned Keys);
  /// The body that is looked into is one of this function's.
  bool isOfOpenBody(const clang::VarDecl *V) const;
  /// Written by the program, though it may stand in namespace std.
  bool isOfProgram(const clang::Decl *D) const;
  clang::ASTContext &context() const { return R.context(); }
  /// The definition of the class \p T, of an instance that nothing has asked for
  /// yet as well; null if there is none.
  const clang::CXXRecordDecl *definitionOf(clang::QualType T) const;
  /// A class whose objects are asked about; false if they are already. A class
  /// that has objects of itself somewhere inside is as quiet as all the rest of
  /// it.
  bool enter(const clang::CXXRecordDecl *RD, bool Destroyed);
  void leave() { OpenTypes.pop_back(); }
  /// Nothing is assumed of any function or class.
  bool isIdle() const { return Open.empty() && OpenTypes.empty(); }
  /// One more statement was looked at; false if they are too many.
  bool count() { return Open.empty() || ++Open.back().Size <= MaxSize; }

private:
  /// Bodies of more statements, or behind more calls, are not looked into.
  static constexpr unsigned MaxSize = 2000, MaxDepth = 24;

  bool body(const clang::FunctionDecl *Definition);
  bool isCertain(const clang::FunctionDecl *Definition) const;
  using Expressions = llvm::SmallVector<const clang::Expr *, 4>;
  Expressions callsOf(const clang::CXXRecordDecl *RD, clang::QualType Key,
                      unsigned Keys);

  struct Visit {
    const clang::FunctionDecl *FD;
    const clang::FunctionDecl *Definition;
    unsigned Size = 0;
  };
  Retentions &R;
  Quiet Inside;
  llvm::DenseMap<const clang::FunctionDecl *, bool> Known;
  std::vector<Visit> Open; ///< being looked into, outermost first
  /// Found quiet if functions that are still open are: the outermost of them.
  std::vector<std::pair<const clang::FunctionDecl *, unsigned>> Assumed;
  std::vector<std::pair<const clang::CXXRecordDecl *, bool>> OpenTypes;
  /// What calls a functor's class on keys of a type.
  std::map<std::pair<const clang::CXXRecordDecl *, const clang::Type *>,
           Expressions>
      Functors;
  unsigned Lowest = ~0u; ///< the outermost open function that was assumed quiet
};

} // namespace roost

#endif
