// Maps handed to functions in every way.
//
// RUN: %same-output %s
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

using Map = std::unordered_map<int, int>;

int byValue(Map M) {
  M[1000] = 1;
  return static_cast<int>(M.size());
}
void byReference(Map &M) { M[1001] = 1; }
int byConst(const Map &M) { return static_cast<int>(M.count(1001)); }
int byPointer(const Map *M) { return static_cast<int>(M->size()); }
int byRvalue(Map &&M) {
  Map Mine = std::move(M);
  return static_cast<int>(Mine.size());
}
template <class T> size_t generic(const T &M) { return M.size(); }
template <class T> size_t forwarded(T &&M) {
  return generic(std::forward<T>(M));
}
void print(...) {}
int withDefault(const Map &M = {{1, 1}, {2, 2}}) {
  return static_cast<int>(M.size());
}
Map merged(const Map &A, const Map &B) {
  Map Result = A;
  Result.insert(B.begin(), B.end());
  return Result;
}
struct Visitor {
  virtual ~Visitor() = default;
  virtual int visit(const Map &M) const { return M.at(1001); }
};
struct Louder : Visitor {
  int visit(const Map &M) const override { return M.at(1001) * 2; }
};
static int iterate(Map::const_iterator Begin, Map::const_iterator End) {
  int Sum = 0;
  for (; Begin != End; ++Begin)
    Sum += Begin->second;
  return Sum;
}
static void entry(std::pair<const int, int> &E) { E.second += 1; }

int main() {
  std::unordered_map<int, int> M;
  for (int I = 0; I < 10; ++I)
    M[I] = I;
  std::printf("%d ", byValue(M));
  byReference(M);
  std::printf("%d %d %zu %zu\n", byConst(M), byPointer(&M), generic(M),
              forwarded(M));
  std::printf("%d %zu\n", withDefault(), merged(M, {{77, 7}}).size());
  const Visitor &V = Louder();
  std::printf("%d %d\n", V.visit(M), iterate(M.begin(), M.end()));
  for (auto &E : M)
    entry(E);
  int (*Pointer)(const Map &) = byConst;
  std::function<int(const Map &)> Function = byConst;
  std::printf("%d %d %d\n", Pointer(M), Function(M), std::invoke(byConst, M));
  std::reference_wrapper<Map> Wrapped = M;
  Wrapped.get()[5] = 50;
  std::printf("%d\n", M[5]);
  std::vector<Map> Maps(3, M);
  std::printf("%zu\n", Maps[2].size());
  std::printf("%d\n", byRvalue(std::move(M)));
}
