//===- Markers.cpp - Finding and declaring the runtime's markers ----------===//
//
// See Markers.h. A function that has a marker's name but not its type is none
// of ours and is left alone.
//
//===----------------------------------------------------------------------===//

#include "IR/Markers.h"
#include "Support/Compat.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;
using namespace roost;

namespace {

bool hasStorageType(const Function &F) {
  FunctionType *T = F.getFunctionType();
  return !T->isVarArg() && T->getNumParams() == 4 &&
         T->getReturnType()->isPointerTy() &&
         T->getParamType(0)->isPointerTy() &&
         T->getParamType(1)->isIntegerTy() &&
         T->getParamType(2)->isIntegerTy() && T->getParamType(3)->isIntegerTy();
}

bool hasMovedType(const Function &F) {
  FunctionType *T = F.getFunctionType();
  return !T->isVarArg() && T->getNumParams() == 2 &&
         T->getReturnType()->isVoidTy() && T->getParamType(0)->isPointerTy() &&
         T->getParamType(1)->isPointerTy();
}

Function *storageMarker(const Module &M) {
  Function *F = M.getFunction(StorageMarker);
  return F && hasStorageType(*F) ? F : nullptr;
}

Function *movedMarker(const Module &M) {
  Function *F = M.getFunction(MovedMarker);
  return F && hasMovedType(*F) ? F : nullptr;
}

/// The one who calls, if it calls a function of that name and type directly.
bool calls(const CallBase &Call, StringRef Name,
           bool (*HasType)(const Function &)) {
  const Function *F = Call.getCalledFunction();
  return F && F->getName() == Name && HasType(*F);
}

/// Drops the body and all that was said of it; says M1 and M2 instead.
void declare(Function &F) {
  if (!F.isDeclaration())
    F.deleteBody();
  F.setComdat(nullptr);
  F.setLinkage(GlobalValue::ExternalLinkage);
  F.setVisibility(GlobalValue::DefaultVisibility);
  F.setDSOLocal(false);
  F.setAttributes(AttributeList());
  F.setUnnamedAddr(GlobalValue::UnnamedAddr::None);

  for (auto Kind :
       {Attribute::NoUnwind, Attribute::WillReturn, Attribute::NoCallback,
        Attribute::NoFree, Attribute::NoSync})
    F.addFnAttr(Kind);
  F.setMemoryEffects(MemoryEffects::inaccessibleMemOnly());
  for (Argument &A : F.args())
    if (A.getType()->isPointerTy())
      A.addAttr(compat::capturesNone(F.getContext()));

  SmallVector<CallBase *, 8> Calls;
  for (User *U : F.users())
    if (auto *Call = dyn_cast<CallBase>(U))
      Calls.push_back(Call);
  for (CallBase *Call : Calls) {
    if (auto *Invoke = dyn_cast<InvokeInst>(Call))
      Call = changeToCall(Invoke);
    Call->addFnAttr(Attribute::NoMerge);
  }
}

} // namespace

std::optional<uint64_t> StorageCall::constant(unsigned Operand) const {
  auto *C = dyn_cast<ConstantInt>(Call->getArgOperand(Operand));
  if (!C || C->getValue().getActiveBits() > 63)
    return std::nullopt;
  return C->getZExtValue();
}

bool StorageCall::isForResult() const {
  return Call->getFnAttr(HoistedMark).getValueAsString() == "result";
}

void StorageCall::markHoisted(bool ForResult) const {
  Call->addFnAttr(Attribute::get(Call->getContext(), HoistedMark,
                                 ForResult ? "result" : "argument"));
}

bool roost::hasMarkers(const Module &M) {
  return storageMarker(M) || movedMarker(M);
}

bool roost::declareMarkers(Module &M) {
  Function *Storage = storageMarker(M);
  Function *Moved = movedMarker(M);
  if (Storage) {
    declare(*Storage);
    Storage->addRetAttr(Attribute::NoAlias); // M3
  }
  if (Moved)
    declare(*Moved);
  return Storage || Moved;
}

bool roost::defineMarkers(Module &M) {
  bool Changed = false;
  for (Function *F : {storageMarker(M), movedMarker(M)}) {
    if (!F || !F->isDeclaration())
      continue;
    LLVMContext &Context = M.getContext();
    IRBuilder<> B(BasicBlock::Create(Context, "", F));
    if (F->getReturnType()->isVoidTy())
      B.CreateRetVoid();
    else
      B.CreateRet(Constant::getNullValue(F->getReturnType()));
    F->setLinkage(GlobalValue::LinkOnceODRLinkage);
    F->setVisibility(GlobalValue::HiddenVisibility);
    if (Triple(M.getTargetTriple()).supportsCOMDAT())
      F->setComdat(M.getOrInsertComdat(F->getName()));
    F->addFnAttr(Attribute::AlwaysInline);
    Changed = true;
  }
  return Changed;
}

bool roost::isMarker(const CallBase &Call) {
  return calls(Call, StorageMarker, hasStorageType) ||
         calls(Call, MovedMarker, hasMovedType);
}

Markers roost::markersOf(Function &F) {
  Markers Result;
  for (Instruction &I : instructions(F)) {
    auto *Call = dyn_cast<CallBase>(&I);
    if (!Call)
      continue;
    if (calls(*Call, StorageMarker, hasStorageType))
      Result.Storage.push_back(StorageCall(*Call));
    else if (calls(*Call, MovedMarker, hasMovedType))
      Result.Moved.push_back(MovedCall{Call});
  }
  return Result;
}

void roost::dropMarkers(Module &M) {
  for (Function *F : {storageMarker(M), movedMarker(M)})
    if (F && F->use_empty())
      F->eraseFromParent();
}
