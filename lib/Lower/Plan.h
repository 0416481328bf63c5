//===- Plan.h - What the planner tells the compiler -------------*- C++ -*-===//
//
// The two processes share the main file and nothing else, so a plan speaks in
// byte offsets into the main file:
//
//     {  std  ::  unordered_map  <  int  ,  int  >   m ;
//     ^  ^                                       ^
//     |  Begin                                   End
//     OpenAfter
//
// After the token at OpenAfter come the tokens `::roost::lowered<`, or
// `::roost::lowered_nodes<`, located at Begin, and after the token at End comes
// `>`. Where End is a `>>` that closes an outer template too, the added `>`
// makes up for the one it took. Types inside a wrapped type may be wrapped as
// well.
//
// A tag goes behind the keyword of a class, at OpenAfter, or before another
// declaration: `class __attribute__((abi_tag("roost"))) Index {`.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWER_PLAN_H
#define ROOST_LOWER_PLAN_H

#include "IR/Site.h"
#include <vector>

namespace roost {

struct PlannedEdit {
  /// In place of an offset: before the first token that the compiler edits.
  static constexpr unsigned AtStart = ~0u;

  unsigned OpenAfter;
  unsigned Begin;
  unsigned End;
  EditKind Kind;
};

struct Plan {
  /// The unedited source does not compile: leave it to the compiler to say so.
  bool HasErrors = false;
  std::vector<Site> Sites;
  std::vector<PlannedEdit> Edits;
};

std::string encode(const Plan &P);
llvm::Expected<Plan> decodePlan(llvm::StringRef Text);

} // namespace roost

#endif
