//===- Uses.h - Every use of a table must be understood ---------*- C++ -*-===//
//
// In: a model whose body is indexed. Out: its tables, with kin and alias
// joined, the borrows and moves that their uses make, and a refusal for each
// table with a use that rules L1-L4 don't allow.
//
// L1  A table is an automatic variable of the main file, or a parameter, result,
//     field or static variable that belongs to it alone (Ownership.h): an
//     unordered container of std with std::allocator, or a reference, pointer,
//     owner or iterator that is tied to one.
// L2  Its type can be edited where it is written (Edits.h), or follows from a
//     lowered one through `auto`.
// L3  Its member functions are those that the flat table offers.
// L4  Every appearance of its name is one of the uses below; anything else
//     shows its type or address to code that expects the standard one:
//       member call, range-for, comparison, copy, assignment and swap with kin,
//       std::begin/end/size/empty/erase_if/exchange, binding a reference,
//       capture by a lambda, `&m`, `*p`, `p->`, test of p against null, delete,
//       argument of an owned function's parameter, result of an owned function.
//     What flows into a parameter, result or field that is a table must be kin
//     or made there (Making.h), whoever calls.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_USES_H
#define ROOST_LEGALITY_USES_H

#include "Legality/Model.h"
#include "Legality/Ownership.h"

namespace roost {

/// Finds the tables of the body.
void collectTables(Model &M, Ownership &Owned);
/// Judges how each is made and used (L2, L3, L4).
void classifyUses(Model &M);

} // namespace roost

#endif
