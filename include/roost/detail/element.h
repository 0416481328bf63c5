//===- element.h - What a slot holds, and how it is moved -------*- C++ -*-===//
//
// A policy says what the elements of a table are: a set's are its keys, a map's
// are pairs of a constant key and a value. Elements are made, moved and
// destroyed only through the table's allocator.
//
//   T14  A constant key is moved from only when its element is destroyed right
//       after, by the table itself. Nobody can see the difference.
//   T15  An element is moved to another slot only if neither its key's nor its
//       value's move constructor can throw; else it is copied, as std::vector
//       does (only what can't be copied either is moved in spite of it).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_ELEMENT_H
#define ROOST_DETAIL_ELEMENT_H

#include "base.h"

namespace roost {
namespace detail {

template <class K, class V, class Checks> struct MapPolicy {
  using Elements = MapPolicy;
  using Key = K;
  using Mapped = V;
  using Value = std::pair<const K, V>;
  using Element = Value;
  using Relocated = std::pair<K &&, V &&>;
  static constexpr bool kNodes = false;
  static constexpr bool kRings = false;
  static constexpr bool kChecked = Checks::kChecked;
  static constexpr bool kConstantElements = false;
  static constexpr bool kStableIterators = false;
  static constexpr bool kNothrowMove =
      std::is_nothrow_move_constructible<K>::value &&
      std::is_nothrow_move_constructible<V>::value;
  static constexpr bool kCopyable = std::is_copy_constructible<K>::value &&
                                    std::is_copy_constructible<V>::value;
  static constexpr bool kTrivial = std::is_trivially_copyable<K>::value &&
                                   std::is_trivially_copyable<V>::value;

  static const K &key(const Value &Element) noexcept { return Element.first; }
  static const K &keyOf(const Value &Element) noexcept { return Element.first; }
  /// An expression to construct the element anew from, moving its parts.
  static Relocated relocated(Value &Element) noexcept {
    // SAFETY: T14. Every caller destroys Element next.
    return {std::move(const_cast<K &>(Element.first)),
            std::move(Element.second)};
  }
};

template <class K, class Checks> struct SetPolicy {
  using Elements = SetPolicy;
  using Key = K;
  using Value = K;
  using Element = Value;
  static constexpr bool kNodes = false;
  static constexpr bool kRings = false;
  static constexpr bool kChecked = Checks::kChecked;
  static constexpr bool kConstantElements = true;
  static constexpr bool kStableIterators = false;
  static constexpr bool kNothrowMove =
      std::is_nothrow_move_constructible<K>::value;
  static constexpr bool kCopyable = std::is_copy_constructible<K>::value;
  static constexpr bool kTrivial = std::is_trivially_copyable<K>::value;

  static const K &key(const Value &Element) noexcept { return Element; }
  static const K &keyOf(const Value &Element) noexcept { return Element; }
  static K &&relocated(Value &Element) noexcept { return std::move(Element); }
};

/// A slot: raw memory for an element. Once an element was moved away, it can
/// hold where to, for the rollback of a growth whose hash function may throw.
template <class Value, bool RemembersMove> union Slot {
  Slot() noexcept {}
  ~Slot() {}
  Value Element;
};
template <class Value> union Slot<Value, true> {
  Slot() noexcept {}
  ~Slot() {}
  Value Element;
  Slot *MovedTo;
};

} // namespace detail
} // namespace roost

#endif
