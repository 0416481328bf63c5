//===- Capacity.h - How many elements a map of the frame can hold ---------===//
//
// Goes in: the maps of a function whose header is in its frame. Comes out, for
// each: the most elements that any one of the maps made there ever holds, where
// that is *proven*, and the calls that then never happen.
//
//   R11 A map of at most fifteen elements, whose first storage is one group
//       with a slot for each, never leaves that storage: it does not grow, no
//       look-up goes beyond the group, no hash is keyed anew. The calls of the
//       runtime that do these things (Never, below) are unreachable.
//
//   std::unordered_map<int, int> m;      3 insertions in straight-line code:
//   ++m[a]; ++m[b]; ++m[c];              3 slots, 56 bytes, no growth code
//
// Once those calls are gone, nothing has the header's address any more, and its
// fields become registers.
//
// The proof is one on the IR as it is after inlining, of the header as
// include/roost/detail/storage.h draws it:
//
//   B1  The header's address is nowhere but in plain sight: it is loaded from
//       and stored to, and passed to functions of the runtime that do not
//       insert (const members, T8, and those that only erase, T9), or to
//       functions that can neither write through it nor keep it. What happens
//       only right before a call of Never does not happen.
//   B2  Whatever is stored over Size is a constant, or a sum of such a constant
//       or a former Size and constants. So an insertion is an addition of the
//       function, and Size is never more than the largest constant and what
//       all additions add, each as often as it is executed for one map: the
//       product of the greatest trip counts of the loops round it, up to the
//       one that makes the map anew.
//   B3  First storage is stored over First. What is stored over Tags is first
//       storage as well, or nothing; over Old nothing; over Multiplier a
//       constant. So elements come from insertions alone, none by a move, a
//       swap or a copy.
//   B4  Nobody asked for more room than that: the shapes that `rebuild` would
//       be called with have no more slots.
//
// B2 counts what is inserted in line. Why that is all: were there one insertion
// more, it would find Size at its limit and go the way out of line. Yet nothing
// in the IR depends on how large the limit is; with a larger one the same way
// through the program would insert in line, and B2 would have counted it.
//
// A proven bound is not an expectation. `reserve(12)` says what somebody hopes,
// and any number of insertions may follow; it raises a bound (B4) and never
// makes one. Where there is no bound, storage has the size the runtime asked
// for. That is the largest the budget of a map allows, so nothing is known that
// would give more.
//
// Not modelled: maps of a bound beyond fifteen (their first storage has several
// groups and is unfolded on the way, which is a way of growing); keys of few
// values; insertions in functions that are not inlined.
//
// Complexity: linear in the uses of the headers, after one look at the loops.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_CAPACITY_H
#define ROOST_PLACE_CAPACITY_H

#include "IR/Markers.h"
#include "IR/Site.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/PassManager.h"
#include <optional>

namespace roost {

/// What is proven of the maps that are made at one place of the frame.
struct Capacity {
  /// The most elements one of them holds.
  uint64_t Bound = 0;
  /// Where that comes from: "holds at most 3 elements: 3 insertions".
  FlowStep Source;
  /// Calls that are unreachable if first storage is one group of at least
  /// Bound slots (R11).
  llvm::SmallVector<llvm::CallBase *, 8> Never;
};

/// The most slots of one group.
inline constexpr uint64_t MostSlotsOfGroup = 15;

/// The bytes of first storage with one group of so many slots.
uint64_t bytesOfGroup(uint64_t Slots, uint64_t SlotBytes, uint64_t Alignment);

/// The slots of one group that fit into so many bytes.
uint64_t slotsIn(uint64_t Bytes, uint64_t SlotBytes, uint64_t Alignment);

/// What is proven of the maps that Made constructs at Offset in Object, or
/// nullopt.
std::optional<Capacity> capacityOf(llvm::AllocaInst &Object, int64_t Offset,
                                   llvm::ArrayRef<StorageCall> Made,
                                   llvm::FunctionAnalysisManager &FAM);

/// Makes the calls of Never unreachable, and takes apart what that leaves.
void dropGrowth(llvm::Function &F, llvm::ArrayRef<llvm::CallBase *> Never,
                llvm::FunctionAnalysisManager &FAM);

} // namespace roost

#endif
