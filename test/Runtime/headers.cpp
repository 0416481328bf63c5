// The runtime's headers compile without a warning, each on its own, under every
// standard and with what a program may switch off.
// DEFINE: %{check} = -fsyntax-only -Wall -Wextra -Wpedantic -Werror -I%include
// RUN: %clangxx %{check} -std=c++17 %s
// RUN: %clangxx %{check} -std=c++20 %s
// RUN: %clangxx %{check} -std=c++23 %s
// RUN: %clangxx %{check} -std=c++17 -fno-exceptions -fno-rtti %s
// RUN: %clangxx %{check} -std=c++17 -D__ROOST__=1 -DROOST_COMPARE_GROUPS %s
// RUN: %clangxx %{check} -std=c++17 -DROOST_CHECKED=1 %s
// RUN: %clangxx %{check} -std=c++20 -DROOST_CHECKED=1 -fno-exceptions -fno-rtti %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/unordered_map.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/unordered_set.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/unordered_flat_map.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/unordered_flat_set.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/container.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/node.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/node_handle.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/pool.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/group.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/hash.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/storage.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/element.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/iterator.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/protocol.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/lowered.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/lowered_nodes.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/hostile.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/base.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/checked.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/block.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/secret.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/std_hash.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/fixed.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/detail/fixed_hash.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/unordered_fixed_map.h"' %s
// RUN: %clangxx %{check} -std=c++17 -DALONE='"roost/unordered_fixed_set.h"' %s
#ifdef ALONE
#include ALONE
#else
#include "roost/lowered_nodes.h"

#include "roost/detail/check_fixed_invariants.h"
#include "roost/detail/check_invariants.h"
#include "roost/unordered_map.h"
#include "roost/unordered_set.h"
#include "roost/unordered_fixed_map.h"
#include "roost/unordered_fixed_set.h"
#include <string>
#include <string_view>

struct Key {
  int Number;
  bool operator==(const Key &Other) const { return Number == Other.Number; }
};
struct KeyHash {
  std::size_t operator()(const Key &K) const {
    return static_cast<std::size_t>(K.Number);
  }
};
template class roost::unordered_flat_map<int, std::string>;
template class roost::unordered_flat_map<std::string, int>;
template class roost::unordered_flat_set<Key, KeyHash>;
template class roost::unordered_map<int, std::string>;
template class roost::unordered_multimap<std::string, int>;
template class roost::unordered_set<Key, KeyHash>;
template class roost::unordered_multiset<Key, KeyHash>;
template class roost::unordered_fixed_map<std::string_view, int, 40>;
template class roost::unordered_fixed_set<Key, 8, KeyHash>;

void use(roost::lowered<std::unordered_map<int, int>> &Map) {
  Map[1] = Map.count(2) ? Map.at(2) : 3;
  roost::detail::checkInvariants(Map);
  erase_if(Map, [](const auto &Element) { return Element.second == 3; });
  std::erase_if(Map, [](const auto &Element) { return Element.second == 4; });
}
template <class Std> roost::lowered_nodes<Std> copy(const Std &From) {
  roost::lowered<Std> Other = From;
  Other = From;
  return From;
}
template roost::lowered_nodes<std::unordered_map<int, std::string>>
copy(const std::unordered_map<int, std::string> &);
template roost::lowered_nodes<std::unordered_set<Key, KeyHash>>
copy(const std::unordered_set<Key, KeyHash> &);
#endif
