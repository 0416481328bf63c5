//===- Explain.h - Verdicts as clang remarks --------------------*- C++ -*-===//
//
// `-fplugin-arg-roost-explain=1` prints one remark a map, `=2` adds the flow
// chain as notes, each at its place. They are ordinary clang diagnostics, made
// after code generation, when both halves have had their say.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_TOOLS_CLANG_PLUGIN_EXPLAIN_H
#define ROOST_TOOLS_CLANG_PLUGIN_EXPLAIN_H

#include "IR/Site.h"
#include <vector>

namespace clang {
class CompilerInstance;
}

namespace roost {

/// Level is 1 or 2; sites are shown in the order given.
void explain(clang::CompilerInstance &CI, const std::vector<Site> &Sites,
             unsigned Level);

} // namespace roost

#endif
