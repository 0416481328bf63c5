//===- Storage.h - First storage for tests ----------------------*- C++ -*-===//
//
// Stands in for the compiler pass: answers `__roost_storage` with memory of any
// size, or none, and watches over it. Storage is given on the C heap, a piece
// for each header, so that the sanitizers see every byte outside of it.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_UNITTESTS_RUNTIME_STORAGE_H
#define ROOST_UNITTESTS_RUNTIME_STORAGE_H

#define __ROOST__ 1
#define ROOST_COMPARE_GROUPS 1
#define ROOST_STORAGE_HOOK roostTestStorage

#include <cstddef>

namespace roosttest {

/// While one lives, tables that are made get first storage of the size asked
/// for, plus `Extra` bytes. Its end frees all of it: tables made meanwhile must
/// be gone by then.
class StorageScope {
public:
  explicit StorageScope(std::size_t Extra = 0);
  StorageScope(const StorageScope &) = delete;
  StorageScope &operator=(const StorageScope &) = delete;
  ~StorageScope();

  /// Gives so many bytes from now on, however many are asked for.
  void exactly(std::size_t Bytes) noexcept;
  /// Has tables be made without first storage, or with, from now on.
  void give(bool Answer) noexcept;
  /// How many tables asked.
  std::size_t asked() const noexcept;
  /// Whether this address lies in storage that was given.
  static bool holds(const void *Address) noexcept;
};

} // namespace roosttest

#include "roost/detail/check_invariants.h"
#include "roost/unordered_map.h"
#include "roost/unordered_set.h"

#endif
