//===- check_invariants.h - Looking at a whole table ------------*- C++ -*-===//
//
// `roost::detail::checkInvariants(table)` verifies everything core.h promises
// to hold between calls. On the first violation it prints the whole table and
// aborts. For tests and fuzzers; no header of Roost's includes this file.
//
//   V1  the header points at storage; a table without a block is empty
//   V2  each block ends in the end word, whose size covers the block; that of
//       an old block is followed by a note of the new one
//   V3  Size is the number of occupied tags, those of the old block too    (T5)
//   V4  Size is at most Limit, Limit at most that of the shape             (T5)
//   V5  no tag has a reserved value, no slot beyond the block's is occupied
//   V6  each tag is that of its element's hash                             (T4)
//   V7  each element is found by its key, in its own slot                  (T4)
//   V8  every group on the way to an element has the element's overflow bit
//   V9  what is left in the old block has its home at the cursor or behind
//   V10 an iteration meets every element once, old block first
// and of tables of nodes:
//   V11 no group before the one known as the first is occupied (T24) V12 rings
//   are linked both ways, hold elements of one key, and all rings and
//       single nodes together as many as the pool says (M5)
//   V13 of a pool that nobody else owns, every node taken from its slabs is in
//       the table, in a cell, or in a list of free ones (M4)
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_CHECK_INVARIANTS_H
#define ROOST_DETAIL_CHECK_INVARIANTS_H

#include "node_table.h"
#include <cstdio>
#include <cstdlib>

namespace roost {
namespace detail {

struct InvariantCheck {
  template <class Table> static void print(const Table &Of) {
    const auto &H = Of.H;
    const Shape Form = shapeOf(H);
    std::fprintf(stderr,
                 "table at %p: %zu groups, %zu slots, size %zu, limit %zu "
                 "of %zu, mode %u, %s, first storage %p\n",
                 static_cast<const void *>(std::addressof(Of)), Form.Groups,
                 Form.Slots, H.Size, H.Limit, Form.limit(), H.mode(),
                 hasNoBlock(H)  ? "no block"
                 : isInFirst(H) ? "in first storage"
                                : "on the heap",
                 H.First);
    printBlock("group", H.Tags, Form.Groups);
    if (!H.evacuating())
      return;
    std::fprintf(stderr, "old block, evacuated up to group %u:\n", H.Cursor);
    if (holdsElementsInOld(H))
      printBlock("old", H.Old, Shape::ofShift(H.OldShift).Groups);
  }
  static void printBlock(const char *Name, const unsigned char *Tags,
                         std::size_t Groups) {
    for (std::size_t G = 0; G <= Groups; ++G) {
      std::fprintf(stderr, "  %s %4zu:", G == Groups ? "end  " : Name, G);
      for (std::size_t I = 0; I != kWordBytes; ++I)
        std::fprintf(stderr, " %02x", Tags[G * kWordBytes + I]);
      std::fprintf(stderr, "\n");
    }
  }

  template <class Table>
  static void expect(const Table &Of, bool Holds, const char *Rule,
                     const char *What) {
    if (Holds)
      return;
    std::fprintf(stderr, "roost: internal error: %s (%s)\n", What, Rule);
    print(Of);
    std::abort();
  }

  template <class Table> static void run(const Table &Of) {
    using Owner = typename Table::Owner;
    const auto &H = Of.H;
    const Shape Form = shapeOf(H);

    expect(Of, H.Tags && H.Slots, "V1", "the header points at storage");
    if (hasNoBlock(H)) {
      expect(Of, H.Size == 0 && H.Limit == 0, "V1",
             "a table without a block is empty");
      expect(Of, Table::kNodes || !H.First, "V1",
             "first storage is used when nothing else is");
      return;
    }
    expect(Of, H.Size <= H.Limit && H.Limit <= Form.limit(), "V4",
           "the size stays within the limit");
    expect(Of, H.evacuating() == (H.Old != nullptr), "V2",
           "there is an old block when the mode says so");

    std::size_t Occupied = block(Of, blockOf(H), H.hashKey());
    if (holdsElementsInOld(H)) {
      const auto Old = oldBlockOf(H, Owner::layout());
      const BlockNote Note = BlockNote::read(Old.endWord());
      expect(Of, EndWord::read(Old.endWord()).GoesOn, "V2",
             "the old block has a note");
      expect(Of, Note.NextTags == H.Tags && Note.NextSlots == H.Slots, "V2",
             "the note names the new block");
      Occupied += block(Of, Old, oldKeyOf(H));
    }
    expect(Of, Occupied == H.Size, "V3", "size counts the occupied tags");

    std::size_t Met = 0;
    for (auto It = Of.begin(); It != Of.end(); ++It)
      ++Met;
    if constexpr (Table::kNodes)
      nodes(Of, Met);
    else
      expect(Of, Met == H.Size, "V10", "an iteration meets every element");
  }

private:
  /// Looks at one block, whose hashes were made with this key; counts elements.
  template <class Table, class Block>
  static std::size_t block(const Table &Of, const Block &In, HashKey With) {
    const EndWord End = EndWord::read(In.endWord());
    expect(Of, End.Tag == kEndTag, "V2", "the block ends in the end word");
    expect(Of, End.bytes() >= Table::Owner::layout().bytes(In.Form), "V2",
           "the block's size covers its parts");
    std::size_t Occupied = 0;
    for (std::size_t G = 0; G != In.Form.Groups; ++G)
      for (std::size_t I = 0; I != kGroupSlots; ++I) {
        unsigned char *Tag = In.Tags + G * kWordBytes + I;
        if (*Tag == kEmptyTag)
          continue;
        ++Occupied;
        expect(Of, *Tag >= kFirstTag, "V5", "tags are not reserved values");
        expect(Of, G * kGroupSlots + I < In.Form.Slots, "V5",
               "occupied slots lie in the block");
        element(Of, In, With,
                {Tag, Table::Owner::slotAt(In.Slots) + (G * kGroupSlots + I)});
      }
    return Occupied;
  }

  /// Looks at nodes, cells and pool. An iteration met so many elements.
  template <class Table> static void nodes(const Table &Of, std::size_t Met) {
    using Owner = typename Table::Owner;
    using Policy = typename Table::SlotPolicy;
    if (!Of.pool()) {
      expect(Of, Met == 0, "V13", "elements are in a pool");
      return;
    }
    const auto &Pool = *Of.pool();
    std::size_t Elements = 0, Cells = 0;
    bool Begun = !Pool.FirstWord;
    Owner::forEach(Of.H, [&](typename Table::Place At) {
      Begun = Begun || At.word() == Pool.FirstWord;
      expect(Of, Begun, "V11", "no element is before the first");
      ++Elements;
      if constexpr (Policy::kRings)
        if (const auto *First = At.At->Element.cell()) {
          Elements += ring(Of, First) - 1;
          Cells += ring(Of, First);
        }
    });
    expect(Of, Met == Elements, "V10", "an iteration meets every element");
    if (Policy::kRings)
      expect(Of, Pool.Elements == Elements, "V12", "the pool counts elements");
    if (!Pool.isSole() || Pool.Inherited)
      return;
    std::size_t Taken = 0;
    for (const Slab *S = std::addressof(Pool); S; S = S->Next) {
      const auto First = Pool.nodesOf(S);
      if (S == Pool.Current) {
        Taken += static_cast<std::size_t>(Pool.Bump - First.first);
        break;
      }
      Taken += First.second;
    }
    for (const auto *List : {Pool.Free, Pool.Returned})
      for (; List; List = List->Next)
        ++Elements;
    for (void *Memory = Pool.FreeCells; Memory;) {
      ++Cells;
      __builtin_memcpy(&Memory, Memory, sizeof Memory);
    }
    expect(Of, Taken == Elements + Cells * Owner::kNodesInCell, "V13",
           "every node of the pool is somewhere");
  }
  /// How many cells a ring has.
  template <class Table, class Cell>
  static std::size_t ring(const Table &Of, const Cell *First) {
    using Policy = typename Table::SlotPolicy;
    std::size_t Count = 0;
    const Cell *Here = First;
    do {
      expect(Of, Here->Next->Previous == Here, "V12", "rings go both ways");
      expect(Of,
             Of.equal()(Policy::keyOf(First->Held->Element),
                        Policy::keyOf(Here->Held->Element)),
             "V12", "elements of a ring have equal keys");
      Here = Here->Next;
      ++Count;
    } while (Here != First);
    return Count;
  }

  template <class Table, class Block>
  static void element(const Table &Of, const Block &In, HashKey With,
                      typename Table::Place At) {
    using Owner = typename Table::Owner;
    const auto &H = Of.H;
    const auto &Key = Owner::keyAt(At.At);
    const std::uint64_t Hashed = Of.hashUnder(With, Key);
    expect(Of, *At.Tag == tagOf(Hashed), "V6", "tags are those of the hashes");
    expect(Of, Of.findPlace(Key).At == At.At, "V7",
           "elements are found by their keys");

    const unsigned Shift = In.Form.shift();
    Way To = wayOf(Shift, Hashed);
    expect(Of, In.Tags != H.Old || To.offset() / kWordBytes >= H.Cursor, "V9",
           "what is left in the old block is yet to be evacuated");
    while (In.Tags + To.offset() != At.word()) {
      expect(Of, In.Tags[To.offset() + kOverflowByte] & overflowBit(Hashed),
             "V8", "groups passed by have the overflow bit");
      expect(Of, To.goOn(), "V8", "elements lie on their probe sequence");
    }
  }
};

/// Aborts, with the table printed, unless everything holds that should.
template <class Policy, class Hash, class Equal, class Allocator>
void checkInvariants(const Table<Policy, Hash, Equal, Allocator> &Of) {
  InvariantCheck::run(Of);
}

} // namespace detail
} // namespace roost

#endif
