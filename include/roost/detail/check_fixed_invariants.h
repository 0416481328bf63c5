//===- check_fixed_invariants.h - Looking at a whole fixed table -*- C++
//-*-===//
//
// `roost::detail::checkInvariants(table)` verifies what fixed.h promises to
// hold between calls; on the first violation it says which one and aborts. For
// tests and fuzzers; no header of Roost's includes this file.
//
//   X1  Size is the number of elements and at most the capacity
//   X2  only slots that a group has are in use, under tags not reserved
//   X3  each tag is that of its element's hash
//   X4  each element is found by its key, in its own slot
//   X5  every group on the way to an element has the element's overflow bit
//       (F3)
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_CHECK_FIXED_INVARIANTS_H
#define ROOST_DETAIL_CHECK_FIXED_INVARIANTS_H

#include "fixed.h"
#include <cstdio>
#include <cstdlib>

namespace roost {
namespace detail {

struct FixedInvariantCheck {
  static void expect(bool Holds, const char *Rule, const char *What) {
    if (Holds)
      return;
    std::fprintf(stderr, "roost: internal error: %s (%s)\n", What, Rule);
    std::abort();
  }

  template <class Table> static void run(const Table &Of) {
    std::size_t Elements = 0;
    Of.M.forEach([&](std::size_t Offset) {
      ++Elements;
      element(Of, Offset);
    });
    expect(Elements == Of.size() && Elements <= Of.capacity(), "X1",
           "size counts the elements");
  }

  /// The share of overflow bits that are set: of misses that go on to a second
  /// group.
  template <class Table> static double overflowShare(const Table &Of) {
    int Set = 0;
    for (std::size_t Word = 0; Word != Table::kNowhere; Word += kWordBytes)
      Set += __builtin_popcount(Of.M.Tags[Word + kOverflowByte]);
    return Set / (8.0 * Table::Shape::kGroups);
  }

private:
  template <class Table>
  static void element(const Table &Of, std::size_t Offset) {
    const unsigned char Tag = Of.M.Tags[Offset];
    expect(Offset % kWordBytes < Table::Shape::kRoom && Tag >= kFirstTag, "X2",
           "slots in use are the group's");
    const auto &Key = Table::ElementPolicy::key(Of.M.at(Offset));
    const std::uint64_t Hashed = Of.hashOf(Key);
    expect(Tag == tagOf(Hashed), "X3", "tags are those of the hashes");
    expect(Of.findOffset(Key) == Offset, "X4",
           "elements are found by their keys");
    std::size_t Word = Table::homeWord(Hashed);
    for (; Word != Offset - Offset % kWordBytes; Word = Table::wordAfter(Word))
      expect(Of.M.Tags[Word + kOverflowByte] & overflowBit(Hashed), "X5",
             "groups passed by have the overflow bit");
  }
};

/// Aborts, saying why, unless everything holds that should.
template <class Policy, std::size_t N, class Hash, class Equal>
void checkInvariants(const FixedTable<Policy, N, Hash, Equal> &Of) {
  FixedInvariantCheck::run(Of);
}

} // namespace detail
} // namespace roost

#endif
