//===- CallerStorage.h - First storage for what a function is given -------===//
//
// Goes in: a module in which nothing is inlined any more. Comes out: functions
// that make a map in an object of their caller's, and can be changed, take its
// first storage as a parameter; their callers ask for it.
//
//   define internal void @build(ptr sret %out)
//     %s = call ptr @__roost_storage(ptr %out, i64 560, …)
//   define void @user()
//     call void @build(ptr sret %m)
//
//   =>
//
//   define internal void @build(ptr sret %out, ptr %storage)
//     br (%storage == null), …;  store i64 560, ptr %storage
//   define void @user()
//     %s = call ptr @__roost_storage(ptr %m, i64 560, …) "roost-hoisted"
//     call void @build(ptr sret %m, ptr %s)
//
// Return slots are such objects, `this` of a constructor, and whatever else a
// pointer leads to. The caller's call is a storage call like any other: the
// header lies in a local variable of the caller, then rules R1 to R8 hold there
// (Buckets.h); in an object of the caller's caller, then it is *hoisted* once
// more; or elsewhere, then the answer is null and the callee does as ever.
// Functions are gone through bottom up, each once.
//
//   R9  A storage call is hoisted from F to F's callers iff
//    a. its header lies at a constant offset from a pointer parameter of F that
//       is no copy made for the call (byval), and its sizes are constants;
//    b. the size is written by F, at each construction, not by the caller: when
//       F is called, another map may live at the same place, in the very same
//       storage (`m->~Map(); new (m) Map;`), or F may make none at all. So what
//       a caller gives must have at least the size that F writes;
//    c. F's body is the one that is called: it can't be replaced at link time,
//       and is not marked optnone, no variadic function, no coroutine before
//       its split;
//    d. R2 holds of F too, and no call that is changed is a musttail call;
//    e. either every use of F is a direct call in this module, then F itself is
//       changed; or F stays as it is, its answer null, and a copy of it with
//       internal linkage is called by the callers that have storage to give;
//    f. what F says of the memory it uses (`memory(…)`) includes that of its
//       arguments from now on.
//
// Shortest programs that need them: a. `void f(Map a[], int i) { new (a + i)
// Map; }`; b. `reset(&m)`, which destroys m and makes it again; c. a function
// that a shared library lets others replace; d. `[[clang::musttail]] return
// f(m);`; e. `p = &f; (*p)(m)`; f. a constructor that writes its object and
// nothing else.
//
// It pays where a caller has storage to give (R4 holds of the callee as well):
// a map of four ints made by a function that is not inlined takes a fifth of
// the time that it takes with its elements on the heap. Copies are of limited
// size and number, and there are none where the function is to be small
// (optsize). A function gains eight parameters at most.
//
// A hoisted call has its callee's location inlined at that of the call, as if
// the construction stood in the caller: so it belongs to the site in the
// callee.
//
// Not modelled: recursion that hands its own argument on (the inner call gets
// null), callees in other modules.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_CALLERSTORAGE_H
#define ROOST_PLACE_CALLERSTORAGE_H

#include "Support/Options.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PassManager.h"

namespace roost {

/// On a function: the number of each parameter that takes first storage, and
/// the size that the function writes there.
inline constexpr llvm::StringLiteral TakesStorageMark = "roost.takes_storage";

struct TakenStorage {
  llvm::Argument *Parameter;
  uint64_t Bytes;
};

/// What F takes, after TakesStorageMark.
llvm::SmallVector<TakenStorage, 2> takenStorage(const llvm::Function &F);

/// Hoists what can be hoisted. Returns true if it changed M; analyses of what
/// it changed are gone from FAM.
bool hoistStorage(llvm::Module &M, llvm::FunctionAnalysisManager &FAM,
                  const Options &Opts);

/// After all storage calls have their answers: says of the parameters that no
/// caller gives null for that they are never null.
bool settleHoisted(llvm::Module &M);

} // namespace roost

#endif
