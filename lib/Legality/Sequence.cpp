//===- Sequence.cpp - What is evaluated before what -----------------------===//
//
// The C++17 rules of [expr] and [over.match.oper] that L5 relies on. The
// default is that two operands are in no order. C++11 and C++14 leave more open,
// but the compiler we are in keeps to C++17's rules in every mode: clang's
// CodeGenFunction::EmitCall, EmitCXXMemberOrOperatorMemberCallExpr and the
// emitters of built-in assignments don't ask for the language version.
//
//===----------------------------------------------------------------------===//

#include "Legality/Borrow.h"

using namespace clang;
using namespace roost;

namespace {

/// Operands of an overloaded operator, in source order, without the callee.
void ofOperatorCall(const CXXOperatorCallExpr *Op, const Stmt *E, bool Named,
                    llvm::SmallVectorImpl<const Stmt *> &Out) {
  bool First = Op->getNumArgs() > 0 && Op->getArg(0) == E;
  for (unsigned I = 0; I < Op->getNumArgs(); ++I) {
    const Expr *Arg = Op->getArg(I);
    if (Arg == E)
      continue;
    if (Op->isAssignmentOp() && First && !Named)
      continue; // The right operand comes first.
    switch (Op->getOperator()) {
    case OO_LessLess:
    case OO_GreaterGreater:
    case OO_Subscript:
    case OO_Comma:
    case OO_AmpAmp:
    case OO_PipePipe:
    case OO_Call:
      if (I == 0 && !Op->isAssignmentOp())
        continue; // The left operand, or the called object, comes first.
      break;
    default:
      break;
    }
    Out.push_back(Arg);
  }
}

} // namespace

void roost::notBefore(const Stmt *P, const Stmt *E, bool Named,
                      llvm::SmallVectorImpl<const Stmt *> &Out) {
  if (const auto *Op = dyn_cast<CXXOperatorCallExpr>(P)) {
    ofOperatorCall(Op, E, Named, Out);
    return;
  }
  if (const auto *Op = dyn_cast<BinaryOperator>(P)) {
    const Expr *Other = Op->getLHS() == E ? Op->getRHS() : Op->getLHS();
    bool Left = Op->getLHS() == E;
    if (Op->isAssignmentOp() && Left)
      return;
    if ((Op->isCommaOp() || Op->isLogicalOp()) && !Left)
      return;
    if (Op->isCommaOp())
      return; // What the left operand refers to is dropped.
    Out.push_back(Other);
    return;
  }
  if (isa<AbstractConditionalOperator>(P)) {
    const auto *Cond = cast<AbstractConditionalOperator>(P);
    if (Cond->getCond() != E)
      return; // The condition came first, the other branch never.
  }
  bool InOrder = isa<InitListExpr>(P);
  if (const auto *C = dyn_cast<CXXConstructExpr>(P))
    InOrder = C->isListInitialization();
  bool Passed = false;
  for (const Stmt *Child : P->children()) {
    if (!Child)
      continue;
    if (Child == E) {
      Passed = true;
      continue;
    }
    if (InOrder && !Passed)
      continue;
    // The callee of a call, with the object of a member call, comes first.
    if (const auto *Call = dyn_cast<CallExpr>(P))
      if (Child == Call->getCallee())
        continue;
    if (const auto *Index = dyn_cast<ArraySubscriptExpr>(P))
      if (Child == Index->getLHS())
        continue;
    Out.push_back(Child);
  }
}
