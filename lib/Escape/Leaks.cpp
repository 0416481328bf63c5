//===- Leaks.cpp - What a function does with its parameters, in words -----===//

#include "Escape/Leaks.h"
#include "Escape/Explain.h"
#include "Escape/Facts.h"
#include "Escape/Graph.h"

using namespace llvm;
using namespace roost;

std::string roost::text(LeakKind Kind, StringRef Param, StringRef Owner) {
  switch (Kind) {
  case LeakKind::Heap:
    return ("leaking param: " + Param).str();
  case LeakKind::Into:
    return ("leaking param: " + Param + " to '" + Owner + "'").str();
  case LeakKind::Freed:
    return ("param " + Param + " is freed").str();
  case LeakKind::Result:
    return ("leaking param: " + Param + " to result").str();
  case LeakKind::Content:
    return ("leaking param content: " + Param).str();
  case LeakKind::None:
    return (Param + " does not escape").str();
  }
  llvm_unreachable("all kinds are above");
}

/// The strongest of what is known.
static LeakKind kindOf(const Flows &Facts, unsigned &Owner) {
  if (Facts.Heap == 0)
    return LeakKind::Heap;
  for (const Flows::Target &Into : Facts.Into)
    if (Into.Derefs == 0) {
      Owner = Into.Param;
      return LeakKind::Into;
    }
  if (Facts.Freed == 0)
    return LeakKind::Freed;
  if (Facts.Result == 0)
    return LeakKind::Result;
  return Facts.Heap < Never ? LeakKind::Content : LeakKind::None;
}

std::vector<Leak> roost::leaksOf(const Function &F,
                                 const TargetLibraryInfo &TLI) {
  std::vector<Leak> Leaks;
  std::optional<Graph> G; // Made when the first flow is asked for.
  for (const Argument &A : F.args()) {
    std::optional<ParamFacts> Facts = factsOf(A);
    std::optional<unsigned> Number = originalNumber(A);
    if (!A.getType()->isPointerTy() || !Facts || !Number)
      continue;
    Leak L{F.getName().str(), *Number, unsigned(F.arg_size()),
           LeakKind::None,    0,       {}};
    Flows Whole = Facts->whole();
    L.Kind = kindOf(Whole, L.Owner);
    if (Whole.Heap == 0) {
      if (!G)
        G.emplace(F, TLI);
      if (auto Id = G->find(&A))
        L.Flow = explainEscape(*G, *Id, TLI);
    }
    Leaks.push_back(std::move(L));
  }
  return Leaks;
}
