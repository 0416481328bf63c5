// Addresses of maps in globals, in objects that die before or live longer.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"
#include <memory>

namespace {
struct Box {
  Map *Held = nullptr;
};
struct Owner {
  Map M; // heap: header-escapes
};
} // namespace
static Owner *Last;
static Box *LastBox;

[[gnu::noinline]] static void put(Owner *O) { Last = O; }
[[gnu::noinline]] static int size(const Box &B) { return static_cast<int>(B.Held->size()); }

CASE inLocalBox(int N) {
  Map M; // stack
  fill(M, N);
  Box B{&M};
  return size(B);
}
CASE inHeapBox(int N) {
  Map M; // stack
  fill(M, N);
  Box *B = new Box{&M};
  int Size = size(*B);
  delete B;
  return Size;
}
CASE inUniqueBox(int N) {
  Map M; // stack
  fill(M, N);
  auto B = std::make_unique<Box>();
  B->Held = &M;
  return size(*B);
}
CASE inGlobalBox(int N) {
  Map M; // stack
  fill(M, N);
  Box B{&M};
  LastBox = &B;
  int Size = size(*LastBox);
  LastBox = nullptr;
  return Size;
}
CASE headerInLocalBox(int N) {
  Map *M = new Map; // stack with its header
  fill(*M, N);
  Box B{M};
  int Size = size(B);
  delete M;
  return Size;
}
CASE headerInDyingBox(int N) {
  auto B = std::make_unique<Box>();
  Map *M = new Map; // stack with its header
  fill(*M, N);
  B->Held = M;
  int Size = size(*B);
  delete M;
  return Size;
}
// It is gone before anybody could look, but who says so?
CASE headerInGlobalThatIsReset(int N) {
  Owner *O = new Owner;
  Last = O;
  int Sum = fill(O->M, N);
  Last = nullptr;
  delete O;
  return Sum;
}
CASE headerInGlobal(int N) {
  Owner *O = new Owner;
  int Sum = fill(O->M, N);
  put(O);
  return Sum;
}
CASE headerInCallersBox(Box &B, int N) {
  Map *M = new Map; // heap: header-escapes
  fill(*M, N);
  B.Held = M;
  return N;
}
CASE compared(int N) {
  Map *M = new Map; // stays: unsupported-use
  int Sum = fill(*M, N) + (static_cast<void *>(M) == static_cast<void *>(Last));
  delete M;
  return Sum;
}
CASE alias(int N) {
  Map M; // stack
  Map *const P = &M, *const Q = P;
  (*Q)[N] = 1;
  return fill(*P, N);
}
int main() {
  Box B;
  std::printf("%d %d %d %d\n", inLocalBox(9), inHeapBox(9), inUniqueBox(9), inGlobalBox(9));
  std::printf("%d %d %d %d\n", headerInLocalBox(9), headerInDyingBox(9), headerInGlobalThatIsReset(9), headerInGlobal(9));
  std::printf("%d %d %d %d\n", headerInCallersBox(B, 9), size(B), compared(9), alias(9));
  delete Last;
  delete B.Held;
}
