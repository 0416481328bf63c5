// How much is asked for, and what it does to the frame.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"
#include <cstdint>
#include <string>

namespace {
enum Color { Red, Green, Blue };
struct Point {
  int X, Y;
  bool operator==(const Point &O) const { return X == O.X && Y == O.Y; }
};
struct HashPoint {
  std::size_t operator()(const Point &P) const {
    return static_cast<std::size_t>(P.X * 31 + P.Y);
  }
};
} // namespace

CASE ofBool(int N) {
  std::unordered_map<bool, int> M; // stack
  for (int I = 0; I < N; ++I)
    ++M[I % 3 == 0];
  return M[true];
}
CASE ofChar(const char *Text) {
  std::unordered_map<char, int> M; // stack
  for (; *Text; ++Text)
    ++M[*Text];
  return static_cast<int>(M.size());
}
CASE ofEnum(int N) {
  std::unordered_map<int, int> M; // stack
  for (int I = 0; I < N; ++I)
    ++M[static_cast<Color>(I % 3)];
  return M[Blue];
}
CASE reserved(int N) {
  Map M; // stack
  M.reserve(10);
  return fill(M, N);
}
CASE reservedMuch(int N) {
  Map M; // stack
  M.reserve(1000);
  return fill(M, N);
}
CASE reservedUnknown(int N) {
  Map M; // stack
  M.reserve(static_cast<std::size_t>(N));
  return fill(M, N);
}
CASE listed(int N) {
  Map M{{1, 2}, {3, 4}, {5, 6}}; // stack
  return M[N] + static_cast<int>(M.size());
}
CASE threeInserted(int N) {
  Map M; // stack
  M[1] = N;
  M[2] = N;
  M[3] = N;
  return static_cast<int>(M.size());
}
CASE masked(int N) {
  Map M; // stack
  for (int I = 0; I < N; ++I)
    ++M[I & 3];
  return M[1];
}
CASE grown(int N) {
  Map M; // stack
  for (int I = 0; I < N; ++I)
    M[I] = I;
  return static_cast<int>(M.size());
}
CASE ofPoints(int N) {
  std::unordered_map<Point, int, HashPoint> M; // stack
  for (int I = 0; I < N; ++I)
    ++M[{I % 3, I % 2}];
  return static_cast<int>(M.size());
}
CASE ofLongStrings(int N) {
  std::unordered_map<std::string, std::string> M; // stack
  for (int I = 0; I < N; ++I)
    M[std::to_string(I % 4)] += "a text that does not fit into the string";
  return static_cast<int>(M["1"].size());
}
CASE many(int N) {
  Map A, B, C, D, E, F, G, H; // stack, stack, stack, stack, stack, stack, stack, stack
  return fill(A, N) + fill(B, N) + fill(C, N) + fill(D, N) + fill(E, N) +
         fill(F, N) + fill(G, N) + fill(H, N);
}
CASE copied(int N) {
  Map A; // stack
  fill(A, N);
  Map B = A, C(A); // stack, stack
  return fill(B, N) + fill(C, N);
}
int main() {
  std::printf("%d %d %d %d\n", ofBool(9), ofChar("some letters of a text"), ofEnum(9), reserved(9));
  std::printf("%d %d %d %d\n", reservedMuch(9), reservedUnknown(9), listed(3), threeInserted(9));
  std::printf("%d %d %d %d\n", masked(9), grown(500), ofPoints(9), ofLongStrings(9));
  std::printf("%d %d\n", many(9), copied(9));
}
