//===- Judge.h - May this map be replaced? ----------------------*- C++ -*-===//
//
// The table verdict. In: a parsed translation unit. Out: every map of its main
// file with a verdict (flat, node, none) and a reason, and what Lower writes so
// that the lowered ones become Roost's tables. The rules, each in the essay of
// the file that applies it:
//   L0  lowering is asked for
//   L1  the map belongs to this file                      Uses.h, Ownership.h
//   L2  its type is written where it can be edited          Making.h, Edits.h
//   L3  its member functions are those of our table                   Uses.h
//   L4  its type and address are seen by nothing else                 Uses.h
//   L5  flat: nothing refers to an element when elements may move
//                                    Borrow.h, Moves.h, Quiet.h, Loans.h
//   L6  flat: no program can tell that elements move             Relocation.h
//   L7  its order is not observed, if the options pin it             Judge.cpp
//   L8  no other file knows its type                      Ownership.h, Unit.h
// Maps that must have one type (kin) are lowered together or not at all, over
// all bodies of the file (Unit.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_JUDGE_H
#define ROOST_LEGALITY_JUDGE_H

#include "IR/Site.h"
#include "Legality/Edits.h"
#include "Support/Options.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace clang {
class CompilerInstance;
} // namespace clang

namespace roost {

struct Verdicts {
  std::vector<Site> Sites; ///< every map of the main file, in source order
  /// What to wrap: sorted, without duplicates. One may lie inside another: the
  /// values of a map of maps.
  std::vector<TypeEdit> Edits;
};

/// Needs the translation unit's Sema and AST, and may add to both (it asks
/// Sema for traits and instantiates what it looks into). All instances of the
/// main file's templates must be in the AST. What is not \p CanEdit is refused.
Verdicts judge(
    clang::CompilerInstance &CI, const Options &Opts,
    llvm::function_ref<bool(const TypeEdit &)> CanEdit = [](const TypeEdit &) {
      return true;
    });

} // namespace roost

#endif
