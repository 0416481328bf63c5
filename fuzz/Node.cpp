//===- Node.cpp - Fuzzing the node-stable tables --------------------------===//
#include "Main.h"
#include "Model.h"
#include "roost/unordered_map.h"
#include "roost/unordered_set.h"

using namespace roostfuzz;

namespace {

template <class K, class V, Quality Q, class Checks = roost::unchecked>
using Map = Case<
    roost::unordered_map<
        typename K::Type, typename V::Type, Hash<K, Q>, Equal<K, Q>,
        std::allocator<std::pair<const typename K::Type, typename V::Type>>,
        Checks>,
    K, V>;
template <class K, class V, Quality Q, bool Propagates>
using OwnedMap =
    Case<roost::unordered_map<
             typename K::Type, typename V::Type, Hash<K, Q>, Equal<K, Q>,
             OwnedAllocator<std::pair<const typename K::Type, typename V::Type>,
                            Propagates>>,
         K, V>;
template <class K, class V, Quality Q, class Checks = roost::unchecked>
using MultiMap = Case<
    roost::unordered_multimap<
        typename K::Type, typename V::Type, Hash<K, Q>, Equal<K, Q>,
        std::allocator<std::pair<const typename K::Type, typename V::Type>>,
        Checks>,
    K, V, true>;
template <class K, Quality Q>
using MultiSet =
    Case<roost::unordered_multiset<typename K::Type, Hash<K, Q>, Equal<K, Q>>,
         K, void, true>;

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *Data,
                                      std::size_t Size) {
  return runOneOf<
      Map<Small, Small, Quality::Good>,
      Map<Text, SelfPointing, Quality::Throws>,
      Map<MoveOnly, OverAligned, Quality::FewBits>,
      OwnedMap<Strided, Big, Quality::Throws, true>,
      OwnedMap<ThrowingCopy, ThrowingMove, Quality::Identity, false>,
      Map<Small, Text, Quality::Throws, roost::checked>,
      MultiMap<Small, Text, Quality::Throws>,
      MultiMap<Strided, Small, Quality::FewBits, roost::checked>,
      MultiMap<SelfPointing, ThrowingMoveOnly, Quality::FewBits>,
      MultiSet<Strided, Quality::Constant>>(Data, Size);
}
