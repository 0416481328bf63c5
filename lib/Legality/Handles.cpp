//===- Handles.cpp - Uses of what leads to a table or takes one -----------===//

#include "Legality/Making.h"
#include "Legality/Uses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace roost;

/// A lambda whose parameters or result are tables must only be called: what
/// else takes it sees its type.
void Uses::closures() {
  for (const LambdaExpr *L : Index.lambdas()) {
    const CXXMethodDecl *Op = L->getCallOperator();
    TableSet Signature;
    for (const ParmVarDecl *P : Op->parameters())
      llvm::append_range(Signature, M.findAll(P));
    llvm::append_range(Signature, M.findAll(Op));
    if (Signature.empty() || isOnlyCalled(L))
      continue;
    for (unsigned T : Signature)
      refuse(T, Reason::FunctionSeen, "a lambda", "a lambda is used as a value",
             L->getBeginLoc());
  }
}

/// Follows a closure through the variables that it is kept in.
bool Uses::isOnlyCalled(const Expr *E) const {
  for (;;) {
    const Stmt *P = Index.parent(E);
    if (const VarDecl *V = Index.initializedBy(E)) {
      if (!V->getType()->getContainedAutoType() || V->isInitCapture() ||
          !V->hasLocalStorage())
        return false;
      for (const DeclRefExpr *Use : Index.uses(V))
        if (!isOnlyCalled(Use))
          return false;
      return !Index.usedOddly(V);
    }
    if (!P)
      return false;
    if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(P))
      return Op->getOperator() == OO_Call && Op->getArg(0) == E;
    if (isa<LambdaExpr>(P))
      return Index.lambdaOf(E) != P; // A capture; its uses are seen as well.
    if (isa<CompoundStmt>(P))
      return true;
    if (!isWrapper(P) && !isa<ImplicitCastExpr>(P))
      return false;
    E = cast<Expr>(P);
  }
}

/// \p E is a glvalue of the pointer, or a pointer to the table itself.
void Uses::usedPointer(unsigned T, const Expr *E) {
  bool Loaded = E->isPRValue();
  for (;;) {
    const Stmt *P = Index.parent(E);
    // Kept in another pointer that is a table: judged there.
    if (const VarDecl *V = Index.initializedBy(E); V && Loaded && M.find(V))
      return;
    if (const FieldDecl *F = Index.fieldInitializedBy(E);
        F && Loaded && M.find(F))
      return;
    if (!P || Index.initializedBy(E) || Index.fieldInitializedBy(E)) {
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
      if (std::optional<unsigned> O = M.tableOfPointer(Other)) {
        M.Kin.join(T, *O);
        return;
      }
    }
    if (const auto *Op = dyn_cast<BinaryOperator>(P);
        Op && Op->getOpcode() == BO_Assign) {
      if (Op->getLHS() == E) {
        if (isa<Expr>(Index.parent(Op)) && !isa<FullExpr>(Index.parent(Op))) {
          notUnderstood(T, P);
          return;
        }
        judgeSource(M, T, Op->getRHS(), /*Typed=*/true);
        return;
      }
      if (Loaded && M.tableOfPointer(Op->getLHS()))
        return; // Judged with the left side.
    }
    if (const auto *Cond = dyn_cast<ConditionalOperator>(P);
        Cond && Cond->getCond() != E && Loaded) {
      E = Cond;
      continue;
    }
    if (isa<CXXDeleteExpr>(P) && Loaded)
      return;
    if (const auto *L = dyn_cast<LambdaExpr>(P);
        L && Index.lambdaOf(E) != L && Loaded)
      return; // An init-capture, a variable of its own.
    if (isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, DoStmt>(P))
      return;
    if (isa<ReturnStmt>(P)) {
      if (!Loaded || !resultAt(P))
        refuse(T, Reason::Returned, "", "'" + textOf(P, Ctx) + "'",
               P->getBeginLoc());
      return;
    }
    if (const auto *List = dyn_cast<InitListExpr>(P);
        List && Loaded && fieldAt(List, E))
      return;
    if (isa<CallExpr, CXXConstructExpr>(P) && Loaded &&
        isParameterOf(cast<Expr>(P), E))
      return;
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
