//===- Options.h - What a user may ask of Roost -----------------*- C++ -*-===//
//
// One struct for all stages. The Clang plugin fills it from
// `-fplugin-arg-roost-NAME=VALUE`, the opt plugin from `-roost-NAME=VALUE`.
// Both go through parse(), so names, ranges and messages are the same.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_SUPPORT_OPTIONS_H
#define ROOST_SUPPORT_OPTIONS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>
#include <vector>

namespace roost {

struct Options {
  /// 0: silent, 1: one remark a map, 2: with the flow chain as notes.
  unsigned Explain = 0;
  /// Off: nothing in the program changes, every map is still reported.
  bool Lower = true;
  /// True: refuse maps whose iteration order the program can see.
  bool PinOrder = false;
  /// Off: no `.roost.report` section in the object.
  bool Record = true;
  /// Off: errors of the edited source are shown, not compiled round (N1). For
  /// finding out why a map was 'not lowered: internal'.
  bool Net = true;
  /// Bytes of first storage one map may take of a frame (rule R3).
  uint64_t StackLimit = 1024;
  /// Bytes of storage and moved headers one function may gain (R3).
  uint64_t FrameLimit = 8192;
  /// The same of all functions together that may call one another (R3).
  uint64_t RecursionLimit = 256;
  /// Bytes of first storage beside one map in a static variable (R10).
  uint64_t StaticLimit = 256;
  /// On: the object carries the facts of its functions (Escape/Exports.h).
  bool Facts = false;
  /// Objects and archives whose facts are believed.
  std::vector<std::string> FactsFrom;
  /// A folder for the escape graphs of functions with maps (Escape/Dot.h).
  std::string Dot;
  /// For tests: lower to a table that moves its elements whenever it may
  /// (roost/hostile.h), so that a reference kept too long shows.
  bool HostileTable = false;
  /// Opaque; only makes caches see a changed plugin (`roost c++` passes it).
  std::string Build;

  /// Takes one `NAME=VALUE`. The error is one sentence that names the option,
  /// the value and what is accepted.
  llvm::Error parse(llvm::StringRef NameAndValue);
};

} // namespace roost

#endif
