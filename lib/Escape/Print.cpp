//===- Print.cpp - What the analysis knows, as text -----------------------===//

#include "Escape/Print.h"
#include "Escape/Explain.h"
#include "Escape/Graph.h"
#include "Escape/Solve.h"

using namespace llvm;
using namespace roost;

namespace {

void printPlace(const Place &P, raw_ostream &OS) {
  if (P.Line)
    OS << " at " << P.File << ':' << P.Line << ':' << P.Column;
}

void printObject(const Graph &G, LocationId Id, const TargetLibraryInfo &TLI,
                 raw_ostream &OS) {
  const Location &L = G[Id];
  OS << "  object ";
  L.V->printAsOperand(OS, /*PrintType=*/false, G.function().getParent());
  Walk Freed(G, Graph::Freed);
  OS << (L.Exposed ? ": escapes" : ": does not escape");
  if (Freed.derefs(Id) == Address)
    OS << ", is freed";
  if (!Holders(G, Id).objects().empty())
    OS << ", is held in memory";
  OS << '\n';
  if (!L.Exposed)
    return;
  for (const FlowStep &Step : explainEscape(G, Id, TLI)) {
    OS << "    flow: " << Step.Text;
    printPlace(Step.At, OS);
    OS << '\n';
  }
}

} // namespace

void roost::printEscape(const Function &F, const TargetLibraryInfo &TLI,
                        raw_ostream &OS) {
  OS << "function " << F.getName() << '\n';
  for (const Argument &A : F.args()) {
    auto Facts = factsOf(A);
    if (!A.getType()->isPointerTy() && !Facts)
      continue;
    OS << "  param " << A.getArgNo();
    if (A.hasName())
      OS << " %" << A.getName();
    OS << ": " << (Facts ? Facts->text() : "unknown") << '\n';
  }
  Graph G(F, TLI);
  for (LocationId Id = 0; Id != G.size(); ++Id)
    if (G[Id].Kind == LocationKind::Object && !G[Id].isParamObject())
      printObject(G, Id, TLI, OS);
}
