// L8: a program of one file owns what has external linkage, too.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

using Numbers = std::unordered_map<int, int>;

Numbers global; // flat
void insertInto(Numbers &m, int k) { m[k] = k; }
Numbers make(int n) {
  Numbers m; // stays: group-refused
  for (int i = 0; i < n; ++i)
    m[i] = i;
  return m;
}
class Solution {
public:
  int twoSum(const std::vector<int> &v, int target) {
    for (int i = 0; i < int(v.size()); ++i) {
      auto it = at.find(target - v[i]);
      if (it != at.end())
        return it->second * 10 + i;
      at[v[i]] = i;
    }
    return -1;
  }

private:
  Numbers at; // flat
};
inline Numbers inlined{{1, 2}}; // flat

// Shared with other languages by name.
extern "C" void forOthers(Numbers *m) { (*m)[1] = 2; }
__attribute__((visibility("default"))) Numbers exported; // stays: static-storage

int main() {
  insertInto(global, 1);
  Numbers m = make(3), n; // stays: group-refused, stays: passed-to-function
  forOthers(&n);
  ++exported[1];
  std::printf("%zu%zu%zu%zu\n", global.size(), m.size(), n.size(),
              exported.size() + inlined.size());
  std::printf("%d\n", Solution().twoSum({2, 7, 11, 15}, 9));
}
