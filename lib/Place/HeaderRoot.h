//===- HeaderRoot.h - Which object a map's header lies in -------*- C++ -*-===//
//
// Goes in: the header operand of a storage call. Comes out: the object at the
// end of its constant offsets, and what kind of object that is.
//
//   %slot = getelementptr i8, ptr %owner, i64 56
//   %h    = call ptr @llvm.launder.invariant.group.p0(ptr %slot)
//   call ptr @__roost_storage(ptr %h, …)          root: %owner + 56
//
// Only one object and one constant offset are an answer. Where two objects meet
// (phi, select) the header is in neither for sure, and nothing is followed
// through memory: what SROA and GVN could not turn into a value stays unknown.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_HEADERROOT_H
#define ROOST_PLACE_HEADERROOT_H

#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Value.h"

namespace roost {

enum class RootKind {
  StaticAlloca,   ///< an object of this frame, of fixed size and place
  DynamicAlloca,  ///< an object of this frame that comes and goes
  VariableOffset, ///< such an object, at an offset that is not constant
  Allocation,     ///< what operator new or another allocator returned
  Exception,      ///< the object of a throw expression
  Global,         ///< a global, static or thread-local variable
  Argument,       ///< an object of the caller
  Unknown
};

struct HeaderRoot {
  RootKind Kind = RootKind::Unknown;
  llvm::Value *Base = nullptr;
  int64_t Offset = 0;
  /// False if the offset is not constant; Offset is then no offset at all.
  bool Fixed = true;

  /// The alloca, where Kind is StaticAlloca.
  llvm::AllocaInst *alloca() const {
    return llvm::cast<llvm::AllocaInst>(Base);
  }
};

HeaderRoot rootOf(llvm::Value *Header, const llvm::DataLayout &DL,
                  const llvm::TargetLibraryInfo &TLI);

} // namespace roost

#endif
