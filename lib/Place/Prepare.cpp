//===- Prepare.cpp - Before the first optimization ------------------------===//

#include "Place/Prepare.h"
#include "IR/Markers.h"
#include "Place/Frame.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/Analysis/CallGraph.h"

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

} // namespace

bool roost::prepare(Module &M) {
  if (!hasMarkers(M))
    return false;
  declareMarkers(M);
  markRecursion(M);
  return true;
}
