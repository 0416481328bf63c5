//===- Params.h - Leaking parameters as clang remarks -----------*- C++ -*-===//
//
// `-fplugin-arg-roost-explain=2` says of each function of the main file what it
// does with the maps it is given by reference or pointer (Escape/Leaks.h), as
// `go build -gcflags=-m=2` does for every pointer.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_TOOLS_CLANG_PLUGIN_PARAMS_H
#define ROOST_TOOLS_CLANG_PLUGIN_PARAMS_H

#include "Escape/Leaks.h"
#include <vector>

namespace clang {
class CompilerInstance;
}

namespace roost {

/// In the order of the source.
void explainParams(clang::CompilerInstance &CI, const std::vector<Leak> &Leaks);

} // namespace roost

#endif
