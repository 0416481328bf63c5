//===- Exports.h - Facts that cross files -----------------------*- C++ -*-===//
//
// What Go's export data is to its compiler: a file compiled with
// -fplugin-arg-roost-facts=on puts the facts of its functions into its object,
// and one compiled with -fplugin-arg-roost-facts-from=OBJECT believes them.
//
//   look.o                                    use.o
//   .roost.facts                              reads them:
//     "_Z4lookPi": ["heap none, …"]             declare void @_Z4lookPi(ptr)
//   _Z4lookPi:                                calls, instead of _Z4lookPi,
//   _Z4lookPi.roost.5d2c90a1f3b84e67:           _Z4lookPi.roost.5d2c90a1f3b84e67
//     the same function
//
//   E11 Facts of another file are believed only of a function that this file
//       declares, and every direct call of it in this file is made by a name that
//       is that of the function and of the facts. Only an object whose function
//       has these facts defines the name: what was compiled anew since, or is
//       another function at the link, is an undefined symbol, not a wrong
//       program. The name is hidden, so it is none of another shared object's.
//   E12 Facts are given out only of functions that have no other body (external,
//       exact, not interposable). Calls through a descriptor (E7) in them are
//       those of the object's own descriptors, which callers elsewhere can't
//       give: they call the function, not the runtime's.
//
// Before a link with optimization facts are neither given nor taken: it sees the
// bodies.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_EXPORTS_H
#define ROOST_ESCAPE_EXPORTS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>
#include <vector>

namespace roost {

/// The section of an object that holds facts.
inline constexpr llvm::StringLiteral FactsSection = ".roost.facts";

struct FunctionFacts {
  /// The text of each argument's facts (ParamFacts::text()); empty for an
  /// argument that has none.
  std::vector<std::string> Arguments;
  /// Whether it lets no exception pass: then what is behind a call is reached.
  bool NoUnwind = false;

  bool operator==(const FunctionFacts &) const = default;
};

/// By linkage name.
using FactsTable = std::map<std::string, FunctionFacts>;

/// The facts of M's functions that may be given out (E12) and say more than
/// nothing.
FactsTable factsToExport(const llvm::Module &M);

/// The content of a section for these facts.
std::string encodeFacts(const FactsTable &Table);
/// Adds the facts of a section's content to Into. One function with two facts
/// has none.
llvm::Error decodeFacts(llvm::StringRef Section, FactsTable &Into);

/// Adds the facts in the file Path, an object or an archive of objects. The
/// error is one sentence.
llvm::Error readFacts(llvm::StringRef Path, FactsTable &Into);

/// Defines the second name of each of M's functions in Table (E11).
void defineFactNames(llvm::Module &M, const FactsTable &Table);

/// Writes facts on M's declarations.
void believe(llvm::Module &M, const FactsTable &Table);

/// Makes calls of functions in Table by their second name (E11).
void callByFactNames(llvm::Module &M, const FactsTable &Table);

} // namespace roost

#endif
