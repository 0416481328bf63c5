//===- Summary.cpp - Facts for every function of a module -----------------===//

#include "Escape/Summary.h"
#include "Escape/Descriptors.h"
#include "Escape/Facts.h"
#include "Escape/Graph.h"
#include "Escape/Solve.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/Analysis/CallGraph.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;
using namespace roost;

namespace {

/// Times a component is gone through before it is given up: facts only fall,
/// from Never to zero, and most stand still in the second round.
constexpr unsigned MostRounds = 16;

/// E5.
bool hasOwnBody(const Function &F) {
  return !F.isDeclaration() && !F.isInterposable() &&
         !F.isPresplitCoroutine() && !F.hasFnAttribute(Attribute::Naked);
}

std::vector<ParamFacts> factsOfBody(const Function &F,
                                    const TargetLibraryInfo &TLI) {
  Graph G(F, TLI);
  std::vector<ParamFacts> Facts(F.arg_size());
  Walk Heap(G, Graph::Heap), Result(G, Graph::Result), Freed(G, Graph::Freed);
  for (const Argument &A : F.args())
    if (auto Id = G.find(&A)) {
      ParamFacts &Of = Facts[A.getArgNo()];
      Of.Heap = Heap.derefs(*Id);
      Of.Result = Result.derefs(*Id);
      Of.Freed = Freed.derefs(*Id);
    }
  for (const Argument &Owner : F.args()) {
    auto Object = G.findObject(&Owner);
    if (!Object || G[*Object].In.empty())
      continue;
    Walk Into(G, *Object);
    for (const Argument &A : F.args())
      if (auto Id = G.find(&A); Id && Into.derefs(*Id) < Never)
        Facts[A.getArgNo()].Into.push_back(
            {Owner.getArgNo(), Into.derefs(*Id)});
  }
  return Facts;
}

/// Returns true if that changed anything.
bool write(Function &F, ArrayRef<ParamFacts> Facts) {
  bool Changed = false;
  for (Argument &A : F.args()) {
    const ParamFacts &New = Facts[A.getArgNo()];
    if (factsOf(A) == New)
      continue;
    writeFacts(A, New);
    Changed = true;
  }
  return Changed;
}

/// What is called through a descriptor must be looked at first (E7).
void addCallsThroughDescriptors(CallGraph &Calls, Module &M) {
  for (Function &F : M) {
    if (!callsThroughDescriptor(F))
      continue;
    for (Instruction &I : instructions(F))
      if (auto *Call = dyn_cast<CallBase>(&I))
        for (Function *Callee : calleesThroughDescriptor(*Call))
          Calls[&F]->addCalledFunction(nullptr, Calls[Callee]);
  }
}

void summarizeComponent(ArrayRef<Function *> Component, TLIOf TLI) {
  for (Function *F : Component)
    write(*F, std::vector<ParamFacts>(F->arg_size()));
  for (unsigned Round = 0; Round != MostRounds; ++Round) {
    bool Changed = false;
    for (Function *F : Component)
      Changed |= write(*F, factsOfBody(*F, TLI(*F)));
    if (!Changed)
      return;
  }
  for (Function *F : Component)
    write(*F, std::vector<ParamFacts>(F->arg_size(), ParamFacts{0, 0, 0, {}}));
}

} // namespace

bool roost::isTableCode(const Function &F) {
  return F.getName().starts_with("_ZN5roost") ||
         F.getName().starts_with("_ZNK5roost");
}

/// E5, E6.
static bool isBelievedOptimized(const Function &F) {
  return F.isDefinitionExact() || isTableCode(F);
}

void roost::refineFacts(Function &F, const TargetLibraryInfo &TLI) {
  if (!isBelievedOptimized(F) || !hasOwnBody(F) || none_of(F.args(), factsOf) ||
      callsThroughDescriptor(F)) // E7
    return;
  // Both bodies tell the truth, so of each fact the weaker may be believed.
  std::vector<ParamFacts> Facts = factsOfBody(F, TLI);
  for (Argument &A : F.args())
    if (auto Old = factsOf(A)) {
      ParamFacts &New = Facts[A.getArgNo()];
      New.Heap = std::max(New.Heap, Old->Heap);
      New.Result = std::max(New.Result, Old->Result);
      New.Freed = std::max(New.Freed, Old->Freed);
      writeFacts(A, New);
    }
}

void roost::summarize(Module &M, TLIOf TLI, Bodies Are) {
  CallGraph Calls(M);
  addCallsThroughDescriptors(Calls, M);
  for (auto It = scc_begin(&Calls); !It.isAtEnd(); ++It) {
    SmallVector<Function *, 4> Component;
    for (CallGraphNode *Node : *It)
      if (Function *F = Node->getFunction();
          F && hasOwnBody(*F) &&
          (Are == Bodies::OfFrontend || isBelievedOptimized(*F)))
        Component.push_back(F);
    summarizeComponent(Component, TLI);
  }
}
