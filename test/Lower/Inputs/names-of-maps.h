// Names of container types, and of such names.
#pragma once
#include <string>
#include <unordered_map>

namespace names {
using Ids = std::unordered_map<std::string, int>;
template <class T> using By = std::unordered_map<int, T>;
struct Graph {
  typedef Ids Known;
  typedef By<int> Edges;
  Known known;
  const Known &get() const { return known; }
};
using Index [[maybe_unused]] = Graph::Edges;
} // namespace names

#define NAMES_IDS names::Ids
