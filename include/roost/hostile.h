//===- hostile.h - The table that tests legality ----------------*- C++ -*-===//
//
// The plugin enters this file instead of lowered.h when it is told
// `-fplugin-arg-roost-table=hostile`, a testing option, and wraps types in
// `::roost::hostile<` T `>`. A hostile table is the flat table of the same type
// but for its allocator, and moves all its elements whenever rule T19 or T10
// lets any move:
//
//   m[1] = 2;                  -> new block, slot for slot
//   int &x = m[1];                nothing: the key was there
//   m[3];                      -> new block; `x` leads to freed memory
//   n = std::move(m), m.swap(n), m.reserve(8)    -> new blocks
//
// Memory left behind is overwritten and given back to the allocator, so that
// AddressSanitizer names whoever still refers to it, characters of short
// strings included; without the sanitizer the program most likely prints
// garbage. No hash function or equality is called for it. Elements leave first
// storage by the insertion that brought them there.
//
// Not modelled: erase and clear, which move nothing that lives on. A table of
// more than 64 elements moves them with one insertion in size / 64, or large
// maps would take quadratic time.
//
// The allocator, a template argument of the table, keeps the code of hostile
// tables apart from that of others in one program, and so does the name
// `hostile`.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_HOSTILE_H
#define ROOST_HOSTILE_H

#include "lowered_nodes.h"

#pragma pack(push)
#pragma pack()
#pragma GCC visibility push(default)

namespace roost {
namespace detail {

/// std::allocator, but what is given back is overwritten first.
template <class T> class HostileAllocator : public std::allocator<T> {
public:
  template <class U> struct rebind { using other = HostileAllocator<U>; };

  HostileAllocator() = default;
  template <class U> HostileAllocator(const std::allocator<U> &) noexcept {}

  void deallocate(T *Memory, std::size_t Count) {
    __builtin_memset(static_cast<void *>(Memory), 0xa5, Count * sizeof(T));
    // The optimizer would drop stores into memory that is freed next.
    __asm__ volatile("" : : "r"(Memory) : "memory");
    std::allocator<T>::deallocate(Memory, Count);
  }
};

template <class T>
struct IsPlainAllocator<HostileAllocator<T>> : std::true_type {};
template <class T> struct IsHostile<HostileAllocator<T>> : std::true_type {};

template <class T> struct Hostile { using Type = T; };
template <class K, class V, class Hash, class Equal>
struct Hostile<unordered_flat_map<
    K, V, Hash, Equal, std::allocator<std::pair<const K, V>>, Lowering>> {
  using Type =
      unordered_flat_map<K, V, Hash, Equal,
                         HostileAllocator<std::pair<const K, V>>, Lowering>;
};
template <class K, class Hash, class Equal>
struct Hostile<
    unordered_flat_set<K, Hash, Equal, std::allocator<K>, Lowering>> {
  using Type =
      unordered_flat_set<K, Hash, Equal, HostileAllocator<K>, Lowering>;
};

} // namespace detail

/// The hostile twin of the table that `lowered` gives; any other type itself.
template <class T>
using hostile = typename detail::Qualified<
    T, typename detail::Hostile<lowered<detail::RemoveCV<T>>>::Type>::Type;

} // namespace roost

#pragma GCC visibility pop
#pragma pack(pop)

#endif
