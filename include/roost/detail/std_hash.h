//===- std_hash.h - The standard library's hash functions -------*- C++ -*-===//
//
// Which of std's hash function objects are never called (H9, hash.h): those of
// std::string and std::string_view.
//
// With libstdc++ they are found without <string_view>, which would take a third
// of the time that our headers take to compile. That library says of its hash
// functions of strings that they are slow (std::__is_fast_hash), and of no type
// of anybody else's; whoever has a string has included what says so.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_STD_HASH_H
#define ROOST_DETAIL_STD_HASH_H

#include "config.h"
#include "hash.h"

#if defined(__GLIBCXX__)
#include <bits/stringfwd.h>
#else
#include <string>
#include <string_view>
#endif

namespace roost {
namespace detail {

/// Whether a type is std::string or std::string_view.
template <class T> struct IsStdText : std::false_type {};
#if defined(__GLIBCXX__)
template <template <class, class, class...> class Text, class... Rest>
struct IsStdText<Text<char, std::char_traits<char>, Rest...>>
    : Bool<!std::__is_fast_hash<
          std::hash<Text<char, std::char_traits<char>, Rest...>>>::value> {};
#else
template <> struct IsStdText<std::string> : std::true_type {};
template <> struct IsStdText<std::string_view> : std::true_type {};
#endif

template <class K> struct HashesBytes<std::hash<K>> : IsStdText<K> {};

} // namespace detail
} // namespace roost

#endif
