//===- Tables.cpp - The tables of a body ----------------------------------===//

#include "Legality/Carriers.h"
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

/// The form of table that the maps inside an object, or a reference to one,
/// are. A map that no site of the report speaks of is left alone.
std::optional<std::pair<Form, MapType>> carrierFormOf(QualType T) {
  if (T.isNull() || T->isDependentType())
    return std::nullopt;
  auto MT = carriedMap(T.getNonReferenceType());
  auto Reported = elementMapType(T.getNonReferenceType());
  if (!MT || !Reported || Reported->Decl != MT->Decl)
    return std::nullopt;
  return std::pair(
      T->isReferenceType() ? Form::CarrierReference : Form::Carrier, *MT);
}

/// The same for an iterator.
std::optional<std::pair<Form, MapType>> cursorFormOf(const VarDecl *V) {
  if (!V->hasInit() || V->getType()->isReferenceType())
    return std::nullopt;
  auto MT = carriedByCursor(V->getInit());
  return MT ? std::optional(std::pair(Form::Cursor, *MT)) : std::nullopt;
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
    if (const Generic *G = Owned.generic(FD))
      M.Generics[FD->getCanonicalDecl()].first = G;
    for (const ParmVarDecl *P : FD->parameters())
      declaration(P, P->getType());
    declaration(FD, FD->getReturnType());
  }
  /// A field, a static variable, a parameter; a function for its result.
  void declaration(const ValueDecl *D, QualType T) {
    D = placeOf(D);
    carrier(D, T);
    if (M.find(D))
      return;
    // Ordered containers are only given advice on, where it is cheap.
    auto F = formOf(T);
    if (!F || F->first == Form::Owner ||
        F->second.Family == MapFamily::Ordered || !Owned.owns(D))
      return;
    add(D, F->first, F->second);
  }

private:
  void add(const ValueDecl *D, Form Kind, const MapType &Type) {
    Table New;
    New.D = D;
    New.Kind = Kind;
    New.Type = Type;
    New.Wide = !isFleeting(D, Kind);
    M.add(std::move(New));
  }
  void carrier(const ValueDecl *D, QualType T) {
    auto F = carrierFormOf(T);
    if (!F || M.findCarrier(D) || !Owned.owns(D))
      return;
    add(D, F->first, F->second);
  }
  /// A parameter by value, and a result by value, are objects of their own.
  static bool isFleeting(const ValueDecl *D, Form Kind) {
    return isa<ParmVarDecl, FunctionDecl>(D) &&
           (Kind == Form::Object || Kind == Form::Carrier);
  }
  static bool mayHaveTables(const FunctionDecl *FD) {
    auto MayBe = [](QualType T) { return formOf(T) || carrierFormOf(T); };
    return MayBe(FD->getReturnType()) ||
           llvm::any_of(FD->parameters(), [&](const ParmVarDecl *P) {
             return MayBe(P->getType());
           });
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
    auto Add = [&](const std::optional<std::pair<Form, MapType>> &F) {
      if (!F)
        return;
      Table T;
      T.D = V;
      T.Kind = F->first;
      T.Type = F->second;
      M.add(std::move(T));
    };
    auto Over = cursorFormOf(V);
    Add(Over ? Over : carrierFormOf(V->getType()));
    // A pointer that goes over an array is no pointer to one map.
    if (!Over || !V->getType()->isPointerType()) {
      auto F = formOf(V->getType());
      Add(F ? F : positionOf(V));
    }
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
