// Moves and swaps in all directions. What leaves the frame takes its elements
// along, so there first storage would be copied (R4).
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"
#include <optional>
#include <vector>

namespace {
struct Owner {
  Map M; // heap: header-in-owner
};
struct Error {
  Map M; // heap: header-in-owner
};
} // namespace
static Map Global; // heap: moved-out
static std::vector<Map> Vector; // heap: header-in-owner

CASE toLocal(int N) {
  Map A; // stack
  fill(A, N);
  Map B = std::move(A); // stack
  return static_cast<int>(B.size() * 10 + A.size());
}
CASE assignedToLocal(int N) {
  Map A, B; // stack, stack
  fill(A, N);
  B = std::move(A);
  return static_cast<int>(B.size() * 10 + A.size());
}
CASE toGlobal(int N) {
  Map A; // stack
  fill(A, N);
  Global = std::move(A);
  return static_cast<int>(Global.size());
}
CASE toMember(int N) {
  Map A; // stack
  fill(A, N);
  Owner O{std::move(A)};
  return static_cast<int>(O.M.size());
}
CASE toMemberOnHeap(int N) {
  Map A; // stack
  fill(A, N);
  Owner *O = new Owner{std::move(A)};
  int Size = static_cast<int>(O->M.size());
  delete O;
  return Size;
}
CASE toVector(int N) {
  Map A; // heap: moved-out
  fill(A, N);
  Vector.push_back(std::move(A));
  return static_cast<int>(Vector.back().size());
}
CASE copiedToVector(int N) {
  Map A; // stack
  fill(A, N);
  Vector.push_back(A);
  return static_cast<int>(Vector.back().size() * 10 + A.size());
}
CASE toOptional(int N) {
  Map A; // stack
  fill(A, N);
  std::optional<Map> O(std::move(A)); // stack
  return static_cast<int>(O->size());
}
CASE thrown(int N) {
  try {
    Map A; // heap: moved-out
    fill(A, N);
    throw Error{std::move(A)};
  } catch (const Error &E) {
    return static_cast<int>(E.M.size());
  }
}
CASE swapped(int N) {
  Map A, B; // stack, stack
  fill(A, N);
  B[1] = 1;
  std::swap(A, B);
  return static_cast<int>(A.size() * 10 + B.size());
}
CASE memberSwap(int N) {
  Map A, B; // stack, stack
  fill(A, N);
  A.swap(B);
  return static_cast<int>(A.size() * 10 + B.size());
}
CASE swappedWithGlobal(int N) {
  Map A; // heap: moved-out
  fill(A, N);
  A.swap(Global);
  return static_cast<int>(A.size() * 10 + Global.size());
}
CASE exchanged(int N) {
  Map A; // stays: passed-to-function
  fill(A, N);
  Map B = std::exchange(A, Map()); // stays: group-refused
  return static_cast<int>(A.size() * 10 + B.size());
}
CASE onOneWay(int N) {
  Map A; // stack
  fill(A, N);
  if (N > 100)
    Global = std::move(A);
  return static_cast<int>(A.size());
}
CASE backAndForth(int N) {
  Map A; // stack
  fill(A, N);
  for (int I = 0; I < 3; ++I) {
    Map B = std::move(A); // stack
    A = std::move(B);
  }
  return static_cast<int>(A.size());
}
int main() {
  std::printf("%d %d %d %d %d\n", toLocal(9), assignedToLocal(9), toGlobal(9), toMember(9), toMemberOnHeap(9));
  std::printf("%d %d %d %d %d\n", toVector(9), copiedToVector(9), toOptional(9), thrown(9), swapped(9));
  std::printf("%d %d %d %d %d\n", memberSwap(9), swappedWithGlobal(9), exchanged(9), onOneWay(9), backAndForth(9));
}
