//===- Model.h - The same operations on a table and on std's ----*- C++ -*-===//
//
// `run<Case>(input)` does what the input says to three tables of one type and
// to a std::unordered_multimap of numbers for each, and compares them: results
// as they come, contents and invariants after every operation (of large tables
// now and then). Anything that differs aborts.
//
// An operation may be told to throw at its k-th step that can. It must then
// have changed nothing, where Roost promises so, or else have left a valid
// table, whose contents the model takes over.
//
// Every kind of table goes through here, maps, sets and multi ones, with the
// heap and without: what a type does not have is not called.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_FUZZ_MODEL_H
#define ROOST_FUZZ_MODEL_H

#include "Input.h"
#include "Kinds.h"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace roostfuzz {

/// Has the model forget every tenth erasure, to see that this is noticed.
inline bool Forgetful;

/// A table type, and the kinds its keys and values (void for sets) are of.
template <class T, class K, class V, bool Repeats = false> struct Case {
  using Table = T;
  using Key = K;
  using Value = V;
  static constexpr bool kMulti = Repeats;
};

template <class Case> class Session {
  using Table = typename Case::Table;
  using KeyKind = typename Case::Key;
  using ValueKind = typename Case::Value;
  using Key = typename KeyKind::Type;
  using Model = std::unordered_multimap<unsigned, unsigned>;
  using Contents = std::vector<std::pair<unsigned, unsigned>>;

  static constexpr bool kMap = !std::is_void_v<ValueKind>;
  static constexpr bool kMulti = Case::kMulti;
  static constexpr bool kCopies = [] {
    if constexpr (kMap)
      return std::is_copy_constructible_v<Key> &&
             std::is_copy_constructible_v<typename ValueKind::Type>;
    else
      return std::is_copy_constructible_v<Key>;
  }();
  /// Whether elements survive a growth that throws (T6, T15).
  static constexpr bool kSurvive = kCopies || [] {
    if constexpr (kMap)
      return std::is_nothrow_move_constructible_v<Key> &&
             std::is_nothrow_move_constructible_v<typename ValueKind::Type>;
    else
      return std::is_nothrow_move_constructible_v<Key>;
  }();
  /// Tables have room for so many elements and no more.
  static constexpr bool kFixed = requires(Table T) { T.full(); };
  static constexpr std::size_t kTables = 3;
  static constexpr std::size_t kMostElements = 6000;
  static constexpr std::size_t kOftenCompared = 200;

  Input &In;
  std::optional<Table> A[kTables];
  Model B[kTables];
  unsigned Steps = 0;
  /// The tables of the present operation.
  unsigned I = 0, J = 0;

public:
  explicit Session(Input &In) : In(In) {
    for (unsigned T = 0; T != kTables; ++T)
      makeTable(A[T], T);
  }

  void run() {
    const unsigned Keys = 1 + In.below(65536) % 5000;
    for (; !In.done(); ++Steps) {
      I = In.below(kTables);
      J = (I + 1 + In.below(kTables - 1)) % kTables;
      step(Keys);
      const bool Compare = A[I]->size() <= kOftenCompared || Steps % 16 == 0;
      if (Compare)
        expectSame(I);
      if (B[I].size() > kMostElements) {
        A[I]->clear();
        B[I].clear();
      }
    }
    for (unsigned T = 0; T != kTables; ++T)
      expectSame(T);
  }

private:
  [[noreturn]] void fail(const char *What) {
    std::fprintf(stderr, "step %u, table %u of %zu elements: %s\n", Steps, I,
                 B[I].size(), What);
    std::abort();
  }
  void expect(bool Holds, const char *What) {
    if (!Holds)
      fail(What);
  }

  static void makeTable(std::optional<Table> &At, unsigned Owner) {
    if constexpr (requires {
                    typename Table::allocator_type;
                    typename Table::allocator_type(Owner);
                  })
      At.emplace(typename Table::allocator_type(Owner));
    else
      At.emplace();
  }

  // Elements.

  template <class Element> static unsigned keyOf(const Element &Of) {
    if constexpr (kMap)
      return KeyKind::number(Of.first);
    else
      return KeyKind::number(Of);
  }
  template <class Element> static unsigned valueOf(const Element &Of) {
    if constexpr (kMap)
      return ValueKind::number(Of.second);
    else
      return 0;
  }
  static unsigned valueFrom(Input &In) { return kMap ? In.byte() : 0; }
  static auto makeElement(unsigned Number, unsigned Value) {
    if constexpr (kMap)
      return std::make_pair(KeyKind::make(Number), ValueKind::make(Value));
    else
      return (void)Value, KeyKind::make(Number);
  }
  static Contents contents(const Table &Of) {
    Contents All;
    for (const auto &Element : Of)
      All.emplace_back(keyOf(Element), valueOf(Element));
    std::sort(All.begin(), All.end());
    return All;
  }
  static Contents contents(const Model &Of) {
    Contents All(Of.begin(), Of.end());
    std::sort(All.begin(), All.end());
    return All;
  }
  void expectSame(unsigned T) {
    I = T;
    expectSame(*A[T], B[T]);
  }
  void expectSame(const Table &Of, const Model &Expected) {
    checkInvariants(Of);
    expect(Of.size() == Expected.size(), "the sizes differ");
    expect(Of.empty() == Expected.empty(), "empty() is wrong");
    expect(contents(Of) == contents(Expected), "the contents differ");
  }
  /// Has the model take over what a throwing operation left in a table.
  void adopt(unsigned T) {
    checkInvariants(*A[T]);
    B[T].clear();
    for (const auto &Element : *A[T])
      B[T].emplace(keyOf(Element), valueOf(Element));
  }
  static void put(Model &To, unsigned Number, unsigned Value) {
    if (kMulti || To.count(Number) == 0)
      To.emplace(Number, Value);
  }
  void take(unsigned Number) {
    static unsigned Count;
    if (!Forgetful || B[I].count(Number) == 0 || ++Count % 10)
      B[I].erase(Number);
  }
  bool fits(unsigned Number) const {
    if constexpr (kFixed)
      return B[I].count(Number) || B[I].size() < A[I]->capacity();
    else
      return true;
  }

  /// What an operation that throws may change.
  enum class Touches { Nothing, This, Both };

  /// Does `Operation`, which may be told to throw. Whether it went through.
  template <class Do> bool attempt(Touches What, Do Operation) {
    const unsigned Fuse = In.byte();
    // Most operations should go through.
    if (Fuse >= 192)
      Bomb::arm(static_cast<long>(Fuse - 192));
    try {
      Operation();
    } catch (Bomb::Blast) {
      Bomb::disarm();
      if (What != Touches::Nothing || !kSurvive)
        adopt(I);
      if (What == Touches::Both)
        adopt(J);
      expectSame(*A[I], B[I]);
      return false;
    }
    Bomb::disarm();
    return true;
  }

  // Operations.

  void step(unsigned Keys) {
    const unsigned Number = In.below(Keys);
    switch (In.below(24)) {
    case 0:
    case 1:
    case 2:
      return insertRun(Number);
    case 3:
    case 4:
      return insertOne(Number);
    case 5:
      return eraseRun(Number);
    case 6:
    case 7:
      return eraseOne(Number);
    case 8:
      return eraseWalking();
    case 9:
      return eraseRange();
    case 10:
      return eraseSome();
    case 11:
    case 12:
      return lookUp(Number);
    case 13:
      return assignCopy();
    case 14:
      return assignMoved();
    case 15:
      return constructCopy();
    case 16:
      return constructMoved();
    case 17:
      return swapTables();
    case 18:
      return makeRoom();
    case 19:
      return goOnGrowing();
    case 20:
      return clearOrCompare();
    case 21:
      return insertRange(Number);
    case 22:
      return assignOne(Number);
    case 23:
      return passNodes(Number);
    }
  }

  void insertRun(unsigned First) {
    const unsigned Count = 1 + In.below(256) * (In.flip() ? 4 : 1);
    const unsigned Stride = 1 + In.below(4), Value = valueFrom(In);
    for (unsigned N = 0; N != Count; ++N)
      if (!insert(First + N * Stride, Value + N % 7, N % 4))
        return;
  }
  void insertOne(unsigned Number) {
    insert(Number, valueFrom(In), In.below(4));
  }

  /// Inserts in one of the ways there are. False if it threw.
  bool insert(unsigned Number, unsigned Value, unsigned Way) {
    Key K = KeyKind::make(Number);
    bool Inserted = false, Here = false;
    const auto look = [&](auto Result) {
      if constexpr (kMulti) {
        Inserted = true;
        Here = keyOf(*Result) == Number;
      } else {
        Inserted = Result.second;
        Here = Result.first != A[I]->end() && keyOf(*Result.first) == Number;
      }
    };
    const bool Done = attempt(Touches::Nothing, [&] {
      if constexpr (kMap) {
        auto V = ValueKind::make(Value);
        if constexpr (kMulti) {
          look(A[I]->emplace(std::move(K), std::move(V)));
        } else if (Way == 0) {
          look(A[I]->try_emplace(std::move(K), std::move(V)));
        } else if (Way == 1) {
          look(A[I]->emplace(std::move(K), std::move(V)));
        } else if (Way == 2) {
          if constexpr (kCopies)
            look(A[I]->try_emplace(K, V));
          else
            look(A[I]->emplace(std::piecewise_construct,
                               std::forward_as_tuple(std::move(K)),
                               std::forward_as_tuple(std::move(V))));
        } else {
          look(A[I]->insert(std::make_pair(std::move(K), std::move(V))));
        }
      } else if (Way == 0) {
        look(A[I]->emplace(std::move(K)));
      } else if (Way == 1) {
        look(A[I]->insert(std::move(K)));
      } else {
        if constexpr (kCopies)
          look(A[I]->insert(K));
        else
          look(A[I]->insert(std::move(K)));
      }
    });
    if (!Done)
      return false;
    const bool Fits = fits(Number);
    expect(Here == Fits, "an insertion did not say where its element is");
    expect(Inserted == (Fits && (kMulti || B[I].count(Number) == 0)),
           "an insertion said wrongly whether it inserted");
    if (Fits)
      put(B[I], Number, kMap ? Value : 0);
    return true;
  }

  void assignOne(unsigned Number) {
    if constexpr (kMap && !kMulti) {
      const unsigned Value = valueFrom(In);
      if (!fits(Number))
        return;
      Key K = KeyKind::make(Number);
      const bool Done = attempt(Touches::This, [&] {
        auto V = ValueKind::make(Value);
        if (In.flip())
          A[I]->insert_or_assign(std::move(K), std::move(V));
        else
          (*A[I])[std::move(K)] = std::move(V);
      });
      if (!Done)
        return;
      B[I].erase(Number);
      B[I].emplace(Number, Value);
    }
  }

  void insertRange(unsigned First) {
    if constexpr (kCopies && !kFixed) {
      std::vector<decltype(makeElement(0, 0))> Range;
      const unsigned Count = In.below(64), Value = valueFrom(In);
      for (unsigned N = 0; N != Count; ++N)
        Range.push_back(makeElement(First + N / 2, Value + N));
      if (!attempt(Touches::This,
                   [&] { A[I]->insert(Range.begin(), Range.end()); }))
        return;
      for (unsigned N = 0; N != Count; ++N)
        put(B[I], First + N / 2, kMap ? Value + N : 0);
    } else {
      insertRun(First);
    }
  }
  void eraseOne(unsigned Number) {
    const Key K = KeyKind::make(Number);
    std::size_t Erased = 0;
    if (!attempt(Touches::Nothing, [&] { Erased = A[I]->erase(K); }))
      return;
    expect(Erased == B[I].count(Number), "erase said a wrong number");
    take(Number);
  }
  void eraseRun(unsigned First) {
    const unsigned Count = In.below(256), Stride = 1 + In.below(4);
    for (unsigned N = 0; N != Count; ++N) {
      const Key K = KeyKind::make(First + N * Stride);
      expect(A[I]->erase(K) == B[I].count(First + N * Stride),
             "erase said a wrong number");
      B[I].erase(First + N * Stride);
    }
  }
  void eraseElement(unsigned T, unsigned Number, unsigned Value) {
    auto [From, To] = B[T].equal_range(Number);
    while (From != To && From->second != Value)
      ++From;
    expect(From != To, "an element is not the model's");
    B[T].erase(From);
  }
  void eraseWalking() {
    const unsigned Of = 1 + In.below(8);
    std::size_t Seen = 0, Before = B[I].size();
    for (auto It = A[I]->begin(); It != A[I]->end(); ++Seen)
      if (Seen % Of == 0) {
        eraseElement(I, keyOf(*It), valueOf(*It));
        It = A[I]->erase(It);
      } else {
        ++It;
      }
    expect(Seen == Before, "an iteration missed or repeated elements");
  }
  void eraseRange() {
    auto First = A[I]->cbegin();
    for (unsigned Skip = In.byte(); Skip && First != A[I]->cend(); --Skip)
      ++First;
    auto Last = First;
    for (unsigned Count = In.byte(); Count && Last != A[I]->cend(); --Count) {
      eraseElement(I, keyOf(*Last), valueOf(*Last));
      ++Last;
    }
    const auto After = A[I]->erase(First, Last);
    expect(After == Last, "erase returned a wrong place");
  }
  void eraseSome() {
    const unsigned Part = 2 + In.below(4), Rest = In.below(2);
    const auto Goes = [&](const auto &Element) {
      return keyOf(Element) % Part == Rest;
    };
    const std::size_t Erased = erase_if(*A[I], Goes);
    std::size_t Expected = 0;
    for (auto It = B[I].begin(); It != B[I].end();)
      if (It->first % Part == Rest)
        ++Expected, It = B[I].erase(It);
      else
        ++It;
    expect(Erased == Expected, "erase_if said a wrong number");
  }

  void lookUp(unsigned Number) {
    const Key K = KeyKind::make(Number);
    const Table &T = *A[I];
    const std::size_t Expected = B[I].count(Number);
    attempt(Touches::Nothing, [&] {
      const auto Found = T.find(K);
      expect((Found != T.end()) == (Expected != 0), "find is wrong");
      expect(Found == T.end() || keyOf(*Found) == Number, "find found another");
      expect(T.contains(K) == (Expected != 0), "contains is wrong");
      expect(T.count(K) == Expected, "count is wrong");
      auto [First, Last] = T.equal_range(K);
      std::size_t Count = 0;
      for (; First != Last; ++First, ++Count)
        expect(keyOf(*First) == Number, "equal_range has another key");
      expect(Count == Expected, "equal_range is wrong");
      if constexpr (kMap && !kMulti)
        if (Expected)
          expect(ValueKind::number(A[I]->at(K)) == B[I].find(Number)->second,
                 "at is wrong");
    });
  }

  void assignCopy() {
    if constexpr (kCopies) {
      // A table may be copied to itself.
      const Table &From = In.byte() % 8 ? *A[J] : *A[I];
      if (attempt(Touches::This, [&] { *A[I] = From; }))
        B[I] = &From == &*A[J] ? B[J] : B[I];
      expectSame(J);
    }
  }
  void assignMoved() {
    if (attempt(Touches::Both, [&] { *A[I] = std::move(*A[J]); })) {
      expect(A[J]->empty(), "a table that was moved from is not empty");
      B[I] = std::move(B[J]);
      B[J].clear();
    }
    checkInvariants(*A[J]);
  }
  void constructCopy() {
    if constexpr (kCopies)
      attempt(Touches::Nothing, [&] {
        Table Copy(*A[I]);
        const long Armed = Bomb::pause();
        expectSame(Copy, B[I]);
        expect(Copy == *A[I], "a copy is not equal");
        Bomb::arm(Armed);
      });
  }
  void constructMoved() {
    std::optional<Table> Moved;
    if (!attempt(Touches::This, [&] { Moved.emplace(std::move(*A[I])); }))
      return;
    expectSame(*Moved, B[I]);
    expect(A[I]->empty(), "a table that was moved from is not empty");
    checkInvariants(*A[I]);
    // It is usable, and takes its elements back.
    const bool Used = insertInEmpty();
    if (Used && In.flip()) {
      if (!attempt(Touches::This, [&] { A[I]->swap(*Moved); }))
        return;
    } else if (!attempt(Touches::This, [&] { *A[I] = std::move(*Moved); })) {
      return;
    }
    expectSame(*A[I], B[I]);
  }
  bool insertInEmpty() {
    Key K = KeyKind::make(1);
    if constexpr (kMap)
      A[I]->emplace(std::move(K), ValueKind::make(1));
    else
      A[I]->emplace(std::move(K));
    return A[I]->size() == 1;
  }
  void swapTables() {
    if constexpr (requires { typename Table::allocator_type; }) {
      using Traits = std::allocator_traits<typename Table::allocator_type>;
      // Otherwise the standard leaves it undefined.
      if (!Traits::propagate_on_container_swap::value &&
          !(A[I]->get_allocator() == A[J]->get_allocator()))
        return;
    }
    if (attempt(Touches::Both, [&] { swap(*A[I], *A[J]); }))
      std::swap(B[I], B[J]);
    expectSame(*A[J], B[J]);
  }

  void makeRoom() {
    const unsigned Count = In.below(4096), Way = In.below(4);
    attempt(Touches::Nothing, [&] {
      if constexpr (requires { A[I]->reserve(1); }) {
        if (Way == 0)
          A[I]->rehash(Count);
        else if (Way == 1)
          A[I]->rehash(0);
        else
          A[I]->reserve(Count);
      }
    });
  }
  void goOnGrowing() {
    const unsigned Count = In.below(64);
    attempt(Touches::Nothing, [&] {
      if constexpr (requires { A[I]->rehash_step(1); }) {
        if (Count == 0) {
          A[I]->settle();
          expect(!A[I]->rehashing(), "settle left a growth under way");
        } else if (Count == 1) {
          A[I]->rehash_for(std::chrono::microseconds(5));
        } else {
          A[I]->rehash_step(Count);
        }
      }
    });
    checkInvariants(*A[I]);
  }
  void clearOrCompare() {
    if (In.flip()) {
      A[I]->clear();
      B[I].clear();
      return;
    }
    attempt(Touches::Nothing, [&] {
      const bool Same = *A[I] == *A[J];
      expect(Same == (contents(B[I]) == contents(B[J])), "== is wrong");
    });
  }

  /// Takes an element out as a node and puts it into another table, or merges
  /// tables.
  void passNodes(unsigned Number) {
    if constexpr (requires { typename Table::node_type; }) {
      if constexpr (requires { typename Table::allocator_type; })
        if (!(A[I]->get_allocator() == A[J]->get_allocator()))
          return;
      if (In.flip())
        return mergeTables();
      const Key K = KeyKind::make(Number);
      typename Table::node_type Node;
      if (!attempt(Touches::Nothing, [&] { Node = A[I]->extract(K); }))
        return;
      expect(Node.empty() == (B[I].count(Number) == 0), "extract is wrong");
      if (Node.empty())
        return;
      const unsigned Value = [&] {
        if constexpr (kMap)
          return ValueKind::number(Node.mapped());
        else
          return 0u;
      }();
      eraseElement(I, Number, Value);
      std::swap(I, J);
      if (attempt(Touches::Nothing, [&] { A[I]->insert(std::move(Node)); }))
        put(B[I], Number, Value);
      std::swap(I, J);
      expectSame(*A[J], B[J]);
    } else {
      insertOne(Number);
    }
  }
  void mergeTables() {
    if (!attempt(Touches::Both, [&] { A[I]->merge(*A[J]); }))
      return;
    for (auto It = B[J].begin(); It != B[J].end();)
      if (kMulti || B[I].count(It->first) == 0) {
        B[I].insert(*It);
        It = B[J].erase(It);
      } else {
        ++It;
      }
    expectSame(*A[J], B[J]);
  }
};

/// One input on tables of one type, and what must be gone after it.
template <class Case> void run(Input &In) {
  {
    std::optional<roosttest::StorageScope> Given;
    if (In.flip())
      Given.emplace(In.below(2048));
    Session<Case>(In).run();
  }
  const bool Clean = roosttest::Tracked::living() == 0 &&
                     roosttest::Throwing<false, true>::living() == 0 &&
                     roosttest::Throwing<true, true>::living() == 0 &&
                     Outstanding[0] == 0 && Outstanding[1] == 0 &&
                     Outstanding[2] == 0;
  if (Clean)
    return;
  std::fprintf(stderr, "elements or memory outlive their tables\n");
  std::abort();
}

/// Runs the case that the input's first byte chooses.
template <class... Cases>
int runOneOf(const std::uint8_t *Data, std::size_t Size) {
  Input In(Data, Size);
  using Runner = void (*)(Input &);
  constexpr Runner Runners[] = {run<Cases>...};
  Runners[In.below(sizeof...(Cases))](In);
  return 0;
}

} // namespace roostfuzz

#endif
