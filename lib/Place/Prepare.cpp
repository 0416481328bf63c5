//===- Prepare.cpp - Before the first optimization ------------------------===//

#include "Place/Prepare.h"
#include "Escape/Facts.h"
#include "IR/Markers.h"
#include "Place/Frame.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/Analysis/CallGraph.h"
#include "llvm/Transforms/Utils/BuildLibCalls.h"

using namespace llvm;
using namespace roost;

namespace {

/// Functions in a cycle of direct calls. A call that comes back through a
/// pointer or through another module is not seen: the smaller budget is a
/// matter of taste, not of being right.
void markRecursion(Module &M) {
  CallGraph Graph(M);
  for (auto It = scc_begin(&Graph); !It.isAtEnd(); ++It) {
    bool Cycle = It->size() > 1;
    for (CallGraphNode *Node : *It) {
      Function *F = Node->getFunction();
      if (!F || F->isDeclaration())
        continue;
      bool CallsItself =
          any_of(*Node, [&](const auto &Edge) { return Edge.second == Node; });
      if (Cycle || CallsItself)
        F->addFnAttr(RecursiveMark);
    }
  }
}

/// Instructions of the frontend's that an owner's destructor may have.
constexpr unsigned MostOwnerInstructions = 80;

bool freesWhatItIsGiven(const Function &F) {
  return any_of(F.args(), [](const Argument &A) {
    auto Facts = factsOf(A);
    return Facts && Facts->Freed <= 1;
  });
}

bool mayAlwaysInline(const Function &F) {
  return F.isDiscardableIfUnused() && !F.isInterposable() && !F.isVarArg() &&
         !F.hasFnAttribute(Attribute::NoInline) &&
         !F.hasFnAttribute(Attribute::OptimizeNone) &&
         !F.hasFnAttribute(RecursiveMark) && !F.isPresplitCoroutine() &&
         F.getInstructionCount() <= MostOwnerInstructions;
}

/// Functions that free what they are given and come, in their calls, to a
/// table: `~unique_ptr<Map>`, `default_delete<Owner>::operator()`.
void inlineOwnerDestructors(Module &M) {
  CallGraph Graph(M);
  SmallPtrSet<const CallGraphNode *, 16> Reaches;
  for (auto It = scc_begin(&Graph); !It.isAtEnd(); ++It)
    for (const CallGraphNode *Node : *It) {
      Function *F = Node->getFunction();
      if (!F)
        continue;
      if (isTableCode(*F)) {
        Reaches.insert(Node);
        continue;
      }
      if (F->isDeclaration() || none_of(*Node, [&](const auto &Edge) {
            return Reaches.contains(Edge.second);
          }))
        continue;
      Reaches.insert(Node);
      if (mayAlwaysInline(*F) && freesWhatItIsGiven(*F))
        F->addFnAttr(Attribute::AlwaysInline);
    }
}

} // namespace

bool roost::prepare(Module &M, TLIOf TLI, bool Optimized,
                    const Surroundings &S) {
  bool Places = declareMarkers(M);
  if (!Optimized || !(Places || S.WantsFacts))
    return Places;
  markRecursion(M);

  // What the C library does not keep; LLVM would find out a little later.
  for (Function &F : M)
    if (F.isDeclaration() && !F.isIntrinsic())
      inferNonMandatoryLibFuncAttrs(F, TLI(F));
  dropFacts(M);
  believe(M, S.Believed);
  summarize(M, TLI, S.Are);
  if (Places)
    inlineOwnerDestructors(M);
  return true;
}

void roost::unprepare(Module &M) {
  dropFacts(M);
  for (Function &F : M)
    F.removeFnAttr(RecursiveMark);
}
