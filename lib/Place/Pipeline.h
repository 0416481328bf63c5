//===- Pipeline.h - Where the pass runs, and what it does there -*- C++ -*-===//
//
// The stages, and the extension points of LLVM's pipelines they run at:
//
//   PipelineStart         prepare  the frontend's IR: sites in, markers
//                                  declared
//   ScalarOptimizerLate   decide   each function, bottom up, after inlining,
//                                  SROA and GVN made headers visible, before
//                                  coroutines are split; clean-up follows
//   OptimizerEarly        finish   nothing is inlined any more: what functions
//                                  make for their callers takes storage from
//                                  there (R9), static variables have theirs
//                                  (R10), the rest is decided; what is left is
//                                  answered with null, remarks and record go
//                                  out
//
// With -flto and -flto=thin a link will see more, so OptimizerEarly of the
// compilation only suspends: what has its answer keeps it, what waits for a
// caller in another file stays a call of a marker, which has a body again, and
// sites stay in the module. If the link has the pass
// (-Wl,--load-pass-plugin=LLVMRoost-22.so) it goes on where that stopped:
//
//   full: FullLTOEarly    prepare  of the whole program; bodies are optimized
//         Peephole        decide   ones (E5)
//         FullLTOLast     finish
//   thin: EarlySimplification, ScalarOptimizerLate, OptimizerEarly
//                                  the same, module by module
//
// A link without it inlines the bodies, null. LLVM 19 does not say whether a
// link will follow: there, finish() runs before it.
//
//   R0  Nothing leaves finish() with a marker in it, at any level: at -O0, and
//       in functions marked optnone, every answer is null.
//
// `-passes=roost` runs the three one after the other on the IR as it is.
// `-passes=print<roost-escape>` and `-passes=verify<roost>` are for looking.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_PIPELINE_H
#define ROOST_PLACE_PIPELINE_H

#include "Escape/Leaks.h"
#include "IR/Site.h"
#include "Support/Options.h"
#include "llvm/Passes/PassBuilder.h"
#include <functional>
#include <memory>
#include <vector>

namespace roost {

/// How a frontend in the same process talks to the pass. Each may be empty.
struct PassHooks {
  /// Asked once, at the pipeline's start: the sites of this module. They take
  /// the place of `!roost.sites`.
  std::function<std::vector<Site>()> Sites;
  /// Asked once, too: whether the program has a namespace `roost` of its own.
  std::function<bool()> HasOwnNamespace;
  /// Told once, after the last decision: the same sites, with verdicts.
  std::function<void(llvm::ArrayRef<Site>)> Decided;
  /// Told before that: what functions do with their parameters.
  std::function<void(llvm::ArrayRef<Leak>)> Leaks;
};

/// Adds the pass to the pipelines PB builds, and its names to those it parses.
void registerPasses(llvm::PassBuilder &PB, const Options &Opts,
                    std::shared_ptr<const PassHooks> Hooks = nullptr);

} // namespace roost

#endif
