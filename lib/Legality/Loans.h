//===- Loans.h - No loan outlives what it leads to --------------*- C++ -*-===//
//
// L5, second half. In: the model with its borrows. The climb of each borrow
// ends in a refusal, in nothing, or in a loan: a local reference, pointer,
// iterator, view or structured binding. A loan's own uses are climbed in turn.
//
// Then, for each body (the function's and each lambda's), a forward dataflow
// over clang's CFG with one bit a loan, "its elements may have moved":
//     set      by every move of a table that the loan may lead into
//     cleared  where the loan is declared or assigned anew
//     joined   by or
// A use of a loan whose bit is set refuses the tables (reference-kept). That
// covers a range-for over the table: its hidden iterators are loans that the
// end of each round uses.
//
// All this is about addresses, so what it finds rules out the flat kind only.
// But an iterator that goes where it can't be followed shows its type there, and
// that refuses the tables (L4).
//
//     int &x = m[1];    taken
//     m[2] = 3;         moves: bit set
//     return x;         use: refused
//
// erase moves nothing but what it erases, whose loans std invalidates as well.
// An exception may leave a try block behind any move in it, so a handler
// starts with the bits of all loans set whose tables move anywhere in the
// function. Loans are not followed into lambdas: a captured loan is refused.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_LOANS_H
#define ROOST_LEGALITY_LOANS_H

#include "Legality/Borrow.h"
#include "Legality/Moves.h"

namespace roost {

/// Refuses the tables of \p M that rule L5 does not allow, and joins the kin
/// of tables that one iterator variable may lead into.
void judgeLoans(Model &M, const Moves &Mv, Retentions &R);

} // namespace roost

#endif
