//===- node_table.h - What tables of nodes have in common -------*- C++ -*-===//
//
// The parts of std's interface that flat tables lack: node handles, buckets,
// load factors that mean something; and iteration from the first element on.
//
// Buckets are answered as a chained table would. There are as many as elements
// fit without growth, bucket_count(), so max_load_factor() is one (where equal
// keys are taken: keys, and it grows with them). An element's
// bucket follows from its hash alone: one of thirteen of its home group (of as
// many as it has slots in a table of one group), chosen by its tag. So elements
// of equal hashes share a bucket, and buckets divide the table's elements.
// While elements are on their way to a larger block, all of them are in bucket
// 0. A table without memory has no buckets, as with some standard libraries.
//
//   T25 A local iterator walks the groups that elements of its bucket's home
//       group may be in, and stops at those whose hash names the bucket.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_NODE_TABLE_H
#define ROOST_DETAIL_NODE_TABLE_H

#include "node_handle.h"
#include "node_owner.h"

namespace roost {
namespace detail {

/// What a local iterator must know of its table.
template <class Slot, class Hash> struct BucketView {
  unsigned char *Tags = nullptr;
  Slot *Slots = nullptr;
  const Hash *Function = nullptr;
  HashKey Key = {0, false};
  std::size_t Bucket = 0;
  unsigned Shift = kOneGroupShift;
  /// How many buckets a group has. None: all elements are in this bucket.
  std::size_t Parts = 0;
};

/// Where a local iterator stands (T25).
template <class Slot, class Policy, class Hash> class LocalSteps {
  using Steps = typename Policy::template Steps<Slot>;

public:
  LocalSteps() noexcept = default;
  /// From here on to the end of the table.
  explicit LocalSteps(Steps First) noexcept : Here(First) {}
  explicit LocalSteps(const BucketView<Slot, Hash> &Of) : Of(Of) {
    const auto Bytes = static_cast<std::size_t>(~std::uint64_t(0) >> Of.Shift);
    From = Way(Of.Bucket / Of.Parts * kWordBytes, Bytes & ~(kWordBytes - 1));
    Left = Group(Of.Tags + From.offset()).matchOccupied();
    enter();
  }

  detail::Node<typename Policy::Element> *node() const noexcept {
    return Here.node();
  }
  Place<Slot> place() const noexcept { return Here.place(); }
  void expectUsable(const char *Operation) const noexcept {
    Here.expectUsable(Operation);
  }
  void advance() {
    if (Of.Parts == 0) {
      Here.advance();
      return;
    }
    if constexpr (Policy::kRings) {
      const auto *First = Here.place().At->Element.cell();
      if (First && Here.cell()->Next != First) {
        Here.advance();
        return;
      }
    }
    enter();
  }
  friend bool operator==(const LocalSteps &A, const LocalSteps &B) noexcept {
    return A.Here == B.Here;
  }

private:
  /// Goes to the next place of this bucket, or to the end.
  void enter() {
    for (;;) {
      const std::size_t Offset = From.offset();
      while (Left) {
        const unsigned S = Left.first();
        Left.dropFirst();
        const Place<Slot> At{Of.Tags + Offset + S,
                             Of.Slots +
                                 (Offset / kWordBytes * kGroupSlots + S)};
        if (holds(At)) {
          Here = Steps(Iterator<Policy, Slot, true>(At));
          return;
        }
      }
      if (Of.Tags[Offset + kOverflowByte] == 0 || !From.goOn())
        break;
      Left = Group(Of.Tags + From.offset()).matchOccupied();
    }
    Here = Steps();
  }
  bool holds(Place<Slot> At) const {
    if (partOf(*At.Tag, Of.Parts) != Of.Bucket % Of.Parts)
      return false;
    const std::uint64_t Hashed =
        spreadHash(*Of.Function, Policy::key(At.At->Element), Of.Key);
    return static_cast<std::size_t>(Hashed >> Of.Shift) / kWordBytes ==
           Of.Bucket / Of.Parts;
  }

public:
  /// Which of a group's buckets elements of this tag are in.
  static std::size_t partOf(unsigned char Tag, std::size_t Parts) noexcept {
    return Tag * Parts >> 8;
  }

private:
  BucketView<Slot, Hash> Of;
  Way From;
  Group::Mask Left;
  Steps Here;
};

template <class Policy, class Hash, class Equal, class Allocator>
class NodeTable : public Table<Policy, Hash, Equal, Allocator> {
protected:
  using Base = Table<Policy, Hash, Equal, Allocator>;
  using Base::H;
  using typename Base::Change;
  using typename Base::Owner;
  using typename Base::Place;
  using typename Base::Slot;
  using Node = typename Owner::Node;
  using Pending = typename Owner::Pending;
  using Pool = typename Owner::Pool;
  using LocalSteps = detail::LocalSteps<Slot, Policy, Hash>;
  template <class, class, class, class> friend class NodeTable;

public:
  using typename Base::allocator_type;
  using typename Base::const_iterator;
  using typename Base::iterator;
  using typename Base::key_type;
  using typename Base::size_type;
  using local_iterator = NodeIterator<LocalSteps, Policy, false>;
  using const_local_iterator = NodeIterator<LocalSteps, Policy, true>;
  using node_type = NodeHandle<typename Policy::Elements, Allocator>;

  NodeTable(const Hash &HashFunction, const Equal &KeyEqual,
            const Allocator &Alloc)
      : Base(HashFunction, KeyEqual, Alloc) {}
  NodeTable(const NodeTable &) = default;
  NodeTable(NodeTable &&) = default;
  NodeTable(const NodeTable &From, const Allocator &Alloc)
      : Base(static_cast<const Base &>(From), Alloc) {}
  NodeTable(NodeTable &&From, const Allocator &Alloc)
      : Base(static_cast<Base &&>(From), Alloc) {}
  ~NodeTable() = default;
  NodeTable &operator=(const NodeTable &) = default;
  NodeTable &operator=(NodeTable &&) = default;

  iterator begin() noexcept { return firstOf<iterator>(); }
  const_iterator begin() const noexcept { return firstOf<const_iterator>(); }
  const_iterator cbegin() const noexcept { return begin(); }
  using Base::cend;
  using Base::end;

  // Buckets.

  size_type bucket_count() const noexcept { return Growth::stableLimit(H); }
  size_type max_bucket_count() const noexcept {
    return Owner::layout().maxElements();
  }
  size_type bucket(const key_type &Wanted) const { return bucketOf(Wanted); }
#if __cplusplus > 202302L
  template <class Wanted, typename Base::template IfTransparent<Wanted> = 0>
  size_type bucket(const Wanted &Sought) const {
    return bucketOf(Sought);
  }
#endif
  /// Time in proportion to the groups that the bucket's elements may be in.
  size_type bucket_size(size_type Bucket) const {
    return static_cast<size_type>(std::distance(begin(Bucket), end(Bucket)));
  }
  local_iterator begin(size_type Bucket) {
    return local_iterator(stepsInto(Bucket));
  }
  const_local_iterator begin(size_type Bucket) const {
    return const_local_iterator(stepsInto(Bucket));
  }
  const_local_iterator cbegin(size_type Bucket) const { return begin(Bucket); }
  local_iterator end(size_type) { return local_iterator(); }
  const_local_iterator end(size_type) const { return const_local_iterator(); }
  const_local_iterator cend(size_type) const { return const_local_iterator(); }

  // Room.

  float load_factor() const noexcept {
    const size_type Buckets = bucket_count();
    return Buckets == 0
               ? 0.0f
               : static_cast<float>(elements()) / static_cast<float>(Buckets);
  }
  /// One; more where equal keys, which take no room in the table, make it so.
  float max_load_factor() const noexcept {
    const float Present = Policy::kRings ? load_factor() : 0.0f;
    return Present > 1.0f ? Present : 1.0f;
  }
  /// The load factor is the table's own business; this changes nothing.
  void max_load_factor(float) noexcept {}

  /// Makes room for `Count` elements in all: no insertion up to there
  /// invalidates an iterator.
  void reserve(size_type Count) {
    const Change Growth(H, "reserve");
    if (Count > Growth::stableLimit(H))
      rebuildFor(Count);
    if (Pool *Own = this->pool())
      Own->expect(Count - (Count < H.Size ? Count : H.Size));
  }
  /// Makes the room fit `Count` elements or those there are, whichever is more.
  /// An empty table asked for none frees its memory.
  void rehash(size_type Count) {
    const Change Growth(H, "rehash");
    if (Count == 0 && H.Size == 0)
      this->freeAll();
    else
      rebuildFor(Count);
  }

  // Node handles.

  node_type extract(const_iterator Position) {
    this->expectOwn(Position, "extraction");
    return handleOf(Position.steps());
  }
  node_type extract(const key_type &Wanted) {
    return extractAt(this->findPlace(Wanted));
  }
#if __cplusplus > 202002L
  template <class Wanted, typename Base::template IfTransparent<Wanted> = 0,
            EnableIf<!std::is_convertible<Wanted, iterator>::value &&
                         !std::is_convertible<Wanted, const_iterator>::value,
                     int> = 0>
  node_type extract(Wanted &&Sought) {
    return extractAt(this->findPlace(Sought));
  }
#endif

protected:
  template <class It> It firstOf() const noexcept {
    if (H.Size == 0)
      return It();
    unsigned char *Word = this->firstWord();
    return Base::template firstFrom<It>(Word, this->slotsOfWord(Word));
  }
  void rebuildFor(size_type Count) {
    const Shape Wanted =
        shapeFor(Count > H.Size ? Count : H.Size, Owner::layout());
    if (hasNoBlock(H) || !(Wanted == shapeOf(H)))
      this->rebuild(Wanted);
    else
      this->settleElements();
  }
  size_type elements() const noexcept {
    if constexpr (Policy::kRings)
      return Owner::pool() ? Owner::pool()->Elements : 0;
    else
      return H.Size;
  }

  std::size_t parts() const noexcept {
    const Shape Form = shapeOf(H);
    return Form.Groups != 1 ? kGroupLimit : Form.Slots ? Form.Slots : 1;
  }
  template <class Wanted> size_type bucketOf(const Wanted &Sought) const {
    const std::uint64_t Hashed = this->hashOf(Sought);
    if (holdsElementsInOld(H))
      return 0;
    return homeOffset(H.shift(), Hashed) / kWordBytes * parts() +
           LocalSteps::partOf(tagOf(Hashed), parts());
  }
  LocalSteps stepsInto(size_type Bucket) const {
    if (holdsElementsInOld(H))
      return Bucket == 0 ? LocalSteps(firstOf<const_iterator>().steps())
                         : LocalSteps();
    return LocalSteps({H.Tags, Owner::slotsOf(H), std::addressof(this->hash()),
                       H.hashKey(), Bucket, H.shift(), parts()});
  }

  /// Takes the element at which these steps are out of the table.
  Node *unlinkAt(const typename Owner::Steps &At) noexcept {
    if constexpr (Policy::kRings) {
      return this->unlinkFromRing(At.place(), At.cell());
    } else {
      Node *Held = At.node();
      this->unlinkPlace(At.place());
      return Held;
    }
  }
  node_type handleOf(const typename Owner::Steps &At) noexcept {
    return node_type(unlinkAt(At), Owner::pool());
  }
  node_type extractAt(Place Found) noexcept {
    return Found ? handleOf(const_iterator(Found).steps()) : node_type();
  }

  /// Makes room in this table's memory for nodes of another's.
  template <class OtherPool> void adopt(OtherPool *Other) {
    Pool::unite(std::addressof(this->needPool()), Other);
  }

  /// Moves every element of `From` for which `Take` finds a place here. `Take`
  /// is given a node and says whether this table holds it now.
  template <class Source, class Taker>
  void mergeFrom(Source &From, Taker Take) {
    if (From.H.Size == 0)
      return;
    adopt(From.pool());
    for (auto It = From.begin(); It != From.end();) {
      auto Here = It++;
      if (Take(Here.steps().node()))
        From.unlinkAt(Here.steps());
    }
  }
};

} // namespace detail
} // namespace roost

#endif
