//===- unique_table.h - A table of nodes with unique keys -------*- C++ -*-===//
//
// Under unordered_map and unordered_set: insertion, node handles and merging
// where a key is held once.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_UNIQUE_TABLE_H
#define ROOST_DETAIL_UNIQUE_TABLE_H

#include "node_table.h"

namespace roost {
namespace detail {

template <class Elements, class Hash, class Equal, class Allocator>
class UniqueTable
    : public NodeTable<NodePolicy<Elements>, Hash, Equal, Allocator> {
  using Policy = NodePolicy<Elements>;

protected:
  using Base = NodeTable<Policy, Hash, Equal, Allocator>;
  using typename Base::Node;
  using typename Base::Owner;
  using typename Base::Pending;
  using typename Base::Place;

public:
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::key_type;
  using typename Base::node_type;
  using insert_return_type = InsertReturn<iterator, node_type>;

  UniqueTable(const Hash &HashFunction, const Equal &KeyEqual,
              const Allocator &Alloc)
      : Base(HashFunction, KeyEqual, Alloc) {}
  UniqueTable(const UniqueTable &) = default;
  UniqueTable(UniqueTable &&) = default;
  UniqueTable(const UniqueTable &From, const Allocator &Alloc)
      : Base(static_cast<const Base &>(From), Alloc) {}
  UniqueTable(UniqueTable &&From, const Allocator &Alloc)
      : Base(static_cast<Base &&>(From), Alloc) {}
  ~UniqueTable() = default;
  UniqueTable &operator=(const UniqueTable &) = default;
  UniqueTable &operator=(UniqueTable &&) = default;

  /// Inserts the element of a handle, of an equal allocator, unless its key is
  /// here; then the handle is given back.
  insert_return_type insertHandle(node_type &&Handle) {
    if (Handle.empty())
      return {this->end(), false, node_type()};
    auto [At, Inserted] = insertFrom(Handle);
    return {this->template iteratorAt<iterator>(At), Inserted,
            std::move(Handle)};
  }
  iterator insertHandle(const_iterator, node_type &&Handle) {
    return Handle.empty()
               ? this->end()
               : this->template iteratorAt<iterator>(insertFrom(Handle).first);
  }

  /// Moves over the elements of `From` whose keys are not here; needs equal
  /// allocators. Should a function throw, each element is in one of the two.
  template <class OtherPolicy, class OtherHash, class OtherEqual>
  void
  mergeTable(NodeTable<OtherPolicy, OtherHash, OtherEqual, Allocator> &From) {
    if (static_cast<const void *>(std::addressof(From)) ==
        static_cast<const void *>(this))
      return;
    this->mergeFrom(From,
                    [&](Node *Moved) { return insertNode(Moved).second; });
  }

protected:
  /// Has a node take a place unless there is one of its key.
  std::pair<Place, bool> insertNode(Node *New) {
    return this->findOrInsertNode(Policy::keyOf(New->Element),
                                  [&] { return New; });
  }
  std::pair<Place, bool> insertFrom(node_type &Handle) {
    auto Result =
        this->findOrInsertNode(Policy::keyOf(Handle.node()->Element), [&] {
          this->adopt(Handle.home());
          return Handle.node();
        });
    if (Result.second)
      Handle.release();
    return Result;
  }

  /// Inserts an element made from these arguments, under the key in them.
  template <class... Arguments>
  _ROOST_ALWAYS_INLINE std::pair<iterator, bool>
  insertKeyed(const key_type &Wanted, Arguments &&...Values) {
    Pending New(*this);
    auto [At, Inserted] = this->findOrInsertNode(
        Wanted, [&] { return New.make(std::forward<Arguments>(Values)...); });
    New.release();
    return {this->template iteratorAt<iterator>(At), Inserted};
  }

  /// Inserts an element made from these arguments, whose key shows only once it
  /// is made.
  template <class... Arguments>
  std::pair<iterator, bool> insertMade(Arguments &&...Values) {
    Pending New(*this);
    Node *Made = New.make(std::forward<Arguments>(Values)...);
    auto [At, Inserted] = insertNode(Made);
    if (Inserted)
      New.release();
    return {this->template iteratorAt<iterator>(At), Inserted};
  }
};

} // namespace detail
} // namespace roost

#endif
