//===- Explain.cpp - How an object's address gets away --------------------===//

#include "Escape/Explain.h"
#include "Escape/Solve.h"
#include "IR/SiteMetadata.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/GlobalVariable.h"

using namespace llvm;
using namespace roost;

namespace {

/// Calls an explanation goes into, one inside the other.
constexpr unsigned MostDepth = 4;

std::string quoted(StringRef Name) { return ("'" + Name + "'").str(); }

FlowStep storeStep(const Value *Address) {
  const Value *Base = withoutOffsets(Address);
  if (auto *G = dyn_cast<GlobalVariable>(Base->stripInBoundsOffsets())) {
    std::string Name = shortName(*G);
    return {"stored to global " + quoted(Name), {}, FlowKind::Global, Name};
  }
  if (isa<AllocaInst>(Base) && Base->hasName())
    return {"stored into local " + quoted(Base->getName()), {}};
  if (isa<AllocaInst>(Base))
    return {"stored into a local object", {}};
  if (isa<Argument>(Base))
    return {"stored into an object of the caller", {}, FlowKind::Object, ""};
  if (isa<CallBase>(Base))
    return {"stored into a heap object", {}, FlowKind::Object, ""};
  return {"stored through a pointer", {}, FlowKind::Object, ""};
}

FlowStep callStep(const CallBase &Call, unsigned Operand) {
  std::string Which = " (argument " + utostr(Operand + 1) + ")";
  const Function *Callee = Call.getCalledFunction();
  if (!Callee)
    return {"passed to a function called through a pointer" + Which,
            {},
            FlowKind::IndirectCall,
            ""};
  if (Callee->getName() == "__cxa_throw")
    return {"thrown", {}, FlowKind::Throw, ""};
  std::string Name = shortName(*Callee);
  return {"passed to " + quoted(Name) + Which, {}, FlowKind::Call, Name};
}

/// What the edge does; without a text if it only renames.
FlowStep step(const Edge &E) {
  if (!E.At)
    return {};
  if (auto *Call = dyn_cast<CallBase>(E.At))
    return E.Operand < Call->arg_size() && E.Derefs >= 0
               ? callStep(*Call, E.Operand)
               : FlowStep();
  if (auto *Store = dyn_cast<StoreInst>(E.At))
    return storeStep(Store->getPointerOperand());
  if (isa<ReturnInst>(E.At))
    return {"returned", {}, FlowKind::Return, ""};
  if (isa<ResumeInst>(E.At))
    return {"thrown on", {}, FlowKind::Throw, ""};
  if (isa<AtomicRMWInst>(E.At) || isa<AtomicCmpXchgInst>(E.At))
    return {"stored through a pointer", {}, FlowKind::Object, ""};
  return {};
}

class Explanation {
public:
  explicit Explanation(const TargetLibraryInfo &TLI) : TLI(TLI) {}
  /// The way of Id's address (or, of a parameter, itself) out of G's function.
  void add(const Graph &G, LocationId Id, unsigned Depth);
  void start(const Value *Maker) { Explained.insert(Maker); }
  std::vector<FlowStep> Steps;

private:
  void addPath(const Graph &G, ArrayRef<const Edge *> Path, unsigned Depth);
  const TargetLibraryInfo &TLI;
  /// Objects that were explained, lest one that holds its own address go on.
  SmallPtrSet<const Value *, 4> Explained;
};

void Explanation::addPath(const Graph &G, ArrayRef<const Edge *> Path,
                          unsigned Depth) {
  for (const Edge *E : Path) {
    const Location &From = G[E->From];
    bool ByExposure =
        From.Kind == LocationKind::Object && From.Exposed && !E->Derefs;
    if (ByExposure) { // E3: go on with the object it was stored in.
      if (Depth < MostDepth && Explained.insert(From.V).second)
        add(G, E->From, Depth + 1);
      return;
    }
    FlowStep Step = step(*E);
    if (Step.Text.empty())
      continue;
    Step.At = userPlace(E->At->getDebugLoc());
    Steps.push_back(std::move(Step));
    auto *Call = dyn_cast<CallBase>(E->At);
    const Function *Callee = Call ? Call->getCalledFunction() : nullptr;
    if (!Callee || Callee->isDeclaration() || Callee->isInterposable() ||
        E->Operand >= Callee->arg_size() || Depth == MostDepth)
      continue;
    Graph Inside(*Callee, TLI);
    if (auto Param = Inside.find(Callee->getArg(E->Operand)))
      add(Inside, *Param, Depth + 1);
  }
}

void Explanation::add(const Graph &G, LocationId Id, unsigned Depth) {
  int Wanted = G[Id].Kind == LocationKind::Object ? Address : 0;
  for (LocationId Root : {Graph::Heap, Graph::Result, Graph::Blocks}) {
    // The object's own exposure edge says nothing about its address.
    Walk W(G, Root, [&](const Edge &E) {
      return E.From == Id && G[Id].Kind == LocationKind::Object &&
             E.Derefs == 0;
    });
    if (W.derefs(Id) > Wanted)
      continue;
    addPath(G, W.path(Id), Depth);
    return;
  }
  for (LocationId Root = 0; Root != G.size(); ++Root) {
    if (!G[Root].isParamObject() || G[Root].In.empty())
      continue;
    Walk W(G, Root);
    if (W.derefs(Id) > Wanted)
      continue;
    addPath(G, W.path(Id), Depth);
    return;
  }
}

} // namespace

std::vector<FlowStep> roost::explainEscape(const Graph &G, LocationId Id,
                                           const TargetLibraryInfo &TLI) {
  Explanation E(TLI);
  E.start(G[Id].V);
  E.add(G, Id, 0);
  return std::move(E.Steps);
}
