// Maps with static storage: used before main, across calls, after main.
//
// RUN: %same-output %s
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

static std::unordered_map<std::string, int> &table() {
  static std::unordered_map<std::string, int> Table;
  return Table;
}
struct Registrar {
  explicit Registrar(const char *Name) { table()[Name] = 1; }
};
static Registrar A("a"), B("b");
std::unordered_set<int> Global{1, 2, 3};
static const std::unordered_map<int, int> Squares = [] {
  std::unordered_map<int, int> M;
  for (int I = 0; I < 20; ++I)
    M[I] = I * I;
  return M;
}();
thread_local std::unordered_map<int, int> PerThread;
extern std::unordered_map<int, int> Elsewhere;
std::unordered_map<int, int> Elsewhere{{4, 5}};

int next(int Key) {
  static std::unordered_map<int, int> Calls;
  return ++Calls[Key];
}

struct AtExit {
  ~AtExit() { std::printf("at exit %zu %zu\n", Global.size(), table().size()); }
} Last;

int main() {
  next(1), next(2), next(1);
  PerThread[3]++;
  std::printf("%d %d %zu %d\n", next(1), next(2), table().size(),
              Squares.at(9));
  std::printf("%zu %d\n", PerThread.size(), Elsewhere[4]);
  Global.insert(4);
  table()["c"] = 2;
}
