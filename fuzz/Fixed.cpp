//===- Fixed.cpp - Fuzzing unordered_fixed_map and unordered_fixed_set ----===//
#include "Main.h"
#include "Model.h"
#include "roost/detail/check_fixed_invariants.h"
#include "roost/unordered_fixed_map.h"
#include "roost/unordered_fixed_set.h"

using namespace roostfuzz;

namespace {

template <class K, class V, std::size_t N, Quality Q>
using Map = Case<roost::unordered_fixed_map<typename K::Type, typename V::Type,
                                            N, Hash<K, Q>, Equal<K, Q>>,
                 K, V>;
template <class K, std::size_t N, Quality Q>
using Set = Case<
    roost::unordered_fixed_set<typename K::Type, N, Hash<K, Q>, Equal<K, Q>>, K,
    void>;

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *Data,
                                      std::size_t Size) {
  return runOneOf<
      Case<roost::unordered_fixed_map<std::uint32_t, std::uint32_t, 7>, Small,
           Small>,
      Case<roost::unordered_fixed_map<std::string, BigValue, 300>, Text, Big>,
      Map<Strided, Small, 1000, Quality::Identity>,
      Map<SelfPointing, MoveOnly, 64, Quality::FewBits>,
      Map<OverAligned, ThrowingMoveOnly, 33, Quality::Throws>,
      Map<ThrowingMove, ThrowingCopy, 16, Quality::Throws>,
      Set<Small, 15, Quality::Constant>, Set<Strided, 500, Quality::Throws>>(
      Data, Size);
}
