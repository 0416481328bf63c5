//===- Contenders.h - The tables that are measured ------------------------===//
//
// Each program of this folder is compiled once for every table, so that none
// shares a heap, a cache of branches or a line of machine code with another.
// Goes in: one macro BENCH_<NAME>, set by CMakeLists.txt, which also knows
// which tables are there to be measured. Comes out: the template `bench::Map<K,
// V>` and the hash function it is measured with, as its library ships it.
//
//   FLAT        roost::unordered_flat_map, all of it on the heap
//   FRAMED      the same, its first storage in the caller's frame as the
//               compiler pass would have it; measured for local maps only
//   NODE        roost::unordered_map, whose elements keep their addresses
//   STD         std::unordered_map
//   BOOST, BOOST_NODE, ABSL, ABSL_NODE, TSL     the peers, from Debian packages
//
// Go's map is measured by a program of its own, go/table.go.
//
//===----------------------------------------------------------------------===//
#ifndef BENCH_CONTENDERS_H
#define BENCH_CONTENDERS_H

#include <cstddef>
#include <cstring>
#include <functional>

#if defined(BENCH_FRAMED)
#define __ROOST__ 1
#define ROOST_STORAGE_HOOK benchStorage
#endif

#if defined(BENCH_FLAT) || defined(BENCH_FRAMED) || defined(BENCH_NODE)
#include <roost/unordered_map.h>
#elif defined(BENCH_STD)
#include <unordered_map>
#elif defined(BENCH_BOOST)
#include <boost/unordered/unordered_flat_map.hpp>
#elif defined(BENCH_BOOST_NODE)
#include <boost/unordered/unordered_node_map.hpp>
#elif defined(BENCH_ABSL)
#include <absl/container/flat_hash_map.h>
#elif defined(BENCH_ABSL_NODE)
#include <absl/container/node_hash_map.h>
#elif defined(BENCH_TSL)
#include <tsl/robin_map.h>
#else
#error "define one of BENCH_FLAT, BENCH_STD, ... (see Contenders.h)"
#endif

namespace bench {

#if defined(BENCH_FLAT) || defined(BENCH_FRAMED)
template <class K> using Hash = std::hash<K>;
template <class K, class V, class H = Hash<K>, class E = std::equal_to<K>>
using Map = roost::unordered_flat_map<K, V, H, E>;
#elif defined(BENCH_NODE)
template <class K> using Hash = std::hash<K>;
template <class K, class V, class H = Hash<K>, class E = std::equal_to<K>>
using Map = roost::unordered_map<K, V, H, E>;
#elif defined(BENCH_STD)
template <class K> using Hash = std::hash<K>;
template <class K, class V, class H = Hash<K>, class E = std::equal_to<K>>
using Map = std::unordered_map<K, V, H, E>;
#elif defined(BENCH_BOOST)
template <class K> using Hash = boost::hash<K>;
template <class K, class V, class H = Hash<K>, class E = std::equal_to<K>>
using Map = boost::unordered_flat_map<K, V, H, E>;
#elif defined(BENCH_BOOST_NODE)
template <class K> using Hash = boost::hash<K>;
template <class K, class V, class H = Hash<K>, class E = std::equal_to<K>>
using Map = boost::unordered_node_map<K, V, H, E>;
#elif defined(BENCH_ABSL)
template <class K> using Hash = typename absl::flat_hash_map<K, int>::hasher;
template <class K, class V, class H = Hash<K>,
          class E = typename absl::flat_hash_map<K, int>::key_equal>
using Map = absl::flat_hash_map<K, V, H, E>;
#elif defined(BENCH_ABSL_NODE)
template <class K> using Hash = typename absl::node_hash_map<K, int>::hasher;
template <class K, class V, class H = Hash<K>,
          class E = typename absl::node_hash_map<K, int>::key_equal>
using Map = absl::node_hash_map<K, V, H, E>;
#elif defined(BENCH_TSL)
template <class K> using Hash = std::hash<K>;
template <class K, class V, class H = Hash<K>, class E = std::equal_to<K>>
using Map = tsl::robin_map<K, V, H, E>;
#endif

/// What the pass would give the next table made; null as in a program without
/// the pass.
inline void *NextStorage;

/// Memory in the caller's frame for the first entries of one table. Made before
/// the table, it serves the next table only.
class FrameStorage {
public:
  FrameStorage() {
#if defined(BENCH_FRAMED)
    const std::size_t Bytes = sizeof Memory;
    std::memcpy(Memory, &Bytes, sizeof Bytes);
    NextStorage = Memory;
#endif
  }

private:
#if defined(BENCH_FRAMED)
  alignas(16) unsigned char Memory[1024];
#endif
};

} // namespace bench

#if defined(BENCH_FRAMED)
extern "C" inline void *benchStorage(void *, std::size_t, std::size_t,
                                     std::size_t) noexcept {
  void *Given = bench::NextStorage;
  bench::NextStorage = nullptr;
  return Given;
}
#endif

#endif
