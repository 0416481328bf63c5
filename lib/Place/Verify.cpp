//===- Verify.cpp - Do the rules hold of this module? ---------------------===//

#include "Place/Verify.h"
#include "IR/Markers.h"
#include "IR/SiteMetadata.h"
#include "Place/CallerStorage.h"
#include "Place/Frame.h"
#include "Place/HeapToStack.h"
#include "Support/Compat.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;
using namespace roost;

namespace {

void reportBroken(LLVMContext &Context, StringRef Invariant, StringRef Rule,
                  StringRef Where, const Twine &Expected, const Twine &Found) {
  Context.emitError("roost: internal error: " + Invariant + " (" + Rule +
                    ") in '" + Where + "': expected " + Expected + ", found " +
                    Found);
}

class FrameVerifier {
public:
  FrameVerifier(Function &F, const Options &Opts) : F(F), Opts(Opts) {}
  void run();

private:
  void broken(StringRef Invariant, StringRef Rule, const Twine &Expected,
              const Twine &Found);
  void checkTailCalls(const AllocaInst &Object);
  void checkLifetime(const AllocaInst &Object);

  Function &F;
  const Options &Opts;
};

void FrameVerifier::broken(StringRef Invariant, StringRef Rule,
                           const Twine &Expected, const Twine &Found) {
  reportBroken(F.getContext(), Invariant, Rule, shortName(F), Expected, Found);
}

/// Visits what control can reach behind the instructions in From, until Stop
/// says so on each way. Returns the first instruction that Bad says true for.
const Instruction *reach(ArrayRef<const Instruction *> From,
                         function_ref<bool(const Instruction &)> Stop,
                         function_ref<bool(const Instruction &)> Bad) {
  SmallPtrSet<const BasicBlock *, 16> Seen;
  SmallVector<BasicBlock::const_iterator, 8> Work;
  auto GoOn = [&](const BasicBlock *BB) {
    for (const BasicBlock *Next : successors(BB))
      if (Seen.insert(Next).second)
        Work.push_back(Next->begin());
  };
  for (const Instruction *I : From) {
    if (I->isTerminator())
      GoOn(I->getParent());
    else
      Work.push_back(std::next(I->getIterator()));
  }
  while (!Work.empty()) {
    BasicBlock::const_iterator I = Work.pop_back_val();
    const BasicBlock *BB = I->getParent();
    for (; I != BB->end() && !Stop(*I); ++I)
      if (Bad(*I))
        return &*I;
    if (I == BB->end())
      GoOn(BB);
  }
  return nullptr;
}

/// Instructions that give the address away: they store it or pass it on.
SmallVector<const Instruction *, 8> givenAwayAt(const AllocaInst &Object) {
  SmallVector<const Instruction *, 8> At;
  SmallVector<const Value *, 8> Work{&Object};
  SmallPtrSet<const Value *, 8> Seen;
  while (!Work.empty()) {
    const Value *V = Work.pop_back_val();
    if (!Seen.insert(V).second)
      continue;
    for (const Use &U : V->uses()) {
      auto *I = cast<Instruction>(U.getUser());
      if (isa<LifetimeIntrinsic>(I) || isa<LoadInst>(I) || isa<ICmpInst>(I))
        continue;
      if (auto *Store = dyn_cast<StoreInst>(I)) {
        if (Store->getValueOperand() == V)
          At.push_back(I);
      } else if (auto *Call = dyn_cast<CallBase>(I)) {
        bool Kept = !Call->isDataOperand(&U) ||
                    compat::mayKeep(*Call, Call->getDataOperandNo(&U));
        if (Kept)
          At.push_back(I);
      } else {
        Work.push_back(I);
      }
    }
  }
  return At;
}

void FrameVerifier::checkTailCalls(const AllocaInst &Object) {
  const Instruction *Tail = reach(
      givenAwayAt(Object), [](const Instruction &) { return false; },
      [](const Instruction &I) {
        auto *Call = dyn_cast<CallInst>(&I);
        return Call && Call->isTailCall();
      });
  if (Tail)
    broken("a tail call sees no frame object", "R5", "a plain call",
           "a tail call");
}

void FrameVerifier::checkLifetime(const AllocaInst &Object) {
  auto IsMarker = [&](const Instruction &I, Intrinsic::ID ID) {
    auto *Marker = dyn_cast<LifetimeIntrinsic>(&I);
    return Marker && Marker->getIntrinsicID() == ID &&
           compat::lifetimeObject(*Marker) == &Object;
  };
  SmallVector<const Instruction *, 4> Ends;
  for (const User *U : Object.users())
    if (IsMarker(*cast<Instruction>(U), Intrinsic::lifetime_end))
      Ends.push_back(cast<Instruction>(U));
  const Instruction *Use = reach(
      Ends,
      [&](const Instruction &I) {
        return IsMarker(I, Intrinsic::lifetime_start);
      },
      [&](const Instruction &I) {
        return !isa<LifetimeIntrinsic>(I) && !isa<PHINode>(I) &&
               is_contained(I.operand_values(), &Object);
      });
  if (Use)
    broken("a frame object is used while it lives", "R8",
           "no use behind its end", Twine("'") + Use->getOpcodeName() + "'");
}

void FrameVerifier::run() {
  SmallVector<AllocaInst *, 8> Objects;
  uint64_t Bytes = 0;
  for (Instruction &I : instructions(F)) {
    auto *Call = dyn_cast<CallBase>(&I);
    // One with a body waits for a link.
    if (Call && isMarker(*Call) && Call->getCalledFunction()->isDeclaration())
      broken("no marker is left", "R0", "none", "a call");
    auto *Alloca = dyn_cast<AllocaInst>(&I);
    if (Alloca && (isStorage(*Alloca) || isMovedHeader(*Alloca)))
      Objects.push_back(Alloca);
  }
  if (Objects.empty())
    return;

  if (auto No = frameRefusal(F))
    broken("the frame may gain objects", info(No->Why).Rule,
           "an ordinary function", info(No->Why).Id);
  for (const AllocaInst *Object : Objects) {
    if (!Object->isStaticAlloca())
      broken("a frame object has a fixed place", "R1", "a static alloca",
             "a dynamic one");
    if (objectBytes(*Object) > Opts.StackLimit)
      broken("a frame object is within the budget of a map", "R3",
             utostr(Opts.StackLimit) + " bytes at most",
             Twine(objectBytes(*Object)));
    Bytes += objectBytes(*Object);
    checkTailCalls(*Object);
    checkLifetime(*Object);
  }
  uint64_t Limit = std::max(Opts.FrameLimit, Opts.RecursionLimit);
  if (Bytes > Limit)
    broken("frame objects are within the budget of a function", "R3",
           utostr(Limit) + " bytes at most", Twine(Bytes));
}

/// How many bytes of first storage V is, at least; null is as good as any.
uint64_t storageBytes(const Value *V) {
  constexpr uint64_t Any = UINT64_MAX;
  uint64_t Least = Any;
  SmallVector<const Value *, 4> Work{V};
  SmallPtrSet<const Value *, 4> Seen;
  while (!Work.empty()) {
    V = Work.pop_back_val();
    if (!Seen.insert(V).second || isa<ConstantPointerNull>(V) ||
        isa<UndefValue>(V))
      continue;
    uint64_t Bytes = 0;
    if (isa<PHINode>(V)) {
      append_range(Work, cast<User>(V)->operand_values());
      continue;
    } else if (auto *Choice = dyn_cast<SelectInst>(V)) {
      append_range(Work, ArrayRef<const Value *>{Choice->getTrueValue(),
                                                 Choice->getFalseValue()});
      continue;
    } else if (auto *Alloca = dyn_cast<AllocaInst>(V)) {
      Bytes = isStorage(*Alloca) ? objectBytes(*Alloca) : 0;
    } else if (auto *Variable = dyn_cast<GlobalVariable>(V)) {
      if (Variable->hasMetadata(StorageMark))
        Bytes = Variable->getDataLayout().getTypeAllocSize(
            Variable->getValueType());
    } else if (auto *A = dyn_cast<Argument>(V)) {
      for (const TakenStorage &Taken : takenStorage(*A->getParent()))
        if (Taken.Parameter == A)
          Bytes = Taken.Bytes;
    }
    Least = std::min(Least, Bytes);
  }
  return Least;
}

/// R9, for a function that takes storage.
void verifyTaking(const Function &F) {
  SmallVector<TakenStorage, 2> Takes = takenStorage(F);
  if (Takes.empty())
    return;
  auto Broken = [&](StringRef Invariant, StringRef Where, const Twine &Expected,
                    const Twine &Found) {
    reportBroken(F.getContext(), Invariant, "R9", Where, Expected, Found);
  };
  if (!F.hasLocalLinkage())
    Broken("who takes storage is known to all callers", shortName(F),
           "internal linkage", "another");
  for (const Use &U : F.uses()) {
    auto *Call = dyn_cast<CallBase>(U.getUser());
    if (!Call || !Call->isCallee(&U)) {
      Broken("who takes storage is known to all callers", shortName(F),
             "direct calls", "another use");
      continue;
    }
    for (const TakenStorage &Taken : Takes) {
      uint64_t Given =
          storageBytes(Call->getArgOperand(Taken.Parameter->getArgNo()));
      if (Given < Taken.Bytes)
        Broken("a caller gives what the callee takes",
               shortName(*Call->getFunction()), Twine(Taken.Bytes) + " bytes",
               Twine(Given));
    }
  }
}

/// R10, for a variable that holds first storage.
void verifyStatic(const GlobalVariable &Storage, const Options &Opts) {
  if (!Storage.hasMetadata(StorageMark))
    return;
  if (!Storage.hasLocalLinkage() || Storage.isDeclaration() ||
      Storage.isConstant() || Storage.isThreadLocal() || Storage.hasComdat())
    reportBroken(Storage.getContext(), "static storage is the module's own",
                 "R10", Storage.getName(), "an internal variable", "another");
  uint64_t Bytes =
      Storage.getDataLayout().getTypeAllocSize(Storage.getValueType());
  if (Bytes > Opts.StaticLimit)
    reportBroken(Storage.getContext(),
                 "static storage is within the budget of a map", "R10",
                 Storage.getName(), utostr(Opts.StaticLimit) + " bytes at most",
                 Twine(Bytes));
}

} // namespace

void roost::verify(Module &M, const Options &Opts) {
  for (Function &F : M) {
    if (F.isDeclaration())
      continue;
    FrameVerifier(F, Opts).run();
    verifyTaking(F);
  }
  for (const GlobalVariable &Variable : M.globals())
    verifyStatic(Variable, Opts);
}
