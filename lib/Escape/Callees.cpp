//===- Callees.cpp - The functions that a call may come to ----------------===//
//
// The rule E8 is in Callees.h.
//
//===----------------------------------------------------------------------===//

#include "Escape/Callees.h"
#include "Escape/Descriptors.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Analysis/ConstantFolding.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Operator.h"

using namespace llvm;
using namespace roost;

namespace {

/// Places looked at for one call, and callees of one, at most.
constexpr unsigned MostPlaces = 64;
constexpr unsigned MostCallees = 16;

class CalleeFinder {
public:
  /// False if V may be a function that is not in view.
  bool find(const Value *V);
  ArrayRef<Function *> found() const { return Found.getArrayRef(); }

private:
  void look(const Value *V) {
    if (Seen.insert(V).second)
      Work.push_back(V);
  }
  bool addConstant(const Constant *C);
  bool addLoad(const LoadInst &Load);
  bool addContents(const Value *Variable);
  bool addArgument(const Argument &A);

  SmallSetVector<Function *, 8> Found;
  SmallPtrSet<const Value *, 16> Seen;
  SmallVector<const Value *, 16> Work;
};

bool CalleeFinder::addConstant(const Constant *C) {
  SmallVector<Function *, 8> Named;
  if (!addFunctions(C, Named))
    return false;
  Found.insert(Named.begin(), Named.end());
  return true;
}

/// Whatever is stored in a variable that is only loaded and stored as a whole.
bool CalleeFinder::addContents(const Value *Variable) {
  for (const User *U : Variable->users()) {
    if (isa<LoadInst>(U) || isa<LifetimeIntrinsic>(U))
      continue;
    auto *Store = dyn_cast<StoreInst>(U);
    if (!Store || Store->getValueOperand() == Variable ||
        !Store->getValueOperand()->getType()->isPointerTy() ||
        Seen.size() > MostPlaces)
      return false;
    look(Store->getValueOperand());
  }
  return true;
}

bool CalleeFinder::addLoad(const LoadInst &Load) {
  const Value *Address = Load.getPointerOperand();
  if (isa<AllocaInst>(Address))
    return addContents(Address);
  auto *G = dyn_cast<GlobalVariable>(getUnderlyingObject(Address));
  if (!G || !G->hasDefinitiveInitializer())
    return false;
  if (!G->isConstant()) {
    if (G != Address || !G->hasLocalLinkage() || G->isThreadLocal() ||
        G->isExternallyInitialized())
      return false;
    look(G->getInitializer());
    return addContents(G);
  }
  const DataLayout &DL = Load.getDataLayout();
  APInt Offset(DL.getIndexTypeSizeInBits(Address->getType()), 0);
  if (Address->stripAndAccumulateConstantOffsets(DL, Offset, true) == G)
    if (const Constant *Only = ConstantFoldLoadFromConst(
            const_cast<Constant *>(G->getInitializer()), Load.getType(), Offset,
            DL)) {
      look(Only);
      return true;
    }
  return addConstant(G->getInitializer());
}

/// Whatever the calls give that are all there are.
bool CalleeFinder::addArgument(const Argument &A) {
  const Function *F = A.getParent();
  if (!F->hasLocalLinkage())
    return false;
  for (const Use &U : F->uses()) {
    auto *Call = dyn_cast<CallBase>(U.getUser());
    if (!Call || !Call->isCallee(&U) ||
        Call->getFunctionType() != F->getFunctionType() ||
        Seen.size() > MostPlaces)
      return false;
    look(Call->getArgOperand(A.getArgNo()));
  }
  return true;
}

bool CalleeFinder::find(const Value *Called) {
  look(Called);
  while (!Work.empty()) {
    const Value *V = Work.pop_back_val();
    if (Seen.size() > MostPlaces)
      return false;
    bool InView = false;
    if (isa<ConstantPointerNull>(V) || isa<UndefValue>(V)) {
      InView = true;
    } else if (isa<Function>(V) || isa<GlobalAlias>(V)) {
      InView = addConstant(cast<Constant>(V));
    } else if (auto *Phi = dyn_cast<PHINode>(V)) {
      for (const Value *Incoming : Phi->incoming_values())
        look(Incoming);
      InView = true;
    } else if (auto *Select = dyn_cast<SelectInst>(V)) {
      look(Select->getTrueValue());
      look(Select->getFalseValue());
      InView = true;
    } else if (isa<FreezeInst>(V) || isa<BitCastInst>(V)) {
      look(cast<Instruction>(V)->getOperand(0));
      InView = true;
    } else if (auto *Load = dyn_cast<LoadInst>(V)) {
      InView = addLoad(*Load);
    } else if (auto *A = dyn_cast<Argument>(V)) {
      InView = addArgument(*A);
    }
    if (!InView || Found.size() > MostCallees)
      return false;
  }
  return true;
}

} // namespace

bool roost::addFunctions(const Constant *C,
                         SmallVectorImpl<Function *> &Found) {
  SmallVector<const Constant *, 8> Work{C};
  SmallPtrSet<const Constant *, 16> Seen;
  while (!Work.empty()) {
    const Constant *Next = Work.pop_back_val();
    if (!Seen.insert(Next).second)
      continue;
    if (auto *F = dyn_cast<Function>(Next)) {
      Found.push_back(const_cast<Function *>(F));
    } else if (auto *A = dyn_cast<GlobalAlias>(Next)) {
      if (A->isInterposable())
        return false;
      Work.push_back(A->getAliasee());
    } else if (isa<GlobalValue>(Next)) {
      return false;
    } else {
      for (const Use &Operand : Next->operands())
        if (auto *Part = dyn_cast<Constant>(Operand))
          Work.push_back(Part);
        else
          return false;
    }
  }
  return true;
}

std::optional<Callees> roost::calleesOf(const CallBase &Call) {
  if (Function *F = Call.getCalledFunction())
    return Callees{F};
  if (!Call.isIndirectCall())
    return std::nullopt;
  if (auto Held = calleesThroughDescriptor(Call)) // E7
    return Held;
  CalleeFinder Finder;
  if (!Finder.find(Call.getCalledOperand()) || Finder.found().empty() ||
      any_of(Finder.found(), [&](const Function *F) {
        return F->getFunctionType() != Call.getFunctionType();
      }))
    return std::nullopt;
  return Callees(Finder.found());
}
