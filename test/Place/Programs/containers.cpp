// Maps in other objects: structs, arrays, pairs, optionals, vectors, maps.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"
#include <array>
#include <deque>
#include <list>
#include <optional>
#include <tuple>
#include <variant>
#include <vector>

namespace {
struct Two {
  int Number = 1;
  Map A, B; // heap: variable-offset, heap: variable-offset
};
struct Nested {
  Two T;
  Set S; // stack
};
struct Base {
  Map M; // stack
};
struct Derived : Base {
  Map N; // stack
};
} // namespace

CASE inStruct(int N) {
  Two T;
  return fill(T.A, N) + fill(T.B, N);
}
CASE nested(int N) {
  Nested O;
  O.S.insert(N);
  return fill(O.T.A, N) + static_cast<int>(O.S.size());
}
CASE derived(int N) {
  Derived D;
  return fill(D.M, N) + fill(D.N, N);
}
CASE inStdArray(int N) {
  std::array<Map, 3> Ms; // heap: variable-offset
  return fill(Ms[0], N) + fill(Ms[2], N);
}
CASE inPair(int N) {
  std::pair<Map, int> P; // stack
  return fill(P.first, N);
}
CASE inOptional(int N) {
  std::optional<Map> O; // heap: header-in-owner
  if (N > 3)
    O.emplace();
  return O ? fill(*O, N) : N;
}
CASE reemplaced(int N) {
  std::optional<Map> O; // heap: header-in-owner
  int Sum = 0;
  for (int I = 0; I < 3; ++I) {
    O.emplace();
    Sum += fill(*O, N + I);
  }
  return Sum;
}
CASE inVector(int N) {
  std::vector<Map> Ms(3); // heap: header-unknown
  return fill(Ms[1], N);
}
CASE pushed(int N) {
  std::vector<Map> Ms; // heap: header-in-owner
  for (int I = 0; I < N; ++I) {
    Map M; // heap: moved-out
    M[I] = I;
    Ms.push_back(std::move(M));
  }
  return fill(Ms[0], N);
}
CASE inDeque(int N) {
  std::deque<Map> Ms(2); // heap: header-in-owner
  return fill(Ms[1], N);
}
CASE ofMaps(int N) {
  std::unordered_map<int, Map> M; // stack, heap: header-in-owner
  M[1][2] = N;
  M[2][3] = N;
  return static_cast<int>(M.size() + M[1].size());
}
CASE ofVectors(int N) {
  std::unordered_map<int, std::vector<int>> M; // stack
  for (int I = 0; I < N; ++I)
    M[I % 3].push_back(I);
  return static_cast<int>(M[1].size());
}
CASE inArrayOfStructs(int N) {
  Two Ts[2];
  return fill(Ts[0].A, N) + fill(Ts[1].B, N);
}
int main() {
  std::printf("%d %d %d %d\n", inStruct(9), nested(9), derived(9), inStdArray(9));
  std::printf("%d %d %d %d %d\n", inPair(9), inOptional(2), inOptional(9), reemplaced(9), inVector(9));
  std::printf("%d %d %d %d %d\n", pushed(4), inDeque(9), ofMaps(9), ofVectors(9), inArrayOfStructs(9));
}
