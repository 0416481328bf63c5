//===- fixed_hash.h - Hash and equality without <functional> ----*- C++ -*-===//
//
// What fixed tables hash and compare with by default; std::hash and
// std::equal_to are in headers that freestanding programs may not have.
//
// `roost::fixed_hash<K>` knows
//   - integers, enumerations and pointers, by their value;
//   - strings: any K whose `data()` points at characters of one byte and whose
//     `size()` says how many, equal exactly if these are. Types with character
//     traits count only with their template's default traits, as others may
//     compare in another way.
// A program may specialise it for types of its own, or give tables a function
// object. Strings are looked up by any kind of string, without a conversion.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_FIXED_HASH_H
#define ROOST_DETAIL_FIXED_HASH_H

#include "hash.h"

namespace roost {
namespace detail {

/// Whether `String` has no traits, or its template's default ones.
template <class String, class = void> struct HasPlainTraits : std::true_type {};
template <template <class, class...> class Template, class Char, class... Rest>
struct HasPlainTraits<Template<Char, Rest...>,
                      Void<typename Template<Char, Rest...>::traits_type>>
    : std::is_same<typename Template<Char, Rest...>::traits_type,
                   typename Template<Char>::traits_type> {};

template <class T>
using IsByteChar = Bool<sizeof(T) == 1 && std::is_integral<T>::value &&
                        !std::is_same<T, bool>::value>;

template <class T, class = void> struct IsByteString : std::false_type {};
template <class T>
struct IsByteString<
    T,
    Void<decltype(*std::declval<const T &>().data()),
         EnableIf<std::is_convertible<
             decltype(std::declval<const T &>().size()), std::size_t>::value>>>
    : Bool<IsByteChar<RemoveCV<RemoveReference<
               decltype(*std::declval<const T &>().data())>>>::value &&
           HasPlainTraits<T>::value> {};

template <class K>
constexpr bool kIsNumber = std::is_integral<K>::value ||
                           std::is_enum<K>::value || std::is_pointer<K>::value;

template <class K, bool = IsByteString<K>::value> struct FixedHash {
  std::uint64_t operator()(const K &Key) const noexcept {
    static_assert(
        kIsNumber<K>,
        "give the table a hash function for this key, or specialise "
        "roost::fixed_hash: it knows integers, enumerations, pointers "
        "and strings of bytes");
    if constexpr (std::is_pointer<K>::value)
      return reinterpret_cast<std::uintptr_t>(Key);
    else if constexpr (sizeof(K) > sizeof(std::uint64_t))
      return foldedProduct(static_cast<std::uint64_t>(Key) ^ kSalt0,
                           static_cast<std::uint64_t>(Key >> 64) ^ kSalt1);
    else
      return static_cast<std::uint64_t>(Key);
  }
};
template <class K> struct FixedHash<K, true> {
  using is_avalanching = void;
  using is_transparent = void;

  template <class String, EnableIf<IsByteString<String>::value, int> = 0>
  std::uint64_t operator()(const String &Key) const noexcept {
    return hashBytes(Key.data(), Key.size(), kFirstMultiplier);
  }
};

template <bool Transparent> struct FixedEqual {
  template <class A, class B>
  constexpr auto operator()(const A &Left, const B &Right) const
      noexcept(noexcept(static_cast<bool>(Left == Right)))
          -> decltype(static_cast<bool>(Left == Right)) {
    return static_cast<bool>(Left == Right);
  }
};
template <> struct FixedEqual<true> : FixedEqual<false> {
  using is_transparent = void;
};

} // namespace detail

/// The default hash function of fixed tables; see the top of this file.
template <class K> struct fixed_hash : detail::FixedHash<K> {};

/// The default equality of fixed tables: `==`.
template <class K>
struct fixed_equal : detail::FixedEqual<detail::IsByteString<K>::value> {};

namespace detail {
template <class K>
struct HashesBytes<fixed_hash<K>>
    : Bool<IsByteString<K>::value &&
           std::is_base_of<FixedHash<K>, fixed_hash<K>>::value> {};
} // namespace detail

} // namespace roost

#endif
