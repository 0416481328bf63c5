//===- Uses.cpp - Every use of a table must be understood -----------------===//

#include "Legality/Uses.h"
#include "Legality/Making.h"
#include "Legality/TypeFacts.h"
#include "Support/CompatClang.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

namespace {

bool oneOf(StringRef Name, std::initializer_list<StringRef> Names) {
  return llvm::is_contained(Names, Name);
}

class Uses {
public:
  explicit Uses(Model &M) : M(M), Index(M.Index), Ctx(M.Ctx) {}
  void run();

private:
  void used(unsigned T, const DeclRefExpr *E);
  void usedObject(unsigned T, const Expr *E);
  void usedPointer(unsigned T, const Expr *E);
  void usedOwner(unsigned T, const Expr *E);
  void member(unsigned T, const Expr *Callee, const NamedDecl *Member);
  void call(unsigned T, const CallExpr *Call, StringRef Name);
  void operatorCall(unsigned T, const CXXOperatorCallExpr *Op, const Expr *E);
  void functionCall(unsigned T, const CallExpr *Call, const Expr *E);
  void copiedBy(unsigned T, const CXXConstructExpr *C);
  bool withKin(unsigned T, const Expr *Other);

  void borrow(unsigned T, const Expr *E, Hold Kind, QualType Into);
  void refuse(unsigned T, Reason Why, const Twine &Subject, const Twine &Text,
              SourceLocation At) {
    M.refuse(T, Why, Subject.str(), {M.step(Text, At)});
  }
  void notUnderstood(unsigned T, const Stmt *S) {
    refuse(T, Reason::UnsupportedUse, "'" + textOf(S, Ctx) + "'",
           "used in '" + textOf(S, Ctx) + "'", S->getBeginLoc());
  }
  QualType elementType(unsigned T) const;
  QualType mappedOrKey(unsigned T) const {
    const MapType &MT = M.Tables[T].Type;
    return MT.Mapped ? MT.Value : MT.Key;
  }

  Model &M;
  const BodyIndex &Index;
  ASTContext &Ctx;
};

/// The form of table that a variable of this type is.
std::optional<std::pair<Form, MapType>> formOf(const VarDecl *V) {
  QualType T = V->getType();
  if (T->isDependentType())
    return std::nullopt;
  auto Supported = [](QualType Q) -> std::optional<MapType> {
    auto MT = mapType(Q);
    if (!MT || MT->Family != MapFamily::Unordered || !MT->Decl)
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
  } else if (isTableIterator(T) && V->getTypeSourceInfo()) {
    TypeLoc Q = compat::qualifierTypeLoc(
        V->getTypeSourceInfo()->getTypeLoc().getUnqualifiedLoc());
    if (!Q.isNull())
      if (auto MT = Supported(Q.getType()))
        return std::pair(Form::Position, *MT);
  }
  return std::nullopt;
}

} // namespace

void roost::collectTables(Model &M) {
  for (const VarDecl *V : M.Index.variables()) {
    if (isa<ParmVarDecl>(V) || !V->hasLocalStorage() ||
        V->isExceptionVariable())
      continue;
    if (auto F = formOf(V)) {
      Table T;
      T.Var = V;
      T.Kind = F->first;
      T.Type = F->second;
      M.add(std::move(T));
    }
  }
}

void roost::classifyUses(Model &M) { Uses(M).run(); }

/// setjmp and its kin: control may come back with elements moved meanwhile.
static const CallExpr *returnsTwice(const BodyIndex &Index) {
  for (const Stmt *S : Index.statements())
    if (const auto *Call = dyn_cast<CallExpr>(S))
      if (const FunctionDecl *FD = Call->getDirectCallee())
        if (FD->hasAttr<ReturnsTwiceAttr>() ||
            (FD->getIdentifier() && FD->isExternC() &&
             oneOf(FD->getName(), {"setjmp", "_setjmp", "__setjmp", "sigsetjmp",
                                   "__sigsetjmp", "vfork", "getcontext"})))
          return Call;
  return nullptr;
}

void Uses::run() {
  const CallExpr *Twice = returnsTwice(Index);
  for (unsigned T = 0; T < M.Tables.size(); ++T) {
    const VarDecl *V = M.Tables[T].Var;
    // The hidden variables of a range-for have no type that is written anywhere.
    if (std::string Macro = macroAt(V->getLocation(), Ctx);
        !Macro.empty() && !V->isImplicit())
      refuse(T, Reason::InMacro, Macro, "declared", V->getLocation());
    if (V->getDeclContext()->isDependentContext())
      refuse(T, Reason::InTemplate, "", "declared", V->getLocation());
    if (Twice)
      refuse(T, Reason::UnsupportedUse,
             "the function calls one that returns twice",
             "'" + textOf(Twice, Ctx) + "'", Twice->getExprLoc());
    if (Index.hasCapturedRegion())
      refuse(T, Reason::UnsupportedUse, "part of the function runs in parallel",
             "declared", V->getLocation());
    if (Index.isCoroutine(Index.lambdaOf(V)) || Index.isCoroutine(nullptr))
      refuse(T, Reason::Coroutine, "", "declared", V->getLocation());
    if (Index.usedOddly(V))
      refuse(T, Reason::TypeObserved, "decltype or another type",
             "its type is asked for", V->getLocation());
    judgeMaking(M, T);
    for (const DeclRefExpr *E : Index.uses(V))
      used(T, E);
  }
}

QualType Uses::elementType(unsigned T) const {
  // The first parameter of std::allocator is the element type of the map.
  const auto *Alloc = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      M.Tables[T].Type.Allocator->getAsCXXRecordDecl());
  return Alloc->getTemplateArgs()[0].getAsType();
}

void Uses::borrow(unsigned T, const Expr *E, Hold Kind, QualType Into) {
  M.Borrows.push_back({E, Kind, Into, T});
}

void Uses::used(unsigned T, const DeclRefExpr *E) {
  // A capture is judged by the uses in the lambda's body.
  if (const auto *L = dyn_cast_or_null<LambdaExpr>(Index.parent(E)))
    if (Index.lambdaOf(E) != L && !Index.initializedBy(E))
      return;
  switch (M.Tables[T].Kind) {
  case Form::Object:
  case Form::Reference:
    usedObject(T, E);
    return;
  case Form::Pointer:
    usedPointer(T, E);
    return;
  case Form::Owner:
    usedOwner(T, E);
    return;
  case Form::Position:
    return; // A loan: judged by Borrow and Loans.
  }
}

/// \p E is a glvalue that designates the map.
void Uses::usedObject(unsigned T, const Expr *E) {
  for (;;) {
    const VarDecl *Into = Index.initializedBy(E);
    const Stmt *P = Index.parent(E);
    if (Into) {
      // auto &r = m: judged where r is made. A non-reference is initialized
      // through a CXXConstructExpr.
      auto It = M.ByVar.find(Into);
      if (It == M.ByVar.end() || M.Tables[It->second].Kind != Form::Reference)
        notUnderstood(T, E);
      return;
    }
    if (!P) {
      notUnderstood(T, E);
      return;
    }
    if (isa<ParenExpr, FullExpr>(P)) {
      E = cast<Expr>(P);
      continue;
    }
    if (const auto *Cast = dyn_cast<CastExpr>(P)) {
      if (Cast->getCastKind() == CK_ToVoid)
        return;
      if (Cast->getCastKind() == CK_NoOp && Cast->isGLValue() &&
          isa<ImplicitCastExpr>(Cast)) {
        E = Cast;
        continue;
      }
      notUnderstood(T, P);
      return;
    }
    if (const auto *Callee = dyn_cast<MemberExpr>(P)) {
      member(T, Callee, Callee->getMemberDecl());
      return;
    }
    // In a generic lambda, with arguments of types not known yet.
    if (const auto *Callee = dyn_cast<UnresolvedMemberExpr>(P)) {
      member(T, Callee, *Callee->decls_begin());
      return;
    }
    if (const auto *Sub = dyn_cast<ArraySubscriptExpr>(P);
        Sub && Sub->isTypeDependent() && Sub->getLHS() == E) {
      M.moves(Sub, T);
      M.Dependent[Sub] = mappedOrKey(T);
      borrow(T, Sub, Hold::Ref, mappedOrKey(T));
      return;
    }
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(P)) {
      operatorCall(T, Op, E);
      return;
    }
    if (const auto *C = dyn_cast<CXXConstructExpr>(P)) {
      copiedBy(T, C);
      return;
    }
    if (const auto *Call = dyn_cast<CallExpr>(P)) {
      const FunctionDecl *FD = Call->getDirectCallee();
      if (FD && Call->getNumArgs() == 1 &&
          (isStdNamed(FD, "move") || isStdNamed(FD, "as_const") ||
           isStdNamed(FD, "forward"))) {
        E = Call;
        continue;
      }
      functionCall(T, Call, E);
      return;
    }
    if (isa<ReturnStmt, CoreturnStmt>(P)) {
      refuse(T, Reason::Returned, "", "'" + textOf(P, Ctx) + "'",
             P->getBeginLoc());
      return;
    }
    if (const auto *Addr = dyn_cast<UnaryOperator>(P)) {
      if (Addr->getOpcode() == UO_AddrOf)
        refuse(T, Reason::AddressTaken, "", "'" + textOf(P, Ctx) + "'",
               P->getBeginLoc());
      else
        notUnderstood(T, P);
      return;
    }
    if (isa<UnaryExprOrTypeTraitExpr, CXXTypeidExpr, CXXNoexceptExpr>(P)) {
      refuse(T, Reason::TypeObserved, "'" + textOf(P, Ctx) + "'",
             "'" + textOf(P, Ctx) + "'", P->getBeginLoc());
      return;
    }
    if (isa<LambdaExpr>(P)) {
      refuse(T, Reason::Captured, "", "captured", E->getBeginLoc());
      return;
    }
    if (isa<CompoundStmt>(P))
      return; // `m;`
    notUnderstood(T, P);
    return;
  }
}

/// \p Callee names a member of the map.
void Uses::member(unsigned T, const Expr *Callee, const NamedDecl *Member) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Index.parent(Callee));
  if (const auto *Shadow = dyn_cast<UsingShadowDecl>(Member))
    Member = Shadow->getTargetDecl();
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
    Member = Template->getTemplatedDecl();
  const auto *Method = dyn_cast<CXXMethodDecl>(Member);
  if (!Call || !Method || Call->getCallee() != Callee) {
    notUnderstood(T, Callee);
    return;
  }
  // m.operator[](k), m.~unordered_map()
  if (!Method->getIdentifier()) {
    std::string Name = Method->getNameAsString();
    refuse(T, Reason::UnsupportedMember, Name, "'" + textOf(Call, Ctx) + "'",
           Call->getExprLoc());
    return;
  }
  call(T, Call, Method->getName());
}

void Uses::call(unsigned T, const CallExpr *Call, StringRef Name) {
  if (oneOf(Name, {"size", "empty", "count", "contains"}))
    return;
  if (Name == "at") {
    if (Call->isTypeDependent())
      M.Dependent[Call] = mappedOrKey(T);
    borrow(T, Call, Hold::Ref, mappedOrKey(T));
    return;
  }
  if (oneOf(Name, {"find", "begin", "end", "cbegin", "cend", "equal_range"})) {
    if (Name.ends_with("begin"))
      M.Tables[T].Iterated = true;
    borrow(T, Call, Hold::Holder, elementType(T));
    return;
  }
  if (oneOf(Name, {"insert", "emplace", "emplace_hint", "try_emplace",
                   "insert_or_assign"})) {
    M.moves(Call, T);
    // Members of C++23 and node handles are another matter.
    for (const Expr *Arg : Call->arguments())
      if (isNodeHandle(Arg->getType())) {
        refuse(T, Reason::UnsupportedMember, "insert(node_type)",
               "'" + textOf(Call, Ctx) + "'", Call->getExprLoc());
        return;
      }
    if (!Call->getType()->isVoidType())
      borrow(T, Call, Hold::Holder, elementType(T));
    return;
  }
  if (Name == "erase") {
    if (Call->getType()->isRecordType() || Call->isTypeDependent())
      borrow(T, Call, Hold::Holder, elementType(T));
    return;
  }
  if (oneOf(Name, {"clear", "reserve", "rehash"})) {
    M.moves(Call, T);
    return;
  }
  if (Name == "max_load_factor" && Call->getNumArgs() == 1)
    return;
  if (Name == "swap" && Call->getNumArgs() == 1) {
    M.moves(Call, T);
    withKin(T, Call->getArg(0));
    return;
  }
  refuse(T, Reason::UnsupportedMember, Name, "'" + textOf(Call, Ctx) + "'",
         Call->getExprLoc());
}

/// The other side of an operation that needs both of one type.
bool Uses::withKin(unsigned T, const Expr *Other) {
  if (std::optional<unsigned> O = M.tableOf(Other)) {
    M.Kin.join(T, *O);
    return true;
  }
  std::string What = textOf(Other, Ctx);
  refuse(T, Reason::GroupRefused, What, "used with '" + What + "'",
         Other->getBeginLoc());
  return false;
}

void Uses::operatorCall(unsigned T, const CXXOperatorCallExpr *Op,
                        const Expr *E) {
  bool Left = Op->getNumArgs() >= 1 && Op->getArg(0) == E;
  const FunctionDecl *FD = Op->getDirectCallee();
  if (!FD || !isInStd(FD)) {
    std::string Name = calleeName(Op);
    refuse(T, Reason::PassedToFunction, Name, "passed to '" + Name + "'",
           Op->getExprLoc());
    return;
  }
  switch (Op->getOperator()) {
  case OO_Subscript:
    if (!Left)
      break;
    M.moves(Op, T);
    borrow(T, Op, Hold::Ref, mappedOrKey(T));
    return;
  case OO_EqualEqual:
  case OO_ExclaimEqual:
    withKin(T, Op->getArg(Left ? 1 : 0));
    return;
  case OO_Equal: {
    if (Op->getNumArgs() != 2)
      break;
    // `(m = n)` as a value would be one more glvalue of the map.
    if (Left) {
      const Stmt *P = Index.parent(Op);
      while (P && isa<FullExpr, ParenExpr>(P))
        P = Index.parent(P);
      if (P && isa<Expr>(P) &&
          !(isa<CastExpr>(P) && cast<CastExpr>(P)->getCastKind() == CK_ToVoid))
        break;
    }
    if (!Left) {
      // Moving from a map moves its elements; copying does not.
      if (FD->getParamDecl(FD->getNumParams() - 1)
              ->getType()
              ->isRValueReferenceType())
        M.moves(Op, T);
      withKin(T, Op->getArg(0));
      return;
    }
    M.moves(Op, T);
    const Expr *From = Op->getArg(1);
    if (!mapType(From->getType()))
      return; // m = {...}: an initializer list of elements
    if (std::optional<unsigned> O = M.tableOf(From)) {
      M.Kin.join(T, *O);
      return;
    }
    if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(From)) {
      judgeSource(M, T, Temp->getSubExpr());
      return;
    }
    std::string What = textOf(From, Ctx);
    refuse(T, Reason::GroupRefused, What, "assigned from '" + What + "'",
           From->getBeginLoc());
    return;
  }
  default:
    break;
  }
  notUnderstood(T, Op);
}

void Uses::functionCall(unsigned T, const CallExpr *Call, const Expr *E) {
  const FunctionDecl *FD = Call->getDirectCallee();
  bool Std = FD && FD->getIdentifier() && FD->isInStdNamespace();
  StringRef Name = Std ? FD->getName() : "";
  if (oneOf(Name, {"begin", "end", "cbegin", "cend"}) &&
      Call->getNumArgs() == 1) {
    if (Name.ends_with("begin"))
      M.Tables[T].Iterated = true;
    borrow(T, Call, Hold::Holder, elementType(T));
    return;
  }
  if (oneOf(Name, {"size", "ssize", "empty"}) && Call->getNumArgs() == 1)
    return;
  if (Name == "swap" && Call->getNumArgs() == 2) {
    M.moves(Call, T);
    withKin(T, Call->getArg(Call->getArg(0) == E ? 1 : 0));
    return;
  }
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (FD && FD->getIdentifier() && FD->getName() == "swap" &&
        mapType(Member->getImplicitObjectArgument()->getType())) {
      M.moves(Call, T);
      withKin(T, Member->getImplicitObjectArgument());
      return;
    }
  if (Name == "erase_if" && Call->getNumArgs() == 2) {
    M.ErasedIf.push_back({Call, T});
    return;
  }
  std::string Callee = calleeName(Call);
  refuse(T, Reason::PassedToFunction, Callee, "passed to '" + Callee + "'",
         Call->getExprLoc());
}

/// A copy or move of the map: into kin, or out of sight.
void Uses::copiedBy(unsigned T, const CXXConstructExpr *C) {
  const Expr *Made = C;
  // A copy kept by a lambda is judged by the uses in its body.
  if (!mapType(C->getType())) {
    std::string Callee = calleeName(C);
    refuse(T, Reason::PassedToFunction, Callee, "passed to '" + Callee + "'",
           C->getExprLoc());
    return;
  }
  for (;;) {
    const Stmt *P = Index.parent(Made);
    if (const VarDecl *V = Index.initializedBy(Made)) {
      if (!M.ByVar.count(V))
        notUnderstood(T, C);
      return; // Joined where V is made.
    }
    if (P &&
        isa<ParenExpr, FullExpr, CXXBindTemporaryExpr, CXXFunctionalCastExpr>(
            P)) {
      Made = cast<Expr>(P);
      continue;
    }
    if (P && isa<LambdaExpr>(P) && Index.lambdaOf(C) != P)
      return;
    if (P && isa<CXXNewExpr>(P)) {
      // auto *p = new M(m): joined where p is made, if it is a table's maker.
      for (const Table &Other : M.Tables)
        if (Other.Maker == P)
          return;
    } else if (P && isa<MaterializeTemporaryExpr>(P)) {
      // m = M(n): joined where m is assigned.
      const auto *Op = dyn_cast_or_null<CXXOperatorCallExpr>(Index.parent(P));
      if (Op && Op->getOperator() == OO_Equal && M.tableOf(Op->getArg(0))) {
        M.Kin.join(T, *M.tableOf(Op->getArg(0)));
        return;
      }
    } else if (P && isa<ReturnStmt>(P)) {
      refuse(T, Reason::Returned, "", "'" + textOf(P, Ctx) + "'",
             P->getBeginLoc());
      return;
    } else if (const auto *Call = dyn_cast_or_null<CallExpr>(P)) {
      std::string Callee = calleeName(Call);
      refuse(T, Reason::PassedToFunction, Callee, "passed to '" + Callee + "'",
             Call->getExprLoc());
      return;
    }
    notUnderstood(T, P ? P : C);
    return;
  }
}

/// \p E is a glvalue of the pointer variable.
void Uses::usedPointer(unsigned T, const Expr *E) {
  bool Loaded = false;
  for (;;) {
    const Stmt *P = Index.parent(E);
    if (!P || Index.initializedBy(E)) {
      refuse(T, Reason::AddressTaken, "", "'" + textOf(E, Ctx) + "'",
             E->getBeginLoc());
      return;
    }
    if (isa<ParenExpr, FullExpr>(P)) {
      E = cast<Expr>(P);
      continue;
    }
    if (const auto *Cast = dyn_cast<CastExpr>(P)) {
      switch (Cast->getCastKind()) {
      case CK_LValueToRValue:
        Loaded = true;
        E = Cast;
        continue;
      case CK_NoOp:
        if (isa<ImplicitCastExpr>(Cast)) {
          E = Cast;
          continue;
        }
        break;
      case CK_PointerToBoolean:
      case CK_ToVoid:
        return;
      default:
        break;
      }
      notUnderstood(T, P);
      return;
    }
    if (const auto *Star = dyn_cast<UnaryOperator>(P);
        Star && Loaded && Star->getOpcode() == UO_Deref) {
      usedObject(T, Star);
      return;
    }
    if (const auto *Callee = dyn_cast<MemberExpr>(P);
        Callee && Loaded && Callee->isArrow()) {
      member(T, Callee, Callee->getMemberDecl());
      return;
    }
    if (const auto *Op = dyn_cast<BinaryOperator>(P);
        Op && Loaded && Op->isEqualityOp()) {
      const Expr *Other = Op->getLHS() == E ? Op->getRHS() : Op->getLHS();
      if (Other->isNullPointerConstant(Ctx, Expr::NPC_NeverValueDependent))
        return;
    }
    if (isa<CXXDeleteExpr>(P) && Loaded)
      return;
    if (isa<ReturnStmt>(P)) {
      refuse(T, Reason::Returned, "", "'" + textOf(P, Ctx) + "'",
             P->getBeginLoc());
      return;
    }
    if (isa<CallExpr, CXXConstructExpr>(P)) {
      std::string Callee = calleeName(cast<Expr>(P));
      refuse(T, Reason::PassedToFunction, Callee, "passed to '" + Callee + "'",
             P->getBeginLoc());
      return;
    }
    notUnderstood(T, P);
    return;
  }
}

/// \p E is a glvalue of the std::unique_ptr.
void Uses::usedOwner(unsigned T, const Expr *E) {
  for (;;) {
    const Stmt *P = Index.parent(E);
    if (!P || Index.initializedBy(E)) {
      notUnderstood(T, E);
      return;
    }
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(P);
        Cast && Cast->getCastKind() == CK_NoOp && Cast->isGLValue()) {
      E = Cast;
      continue;
    }
    if (isa<ParenExpr>(P)) {
      E = cast<Expr>(P);
      continue;
    }
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(P)) {
      if (Op->getOperator() == OO_Star && Op->getNumArgs() == 1) {
        usedObject(T, Op);
        return;
      }
      if (Op->getOperator() == OO_Arrow) {
        const Stmt *Up = Index.parent(Op);
        while (Up && isa<ImplicitCastExpr>(Up))
          Up = Index.parent(Up);
        if (const auto *Callee = dyn_cast_or_null<MemberExpr>(Up)) {
          member(T, Callee, Callee->getMemberDecl());
          return;
        }
      }
      bool Null = false;
      for (const Expr *Arg : Op->arguments())
        Null |= Arg->getType()->isNullPtrType();
      if (Null && (Op->getOperator() == OO_EqualEqual ||
                   Op->getOperator() == OO_ExclaimEqual))
        return;
      if (Null && Op->getOperator() == OO_Equal) {
        M.moves(Op, T);
        return;
      }
    }
    if (const auto *Callee = dyn_cast<MemberExpr>(P)) {
      const auto *Call =
          dyn_cast_or_null<CXXMemberCallExpr>(Index.parent(Callee));
      const ValueDecl *D = Callee->getMemberDecl();
      if (Call && isa<CXXConversionDecl>(D))
        return; // if (p)
      if (Call && D->getIdentifier() && D->getName() == "reset" &&
          (Call->getNumArgs() == 0 ||
           isa<CXXDefaultArgExpr>(Call->getArg(0)))) {
        M.moves(Call, T);
        return;
      }
    }
    if (const auto *Call = dyn_cast<CallExpr>(P)) {
      std::string Callee = calleeName(Call);
      refuse(T, Reason::PassedToFunction, Callee, "passed to '" + Callee + "'",
             P->getBeginLoc());
      return;
    }
    if (isa<ReturnStmt>(P)) {
      refuse(T, Reason::Returned, "", "'" + textOf(P, Ctx) + "'",
             P->getBeginLoc());
      return;
    }
    notUnderstood(T, P);
    return;
  }
}
