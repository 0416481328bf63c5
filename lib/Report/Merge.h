//===- Merge.h - Many readings of a site become one -------------*- C++ -*-===//
//
// An inline function of a header is compiled into every object that uses it, so
// its maps are recorded many times, and not always with one verdict: inlining
// differs from file to file. A report shows a map once, with its worst verdict,
// because that is what a program may meet. The result depends on the set of
// sites only, not on the order they were read in.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_REPORT_MERGE_H
#define ROOST_REPORT_MERGE_H

#include "IR/Site.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace roost {

/// Sorts by file, line, column and name, and leaves one of each map.
void sortAndMerge(std::vector<Site> &Sites);

/// Maps counted by what became of them. Every map is either lowered (uses
/// Roost's table) or not, and a lowered one is counted where its first buckets
/// are: Maps == Lowered + NotLowered, Lowered == Stack + Heap + Static.
struct Summary {
  unsigned Maps = 0;
  unsigned Lowered = 0;
  unsigned Stack = 0;
  unsigned Heap = 0;
  unsigned Static = 0;
  unsigned NotLowered = 0;

  /// Of all maps, those with their first buckets on the stack, rounded down so
  /// that 100 means all.
  unsigned stackPercent() const {
    return Maps ? unsigned(uint64_t(Stack) * 100 / Maps) : 0;
  }
};

Summary summarize(llvm::ArrayRef<Site> Sites);

} // namespace roost

#endif
