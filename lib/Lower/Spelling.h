//===- Spelling.h - Can this text name a container? -------------*- C++ -*-===//
//
// A plan costs a second parse of the main file, so the session asks first, by
// text, whether there can be anything to edit (L2: types are edited where they
// are written). In: the main file, and the user's headers for the names that
// they give to container types:
//
//     struct Graph { using Edges = std::unordered_map<int, Node>; };   a.h
//     typedef std::unordered_set<Graph::Edges *> Known;                a.h
//     Graph::Edges e;                                                  main
//
// spells one. Names of names count, to any depth, and so does `decltype`, which
// can stand for any type. A map whose type follows from a call or a copy
// (`auto all = graph.edges();`) is not spelled; nothing of it could be edited.
// Text in comments and strings counts as well: an answer that is wrong that way
// costs time only.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_LOWER_SPELLING_H
#define ROOST_LOWER_SPELLING_H

#include "clang/Basic/SourceManager.h"

namespace roost {

constexpr llvm::StringRef OrderedContainers[] = {"map", "set", "multimap",
                                                 "multiset"};
constexpr llvm::StringRef UnorderedContainers[] = {
    "unordered_map", "unordered_set", "unordered_multimap",
    "unordered_multiset"};

/// The main file or a header of the user's own names a container, ordered ones
/// included: there may be something to report. The standard headers name them
/// all the time, so they do not count.
bool mentionsContainers(const clang::SourceManager &SM);

/// The main file can write the type of an unordered container. Linear in the
/// text of the user's headers, for each round of names of names.
bool spellsUnordered(const clang::SourceManager &SM);

} // namespace roost

#endif
