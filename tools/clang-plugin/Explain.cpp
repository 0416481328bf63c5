//===- Explain.cpp - One remark a map -------------------------------------===//

#include "Explain.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"

using namespace clang;
using namespace roost;

namespace {

/// The location of a place in the main file; invalid for other files, which a
/// remark then names in its text.
SourceLocation locate(SourceManager &SM, const Place &At) {
  FileID Main = SM.getMainFileID();
  if (At.Line == 0)
    return {};
  PresumedLoc Start = SM.getPresumedLoc(SM.getLocForStartOfFile(Main));
  if (Start.isInvalid() || At.File != Start.getFilename())
    return {};
  return SM.translateLineCol(Main, At.Line, At.Column ? At.Column : 1);
}

std::string inText(const Place &At, SourceLocation Loc) {
  if (Loc.isValid() || At.Line == 0)
    return "";
  return " at " + At.File + ":" + std::to_string(At.Line) + ":" +
         std::to_string(At.Column);
}

} // namespace

void roost::explain(CompilerInstance &CI, const std::vector<Site> &Sites,
                    unsigned Level) {
  DiagnosticsEngine &Diags = CI.getDiagnostics();
  SourceManager &SM = CI.getSourceManager();
  unsigned Remark =
      Diags.getCustomDiagID(DiagnosticsEngine::Remark, "%0%1 [roost-%2]");
  unsigned Note = Diags.getCustomDiagID(DiagnosticsEngine::Note, "flow: %0%1");
  unsigned Help = Diags.getCustomDiagID(DiagnosticsEngine::Note, "%0");
  for (const Site &S : Sites) {
    SourceLocation Loc = locate(SM, S.At);
    const ReasonInfo &Why = info(S.Why);
    Diags.Report(Loc, Remark) << verdict(S) << inText(S.At, Loc) << Why.Id;
    if (Level < 2)
      continue;
    for (const FlowStep &F : S.Flow) {
      SourceLocation At = locate(SM, F.At);
      Diags.Report(At.isValid() ? At : Loc, Note) << F.Text << inText(F.At, At);
    }
    if (!Why.Help.empty())
      Diags.Report(Loc, Help) << Why.Help;
  }
}
