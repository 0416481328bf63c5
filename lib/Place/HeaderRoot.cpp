//===- HeaderRoot.cpp - Which object a map's header lies in ---------------===//

#include "Place/HeaderRoot.h"
#include "llvm/Analysis/MemoryBuiltins.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Operator.h"

using namespace llvm;
using namespace roost;

namespace {

/// What V is the same address as, or null. Only forms that can't change it.
Value *sameAddress(Value *V) {
  if (auto *Call = dyn_cast<CallBase>(V)) {
    if (Call->getIntrinsicID() == Intrinsic::launder_invariant_group ||
        Call->getIntrinsicID() == Intrinsic::strip_invariant_group)
      return Call->getArgOperand(0);
    return Call->getReturnedArgOperand();
  }
  return nullptr;
}

RootKind kindOf(Value *Base, const TargetLibraryInfo &TLI) {
  if (auto *Alloca = dyn_cast<AllocaInst>(Base)) {
    if (Alloca->isUsedWithInAlloca() || Alloca->isSwiftError())
      return RootKind::Unknown;
    return Alloca->isStaticAlloca() ? RootKind::StaticAlloca
                                    : RootKind::DynamicAlloca;
  }
  if (isa<GlobalVariable>(Base))
    return RootKind::Global;
  if (isa<Argument>(Base))
    return RootKind::Argument;
  if (auto *Call = dyn_cast<CallBase>(Base)) {
    if (Call->getIntrinsicID() == Intrinsic::threadlocal_address)
      return RootKind::Global;
    const Function *F = Call->getCalledFunction();
    if (F && F->getName() == "__cxa_allocate_exception")
      return RootKind::Exception;
    if (isAllocationFn(Call, &TLI))
      return RootKind::Allocation;
  }
  return RootKind::Unknown;
}

} // namespace

HeaderRoot roost::rootOf(Value *Header, const DataLayout &DL,
                         const TargetLibraryInfo &TLI) {
  HeaderRoot Root;
  APInt Offset(DL.getIndexTypeSizeInBits(Header->getType()), 0);
  Value *V = Header;
  while (true) {
    V = V->stripAndAccumulateConstantOffsets(DL, Offset,
                                             /*AllowNonInbounds=*/true);
    if (Value *Same = sameAddress(V)) {
      V = Same;
      continue;
    }
    auto *GEP = dyn_cast<GEPOperator>(V);
    if (!GEP)
      break;
    Root.Fixed = false;
    V = GEP->getPointerOperand();
  }
  Root.Base = V;
  Root.Kind = kindOf(V, TLI);
  // An address of another address space is another kind of storage.
  if (V->getType() != Header->getType())
    Root.Kind = RootKind::Unknown;
  if (!Root.Fixed && Root.Kind == RootKind::StaticAlloca)
    Root.Kind = RootKind::VariableOffset;
  Root.Offset = Offset.getSExtValue();
  return Root;
}
