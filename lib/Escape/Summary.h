//===- Summary.h - Facts for every function of a module ---------*- C++ -*-===//
//
// Bottom up over the call graph's strongly connected components: a function is
// looked at when all it calls has its facts. Inside a component everybody is
// first believed to do nothing, and facts are lowered until they stand still.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_SUMMARY_H
#define ROOST_ESCAPE_SUMMARY_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Module.h"

namespace roost {

using TLIOf =
    llvm::function_ref<const llvm::TargetLibraryInfo &(llvm::Function &)>;

/// Which bodies a module has.
enum class Bodies {
  OfFrontend, ///< what the source says
  Optimized,  ///< what an optimizer has made of it
};

/// Writes facts on the parameters of every function whose body may be believed
/// (E5, E6). Those of declarations stay as they are.
void summarize(llvm::Module &M, TLIOf TLI, Bodies Are = Bodies::OfFrontend);

/// In a module whose program has things of its own in a namespace or class
/// `roost`: then a name does not tell what is the runtime's.
inline constexpr llvm::StringLiteral OwnNamespaceMark = "roost.own-namespace";

/// True if F is of the runtime: its source is Roost's own.
bool isTableCode(const llvm::Function &F);

/// Looks again at a function that has been optimized, if its optimized body is
/// the only one there can be (E5) or is the runtime's (E6).
void refineFacts(llvm::Function &F, const llvm::TargetLibraryInfo &TLI);

} // namespace roost

#endif
