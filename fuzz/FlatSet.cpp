//===- FlatSet.cpp - Fuzzing unordered_flat_set ---------------------------===//
#include "Main.h"
#include "Model.h"

using namespace roostfuzz;

namespace {

template <class K, Quality Q>
using Plain =
    Case<roost::unordered_flat_set<typename K::Type, Hash<K, Q>, Equal<K, Q>>,
         K, void>;
template <class K, Quality Q, bool Propagates>
using Owned = Case<
    roost::unordered_flat_set<typename K::Type, Hash<K, Q>, Equal<K, Q>,
                              OwnedAllocator<typename K::Type, Propagates>>,
    K, void>;

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *Data,
                                      std::size_t Size) {
  return runOneOf<Plain<Big, Quality::Identity>,
                  Plain<Strided, Quality::Throws>,
                  Owned<Text, Quality::Stateful, false>,
                  Owned<SelfPointing, Quality::Throws, true>,
                  Owned<ThrowingMove, Quality::FewBits, false>>(Data, Size);
}
