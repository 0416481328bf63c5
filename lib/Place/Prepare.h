//===- Prepare.h - Before the first optimization ----------------*- C++ -*-===//
//
// Goes in: the module as the frontend made it. Comes out: the same program,
// ready to be optimized in a way that keeps what placement needs to see:
// markers are declarations (Markers.h), functions that may call themselves
// carry RecursiveMark (R3).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_PREPARE_H
#define ROOST_PLACE_PREPARE_H

#include "llvm/IR/Module.h"

namespace roost {

/// Returns true if it changed M.
bool prepare(llvm::Module &M);

} // namespace roost

#endif
