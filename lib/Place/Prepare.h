//===- Prepare.h - Before the first optimization ----------------*- C++ -*-===//
//
// Goes in: the module as the frontend made it. Comes out: the same program,
// ready to be optimized in a way that keeps what placement needs to see:
//
//   - markers are declarations (Markers.h);
//   - functions that may call themselves carry RecursiveMark (R3);
//   - parameters carry facts (Escape/Facts.h), computed here because only here
//     bodies are still what the source says (E5);
//   - destructors of what owns a map, like std::unique_ptr's, are always
//     inlined. LLVM leaves them alone in cold landing pads, and then the owned
//     pointer stays in memory and hides the map. So are constructors of
//     classes that hold maps, and functions like std::make_unique: only where
//     they are inlined is it seen which object the map lies in.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_PLACE_PREPARE_H
#define ROOST_PLACE_PREPARE_H

#include "Escape/Exports.h"
#include "Escape/Summary.h"
#include "llvm/IR/Module.h"

namespace roost {

/// What is known and wanted besides the module itself.
struct Surroundings {
  Bodies Are = Bodies::OfFrontend;
  /// Facts of other files, which are believed (E11).
  const FactsTable &Believed;
  /// Facts are computed even where there is nothing to place.
  bool WantsFacts = false;
};

/// Returns true if it changed M. Without optimization only markers matter.
bool prepare(llvm::Module &M, TLIOf TLI, bool Optimized, const Surroundings &S);

/// Takes off what prepare() put on functions.
void unprepare(llvm::Module &M);

} // namespace roost

#endif
