//===- Verify.h - Do the rules hold of this module? -------------*- C++ -*-===//
//
// For `-passes=verify<roost>`, after the pass or after everything else. It
// knows nothing of what the pass thought; it looks at the objects and functions
// that carry the pass's marks (Frame.h, CallerStorage.h) and at nothing but the
// IR:
//
//   R0  there is no marker left without a body;
//   R1  a frame object is a static alloca;
//   R2  its function calls nothing that returns twice and has no musttail call;
//   R3  it is within the budget of a map, and all of them in that of a
//   function; R5  no `tail` call can be reached from where its address was
//   given away; R8  it is not used between the end of its life and the next
//   beginning;
//   R9  a function that takes storage is called by nobody but direct callers,
//   and each gives it null or storage of the size that it writes there;
//   R10 static storage is this module's own and within the budget of a map.
//
// R3 and R2 may be broken honestly by inlining two functions into one, and a
// sanitizer makes one object of a frame's, so the pass is for tests, not for
// every build. R4, R6, R7 and R11 leave no trace in IR.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_VERIFY_H
#define ROOST_PLACE_VERIFY_H

#include "Support/Options.h"
#include "llvm/IR/Module.h"

namespace roost {

/// Reports each broken rule as an error of M's context.
void verify(llvm::Module &M, const Options &Opts);

} // namespace roost

#endif
