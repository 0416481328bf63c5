//===- Frame.h - Giving a function more frame -------------------*- C++ -*-===//
//
// The edits that put something into a function's frame, and the marks by which
// later stages know what was put there:
//
//   entry:
//     %m = alloca %Map                             the user's map
//     %roost.storage = alloca [576 x i8], !roost.storage !{}
//     …
//     call void @llvm.lifetime.start(ptr %m)
//     call void @llvm.lifetime.start(ptr %roost.storage)    beside it (R8)
//     …
//     store i64 576, ptr %roost.storage            the answer's first word
//
// A header that was made by operator new and lives in the frame now is an
// alloca with !roost.header.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_FRAME_H
#define ROOST_PLACE_FRAME_H

#include "IR/Markers.h"
#include "Support/Options.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Support/Alignment.h"
#include <optional>

namespace roost {

/// On an alloca that holds first storage.
inline constexpr llvm::StringLiteral StorageMark = "roost.storage";
/// On an alloca that was a heap object; its operand says whether the object is
/// deleted on every way out (R7).
inline constexpr llvm::StringLiteral HeaderMark = "roost.header";
/// A function attribute: the function may call itself. Its value is the number
/// of its component of the call graph, an operand of the module's metadata of
/// the same name that lists the functions which may call one another.
inline constexpr llvm::StringLiteral RecursiveMark = "roost-recursive";

/// What a storage call asks for.
struct Request {
  uint64_t Bytes;
  uint64_t Alignment;
};
/// nullopt unless both are constants, and the alignment one that is given.
std::optional<Request> requestOf(const StorageCall &Call);

/// A new object of Bytes bytes in F's entry block.
llvm::AllocaInst *makeFrameObject(llvm::Function &F, uint64_t Bytes,
                                  llvm::Align Alignment,
                                  const llvm::Twine &Name);

/// Lets Storage live exactly when Owner does: a marker beside each of Owner's.
void mirrorLifetime(llvm::AllocaInst &Owner, llvm::AllocaInst &Storage);

/// Rule R5: takes the `tail` off every call of F.
///
///   %s = alloca [576 x i8]
///   store ptr %s, ptr %m          ; the table keeps the address
///   tail call void @g()           ; says "touches nothing of this frame"
void dropTailMarkers(llvm::Function &F);

/// Answers Call with null.
void answerNull(const StorageCall &Call);

/// Answers Call with Storage of at least Bytes bytes, whose first word is made
/// to say so. A hoisted call's callee does that itself, when it makes the map.
void answerWith(const StorageCall &Call, llvm::Value *Storage, uint64_t Bytes,
                llvm::Align Alignment);

/// What the pass has put into F's frame so far, in bytes.
uint64_t frameBytes(const llvm::Function &F);

/// Room left in F for another object (R3). Functions that may call one another
/// share one budget.
uint64_t frameRoom(const llvm::Function &F, const Options &Opts);

bool isStorage(const llvm::AllocaInst &Alloca);
bool isMovedHeader(const llvm::AllocaInst &Alloca);
/// For a moved header: deleted on every way out.
bool isAlwaysDeleted(const llvm::AllocaInst &Alloca);
void markStorage(llvm::AllocaInst &Alloca);
void markMovedHeader(llvm::AllocaInst &Alloca, bool AlwaysDeleted);

/// The size of a frame object made by makeFrameObject().
uint64_t objectBytes(const llvm::AllocaInst &Alloca);

} // namespace roost

#endif
