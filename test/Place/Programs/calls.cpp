// Objects with maps given to functions that are known, called through pointers,
// or virtual.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"

namespace {
struct Owner {
  Map M; // heap: header-escapes
  int Calls = 0;
};
struct Visitor {
  virtual int visit(Owner &O) const = 0;
  virtual ~Visitor() = default;
};
struct Counts final : Visitor {
  int visit(Owner &O) const override { return static_cast<int>(O.M.size()); }
};
struct Sums final : Visitor {
  int visit(Owner &O) const override { return O.M[1] + O.Calls; }
};
} // namespace
static Owner *Kept;

[[gnu::noinline]] static int size(Owner *O) { return static_cast<int>(O->M.size()); }
[[gnu::noinline]] static int calls(Owner *O) { return ++O->Calls; }
[[gnu::noinline]] static int keeps(Owner *O) { return (Kept = O)->Calls; }
using Function = int (*)(Owner *);
static constexpr Function Table[] = {size, calls};
extern Function Unknown;

CASE direct(int N) {
  Owner *O = new Owner;
  int Sum = fill(O->M, N) + size(O);
  delete O;
  return Sum;
}
CASE ofTable(int N) {
  Owner *O = new Owner;
  int Sum = fill(O->M, N) + Table[N & 1](O);
  delete O;
  return Sum;
}
CASE ofTwo(int N) {
  Owner *O = new Owner;
  Function F = N % 2 ? size : calls;
  int Sum = fill(O->M, N) + F(O);
  delete O;
  return Sum;
}
CASE oneKeeps(int N) {
  Owner *O = new Owner;
  Function F = N % 2 ? size : keeps;
  int Sum = fill(O->M, N) + F(O);
  delete O;
  return Sum;
}
CASE unknown(int N) {
  Owner *O = new Owner;
  int Sum = fill(O->M, N) + Unknown(O);
  delete O;
  return Sum;
}
CASE finalClass(int N) {
  Counts C;
  Owner *O = new Owner;
  int Sum = fill(O->M, N) + C.visit(*O);
  delete O;
  return Sum;
}
CASE openHierarchy(const Visitor &V, int N) {
  Owner *O = new Owner;
  int Sum = fill(O->M, N) + V.visit(*O);
  delete O;
  return Sum;
}
// Its buckets are in the frame whoever is called: they die with the header.
CASE ofAFrame(const Visitor &V, int N) {
  Owner O;
  return fill(O.M, N) + V.visit(O);
}
Function Unknown = calls;
int main() {
  std::printf("%d %d %d %d %d\n", direct(9), ofTable(8), ofTable(9), ofTwo(8), ofTwo(9));
  std::printf("%d %d %d\n", oneKeeps(9), unknown(9), finalClass(9));
  std::printf("%d %d %d\n", openHierarchy(Counts(), 9), openHierarchy(Sums(), 9), ofAFrame(Sums(), 9));
}
