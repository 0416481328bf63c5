//===- Solve.h - Who reaches a location, and how ----------------*- C++ -*-===//
//
// One walk answers: which locations reach Root, and over how many loads at
// least? It goes backwards over the edges, Bellman-Ford with a queue, as Go's
// walkOne does:
//
//   root <- q 0,  q <- p 1,  p <- obj -1     q: 0   p: 1   obj: 0 (its content)
//   root <- p 0,  p <- obj -1                p: 0          obj: -1 (its
//   address)
//
// An object's address and its content reach the root in different ways, and
// both are kept. Behind an address a path ends: what is stored in an object is
// not where the object's address is (E3 says when it follows).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_SOLVE_H
#define ROOST_ESCAPE_SOLVE_H

#include "Escape/Graph.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <algorithm>

namespace roost {

class Walk {
public:
  /// Edges for which Without says true are passed over.
  Walk(const Graph &G, LocationId Root,
       llvm::function_ref<bool(const Edge &)> Without = nullptr);

  /// The least number of loads from Id to the root; Never if there is no way.
  int derefs(LocationId Id) const {
    return std::min(Content[Id].Derefs, Addresses[Id].Derefs);
  }
  /// The same for what Id holds, whatever becomes of its own address.
  int content(LocationId Id) const { return Content[Id].Derefs; }
  /// The edges from Id to the root, Id's first.
  llvm::SmallVector<const Edge *, 8> path(LocationId Id) const;

private:
  /// The edge by which the way to the root goes on, and where it leads.
  struct Way {
    int Derefs = Never;
    const Edge *By = nullptr;
    LocationId To = 0;
  };
  LocationId Root;
  std::vector<Way> Content, Addresses;
};

/// Whether a deallocation may be of Object, by edges for which Without does not
/// say true. Its operand is where an object begins: no address further inside,
/// unless it came from there by some other arithmetic than adding a constant.
bool mayFree(const Graph &G, LocationId Object,
             llvm::function_ref<bool(const Edge &)> Without);

/// Where the address of an object may be held: forward over the edges, each
/// location with the loads after which the address is in hand.
///
///   obj -> %p    0     %p is the address
///   %p -> obj2   0     obj2's content is it
///   obj2 -> %q   1     %q is the address of where it is
class Holders {
public:
  Holders(const Graph &G, LocationId Object);
  /// Values that may be the address.
  llvm::ArrayRef<LocationId> values() const { return Values; }
  /// Objects it may be stored in, or parts of them.
  llvm::ArrayRef<LocationId> objects() const { return Objects; }
  /// True if there may be more, too many loads away.
  bool areMore() const { return More; }

private:
  llvm::SmallVector<LocationId, 16> Values, Objects;
  bool More = false;
};

} // namespace roost

#endif
