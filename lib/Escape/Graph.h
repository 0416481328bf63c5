//===- Graph.h - Locations, edges and loads ---------------------*- C++ -*-===//
//
// The model of one function, after Go's cmd/compile/internal/escape. A
// *location* is something that can hold a pointer: a value of the IR, an object
// (what an alloca or an allocation makes, or what a parameter points to), and
// places everything can flow to: the heap, the result, deallocation, and the
// memory of tables.
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
// What an object holds is divided into *parts*: its words, and one for what is
// stored at a place unknown. Where an access is in plain sight (E2), it comes
// to parts; any other comes to all of the object.
//
//   %o.8 = getelementptr i8, ptr %o, 8
//   store ptr %v, %o.8            obj+8 <- %v      0     obj   <- obj+8  0
//   %w = load ptr, %o.8           %w    <- obj+8   0     obj+8 <- obj+?  0
//   store ptr %v, %o[%i]          obj+? <- %v      0     obj   <- obj+?  0
//
//   E1  Every use that is not listed flows to the heap and is freed.
//   E2  A store flows to the objects its address is made of in plain sight
//       (offsets, phis, selects, and local variables that are only loaded and
//       stored), to the words it writes if the offset is a constant; through
//       any other address it flows to the heap. So does a load come from the
//       words it reads. That two parameters may point to one object is for
//       their caller to see, who joins what is said of both.
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
//       model sees as one object. And of what a reference leads to, a table or
//       a part of another object of theirs, they use nothing beyond its size
//       (T31), which its `dereferenceable` tells if it is a word at least; as
//       the first parameter of a call of the program's, and in calls of the
//       runtime's own as far as it is no parameter but the first. Others may
//       lead to an object of the program's, whose functions may know what it is
//       a part of.
//   E7  The runtime calls what depends on a table's type through a descriptor,
//       a constant (Descriptors.h). Such a call is taken for one of each
//       function of its type that a descriptor of this module holds: the code
//       that is given a descriptor here is given one of these, and puts it
//       nowhere. A user's hash function is among them, so what that keeps is
//       seen. If one of the descriptors is another file's, the call is one of
//       an unknown function. Facts of the callers are those of the frontend's
//       IR alone, before an optimizer takes a descriptor apart.
//   E8  Any other indirect call is one of each function its pointer may be, if
//       all places that it may come from are in view (Callees.h); else it is
//       one of an unknown function.
//   E9  What a function of the runtime stores through an address that is not in
//       plain sight goes to *blocks*, memory of a table. For all that is asked
//       above this is the heap. But what came there out of the header of the
//       table a function is called for (its first parameter), the addresses of
//       its own blocks and first storage, nobody else reads (T32): an object
//       that gets there alone is not *given away*. The words of a header that
//       are numbers hold no address. What the program hands to
//       the runtime in other parameters, the program gets back.
//
// Not modelled: words of objects that are only reached through memory, the
// order of stores, values that depend on one another (a pointer stored only
// where it is null).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_ESCAPE_GRAPH_H
#define ROOST_ESCAPE_GRAPH_H

#include "Escape/Facts.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include <vector>

namespace roost {

using LocationId = unsigned;

/// The loads with which an object's address is reached.
inline constexpr int Address = -1;

/// How the value at an edge's end differs from the one at its beginning.
enum class Shift : uint8_t {
  None,
  Forward, ///< it is more, by a constant
  Unknown
};

struct Edge {
  LocationId From;
  int Derefs;
  /// What makes the flow, and the operand it takes; null for an address.
  const llvm::Instruction *At = nullptr;
  unsigned Operand = 0;
  Shift By = Shift::None;
};

enum class LocationKind { Heap, Result, Freed, Blocks, Value, Object, Part };

struct Location {
  LocationKind Kind = LocationKind::Value;
  /// Of a part: the word, or AnyWord for what is stored at a place unknown.
  int Word = AnyWord;
  /// The value, or what made the object: alloca, allocation or parameter.
  const llvm::Value *V = nullptr;
  std::vector<Edge> In;
  bool Exposed = false;   ///< E3
  bool GivenAway = false; ///< E9

  bool isMemory() const {
    return Kind == LocationKind::Object || Kind == LocationKind::Part;
  }
  bool isParamObject() const {
    return Kind == LocationKind::Object && llvm::isa<llvm::Argument>(V);
  }
};

class Graph {
public:
  static constexpr LocationId Heap = 0, Result = 1, Freed = 2, Blocks = 3;

  Graph(const llvm::Function &F, const llvm::TargetLibraryInfo &TLI);

  const llvm::Function &function() const { return F; }
  const Location &operator[](LocationId Id) const { return Locations[Id]; }
  LocationId size() const { return Locations.size(); }

  /// The location of V, or nullopt if it can't carry a pointer.
  std::optional<LocationId> find(const llvm::Value *V) const;
  /// The location of the object that V makes.
  std::optional<LocationId> findObject(const llvm::Value *V) const;
  /// And of one of its words, or of AnyWord.
  std::optional<LocationId> findPart(const llvm::Value *Maker, int Word) const;

private:
  using Ids = llvm::SmallVector<LocationId, 4>;
  /// A place in an object; the offset if it is known and whole words.
  struct Spot {
    const llvm::Value *Maker;
    std::optional<int64_t> Offset;
  };
  using Spots = llvm::SmallVector<Spot, 4>;
  /// Instruction and operand that an edge comes from.
  struct Source {
    const llvm::Instruction *At;
    unsigned Operand;
    Shift By = Shift::None;
  };

  LocationId value(const llvm::Value *V);
  LocationId object(const llvm::Value *Maker);
  LocationId part(const llvm::Value *Maker, int Word);
  void makes(const llvm::Value *Maker, const llvm::Instruction *At);
  std::optional<LocationId> carrier(const llvm::Value *V);
  void flow(LocationId To, LocationId From, int Derefs, Source By);
  void flow(LocationId To, const llvm::Value *From, int Derefs, Source By);
  bool makesObject(const llvm::Value *V) const;
  std::optional<uint64_t> bytesOf(const llvm::Type *T) const;
  std::optional<Spots> spotsOf(const llvm::Value *Address);
  std::optional<unsigned> firstWord(const Spot &Of, uint64_t Bytes) const;
  void read(const Spot &Of, std::optional<uint64_t> Bytes, Ids &Parts);
  void write(const Spot &Of, std::optional<uint64_t> Bytes, Ids &Parts);
  Ids written(const llvm::Value *Address, std::optional<uint64_t> Bytes);
  void load(LocationId To, const llvm::Value *Address,
            std::optional<uint64_t> Bytes, Source By);
  void store(const llvm::Value *Address, const llvm::Value *V, Source By);
  void copy(const llvm::MemTransferInst &Copy);
  void give(const llvm::Use &Argument, const llvm::Instruction &At);
  void add(const llvm::Instruction &I);
  void addCall(const llvm::CallBase &Call);
  void addArgument(const llvm::CallBase &Call, unsigned Number,
                   const llvm::Function *Callee);
  bool isNumber(const llvm::Value *Maker, unsigned Word) const;
  bool isHeader(const llvm::Value *Address);
  Shift shiftOf(const llvm::Value *V) const;
  bool staysInPart(const llvm::Value *Maker, unsigned Number) const;
  void addFlows(LocationId From, const Flows &Known, const llvm::CallBase &Call,
                unsigned Number, const llvm::Function *Callee);
  LocationId unseen() const;
  void expose(llvm::ArrayRef<LocationId> Roots, bool Location::*Mark);

  using Contents = std::optional<llvm::SmallVector<const llvm::Value *, 2>>;
  const Contents &storedIn(const llvm::AllocaInst &Variable);

  const llvm::Function &F;
  const llvm::TargetLibraryInfo &TLI;
  std::vector<Location> Locations;
  llvm::DenseMap<const llvm::Value *, LocationId> Values, Objects;
  llvm::DenseMap<std::pair<const llvm::Value *, int>, LocationId> Parts;
  /// Makers and offsets of headers that ask for first storage here.
  llvm::DenseSet<std::pair<const llvm::Value *, int64_t>> Headers;
  llvm::DenseMap<const llvm::AllocaInst *, Contents> Stored;
};

/// The address V is an offset from.
const llvm::Value *withoutOffsets(const llvm::Value *V);

} // namespace roost

#endif
