//===- Tables.cpp - The tables of a body ----------------------------------===//

#include "Legality/TypeFacts.h"
#include "Legality/Uses.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"

using namespace clang;
using namespace roost;

namespace {

/// The form of table that an object, a result or a reference of this type is.
std::optional<std::pair<Form, MapType>> formOf(QualType T) {
  if (T.isNull() || T->isDependentType())
    return std::nullopt;
  auto Supported = [](QualType Q) -> std::optional<MapType> {
    auto MT = mapType(Q);
    if (!MT || !MT->Decl || MT->Family == MapFamily::Own)
      return std::nullopt;
    return MT;
  };
  if (auto MT = Supported(T))
    return std::pair(Form::Object, *MT);
  if (T->isReferenceType()) {
    if (auto MT = Supported(T->getPointeeType()))
      return std::pair(Form::Reference, *MT);
  } else if (T->isPointerType()) {
    if (auto MT = Supported(T->getPointeeType()))
      return std::pair(Form::Pointer, *MT);
  } else if (QualType P = uniquePointee(T); !P.isNull()) {
    if (auto MT = Supported(P))
      return std::pair(Form::Owner, *MT);
  }
  return std::nullopt;
}

/// The same for `std::unordered_map<K, V>::iterator it`.
std::optional<std::pair<Form, MapType>> positionOf(const VarDecl *V) {
  QualType T = V->getType();
  if (T->isDependentType() || !isTableIterator(T) || !V->getTypeSourceInfo())
    return std::nullopt;
  TypeLoc Q = compat::qualifierTypeLoc(
      V->getTypeSourceInfo()->getTypeLoc().getUnqualifiedLoc());
  if (Q.isNull())
    return std::nullopt;
  auto F = formOf(Q.getType());
  if (!F || F->first != Form::Object)
    return std::nullopt;
  return std::pair(Form::Position, F->second);
}

/// Adds to the model what belongs to more than this body, as it is met.
class Outer {
public:
  Outer(Model &M, Ownership &Owned) : M(M), Owned(Owned) {}

  void function(const FunctionDecl *FD) {
    if (!FD || !Seen.insert(FD->getCanonicalDecl()).second)
      return;
    if (!mayHaveTables(FD) || !Owned.owns(FD))
      return;
    for (const ParmVarDecl *P : FD->parameters())
      declaration(P, P->getType());
    declaration(FD, FD->getReturnType());
  }
  /// A field, a static variable, a parameter; a function for its result.
  void declaration(const ValueDecl *D, QualType T) {
    D = placeOf(D);
    if (M.find(D))
      return;
    // Ordered containers are only given advice on, where it is cheap.
    auto F = formOf(T);
    if (!F || F->first == Form::Owner ||
        F->second.Family == MapFamily::Ordered || !Owned.owns(D))
      return;
    Table New;
    New.D = D;
    New.Kind = F->first;
    New.Type = F->second;
    // A parameter by value, and a result by value, are objects of their own.
    bool Fleeting =
        isa<ParmVarDecl, FunctionDecl>(D) && F->first == Form::Object;
    New.Wide = !Fleeting;
    M.add(std::move(New));
  }

private:
  static bool mayHaveTables(const FunctionDecl *FD) {
    if (formOf(FD->getReturnType()))
      return true;
    for (const ParmVarDecl *P : FD->parameters())
      if (formOf(P->getType()))
        return true;
    return false;
  }

  Model &M;
  Ownership &Owned;
  llvm::DenseSet<const FunctionDecl *> Seen;
};

} // namespace

void roost::collectTables(Model &M, Ownership &Owned) {
  for (const VarDecl *V : M.Index.variables()) {
    if (isa<ParmVarDecl>(V) || !V->hasLocalStorage() ||
        V->isExceptionVariable())
      continue;
    auto F = formOf(V->getType());
    if (!F)
      F = positionOf(V);
    if (!F)
      continue;
    Table T;
    T.D = V;
    T.Kind = F->first;
    T.Type = F->second;
    M.add(std::move(T));
  }
  Outer O(M, Owned);
  const Decl *Body = M.Index.body();
  if (const auto *FD = dyn_cast<FunctionDecl>(Body))
    O.function(FD);
  else if (const auto *D = dyn_cast<ValueDecl>(Body))
    O.declaration(D, D->getType());
  for (const ValueDecl *D : M.Index.members())
    O.declaration(D, D->getType());
  for (auto [F, Init] : M.Index.fieldInitializers())
    O.declaration(F, F->getType());
  for (const LambdaExpr *L : M.Index.lambdas())
    if (!L->isGenericLambda())
      O.function(L->getCallOperator());
  for (const Stmt *S : M.Index.statements()) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
      const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
      if (V && !V->hasLocalStorage())
        O.declaration(V, V->getType());
    } else if (const auto *D = dyn_cast<DeclStmt>(S)) {
      for (const Decl *Each : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(Each); V && V->isStaticLocal())
          O.declaration(V, V->getType());
    } else if (isa<CallExpr, CXXConstructExpr>(S)) {
      O.function(calleeOf(cast<Expr>(S)));
    } else if (const auto *List = dyn_cast<InitListExpr>(S)) {
      if (const CXXRecordDecl *RD = List->getType()->getAsCXXRecordDecl())
        for (const FieldDecl *F : RD->fields())
          O.declaration(F, F->getType());
    }
  }
}
