//===- Descriptors.cpp - Calls through a table type's descriptor ----------===//

#include "Escape/Descriptors.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using namespace roost;

namespace {

/// roost::detail::TypeCall::…
constexpr StringLiteral CallerPrefix = "_ZN5roost6detail8TypeCall";
/// roost::detail::TypeOf<…>::kType; of its members that one alone is a variable
/// that holds functions.
constexpr StringLiteral DescriptorPrefix = "_ZN5roost6detail6TypeOfI";

} // namespace

bool roost::callsThroughDescriptor(const Function &F) {
  return F.getName().starts_with(CallerPrefix);
}

std::optional<Callees> roost::calleesThroughDescriptor(const CallBase &Call) {
  const Function &F = *Call.getFunction();
  if (!Call.isIndirectCall() || !callsThroughDescriptor(F))
    return std::nullopt;
  Callees Held;
  bool Any = false;
  for (const GlobalVariable &G : F.getParent()->globals()) {
    if (!G.getName().starts_with(DescriptorPrefix))
      continue;
    // One that is written to, or that another file makes.
    if (!G.isConstant() || !G.hasDefinitiveInitializer() ||
        !addFunctions(G.getInitializer(), Held))
      return std::nullopt;
    Any = true;
  }
  if (!Any)
    return std::nullopt;
  SmallSetVector<Function *, 8> Found;
  for (Function *Each : Held)
    if (Each->getFunctionType() == Call.getFunctionType())
      Found.insert(Each);
  return Callees(Found.getArrayRef());
}
