//===- node_owner.h - Making, copying and moving nodes ----------*- C++ -*-===//
//
// What owner.h is for flat tables: who owns the elements. A header holds its
// block and, as `First`, its pool (pool.h); tables of nodes ask for no first
// storage. Both are on the heap, so whole headers change owner, and moving and
// swapping tables touches no element: references and iterators stay valid.
//
//   T21 An element never changes its address from its construction to its
//       destruction. Only assigning from a table whose allocator is not equal
//       makes new ones.
//   T22 Iterators stay valid over every insertion that does not make the size
//       exceed bucket_count() (T20).
//   T23 A node is made when it is known that its key is not here, before
//       anything moves, and is freed again if the insertion fails (T6, T7).
//   T24 Erasing finds the first occupied group anew if it emptied that, so
//       erasing from the front on takes time in proportion to what it erases.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_NODE_OWNER_H
#define ROOST_DETAIL_NODE_OWNER_H

#include "node.h"
#include "table.h"

namespace roost {
namespace detail {

template <class Policy, class Hash, class Equal, class Allocator>
class NodeOwner : public Core<Policy, Hash, Equal, Allocator> {
  friend struct InvariantCheck;

protected:
  using Core = detail::Core<Policy, Hash, Equal, Allocator>;
  using Core::allocator;
  using Core::equal;
  using Core::H;
  using Core::hash;
  using typename Core::AllocatorTraits;
  using typename Core::Change;
  using typename Core::Key;
  using typename Core::Look;
  using typename Core::Place;
  using typename Core::Slot;
  using Element = typename Policy::Element;
  using Node = detail::Node<Element>;
  using Cell = detail::Cell<Element>;
  using Pool = detail::Pool<Element, Allocator>;
  using Steps = typename Policy::template Steps<Slot>;
  template <bool Constant>
  using IteratorOver = NodeIterator<Steps, Policy, Constant>;

  static constexpr bool kAlwaysEqual = AllocatorTraits::is_always_equal::value;
  static constexpr bool kNothrowFunctors =
      std::is_nothrow_copy_constructible<Hash>::value &&
      std::is_nothrow_copy_constructible<Equal>::value;

public:
  NodeOwner(const Hash &HashFunction, const Equal &KeyEqual,
            const Allocator &Alloc)
      : Core(HashFunction, KeyEqual, Alloc) {}

  NodeOwner(const NodeOwner &From)
      : NodeOwner(From, AllocatorTraits::select_on_container_copy_construction(
                            From.allocator())) {}
  NodeOwner(const NodeOwner &From, const Allocator &Alloc)
      : NodeOwner(From.hash(), From.equal(), Alloc) {
    // The object is complete by now, so should a copy throw, the destructor
    // clears up (T12).
    const Look Source(From.H, "copy");
    copyElements(From);
    Source.end();
  }
  NodeOwner(NodeOwner &&From) noexcept(kNothrowFunctors)
      : Core(From.hash(), From.equal(), std::move(From.allocator())) {
    const Change Leaving(From.H, "move");
    takeHeader(From);
  }
  NodeOwner(NodeOwner &&From, const Allocator &Alloc)
      : NodeOwner(From.hash(), From.equal(), Alloc) {
    const Change Leaving(From.H, "move");
    takeFrom(From);
  }
  ~NodeOwner() {
    const Change End(H, "destruction");
    freeAll();
  }

  NodeOwner &operator=(const NodeOwner &From) {
    if (this == std::addressof(From))
      return *this;
    const Change Copy(H, "assignment");
    const Look Source(From.H, "copy");
    clearElements();
    if constexpr (AllocatorTraits::propagate_on_container_copy_assignment::
                      value) {
      if (!kAlwaysEqual && allocator() != From.allocator())
        freeAll();
      allocator() = From.allocator();
    }
    hash() = From.hash();
    equal() = From.equal();
    copyElements(From);
    Source.end();
    return *this;
  }
  NodeOwner &operator=(NodeOwner &&From) noexcept(
      kAlwaysEqual &&std::is_nothrow_move_assignable<Hash>::value
          &&std::is_nothrow_move_assignable<Equal>::value) {
    if (this == std::addressof(From))
      return *this;
    const Change Coming(H, "assignment"), Leaving(From.H, "move");
    clearElements();
    hash() = std::move(From.hash());
    equal() = std::move(From.equal());
    if constexpr (AllocatorTraits::propagate_on_container_move_assignment::
                      value) {
      freeAll();
      allocator() = std::move(From.allocator());
      takeHeader(From);
    } else {
      takeFrom(From);
    }
    return *this;
  }
  void
  swap(NodeOwner &Other) noexcept(kAlwaysEqual &&IsNothrowSwappable<Hash>::value
                                      &&IsNothrowSwappable<Equal>::value) {
    if (this == std::addressof(Other))
      return;
    const Change Here(H, "swap"), There(Other.H, "swap");
    using std::swap;
    swap(hash(), Other.hash());
    swap(equal(), Other.equal());
    if constexpr (AllocatorTraits::propagate_on_container_swap::value)
      swap(allocator(), Other.allocator());
    swapHeaders(H, Other.H); // Last, as it cannot throw.
  }

protected:
  static Element &elementAt(Place Of) noexcept {
    return Policy::first(Of.At->Element)->Element;
  }

  // The pool.

  Pool *pool() const noexcept { return static_cast<Pool *>(H.First); }
  /// The pool, which is made if there is none, for `Count` nodes to begin with.
  Pool &needPool(std::size_t Count = 1) {
    if (_ROOST_UNLIKELY(!H.First))
      H.First = Pool::make(allocator(), Count);
    return *pool();
  }

  template <class... Arguments> Node *makeNode(Arguments &&...Values) {
    Pool &From = needPool();
    Node *Made = From.take();
    auto GiveBack = onExit([&] { From.give(Made); });
    AllocatorTraits::construct(allocator(), std::addressof(Made->Element),
                               std::forward<Arguments>(Values)...);
    GiveBack.dismiss();
    return Made;
  }
  void freeNode(Node *Old) noexcept {
    AllocatorTraits::destroy(allocator(), std::addressof(Old->Element));
    pool()->give(Old);
  }
  /// A node that is freed again unless a slot or a cell holds it (T23).
  class Pending {
  public:
    explicit Pending(NodeOwner &Of) noexcept : Of(Of) {}
    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;
    ~Pending() {
      if (Held)
        Of.freeNode(Held);
    }
    template <class... Arguments> Node *make(Arguments &&...Values) {
      return Held = Of.makeNode(std::forward<Arguments>(Values)...);
    }
    void release() noexcept { Held = nullptr; }

  private:
    NodeOwner &Of;
    Node *Held = nullptr;
  };

  /// How many nodes a cell takes the memory of.
  static constexpr std::size_t kNodesInCell =
      (sizeof(Cell) + sizeof(Node) - 1) / sizeof(Node);
  Cell *makeCell(Node *Holding) {
    Pool &From = *pool();
    void *Memory = From.FreeCells;
    if (Memory)
      // SAFETY: every memory in this list begins with the next one's address.
      __builtin_memcpy(&From.FreeCells, Memory, sizeof(void *));
    else
      Memory = From.takeRun(kNodesInCell);
    return ::new (Memory) Cell{Holding, nullptr, nullptr};
  }
  void freeCell(Cell *Old) noexcept {
    Pool &To = *pool();
    void *Memory = Old;
    __builtin_memcpy(Memory, &To.FreeCells, sizeof(void *));
    To.FreeCells = Memory;
  }

  // Inserting and erasing.

  /// Finds the place of this key, or has `Make` give a node that takes a new
  /// one. Says whether it did. If it throws, the node is not held.
  template <class Wanted, class Maker>
  _ROOST_ALWAYS_INLINE std::pair<Place, bool>
  findOrInsertNode(const Wanted &Sought, Maker Make) {
    unsigned char *const Tags = H.Tags, *const Old = H.Old;
    const auto Result =
        this->findOrInsert(Sought, [&](Slot *To) { setSlot(To, Make()); });
    if (Result.second) {
      if (_ROOST_UNLIKELY(H.Tags != Tags || H.Old != Old))
        forgetFirst();
      else if (_ROOST_UNLIKELY(Result.first.word() < pool()->FirstWord ||
                               (Old && pool()->FirstWord)))
        noteFirst(Result.first);
    }
    return Result;
  }
  template <class Held> static void setSlot(Slot *At, Held *Of) noexcept {
    ::new (static_cast<void *>(std::addressof(At->Element)))
        typename Policy::Value(Of);
  }

  // Each of these may move slots.

  void rebuild(Shape Form) {
    forgetFirst();
    Core::rebuild(Form);
  }
  void evacuate(std::size_t Homes) {
    forgetFirst();
    Core::evacuate(Homes);
  }
  void settleElements() {
    forgetFirst();
    Core::settleElements();
  }

  // The first occupied group (T24).

  void forgetFirst() noexcept {
    if (pool())
      pool()->FirstWord = nullptr;
  }
  bool isInOld(const unsigned char *Word) const noexcept {
    const Block Old = oldBlockOf(H, Core::layout());
    return Word >= Old.Tags && Word < Old.endWord();
  }
  /// The word that an iteration begins with.
  unsigned char *firstWord() const noexcept {
    if (unsigned char *Known = pool()->FirstWord)
      return Known;
    return holdsElementsInOld(H) ? H.Old : H.Tags;
  }
  Slot *slotsOfWord(const unsigned char *Word) const noexcept {
    const Block In = holdsElementsInOld(H) && isInOld(Word)
                         ? oldBlockOf(H, Core::layout())
                         : blockOf(H);
    return Core::slotsAt(Core::slotAt(In.Slots),
                         static_cast<std::size_t>(Word - In.Tags));
  }
  /// Minds an element that may lie before the first so far.
  _ROOST_NOINLINE void noteFirst(Place New) noexcept {
    unsigned char *&First = pool()->FirstWord;
    if (holdsElementsInOld(H) && isInOld(New.Tag) != isInOld(First)) {
      if (isInOld(New.Tag))
        First = New.word();
    } else if (New.word() < First) {
      First = New.word();
    }
  }
  _ROOST_NOINLINE void findFirst(unsigned char *Word) noexcept {
    if (H.Size == 0) {
      forgetFirst();
      return;
    }
    for (;;) {
      while (!Group(Word).matchOccupied())
        Word += kWordBytes;
      if (*Word != kEndTag)
        break;
      Word = BlockNote::read(Word).NextTags;
    }
    pool()->FirstWord = Word;
  }

  // Erasing.

  /// Takes the element or elements at a place out of the table.
  _ROOST_ALWAYS_INLINE void unlinkPlace(Place At) noexcept {
    unsigned char *Word = At.word();
    this->unlink(At);
    unsigned char *First = pool()->FirstWord;
    if ((!First || Word == First) &&
        _ROOST_UNLIKELY(!Group(Word).matchOccupied()))
      findFirst(firstWord());
  }
  void erasePlace(Place At) noexcept {
    Node *Old = Policy::first(At.At->Element);
    unlinkPlace(At);
    freeNode(Old);
  }

  /// Calls `Visit` with every node and its cell, if any. It may free both.
  template <class Visitor> void forEachNode(Visitor Visit) {
    Core::forEach(H, [&](Place P) {
      if constexpr (Policy::kRings) {
        if (Cell *First = P.At->Element.cell()) {
          Cell *Here = First;
          do {
            Cell *Next = Here->Next;
            Visit(Here->Held, Here);
            Here = Next;
          } while (Here != First);
          return;
        }
      }
      Visit(Policy::first(P.At->Element), nullptr);
    });
  }

  // Whole tables.

  void clearElements() noexcept {
    // Erasures may have left overflow bits, a lower limit and an old block.
    if (hasNoBlock(H) ||
        (H.Size == 0 && !H.evacuating() && H.Limit == shapeOf(H).limit()))
      return;
    if (H.Size != 0)
      freeNodes();
    if (H.evacuating())
      Core::blocks(allocator()).dropOld(H);
    const Block Here = blockOf(H);
    Here.clearTags();
    Core::renewLifeOf(Here);
    setBlock(H, Here);
    H.Worn = 0;
    H.Cursor = 0;
    if (Pool *Own = pool()) {
      Own->FirstWord = nullptr;
      Own->Elements = 0;
    }
  }
  /// Destroys every element and frees its memory; the tags stay as they are.
  void freeNodes() noexcept {
    constexpr bool kTrivial = std::is_trivially_destructible<Element>::value &&
                              IsPlainAllocator<Allocator>::value;
    Pool &Own = *pool();
    const bool Sole = Own.isSole();
    if (!Sole)
      forEachNode([&](Node *Old, Cell *Within) {
        freeNode(Old);
        if (Within)
          freeCell(Within);
      });
    else if constexpr (!kTrivial)
      forEachNode([&](Node *Old, Cell *) {
        AllocatorTraits::destroy(allocator(), std::addressof(Old->Element));
      });
    if (Sole)
      Own.reset();
  }
  /// Leaves the free memory of a pool to those who own it too.
  static void retire(Pool &Own) noexcept {
    while (void *Memory = Own.FreeCells) {
      __builtin_memcpy(&Own.FreeCells, Memory, sizeof(void *));
      for (std::size_t I = 0; I != kNodesInCell; ++I)
        Own.give(static_cast<Node *>(Memory) + I);
    }
    Own.retire();
  }
  /// Leaves the table without a block and a pool.
  void freeAll() noexcept {
    if (Pool *Own = pool()) {
      if (H.Size != 0)
        freeNodes();
      if (!Own->isSole())
        retire(*Own);
      Pool::release(Own);
    }
    Core::blocks(allocator()).drop(H);
    Core::assignHeader(H, Header());
  }

  static void swapHeaders(Header &A, Header &B) noexcept {
    const Header Third = A;
    Core::assignHeader(A, B);
    Core::assignHeader(B, Third);
  }
  /// Takes over all of `From`, from an allocator equal to ours. This table has
  /// neither block nor pool.
  void takeHeader(NodeOwner &From) noexcept {
    Core::assignHeader(H, From.H);
    Core::assignHeader(From.H, Header());
  }
  /// Takes over the elements of `From`, which has an equal hash function. This
  /// table holds nothing.
  void takeFrom(NodeOwner &From) {
    if (kAlwaysEqual || allocator() == From.allocator()) {
      freeAll();
      takeHeader(From);
    } else if (From.H.Size != 0) {
      // Keys are moved from as well: even if one throws, all are destroyed.
      auto Clear = onExit([&] { From.clearElements(); });
      fillFrom(
          From,
          [](Node *Old) -> decltype(Policy::Elements::relocated(Old->Element)) {
            return Policy::Elements::relocated(Old->Element);
          });
    }
  }

  /// Copies the elements of a table with an equal hash function into this one,
  /// which holds nothing.
  void copyElements(const NodeOwner &From) {
    if (From.H.Size != 0)
      fillFrom(From, [](Node *Old) -> const Element & { return Old->Element; });
  }
  /// Makes an element, from what `Make` says, for each of those of `From`.
  /// Should one throw, those that were made are in the table.
  template <class Maker> void fillFrom(const NodeOwner &From, Maker Make) {
    const Shape Form = shapeOf(From.H);
    const std::size_t Size = From.H.Size;
    if (shapeOf(H).limit() < Size) {
      const bool Sparse = Size < Form.limit() / 4;
      const Block New =
          Core::blocks(allocator())
              .make(Sparse ? shapeFor(Size, Core::layout()) : Form);
      Core::blocks(allocator()).drop(H);
      setBlock(H, New);
    }
    needPool(Size).expect(Size);
    H.Multiplier = From.H.Multiplier;
    H.Shift =
        static_cast<std::uint8_t>(H.shift() | (From.H.Shift & Header::kKeyed));
    H.Worn = Header::kWorn; // A long probe must not lower the limit now.
    auto Rest = onExit([&] { H.Worn = From.H.Worn & Header::kChanged; });
    if (From.H.evacuating() || !(shapeOf(H) == Form))
      Core::forEach(From.H, [&](Place P) { fillHashing(P, Make); });
    else
      fillSlotwise(From, Make);
  }
  template <class Maker> void fillHashing(Place P, Maker &Make) {
    Pending New(*this);
    Node *Made = New.make(Make(Policy::first(P.At->Element)));
    const std::uint64_t Hashed = this->hashOf(Policy::keyOf(Made->Element));
    Place To = this->insertBeyond(Hashed, [&](Slot *At) { setSlot(At, Made); });
    New.release();
    fillRing(P, To, Make);
  }
  template <class Maker> void fillSlotwise(const NodeOwner &From, Maker &Make) {
    const Block Source = blockOf(From.H);
    H.Limit = From.H.Limit;
    for (std::size_t G = 0; G != Source.Form.Groups; ++G)
      H.Tags[G * kWordBytes + kOverflowByte] =
          Source.Tags[G * kWordBytes + kOverflowByte];
    Core::forEach(Source, [&](Place P) {
      const Place To = {H.Tags + (P.Tag - Source.Tags),
                        Core::slotsOf(H) + (P.At - Core::slotAt(Source.Slots))};
      setSlot(To.At, makeNode(Make(Policy::first(P.At->Element))));
      *To.Tag = *P.Tag;
      ++H.Size;
      fillRing(P, To, Make);
    });
  }
  /// Gives the place `To`, which has the first element of the place `P`, the
  /// others.
  template <class Maker> void fillRing(Place P, Place To, Maker &Make) {
    if constexpr (Policy::kRings) {
      ++pool()->Elements;
      if (Cell *First = P.At->Element.cell())
        for (Cell *Next = First->Next; Next != First; Next = Next->Next) {
          Pending New(*this);
          addToRing(To, New.make(Make(Next->Held)));
          New.release();
        }
    }
  }

  // Rings.

  /// Makes a node the last of those at a place that has some, and says which
  /// cell holds it.
  Cell *addToRing(Place At, Node *New) {
    Cell *Added = makeCell(New);
    Cell *First = At.At->Element.cell();
    if (!First) {
      auto Free = onExit([&] { freeCell(Added); });
      First = makeCell(At.At->Element.first());
      Free.dismiss();
      First->Next = First->Previous = First;
      setSlot(At.At, First);
    }
    Added->Next = First;
    Added->Previous = First->Previous;
    First->Previous->Next = Added;
    First->Previous = Added;
    ++pool()->Elements;
    return Added;
  }
  /// Takes one element out of the table; its node is the caller's.
  Node *unlinkFromRing(Place At, Cell *Within) noexcept {
    --pool()->Elements;
    if (!Within) {
      Node *Only = At.At->Element.first();
      unlinkPlace(At);
      return Only;
    }
    Node *Held = Within->Held;
    if (Within->Next == Within) {
      unlinkPlace(At);
    } else {
      if (At.At->Element.cell() == Within)
        setSlot(At.At, Within->Next);
      Within->Next->Previous = Within->Previous;
      Within->Previous->Next = Within->Next;
    }
    freeCell(Within);
    return Held;
  }
};

template <class Policy, class Hash, class Equal, class Allocator>
struct OwnerOf<Policy, Hash, Equal, Allocator, true> {
  using Type = NodeOwner<Policy, Hash, Equal, Allocator>;
};

} // namespace detail
} // namespace roost

#endif
