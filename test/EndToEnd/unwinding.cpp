// Maps destroyed by exceptions, in the right order, with all they hold.
//
// RUN: %same-output --levels=O2,O3 %s
#include <cstdio>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>

struct Loud {
  const char *Name;
  explicit Loud(const char *Name) : Name(Name) {}
  Loud(Loud &&O) noexcept : Name(O.Name) { O.Name = nullptr; }
  ~Loud() {
    if (Name)
      std::printf("~%s\n", Name);
  }
};

int depth(int N) {
  std::unordered_map<int, std::string> M;
  M[N] = std::string(40, 'x');
  if (N == 0)
    throw std::runtime_error("bottom");
  return depth(N - 1) + static_cast<int>(M.size());
}

void ordered(bool Throw) {
  Loud First("first");
  std::unordered_map<int, Loud> M;
  M.try_emplace(1, "element");
  Loud Second("second");
  if (Throw)
    throw 1;
  std::printf("done\n");
}

int inCatch() {
  try {
    std::unordered_set<int> S{1, 2, 3};
    if (S.size() == 3)
      throw S;
  } catch (const std::unordered_set<int> &Caught) {
    std::unordered_map<int, int> M;
    for (int Key : Caught)
      M[Key] = Key;
    return static_cast<int>(M.size());
  }
  return 0;
}

int main() {
  try {
    depth(50);
  } catch (const std::exception &E) {
    std::printf("%s\n", E.what());
  }
  ordered(false);
  try {
    ordered(true);
  } catch (int) {
    std::printf("caught\n");
  }
  std::printf("%d\n", inCatch());
  std::unordered_map<int, int> M;
  try {
    M.at(5);
  } catch (const std::out_of_range &) {
    std::printf("at\n");
  }
}
