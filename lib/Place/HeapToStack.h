//===- HeapToStack.h - Objects with maps, from the heap to the frame ------===//
//
// Goes in: a function that makes an object by operator new and asks for first
// storage for a map in it. Comes out: the object is an alloca, its deletes are
// gone; or a refusal with the way it escapes. Then Buckets.h treats the map as
// any other of the frame.
//
//   %p = call ptr @_Znwm(i64 48)            %p = alloca [48 x i8], align 16
//   …                                 =>    call lifetime.start(%p)
//   call void @_ZdlPvm(ptr %p, i64 48)      …  call lifetime.end(%p)
//
// An object moves iff
//
//   H1  a new-expression (or std::allocator) made it: the call is to operator
//       new, `builtin`, not the nothrow form, of constant size and alignment.
//       C++ lets such a call be left out, even if the program replaces operator
//       new; an explicit call it does not;
//   H2  its address does not get away: the object is not exposed
//   (Escape/Graph.h
//       E1 to E5);
//   H3  each deallocation its address can reach is a `builtin` operator delete
//       whose operand is this object or null, in plain sight. Those are
//       removed;
//   H4  if it is made in a loop, it is dead when the next one is made: every
//       value that may be its address is dominated by its making, so belongs to
//       the same round, and every object its address may be stored in is a
//       local variable whose life has ended by then. Then one frame object, in
//       the entry block, serves all rounds;
//   R2  and R3 as for buckets.
//
// An invoke of operator new becomes a branch, for an alloca throws nothing. R5
// holds for the object as it does for storage.
//
// R7 is decided here as well: on every way from the object's making that leaves
// the function, or comes back to its making, there is a delete of it. A call
// that may throw past the function leaves it, except in `main`: nothing that
// runs after could use an element. Where a way is without a delete, as when
// something throws between `new` and `delete`, the map has storage in the frame
// all the same if it is made once and its storage is not given away (E9): the
// map that leaks can't be reached, nor can any of its elements.
//
// Shortest programs: H1 `::operator new(48)`; H2 `last = new Map`; H3
// `c ? new A : new B` with one delete; H4 `while (…) { if (old) use(old); old =
// new Map; }`.
//
// Not modelled:
//
//   make_shared   libstdc++'s control block is deleted by a virtual call
//                 (_M_dispose, _M_destroy) out of _M_release, at a count that
//                 is loaded from it. Between making and release other calls see
//                 the block's address, so LLVM forwards neither the vptr nor
//                 the count, and on the way where the count is not one nothing
//                 is deleted. It would take splitting the block's first two
//                 words, which only libstdc++ touches, into a variable of their
//                 own.
//   std::function keeps a closure of more than two words behind a pointer to a
//                 manager function that copies and deletes it: the object that
//                 is deleted is loaded from memory, not in plain sight (H3).
//   nodes         of std::list, and std::vector's array: made and deleted in
//                 loops over pointers that are in memory (H3), and of a size
//                 that is no constant (H1).
//   two in one    a delete of either of two objects (H3), as after
//                 `p.reset(new Map)` in a branch.
//   cold paths    An object that escapes on a throw or an early return would
//                 have to be made anew on the heap there. Its address has been
//                 handed to functions of the table, and what it holds may point
//                 to it (first storage, a string's own buffer, a functor that
//                 keeps `this`), so its bytes can't move; and its move
//                 constructor is code that the module need not have.
//   strings       beside a map in one object: the library's compiled functions
//                 are not known, and what a string's buffer holds is not told
//                 apart from the address of it, if that lies in the object.
//   arrays        `new Map[3]`; objects that hold no map.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_HEAPTOSTACK_H
#define ROOST_PLACE_HEAPTOSTACK_H

#include "IR/Markers.h"
#include "Place/Ledger.h"
#include "Support/Options.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/Function.h"

namespace roost {

/// For allocations: why they were not moved to the frame.
using HeaderRefusals = llvm::DenseMap<const llvm::Value *, Refusal>;

/// Moves what can be moved in F. Returns true if it changed F; then DT holds no
/// longer.
bool moveHeadersToFrame(llvm::Function &F, const llvm::TargetLibraryInfo &TLI,
                        const llvm::DominatorTree &DT, const Options &Opts,
                        HeaderRefusals &Refusals);

/// R7: false if an element in the storage that Call asks for, in a header that
/// may be left undeleted, could be used when the function has returned.
bool diesWithFrame(const StorageCall &Call, const llvm::TargetLibraryInfo &TLI);

/// R2: why nothing may be added to F's frame, if so.
std::optional<Refusal> frameRefusal(llvm::Function &F);

} // namespace roost

#endif
