//===- Markers.h - What the runtime says to the pass ------------*- C++ -*-===//
//
// The table's headers talk to the pass through two functions
// (include/roost/detail, under `#ifdef __ROOST__`):
//
//   void *__roost_storage(void *header, size_t bytes, size_t align,
//                         size_t slot_bytes);
//     asks for first storage for the map whose header is at `header`
//   void __roost_moved(void *from, void *to);
//     says that the content of the map at `from` moves to the one at `to`
//
// In the source they have bodies (null, nothing), so that a program links
// without the pass. Going in: a module with those bodies. Coming out of
// declareMarkers(): declarations that tell the optimizer just enough:
//
//   M1  a storage call may not be removed, merged with another or moved past
//       one: memory(inaccessiblemem: readwrite), nomerge. Two maps are two
//       calls.
//   M2  it keeps nothing of the header and frees nothing: captures(none),
//       nofree. Else every map would escape to it.
//   M3  what it returns is nobody else's: noalias.
//
// Removing the last marker is the pass's duty (R0): no module may leave it
// with a marker in it, for there is no body left to link with. A module that goes
// to a link with optimization gets bodies back (defineMarkers), always inlined:
// a link with the pass declares them anew, one without it finds null.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_IR_MARKERS_H
#define ROOST_IR_MARKERS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"
#include <optional>

namespace roost {

inline constexpr llvm::StringLiteral StorageMarker = "__roost_storage";
inline constexpr llvm::StringLiteral MovedMarker = "__roost_moved";

/// On a storage call that the pass made in a caller, for a header that the
/// callee makes there (Place/CallerStorage.h). Its value says whether that is
/// the callee's result.
inline constexpr llvm::StringLiteral HoistedMark = "roost-hoisted";

/// A call of __roost_storage, by its operands' names.
class StorageCall {
public:
  explicit StorageCall(llvm::CallBase &Call) : Call(&Call) {}

  llvm::CallBase &call() const { return *Call; }
  llvm::Value *header() const { return Call->getArgOperand(0); }
  /// The size asked for, if the optimizer has found it to be a constant.
  std::optional<uint64_t> bytes() const { return constant(1); }
  std::optional<uint64_t> align() const { return constant(2); }
  std::optional<uint64_t> slotBytes() const { return constant(3); }
  llvm::Value *slotOperand() const { return Call->getArgOperand(3); }
  llvm::Type *sizeType() const { return Call->getArgOperand(1)->getType(); }

  /// True if it was made in a caller. What is asked for is then the least that
  /// may be given, for the callee writes that size into its first word, and
  /// nobody else does.
  bool isHoisted() const { return Call->hasFnAttr(HoistedMark); }
  /// The map is the callee's result.
  bool isForResult() const;
  void markHoisted(bool ForResult) const;

private:
  std::optional<uint64_t> constant(unsigned Operand) const;
  llvm::CallBase *Call;
};

/// A call of __roost_moved.
struct MovedCall {
  llvm::CallBase *Call;
  llvm::Value *from() const { return Call->getArgOperand(0); }
  llvm::Value *to() const { return Call->getArgOperand(1); }
};

/// The markers of one function, in the order of its instructions.
struct Markers {
  llvm::SmallVector<StorageCall, 4> Storage;
  llvm::SmallVector<MovedCall, 4> Moved;
};

/// True if M declares or defines a storage marker: if not, the pass has
/// nothing to place in M.
bool hasMarkers(const llvm::Module &M);

/// Makes the markers of M declarations (M1 to M3). Returns true if it changed
/// anything.
bool declareMarkers(llvm::Module &M);

/// Gives declared markers their bodies back. Returns true if there were any.
bool defineMarkers(llvm::Module &M);

/// All markers of F.
Markers markersOf(llvm::Function &F);

/// True for a call of either marker.
bool isMarker(const llvm::CallBase &Call);

/// Removes the markers themselves, when no call is left.
void dropMarkers(llvm::Module &M);

} // namespace roost

#endif
