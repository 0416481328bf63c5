//===- Places.h - Places of records as locations of clang -------*- C++ -*-===//
#ifndef ROOST_TOOLS_CLANG_PLUGIN_PLACES_H
#define ROOST_TOOLS_CLANG_PLUGIN_PLACES_H

#include "IR/Site.h"
#include "clang/Basic/SourceManager.h"

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

} // namespace roost

#endif
