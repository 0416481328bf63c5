//===- Passing.cpp - What is given to instances of templates --------------===//
//
// Each call of a function template may come to have an instance of its own
// (Generics.h), so an argument is not kin of a parameter, as it is of a
// function that is written once:
//
//     sum(m);           m keeps the standard type: sum<std::unordered_map<...>>
//     sum(n);           n is ours: sum<roost::unordered_flat_map<...>>
//     add(m, n);        one type is deduced from both: m and n are kin
//
// What the instance's body asks of its parameter holds for each argument,
// though; and where a template returns a table, or writes a type that its
// parameter must have, all of its calls have to agree (Unit.cpp).
//
//===----------------------------------------------------------------------===//

#include "Legality/Candidates.h"
#include "Legality/Generics.h"
#include "Legality/Making.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace roost;

namespace {

class Passing {
public:
  Passing(Model &M, const CallExpr *Call)
      : M(M), Call(Call), Deduced(isDeduced(Call, M.Index, M.S)) {}
  bool judge(const FunctionDecl *FD, const Generic &Of);

private:
  void deducedFrom(const Generic &Of, unsigned Index);
  std::optional<unsigned> givenTo(unsigned T, const Expr *Arg) const;
  void refuse(unsigned T) {
    std::string Name = calleeName(Call);
    M.refuse(T, Reason::PassedToFunction, Name,
             {M.step("passed to '" + Name + "'", Call->getExprLoc())});
  }

  Model &M;
  const CallExpr *Call;
  /// If types are written or there is a choice, it might not become a call of
  /// another instance.
  const bool Deduced;
};

} // namespace

bool Passing::judge(const FunctionDecl *FD, const Generic &Of) {
  // What it makes is of the same type for all calls.
  if (TableSet Results = M.findAll(FD); !Results.empty()) {
    if (!Deduced)
      for (unsigned T : Results)
        refuse(T);
    return false;
  }
  for (unsigned I = 0; I < Of.Followed.size(); ++I)
    if (Of.Followed.test(I))
      deducedFrom(Of, I);
  return true;
}

/// The table whose object, or address, is given to the parameter that is \p T.
std::optional<unsigned> Passing::givenTo(unsigned T, const Expr *Arg) const {
  std::optional<unsigned> From;
  if (M.Tables[T].Kind == Form::Reference)
    From = M.tableOf(Arg);
  else if (M.Tables[T].Kind == Form::Pointer)
    From = M.tableOfPointer(Arg);
  else if (M.Tables[T].Kind == Form::CarrierReference)
    From = M.within(Arg);
  if (From && M.Tables[*From].Type.Decl != M.Tables[T].Type.Decl)
    return std::nullopt;
  return From;
}

/// The arguments from which the template's parameter \p Index is deduced: of
/// one type, which need not be that of other calls.
void Passing::deducedFrom(const Generic &Of, unsigned Index) {
  llvm::SmallVector<unsigned, 4> Given;
  const Expr *Standard = nullptr;
  for (auto [P, Arg] : argumentsOf(Call)) {
    if (Of.Parameters[P->getFunctionScopeIndex()] != Index)
      continue;
    for (unsigned T : M.findAll(P)) {
      if (std::optional<unsigned> From = givenTo(T, Arg)) {
        Given.push_back(*From);
        M.reaches(T, *From);
        if (Deduced)
          M.Passed.push_back({T, *From});
        else
          M.Tables[T].TakesStd = true;
      } else if (Arg->IgnoreParenImpCasts()->isGLValue() &&
                 M.Tables[T].Kind != Form::Object &&
                 M.Tables[T].Kind != Form::Carrier) {
        Standard = Arg;
        M.Tables[T].TakesStd = true;
      } else { // A new object, or one that is copied.
        judgeSource(M, T, Arg, /*Typed=*/false);
        Given.push_back(T);
      }
    }
  }
  for (unsigned Each : Given) {
    M.Kin.join(Given.front(), Each);
    if (!Deduced)
      refuse(Each);
    if (!Standard)
      continue;
    std::string What = textOf(Standard, M.Ctx);
    M.refuse(Each, Reason::GroupRefused, What,
             {M.step("used with '" + What + "'", Standard->getBeginLoc())});
  }
}

bool roost::judgePassing(Model &M, const CallExpr *Call) {
  const FunctionDecl *FD = Call->getDirectCallee();
  auto It = FD ? M.Generics.find(FD->getCanonicalDecl()) : M.Generics.end();
  return It != M.Generics.end() &&
         Passing(M, Call).judge(FD, *It->second.first);
}
