// L2: variables that are declared as iterators change their type with the map.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <unordered_map>
#include <utility>

using Map = std::unordered_map<int, int>;
Map global; // stays: static-storage
int written() {
  Map m; // flat
  Map::iterator it = m.find(1);
  std::unordered_map<int, int>::const_iterator c;
  c = m.begin();
  if (it == m.end())
    it = m.begin();
  return it->second + c->first;
}
int ofAnother() {
  Map m; // flat
  Map::iterator it = global.find(1);
  return it->second + m[1];
}
int ofTwo(bool b) {
  Map m; // stays: group-refused
  Map::iterator it = m.begin();
  if (b)
    it = global.begin();
  return it->second;
}
int inPair() {
  Map m; // stays: deduced-type
  std::pair<Map::iterator, bool> r = m.insert({1, 2});
  return r.second;
}
