//===- type.h - What growth must know of a type of table --------*- C++ -*-===//
//
// Growing, shrinking and rebuilding work on slots as bytes, so their code
// (allocation.h, growth.h, insertion.h) is no template: a program has it once,
// not once for each type of table. Like Go's runtime, which does so with its
// `maptype`, that code is handed a descriptor of the type: sizes, and functions
// for the few things that depend on what a slot holds. These take whole groups,
// as a call through a pointer for each element would cost too much.
//
//   typed: looks up, constructs          untyped: moves slots
//   +------------------------+  Growth   +-------------------------------+
//   | Lookup, Core, Owner    | --------> | Growth: H, Type, Hash, Memory |
//   |                        |           |   evacuate, rebuild, unfold   |
//   | TypeOf<Table>: kType,  | <-------- | TypeCall::hash, relocate      |
//   |   hash, relocate       |  groups   +-------------------------------+
//   +------------------------+
//
//   T30 No function in a descriptor is handed the address of a header. They
//       are called in TypeCall alone, and descriptors are constants named
//       TypeOf<...>::kType: the compiler pass takes a call there for one of any
//       function that a descriptor of the file holds (E7 in
//       lib/Escape/Graph.h).
//   T31 Functions of the runtime that are given a reference to an object of
//       the runtime's, or to an array, use nothing beyond what its type says;
//       a member function of a table uses nothing beyond the table. No code
//       here goes from an object to the one that it is a part of, but from an
//       empty base class (node_handle.h). The pass
//       relies on it where a table is part of a larger object (E6), and where
//       an array is part of one of the runtime's: arrays go by reference.
//   T32 A table keeps the addresses of its blocks and of its first storage in
//       its own header and blocks, where nobody else reads them. It hands out
//       addresses of elements as results, and to the functions of the program
//       that it calls for an element. Words 2, 3, 4 and 7 of a header hold
//       numbers alone (E9).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_TYPE_H
#define ROOST_DETAIL_TYPE_H

#include "iterator.h"
#include "mapping.h"
#include "storage.h"

namespace roost {
namespace detail {

/// A place whose slot's type is not known.
using Spot = Place<unsigned char>;

/// A hash function and the key that its results are spread with.
struct Hashing {
  /// Null: the type says all.
  const void *Function;
  HashKey Key;
};

/// Slots that are moved, at most a group.
struct Moves {
  unsigned Count = 0;
  unsigned char *From[kGroupSlots];
  unsigned char *To[kGroupSlots];

  void add(unsigned char *Old, unsigned char *New) noexcept {
    From[Count] = Old;
    To[Count++] = New;
  }
};

/// A rebuilding whose elements are copied, or may be lost (T15).
struct Copying {
  Block From;
  Block To;
  Hashing New;
  void *Memory;
  /// The one slot of `To` that is taken already, if any.
  const unsigned char *Newest;
  /// How many elements are in neither table, should this throw.
  std::size_t Lost;
};

inline namespace _ROOST_BUILD {
struct Departure; // arrivals.h
} // namespace _ROOST_BUILD

struct TableType {
  Layout Slots;
  /// How many homes an insertion evacuates.
  unsigned char Step;
  /// Slots are pointers to elements.
  bool Nodes;
  /// Iterators are promised to stay valid (T20).
  bool StableIterators;
  /// Large tables are evacuated bit by bit.
  bool Incremental;
  /// Large blocks are mappings (mapping.h).
  bool Maps;
  /// The hash function may throw when elements were moved already: slots that
  /// they left remember where to.
  bool Remembers;

  /// Writes the hashes of the elements in some slots of a group, each at its
  /// slot's number.
  void (*Hash)(const Hashing &With, const unsigned char *Slots,
               Group::Mask Which, std::uint64_t *Hashes);
  /// Moves all elements of some groups to where they belong in another block.
  /// Null: their hash function might throw between two of them, or their moves.
  void (*Send)(const Hashing &With, void *Memory, const Departure &Those);
  /// Moves elements. Null: their bytes are copied.
  void (*Relocate)(void *Memory, const Moves &Each) noexcept;
  /// Copies all elements of a block to another. Null: they are relocated.
  void (*Copy)(Copying &What);
  /// Give and take memory for a block. Null: std::allocator does.
  void *(*Allocate)(void *Memory, std::size_t Bytes);
  void (*Deallocate)(void *Memory, void *Block, std::size_t Bytes) noexcept;
  /// Of checked tables (checked.h). Null: of others.
  std::uint32_t (*BeginLife)() noexcept;
  void (*EndLife)(std::uint32_t Life) noexcept;
};

/// The calls through a descriptor (T30). They must be seen as calls, so they
/// are not inlined.
struct TypeCall {
  _ROOST_NOINLINE static void hash(const TableType &Type, const Hashing &With,
                                   const unsigned char *Slots,
                                   Group::Mask Which, std::uint64_t *Hashes) {
    Type.Hash(With, Slots, Which, Hashes);
  }
  _ROOST_NOINLINE static void send(const TableType &Type, const Hashing &With,
                                   void *Memory, const Departure &Those) {
    Type.Send(With, Memory, Those);
  }
  _ROOST_NOINLINE static void relocate(const TableType &Type, void *Memory,
                                       const Moves &Each) noexcept {
    Type.Relocate(Memory, Each);
  }
  _ROOST_NOINLINE static void copy(const TableType &Type, Copying &What) {
    Type.Copy(What);
  }
  _ROOST_NOINLINE static void *allocate(const TableType &Type, void *Memory,
                                        std::size_t Bytes) {
    return Type.Allocate(Memory, Bytes);
  }
  _ROOST_NOINLINE static void deallocate(const TableType &Type, void *Memory,
                                         void *Block,
                                         std::size_t Bytes) noexcept {
    Type.Deallocate(Memory, Block, Bytes);
  }
};

} // namespace detail
} // namespace roost

#endif
