//===- Advice.cpp - What one change would do ------------------------------===//

#include "IR/Advice.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace roost;

/// The step by which the address or the content gets away: the last that says
/// how, those behind it only rename.
static const FlowStep *lastTelling(const Site &S) {
  for (const FlowStep &Step : reverse(S.Flow))
    if (Step.Kind != FlowKind::Other)
      return &Step;
  return nullptr;
}

static std::string adviceFor(const FlowStep &Step) {
  std::string Name = "'" + Step.Name + "'";
  switch (Step.Kind) {
  case FlowKind::Call:
    return "if " + Name +
           " does not keep the address, let the compiler see its body: define "
           "it in this file or in a header, or link with -flto and Roost's "
           "pass";
  case FlowKind::IndirectCall:
    return "call the function by its name, or give it a copy";
  case FlowKind::Global:
    return "keep in " + Name +
           " the map by value, or what is needed of it, not its address";
  case FlowKind::Object:
    return "hold the map by value in the object that keeps its address";
  case FlowKind::Return:
    return "return the map by value: it is then built in the caller's storage";
  case FlowKind::Throw:
    return "throw what is needed of the map, not its address";
  case FlowKind::Move:
    return "pass it on by reference instead of moving it into " +
           (Step.Name.empty() ? "an object that lives longer" : Name);
  case FlowKind::Other:
    break;
  }
  return "";
}

std::string roost::adviceFor(const Site &S) {
  if (S.Later)
    return "";
  bool Leaves = S.Table != TableKind::None && S.Buckets == BucketPlace::Heap &&
                (S.Why == Reason::HeaderEscapes || S.Why == Reason::MovedOut);
  if (const FlowStep *Step = Leaves ? lastTelling(S) : nullptr)
    return ::adviceFor(*Step);
  return info(S.Why).Help.str();
}
