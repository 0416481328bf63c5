//===- Judge.h - May this map be replaced? ----------------------*- C++ -*-===//
//
// The table verdict. In: a parsed translation unit. Out: every map of its main
// file with a verdict and a reason, and the written types that Lower wraps so
// that the flat ones become Roost's table. The rules, each in the essay of the
// file that applies it:
//   L0  lowering is asked for
//   L1  the map is a local std::unordered_map or std::unordered_set   Uses.h
//   L2  its type is written where it can be edited          Making.h, Edits.h
//   L3  its member functions are those of the flat table              Uses.h
//   L4  its type and address are seen by nothing else                 Uses.h
//   L5  nothing refers to an element when elements may move
//                                             Borrow.h, Moves.h, Loans.h
//   L6  no program can tell that elements move                   Relocation.h
//   L7  its order is not observed, if the options pin it              Judge.cpp
// Maps that must have one type (kin) are lowered together or not at all.
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
  /// What to wrap: sorted, without duplicates, none inside another.
  std::vector<TypeEdit> Edits;
};

/// Needs the translation unit's Sema and AST, and may add to both (it asks
/// Sema for traits and instantiates what it looks into). Code in templates is
/// judged only if \p AllInstances, every instance of one, are in the AST.
/// What is not \p CanEdit is refused.
Verdicts judge(
    clang::CompilerInstance &CI, const Options &Opts, bool AllInstances,
    llvm::function_ref<bool(const TypeEdit &)> CanEdit = [](const TypeEdit &) {
      return true;
    });

} // namespace roost

#endif
