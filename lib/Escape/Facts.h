//===- Facts.h - What a function does with a pointer it is given -*- C++
//-*-===//
//
// For each parameter, the least number of loads between the parameter and
// something that reaches
//
//   heap     memory that outlives the call, or code that is not known
//   result   what the function returns
//   freed    a deallocation
//   into j   the object that parameter j points to
//
//   Map *keep(Map *m, Box *b) {       heap 0    m itself is kept
//     last = m;                       into b 0  and put into *b
//     b->map = m;                     result 0  and returned
//     return m;
//   }
//   int sum(Closure *c) {             heap none
//     return c->map->size();          result 2  a value two loads away
//   }
//
// "0" is the pointer, "1" what it points to, and so on; Never is "not at all".
// A smaller number is a stronger statement, so it is always safe to lower one.
//
// Facts travel on the parameters as string attributes ("roost-facts" and
// "roost-param", the parameter's number when they were written), so they stay
// with a parameter when LLVM drops or reorders others. A parameter without the
// attribute is one of which nothing is known.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_FACTS_H
#define ROOST_ESCAPE_FACTS_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Module.h"
#include <optional>
#include <string>

namespace roost {

/// The number of loads that means "by no way".
inline constexpr int Never = 100;
/// More loads than this are written as this many: safe, for it is fewer.
inline constexpr int MostDerefs = 4;

struct ParamFacts {
  int Heap = Never;
  int Result = Never;
  int Freed = Never;
  /// Parameter number and loads.
  llvm::SmallVector<std::pair<unsigned, int>, 2> Into;

  bool operator==(const ParamFacts &) const = default;
  std::string text() const;
  static std::optional<ParamFacts> parse(llvm::StringRef Text);
};

/// The facts that an earlier stage wrote on A, and A's number at that time.
std::optional<ParamFacts> factsOf(const llvm::Argument &A);
std::optional<unsigned> originalNumber(const llvm::Argument &A);

void writeFacts(llvm::Argument &A, const ParamFacts &Facts);

/// Takes the attributes of this stage off every function of M.
void dropFacts(llvm::Module &M);

} // namespace roost

#endif
