//===- Callees.h - The functions that a call may come to --------*- C++ -*-===//
//
// Of a direct call that is one. An indirect call has a *closed set* of callees
// where every place its pointer may come from is in view:
//
//   E8  The called value is, by way of phis, selects and casts, one of
//         - a function, or null, which nobody can call;
//         - a load from a constant whose initializer is this module's own, as a
//           table of functions or of an object's virtual functions: one of the
//           functions named there; just the one at a constant offset;
//         - a load from a local variable, or from a global variable of this
//           module alone, that is only loaded and stored as a whole: whatever
//           is stored in it, and its initializer;
//         - a parameter of a function of this module alone that is only called
//           directly: whatever those calls give;
//       and all functions found have the call's type. The places are those of
//       this module when it is looked at. An optimizer may copy them and drop
//       some, and where it makes a call with another pointer, that came from
//       the same places.
//
//   static void add(Map &m) { … }             @ops = internal constant
//   static void sub(Map &m) { … }               [ptr @add, ptr @sub]
//   static void (*const ops[])(Map &)         %f = load ptr, getelementptr
//   @ops…
//     = {add, sub};                           call %f(ptr %m)      @add, @sub
//   ops[i](m);
//
// Any other call is one of any function: a virtual call of an object whose
// class is not known, a pointer out of a std::function, a callback of another
// file. E7, calls through a table type's descriptor, is in Descriptors.h.
//
// A question visits at most MostPlaces places, so all calls of a module cost
// time in proportion to their number.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_CALLEES_H
#define ROOST_ESCAPE_CALLEES_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/InstrTypes.h"
#include <optional>

namespace roost {

using Callees = llvm::SmallVector<llvm::Function *, 8>;

/// The functions that Call may come to; nullopt if there may be others.
std::optional<Callees> calleesOf(const llvm::CallBase &Call);

/// The functions that C's parts name. False if they may name others.
bool addFunctions(const llvm::Constant *C,
                  llvm::SmallVectorImpl<llvm::Function *> &Found);

} // namespace roost

#endif
