// A program's own unordered_map, which is none of our business.
//
// RUN: %same-output %s
#include <cstdio>
#include <unordered_map>

namespace own {
template <class K, class V> struct unordered_map {
  K Keys[10];
  V Values[10];
  int Size = 0;
  V &operator[](const K &Key) {
    for (int I = 0; I < Size; ++I)
      if (Keys[I] == Key)
        return Values[I];
    Keys[Size] = Key;
    return Values[Size++] = V();
  }
};
} // namespace own

template <class Key> struct unordered_set {
  int Count = 0;
  void insert(const Key &) { ++Count; }
};

int main() {
  own::unordered_map<int, int> M;
  M[1] = 2;
  M[3] = M[1];
  unordered_set<int> S;
  S.insert(1), S.insert(1);
  std::unordered_map<int, int> Real;
  Real[1] = 1;
  int unordered_map = 5;
  std::printf("%d %d %zu %d\n", M[3], S.Count, Real.size(), unordered_map);
}
