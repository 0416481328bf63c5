//===- StaticStorage.h - First storage for maps in static variables -------===//
//
// Goes in: a module's storage calls. Comes out: those whose header lies in a
// static variable that belongs to this module are answered with a variable of
// zeros beside it.
//
//   @table = internal global %Map zeroinitializer
//   @roost.storage = internal global [560 x i8] zeroinitializer, !roost.storage
//   …
//   store i64 560, ptr @roost.storage
//
//   R10 A storage call is answered so iff
//    a. its header lies at a constant offset in a variable defined here, which
//       no other module may define as well or put another in the place of: not
//       inline or weak, in no comdat, not common, in no section of its own;
//    b. the variable is no thread's own;
//    c. the size is a constant within a budget (Options.h), and nowhere in the
//       module is the map visibly moved out (R4).
//
// There is one storage for each (variable, offset), of the size of the largest
// demand. It is never destroyed and goes with the module, as the variable does:
// destructors at exit and dlclose() find it there. Each construction writes its
// size anew (R8), so one placed where a map was destroyed starts from the
// beginning. R2 and R5 speak of frames and are no matter here.
//
// Shortest programs that need them: a. `inline Map m;`, of whose copies the
// linker keeps one, and another module's storage with it; b. `thread_local Map
// m;`; c. `out = std::move(cache);`.
//
// Why not threads: each would pay for the storage whether it uses the map or
// not, and a shared library's is taken from a small reserve.
//
// The budget is small. A variable's storage takes the place of one allocation
// in the life of a program, 20 to 30 ns, while each of its bytes has a part in
// a page that must be mapped, a quarter of a nanosecond. A heap block that
// holds what the map begins with is some 150 bytes, so storage of more than
// twice as many is a loss. Measured over 256 static maps with four elements
// each: 560 bytes beside each make their construction take 400 ns, where the
// heap takes 235. What a table asks for by default is over the budget; what is
// known to need less is not.
//
// Not modelled: variables of inline functions (their storage would have to be
// of one size in all modules).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_STATICSTORAGE_H
#define ROOST_PLACE_STATICSTORAGE_H

#include "Place/Ledger.h"
#include "Support/Options.h"
#include "llvm/IR/PassManager.h"

namespace roost {

/// R10 a and b.
bool mayHaveStaticStorage(const HeaderRoot &Root);

/// Answers what may have static storage, in functions that are optimized.
/// Returns true if it changed M.
bool placeStatic(llvm::Module &M, llvm::FunctionAnalysisManager &FAM,
                 const Options &Opts, Ledger &Notes);

} // namespace roost

#endif
