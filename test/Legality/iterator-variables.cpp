// L2: variables that are declared as iterators change their type with the map.
// RUN: %clangxx_roost -O0 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 -Xclang -verify
#include <unordered_map>
#include <utility>

using Map = std::unordered_map<int, int>;
Map global; // expected-remark {{[roost-static-storage]}}
int written() {
  Map m; // expected-remark {{kept on the heap}}
  Map::iterator it = m.find(1);
  std::unordered_map<int, int>::const_iterator c;
  c = m.begin();
  if (it == m.end())
    it = m.begin();
  return it->second + c->first;
}
int ofAnother() {
  Map m; // expected-remark {{kept on the heap}}
  Map::iterator it = global.find(1);
  return it->second + m[1];
}
int ofTwo(bool b) {
  Map m; // expected-remark {{[roost-group-refused]}}
  Map::iterator it = m.begin();
  if (b)
    it = global.begin();
  return it->second;
}
int inPair() {
  Map m; // expected-remark {{[roost-deduced-type]}}
  std::pair<Map::iterator, bool> r = m.insert({1, 2});
  return r.second;
}
