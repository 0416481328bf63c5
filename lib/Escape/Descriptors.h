//===- Descriptors.h - Calls through a table type's descriptor --*- C++ -*-===//
//
// The runtime's growth is code that a program has once; what depends on a
// table's type it calls through a descriptor of the type, a constant
// (include/roost/detail/type.h, T30). Such a call is an indirect one, but what
// it may come to is known:
//
//   @TypeOf<map<K, V>>::kType = { 8, 16, …, ptr @hashK, ptr null, … }
//   @TypeOf<set<L>>::kType    = { 8, 16, …, ptr @hashL, ptr null, … }
//
//   define void @TypeCall::hash(ptr %type, …) {
//     %f = load ptr, …                  callees: @hashK, @hashL
//     call void %f(…)
//
// Where descriptors hold no function of the call's type, it is never reached.
//
// E7 in Graph.h says why that is all.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_DESCRIPTORS_H
#define ROOST_ESCAPE_DESCRIPTORS_H

#include "Escape/Callees.h"

namespace roost {

/// True if F is one of those through which all calls through descriptors go.
bool callsThroughDescriptor(const llvm::Function &F);

/// The functions that Call, an indirect one in such a function, may come to.
/// Nullopt if they are not known.
std::optional<Callees> calleesThroughDescriptor(const llvm::CallBase &Call);

} // namespace roost

#endif
