// Maps whose number of elements is known before they are filled get storage of
// that size and no code to grow (R11); what is done with them beside that.
// RUN: %same-output --verdicts %s
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>

static volatile int Zero = 0;
static int at(int I) { return I * 7919 % 101 + Zero; }

static long straight(int A, int B, int C) {
  std::unordered_map<int, int> m; // flat
  m[A] = 1;
  m[B] += 2;
  m[C] += 3;
  long Sum = 0;
  for (const auto &[Key, Value] : m)
    Sum += Key * Value;
  return Sum * 100 + static_cast<long>(m.size());
}

template <int N> static long rounds() {
  std::unordered_map<long, int> m; // flat
  for (int I = 0; I != N; ++I)
    ++m[at(I) % 13];
  long Sum = 0;
  for (int I = 0; I != 20; ++I)
    if (auto It = m.find(I); It != m.end())
      Sum = Sum * 3 + It->second;
  return Sum * 100 + static_cast<long>(m.size());
}

static long eachRound(int N) {
  long Sum = 0;
  for (int I = 0; I < N; ++I) {
    std::unordered_set<int> s; // flat
    s.insert(I);
    s.insert(at(I));
    s.insert(I);
    Sum += static_cast<long>(s.size()) * 2 + s.count(I + 1);
  }
  return Sum;
}

static long overRounds(int N) {
  std::optional<std::unordered_map<int, int>> o; // flat
  long Sum = 0;
  for (int I = 0; I < N; ++I) {
    if (I % 40 == 0)
      o.emplace();
    (*o)[at(I)] = I;
    Sum += static_cast<long>(o->size());
  }
  return Sum;
}

static long erased(int A, int B) {
  std::unordered_map<std::string, std::string> m; // flat
  m["a" + std::to_string(A)] = "a rather long string, to be on the heap";
  m["b" + std::to_string(B)] = "b";
  m.erase("a" + std::to_string(A));
  m["c"] = "c";
  m["d"] = "d";
  const long Before = static_cast<long>(m.size());
  m.clear();
  m["e"] = "e";
  return Before * 10 + static_cast<long>(m.size()) + m.count("b");
}

static long reserved(int N) {
  std::unordered_map<int, int> m; // flat
  m.reserve(5);
  m[N] = 1;
  m[N + 1] = 2;
  std::unordered_map<int, int> more; // flat
  more.reserve(3);
  for (int I = 0; I < N; ++I)
    more[I] = I;
  return static_cast<long>(m.size() * 1000 + more.size());
}

struct Thrower {
  int Value;
  explicit Thrower(int V) : Value(V) {
    if (V == 3)
      throw std::runtime_error("three");
  }
};
static long thrown(int A, int B) {
  std::unordered_map<int, Thrower> m; // flat
  long Done = 0;
  try {
    m.try_emplace(A, A);
    ++Done;
    m.try_emplace(B, B);
    ++Done;
    m.emplace(A + B, Thrower(A + B));
    ++Done;
  } catch (const std::exception &) {
    Done += 10 * static_cast<long>(m.size());
  }
  return Done;
}

static long copied(int A) {
  std::unordered_map<int, int> m; // flat
  m[A] = 1;
  std::unordered_map<int, int> n = m; // flat
  n[A + 1] = 2;
  m = n;
  m[A + 2] = 3;
  std::unordered_map<int, int> p = std::move(n); // flat
  p[A + 3] = 4;
  p.swap(m);
  return static_cast<long>(m.size() * 100 + p.size() * 10 + n.size());
}

static long nested() {
  std::unordered_map<int, std::unordered_set<int>> m; // flat, flat
  for (int I = 0; I != 3; ++I)
    for (int K = 0; K != 40; ++K)
      m[at(I)].insert(at(K));
  long Sum = 0;
  for (int I = 0; I != 3; ++I)
    Sum = Sum * 50 + static_cast<long>(m[at(I)].size());
  return Sum;
}

struct alignas(64) Wide {
  int Value = 0;
};
static long wide() {
  std::unordered_map<int, Wide> m; // flat
  for (int I = 0; I != 3; ++I)
    m[at(I)].Value = I;
  return m.at(at(2)).Value * 10 + static_cast<long>(m.size());
}

int main() {
  std::printf("%ld %ld %ld\n", straight(1, 2, 3), straight(4, 4, 4),
              straight(5, 6, 5));
  std::printf("%ld %ld %ld %ld %ld %ld\n", rounds<1>(), rounds<2>(),
              rounds<14>(), rounds<15>(), rounds<16>(), rounds<60>());
  std::printf("%ld %ld\n", eachRound(0), eachRound(100));
  std::printf("%ld\n", overRounds(100));
  std::printf("%ld %ld\n", erased(1, 2), erased(3, 4));
  std::printf("%ld %ld\n", reserved(2), reserved(100));
  std::printf("%ld %ld %ld\n", thrown(1, 1), thrown(1, 3), thrown(1, 2));
  std::printf("%ld %ld %ld\n", copied(1), nested(), wide());
}
