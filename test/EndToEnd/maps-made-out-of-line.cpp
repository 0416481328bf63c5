// Lowered maps that functions make for their callers without being inlined, and
// lowered maps in static variables.
//
// RUN: %same-output --verdicts --levels=O1,O2 %s
#include <cstdio>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>
#define OUT_OF_LINE __attribute__((noinline))

OUT_OF_LINE static std::unordered_map<int, int> named(int N) {
  std::unordered_map<int, int> M; // flat
  for (int I = 0; I < N; ++I)
    M[I] = I;
  return M;
}
OUT_OF_LINE static std::unordered_map<int, int> handedOn(int N) {
  std::unordered_map<int, int> M = named(N); // flat
  M[1000] = N;
  return M;
}
OUT_OF_LINE static std::unordered_map<int, int> throwing(int N) {
  std::unordered_map<int, int> M = named(N); // flat
  if (N % 2)
    throw std::runtime_error("odd");
  return M;
}
OUT_OF_LINE static std::unordered_set<std::string> either(int N) {
  if (N % 2) {
    std::unordered_set<std::string> Odd; // flat
    Odd.insert("odd");
    return Odd;
  }
  std::unordered_set<std::string> Even; // flat
  for (int I = 0; I < N; ++I)
    Even.insert(std::to_string(I));
  return Even;
}
OUT_OF_LINE static int spoil() {
  volatile char Bytes[4096];
  for (int I = 0; I < 4096; ++I)
    Bytes[I] = 0x55;
  return Bytes[7];
}

struct Object {
  OUT_OF_LINE explicit Object(int N) : N(N) {
    for (int I = 0; I < N; ++I)
      Counts[I] = N;
  }
  std::unordered_map<int, int> Counts;      // flat
  std::unordered_map<std::string, int> Ids; // flat
  int N;
};
OUT_OF_LINE static Object object(int N) {
  Object O(N);
  O.Ids["n"] = N;
  return O;
}

static std::unordered_map<int, int> Filled = handedOn(4); // flat
OUT_OF_LINE static int count(int Key) {
  static std::unordered_map<int, int> Calls; // flat
  return ++Calls[Key];
}

int main() {
  long Sum = 0;
  for (int I = 0; I < 40; I += 3) {
    std::unordered_map<int, int> A = named(I), B = handedOn(I); // flat, flat
    spoil();
    for (auto &[K, V] : A)
      Sum += K * V;
    for (auto &[K, V] : B)
      Sum += K * V;
    try {
      std::unordered_map<int, int> C = throwing(I); // flat
      Sum += spoil() + static_cast<long>(C.size());
    } catch (const std::runtime_error &) {
      Sum += 1;
    }
    std::unordered_set<std::string> D = either(I); // flat
    spoil();
    Sum += static_cast<long>(D.size()) + D.count("odd");
    Object O = object(I);
    spoil();
    Sum += O.Counts.count(3) + O.Ids.at("n") + count(I % 5);
    Filled[I] = I;
    std::printf("%ld\n", Sum);
  }
  std::vector<Object> Many;
  for (int I = 0; I < 9; ++I)
    Many.push_back(object(I));
  for (Object &O : Many)
    Sum += O.Ids.at("n") + static_cast<long>(O.Counts.size());
  std::printf("%ld %zu\n", Sum, Filled.size());
}
