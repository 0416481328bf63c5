//===- Advice.h - What one change would do ----------------------*- C++ -*-===//
//
// A reason's help (Reasons.def) is the same for every map that has it. Where a
// map escapes, the last step of its flow says more:
//
//   stored to global 'cache'        keep a copy of the map in 'cache' …
//   passed to 'f' (argument 1)      let the compiler see the body of 'f' …
//   moved into 'cache'              pass it by reference instead of moving it …
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_IR_ADVICE_H
#define ROOST_IR_ADVICE_H

#include "IR/Site.h"

namespace roost {

/// One sentence without its full stop that says which single change would keep
/// S on the stack; empty where none is known.
std::string adviceFor(const Site &S);

} // namespace roost

#endif
