//===- Print.h - What the analysis knows, as text ---------------*- C++ -*-===//
//
// For `opt -passes=print<roost-escape>`: for each function its parameters'
// facts, then each object it makes and whether its address gets away, then each
// storage call and the object its header lies in.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_PRINT_H
#define ROOST_ESCAPE_PRINT_H

#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/Support/raw_ostream.h"

namespace roost {

void printEscape(const llvm::Function &F, const llvm::TargetLibraryInfo &TLI,
                 llvm::raw_ostream &OS);

} // namespace roost

#endif
