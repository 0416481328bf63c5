//===- checked.h - Tables that notice misuse --------------------*- C++ -*-===//
//
// What a program must not do with a table, and a table that is `checked` stops
// it at: one line on stderr that says which kind of table, which operation and
// what to do, then abort().
//
//   - change a table while another thread changes it or looks at it
//   - change a table from its own hash or equality function, or from the
//     constructor of an element that is being inserted
//   - use an iterator to an element that was erased or moved, of a table that
//     was cleared, rebuilt or destroyed, of another table, or at the end
//
// How: byte 63 of the header is the *watch*. At rest it counts changes; during
// one it has its lowest bit set and names the thread. A change sets it, a
// look-up compares it before and after its calls of user functions. A block of
// memory has a *life*, a number before its first slot that iterators remember.
// Lives that are over are noted in a table of their own, which outlives all
// blocks, so an iterator never reads memory that may be gone.
//
//   T26 A checked table does what an unchecked one does, as long as it is used
//       as it may be: nothing that std allows is stopped.
//   T27 Both have the same layout, iterators too, and the state of the checks
//       is right for either. Whether a table is checked is part of its type, so
//       no function exists in two versions under one name: passing a table from
//       a file with checks to one without is an error when linking. A class
//       that has tables as members may be compiled with checks in one file and
//       without in another; then some misuse goes unnoticed.
//
// What goes unnoticed: changes that overlap by nothing but a few instructions;
// an iterator whose slot holds another element by now; an element of several
// with one key that was erased while others are left; misuse of references.
// Nothing here orders what threads do: the accesses of the watch are relaxed,
// so ThreadSanitizer sees the races that it sees without checks.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_CHECKED_H
#define ROOST_DETAIL_CHECKED_H

#include "base.h"

#if defined(__linux__)
// Under a name of our own: <unistd.h> is not for every file that includes us.
extern "C" long __roost_write(int, const void *,
                              unsigned long) __asm__("write");
#else
#include <cstdio>
#endif

namespace roost {
namespace detail {

/// Says what was done to a table, and ends the program.
[[noreturn, gnu::cold, gnu::noinline]] inline void
stopMisuse(const char *Table, const char *Operation,
           const char *What) noexcept {
  char Line[512];
  std::size_t Length = 0;
  for (const char *Part : {"roost::", Table, ": ", Operation, ": ", What, "\n"})
    for (; *Part && Length != sizeof Line; ++Part)
      Line[Length++] = *Part;
#if defined(__linux__)
  if (__roost_write(2, Line, Length) < 0)
    __builtin_abort();
#else
  std::fwrite(Line, 1, Length, stderr);
#endif
  __builtin_abort();
}

/// What a user calls the tables of a policy.
template <class Policy> constexpr const char *tableName() noexcept {
  constexpr bool Set =
      std::is_same<typename Policy::Key, typename Policy::Element>::value;
  if (!Policy::kNodes)
    return Set ? "unordered_flat_set" : "unordered_flat_map";
  if (Policy::kRings)
    return Set ? "unordered_multiset" : "unordered_multimap";
  return Set ? "unordered_set" : "unordered_map";
}

// Changes and look-ups.

constexpr std::uint8_t kChanging = 1;

/// What the watch of a table is set to while this thread changes it.
inline std::uint8_t watchOfThread() noexcept {
  static __thread char Mark;
  const auto Address = reinterpret_cast<std::uintptr_t>(&Mark);
  return static_cast<std::uint8_t>(
      ((static_cast<std::uint64_t>(Address) * 0x9e3779b97f4a7c15ull) >> 56) |
      kChanging);
}
inline std::uint8_t readWatch(const std::uint8_t &Watch) noexcept {
  return __atomic_load_n(&Watch, __ATOMIC_RELAXED);
}

/// Lives as long as a change of a table.
template <class Policy, bool = Policy::kChecked> class Change {
public:
  template <class Header> Change(Header &, const char *) noexcept {}
};
template <class Policy> class Change<Policy, true> {
public:
  template <class Header>
  Change(Header &Of, const char *Operation) noexcept
      : Watch(Of.Watch), Before(readWatch(Watch)), Mine(watchOfThread()),
        Operation(Operation) {
    if (_ROOST_UNLIKELY(Before & kChanging))
      stop(Operation, Before == Mine);
    __atomic_store_n(&Watch, Mine, __ATOMIC_RELAXED);
  }
  Change(const Change &) = delete;
  Change &operator=(const Change &) = delete;
  ~Change() {
    const std::uint8_t Now = readWatch(Watch);
    if (_ROOST_UNLIKELY(Now != Mine))
      stop(Operation, false);
    __atomic_store_n(&Watch, static_cast<std::uint8_t>(Before + 2),
                     __ATOMIC_RELAXED);
  }

private:
  [[noreturn, gnu::cold, gnu::noinline]] static void
  stop(const char *Operation, bool Within) noexcept {
    if (Within)
      stopMisuse(tableName<Policy>(), Operation,
                 "this table is in the middle of another change; its hash and "
                 "equality functions and its elements' constructors must not "
                 "change it");
    stopMisuse(tableName<Policy>(), Operation,
               "another thread is changing this table; let one thread at a "
               "time do that, with a lock");
  }

  std::uint8_t &Watch;
  const std::uint8_t Before;
  const std::uint8_t Mine;
  const char *const Operation;
};

/// A look-up, which calls user functions between its beginning and its end.
template <class Policy, bool = Policy::kChecked> class Look {
public:
  template <class Header> Look(const Header &, const char *) noexcept {}
  void end() const noexcept {}
};
template <class Policy> class Look<Policy, true> {
public:
  template <class Header>
  Look(const Header &Of, const char *Operation) noexcept
      : Watch(Of.Watch), Before(readWatch(Watch)), Operation(Operation) {
    // A function called by a change may look at the table that is changed.
    if (_ROOST_UNLIKELY(Before & kChanging) && Before != watchOfThread())
      stopForThread(Operation);
  }
  void end() const noexcept {
    const std::uint8_t Now = readWatch(Watch);
    if (_ROOST_UNLIKELY(Now != Before))
      stop(Operation, Now);
  }

private:
  [[noreturn, gnu::cold, gnu::noinline]] static void
  stop(const char *Operation, std::uint8_t Now) noexcept {
    if (Now & kChanging)
      stopForThread(Operation);
    stopMisuse(tableName<Policy>(), Operation,
               "the table was changed meanwhile, by its own hash or equality "
               "function, which must not do that, or by another thread, which "
               "needs a lock");
  }
  [[noreturn, gnu::cold, gnu::noinline]] static void
  stopForThread(const char *Operation) noexcept {
    stopMisuse(tableName<Policy>(), Operation,
               "another thread is changing this table; guard changes and "
               "look-ups with one lock");
  }

  const std::uint8_t &Watch;
  const std::uint8_t Before;
  const char *const Operation;
};

// Lives. Number 0 is that of whatever nobody looks after.

constexpr std::size_t kLivesRemembered = 4096;
/// At a life's number modulo the size, the last such life that is over.
inline std::uint32_t LivesOver[kLivesRemembered];
inline std::uint32_t LivesBegun;

inline std::uint32_t beginLife() noexcept {
  constexpr std::uint32_t kAtOnce = 256;
  static __thread std::uint32_t Next;
  if (Next % kAtOnce == 0)
    Next = __atomic_fetch_add(&LivesBegun, kAtOnce, __ATOMIC_RELAXED);
  const std::uint32_t Life = ++Next;
  // Numbers come again after four billion; this one is not over.
  std::uint32_t &Note = LivesOver[Life % kLivesRemembered];
  if (_ROOST_UNLIKELY(__atomic_load_n(&Note, __ATOMIC_RELAXED) == Life))
    __atomic_store_n(&Note, 0u, __ATOMIC_RELAXED);
  return Life;
}
inline void endLife(std::uint32_t Life) noexcept {
  __atomic_store_n(&LivesOver[Life % kLivesRemembered], Life, __ATOMIC_RELAXED);
}
_ROOST_ALWAYS_INLINE inline bool isLifeOver(std::uint32_t Life) noexcept {
  return _ROOST_UNLIKELY(__atomic_load_n(&LivesOver[Life % kLivesRemembered],
                                         __ATOMIC_RELAXED) == Life) &&
         Life != 0;
}

/// Says why an iterator may not be used.
template <class Policy>
[[noreturn, gnu::cold, gnu::noinline]] void
stopIterator(const char *Operation, bool Nowhere, bool Over) noexcept {
  stopMisuse(tableName<Policy>(), Operation,
             Nowhere ? "this iterator is at the end, or of no table; compare "
                       "it with end() first"
             : Over  ? "this iterator is no longer valid: its table was grown, "
                       "rebuilt, cleared or destroyed since; find the element "
                       "anew"
                     : "the element of this iterator was erased, or moved by "
                       "an insertion; find it anew, or go on with what erase "
                       "returned");
}

} // namespace detail
} // namespace roost

#endif
