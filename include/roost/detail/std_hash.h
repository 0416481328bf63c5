//===- std_hash.h - The standard library's hash functions -------*- C++ -*-===//
//
// Which of std's hash function objects are never called (H9, hash.h).
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_STD_HASH_H
#define ROOST_DETAIL_STD_HASH_H

#include "config.h"
#include "hash.h"

namespace roost {
namespace detail {

template <class Char, class Traits, class Allocator>
struct HashesBytes<std::hash<std::basic_string<Char, Traits, Allocator>>>
    : std::bool_constant<std::is_same<Char, char>::value &&
                         std::is_same<Traits, std::char_traits<char>>::value &&
                         std::is_same<Allocator, std::allocator<char>>::value> {
};
template <> struct HashesBytes<std::hash<std::string_view>> : std::true_type {};

} // namespace detail
} // namespace roost

#endif
