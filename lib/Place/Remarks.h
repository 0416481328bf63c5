//===- Remarks.h - Verdicts as optimization remarks -------------*- C++ -*-===//
//
// One remark for each site, at the site's own place, in the order of the
// record, after the last decision: -Rpass=roost for what is on the stack,
// -Rpass-missed=roost for what is on the heap or was not lowered, and
// -Rpass-analysis=roost for each step of the flow chain. The remark's name is
// the reason's (Reasons.def), its arguments Map, Type, Where, Bytes.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_REMARKS_H
#define ROOST_PLACE_REMARKS_H

#include "Place/Ledger.h"
#include "llvm/IR/Module.h"

namespace roost {

void emitRemarks(llvm::Module &M, const Ledger &Notes);

} // namespace roost

#endif
