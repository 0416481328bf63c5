//===- protocol.h - How a table speaks with the compiler pass ---*- C++ -*-===//
//
// The Clang plugin defines `__ROOST__`. The constructors of a table then ask
// for *first storage*: memory for its first elements that lives exactly as long
// as the table's header, most often on the same stack frame. The pass answers
// each call at compile time; a call it cannot answer is null, and a build
// without the pass runs the bodies below, which say the same.
//
//   header: a local variable                 its first storage
//   +--------------------------+             +------------------------------+
//   | Tags ----------------------------------> size in bytes (until opened)  |
//   | Slots ...                |             | then tags, then slots        |
//   +--------------------------+             +------------------------------+
//
// What a table promises here:
//   T1  First storage is never freed, and never used after its header died.
//   T2  How much first storage there is, is read from the storage itself, never
//       from a constant of this header: the pass may give more than was asked,
//       or less, down to one slot behind the tags.
//   T3  Elements in first storage never change owner by a pointer: moving and
//       swapping tables move them one by one, and look at run time at where
//       they are.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_PROTOCOL_H
#define ROOST_DETAIL_PROTOCOL_H

#include "config.h"

#ifdef __ROOST__

#ifdef ROOST_STORAGE_HOOK
extern "C" void *ROOST_STORAGE_HOOK(void *Header, ::std::size_t Bytes,
                                    ::std::size_t Align,
                                    ::std::size_t SlotBytes) noexcept;
#define _ROOST_MARKER inline
#else
// The pass looks for calls, so these must not be inlined before it came by.
#define _ROOST_MARKER __attribute__((noinline)) inline
#endif

extern "C" {

/// Asks for first storage for the table whose header is at `Header`: some
/// `Bytes` bytes, aligned to `Align`, for slots of `SlotBytes` bytes. Null when
/// there is none. Otherwise its first word holds its size in bytes, which is at
/// least that of a block of one slot.
_ROOST_MARKER void *__roost_storage(void *Header, ::std::size_t Bytes,
                                    ::std::size_t Align,
                                    ::std::size_t SlotBytes) noexcept {
#ifdef ROOST_STORAGE_HOOK
  return ROOST_STORAGE_HOOK(Header, Bytes, Align, SlotBytes);
#else
  (void)Header;
  (void)Bytes;
  (void)Align;
  (void)SlotBytes;
  return nullptr;
#endif
}

/// Says that the elements of the table at `From` now belong to the table at
/// `To`.
_ROOST_MARKER void __roost_moved(void *From, void *To) noexcept {
  (void)From;
  (void)To;
}

} // extern "C"

#endif // __ROOST__

namespace roost {
namespace detail {

/// Asks for first storage; see `__roost_storage`. Always inlined, so that the
/// pass sees the call in the function that holds the header.
_ROOST_ALWAYS_INLINE inline void *
askFirstStorage(void *Header, std::size_t Bytes, std::size_t Align,
                std::size_t SlotBytes) noexcept {
#ifdef __ROOST__
  return __roost_storage(Header, Bytes, Align, SlotBytes);
#else
  (void)Header;
  (void)Bytes;
  (void)Align;
  (void)SlotBytes;
  return nullptr;
#endif
}

/// Says that a table's elements move; see `__roost_moved`.
_ROOST_ALWAYS_INLINE inline void sayMoved(void *From, void *To) noexcept {
#ifdef __ROOST__
  __roost_moved(From, To);
#else
  (void)From;
  (void)To;
#endif
}

} // namespace detail
} // namespace roost

#endif
