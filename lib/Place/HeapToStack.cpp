//===- HeapToStack.cpp - Objects with maps, from the heap to the frame ----===//
//
// The rules H1 to H4 are in HeapToStack.h.
//
//===----------------------------------------------------------------------===//

#include "Place/HeapToStack.h"
#include "Escape/Explain.h"
#include "Escape/Graph.h"
#include "Escape/Solve.h"
#include "IR/SiteMetadata.h"
#include "Place/Frame.h"
#include "Place/HeaderRoot.h"
#include "Support/Compat.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Analysis/MemoryBuiltins.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;
using namespace roost;

namespace {

/// Values looked through for one delete's operand, at most (H3).
constexpr unsigned MostOperands = 16;

/// A call of operator new that may be left out (H1).
struct NewCall {
  CallBase *Call;
  uint64_t Bytes;
  Align Alignment;
};

/// What operator new gives without being asked; the runtime's own assumption.
constexpr uint64_t DefaultNewAlignment = 16;

std::optional<LibFunc> knownFunction(const CallBase &Call,
                                     const TargetLibraryInfo &TLI) {
  const Function *Callee = Call.getCalledFunction();
  LibFunc Known;
  if (!Callee || Call.isNoBuiltin() || !TLI.getLibFunc(*Callee, Known) ||
      !TLI.has(Known))
    return std::nullopt;
  return Known;
}

/// H1.
std::optional<NewCall> asNew(CallBase *Call, const TargetLibraryInfo &TLI) {
  uint64_t Alignment = DefaultNewAlignment;
  switch (knownFunction(*Call, TLI).value_or(NotLibFunc)) {
  case LibFunc_Znwj:
  case LibFunc_Znwm:
    break;
  case LibFunc_ZnwjSt11align_val_t:
  case LibFunc_ZnwmSt11align_val_t: {
    auto *Asked = dyn_cast<ConstantInt>(Call->getArgOperand(1));
    if (!Asked || !Asked->getValue().isPowerOf2() ||
        Asked->getValue().getActiveBits() > 16)
      return std::nullopt;
    Alignment = std::max(Alignment, Asked->getZExtValue());
    break;
  }
  default:
    return std::nullopt;
  }
  auto *Size = dyn_cast<ConstantInt>(Call->getArgOperand(0));
  if (!Size || Size->getValue().getActiveBits() > 32)
    return std::nullopt;
  Align Promised = std::max(Align(Alignment), Call->getRetAlign().valueOrOne());
  return NewCall{Call, std::max<uint64_t>(Size->getZExtValue(), 1), Promised};
}

bool isDelete(const CallBase &Call, const TargetLibraryInfo &TLI) {
  switch (knownFunction(Call, TLI).value_or(NotLibFunc)) {
  case LibFunc_ZdlPv:
  case LibFunc_ZdlPvj:
  case LibFunc_ZdlPvm:
  case LibFunc_ZdlPvSt11align_val_t:
  case LibFunc_ZdlPvjSt11align_val_t:
  case LibFunc_ZdlPvmSt11align_val_t:
    return true;
  default:
    return false;
  }
}

/// What a delete's operand may be, as far as one object is concerned.
enum class Operand { Other, MayBe, Is };

/// Whether V is New (Is), New or null (MayBe), or possibly something else.
Operand operandIs(const Value *V, const Value *New) {
  SmallPtrSet<const Value *, 8> Seen;
  SmallVector<const Value *, 8> Work{V};
  bool Finds = false, Null = false;
  while (!Work.empty()) {
    const Value *At = Work.pop_back_val()->stripPointerCasts();
    if (!Seen.insert(At).second)
      continue;
    if (Seen.size() > MostOperands)
      return Operand::Other;
    if (At == New) {
      Finds = true;
    } else if (isa<ConstantPointerNull>(At) || isa<UndefValue>(At)) {
      Null = true;
    } else if (auto *Phi = dyn_cast<PHINode>(At)) {
      Work.append(Phi->op_begin(), Phi->op_end());
    } else if (auto *Select = dyn_cast<SelectInst>(At)) {
      Work.push_back(Select->getTrueValue());
      Work.push_back(Select->getFalseValue());
    } else {
      return Operand::Other;
    }
  }
  if (!Finds)
    return Operand::Other;
  return Null ? Operand::MayBe : Operand::Is;
}

/// True if control can come back to I from I.
bool comesBack(const Instruction &I) {
  SmallPtrSet<const BasicBlock *, 16> Seen;
  SmallVector<const BasicBlock *, 16> Work(successors(I.getParent()));
  while (!Work.empty()) {
    const BasicBlock *BB = Work.pop_back_val();
    if (BB == I.getParent())
      return true;
    if (Seen.insert(BB).second)
      append_range(Work, successors(BB));
  }
  return false;
}

/// True if the object that Maker makes is a local variable whose life, wherever
/// it began, has ended before At is reached.
bool isDeadAt(const Value *Maker, const Instruction &At) {
  auto *Variable = dyn_cast<AllocaInst>(Maker);
  if (!Variable)
    return false;
  SmallPtrSet<const Instruction *, 4> Ends;
  SmallVector<BasicBlock::const_iterator, 8> Work;
  for (const User *U : Variable->users())
    if (auto *Marker = dyn_cast<LifetimeIntrinsic>(U)) {
      if (Marker->getIntrinsicID() == Intrinsic::lifetime_end)
        Ends.insert(Marker);
      else
        Work.push_back(std::next(Marker->getIterator()));
    }
  if (Work.empty())
    return false; // It lives as long as the frame.
  SmallPtrSet<const BasicBlock *, 16> Seen;
  while (!Work.empty()) {
    BasicBlock::const_iterator I = Work.pop_back_val();
    const BasicBlock *BB = I->getParent();
    while (I != BB->end() && &*I != &At && !Ends.contains(&*I))
      ++I;
    if (I == BB->end()) {
      for (const BasicBlock *Next : successors(BB))
        if (Seen.insert(Next).second)
          Work.push_back(Next->begin());
    } else if (&*I == &At) {
      return false;
    }
  }
  return true;
}

/// True if I is where a way ends that leaves the function.
bool leaves(const Instruction &I) {
  if (auto *Switch = dyn_cast<CatchSwitchInst>(&I))
    return Switch->unwindsToCaller();
  return I.isTerminator() && !I.getNumSuccessors() && !isa<UnreachableInst>(I);
}

using Deletes = SmallSetVector<CallBase *, 4>;

class HeaderMover {
public:
  HeaderMover(Function &F, const TargetLibraryInfo &TLI,
              const DominatorTree &DT, const Options &Opts,
              HeaderRefusals &Refusals)
      : F(F), TLI(TLI), DT(DT), Opts(Opts), Refusals(Refusals) {}
  bool run();

private:
  SmallSetVector<CallBase *, 4> candidates();
  std::optional<Refusal> judge(const Graph &G, const NewCall &New,
                               Deletes &Removed) const;
  bool maySurviveRound(const Graph &G, LocationId Object,
                       const CallBase &New) const;
  bool isAlwaysDeleted(const CallBase &New, const Deletes &Removed) const;
  void move(const NewCall &New, const Deletes &Removed, bool AlwaysDeleted);

  Function &F;
  const TargetLibraryInfo &TLI;
  const DominatorTree &DT;
  const Options &Opts;
  HeaderRefusals &Refusals;
};

/// Allocations in which a header that asks for storage lies.
SmallSetVector<CallBase *, 4> HeaderMover::candidates() {
  SmallSetVector<CallBase *, 4> Found;
  for (const StorageCall &Call : markersOf(F).Storage) {
    HeaderRoot Root = rootOf(Call.header(), F.getDataLayout(), TLI);
    if (Root.Kind == RootKind::Allocation)
      Found.insert(cast<CallBase>(Root.Base));
  }
  return Found;
}

/// H4. New is in a cycle.
bool HeaderMover::maySurviveRound(const Graph &G, LocationId Object,
                                  const CallBase &New) const {
  Holders Held(G, Object);
  if (Held.areMore())
    return true;
  // A value that New dominates was made in the same round.
  for (LocationId Id : Held.values())
    if (auto *I = dyn_cast_or_null<Instruction>(G[Id].V))
      if (I != &New && !DT.dominates(&New, I))
        return true;
  for (LocationId Id : Held.objects())
    if (!isDeadAt(G[Id].V, New))
      return true;
  return false;
}

std::optional<Refusal> HeaderMover::judge(const Graph &G, const NewCall &New,
                                          Deletes &Removed) const {
  auto Object = G.findObject(New.Call);
  if (!Object)
    return Refusal{Reason::HeaderOnHeap, "", {}};

  if (G[*Object].Exposed) { // H2
    std::vector<FlowStep> Flow = explainEscape(G, *Object, TLI);
    std::string Subject = Flow.empty() ? "its address is kept in a way that "
                                         "is not understood"
                                       : Flow.back().Text;
    return Refusal{Reason::HeaderEscapes, Subject, std::move(Flow)};
  }

  for (Instruction &I : instructions(F)) // H3
    if (auto *Call = dyn_cast<CallBase>(&I);
        Call && isDelete(*Call, TLI) &&
        operandIs(Call->getArgOperand(0), New.Call) != Operand::Other)
      Removed.insert(Call);
  auto IsRemoved = [&](const Edge &E) {
    return E.At && isa<CallBase>(E.At) &&
           Removed.contains(const_cast<CallBase *>(cast<CallBase>(E.At)));
  };
  if (mayFree(G, *Object, IsRemoved)) {
    Walk Freed(G, Graph::Freed, IsRemoved);
    std::string By = "a deallocation of more than one object";
    Place At;
    for (const Edge *E : Freed.path(*Object))
      if (E->At && E->Derefs >= 0) {
        At = userPlace(E->At->getDebugLoc());
        auto *Call = dyn_cast<CallBase>(E->At);
        if (Call && Call->getCalledFunction())
          By = shortName(*Call->getCalledFunction());
      }
    return Refusal{Reason::FreedElsewhere, By, {{"freed by '" + By + "'", At}}};
  }

  if (comesBack(*New.Call) && maySurviveRound(G, *Object, *New.Call)) // H4
    return Refusal{Reason::LiveRoundLoop, "", {}};

  if (New.Bytes > Opts.StackLimit) // R3
    return Refusal{Reason::OverStackLimit, utostr(New.Bytes), {}};
  if (New.Bytes > frameRoom(F, Opts))
    return Refusal{F.hasFnAttribute(RecursiveMark) ? Reason::OverRecursionLimit
                                                   : Reason::OverFrameLimit,
                   shortName(F),
                   {}};
  return std::nullopt;
}

/// R7, forward from New over every way that has not met a delete yet.
bool HeaderMover::isAlwaysDeleted(const CallBase &New,
                                  const Deletes &Removed) const {
  bool EndsProgram = F.getName() == "main";
  SmallPtrSet<const BasicBlock *, 16> Seen;
  SmallVector<const BasicBlock *, 16> Work;

  // True if the way goes on behind the block; false if it met a delete. Sets
  // Leaves if it left the function or came back.
  bool Leaves = false;
  auto Scan = [&](BasicBlock::const_iterator I,
                  BasicBlock::const_iterator End) {
    for (; I != End; ++I) {
      if (&*I == &New || leaves(*I)) {
        Leaves |= &*I == &New || !EndsProgram || isa<ReturnInst>(*I);
        return false;
      }
      auto *Call = dyn_cast<CallInst>(&*I);
      if (!Call)
        continue;
      auto *Delete = const_cast<CallInst *>(Call);
      if (Removed.contains(Delete) &&
          operandIs(Call->getArgOperand(0), &New) == Operand::Is)
        return false;
      if (!Call->doesNotThrow() && !isMarker(*Call) && !EndsProgram) {
        Leaves = true;
        return false;
      }
    }
    return true;
  };

  // An object is made only on the way that operator new returned on.
  if (auto *Invoke = dyn_cast<InvokeInst>(&New)) {
    Work.push_back(Invoke->getNormalDest());
  } else {
    BasicBlock::const_iterator Start = std::next(New.getIterator());
    if (Scan(Start, New.getParent()->end()))
      append_range(Work, successors(New.getParent()));
  }
  while (!Work.empty() && !Leaves) {
    const BasicBlock *BB = Work.pop_back_val();
    if (Seen.insert(BB).second && Scan(BB->begin(), BB->end()))
      append_range(Work, successors(BB));
  }
  return !Leaves;
}

void HeaderMover::move(const NewCall &New, const Deletes &Removed,
                       bool AlwaysDeleted) {
  AllocaInst *Object =
      makeFrameObject(F, New.Bytes, New.Alignment, "roost.header");
  markMovedHeader(*Object, AlwaysDeleted);
  Object->takeName(New.Call);

  // Its life begins where it was made, and ends at a delete that is surely
  // its own; where there is none it lives as long as the frame.
  IRBuilder<> B(New.Call);
  compat::createLifetime(B, /*Start=*/true, Object, New.Bytes);
  for (CallBase *Delete : Removed) {
    if (operandIs(Delete->getArgOperand(0), New.Call) == Operand::Is) {
      B.SetInsertPoint(Delete);
      compat::createLifetime(B, /*Start=*/false, Object, New.Bytes);
    }
    if (auto *Invoke = dyn_cast<InvokeInst>(Delete))
      Delete = changeToCall(Invoke);
    Delete->eraseFromParent();
  }
  CallBase *Call = New.Call;
  if (auto *Invoke = dyn_cast<InvokeInst>(Call))
    Call = changeToCall(Invoke);
  Call->replaceAllUsesWith(Object);
  Call->eraseFromParent();
  dropTailMarkers(F); // R5
}

bool HeaderMover::run() {
  SmallSetVector<CallBase *, 4> Candidates = candidates();
  if (Candidates.empty())
    return false;
  std::optional<Refusal> OfFunction = frameRefusal(F);
  Graph G(F, TLI);
  struct Plan {
    NewCall New;
    Deletes Removed;
    bool AlwaysDeleted;
  };
  SmallVector<Plan, 4> Plans;
  for (CallBase *Call : Candidates) {
    std::optional<NewCall> New = asNew(Call, TLI);
    Plan P;
    std::optional<Refusal> No = OfFunction;
    if (!New)
      No = Refusal{Reason::HeaderOnHeap, "", {}};
    else if (!No)
      No = judge(G, *New, P.Removed);
    if (No) {
      Refusals[Call] = std::move(*No);
      continue;
    }
    P.New = *New;
    P.AlwaysDeleted = isAlwaysDeleted(*Call, P.Removed);
    Plans.push_back(std::move(P));
  }
  // The graph and the tree speak of the function as it was, so all is judged
  // before anything moves. Budgets are looked at again, for they add up.
  bool Changed = false;
  for (const Plan &P : Plans) {
    if (P.New.Bytes > frameRoom(F, Opts)) {
      Refusals[P.New.Call] = {Reason::OverFrameLimit, shortName(F), {}};
      continue;
    }
    move(P.New, P.Removed, P.AlwaysDeleted);
    Changed = true;
  }
  return Changed;
}

} // namespace

std::optional<Refusal> roost::frameRefusal(Function &F) {
  if (F.callsFunctionThatReturnsTwice())
    return Refusal{Reason::ReturnsTwice, shortName(F), {}};
  for (Instruction &I : instructions(F))
    if (auto *Call = dyn_cast<CallInst>(&I); Call && Call->isMustTailCall())
      return Refusal{Reason::MustTail, shortName(F), {}};
  if (F.getDataLayout().getAllocaAddrSpace())
    return Refusal{Reason::HeaderUnknown, "", {}};
  return std::nullopt;
}

bool roost::diesWithFrame(const StorageCall &Call,
                          const TargetLibraryInfo &TLI) {
  const CallBase &I = Call.call();
  if (comesBack(I))
    return false;
  Graph G(*I.getFunction(), TLI);
  auto Storage = G.findObject(&I);
  return Storage && !G[*Storage].GivenAway;
}

bool roost::moveHeadersToFrame(Function &F, const TargetLibraryInfo &TLI,
                               const DominatorTree &DT, const Options &Opts,
                               HeaderRefusals &Refusals) {
  return HeaderMover(F, TLI, DT, Opts, Refusals).run();
}
