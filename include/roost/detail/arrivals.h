//===- arrivals.h - Finding places for elements in a block ------*- C++ -*-===//
//
// How an element finds a slot in a block: alone, on the way that look-ups take;
// and with the others of a group, when all of a block's elements go to another
// one.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_ARRIVALS_H
#define ROOST_DETAIL_ARRIVALS_H

#include "allocation.h"

namespace roost {
namespace detail {

inline std::size_t homeOffset(unsigned Shift, std::uint64_t Hashed) noexcept {
  return static_cast<std::size_t>(Hashed >> Shift) & ~(kWordBytes - 1);
}
inline std::size_t offsetMask(unsigned Shift) noexcept {
  return static_cast<std::size_t>(~std::uint64_t(0) >> Shift) &
         ~(kWordBytes - 1);
}
inline Way wayOf(unsigned Shift, std::uint64_t Hashed) noexcept {
  return Way(homeOffset(Shift, Hashed), offsetMask(Shift));
}

inline namespace _ROOST_BUILD {

/// Where in a block's tags the first empty one on this hash's way is, and the
/// number of groups turned away from. They get their overflow bit.
struct Claim {
  std::size_t Offset;
  std::size_t Probes;
};
inline Claim claim(unsigned char *Tags, unsigned Shift,
                   std::uint64_t Hashed) noexcept {
  Way To = wayOf(Shift, Hashed);
  for (std::size_t Probes = 0;; ++Probes, To.goOn()) {
    unsigned char *Word = Tags + To.offset();
    Group Here(Word);
    if (auto Free = Here.matchEmpty())
      return {To.offset() + Free.first(), Probes};
    Here.storeOverflow(Word, overflowBit(Hashed));
  }
}
/// The number of the slot whose tag is at this offset.
inline std::size_t slotNumber(std::size_t Offset) noexcept {
  return Offset - Offset / kWordBytes;
}
inline Spot spotAt(const Block &In, const Layout &Slots,
                   std::size_t Offset) noexcept {
  return {In.Tags + Offset, In.Slots + slotNumber(Offset) * Slots.SlotBytes};
}
inline void setTag(unsigned char *Tag, std::uint64_t Hashed) noexcept {
  const auto Index =
      static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(Tag) % kWordBytes);
  Group(Tag - Index).storeHash(Tag - Index, Index, Hashed);
}

/// Gives the first empty slot on this hash's way to its element.
_ROOST_NOINLINE inline std::size_t occupy(unsigned char *Tags, unsigned Shift,
                                          std::uint64_t Hashed) noexcept {
  const std::size_t Offset = claim(Tags, Shift, Hashed).Offset;
  setTag(Tags + Offset, Hashed);
  return Offset;
}

/// Groups whose elements go to another block.
struct Departure {
  const unsigned char *Tags;
  unsigned char *Slots;
  std::size_t Groups;
  unsigned char *NewTags;
  unsigned char *NewSlots;
  unsigned NewShift;
  /// Where those of the first group go, most of them, when a table doubles: to
  /// two groups next to each other. Else no offset.
  std::size_t First;

  static constexpr std::size_t kNowhere = ~std::size_t(0);
};

/// Where elements of one group of a block go. The free slots of the two groups
/// that most go to are looked up once, and their tags, which nobody reads
/// meanwhile, written one by one.
class Arrivals {
public:
  Arrivals(unsigned char *Tags, unsigned Shift, std::size_t First) noexcept
      : Tags(Tags), Shift(Shift), First(First) {
    lookUp();
  }
  /// Gives a slot, whose number it says, to an element of this hash.
  std::size_t place(std::uint64_t Hashed) noexcept {
    const std::size_t Home = homeOffset(Shift, Hashed);
    const std::size_t Away = Home ^ First;
    Group::Mask &Left = Free[Away / kWordBytes % 2];
    std::size_t Offset;
    if (_ROOST_UNLIKELY((Away & ~kWordBytes) != 0 || !Left)) {
      Offset = occupy(Tags, Shift, Hashed);
      lookUp();
    } else {
      Offset = Home + Left.first();
      Left.dropFirst();
      Tags[Offset] = tagOf(Hashed);
    }
    return slotNumber(Offset);
  }

private:
  void lookUp() noexcept {
    if (First == Departure::kNowhere)
      return;
    Free[0] = Group(Tags + First).matchEmpty();
    Free[1] = Group(Tags + First + kWordBytes).matchEmpty();
  }

  unsigned char *const Tags;
  const unsigned Shift;
  const std::size_t First;
  Group::Mask Free[2];
};

} // namespace _ROOST_BUILD
} // namespace detail
} // namespace roost

#endif
