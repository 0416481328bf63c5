//===- Graph.h - Locations, edges and loads ---------------------*- C++ -*-===//
//
// The model of one function, after Go's cmd/compile/internal/escape. A
// *location* is something that can hold a pointer: a value of the IR, an object
// (what an alloca or an allocation makes, or what a parameter points to), and
// three places everything can flow to: the heap, the result, and deallocation.
// An *edge* says that one location flows into another after some *loads*:
//
//   %q = getelementptr …, %p      one location: the same object
//   %q = phi [%p, …]              %q <- %p     0
//   %v = load ptr, %p             %v <- %p     1
//   %o = alloca %T                %o <- obj    -1    its address
//   store ptr %v, %o              obj <- %v    0
//   store ptr %v, @g              heap <- %v   0
//   call @f(ptr %v)               what f's facts say of %v (Facts.h)
//   ret ptr %v                    result <- %v 0
//
//   E1  Every use that is not listed flows to the heap and is freed.
//   E2  A store flows to the objects its address is made of in plain sight
//       (offsets, phis, selects, and local variables that are only loaded and
//       stored); through any other address it flows to the heap.
//   E3  An object whose address reaches the heap, the result or the object of a
//       parameter is *exposed*: what is stored in it flows to the heap.
//   E4  Integers and vectors of a pointer's size or more carry pointers, and so
//       do single bytes. Integers of two or four bytes and floating-point
//       numbers do not: no program puts a pointer together from such parts.
//   E5  Only a body that can't be replaced at link time has facts; those of a
//       coroutine before it is split, and of a naked function, are not its
//       body's. Facts are computed on the frontend's IR: an optimized body of a
//       linkonce_odr function may have lost a flow that another copy has. Where
//       there can be no other copy, the optimized body is looked at as well.
//   E6  Of the runtime's own functions (namespace roost) the optimized body is
//       believed too: whatever an optimizer may leave out of another copy, none
//       of them keeps a table's address. SROA has taken apart there what this
//       model sees as one object.
//   E7  The runtime calls what depends on a table's type through a descriptor,
//       a constant (Descriptors.h). Such a call is taken for one of each
//       function of its type that a descriptor of this module holds: the code
//       that is given a descriptor here is given one of these, and puts it
//       nowhere. A user's hash function is among them, so what that keeps is
//       seen. If one of the descriptors is another file's, the call is one of
//       an unknown function. Facts of the callers are those of the frontend's
//       IR alone, before an optimizer takes a descriptor apart.
//
// Not modelled: fields of an object, the order of stores, values that depend on
// one another (a pointer stored only where it is null).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_GRAPH_H
#define ROOST_ESCAPE_GRAPH_H

#include "Escape/Facts.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Instructions.h"
#include <vector>

namespace roost {

using LocationId = unsigned;

struct Edge {
  LocationId From;
  int Derefs;
  /// What makes the flow, and the operand it takes; null for an address.
  const llvm::Instruction *At = nullptr;
  unsigned Operand = 0;
};

enum class LocationKind { Heap, Result, Freed, Value, Object };

struct Location {
  LocationKind Kind = LocationKind::Value;
  /// The value, or what made the object: alloca, allocation or parameter.
  const llvm::Value *V = nullptr;
  std::vector<Edge> In;
  bool Exposed = false; ///< E3

  bool isParamObject() const {
    return Kind == LocationKind::Object && llvm::isa<llvm::Argument>(V);
  }
};

class Graph {
public:
  static constexpr LocationId Heap = 0, Result = 1, Freed = 2;

  Graph(const llvm::Function &F, const llvm::TargetLibraryInfo &TLI);

  const llvm::Function &function() const { return F; }
  const Location &operator[](LocationId Id) const { return Locations[Id]; }
  LocationId size() const { return Locations.size(); }

  /// The location of V, or nullopt if it can't carry a pointer.
  std::optional<LocationId> find(const llvm::Value *V) const;
  /// The location of the object that V makes.
  std::optional<LocationId> findObject(const llvm::Value *V) const;

private:
  LocationId value(const llvm::Value *V);
  LocationId object(const llvm::Value *Maker);
  void makes(const llvm::Value *Maker, const llvm::Instruction *At);
  void flow(LocationId To, const llvm::Value *From, int Derefs,
            const llvm::Instruction &At, unsigned Operand);
  void store(const llvm::Value *Address, const llvm::Value *V, int Derefs,
             const llvm::Instruction &At, unsigned Operand);
  void give(const llvm::Use &Argument, const llvm::Instruction &At);
  void add(const llvm::Instruction &I);
  void addCall(const llvm::CallBase &Call);
  void addArgument(const llvm::CallBase &Call, unsigned Number,
                   const llvm::Function *Callee);
  void expose();
  bool objectsOf(const llvm::Value *Address,
                 llvm::SmallVectorImpl<const llvm::Value *> &Makers);

  using Contents = std::optional<llvm::SmallVector<const llvm::Value *, 2>>;
  const Contents &storedIn(const llvm::AllocaInst &Variable);

  const llvm::Function &F;
  const llvm::TargetLibraryInfo &TLI;
  std::vector<Location> Locations;
  llvm::DenseMap<const llvm::Value *, LocationId> Values, Objects;
  llvm::DenseMap<const llvm::AllocaInst *, Contents> Stored;
};

/// The address V is an offset from.
const llvm::Value *withoutOffsets(const llvm::Value *V);

} // namespace roost

#endif
