//===- config.h - What the runtime asks of a hosted library -----*- C++ -*-===//
//
// The few functions that differ between standard libraries, for the tables that
// allocate. Everything else in include/roost is plain C++17.
//
// These macros may be set by whoever includes Roost's headers:
//
//   ROOST_CHECKED        1: tables notice misuse (see checked.h), 0: they do
//                        not. Unless set, they do in debug builds, without
//                        optimization and NDEBUG; lowered tables never do
//   ROOST_NO_MAPPINGS    take all memory from the allocator (see mapping.h)
//
// and these for tests:
//
//   ROOST_COMPARE_GROUPS compare every SIMD operation with its portable twin
//   ROOST_STORAGE_HOOK   a function that answers `__roost_storage` in place of
//                        the compiler pass (see protocol.h)
//   ROOST_AT_ONCE_BYTES  the size of the largest block that is rebuilt at once
//                        (see growth.h)
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_CONFIG_H
#define ROOST_DETAIL_CONFIG_H

#include "base.h"

// <unordered_map> stands for the parts of <memory>, <functional>, <iterator>
// and <tuple> that it needs itself: a file whose maps are lowered has included
// it, and the whole of those headers would cost it more than ours do.
#include <unordered_map>

#if !defined(__GLIBCXX__)
#include <stdexcept>
#endif

#ifndef ROOST_AT_ONCE_BYTES
#define ROOST_AT_ONCE_BYTES 262144
#endif

#if defined(__cpp_exceptions) || defined(__EXCEPTIONS)
#define _ROOST_EXCEPTIONS 1
#else
#define _ROOST_EXCEPTIONS 0
#endif

#if defined(__linux__) && defined(__LP64__)
// Under a name of our own: <time.h> is not for every file that includes us.
extern "C" int __roost_clock_gettime(int, void *) noexcept
    __asm__("clock_gettime");
#endif

namespace roost {
namespace detail {

/// The time of a clock that only goes forward.
inline long long nowInNanoseconds() noexcept {
#if defined(__linux__) && defined(__LP64__)
  constexpr int kMonotonic = 1;
  struct {
    long Seconds, Nanoseconds;
  } Now = {0, 0};
  __roost_clock_gettime(kMonotonic, &Now);
  return Now.Seconds * 1000000000ll + Now.Nanoseconds;
#else
  // No clock: whoever gives a time limit gets the smallest step.
  static long long Time;
  return Time += 1ll << 60;
#endif
}

/// What `at` does with a key that is not there: the same exception, with the
/// same text, as the standard library in use.
[[noreturn, gnu::cold, gnu::noinline]] inline void throwNoSuchKey() {
#if defined(__GLIBCXX__)
  ::std::__throw_out_of_range("unordered_map::at");
#elif _ROOST_EXCEPTIONS
  throw ::std::out_of_range("unordered_map::at: key not found");
#else
  __builtin_abort();
#endif
}

/// What a table does that is asked to hold more than `max_size` elements.
[[noreturn, gnu::cold, gnu::noinline]] inline void throwTooLarge() {
#if defined(__GLIBCXX__)
  ::std::__throw_bad_alloc();
#elif _ROOST_EXCEPTIONS
  throw ::std::bad_alloc();
#else
  __builtin_abort();
#endif
}

/// Allocators whose `construct` and `destroy` do nothing of their own.
template <class Allocator> struct IsPlainAllocator : std::false_type {};
template <class T>
struct IsPlainAllocator<std::allocator<T>> : std::true_type {};

/// Allocators of tables that move their elements whenever they may (hostile.h).
template <class Allocator> struct IsHostile : std::false_type {};

} // namespace detail
} // namespace roost

#endif
