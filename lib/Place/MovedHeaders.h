//===- MovedHeaders.h - Maps whose elements visibly leave -------*- C++ -*-===//
//
// Rule R4. Elements in first storage move one by one, elements on the heap by
// one pointer. So a map that is moved out of the object its storage would be
// for should have none. Going in: the runtime's __roost_moved calls of a
// function, after inlining. Coming out: the headers that are moved out, each
// with the call that says so:
//
//   - out of the frame: from a local variable into what is none,
//     `member = std::move(m)`, `v.push_back(std::move(m))`, `m.swap(*out)`;
//   - into a local variable that is itself moved out, through any number of
//     them: `return std::pair(std::move(m), 1)`;
//   - out of a static variable or the caller's object: into anything else.
//
// Where a map is moved out on some ways only, it counts as moved out. What
// happens in calls that were not inlined is not seen.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_MOVEDHEADERS_H
#define ROOST_PLACE_MOVEDHEADERS_H

#include "IR/Markers.h"
#include "IR/Site.h"
#include "Place/HeaderRoot.h"
#include "llvm/ADT/DenseMap.h"

namespace roost {

/// One header: the object it lies in and the offset there.
using HeaderKey = std::pair<llvm::Value *, int64_t>;

class MovedHeaders {
public:
  /// Adds what these moves, of one function, say.
  void add(llvm::ArrayRef<MovedCall> Moves, const llvm::DataLayout &DL,
           const llvm::TargetLibraryInfo &TLI);

  /// The step by which the header at Root is moved out, or null.
  const FlowStep *findOut(const HeaderRoot &Root) const {
    auto It = Root.Fixed ? Out.find({Root.Base, Root.Offset}) : Out.end();
    return It == Out.end() ? nullptr : &It->second;
  }

private:
  llvm::DenseMap<HeaderKey, FlowStep> Out;
};

} // namespace roost

#endif
