// Function templates of a project's header, for generic-callees-in-headers.cpp.
#ifndef GENERIC_CALLEES_H
#define GENERIC_CALLEES_H
#include <unordered_map>
#include <utility>

namespace util {

template <class M, class K> bool contains(const M &m, const K &k) {
  return m.find(k) != m.end();
}
template <class M> void addAll(M &to, const M &from) {
  for (const auto &e : from)
    to[e.first] += e.second;
}
template <class M, class K> int twice(M &m, const K &k) {
  return contains(m, k) ? 2 * m.at(k) : 0;
}
template <class M> int keeps(M &m) {
  auto &kept = m[1];
  for (int i = 0; i < 100; ++i)
    m[i] = i;
  return kept;
}
template <class M> int buckets(const M &m) { return m.bucket_count() > 0; }
template <class M> int sizeOf(const M &) { return sizeof(M) > 0; }
template <class K, class V>
int named(const std::unordered_map<K, V> &m) {
  return int(m.size());
}
template <class M> int withOwn(const M &m) {
  std::unordered_map<typename M::key_type, int> own;
  for (const auto &e : m)
    ++own[e.first];
  return int(own.size());
}
template <class M> int withCopy(const M &m) {
  M own = m;
  own[77] = 1;
  return int(own.size());
}
template <class M> int asks(const M &m) { return describe(m); }

} // namespace util
#endif
