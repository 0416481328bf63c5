// L2, L8: edits at places where the parser looks ahead: the first token of the
// file, the first parameter, one of several declarators, and where the column of
// a token counts.
// RUN: %same-output --verdicts %s -- -std=c++17 -Wall -Wextra
#include <cstdio>
#include <unordered_map>
class Index {
public:
  int add(int k) { return m[k] += k; }

private:
  std::unordered_map<int, int> m; // flat
};
using Numbers = std::unordered_map<int, int>;
static int first(std::unordered_map<int, int> &ids, int id) { return ids[id]; }
static int aliased(Numbers &ids, int id) { return ids[id]; }
static int constant(const std::unordered_map<int, int> &ids) {
  return int(ids.size());
}
static int declared(std::unordered_map<int, int> &ids);
static int declared(std::unordered_map<int, int> &ids) {
  return int(ids.erase(1));
}
static int several() {
  std::unordered_map<int, int> a{{1, 2}}, b, c(16); // flat, flat, flat
  b = a;
  return first(a, 1) + aliased(b, 1) + constant(c) + declared(a);
}
static int severalOneShown() {
  Numbers a{{1, 2}}, b; // stays: group-refused, stays: unsupported-member
  b[1] = 2;
  return int(a.size() + b.bucket_count() * 0);
}
static int indented(int x) {
  if (x > 3)
    return 4;
  std::unordered_map<int, int> m; // flat

  m[x] = 1;
  return m[x];
}

#define COUNT(m) (m).size()
#define OF_MACRO Numbers
static int besideMacro() {
  OF_MACRO a{{1, 2}}; // stays: in-macro
  Numbers b{{1, 2}}; // flat
  return int(COUNT(a) + COUNT(b));
}

int main() {
  Index i;
  i.add(3);
  std::printf("%d%d%d\n", i.add(4), several(), severalOneShown());
  std::printf("%d%d\n", indented(1) + indented(5), besideMacro());
}
