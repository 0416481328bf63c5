//===- Generics.h - Functions whose types follow from arguments -*- C++ -*-===//
//
// The call of a function template whose parameter is deduced,
//
//     template <class M> int sum(const M &m) {
//       int s = 0;
//       for (auto &[k, v] : m)
//         s += v;
//       return s;
//     }
//     sum(counts);
//
// needs no edit in the template: when the argument is of another type, the call
// makes another instance, of the same text. So L8 does not ask who else may
// call it. What it asks instead is that the text means the same for both types:
//
//   - The parameter's type is a template parameter as a whole, but for const,
//     `&`, `&&` and `*`: `M`, `const M &`, `auto &&`.
//   - That template parameter is mentioned nowhere but where the judgement of
//     the instance's body sees it: as the whole type of a variable or of the
//     result, in `typename M::key_type` and its like, in `std::forward<M>`. A
//     trait, a constraint, another template's argument could tell the two types
//     apart.
//   - The instance has no memory and no name of its own to show: no static
//     variables, no local classes, no `__PRETTY_FUNCTION__`.
//   - It is made by the call, not by an explicit instantiation or
//     specialization, and the call could choose no other function
//     (Candidates.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LEGALITY_GENERICS_H
#define ROOST_LEGALITY_GENERICS_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>
#include <optional>

namespace clang {
class FunctionDecl;
} // namespace clang

namespace roost {

/// What follows from arguments in the instances of one function template.
struct Generic {
  /// By index: the template's parameters of which this holds.
  llvm::SmallBitVector Followed;
  /// For each of the function's parameters, by index: the one of those that its
  /// type is.
  llvm::SmallVector<std::optional<unsigned>, 4> Parameters;
  /// The result's type follows as well, or from what is returned.
  bool Result = false;
};

class Generics {
public:
  /// For an instance of a function template with such parameters; else null.
  const Generic *find(const clang::FunctionDecl *FD);

private:
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Generic>> Known;
};

} // namespace roost

#endif
