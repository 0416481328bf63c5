//===- Relocation.h - May elements change their address? --------*- C++ -*-===//
//
// L6. A flat table moves its elements to new addresses when it grows. A std
// map never does. So a key or mapped type T must be such that no program can
// tell:
//   - T's move constructor can't throw, and T can be destroyed;
//   - T is a scalar, a standard value type of such types, or a class whose
//     bases and members are such, with no copy or move constructor and no
//     destructor of its own (they may do anything);
//   - no constructor or member function of the class lets the address of the
//     object or of a part of it go where it can be kept, as far as their
//     bodies show; a body that is not seen counts against it.
// The functors of the map take their arguments by value or const reference and
// let no address go either.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_RELOCATION_H
#define ROOST_LEGALITY_RELOCATION_H

#include "Detect/MapTypes.h"
#include "Legality/Borrow.h"

namespace roost {

class Relocation {
public:
  explicit Relocation(Retentions &R) : R(R) {}

  /// Why a map of this type must keep its nodes, or nothing.
  std::optional<Refusal> judge(const MapType &M);
  /// Does a std::vector that grows move maps of this type, instead of copying
  /// them, whether they are std's or our tables?
  bool mapMovesWithoutThrow(const MapType &M);

private:
  std::optional<Refusal> tooLarge(const MapType &M);
  std::optional<Refusal> element(clang::QualType T);
  std::optional<Refusal> safe(clang::QualType T, unsigned Depth);
  std::optional<Refusal> safeClass(const clang::CXXRecordDecl *RD,
                                   clang::QualType T, unsigned Depth);
  bool movesWithoutThrow(clang::QualType T);
  bool trait(clang::TypeTrait Kind, llvm::ArrayRef<clang::QualType> Types);
  bool functorIsSafe(clang::QualType Functor, clang::QualType Key,
                     unsigned NumArgs);
  bool equalityIsSafe(clang::QualType Key);
  Refusal observed(clang::QualType T) const;

  Retentions &R;
  llvm::DenseMap<const clang::Type *, std::optional<Refusal>> Known;
};

} // namespace roost

#endif
