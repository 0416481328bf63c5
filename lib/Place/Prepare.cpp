//===- Prepare.cpp - Before the first optimization ------------------------===//

#include "Place/Prepare.h"
#include "Escape/Facts.h"
#include "Escape/Graph.h"
#include "IR/Markers.h"
#include "Place/Frame.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Analysis/CallGraph.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Transforms/Utils/BuildLibCalls.h"

using namespace llvm;
using namespace roost;

namespace {

/// Functions in a cycle of direct calls. A call that comes back through a
/// pointer or through another module is not seen: the smaller budget is a
/// matter of taste, not of being right.
void markRecursion(Module &M) {
  CallGraph Graph(M);
  NamedMDNode *Components = nullptr;
  for (auto It = scc_begin(&Graph); !It.isAtEnd(); ++It) {
    bool Cycle = It->size() > 1;
    SmallVector<Metadata *, 4> Members;
    for (CallGraphNode *Node : *It) {
      Function *F = Node->getFunction();
      if (!F || F->isDeclaration())
        continue;
      bool CallsItself =
          any_of(*Node, [&](const auto &Edge) { return Edge.second == Node; });
      if (!Cycle && !CallsItself)
        continue;
      if (!Components)
        Components = M.getOrInsertNamedMetadata(RecursiveMark);
      F->addFnAttr(RecursiveMark, utostr(Components->getNumOperands()));
      Members.push_back(ValueAsMetadata::get(F));
    }
    if (!Members.empty())
      Components->addOperand(MDNode::getDistinct(M.getContext(), Members));
  }
}

/// Instructions of the frontend's that an owner's function may have.
constexpr unsigned MostOwnerInstructions = 80;

bool freesWhatItIsGiven(const Function &F) {
  return any_of(F.args(), [](const Argument &A) {
    auto Facts = factsOf(A);
    return Facts && Facts->whole().Freed <= 1;
  });
}

bool mayAlwaysInline(const Function &F) {
  return F.isDiscardableIfUnused() && !F.isInterposable() && !F.isVarArg() &&
         !F.hasFnAttribute(Attribute::NoInline) &&
         !F.hasFnAttribute(Attribute::OptimizeNone) &&
         !F.hasFnAttribute(RecursiveMark) && !F.isPresplitCoroutine() &&
         F.getInstructionCount() <= MostOwnerInstructions;
}

/// True if V may be the address of an object that is not F's own.
bool isOfOthers(const Value *V) {
  return !isa<AllocaInst>(withoutOffsets(V)) && !isa<Constant>(V);
}

/// True if F makes a table where its caller, or operator new, says: it asks for
/// storage for one, or has a function do so that is in Makers.
bool makesForOthers(const Function &F,
                    const SmallPtrSetImpl<const Function *> &Makers) {
  return any_of(instructions(F), [&](const Instruction &I) {
    auto *Call = dyn_cast<CallBase>(&I);
    const Function *Callee = Call ? Call->getCalledFunction() : nullptr;
    return Callee && (Makers.contains(Callee) || isMarker(*Call)) &&
           any_of(Call->args(), [](const Use &Given) {
             return Given->getType()->isPointerTy() && isOfOthers(Given);
           });
  });
}

/// Two sorts of functions, if they are small:
///
///   - those that free what they are given and come, in their calls, to a
///   table:
///     `~unique_ptr<Map>`, `default_delete<Owner>::operator()`;
///   - those that make a table in an object of others: the constructor of a
///     class that holds maps, `make_unique<Map>`.
void inlineOwners(Module &M) {
  CallGraph Graph(M);
  SmallPtrSet<const CallGraphNode *, 16> Reaches;
  SmallPtrSet<const Function *, 16> Makers;
  for (auto It = scc_begin(&Graph); !It.isAtEnd(); ++It)
    for (const CallGraphNode *Node : *It) {
      Function *F = Node->getFunction();
      if (!F)
        continue;
      bool OfTable = isTableCode(*F);
      bool ToTable = OfTable || any_of(*Node, [&](const auto &Edge) {
                       return Reaches.contains(Edge.second);
                     });
      if (!ToTable || (F->isDeclaration() && !OfTable))
        continue;
      Reaches.insert(Node);
      if (F->isDeclaration())
        continue;
      bool Makes = makesForOthers(*F, Makers);
      if (!OfTable && mayAlwaysInline(*F) && (Makes || freesWhatItIsGiven(*F)))
        F->addFnAttr(Attribute::AlwaysInline);
      // What stays a call has the object of others for good.
      if (Makes && F->hasFnAttribute(Attribute::AlwaysInline))
        Makers.insert(F);
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
    inlineOwners(M);
  return true;
}

void roost::unprepare(Module &M) {
  dropFacts(M);
  for (Function &F : M)
    F.removeFnAttr(RecursiveMark);
  if (NamedMDNode *Components = M.getNamedMetadata(RecursiveMark))
    M.eraseNamedMetadata(Components);
}
