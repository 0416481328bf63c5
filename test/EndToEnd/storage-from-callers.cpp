// Maps that a function makes in its caller's objects: results of functions that
// are not inlined, through one function or several, on some ways only, in loops,
// in structs and pairs, by constructors; moved on by the callers or not.
//
// RUN: %same-output --levels=O2,Os %s -- -std=c++17 -I%include
#include <cstdio>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>
#include <roost/unordered_flat_map.h>
#include <roost/unordered_flat_set.h>
#define OUT_OF_LINE __attribute__((noinline))
using Map = roost::unordered_flat_map<int, int>;
using Words = roost::unordered_flat_map<std::string, int>;

OUT_OF_LINE int spoil() {
  volatile char Bytes[4096];
  for (int I = 0; I < 4096; ++I)
    Bytes[I] = 0x55;
  return Bytes[7];
}
OUT_OF_LINE int sum(const Map &M) {
  int Sum = 0;
  for (auto &[K, V] : M)
    Sum += K * V;
  spoil();
  return Sum;
}

// Results.
OUT_OF_LINE static Map named(int N) {
  Map M;
  for (int I = 0; I < N; ++I)
    M[I] = I;
  return M;
}
OUT_OF_LINE static Map unnamed(int N) { return {{N, N}, {N + 1, N}}; }
OUT_OF_LINE static Map chosen(int N) {
  if (N % 3 == 0) {
    Map Small;
    Small[N] = 1;
    return Small;
  }
  if (N % 3 == 1)
    return named(N);
  Map A = named(N), B = unnamed(N);
  return N % 2 ? A : B;
}
OUT_OF_LINE static Map handedOn(int N) {
  Map M = named(N);
  M[1000] = N;
  return M;
}
OUT_OF_LINE Map visibleElsewhere(int N) {
  Map M;
  M[N] = -N;
  return M;
}
OUT_OF_LINE static Map recursive(int N) {
  Map M;
  M[N] = N;
  if (N > 0)
    for (auto &[K, V] : recursive(N - 1))
      M[K] += V;
  return M;
}
OUT_OF_LINE static Map throwing(int N) {
  Map M;
  M[N] = N;
  if (N % 2)
    throw std::runtime_error("odd");
  return M;
}

// Structs and pairs.
struct Two {
  Map First;
  Words Second;
  int N = 0;
};
OUT_OF_LINE static Two two(int N) {
  Two T;
  T.First[N] = 1;
  T.Second["n"] = N;
  T.N = N;
  return T;
}
OUT_OF_LINE static std::pair<Map, int> pair(int N) {
  Map M;
  M[N] = 2 * N;
  return {std::move(M), N};
}
OUT_OF_LINE static std::optional<Map> maybe(int N) {
  if (N % 2)
    return std::nullopt;
  return named(N);
}

// Constructors and other functions that are given an object.
class Object {
public:
  OUT_OF_LINE explicit Object(int N) : N(N) {
    for (int I = 0; I < N; ++I)
      Own[I] = N;
  }
  OUT_OF_LINE Object() : N(0) { Seen.insert("nothing"); }
  OUT_OF_LINE void reset(bool Really) {
    if (!Really)
      return;
    Own.~Map();
    new (&Own) Map;
    Own[7] = N;
  }
  int total() const {
    return sum(Own) + static_cast<int>(Seen.size());
  }
  Map Own;
  roost::unordered_flat_set<std::string> Seen;
  int N;
};
OUT_OF_LINE static void fill(Object *At, int N) { new (At) Object(N); }

static Map Kept;
static std::vector<Map> Many;

int main() {
  for (int I = 0; I < 40; I += 7) {
    Map A = named(I), B = unnamed(I), C = chosen(I), D = handedOn(I);
    Map E = visibleElsewhere(I);
    std::printf("%d: %d %d %d %d %d\n", I, sum(A), sum(B), sum(C), sum(D),
                sum(E));
    A = handedOn(I + 1);
    B = std::move(C);
    std::printf("  %d %d %zu\n", sum(A), sum(B), named(I).size());
    Kept = named(I);
    Many.push_back(named(I));
    Many.emplace_back(chosen(I));
    D.swap(Kept);
    std::printf("  %d %d %d\n", sum(Kept), sum(D), sum(Many.back()));
  }
  std::printf("%d\n", sum(recursive(12)));
  for (int I = 0; I < 4; ++I)
    try {
      Map M = throwing(I);
      std::printf("made %d\n", sum(M));
    } catch (const std::runtime_error &Error) {
      std::printf("%s\n", Error.what());
    }

  Two T = two(4);
  auto [M, N] = pair(6);
  spoil();
  std::printf("%d %d %d %d %d\n", T.First[4], T.Second["n"], T.N, sum(M), N);
  for (int I = 0; I < 4; ++I)
    if (std::optional<Map> O = maybe(I))
      std::printf("%d: %d\n", I, sum(*O));

  for (int I = 0; I < 40; I += 13) {
    Object A(I), B;
    std::printf("%d %d", A.total(), B.total());
    A.reset(I % 2);
    A.reset(false);
    B = std::move(A);
    std::printf(" %d\n", B.total());
    auto P = std::make_unique<Object>(I + 1);
    P->reset(true);
    std::printf("%d\n", P->total());
  }
  alignas(Object) unsigned char Room[sizeof(Object)];
  for (int I = 0; I < 30; I += 9) {
    fill(reinterpret_cast<Object *>(Room), I);
    auto *O = std::launder(reinterpret_cast<Object *>(Room));
    O->reset(I == 9);
    std::printf("%d\n", O->total());
    O->~Object();
  }
  Object Array[3];
  for (int I = 0; I < 3; ++I) {
    Array[I].~Object();
    fill(&Array[I], I * 11);
  }
  for (Object &O : Array)
    std::printf("%d\n", O.total());
  auto *Pointer = &named;
  std::printf("%d %d\n", sum(Pointer(5)), spoil());
}
