//===- SourceQuery.h - Which maps does FILE:LINE mean? ----------*- C++ -*-===//
//
// Takes what a user types, FILE:LINE or FILE:LINE:COLUMN, and all recorded
// sites, and returns the sites that are meant, or one sentence.
//
// A record has the file's name as the compiler was given it, a user types it as
// seen from where he stands. Both are compared by their components, without
// "." and "..". The best kind of match decides, for all files that match so:
//
//   1. the same name              src/a.cpp   src/a.cpp
//   2. the end of the recorded    a.cpp       src/a.cpp
//   3. the recorded is the end    /p/a.cpp    a.cpp
//
// A line means the maps whose declarator is on it: from the name to the last
// line of the initializer. A column narrows that: to the map whose name is
// there, or else to those whose declarator is.
//
// Not modelled: symbolic links, names that differ in case only, and lines above
// the name that have the type, for a record does not say where that begins.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_REPORT_SOURCEQUERY_H
#define ROOST_REPORT_SOURCEQUERY_H

#include "IR/Site.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace roost {

/// The place of "a.cpp:12" or "a.cpp:12:7"; Column is 0 if none was given.
llvm::Expected<Place> parseQuery(llvm::StringRef Text);

/// The sites that are meant, at least one, in their order. The error says that
/// there is no such file, or names the nearest lines that have maps.
llvm::Expected<std::vector<Site>> findSites(llvm::ArrayRef<Site> Sites,
                                            const Place &Query);

} // namespace roost

#endif
