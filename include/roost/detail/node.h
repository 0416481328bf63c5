//===- node.h - Slots that point at elements --------------------*- C++ -*-===//
//
// The slots of a node-stable table hold one pointer each, so growth moves eight
// bytes an element and never an element (T21). The table proper is the same
// (core.h); what differs is written down in a policy:
//
//   NodePolicy   one element to a slot
//
//     slot --> node
//
//   RingPolicy   all elements of one key behind one slot, as tables that take
//                equal keys need it: equal elements are next to each other in
//                every iteration, and the range of a key is found at once
//
//     slot --> node                     one element
//
//     slot --> cell <--> cell <--> cell <--> (the first again)
//                |         |         |
//                v         v         v       several: a ring of cells; the
//               node      node      node     slot's lowest bit says so
//
// Nodes of both are the same, so a node handle taken from one kind of table can
// be inserted into the other, address unchanged. Cells belong to their table,
// whose pool has their memory.
//
//   M5  A slot that became a ring stays one as long as it is occupied, and the
//       element that was alone before is its first one as long as it lives. So
//       an iterator to that element, which knows of no cell, finds its own.
//   M6  New elements come last in their ring.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_NODE_H
#define ROOST_DETAIL_NODE_H

#include "element.h"
#include "iterator.h"
#include "pool.h"

namespace roost {
namespace detail {

/// One of several elements behind a slot.
template <class Value> struct Cell {
  Node<Value> *Held;
  Cell *Next;
  Cell *Previous;
};

/// What a slot holds in a table with several elements to a slot: a node, or the
/// first cell of a ring.
template <class Value> class Ring {
  using Node = detail::Node<Value>;
  using Cell = detail::Cell<Value>;

public:
  explicit Ring(Node *Only) noexcept
      : Bits(reinterpret_cast<std::uintptr_t>(Only)) {}
  explicit Ring(Cell *First) noexcept
      : Bits(reinterpret_cast<std::uintptr_t>(First) | 1) {}

  /// The first cell; null if there is but one node.
  Cell *cell() const noexcept {
    // SAFETY: odd only if made from a cell, and cells have even addresses.
    return Bits & 1 ? reinterpret_cast<Cell *>(Bits - 1) : nullptr;
  }
  Node *first() const noexcept {
    Cell *First = cell();
    // SAFETY: even only if made from a node.
    return First ? First->Held : reinterpret_cast<Node *>(Bits);
  }

  /// The memory that a look at the first element begins with.
  const void *memory() const noexcept {
    return reinterpret_cast<const void *>(Bits);
  }

private:
  std::uintptr_t Bits;
};

/// Where an iterator stands: at a place with one element.
template <class Slot, class Policy> class NodeSteps {
public:
  NodeSteps() noexcept = default;
  explicit NodeSteps(Iterator<Policy, Slot, true> At) noexcept : At(At) {}

  detail::Node<typename Policy::Element> *node() const noexcept {
    return At.place().At->Element;
  }
  Place<Slot> place() const noexcept { return At.place(); }
  std::uint32_t life() const noexcept { return At.life(); }
  void expectUsable(const char *Operation) const noexcept {
    At.expectUsable(Operation);
  }
  void advance() noexcept { ++At; }
  /// Goes to the first element of the next key.
  void advanceKey() noexcept { ++At; }
  friend bool operator==(const NodeSteps &A, const NodeSteps &B) noexcept {
    return A.At == B.At;
  }

private:
  Iterator<Policy, Slot, true> At;
};

/// Where an iterator stands: at a place, and at one of its elements.
template <class Slot, class Policy> class RingSteps {
  using Cell = detail::Cell<typename Policy::Element>;

public:
  RingSteps() noexcept = default;
  explicit RingSteps(Iterator<Policy, Slot, true> At) noexcept : At(At) {
    enter();
  }
  RingSteps(Iterator<Policy, Slot, true> At, Cell *Within) noexcept
      : At(At), Within(Within) {}

  /// The element's cell; null if it has none.
  Cell *cell() const noexcept {
    return Within ? Within : At.place().At->Element.cell(); // M5
  }
  detail::Node<typename Policy::Element> *node() const noexcept {
    Cell *Here = cell();
    return Here ? Here->Held : At.place().At->Element.first();
  }
  Place<Slot> place() const noexcept { return At.place(); }
  std::uint32_t life() const noexcept { return At.life(); }
  void expectUsable(const char *Operation) const noexcept {
    At.expectUsable(Operation);
  }
  void advance() noexcept {
    if (Cell *Here = cell()) {
      Within = Here->Next;
      if (Within != At.place().At->Element.cell())
        return;
    }
    advanceKey();
  }
  void advanceKey() noexcept {
    ++At;
    enter();
  }
  friend bool operator==(const RingSteps &A, const RingSteps &B) noexcept {
    // Two of one element may differ in what they know of its cell.
    return A.At == B.At &&
           (A.Within == B.Within || (A.At.place().At && A.cell() == B.cell()));
  }

private:
  void enter() noexcept {
    Within = At.place() ? At.place().At->Element.cell() : nullptr;
  }

  Iterator<Policy, Slot, true> At;
  Cell *Within = nullptr;
};

/// One element to a slot. `Of` is the policy of the elements.
template <class Of> struct NodePolicy {
  using Elements = Of;
  using Key = typename Of::Key;
  using Element = typename Of::Value;
  using Node = detail::Node<Element>;
  using Value = Node *;
  template <class Slot> using Steps = NodeSteps<Slot, NodePolicy>;
  static constexpr bool kNodes = true;
  static constexpr bool kChecked = Of::kChecked;
  static constexpr bool kRings = false;
  static constexpr bool kConstantElements = Of::kConstantElements;
  static constexpr bool kStableIterators = true;
  static constexpr bool kNothrowMove = true;
  static constexpr bool kCopyable = true;
  static constexpr bool kTrivial = true;

  static Node *first(Value At) noexcept { return At; }
  static const void *memory(Value At) noexcept { return At; }
  static const Key &key(Value At) noexcept { return Of::key(At->Element); }
  static const Key &keyOf(const Element &At) noexcept { return Of::key(At); }
};

/// All elements of one key to a slot.
template <class Of> struct RingPolicy {
  using Elements = Of;
  using Key = typename Of::Key;
  using Element = typename Of::Value;
  using Node = detail::Node<Element>;
  using Value = Ring<Element>;
  template <class Slot> using Steps = RingSteps<Slot, RingPolicy>;
  static constexpr bool kNodes = true;
  static constexpr bool kChecked = Of::kChecked;
  static constexpr bool kRings = true;
  static constexpr bool kConstantElements = Of::kConstantElements;
  static constexpr bool kStableIterators = true;
  static constexpr bool kNothrowMove = true;
  static constexpr bool kCopyable = true;
  static constexpr bool kTrivial = true;

  static Node *first(Value At) noexcept { return At.first(); }
  static const void *memory(Value At) noexcept { return At.memory(); }
  static const Key &key(Value At) noexcept {
    return Of::key(At.first()->Element);
  }
  static const Key &keyOf(const Element &At) noexcept { return Of::key(At); }
};

/// The iterator over nodes that takes these steps.
template <class Steps, class Policy, bool Constant> class NodeIterator {
  using Value = typename Policy::Element;
  static constexpr bool kConstant = Constant || Policy::kConstantElements;
  template <class, class, bool> friend class NodeIterator;

public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using reference = Conditional<kConstant, const Value &, Value &>;
  using pointer = Conditional<kConstant, const Value *, Value *>;

  NodeIterator() noexcept = default;
  /// From the iterator to the constant iterator.
  template <bool Other, EnableIf<Constant && !Other, int> = 0>
  NodeIterator(const NodeIterator<Steps, Policy, Other> &From) noexcept
      : At(From.At) {}

  reference operator*() const noexcept {
    At.expectUsable("dereference");
    return At.node()->Element;
  }
  pointer operator->() const noexcept { return std::addressof(**this); }
  NodeIterator &operator++() noexcept {
    At.expectUsable("increment");
    At.advance();
    return *this;
  }
  NodeIterator operator++(int) noexcept {
    NodeIterator Before = *this;
    ++*this;
    return Before;
  }
  friend bool operator==(const NodeIterator &A,
                         const NodeIterator &B) noexcept {
    return A.At == B.At;
  }
  friend bool operator!=(const NodeIterator &A,
                         const NodeIterator &B) noexcept {
    return !(A.At == B.At);
  }

  // What follows is for the table only.

  explicit NodeIterator(Steps At) noexcept : At(At) {}
  /// An iterator at the first element of an occupied place.
  template <class Slot>
  explicit NodeIterator(Place<Slot> Of, std::uint32_t Life = 0) noexcept
      : At(Steps(Iterator<Policy, Slot, true>(Of, Life))) {}
  /// An iterator at the first element of the groups from this one on.
  template <class Slot>
  static NodeIterator firstFrom(unsigned char *Word, Slot *Slots,
                                std::uint32_t Life) noexcept {
    return NodeIterator(
        Steps(Iterator<Policy, Slot, true>::firstFrom(Word, Slots, Life)));
  }
  const Steps &steps() const noexcept { return At; }
  auto place() const noexcept
      -> decltype(std::declval<const Steps &>().place()) {
    return At.place();
  }
  std::uint32_t life() const noexcept { return At.life(); }
  void expectUsable(const char *Operation) const noexcept {
    At.expectUsable(Operation);
  }

private:
  Steps At;
};

} // namespace detail
} // namespace roost

#endif
