// Exceptions out of keys, values, hashes and comparisons: what is in the map
// afterwards, and that nothing is lost or destroyed twice.
//
// RUN: %same-output --levels=O0,O2 %s
#include <cstdio>
#include <stdexcept>
#include <unordered_map>

static int Live, Countdown;

static void tick() {
  if (Countdown && --Countdown == 0)
    throw std::runtime_error("tick");
}

struct Value {
  int N;
  explicit Value(int N = 0) : N(N) { tick(), ++Live; }
  Value(const Value &Other) : N(Other.N) { tick(), ++Live; }
  Value &operator=(const Value &Other) {
    tick();
    N = Other.N;
    return *this;
  }
  ~Value() { --Live; }
};

struct Hash {
  size_t operator()(int Key) const {
    tick();
    return Key * 2654435761u;
  }
};
struct Equal {
  bool operator()(int A, int B) const {
    tick();
    return A == B;
  }
};

using Map = std::unordered_map<int, Value, Hash, Equal>;

template <class Body> void attempt(const char *Name, Body B) {
  int Thrown = 0, Bad = 0;
  for (int At = 1; At < 60; ++At) {
    Countdown = 0;
    {
      std::unordered_map<int, Value, Hash, Equal> M;
      for (int I = 0; I < 12; ++I)
        M.emplace(I, I);
      Countdown = At;
      size_t Before = M.size();
      try {
        B(M);
      } catch (const std::runtime_error &) {
        ++Thrown;
        Countdown = 0;
        if (M.size() != Before)
          ++Bad;
        for (int I = 0; I < 12; ++I)
          if (M.count(I) != 1 || M.at(I).N != I)
            ++Bad;
      }
      Countdown = 0;
    }
    if (Live)
      ++Bad;
  }
  std::printf("%s: %s, bad %d\n", Name, Thrown ? "thrown" : "never", Bad);
}

int main() {
  attempt("emplace", [](Map &M) { M.emplace(100, 1); });
  attempt("index", [](Map &M) { M[100]; });
  attempt("insert", [](Map &M) { M.insert({100, Value(1)}); });
  attempt("try_emplace", [](Map &M) { M.try_emplace(100, 1); });
  attempt("find", [](Map &M) { M.find(100); });
  attempt("copy", [](Map &M) { Map Copy(M); });

  int Caught = 0;
  for (int At = 1; At < 40; ++At) {
    std::unordered_map<int, Value> Local;
    Countdown = At;
    try {
      for (int I = 0; I < 100; ++I)
        Local.try_emplace(I, I);
    } catch (...) {
      ++Caught;
      Countdown = 0;
      if (static_cast<int>(Local.size()) != At - 1)
        std::printf("size %zu at %d\n", Local.size(), At);
    }
    Countdown = 0;
  }
  std::printf("%d %d\n", Caught, Live);
}
