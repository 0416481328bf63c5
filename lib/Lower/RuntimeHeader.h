//===- RuntimeHeader.h - Our table inside the user's file -------*- C++ -*-===//
//
// A file with an edit needs `roost/lowered.h`, which it never included. The
// plugin finds the header beside itself (`<plugin>/../../include`) and enters
// it as a system header in the middle of the file, where the user's macros,
// packing and visibility are in force. They must not reach it: it is entered
// through a buffer that takes them away and puts them back.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWER_RUNTIMEHEADER_H
#define ROOST_LOWER_RUNTIMEHEADER_H

#include "clang/Basic/SourceLocation.h"
#include <string>

namespace clang {
class CompilerInstance;
class Preprocessor;
} // namespace clang

namespace roost {

/// The path of `roost/lowered.h` beside this plugin; empty if it isn't there.
std::string findRuntimeHeader(bool Nodes);

/// Makes the next token of the preprocessor the header's first one.
/// False if the buffer can't be entered.
bool enterRuntimeHeader(clang::CompilerInstance &CI, const std::string &Path,
                        clang::SourceLocation At);

} // namespace roost

#endif
