// L2: variables that are declared as iterators change their type with the map.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <unordered_map>
#include <utility>

using Map = std::unordered_map<int, int>;
// CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-static-storage]
Map global;
int written() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map m;
  Map::iterator it = m.find(1);
  std::unordered_map<int, int>::const_iterator c;
  c = m.begin();
  if (it == m.end())
    it = m.begin();
  return it->second + c->first;
}
int ofAnother() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  Map m;
  Map::iterator it = global.find(1);
  return it->second + m[1];
}
int ofTwo(bool b) {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-group-refused]
  Map m;
  Map::iterator it = m.begin();
  if (b)
    it = global.begin();
  return it->second;
}
int inPair() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-deduced-type]
  Map m;
  std::pair<Map::iterator, bool> r = m.insert({1, 2});
  return r.second;
}
