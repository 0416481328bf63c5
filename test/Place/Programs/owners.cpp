// new, delete and smart pointers: the header comes to the frame where it does not
// escape (H1 to H4).
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"
#include <memory>
#include <string>
#include <vector>

namespace {
struct Owner {
  Map M; // stays: function-seen
  std::string Name;
  int Calls = 0;
};
} // namespace
static Owner *Global;

[[gnu::noinline]] static int count(const Owner &O) { return static_cast<int>(O.M.size()) + O.Calls; }
[[gnu::noinline]] static void destroy(Owner *O) { delete O; }
[[gnu::noinline]] static void keep(Owner *O) { Global = O; }

CASE deleted(int N) {
  Map *M = new Map; // stack with its header
  int Sum = fill(*M, N);
  delete M;
  return Sum;
}
CASE unique(int N) {
  auto M = std::make_unique<Map>(); // stack with its header
  return fill(*M, N);
}
CASE uniqueOfNew(int N) {
  std::unique_ptr<Map> M(new Map); // stack with its header
  return fill(*M, N);
}
CASE uniqueReset(int N) {
  auto M = std::make_unique<Map>(); // stack with its header
  int Sum = fill(*M, N);
  M.reset();
  return Sum;
}
CASE uniqueInLoop(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    auto M = std::make_unique<Map>(); // stack with its header
    Sum += fill(*M, I);
  }
  return Sum;
}
CASE early(int N) {
  auto M = std::make_unique<Map>(); // stack with its header
  if (N < 0)
    return -1;
  return fill(*M, N);
}
CASE shared(int N) {
  auto M = std::make_shared<Map>(); // stays: not-local
  return fill(*M, N);
}
CASE owner(int N) {
  auto O = std::make_unique<Owner>();
  O->Calls = 2;
  return fill(O->M, N) + count(*O);
}
CASE ownerByNew(int N) {
  Owner *O = new Owner;
  O->Name = "a name that is too long to be kept in the string itself";
  int Sum = fill(O->M, N) + count(*O);
  delete O;
  return Sum;
}
CASE destroyedElsewhere(int N) {
  Owner *O = new Owner;
  int Sum = fill(O->M, N);
  destroy(O);
  return Sum;
}
CASE leaked(int N) {
  Owner *O = new Owner;
  return fill(O->M, N);
}
CASE kept(int N) {
  Owner *O = new Owner;
  int Sum = fill(O->M, N);
  keep(O);
  return Sum;
}
CASE roundTheLoop(int N) {
  Owner *Last = nullptr;
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    Owner *O = new Owner;
    Sum += fill(O->M, I);
    if (Last) {
      Sum += count(*Last);
      delete Last;
    }
    Last = O;
  }
  delete Last;
  return Sum;
}
CASE either(int N) {
  Map *M = N % 2 ? new Map : new Map{{1, 1}};
  int Sum = fill(*M, N);
  delete M;
  return Sum;
}
CASE ofVector(int N) {
  std::vector<std::unique_ptr<Map>> All;
  for (int I = 0; I < N; ++I)
    All.push_back(std::make_unique<Map>());
  return fill(*All.front(), N);
}
CASE released(int N) {
  auto M = std::make_unique<Map>(); // stays: unsupported-use
  int Sum = fill(*M, N);
  Map *Raw = M.release();
  delete Raw;
  return Sum;
}
int main() {
  std::printf("%d %d %d %d\n", deleted(9), unique(9), uniqueOfNew(9), uniqueReset(9));
  std::printf("%d %d %d %d\n", uniqueInLoop(9), early(-1), early(9), shared(9));
  std::printf("%d %d %d %d\n", owner(9), ownerByNew(9), destroyedElsewhere(9), leaked(9));
  std::printf("%d %d %d %d\n", kept(9), roundTheLoop(5), either(3), either(4));
  std::printf("%d %d\n", ofVector(4), released(9));
  delete Global;
}
