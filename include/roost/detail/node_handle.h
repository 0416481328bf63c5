//===- node_handle.h - An element that left its table -----------*- C++ -*-===//
//
// `extract` takes a node out of its table, element, address and all. The handle
// owns it, and with it a share of the pool that its memory is from (M1), so it
// may outlive the table, in whatever thread. Inserted into a table, the node
// belongs there.
//
// Maps and multimaps of the same key, value and allocator have the same
// handles, whatever their hash functions; so have sets and multisets.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_NODE_HANDLE_H
#define ROOST_DETAIL_NODE_HANDLE_H

#include "node.h"

namespace roost {
namespace detail {

/// What a handle offers to see of its element: a map's key and value.
template <class Elements, class Handle> class HandleView {
public:
  using key_type = typename Elements::Key;
  using mapped_type = typename Elements::Mapped;

  /// The key, which may be changed as long as no table holds it.
  key_type &key() const {
    // SAFETY: std's node handles do the same: nothing but the handle refers to
    // the element, and whoever kept a reference to its key knows that.
    return const_cast<key_type &>(
        static_cast<const Handle *>(this)->element().first);
  }
  mapped_type &mapped() const {
    return static_cast<const Handle *>(this)->element().second;
  }
};
/// A set's element.
template <class K, class Checks, class Handle>
class HandleView<SetPolicy<K, Checks>, Handle> {
public:
  using value_type = K;

  value_type &value() const {
    return static_cast<const Handle *>(this)->element();
  }
};

template <class Elements, class Allocator>
class NodeHandle
    : public HandleView<Elements, NodeHandle<Elements, Allocator>> {
  using Element = typename Elements::Value;
  using Node = detail::Node<Element>;
  using Pool = detail::Pool<Element, Allocator>;
  friend class HandleView<Elements, NodeHandle>;

public:
  using allocator_type = Allocator;

  constexpr NodeHandle() noexcept = default;
  NodeHandle(NodeHandle &&From) noexcept : Held(From.Held), Home(From.Home) {
    From.forget();
  }
  NodeHandle &operator=(NodeHandle &&From) noexcept {
    if (this == std::addressof(From))
      return *this;
    drop();
    Held = From.Held;
    Home = From.Home;
    From.forget();
    return *this;
  }
  ~NodeHandle() { drop(); }

  allocator_type get_allocator() const { return Home->allocator(); }
  explicit operator bool() const noexcept { return Held != nullptr; }
  [[nodiscard]] bool empty() const noexcept { return Held == nullptr; }
  void swap(NodeHandle &Other) noexcept {
    std::swap(Held, Other.Held);
    std::swap(Home, Other.Home);
  }
  friend void swap(NodeHandle &A, NodeHandle &B) noexcept { A.swap(B); }

  // What follows is for tables only.

  /// A handle of a node that its table let go of.
  NodeHandle(Node *Of, Pool *From) noexcept : Held(Of), Home(From) {
    Home->retain();
  }
  Node *node() const noexcept { return Held; }
  Pool *home() const noexcept { return Home; }
  /// Gives up the node, which a table of a pool united with ours holds now.
  void release() noexcept {
    Pool::release(Home);
    forget();
  }

private:
  Element &element() const noexcept { return Held->Element; }
  void forget() noexcept {
    Held = nullptr;
    Home = nullptr;
  }
  void drop() noexcept {
    if (!Held)
      return;
    Allocator Alloc(Home->allocator());
    std::allocator_traits<Allocator>::destroy(Alloc,
                                              std::addressof(Held->Element));
    Home->giveBack(Held);
    release();
  }

  Node *Held = nullptr;
  Pool *Home = nullptr;
};

/// What inserting a node handle into a table of unique keys returns.
template <class Iterator, class Handle> struct InsertReturn {
  Iterator position;
  bool inserted;
  Handle node;
};

} // namespace detail
} // namespace roost

#endif
