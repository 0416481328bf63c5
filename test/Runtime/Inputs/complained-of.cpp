#include "roost/unordered_map.h"
int unused(roost::unordered_flat_map<int, int> &Map) {
  int Nowhere;
  return Map.size() == 0 ? -1 : Map.begin()->second;
}
