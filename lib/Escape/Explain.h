//===- Explain.h - How an object's address gets away ------------*- C++ -*-===//
//
// Turns the way a walk found (Solve.h) into steps a user can follow, in the
// order in which it happens, each with its place in the source:
//
//   passed to 'remember' (argument 1)        a.cpp:14:3
//   stored to global 'last'                  a.cpp:5:9
//
// Into a callee whose body is here the explanation goes on, a few calls deep.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_EXPLAIN_H
#define ROOST_ESCAPE_EXPLAIN_H

#include "Escape/Graph.h"
#include "IR/Site.h"

namespace roost {

/// How the address of the object Id reaches something that outlives the
/// function; empty if it does not.
std::vector<FlowStep> explainEscape(const Graph &G, LocationId Id,
                                    const llvm::TargetLibraryInfo &TLI);

} // namespace roost

#endif
