// The class of same-class.test, token by token, in another file.
#include <unordered_map>
struct Index {
  std::unordered_map<int, int> m;
  __attribute__((noinline)) void add(int k) { m[k] += k; }
  __attribute__((noinline)) int get(int k) const { return m.at(k); }
};
#ifdef GIVES
int elsewhere(Index &i) {
  i.add(2);
  return i.get(2);
}
#else
#include <cstdio>
#ifdef TAKES
int elsewhere(Index &i);
#else
int elsewhere();
#endif
int main() {
  Index i;
  i.add(1);
#ifdef TAKES
  std::printf("%d\n", i.get(1) + elsewhere(i));
#else
  std::printf("%d\n", i.get(1) + elsewhere());
#endif
}
#endif
#ifdef APART
int elsewhere() {
  Index i;
  i.add(2);
  return i.get(2);
}
#endif
