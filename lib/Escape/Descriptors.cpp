//===- Descriptors.cpp - Calls through a table type's descriptor ----------===//

#include "Escape/Descriptors.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/GlobalVariable.h"

using namespace llvm;
using namespace roost;

namespace {

/// roost::detail::TypeCall::…
constexpr StringLiteral CallerPrefix = "_ZN5roost6detail8TypeCall";
/// roost::detail::TypeOf<…>::kType; of its members that one alone is a variable
/// that holds functions.
constexpr StringLiteral DescriptorPrefix = "_ZN5roost6detail6TypeOfI";

/// Adds the functions that are named in C. False if others may be.
bool addFunctions(const Constant *C, SmallSetVector<Function *, 8> &Found) {
  SmallVector<const Constant *, 8> Work{C};
  SmallPtrSet<const Constant *, 16> Seen;
  while (!Work.empty()) {
    const Constant *Next = Work.pop_back_val();
    if (!Seen.insert(Next).second)
      continue;
    if (auto *F = dyn_cast<Function>(Next)) {
      Found.insert(const_cast<Function *>(F));
    } else if (auto *A = dyn_cast<GlobalAlias>(Next)) {
      if (A->isInterposable())
        return false;
      Work.push_back(A->getAliasee());
    } else if (isa<GlobalValue>(Next)) {
      return false;
    } else {
      for (const Use &Operand : Next->operands())
        Work.push_back(cast<Constant>(Operand));
    }
  }
  return true;
}

} // namespace

bool roost::callsThroughDescriptor(const Function &F) {
  return F.getName().starts_with(CallerPrefix);
}

Callees roost::calleesThroughDescriptor(const CallBase &Call) {
  const Function &F = *Call.getFunction();
  if (!Call.isIndirectCall() || !callsThroughDescriptor(F))
    return {};
  SmallSetVector<Function *, 8> Held;
  for (const GlobalVariable &G : F.getParent()->globals()) {
    if (!G.getName().starts_with(DescriptorPrefix))
      continue;
    // One that is written to, or that another file makes.
    if (!G.isConstant() || !G.hasDefinitiveInitializer() ||
        !addFunctions(G.getInitializer(), Held))
      return {};
  }
  Callees Found;
  for (Function *Each : Held)
    if (Each->getFunctionType() == Call.getFunctionType())
      Found.push_back(Each);
  return Found;
}
