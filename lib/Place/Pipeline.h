//===- Pipeline.h - Where the pass runs, and what it does there -*- C++ -*-===//
//
// The stages, and the extension points of LLVM's pipelines they run at:
//
//   PipelineStart        prepare   the frontend's IR: sites in, markers
//   declared ScalarOptimizerLate  decide    each function, bottom up, after
//   inlining,
//                                  SROA and GVN made headers visible, before
//                                  coroutines are split; clean-up follows
//   OptimizerEarly       finish    the rest is decided, what is left is
//                                  answered with null, remarks and record go
//                                  out
//
//   R0  Nothing leaves finish() with a marker in it, at any level: at -O0, and
//       in functions marked optnone, every answer is null.
//
// LTO: finish() runs before the link, in both kinds of LTO and in both majors,
// so a link needs no plugin. What crosses files is not seen.
//
// `-passes=roost` runs the three one after the other on the IR as it is.
// `-passes=print<roost-escape>` and `-passes=verify<roost>` are for looking.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_PIPELINE_H
#define ROOST_PLACE_PIPELINE_H

#include "IR/Site.h"
#include "Support/Options.h"
#include "llvm/Passes/PassBuilder.h"
#include <functional>
#include <memory>
#include <vector>

namespace roost {

/// How a frontend in the same process talks to the pass. Either may be empty.
struct PassHooks {
  /// Asked once, at the pipeline's start: the sites of this module. They take
  /// the place of `!roost.sites`.
  std::function<std::vector<Site>()> Sites;
  /// Told once, after the last decision: the same sites, with verdicts.
  std::function<void(llvm::ArrayRef<Site>)> Decided;
};

/// Adds the pass to the pipelines PB builds, and its names to those it parses.
void registerPasses(llvm::PassBuilder &PB, const Options &Opts,
                    std::shared_ptr<const PassHooks> Hooks = nullptr);

} // namespace roost

#endif
