//===- iterator.h - Walking over the occupied slots -------------*- C++ -*-===//
//
// An iterator stands on an occupied slot. It knows the slot, the slot's tag,
// and which of the slots above it in the group were occupied when it came into
// the group. The end is a null slot.
//
//   I1  Erasing other elements leaves an iterator valid: what it remembers of
//       the group may then name an erased slot, so the tag is looked at again
//       before it stops there.
//   I2  Nothing in an iterator points at the header: a table that is moved or
//       swapped by pointer keeps its iterators valid.
//   I3  A table that is being evacuated is walked through its old block first;
//       a note at its end says where the new one begins.
//   I4  In checked tables an iterator also knows its block's life (checked.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_ITERATOR_H
#define ROOST_DETAIL_ITERATOR_H

#include "block.h"
#include "checked.h"

namespace roost {
namespace detail {

/// A place in a table: a slot and its tag. Null: nowhere.
template <class Slot> struct Place {
  unsigned char *Tag = nullptr;
  Slot *At = nullptr;

  constexpr Place() noexcept = default;
  constexpr Place(unsigned char *Tag, Slot *At) noexcept : Tag(Tag), At(At) {}
  explicit operator bool() const noexcept { return At != nullptr; }
  unsigned index() const noexcept {
    return static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(Tag) %
                                 kWordBytes);
  }
  unsigned char *word() const noexcept { return Tag - index(); }
};

/// Has the memory of a group's elements loaded, where slots only point at them.
/// Nothing is loaded after the last group.
template <class Policy, class Slot>
_ROOST_ALWAYS_INLINE inline void prefetchNodes(const unsigned char *Word,
                                               const Slot *Slots) noexcept {
  if constexpr (Policy::kNodes) {
    if (*Word == kEndTag)
      return;
    for (auto Left = Group(Word).matchOccupied(); Left; Left.dropFirst())
      __builtin_prefetch(Policy::memory(Slots[Left.first()].Element));
  } else {
    (void)Word;
    (void)Slots;
  }
}

template <class Policy, class Slot, bool Constant> class Iterator {
  using Value = typename Policy::Value;
  static constexpr bool kConstant = Constant || Policy::kConstantElements;
  template <class, class, bool> friend class Iterator;

public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using reference = Conditional<kConstant, const Value &, Value &>;
  using pointer = Conditional<kConstant, const Value *, Value *>;

  Iterator() noexcept = default;
  /// From the iterator to the constant iterator.
  template <bool Other, EnableIf<Constant && !Other, int> = 0>
  Iterator(const Iterator<Policy, Slot, Other> &From) noexcept
      : Here(From.Here), Above(From.Above), Life(From.Life) {}

  reference operator*() const noexcept {
    expectUsable("dereference");
    return Here.At->Element;
  }
  pointer operator->() const noexcept { return std::addressof(**this); }
  Iterator &operator++() noexcept {
    expectUsable("increment");
    advance();
    return *this;
  }
  Iterator operator++(int) noexcept {
    Iterator Before = *this;
    ++*this;
    return Before;
  }
  friend bool operator==(const Iterator &A, const Iterator &B) noexcept {
    return A.Here.At == B.Here.At;
  }
  friend bool operator!=(const Iterator &A, const Iterator &B) noexcept {
    return A.Here.At != B.Here.At;
  }

  // What follows is for the table only.

  /// An iterator that stands at an occupied place.
  explicit Iterator(Place<Slot> At, std::uint32_t Life = 0) noexcept
      : Here(At), Life(Life) {
    if (At)
      Above = Group(At.word()).matchOccupied().above(At.index());
  }
  /// An iterator at the first occupied slot of the groups from this one on.
  static Iterator firstFrom(unsigned char *Word, Slot *Slots,
                            std::uint32_t Life) noexcept {
    Iterator First;
    First.Life = Life;
    First.enter(Word, Slots);
    return First;
  }
  Place<Slot> place() const noexcept { return Here; }
  std::uint32_t life() const noexcept { return Life; }
  /// Stops the program unless an element is here, as far as can be seen.
  void expectUsable(const char *Operation) const noexcept {
    if constexpr (Policy::kChecked) {
      const bool Nowhere = !Here.At;
      const bool Over = !Nowhere && isLifeOver(Life);
      if (_ROOST_UNLIKELY(Nowhere || Over || *Here.Tag < kFirstTag))
        stopIterator<Policy>(Operation, Nowhere, Over);
    } else {
      (void)Operation;
    }
  }

private:
  void advance() noexcept {
    while (_ROOST_LIKELY(static_cast<bool>(Above))) {
      unsigned Step = Above.first();
      Here.Tag += Step + 1;
      Here.At += Step + 1;
      Above = Above.above(Step);
      if (_ROOST_LIKELY(*Here.Tag != kEmptyTag)) // I1
        return;
    }
    unsigned Index = Here.index();
    enter(Here.Tag - Index + kWordBytes, Here.At - Index + kGroupSlots);
  }

  /// Goes to the first occupied slot of this group or of a later one. The word
  /// after the last group is not empty, so this ends.
  void enter(unsigned char *Word, Slot *Slots) noexcept {
    for (;;) {
      Group::Mask Occupied = Group(Word).matchOccupied();
      while (!Occupied) {
        Word += kWordBytes;
        Slots += kGroupSlots;
        Occupied = Group(Word).matchOccupied();
      }
      unsigned Index = Occupied.first();
      Here.Tag = Word + Index;
      Here.At = Slots + Index;
      Above = Occupied.above(Index);
      if (_ROOST_LIKELY(*Here.Tag != kEndTag)) {
        prefetchNodes<Policy>(Word + kWordBytes, Slots + kGroupSlots);
        return;
      }
      if (_ROOST_LIKELY(!EndWord::read(Word).GoesOn)) {
        Here.At = nullptr;
        return;
      }
      // I3
      const BlockNote Note = BlockNote::read(Word);
      Word = Note.NextTags;
      Slots = static_cast<Slot *>(Note.NextSlots);
      if constexpr (Policy::kChecked)
        Life = Block::lifeBefore(Slots);
    }
  }

  Place<Slot> Here;
  Group::Mask Above;
  std::uint32_t Life = 0;
};

} // namespace detail
} // namespace roost

#endif
