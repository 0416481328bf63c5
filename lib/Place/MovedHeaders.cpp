//===- MovedHeaders.cpp - Maps whose elements visibly leave ---------------===//

#include "Place/MovedHeaders.h"
#include "IR/SiteMetadata.h"
#include "llvm/IR/GlobalVariable.h"

using namespace llvm;
using namespace roost;

/// Where a map's content goes.
static FlowStep moveStep(const MovedCall &Move, const HeaderRoot &To) {
  FlowStep Step{"moved out of the function",
                userPlace(Move.Call->getDebugLoc()), FlowKind::Move, ""};
  switch (To.Kind) {
  case RootKind::Global:
    if (auto *G = dyn_cast<GlobalVariable>(To.Base)) {
      Step.Name = shortName(*G);
      Step.Text = "moved into '" + Step.Name + "'";
    }
    break;
  case RootKind::Argument:
    Step.Text = "moved into an object of the caller";
    break;
  case RootKind::Allocation:
    Step.Text = "moved into a heap object";
    break;
  case RootKind::Exception:
    Step.Text = "moved into an exception object";
    break;
  default:
    break;
  }
  return Step;
}

void MovedHeaders::add(ArrayRef<MovedCall> Moves, const DataLayout &DL,
                       const TargetLibraryInfo &TLI) {
  struct Inside {
    HeaderKey From, To;
    FlowStep Step;
  };
  SmallVector<Inside, 4> InFrame;
  for (const MovedCall &Move : Moves) {
    HeaderRoot From = rootOf(Move.from(), DL, TLI);
    HeaderRoot To = rootOf(Move.to(), DL, TLI);
    bool OfFrame = From.Kind == RootKind::StaticAlloca;
    if (!From.Fixed || (!OfFrame && From.Kind != RootKind::Global &&
                        From.Kind != RootKind::Argument))
      continue;
    HeaderKey Key(From.Base, From.Offset);
    if (OfFrame && isa<AllocaInst>(To.Base)) {
      if (To.Kind == RootKind::StaticAlloca)
        InFrame.push_back({Key, {To.Base, To.Offset}, moveStep(Move, To)});
    } else if (OfFrame || To.Base != From.Base) {
      Out.try_emplace(Key, moveStep(Move, To));
    }
  }

  // From variable to variable, backward from those that leave.
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const Inside &Move : InFrame)
      if (Out.contains(Move.To))
        Changed |= Out.try_emplace(Move.From, Move.Step).second;
  }
}
