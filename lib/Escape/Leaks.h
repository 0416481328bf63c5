//===- Leaks.h - What a function does with its parameters, in words -------===//
//
// For a reader of `go build -gcflags=-m=2`, the facts of a function (Facts.h)
// as that compiler says them:
//
//   leaking param: m                     heap 0
//   leaking param content: m             heap 1 or more
//   leaking param: m to result           result 0
//   leaking param: m to 'box'            into box 0
//   param m is freed                     freed 0
//   m does not escape                    none of these
//
// The IR knows parameters by number only; their names are the frontend's.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_LEAKS_H
#define ROOST_ESCAPE_LEAKS_H

#include "IR/Site.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Function.h"

namespace roost {

enum class LeakKind { None, Content, Result, Freed, Into, Heap };

struct Leak {
  std::string Symbol; ///< linkage name of the function
  unsigned Argument;  ///< number in the frontend's IR, from 0 …
  unsigned Arguments; ///< … of so many
  LeakKind Kind;
  unsigned Owner = 0; ///< of Into: the argument whose object takes it
  /// How the parameter itself gets to the heap; empty if it does not.
  std::vector<FlowStep> Flow;
};

/// "leaking param: m"
std::string text(LeakKind Kind, llvm::StringRef Param, llvm::StringRef Owner);

/// One entry for each pointer parameter of F of which there are facts.
std::vector<Leak> leaksOf(const llvm::Function &F,
                          const llvm::TargetLibraryInfo &TLI);

} // namespace roost

#endif
