//===- pool.h - Where the nodes of a table come from ------------*- C++ -*-===//
//
// A node-stable table keeps each element in a *node* of its own, and nodes come
// from a *pool*, not one by one from the allocator. A node is as large as its
// element. Pools get their memory in *slabs*, each a quarter of all before it
// up to kSlabBytes, so that at most a fifth of it is not in use yet. The pool
// itself lies at the head of its first slab, so a small table costs one
// allocation for all of its nodes:
//
//   table's header             first slab                    second slab
//   +---------------+          +-------------------------+   +----------------+
//   | First  ----------------> | Pool: Next -----------------> Next, Chunks   |
//   +---------------+          |   Free ----------+      |   | node | node |  |
//                              |   Bump, End -----|--------> | node | (not   |
//                              |   Owners, ...    |      |   | yet used) ...  |
//                              | node | node <----+ node |   +----------------+
//                              +-------------------------+
//
// A node is taken from the list of freed ones (the last freed first, as it is
// in the cache), else from where the newest slab is not used yet (so elements
// inserted one after another lie one after another).
//
// Nodes outlive their table: a node handle holds one that has none, and another
// table may take it over, address unchanged. So pools are counted and *united*:
//
//   M1  A pool's memory lives as long as its table, any node handle taken from
//       there, and any pool united with it. Each of them counts as an owner.
//   M2  Inserting a node handle or merging unites two pools: one becomes the
//       child of the other, counts as its owner, and leaves it its slabs when
//       its own last owner is gone. Which one is the child depends on nothing
//       but their addresses, so uniting never makes a cycle, even when several
//       threads do it at once.
//   M3  Only the pool's table takes nodes and frees them. Others, in whatever
//       thread, give nodes back by an atomic list that tables look at before
//       they allocate. Every field after `Owners` is read and written
//       atomically.
//   M4  A pool whose only owner is its table has all of its nodes in that
//       table, in its lists, or unused: emptying the table empties the pool.
//
// Freed memory goes back to the allocator with the pool, not before. What is
// deliberately not done: knowing which slab a node is from. It would cost eight
// bytes a node or an alignment that many allocators can't give, and buy only
// that a table which received another's nodes need not keep all of its memory.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_POOL_H
#define ROOST_DETAIL_POOL_H

#include "storage.h"

namespace roost {
namespace detail {

/// Memory for one element; while there is none, a link in a list of nodes.
template <class Value> union Node {
  Node() noexcept {}
  ~Node() {}
  Value Element;
  Node *Next;
};

/// A piece of memory that nodes are cut from; it begins with this.
struct Slab {
  Slab *Next;
  /// How many units its memory was allocated as.
  std::size_t Chunks;
};

template <class Value, class Allocator>
class Pool : private Slab, private Holder<0, Allocator> {
  friend struct InvariantCheck;

  using Node = detail::Node<Value>;

  // What every insertion uses comes first.
  Node *Free = nullptr;
  Node *Bump;
  Node *End;

public:
  // What tables keep here, as there is no room in their headers.

  /// The first tag word that may have an occupied tag; null: unknown.
  unsigned char *FirstWord = nullptr;
  /// Elements of a table with several to a slot.
  std::size_t Elements = 0;
  /// A list of memory for cells (node.h).
  void *FreeCells = nullptr;

  /// A pool with memory for at least one node, and for `Count` if that is not
  /// more than a slab holds. Its one owner is the caller.
  static Pool *make(const Allocator &Alloc, std::size_t Count) {
    if (Count < kFirstNodes)
      Count = kFirstNodes;
    if (Count > kMostNodes)
      Count = kMostNodes;
    const std::size_t Chunks =
        (nodesInFirst() + Count * sizeof(Node) + kAlign - 1) / kAlign;
    void *Memory = allocate(Alloc, Chunks);
    return ::new (Memory) Pool(Alloc, Chunks);
  }
  Pool(const Pool &) = delete;
  Pool &operator=(const Pool &) = delete;

  const Allocator &allocator() const noexcept {
    return Holder<0, Allocator>::held();
  }

  // For the table that owns the pool.

  /// Memory for a node.
  _ROOST_ALWAYS_INLINE Node *take() {
    if (Node *Last = Free) {
      Free = Last->Next;
      return Last;
    }
    if (_ROOST_LIKELY(Bump != End))
      return Bump++;
    return takeElsewhere();
  }
  /// Takes back the memory of a node whose element is gone.
  _ROOST_ALWAYS_INLINE void give(Node *Freed) noexcept {
    ::new (static_cast<void *>(std::addressof(Freed->Next))) Node *(Free);
    Free = Freed;
  }
  /// Memory for `Count` nodes that lie side by side.
  Node *takeRun(std::size_t Count) {
    while (static_cast<std::size_t>(End - Bump) < Count) {
      while (Bump != End)
        give(Bump++);
      openNext(Count);
    }
    Node *First = Bump;
    Bump += Count;
    return First;
  }
  /// Has the next slab be made for so many nodes, if a slab can be.
  void expect(std::size_t Count) noexcept {
    if (Count > NextNodes)
      NextNodes = Count < kMostNodes ? Count : kMostNodes;
  }

  /// Whether nobody but the table owns the pool (M4).
  bool isSole() const noexcept {
    return __atomic_load_n(&Owners, __ATOMIC_ACQUIRE) == 1 &&
           !__atomic_load_n(&Parent, __ATOMIC_ACQUIRE);
  }
  /// Makes every node free. The pool's table is its only owner, and empty.
  void reset() noexcept {
    freeSlabs(allocator(), Inherited);
    Inherited = nullptr;
    Returned = nullptr;
    Free = nullptr;
    FreeCells = nullptr;
    open(this);
  }
  /// Leaves all free nodes to the others that own the pool; its table is gone.
  void retire() noexcept {
    while (Bump != End)
      give(Bump++);
    if (Node *First = Free) {
      Node *Last = First;
      while (Last->Next)
        Last = Last->Next;
      Free = nullptr;
      giveBack(First, Last);
    }
  }

  // For everyone who owns the pool, in any thread.

  void retain() noexcept { __atomic_add_fetch(&Owners, 1, __ATOMIC_RELAXED); }
  /// Gives up an ownership, and everything if it was the last.
  static void release(Pool *Of) noexcept {
    while (__atomic_sub_fetch(&Of->Owners, 1, __ATOMIC_ACQ_REL) == 0) {
      Pool *Heir = Of->Parent;
      if (!Heir) {
        Of->freeAll();
        return;
      }
      Of->bequeath(*Heir);
      Of = Heir;
    }
  }
  /// Takes back a list of nodes whose elements are gone.
  void giveBack(Node *First, Node *Last) noexcept {
    push(root()->Returned, First, Last->Next);
  }
  void giveBack(Node *Freed) noexcept {
    ::new (static_cast<void *>(std::addressof(Freed->Next))) Node *(nullptr);
    giveBack(Freed, Freed);
  }
  /// Makes the memory of both live as long as either (M2).
  static void unite(Pool *A, Pool *B) noexcept {
    for (;;) {
      Pool *Child = A->root(), *Heir = B->root();
      if (Child == Heir)
        return;
      if (rank(Heir) < rank(Child))
        std::swap(Child, Heir);
      Heir->retain();
      Pool *None = nullptr;
      if (__atomic_compare_exchange_n(&Child->Parent, &None, Heir, false,
                                      __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
        return;
      release(Heir);
    }
  }

private:
  static constexpr std::size_t kAlign = alignof(Node) > kWordBytes
                                            ? alignof(Node)
                                            : kWordBytes;
  static constexpr std::size_t kSlabBytes = std::size_t(1) << 16;
  /// The first slab's nodes are worth some 128 bytes.
  static constexpr std::size_t kFirstNodes = sizeof(Node) <= 16   ? 8
                                             : sizeof(Node) <= 64 ? 4
                                                                  : 2;
  static constexpr std::size_t kMostNodes =
      sizeof(Node) < kSlabBytes / kFirstNodes ? kSlabBytes / sizeof(Node)
                                              : kFirstNodes;
  static constexpr std::size_t roundUp(std::size_t Bytes) noexcept {
    return (Bytes + alignof(Node) - 1) & ~(alignof(Node) - 1);
  }
  /// Where nodes begin in the first slab, and in others.
  static constexpr std::size_t nodesInFirst() noexcept {
    return roundUp(sizeof(Pool));
  }
  static constexpr std::size_t nodesInOthers() noexcept {
    return roundUp(sizeof(Slab));
  }

  using Chunk = detail::Chunk<kAlign>;
  using ChunkAllocator =
      typename std::allocator_traits<Allocator>::template rebind_alloc<Chunk>;
  using ChunkTraits = std::allocator_traits<ChunkAllocator>;
  static_assert(std::is_pointer<typename ChunkTraits::pointer>::value,
                "Roost's tables need an allocator with plain pointers");

  static void *allocate(const Allocator &Alloc, std::size_t Chunks) {
    ChunkAllocator Source(Alloc);
    return ChunkTraits::allocate(Source, Chunks);
  }
  static void freeSlabs(const Allocator &Alloc, Slab *First) noexcept {
    ChunkAllocator Source(Alloc);
    while (First) {
      Slab *Next = First->Next;
      // SAFETY: the slab's memory was allocated as chunks, by allocate.
      ChunkTraits::deallocate(Source, reinterpret_cast<Chunk *>(First),
                              First->Chunks);
      First = Next;
    }
  }

  Pool(const Allocator &Alloc, std::size_t Chunks)
      : Slab{nullptr, Chunks}, Holder<0, Allocator>(Alloc) {
    open(this);
    noteMade(static_cast<std::size_t>(End - Bump));
  }
  ~Pool() = default;

  /// Counts the nodes of a new slab, which say how many the next one has.
  void noteMade(std::size_t Count) noexcept {
    Made += Count;
    NextNodes = Made / 4 < kFirstNodes  ? kFirstNodes
                : Made / 4 < kMostNodes ? Made / 4
                                        : kMostNodes;
  }
  /// Where the nodes of a slab begin, and how many it has.
  std::pair<Node *, std::size_t> nodesOf(const Slab *Of) const noexcept {
    const std::size_t Offset = Of == this ? nodesInFirst() : nodesInOthers();
    const auto Memory = reinterpret_cast<std::uintptr_t>(Of);
    // SAFETY: slabs are aligned to kAlign, a multiple of a node's alignment,
    // and nodes begin at a multiple of that.
    return {reinterpret_cast<Node *>(Memory + Offset),
            (Of->Chunks * kAlign - Offset) / sizeof(Node)};
  }
  /// Makes a slab the one that nodes are cut from.
  void open(Slab *Of) noexcept {
    const auto Nodes = nodesOf(Of);
    Bump = Nodes.first;
    End = Bump + Nodes.second;
    Current = Of;
  }
  /// Opens the slab after the present one, which is made if there is none, for
  /// at least `Least` nodes.
  void openNext(std::size_t Least) {
    if (!Current->Next) {
      const std::size_t Count = NextNodes < Least ? Least : NextNodes;
      const std::size_t Chunks =
          (nodesInOthers() + Count * sizeof(Node) + kAlign - 1) / kAlign;
      Current->Next =
          ::new (allocate(allocator(), Chunks)) Slab{nullptr, Chunks};
      noteMade(Count);
    }
    open(Current->Next);
  }
  _ROOST_NOINLINE Node *takeElsewhere() {
    Free = takeReturned();
    if (Free)
      return take();
    openNext(1);
    return Bump++;
  }
  /// All that was given back to this pool, or to the one at its root.
  Node *takeReturned() noexcept {
    Pool *Root = root();
    for (Pool *From : {this, Root})
      if (__atomic_load_n(&From->Returned, __ATOMIC_RELAXED))
        if (Node *First = __atomic_exchange_n(&From->Returned,
                                              static_cast<Node *>(nullptr),
                                              __ATOMIC_ACQUIRE))
          return First;
    return nullptr;
  }

  Pool *root() noexcept {
    Pool *Here = this;
    while (Pool *Above = __atomic_load_n(&Here->Parent, __ATOMIC_ACQUIRE))
      Here = Above;
    return Here;
  }
  /// Orders pools, with no regard to which was made first.
  static std::uintptr_t rank(const Pool *Of) noexcept {
    return reinterpret_cast<std::uintptr_t>(Of) *
           static_cast<std::uintptr_t>(kSalt0);
  }
  /// Puts a list whose last link is `Last` before an atomic one.
  template <class Link>
  static void push(Link *&List, Link *First, Link *&Last) noexcept {
    Link *Old = __atomic_load_n(&List, __ATOMIC_RELAXED);
    do
      Last = Old;
    while (!__atomic_compare_exchange_n(&List, &Old, First, true,
                                        __ATOMIC_RELEASE, __ATOMIC_RELAXED));
  }
  /// Leaves all memory to another pool. Nobody owns this one.
  void bequeath(Pool &Heir) noexcept {
    retire();
    if (Node *First = Returned) {
      Node *Last = First;
      while (Last->Next)
        Last = Last->Next;
      Returned = nullptr;
      Heir.giveBack(First, Last);
    }
    Slab *Last = this;
    while (Last->Next)
      Last = Last->Next;
    Last->Next = Inherited;
    while (Last->Next)
      Last = Last->Next;
    Slab *First = this;
    Holder<0, Allocator>::held().~Allocator();
    push(Heir.Inherited, First, Last->Next);
  }
  void freeAll() noexcept {
    const Allocator Alloc(allocator());
    Slab *Others = Inherited, *Own = this;
    this->~Pool();
    freeSlabs(Alloc, Others);
    freeSlabs(Alloc, Own);
  }

  /// The slab that Bump is in.
  Slab *Current;
  /// How many nodes the next slab is made for.
  std::size_t NextNodes;
  /// How many nodes all slabs have.
  std::size_t Made = 0;

  std::size_t Owners = 1;
  Pool *Parent = nullptr;
  /// Slabs of pools that are gone.
  Slab *Inherited = nullptr;
  /// Nodes given back by others than the table.
  Node *Returned = nullptr;
};

} // namespace detail
} // namespace roost

#endif
