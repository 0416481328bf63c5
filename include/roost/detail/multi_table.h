//===- multi_table.h - A table of nodes with equal keys ---------*- C++ -*-===//
//
// Under unordered_multimap and unordered_multiset: all elements of one key are
// behind one slot (node.h). So Core counts keys here, and the pool elements.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_MULTI_TABLE_H
#define ROOST_DETAIL_MULTI_TABLE_H

#include "node_table.h"

namespace roost {
namespace detail {

template <class Of, class Hash, class Equal, class Allocator>
class MultiTable : public NodeTable<RingPolicy<Of>, Hash, Equal, Allocator> {
  using Policy = RingPolicy<Of>;

protected:
  using Base = NodeTable<Policy, Hash, Equal, Allocator>;
  using Base::H;
  using typename Base::Node;
  using typename Base::Owner;
  using typename Base::Pending;
  using typename Base::Place;
  using typename Base::Slot;
  using Cell = typename Owner::Cell;
  using Steps = typename Owner::Steps;
  static constexpr bool kMap =
      !std::is_same<typename Of::Value, typename Of::Key>::value;

public:
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::key_type;
  using typename Base::node_type;
  using typename Base::size_type;
  using typename Base::value_type;

  MultiTable(const Hash &HashFunction, const Equal &KeyEqual,
             const Allocator &Alloc)
      : Base(HashFunction, KeyEqual, Alloc) {}
  MultiTable(const MultiTable &) = default;
  MultiTable(MultiTable &&) = default;
  MultiTable(const MultiTable &From, const Allocator &Alloc)
      : Base(static_cast<const Base &>(From), Alloc) {}
  MultiTable(MultiTable &&From, const Allocator &Alloc)
      : Base(static_cast<Base &&>(From), Alloc) {}
  ~MultiTable() = default;
  MultiTable &operator=(const MultiTable &) = default;
  MultiTable &operator=(MultiTable &&) = default;

  size_type size() const noexcept { return this->elements(); }

  size_type count(const key_type &Wanted) const {
    return countAt(this->findPlace(Wanted));
  }
  std::pair<iterator, iterator> equal_range(const key_type &Wanted) {
    return rangeAt<iterator>(this->findPlace(Wanted));
  }
  std::pair<const_iterator, const_iterator>
  equal_range(const key_type &Wanted) const {
    return rangeAt<const_iterator>(this->findPlace(Wanted));
  }
  template <class Wanted, typename Base::template IfTransparent<Wanted> = 0>
  size_type count(const Wanted &Sought) const {
    return countAt(this->findPlace(Sought));
  }
  template <class Wanted, typename Base::template IfTransparent<Wanted> = 0>
  std::pair<iterator, iterator> equal_range(const Wanted &Sought) {
    return rangeAt<iterator>(this->findPlace(Sought));
  }
  template <class Wanted, typename Base::template IfTransparent<Wanted> = 0>
  std::pair<const_iterator, const_iterator>
  equal_range(const Wanted &Sought) const {
    return rangeAt<const_iterator>(this->findPlace(Sought));
  }

  // Insertion.

  iterator insert(const value_type &Element) { return insertMade(Element); }
  iterator insert(value_type &&Element) {
    return insertMade(std::move(Element));
  }
  template <class Pair,
            EnableIf<kMap && std::is_constructible<value_type, Pair &&>::value,
                     int> = 0>
  iterator insert(Pair &&Element) {
    return insertMade(std::forward<Pair>(Element));
  }
  iterator insert(const_iterator, const value_type &Element) {
    return insertMade(Element);
  }
  iterator insert(const_iterator, value_type &&Element) {
    return insertMade(std::move(Element));
  }
  template <class Pair,
            EnableIf<kMap && std::is_constructible<value_type, Pair &&>::value,
                     int> = 0>
  iterator insert(const_iterator, Pair &&Element) {
    return insertMade(std::forward<Pair>(Element));
  }
  template <class It, IsInputIterator<It> = 0> void insert(It First, It Last) {
    this->reserveFor(First, Last);
    for (; First != Last; ++First)
      insertMade(*First);
  }
  void insert(std::initializer_list<value_type> Values) {
    insert(Values.begin(), Values.end());
  }
  template <class... Arguments> iterator emplace(Arguments &&...Values) {
    return insertMade(std::forward<Arguments>(Values)...);
  }
  template <class... Arguments>
  iterator emplace_hint(const_iterator, Arguments &&...Values) {
    return insertMade(std::forward<Arguments>(Values)...);
  }

  /// Inserts the element of a handle, of an equal allocator.
  iterator insertHandle(node_type &&Handle) {
    if (Handle.empty())
      return this->end();
    this->adopt(Handle.home());
    iterator At = link(Handle.node());
    Handle.release();
    return At;
  }
  iterator insertHandle(const_iterator, node_type &&Handle) {
    return insertHandle(std::move(Handle));
  }

  /// Moves over the elements of `From`, whose allocator is equal. Should a
  /// function throw, each element is in one of the two.
  template <class OtherPolicy, class OtherHash, class OtherEqual>
  void
  mergeTable(NodeTable<OtherPolicy, OtherHash, OtherEqual, Allocator> &From) {
    if (static_cast<const void *>(std::addressof(From)) ==
        static_cast<const void *>(this))
      return;
    this->mergeFrom(From, [&](Node *Moved) {
      link(Moved);
      return true;
    });
  }

  // Erasure.

  iterator erase(const_iterator Position) noexcept {
    this->expectOwn(Position, "erasure");
    Steps Next = Position.steps();
    Next.advance();
    // A ring whose first cell goes is entered at the next one from now on, so
    // the next element is known by its cell alone.
    this->freeNode(this->unlinkAt(Position.steps()));
    return iterator(Next);
  }
  iterator erase(iterator Position) noexcept {
    return erase(const_iterator(Position));
  }
  iterator erase(const_iterator First, const_iterator Last) noexcept {
    while (First != Last)
      First = erase(First);
    return iterator(Last.steps());
  }
  size_type erase(const key_type &Wanted) {
    return eraseAll(this->findPlace(Wanted));
  }
#if __cplusplus > 202002L
  template <class Wanted, typename Base::template IfTransparent<Wanted> = 0,
            EnableIf<!std::is_convertible<Wanted, iterator>::value &&
                         !std::is_convertible<Wanted, const_iterator>::value,
                     int> = 0>
  size_type erase(Wanted &&Sought) {
    return eraseAll(this->findPlace(Sought));
  }
#endif

  /// Whether both hold the same elements, those of equal keys in any order.
  /// Quadratic in the number of elements of one key.
  friend bool operator==(const MultiTable &A, const MultiTable &B) {
    if (A.size() != B.size() || A.H.Size != B.H.Size)
      return false;
    for (Steps Here = A.begin().steps(); Here.place(); Here.advanceKey()) {
      const auto InB = B.equal_range(Owner::keyAt(Here.place().At));
      Steps Next = Here;
      Next.advanceKey();
      const const_iterator First(Here), Last(Next);
      if (std::distance(First, Last) != std::distance(InB.first, InB.second) ||
          !std::is_permutation(First, Last, InB.first))
        return false;
    }
    return true;
  }
  friend bool operator!=(const MultiTable &A, const MultiTable &B) {
    return !(A == B);
  }

protected:
  template <class... Arguments> iterator insertMade(Arguments &&...Values) {
    Pending New(*this);
    iterator At = link(New.make(std::forward<Arguments>(Values)...));
    New.release();
    return At;
  }
  /// Inserts a node. If that throws, it still belongs to the caller.
  iterator link(Node *New) {
    auto [At, Inserted] = this->findOrInsertNode(Policy::keyOf(New->Element),
                                                 [&] { return New; });
    if (Inserted) {
      ++Owner::pool()->Elements;
      return this->template iteratorAt<iterator>(At);
    }
    Cell *Within = this->addToRing(At, New);
    return iterator(Steps(pinAt(At), Within));
  }

  /// Stands at the place of a key.
  Iterator<Policy, Slot, true> pinAt(Place At) const noexcept {
    return Iterator<Policy, Slot, true>(At, this->lifeAt(At));
  }
  size_type countAt(Place Found) const noexcept {
    if (!Found)
      return 0;
    size_type Count = 1;
    if (Cell *First = Found.At->Element.cell())
      for (Cell *Next = First->Next; Next != First; Next = Next->Next)
        ++Count;
    return Count;
  }
  template <class It> std::pair<It, It> rangeAt(Place Found) const noexcept {
    Steps First, Last;
    if (Found) {
      First = Last = Steps(pinAt(Found));
      Last.advanceKey();
    }
    return {It(First), It(Last)};
  }
  size_type eraseAll(Place Found) noexcept {
    if (!Found)
      return 0;
    Cell *First = Found.At->Element.cell();
    Node *Only = Found.At->Element.first();
    this->unlinkPlace(Found);
    size_type Count = 1;
    if (First) {
      Cell *Here = First->Next;
      for (; Here != First; ++Count) {
        Cell *Next = Here->Next;
        this->freeNode(Here->Held);
        this->freeCell(Here);
        Here = Next;
      }
      this->freeCell(First);
    }
    this->freeNode(Only);
    Owner::pool()->Elements -= Count;
    return Count;
  }
};

} // namespace detail
} // namespace roost

#endif
