// Static and thread-local storage, buffers, unions.
// RUN: %same-output --places --hostile=no %s -- -pthread
#include "Inputs/cases.h"
#include <new>
#include <thread>

static Map AtFileLevel; // heap: over-static-limit
static thread_local Map OfThread; // heap: header-static
namespace {
struct Holder {
  Map M; // heap: over-static-limit
  int Calls = 0;
};
Holder InStruct;
union Either {
  Either() {}
  ~Either() {}
  int Number;
  Map M; // stays: unsupported-use
};
} // namespace
alignas(Map) static unsigned char Buffer[sizeof(Map)];

CASE file(int N) { return fill(AtFileLevel, N); }
CASE member(int N) { return fill(InStruct.M, N) + ++InStruct.Calls; }
CASE threadLocal(int N) { return fill(OfThread, N); }
CASE inFunction(int N) {
  static Map M; // heap: over-static-limit
  return fill(M, N);
}
CASE constant(int N) {
  static const Map M{{1, 10}, {2, 20}, {3, 30}}; // heap: over-static-limit
  auto It = M.find(N);
  return It == M.end() ? -1 : It->second;
}
CASE placed(int N) {
  alignas(Map) unsigned char Bytes[sizeof(Map)];
  Map *M = new (Bytes) Map; // stays: unsupported-use
  int Sum = fill(*M, N);
  M->~Map();
  return Sum;
}
CASE placedTwice(int N) {
  alignas(Map) unsigned char Bytes[sizeof(Map)];
  int Sum = 0;
  for (int I = 0; I < 2; ++I) {
    Map *M = new (Bytes) Map; // stays: unsupported-use
    Sum += fill(*M, N + I);
    M->~Map();
  }
  return Sum;
}
CASE placedInStatic(int N) {
  Map *M = new (Buffer) Map; // stays: unsupported-use
  int Sum = fill(*M, N);
  M->~Map();
  return Sum;
}
CASE inUnion(int N) {
  Either E;
  new (&E.M) Map;
  int Sum = fill(E.M, N);
  E.M.~Map();
  return Sum;
}
CASE ofAnotherThread(int N) {
  Map M; // stack
  std::thread([&] { fill(M, N); }).join();
  return static_cast<int>(M.size());
}
CASE inAnotherThread(int N) {
  int Sum = 0;
  std::thread([&] {
    Map M; // stack
    Sum = fill(M, N);
  }).join();
  return Sum;
}
int main() {
  std::printf("%d %d %d %d\n", file(9), file(9), member(9), threadLocal(9));
  std::printf("%d %d %d %d\n", inFunction(9), inFunction(9), constant(2), constant(9));
  std::printf("%d %d %d %d\n", placed(9), placedTwice(9), placedInStatic(9), inUnion(9));
  std::printf("%d %d\n", ofAnotherThread(9), inAnotherThread(9));
}
