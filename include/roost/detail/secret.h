//===- secret.h - A key that nobody can guess -------------------*- C++ -*-===//
//
// Where the keys of keyed hashes come from (H10, hash.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_SECRET_H
#define ROOST_DETAIL_SECRET_H

#include "hash.h"

#if defined(__linux__)
// Under a name of our own, and weak: not every C library has it.
extern "C" __attribute__((weak)) long __roost_getrandom(void *, unsigned long,
                                                        unsigned) noexcept
    __asm__("getrandom");
#endif

namespace roost {
namespace detail {

/// A number that nobody outside can guess: from the system where it has one to
/// give, else from the clock and from where things lie in memory.
[[gnu::cold, gnu::noinline]] inline std::uint64_t newSecret() noexcept {
  std::uint64_t Secret = 0;
#if defined(__linux__)
  if (!__roost_getrandom ||
      __roost_getrandom(&Secret, sizeof Secret, 1) != sizeof Secret)
#endif
  {
    static std::uint64_t Calls;
    std::uint64_t Count = __atomic_add_fetch(&Calls, 1, __ATOMIC_RELAXED);
    void *Frame = __builtin_frame_address(0);
    Secret = foldedProduct(reinterpret_cast<std::uintptr_t>(&Calls) ^ kSalt0,
                           reinterpret_cast<std::uintptr_t>(Frame) ^ kSalt1);
#if defined(__x86_64__)
    Secret ^= __builtin_ia32_rdtsc();
#endif
    Secret = foldedProduct(Secret ^ kSalt2, Count * kSalt0);
  }
  return Secret | 1;
}

} // namespace detail
} // namespace roost

#endif
