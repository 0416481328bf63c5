//===- Buckets.h - First storage for maps whose header is in the frame ----===//
//
// Goes in: a function with storage calls. Comes out: each call answered with
// storage in the frame, answered with null, or left for a later look, after
// more inlining.
//
// No escape analysis is needed here. The header is an object of the frame and
// dies with it; who uses its address later is undefined already; and what a map
// owns leaves it only through its own move, swap or assignment, which look at
// run time whether the buckets are the first storage, and then move elements,
// never the storage. So the answer is "frame" iff
//
//   R1  the header lies at a constant offset in a static alloca of this
//       function (entry block, constant size, not inalloca or swifterror);
//   R2  the function calls nothing that returns twice, and has no musttail
//       call;
//   R3  the size asked for is a constant, and the budgets hold: of the map, of
//       the function, and of all functions that may call one another, where a
//       map takes less than it asked for if that is what is left;
//   R4  it pays: the map is not visibly moved into something outside the frame
//       (MovedHeaders.h), for then each element would be moved instead of one
//       pointer;
//   R7  if the header was moved here from the heap, it is deleted on every way
//       out of the function: a leaked map's elements may be used for ever.
//
// and then
//
//   R5  no call of the function keeps a `tail` marker;
//   R6  nothing copies a header bit by bit: the table's duty, it is not
//       trivially relocatable;
//   R11 a map that is proven to hold few elements gets as many slots, and its
//       ways to grow are taken out (Capacity.h);
//   R8  there is one storage for each (alloca, offset), its size the largest of
//       its calls', in the entry block (a loop gets one, not one each round);
//       it lives when the alloca lives, and each call writes its size anew, so
//       that a construction in the next round starts from the beginning.
//
// Shortest programs that need the rules: R1 `auto *m = new (buffer) Map;`;
// R2 `if (setjmp(b)) return; Map m;`; R3 a recursion; R4 `return
// Wrap{move(m)};`; R5 drawn in Frame.h; R7 `return &(*new Map)[1];`; R8 `while
// (go()) Map m;`.
//
// Budgets (R3): Options.h. They bound what this stage adds at one time; LLVM's
// inliner bounds what merging frames may add up to.
//
// A call that was hoisted from a callee (CallerStorage.h) is one like any other
// here, but for its size, which the callee writes. Static variables are
// StaticStorage.h's.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_BUCKETS_H
#define ROOST_PLACE_BUCKETS_H

#include "Place/HeapToStack.h"
#include "Place/Ledger.h"
#include "Support/Options.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/PassManager.h"

namespace roost {

/// What is done with a call that has no frame storage yet.
enum class Look {
  Early,      ///< left for a later look, where inlining may help
  BeforeLink, ///< left for a look at the link, but noted as one with null
  Last,       ///< answered with null
};

/// Answers the storage calls of F. Returns true if it changed F. FAM knows F as
/// it is.
bool placeBuckets(llvm::Function &F, llvm::FunctionAnalysisManager &FAM,
                  const Options &Opts, Look When, const HeaderRefusals &Headers,
                  Ledger &Notes);

/// Answers them all with null, because of Why.
bool refuseBuckets(llvm::Function &F, const llvm::TargetLibraryInfo &TLI,
                   Reason Why, Ledger &Notes);

} // namespace roost

#endif
