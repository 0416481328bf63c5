// A program may count how often its objects are copied, moved and destroyed:
// growing a std::unordered_map does neither.
//
// RUN: %same-output %s
#include <cstdio>
#include <unordered_map>
#include <unordered_set>

static int Copies, Moves, Destroyed;

struct Counted {
  int N = 0;
  Counted() = default;
  explicit Counted(int N) : N(N) {}
  Counted(const Counted &O) : N(O.N) { ++Copies; }
  Counted(Counted &&O) noexcept : N(O.N) { ++Moves; }
  Counted &operator=(const Counted &O) {
    N = O.N;
    ++Copies;
    return *this;
  }
  Counted &operator=(Counted &&O) noexcept {
    N = O.N;
    ++Moves;
    return *this;
  }
  ~Counted() { ++Destroyed; }
  bool operator==(const Counted &O) const { return N == O.N; }
};
struct Hash {
  size_t operator()(const Counted &C) const { return C.N; }
};

int main() {
  {
    std::unordered_map<int, Counted> M;
    for (int I = 0; I < 200; ++I)
      M[I].N = I;
    std::printf("%d %d %d\n", Copies, Moves, Destroyed);
    for (int I = 200; I < 300; ++I)
      M.try_emplace(I, I);
    std::printf("%d %d %d\n", Copies, Moves, Destroyed);
    M.reserve(10000);
    std::unordered_map<int, Counted> Other = std::move(M);
    std::swap(M, Other);
    std::printf("%d %d %d\n", Copies, Moves, Destroyed);
  }
  std::printf("%d %d %d\n", Copies, Moves, Destroyed);
  {
    std::unordered_set<Counted, Hash> S;
    for (int I = 0; I < 100; ++I)
      S.emplace(I);
    std::printf("%d %d %d\n", Copies, Moves, Destroyed);
  }
  std::printf("%d %d %d\n", Copies, Moves, Destroyed);
}
