//===- Summary.cpp - Facts for every function of a module -----------------===//

#include "Escape/Summary.h"
#include "Escape/Descriptors.h"
#include "Escape/Facts.h"
#include "Escape/Graph.h"
#include "Escape/Solve.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/Analysis/CallGraph.h"
#include "llvm/IR/InstIterator.h"
#include <map>
#include <set>

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

/// A function of more locations does not tell apart the words that it writes
/// to: each of them costs a walk.
constexpr LocationId MostLocations = 2048;

/// Finds the facts of one function's parameters.
class FactFinder {
public:
  FactFinder(const Function &F, const TargetLibraryInfo &TLI)
      : F(F), G(F, TLI), Found(F.arg_size()) {}
  std::vector<ParamFacts> run();

private:
  struct OfParam {
    Flows Own;
    std::map<unsigned, Flows> Words;
  };
  void find(LocationId Root, function_ref<void(Flows &, int)> Say);
  void findInto(const Argument &Owner, int Word, LocationId Root);

  const Function &F;
  const Graph G;
  std::vector<OfParam> Found;
};

/// Has Say note, for each parameter and its words, how many loads it is away
/// from the root.
void FactFinder::find(LocationId Root, function_ref<void(Flows &, int)> Say) {
  Walk W(G, Root);
  for (const Argument &A : F.args()) {
    auto Id = G.find(&A);
    if (!Id)
      continue;
    OfParam &Of = Found[A.getArgNo()];
    int Own = W.derefs(*Id);
    // What is loaded from places unknown.
    if (auto Object = G.findObject(&A); Object && *Object != Root)
      if (int Content = W.content(*Object); Content < Never)
        Own = std::min({Own, Content + 1, MostDerefs});
    if (Own < Never)
      Say(Of.Own, Own);
    for (unsigned Word = 0; Word != MostWords; ++Word)
      if (auto Part = G.findPart(&A, Word); Part && *Part != Root)
        if (int Content = W.derefs(*Part); Content < Never && Content + 1 < Own)
          Say(Of.Words[Word], Content);
  }
}

void FactFinder::findInto(const Argument &Owner, int Word, LocationId Root) {
  find(Root, [&](Flows &From, int Derefs) {
    From.Into.push_back({Owner.getArgNo(), Word, Derefs});
  });
}

std::vector<ParamFacts> FactFinder::run() {
  find(Graph::Heap, [](Flows &From, int Derefs) { From.Heap = Derefs; });
  find(Graph::Result, [](Flows &From, int Derefs) { From.Result = Derefs; });
  find(Graph::Freed, [](Flows &From, int Derefs) { From.Freed = Derefs; });
  find(Graph::Blocks, [](Flows &From, int Derefs) { From.Blocks = Derefs; });
  for (const Argument &Owner : F.args()) {
    auto Object = G.findObject(&Owner);
    if (!Object || G[*Object].In.empty())
      continue;
    if (G.size() > MostLocations) {
      findInto(Owner, AnyWord, *Object);
      continue;
    }
    for (int Word = AnyWord; Word != int(MostWords); ++Word)
      if (auto Part = G.findPart(&Owner, Word); Part && !G[*Part].In.empty())
        findInto(Owner, Word, *Part);
  }
  std::vector<ParamFacts> Facts;
  for (OfParam &Of : Found)
    Facts.push_back({std::move(Of.Own), {Of.Words.begin(), Of.Words.end()}});
  return Facts;
}

std::vector<ParamFacts> factsOfBody(const Function &F,
                                    const TargetLibraryInfo &TLI) {
  return FactFinder(F, TLI).run();
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

/// What an indirect call may come to must be looked at first (E7, E8).
void addIndirectCalls(CallGraph &Calls, Module &M) {
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *Call = dyn_cast<CallBase>(&I); Call && Call->isIndirectCall())
        if (auto Known = calleesOf(*Call))
          for (Function *Callee : *Known)
            Calls[&F]->addCalledFunction(nullptr, Calls[Callee]);
}

/// The weaker of each two facts. Into is New's: it is the truth by itself.
Flows weaker(Flows New, const Flows &Old) {
  New.Heap = std::max(New.Heap, Old.Heap);
  New.Result = std::max(New.Result, Old.Result);
  New.Freed = std::max(New.Freed, Old.Freed);
  New.Blocks = std::max(New.Blocks, Old.Blocks);
  return New;
}

ParamFacts weaker(const ParamFacts &New, const ParamFacts &Old) {
  ParamFacts Result;
  Result.Own = weaker(New.Own, Old.Own);
  std::set<unsigned> Words;
  for (const ParamFacts *Each : {&New, &Old})
    for (const auto &[Word, Content] : Each->Words)
      Words.insert(Word);
  for (unsigned Word : Words)
    Result.Words.push_back({Word, weaker(New.ofWord(Word), Old.ofWord(Word))});
  return Result;
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
  ParamFacts Everything = ParamFacts::unknown();
  Everything.Own.Result = 0;
  for (Function *F : Component)
    write(*F, std::vector<ParamFacts>(F->arg_size(), Everything));
}

} // namespace

bool roost::isTableCode(const Function &F) {
  if (F.getParent()->getNamedMetadata(OwnNamespaceMark))
    return false;
  StringRef Name = F.getName();
  if (!Name.consume_front("_Z"))
    return false;
  Name.consume_front("Z"); // A lambda or local class in such a function.
  return Name.starts_with("N5roost") || Name.starts_with("NK5roost");
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
    if (auto Old = factsOf(A))
      writeFacts(A, weaker(Facts[A.getArgNo()], *Old));
}

void roost::summarize(Module &M, TLIOf TLI, Bodies Are) {
  CallGraph Calls(M);
  addIndirectCalls(Calls, M);
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
