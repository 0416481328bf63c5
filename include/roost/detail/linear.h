//===- linear.h - Small tables of numbers without hashing -------*- C++ -*-===//
//
// A table of a few integers, enumerators or pointers is searched faster by
// comparing all of its keys than by hashing one: the comparisons depend neither
// on each other nor on what the last insertion stored, and no branch depends on
// where the key was. So such a table begins in the *linear* mode:
//
//   tags    [ 2 2 0 2 2 0 0 0 . . . . . . . | 0 ]  of group 0
//   slots   [ k0 k1 .. k3 k4 .. .. ..            ]
//   Used      1 1 0 1 1 0 0 0                        in the header
//
//   T20 In the linear mode, the elements are in the first kLinearSlots slots of
//       the block, those that Used has a bit for. Their tags say that and no
//       more. The mode ends with the insertion of one element too many, which
//       gives the elements their tags and sends them to their home groups.
//
// Tags are written one by one here, and not read but by iterations: insertions
// need not wait for what the last one stored.
//
// Keys are compared as the numbers they are, so only under std::equal_to, and
// hashed without a chance of an exception when the mode ends.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_LINEAR_H
#define ROOST_DETAIL_LINEAR_H

#include "block.h"

namespace roost {
namespace detail {

constexpr unsigned kLinearSlots = 8;
constexpr unsigned kAllLinearSlots = (1u << kLinearSlots) - 1;

/// Whether tables of these keys may be linear.
template <class Key, class Equal, bool NothrowHash>
constexpr bool kMayBeLinear = NothrowHash &&
                              (std::is_integral<Key>::value ||
                               std::is_enum<Key>::value ||
                               std::is_pointer<Key>::value) &&
                              (sizeof(Key) == 4 || sizeof(Key) == 8) &&
                              (std::is_same<Equal, std::equal_to<Key>>::value ||
                               std::is_same<Equal, std::equal_to<void>>::value);

/// Which of the first kLinearSlots numbers, `Stride` bytes apart, are `Sought`:
/// one bit each. The bits of slots without an element may be anything.
template <class Number, std::size_t Stride>
_ROOST_ALWAYS_INLINE inline unsigned matchLinear(const unsigned char *First,
                                                 Number Sought) noexcept {
  unsigned Found = 0;
  for (unsigned I = 0; I != kLinearSlots; ++I) {
    Number Here;
    __builtin_memcpy(&Here, First + I * Stride, sizeof Here);
    Found |= static_cast<unsigned>(Here == Sought) << I;
  }
  return Found;
}

} // namespace detail
} // namespace roost

#endif
