//===- check_invariants.h - Looking at a whole table ------------*- C++ -*-===//
//
// `roost::detail::checkInvariants(table)` verifies everything core.h promises
// to hold between calls. On the first violation it prints the whole table and
// aborts. For tests and fuzzers; no header of Roost's includes this file.
//
//   V1  the header points at storage; a table without a block is empty
//   V2  the block ends in the end word, whose size covers the block
//   V3  Size is the number of occupied tags                                (T5)
//   V4  Size is at most Limit, Limit at most that of the shape             (T5)
//   V5  no tag has a reserved value, no slot beyond the block's is occupied
//   V6  each tag is that of its element's hash                             (T4)
//   V7  each element is found by its key, in its own slot                  (T4)
//   V8  every group on the way to an element has the element's overflow bit
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_CHECK_INVARIANTS_H
#define ROOST_DETAIL_CHECK_INVARIANTS_H

#include "table.h"
#include <cstdio>
#include <cstdlib>

namespace roost {
namespace detail {

struct InvariantCheck {
  template <class Table> static void print(const Table &Of) {
    const auto &H = Of.H;
    const Shape Form = Table::Owner::shapeOf(H);
    std::fprintf(stderr,
                 "table at %p: %zu groups, %zu slots, size %zu, limit %zu "
                 "of %zu, %s, first storage %p\n",
                 static_cast<const void *>(&Of), Form.Groups, Form.Slots,
                 H.Size, H.Limit, Form.limit(),
                 Table::Owner::hasNoBlock(H)  ? "no block"
                 : Table::Owner::isInFirst(H) ? "in first storage"
                                              : "on the heap",
                 H.First);
    for (std::size_t G = 0; G <= Form.Groups; ++G) {
      std::fprintf(stderr, "  %s %4zu:", G == Form.Groups ? "end  " : "group",
                   G);
      for (std::size_t I = 0; I != kWordBytes; ++I)
        std::fprintf(stderr, " %02x", H.Tags[G * kWordBytes + I]);
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
    const Shape Form = Owner::shapeOf(H);

    expect(Of, H.Tags && H.Slots, "V1", "the header points at storage");
    if (Owner::hasNoBlock(H)) {
      expect(Of, H.Size == 0 && H.Limit == 0, "V1",
             "a table without a block is empty");
      expect(Of, !H.First, "V1", "first storage is used when nothing else is");
      return;
    }
    expect(Of, H.Tags[Form.Groups * kWordBytes] == kEndTag, "V2",
           "the block ends in the end word");
    expect(Of, Owner::blockOf(H).bytes() >= Table::Layout::bytes(Form), "V2",
           "the block's size covers its parts");
    expect(Of, H.Size <= H.Limit && H.Limit <= Form.limit(), "V4",
           "the size stays within the limit");

    std::size_t Occupied = 0;
    for (std::size_t G = 0; G != Form.Groups; ++G)
      for (std::size_t I = 0; I != kGroupSlots; ++I) {
        unsigned char *Tag = H.Tags + G * kWordBytes + I;
        if (*Tag == kEmptyTag)
          continue;
        ++Occupied;
        expect(Of, *Tag >= kFirstTag, "V5", "tags are not reserved values");
        expect(Of, G * kGroupSlots + I < Form.Slots, "V5",
               "occupied slots lie in the block");
        element(Of, {Tag, H.Slots + (G * kGroupSlots + I)});
      }
    expect(Of, Occupied == H.Size, "V3", "size counts the occupied tags");
  }

private:
  template <class Table>
  static void element(const Table &Of, typename Table::Place At) {
    using Owner = typename Table::Owner;
    const auto &H = Of.H;
    const auto &Key = Owner::keyAt(At.At);
    const std::uint64_t Hashed = Of.hashOf(Key);
    expect(Of, *At.Tag == tagOf(Hashed), "V6", "tags are those of the hashes");
    expect(Of, Of.findPlace(Key).At == At.At, "V7",
           "elements are found by their keys");

    const std::size_t Mask = Owner::offsetMask(H.Shift);
    std::size_t Offset = Owner::homeOffset(H.Shift, Hashed);
    for (std::size_t Step = 0; H.Tags + Offset != At.word();) {
      expect(Of, H.Tags[Offset + kOverflowByte] & overflowBit(Hashed), "V8",
             "groups passed by have the overflow bit");
      Step += kWordBytes;
      expect(Of, Step <= Mask, "V8", "elements lie on their probe sequence");
      Offset = (Offset + Step) & Mask;
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
