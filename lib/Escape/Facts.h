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
//   blocks   memory of a table, put there by the runtime itself (E9)
//
//   Map *keep(Map *m, Box *b) {       heap 0    m itself is kept
//     last = m;                       into b 0  and put into *b
//     b->map = m;                     result 0  and returned
//     return m;
//   }
//   int sum(Closure *c) {             heap none
//     return c->map->size();          at 0: result 1, one load from c->map
//   }
//
// What happens to the content of the object a parameter points to is told for
// each of its words (eight bytes at a constant offset), as far as the function
// names them in plain sight (E2). A caller that sees the object in plain sight
// as well joins word to word; any other takes what the whole says, to which
// each word adds one load: of `sum`, "result 2".
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

/// An object is divided into words of this many bytes, up to a number of them.
/// What lies beyond is not told apart.
inline constexpr unsigned WordBytes = 8;
inline constexpr unsigned MostWords = 64;
/// Any word, or more than one.
inline constexpr int AnyWord = -1;

/// Where one pointer goes.
struct Flows {
  /// A word of the object that a parameter points to, and loads.
  struct Target {
    unsigned Param;
    int Word;
    int Derefs;
    bool operator==(const Target &) const = default;
  };
  int Heap = Never;
  int Result = Never;
  int Freed = Never;
  int Blocks = Never;
  llvm::SmallVector<Target, 2> Into;

  bool operator==(const Flows &) const = default;
  bool empty() const { return *this == Flows(); }
  /// Takes over what Other says with as many more loads.
  void add(const Flows &Other, int Loads);
  /// As the runtime's own memory is anybody's.
  void giveBlocksAway();
};

struct ParamFacts {
  /// Of the parameter; one load and more: of all of its object's words.
  Flows Own;
  /// Of the content of single words, in their order.
  llvm::SmallVector<std::pair<unsigned, Flows>, 0> Words;

  bool operator==(const ParamFacts &) const = default;
  /// Everything, for who does not tell words apart.
  Flows whole() const;
  /// What is said of the content of one word.
  Flows ofWord(unsigned Word) const;
  /// Takes what is said of any word for what is said of the first Bytes alone.
  void keepWithin(uint64_t Bytes);
  std::string text() const;
  static std::optional<ParamFacts> parse(llvm::StringRef Text);

  void giveBlocksAway();

  /// What is known of a function that may do anything.
  static ParamFacts unknown();
};

/// The facts that an earlier stage wrote on A, and A's number at that time.
std::optional<ParamFacts> factsOf(const llvm::Argument &A);
std::optional<unsigned> originalNumber(const llvm::Argument &A);

void writeFacts(llvm::Argument &A, const ParamFacts &Facts);

/// Takes the attributes of this stage off every function of M.
void dropFacts(llvm::Module &M);

} // namespace roost

#endif
