//===- Explain.cpp - One remark a map -------------------------------------===//

#include "Explain.h"
#include "IR/Advice.h"
#include "Places.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"

using namespace clang;
using namespace roost;

void roost::explain(CompilerInstance &CI, const std::vector<Site> &Sites,
                    unsigned Level) {
  DiagnosticsEngine &Diags = CI.getDiagnostics();
  SourceManager &SM = CI.getSourceManager();
  unsigned Remark =
      Diags.getCustomDiagID(DiagnosticsEngine::Remark, "%0%1 [roost-%2]");
  unsigned Help = Diags.getCustomDiagID(DiagnosticsEngine::Note, "%0");
  for (const Site &S : Sites) {
    SourceLocation Loc = locate(SM, S.At);
    const ReasonInfo &Why = info(S.Why);
    Diags.Report(Loc, Remark) << verdict(S) << inText(S.At, Loc) << Why.Id;
    if (Level < 2)
      continue;
    noteFlow(Diags, SM, S.Flow, Loc);
    if (std::string Advice = adviceFor(S); !Advice.empty())
      Diags.Report(Loc, Help) << Advice;
  }
}
