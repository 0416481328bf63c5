//===- CallerStorage.cpp - First storage for what a function is given -----===//
//
// The rule is in CallerStorage.h. Three walks over the functions that make maps
// in their arguments: bottom up, to find them (find); top down, to see for
// which a caller has something to give (weigh); and bottom up again, to change
// them (hoist). The third looks at everything anew, for it meets the calls that
// it made itself.
//
//===----------------------------------------------------------------------===//

#include "Place/CallerStorage.h"
#include "IR/Markers.h"
#include "Place/Frame.h"
#include "Place/HeaderRoot.h"
#include "Place/HeapToStack.h"
#include "Place/MovedHeaders.h"
#include "Place/StaticStorage.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/CallGraph.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Cloning.h"

using namespace llvm;
using namespace roost;

namespace {

/// The most parameters that a function gains.
constexpr unsigned MostSlots = 8;

/// The most instructions a function may have to be copied, and the most that
/// all copies of a module have together, unless it is large.
constexpr unsigned MostCopied = 500, MostCopiedInAll = 5000;
constexpr unsigned LargestShareCopied = 20; ///< one part in so many

/// A parameter and an offset from it: where a function makes a map.
using SlotKey = std::pair<unsigned, int64_t>;

using SlotSizes = SmallMapVector<SlotKey, uint64_t, 2>;

struct Slot {
  SlotKey Key;
  uint64_t Bytes = 0;
  uint64_t Alignment = 1;
  SmallVector<StorageCall, 2> Calls;
};

struct Candidate {
  Function *F;
  /// Its own slots, and those of its callees that it would hand on, each with
  /// its size.
  SlotSizes Slots;
  bool Pays = false;
};

/// The direct calls of a function, and whether there are no other uses.
struct Calls {
  SmallVector<CallBase *, 4> Direct;
  bool All = true;
};

Calls callsOf(const Function &F) {
  Calls Found;
  for (const Use &U : F.uses()) {
    auto *Call = dyn_cast<CallBase>(U.getUser());
    if (Call && (isa<CallInst>(Call) || isa<InvokeInst>(Call)) &&
        Call->isCallee(&U) && Call->getFunctionType() == F.getFunctionType() &&
        !Call->isMustTailCall())
      Found.Direct.push_back(Call);
    else
      Found.All = false;
  }
  return Found;
}

/// R9 c and d.
bool mayTakeStorage(Function &F) {
  if (F.isDeclaration() || F.hasAvailableExternallyLinkage() ||
      F.isInterposable() || F.hasOptNone() || F.isVarArg() ||
      F.hasFnAttribute("thunk") || F.isPresplitCoroutine())
    return false;
  // The last parameter of such a function must stay the last.
  for (auto Kind : {Attribute::InAlloca, Attribute::Preallocated})
    if (F.getAttributes().hasAttrSomewhere(Kind))
      return false;
  switch (F.getCallingConv()) {
  case CallingConv::C:
  case CallingConv::Fast:
  case CallingConv::Cold:
    break;
  default:
    return false;
  }
  return !frameRefusal(F) &&
         none_of(F, [](const BasicBlock &B) { return B.hasAddressTaken(); });
}

/// R9 e: every use is a call that can be changed.
bool changesInPlace(const Function &F) {
  return F.hasLocalLinkage() && callsOf(F).All;
}

/// A copy lies outside the comdat of its original, so it can't use what only
/// the comdat's members may.
bool leansOnItsComdat(const Function &F) {
  const Comdat *Group = F.getComdat();
  return Group && any_of(Group->getUsers(), [&](const GlobalObject *Other) {
           return Other != &F && Other->hasLocalLinkage();
         });
}

bool mayBeCopied(const Function &F) {
  if (F.hasOptSize() || F.getInstructionCount() > MostCopied ||
      leansOnItsComdat(F))
    return false;
  for (const BasicBlock &B : F)
    for (const Instruction &I : B)
      if (auto *Call = dyn_cast<CallBase>(&I);
          Call && (Call->cannotDuplicate() ||
                   Call->getIntrinsicID() == Intrinsic::localescape))
        return false;
  return true;
}

class Hoister {
public:
  Hoister(Module &M, FunctionAnalysisManager &FAM, const Options &Opts)
      : M(M), FAM(FAM), Opts(Opts), DL(M.getDataLayout()) {}
  bool run();

private:
  /// What is asked of a caller again and again.
  struct CallerFacts {
    bool MayHold = false;
    MovedHeaders Moved;
  };

  const TargetLibraryInfo &libraryOf(Function &F) {
    return FAM.getResult<TargetLibraryAnalysis>(F);
  }
  HeaderRoot rootAt(const CallBase &Call, SlotKey Key);
  SmallVector<Slot, 2> slotsOf(Function &F);
  const CallerFacts &factsOf(Function &Caller);
  bool gives(const CallBase &Call, SlotKey Key, uint64_t Bytes, bool InPlace);
  bool gives(const CallBase &Call, const Candidate &To, bool InPlace);

  bool find();
  void weigh();
  void hoist(const Candidate &C);
  Function *withParameters(Function &F, ArrayRef<Slot> Slots, bool InPlace,
                           ValueToValueMapTy &Copied);
  void answer(Function &F, ArrayRef<Slot> Slots, ValueToValueMapTy &Copied);
  void ask(CallBase &Call, Function &To, ArrayRef<Slot> Slots);
  void changed(Function &F) {
    Facts.erase(&F);
    Changed.insert(&F);
  }

  Module &M;
  FunctionAnalysisManager &FAM;
  const Options &Opts;
  const DataLayout &DL;
  Function *Marker = nullptr;
  /// Callees first.
  std::vector<Candidate> Candidates;
  DenseMap<const Function *, unsigned> Index;
  DenseMap<const Function *, CallerFacts> Facts;
  SmallSetVector<Function *, 16> Changed;
};

/// Where the header of a callee's slot lies, seen from the call.
HeaderRoot Hoister::rootAt(const CallBase &Call, SlotKey Key) {
  HeaderRoot Root =
      rootOf(Call.getArgOperand(Key.first), DL,
             libraryOf(*const_cast<Function *>(Call.getCaller())));
  Root.Offset += Key.second;
  return Root;
}

/// R9 a, R3 and R4: the storage calls of F that could be hoisted, by header.
SmallVector<Slot, 2> Hoister::slotsOf(Function &F) {
  SmallVector<Slot, 2> Slots;
  Markers Found = markersOf(F);
  if (Found.Storage.empty())
    return Slots;
  const TargetLibraryInfo &TLI = libraryOf(F);
  MovedHeaders Moved;
  Moved.add(Found.Moved, DL, TLI);
  for (const StorageCall &Call : Found.Storage) {
    HeaderRoot Root = rootOf(Call.header(), DL, TLI);
    if (Root.Kind != RootKind::Argument || !Root.Fixed || Moved.findOut(Root))
      continue;
    auto *A = cast<Argument>(Root.Base);
    if (A->hasPassPointeeByValueCopyAttr() || A->hasSwiftErrorAttr() ||
        A->hasNestAttr())
      continue;
    std::optional<Request> Asked = requestOf(Call);
    if (!Asked || Asked->Bytes > Opts.StackLimit ||
        !isa<Constant>(Call.slotOperand()))
      continue;
    SlotKey Key(A->getArgNo(), Root.Offset);
    auto *Known = find_if(Slots, [&](const Slot &S) { return S.Key == Key; });
    if (Known == Slots.end()) {
      if (Slots.size() == MostSlots)
        continue;
      Slots.emplace_back();
      Known = &Slots.back();
      Known->Key = Key;
    }
    // The size is written into the first word, so there is room for it.
    uint64_t Word = DL.getTypeStoreSize(Call.sizeType());
    Known->Bytes = std::max({Known->Bytes, Asked->Bytes, Word});
    Known->Alignment = std::max({Known->Alignment, Asked->Alignment,
                                 DL.getABITypeAlign(Call.sizeType()).value()});
    Known->Calls.push_back(Call);
  }
  return Slots;
}

const Hoister::CallerFacts &Hoister::factsOf(Function &Caller) {
  auto [It, New] = Facts.try_emplace(&Caller);
  if (New) {
    It->second.MayHold = !Caller.hasOptNone() && !frameRefusal(Caller);
    It->second.Moved.add(markersOf(Caller).Moved, DL, libraryOf(Caller));
  }
  return It->second;
}

/// Whether the caller will have storage for this header, as far as one can tell
/// before it is looked at. Objects of operator new may move to the frame; a
/// copy is not made for that hope.
bool Hoister::gives(const CallBase &Call, SlotKey Key, uint64_t Bytes,
                    bool InPlace) {
  Function &Caller = *const_cast<Function *>(Call.getCaller());
  HeaderRoot Root = rootAt(Call, Key);
  if (!Root.Fixed || Caller.hasOptNone())
    return false;
  const CallerFacts &Of = factsOf(Caller);
  if (Of.Moved.findOut(Root))
    return false;
  switch (Root.Kind) {
  case RootKind::StaticAlloca:
    return Of.MayHold &&
           (!isMovedHeader(*Root.alloca()) || isAlwaysDeleted(*Root.alloca()));
  case RootKind::Allocation:
    return Of.MayHold && InPlace;
  case RootKind::Global:
    return Bytes <= Opts.StaticLimit && mayHaveStaticStorage(Root);
  case RootKind::Argument: {
    auto It = Index.find(&Caller);
    return It != Index.end() && Candidates[It->second].Pays &&
           Candidates[It->second].Slots.contains(
               {cast<Argument>(Root.Base)->getArgNo(), Root.Offset});
  }
  default:
    return false;
  }
}

bool Hoister::gives(const CallBase &Call, const Candidate &To, bool InPlace) {
  return any_of(To.Slots, [&](const auto &S) {
    return gives(Call, S.first, S.second, InPlace);
  });
}

/// Bottom up. Returns false if there is nothing to hoist.
bool Hoister::find() {
  Marker = M.getFunction(StorageMarker);
  if (!Marker)
    return false;
  DenseMap<const Function *, SlotSizes> Of;
  auto Add = [&](const Function *F, SlotKey Key, uint64_t Bytes) {
    uint64_t &Most = Of[F][Key];
    Most = std::max(Most, Bytes);
  };
  SmallSetVector<Function *, 16> Ask;
  for (User *U : Marker->users())
    if (auto *Call = dyn_cast<CallBase>(U))
      Ask.insert(Call->getFunction());
  for (Function *F : Ask)
    for (const Slot &S : slotsOf(*F))
      Add(F, S.Key, S.Bytes);
  if (Of.empty())
    return false;

  CallGraph Graph(M);
  for (auto It = scc_begin(&Graph); !It.isAtEnd(); ++It)
    for (CallGraphNode *Node : *It) {
      Function *F = Node->getFunction();
      if (!F || !Of.contains(F) || !mayTakeStorage(*F))
        continue;
      Index[F] = Candidates.size();
      Candidates.push_back({F, Of[F]});
      // What its callers would hand on.
      for (CallBase *Call : callsOf(*F).Direct)
        for (auto [Key, Bytes] : Candidates.back().Slots) {
          HeaderRoot Root = rootAt(*Call, Key);
          if (Root.Kind == RootKind::Argument && Root.Fixed)
            Add(Call->getFunction(),
                {cast<Argument>(Root.Base)->getArgNo(), Root.Offset}, Bytes);
        }
    }
  return !Candidates.empty();
}

/// Top down: callers before what they call.
void Hoister::weigh() {
  uint64_t Room = MostCopiedInAll;
  Room = std::max<uint64_t>(Room, M.getInstructionCount() / LargestShareCopied);
  for (Candidate &C : reverse(Candidates)) {
    bool InPlace = changesInPlace(*C.F);
    C.Pays = any_of(callsOf(*C.F).Direct, [&](const CallBase *Call) {
      return gives(*Call, C, InPlace);
    });
    if (!C.Pays || InPlace)
      continue;
    uint64_t Size = C.F->getInstructionCount();
    C.Pays = Size <= Room && mayBeCopied(*C.F);
    if (C.Pays)
      Room -= Size;
  }
}

/// F with a parameter for each slot: F's body itself or a copy of it.
Function *Hoister::withParameters(Function &F, ArrayRef<Slot> Slots,
                                  bool InPlace, ValueToValueMapTy &Copied) {
  FunctionType *Old = F.getFunctionType();
  SmallVector<Type *, 8> Params(Old->params());
  Params.append(Slots.size(), Marker->getReturnType());
  Function *New = Function::Create(
      FunctionType::get(Old->getReturnType(), Params, /*isVarArg=*/false),
      F.getLinkage(), F.getAddressSpace());
  M.getFunctionList().insert(std::next(F.getIterator()), New);
  if (InPlace) {
    New->takeName(&F);
    New->copyAttributesFrom(&F);
    New->setComdat(F.getComdat());
    New->copyMetadata(&F, 0);
    F.clearMetadata();
    New->splice(New->begin(), &F);
    for (auto [From, To] : zip_first(F.args(), New->args())) {
      From.replaceAllUsesWith(&To);
      To.takeName(&From);
    }
  } else {
    New->setName(F.getName() + ".roost");
    for (auto [From, To] : zip_first(F.args(), New->args())) {
      To.setName(From.getName());
      Copied[&From] = &To;
    }
    SmallVector<ReturnInst *, 4> Returns;
    CloneFunctionInto(New, &F, Copied,
                      CloneFunctionChangeType::LocalChangesOnly, Returns);
    New->setLinkage(GlobalValue::InternalLinkage);
    // It is called directly and has no place in a table of types.
    New->eraseMetadata(LLVMContext::MD_type);
    New->eraseMetadata(LLVMContext::MD_kcfi_type);
  }
  return New;
}

/// Answers the storage calls of F, which has the parameters now.
void Hoister::answer(Function &F, ArrayRef<Slot> Slots,
                     ValueToValueMapTy &Copied) {
  unsigned First = F.arg_size() - Slots.size();
  SmallVector<Metadata *, 4> Mark;
  for (auto [Number, S] : enumerate(Slots)) {
    Argument *Given = F.getArg(First + Number);
    Given->setName("roost.storage");
    Given->addAttr(Attribute::NoUndef);
    Given->addAttr(
        Attribute::getWithAlignment(F.getContext(), Align(S.Alignment)));
    for (StorageCall Call : S.Calls) {
      if (Value *Copy = Copied.lookup(&Call.call()))
        Call = StorageCall(*cast<CallBase>(Copy));
      CallBase &I = Call.call();
      if (!Call.isHoisted()) { // R9 b
        IRBuilder<> B(&I);
        Instruction *There = SplitBlockAndInsertIfThen(
            B.CreateIsNotNull(Given), &I, /*Unreachable=*/false);
        B.SetInsertPoint(There);
        B.CreateAlignedStore(ConstantInt::get(Call.sizeType(), S.Bytes), Given,
                             Align(S.Alignment));
      }
      I.replaceAllUsesWith(Given);
      I.eraseFromParent();
    }
    Type *Word = Type::getInt64Ty(F.getContext());
    for (uint64_t N : {uint64_t(First + Number), S.Bytes})
      Mark.push_back(ConstantAsMetadata::get(ConstantInt::get(Word, N)));
  }
  F.setMetadata(TakesStorageMark, MDNode::get(F.getContext(), Mark));
  if (F.hasFnAttribute(Attribute::Memory)) // R9 f
    F.setMemoryEffects(F.getMemoryEffects() | MemoryEffects::argMemOnly());
}

/// As if the callee's instruction stood where the call is.
DebugLoc inlinedAt(const DebugLoc &Inner, const CallBase &Call) {
  DILocation *At = Call.getDebugLoc();
  if (!At || !Inner)
    return At;
  LLVMContext &Context = Call.getContext();
  DenseMap<const MDNode *, MDNode *> Cache;
  auto *Distinct =
      DILocation::getDistinct(Context, At->getLine(), At->getColumn(),
                              At->getScope(), At->getInlinedAt());
  return DILocation::get(
      Context, Inner.getLine(), Inner.getCol(), Inner.getScope(),
      DebugLoc::appendInlinedAt(Inner, Distinct, Context, Cache));
}

/// Has the caller ask for storage, and calls To with it.
void Hoister::ask(CallBase &Call, Function &To, ArrayRef<Slot> Slots) {
  LLVMContext &Context = M.getContext();
  IRBuilder<> B(&Call);
  SmallVector<Value *, 8> Arguments(Call.args());
  SmallVector<AttributeSet, 8> Attributes;
  AttributeList Old = Call.getAttributes();
  for (unsigned I = 0; I != Call.arg_size(); ++I)
    Attributes.push_back(Old.getParamAttrs(I));

  for (const Slot &S : Slots) {
    Value *Header = Call.getArgOperand(S.Key.first);
    if (S.Key.second)
      Header =
          B.CreateGEP(B.getInt8Ty(), Header,
                      ConstantInt::getSigned(DL.getIndexType(Header->getType()),
                                             S.Key.second));
    bool Result = Call.paramHasAttr(S.Key.first, Attribute::StructRet);
    // Each construction asks, for each may be another site; as they share a
    // header, they get the same answer.
    for (const StorageCall &Inner : S.Calls) {
      Type *Size = Inner.sizeType();
      CallInst *Asked = B.CreateCall(
          Marker, {Header, ConstantInt::get(Size, S.Bytes),
                   ConstantInt::get(Size, S.Alignment), Inner.slotOperand()});
      Asked->addFnAttr(Attribute::NoMerge);
      Asked->setDebugLoc(inlinedAt(Inner.call().getDebugLoc(), Call));
      StorageCall(*Asked).markHoisted(Result);
      if (&Inner == &S.Calls.front())
        Arguments.push_back(Asked);
    }
    Attributes.push_back(
        AttributeSet().addAttribute(Context, Attribute::NoUndef));
  }

  SmallVector<OperandBundleDef, 1> Bundles;
  Call.getOperandBundlesAsDefs(Bundles);
  CallBase *New;
  if (auto *Invoke = dyn_cast<InvokeInst>(&Call)) {
    New = B.CreateInvoke(&To, Invoke->getNormalDest(), Invoke->getUnwindDest(),
                         Arguments, Bundles);
  } else {
    CallInst *Plain = B.CreateCall(&To, Arguments, Bundles);
    Plain->setTailCallKind(cast<CallInst>(Call).getTailCallKind());
    New = Plain;
  }
  New->setCallingConv(Call.getCallingConv());
  New->setAttributes(AttributeList::get(Context, Old.getFnAttrs(),
                                        Old.getRetAttrs(), Attributes));
  if (Old.hasFnAttr(Attribute::Memory)) // R9 f
    New->addFnAttr(Attribute::getWithMemoryEffects(
        Context, Old.getMemoryEffects() | MemoryEffects::argMemOnly()));
  New->copyMetadata(Call);
  if (isa<FPMathOperator>(Call))
    New->copyFastMathFlags(&Call);
  New->takeName(&Call);
  Call.replaceAllUsesWith(New);
  changed(*Call.getFunction());
  Call.eraseFromParent();
}

void Hoister::hoist(const Candidate &C) {
  Function &F = *C.F;
  SmallVector<Slot, 2> Slots = slotsOf(F);
  if (Slots.empty())
    return;
  bool InPlace = changesInPlace(F);
  ValueToValueMapTy Copied;
  Function *New = withParameters(F, Slots, InPlace, Copied);

  // The callers first: what they ask is made like what F asks now.
  for (CallBase *Call : callsOf(F).Direct)
    if (InPlace || gives(*Call, C, InPlace))
      ask(*Call, *New, Slots);
  answer(*New, Slots, Copied);
  changed(*New);

  if (InPlace) {
    F.replaceAllUsesWith(New);
    Facts.erase(&F);
    Changed.remove(&F);
    Index.erase(&F);
    FAM.clear(F, F.getName());
    F.eraseFromParent();
    return;
  }
  // The original is for others. If this module calls it no more, its maps were
  // spoken of where they are made.
  changed(F);
  if (all_of(F.users(), [](const User *U) {
        return isa<GlobalAlias>(U) && U->use_empty();
      }))
    for (const Slot &S : Slots)
      for (const StorageCall &Call : S.Calls)
        answerNull(Call);
}

bool Hoister::run() {
  if (!find())
    return false;
  weigh();
  for (const Candidate &C : Candidates)
    if (C.Pays)
      hoist(C);
  for (Function *F : Changed)
    FAM.invalidate(*F, PreservedAnalyses::none());
  return !Changed.empty();
}

} // namespace

bool roost::hoistStorage(Module &M, FunctionAnalysisManager &FAM,
                         const Options &Opts) {
  return Hoister(M, FAM, Opts).run();
}

SmallVector<TakenStorage, 2> roost::takenStorage(const Function &F) {
  SmallVector<TakenStorage, 2> Taken;
  const MDNode *Mark = F.getMetadata(TakesStorageMark);
  for (unsigned I = 0; Mark && I + 1 < Mark->getNumOperands(); I += 2) {
    auto Word = [&](unsigned Operand) {
      return mdconst::extract<ConstantInt>(Mark->getOperand(Operand))
          ->getZExtValue();
    };
    if (Word(I) < F.arg_size())
      Taken.push_back({F.getArg(Word(I)), Word(I + 1)});
  }
  return Taken;
}

bool roost::settleHoisted(Module &M) {
  // Everybody is believed to give something until it is seen otherwise.
  SmallVector<Argument *, 8> Given;
  SmallPtrSet<const Value *, 8> Believed;
  for (Function &F : M)
    for (const TakenStorage &Taken : takenStorage(F)) {
      Given.push_back(Taken.Parameter);
      Believed.insert(Taken.Parameter);
    }
  auto MayBeNull = [&](const Argument *A) {
    return any_of(A->getParent()->users(), [&](const User *U) {
      auto *Call = dyn_cast<CallBase>(U);
      if (!Call)
        return true;
      const Value *V = Call->getArgOperand(A->getArgNo());
      return !isa<AllocaInst>(V) && !isa<GlobalVariable>(V) &&
             !Believed.contains(V);
    });
  };
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const Argument *A : Given)
      if (Believed.contains(A) && MayBeNull(A))
        Changed = Believed.erase(A);
  }
  for (Argument *A : Given)
    if (Believed.contains(A))
      A->addAttr(Attribute::NonNull);
  return !Given.empty();
}
