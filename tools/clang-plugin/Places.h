//===- Places.h - Places of records as locations of clang -------*- C++ -*-===//
#ifndef ROOST_TOOLS_CLANG_PLUGIN_PLACES_H
#define ROOST_TOOLS_CLANG_PLUGIN_PLACES_H

#include "IR/Site.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/ArrayRef.h"

namespace roost {

/// The location of a place in the main file; invalid for other files, which a
/// remark then names in its text.
inline clang::SourceLocation locate(clang::SourceManager &SM, const Place &At) {
  clang::FileID Main = SM.getMainFileID();
  if (At.Line == 0)
    return {};
  clang::PresumedLoc Start = SM.getPresumedLoc(SM.getLocForStartOfFile(Main));
  if (Start.isInvalid() || At.File != Start.getFilename())
    return {};
  return SM.translateLineCol(Main, At.Line, At.Column ? At.Column : 1);
}

/// What a remark at Loc says of the place, if Loc could not be found.
inline std::string inText(const Place &At, clang::SourceLocation Loc) {
  if (Loc.isValid() || At.Line == 0)
    return "";
  return " at " + At.File + ":" + std::to_string(At.Line) + ":" +
         std::to_string(At.Column);
}

/// One note for each step, at Loc where its own place is in no file of ours.
inline void noteFlow(clang::DiagnosticsEngine &Diags, clang::SourceManager &SM,
                     llvm::ArrayRef<FlowStep> Flow, clang::SourceLocation Loc) {
  unsigned Note =
      Diags.getCustomDiagID(clang::DiagnosticsEngine::Note, "flow: %0%1");
  for (const FlowStep &F : Flow) {
    clang::SourceLocation At = locate(SM, F.At);
    Diags.Report(At.isValid() ? At : Loc, Note) << F.Text << inText(F.At, At);
  }
}

} // namespace roost

#endif
