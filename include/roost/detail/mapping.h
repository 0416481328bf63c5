//===- mapping.h - Large blocks straight from the system --------*- C++ -*-===//
//
// The blocks of large tables come from the system rather than from malloc, for
// reasons that were measured (docs/performance.md):
//   - fresh pages are zero, which is an empty table; nobody has to clear them;
//   - memory in 2 MiB pages costs a fifth of what it costs to touch in pages of
//     4 KiB, and look-ups miss the TLB less;
//   - a block that is being evacuated can be given back slice by slice behind
//     the cursor. Freeing it whole is what makes other tables pause.
//
// The mapping last given back whole is kept, if it is not large, for the next
// table of the same size: a table made again and again need not have its pages
// made again.
//
// Only tables with std::allocator do so, on 64-bit Linux. Not under sanitizers,
// which watch malloc, and not with ROOST_NO_MAPPINGS defined. The three calls
// are declared under names of our own: <sys/mman.h> would put its macros into
// every file that includes us.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_MAPPING_H
#define ROOST_DETAIL_MAPPING_H

#include "config.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||     \
    __has_feature(memory_sanitizer)
#define _ROOST_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define _ROOST_SANITIZED 1
#endif

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__)) &&     \
    defined(__LP64__) && !defined(_ROOST_SANITIZED) &&                         \
    !defined(ROOST_NO_MAPPINGS)
#define _ROOST_MAPPINGS 1
extern "C" {
void *__roost_mmap(void *, unsigned long, int, int, int, long) noexcept
    __asm__("mmap");
int __roost_munmap(void *, unsigned long) noexcept __asm__("munmap");
int __roost_madvise(void *, unsigned long, int) noexcept __asm__("madvise");
}
#else
#define _ROOST_MAPPINGS 0
#endif

// What is no template exists once in a program, so files that differ in this
// have it under names of their own.
#if _ROOST_MAPPINGS && _ROOST_EXCEPTIONS
#define _ROOST_BUILD mapping
#elif _ROOST_MAPPINGS
#define _ROOST_BUILD mapping_nothrow
#elif _ROOST_EXCEPTIONS
#define _ROOST_BUILD plain
#else
#define _ROOST_BUILD plain_nothrow
#endif

namespace roost {
namespace detail {

/// Blocks of at least this size are mappings.
constexpr std::size_t kMappingBytes = std::size_t(2) << 20;
/// A huge page, and the unit in which memory is given back.
constexpr std::size_t kSliceBytes = std::size_t(2) << 20;
/// A larger mapping is never kept.
constexpr std::size_t kMostKeptBytes = std::size_t(32) << 20;
/// No system of ours has larger pages.
constexpr std::size_t kPageBytes = std::size_t(64) << 10;

inline std::size_t mappingBytes(std::size_t Bytes) noexcept {
  return (Bytes + kPageBytes - 1) & ~(kPageBytes - 1);
}

inline namespace _ROOST_BUILD {

struct Mapping {
  /// Null if there is no memory.
  void *Memory;
  bool Zeroed;
};

#if _ROOST_MAPPINGS

/// New, zeroed memory of `Bytes` bytes, a multiple of kPageBytes, aligned to
/// kSliceBytes; null if there is none.
[[gnu::noinline]] inline void *makeMapping(std::size_t Bytes) noexcept {
  constexpr int kReadWrite = 3, kPrivateAnonymous = 0x22, kHugePages = 14;
  void *Memory = __roost_mmap(nullptr, Bytes + kSliceBytes, kReadWrite,
                              kPrivateAnonymous, -1, 0);
  const auto Start = reinterpret_cast<std::uintptr_t>(Memory);
  if (Start == ~std::uintptr_t(0))
    return nullptr;
  // SAFETY: only what lies around the aligned part is given back.
  const std::uintptr_t Aligned =
      (Start + kSliceBytes - 1) & ~std::uintptr_t(kSliceBytes - 1);
  if (Aligned != Start)
    __roost_munmap(Memory, Aligned - Start);
  unsigned char *Mapping =
      static_cast<unsigned char *>(Memory) + (Aligned - Start);
  if (Start + kSliceBytes != Aligned)
    __roost_munmap(Mapping + Bytes, Start + kSliceBytes - Aligned);
  __roost_madvise(Mapping, Bytes, kHugePages);
  return Mapping;
}

/// Gives a part of a mapping back for good.
inline void dropMapping(void *From, std::size_t Bytes) noexcept {
  __roost_munmap(From, Bytes);
}

/// The mapping that is kept; its size is in its first word.
inline unsigned char *KeptMapping = nullptr;

/// Gives a whole mapping back, or keeps it instead of the one kept so far.
[[gnu::noinline]] inline void keepMapping(unsigned char *Mapping,
                                          std::size_t Bytes) noexcept {
  if (Bytes <= kMostKeptBytes) {
    __builtin_memcpy(Mapping, &Bytes, sizeof Bytes);
    Mapping = __atomic_exchange_n(&KeptMapping, Mapping, __ATOMIC_ACQ_REL);
    if (!Mapping)
      return;
    __builtin_memcpy(&Bytes, Mapping, sizeof Bytes);
  }
  dropMapping(Mapping, Bytes);
}

/// Memory as from makeMapping, or the mapping kept if it has this size; then
/// it is not zero.
inline Mapping takeMapping(std::size_t Bytes) noexcept {
  unsigned char *Kept = nullptr;
  if (__atomic_load_n(&KeptMapping, __ATOMIC_RELAXED))
    Kept = __atomic_exchange_n(&KeptMapping, Kept, __ATOMIC_ACQ_REL);
  if (!Kept)
    return {makeMapping(Bytes), true};
  std::size_t KeptBytes;
  __builtin_memcpy(&KeptBytes, Kept, sizeof KeptBytes);
  if (KeptBytes == Bytes)
    return {Kept, false};
  keepMapping(Kept, KeptBytes);
  return {makeMapping(Bytes), true};
}

/// Gives the memory of a part of a mapping back; it then reads as zero.
inline void emptyMapping(void *From, std::size_t Bytes) noexcept {
  constexpr int kDoNotNeed = 4;
  __roost_madvise(From, Bytes, kDoNotNeed);
}

#else

inline Mapping takeMapping(std::size_t) noexcept { return {nullptr, true}; }
inline void keepMapping(unsigned char *, std::size_t) noexcept {}
inline void dropMapping(void *, std::size_t) noexcept {}
inline void emptyMapping(void *, std::size_t) noexcept {}

#endif

} // namespace _ROOST_BUILD
} // namespace detail
} // namespace roost

#endif
