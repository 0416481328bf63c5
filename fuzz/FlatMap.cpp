//===- FlatMap.cpp - Fuzzing unordered_flat_map ---------------------------===//
#include "Main.h"
#include "Model.h"

using namespace roostfuzz;

namespace {

template <class K, class V, Quality Q = Quality::Good,
          class Checks = roost::unchecked>
using Plain = Case<
    roost::unordered_flat_map<
        typename K::Type, typename V::Type, Hash<K, Q>, Equal<K, Q>,
        std::allocator<std::pair<const typename K::Type, typename V::Type>>,
        Checks>,
    K, V>;
template <class K, class V, Quality Q, bool Propagates>
using Owned =
    Case<roost::unordered_flat_map<
             typename K::Type, typename V::Type, Hash<K, Q>, Equal<K, Q>,
             OwnedAllocator<std::pair<const typename K::Type, typename V::Type>,
                            Propagates>>,
         K, V>;
template <class K, class V>
using Usual =
    Case<roost::unordered_flat_map<typename K::Type, typename V::Type>, K, V>;

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *Data,
                                      std::size_t Size) {
  return runOneOf<Usual<Small, Small>, Usual<Text, SelfPointing>,
                  Plain<Strided, Big, Quality::Identity>,
                  Plain<SelfPointing, MoveOnly, Quality::FewBits>,
                  Plain<OverAligned, Small, Quality::Constant>,
                  Plain<MoveOnly, OverAligned, Quality::Stateful>,
                  Plain<Small, ThrowingMoveOnly, Quality::Throws>,
                  Plain<Small, Small, Quality::Good, roost::checked>,
                  Plain<Text, SelfPointing, Quality::Throws, roost::checked>,
                  Owned<Strided, Text, Quality::Throws, true>,
                  Owned<ThrowingCopy, Big, Quality::Good, false>,
                  Owned<Small, ThrowingMove, Quality::Throws, false>>(Data,
                                                                      Size);
}
