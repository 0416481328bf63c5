// Local variables: one, two, in blocks, in loops.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"
#include <string>

CASE one(int N) {
  Map M; // stack
  return fill(M, N);
}
CASE two(int N) {
  Map A, B; // stack, stack
  return fill(A, N) + fill(B, N + 1);
}
CASE set(int N) {
  Set S; // stack
  for (int I = 0; I < N; ++I)
    S.insert(I & 15);
  return static_cast<int>(S.size());
}
CASE strings(int N) {
  std::unordered_map<std::string, int> M; // stack
  for (int I = 0; I < N; ++I)
    ++M[std::to_string(I % 5)];
  return M["3"];
}
CASE inBlocks(int N) {
  int Sum = 0;
  if (N > 3) {
    Map M; // stack
    Sum += fill(M, N);
  } else {
    Map M; // stack
    Sum += fill(M, N + 9);
  }
  return Sum;
}
CASE inLoop(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    Map M; // stack
    Sum += fill(M, I);
  }
  return Sum;
}
CASE inNestedLoops(int N) {
  int Sum = 0;
  for (int I = 0; I < N; ++I) {
    Map Outer; // stack
    for (int J = 0; J < I; ++J) {
      Map Inner; // stack
      Sum += fill(Inner, J);
    }
    Sum += fill(Outer, I);
  }
  return Sum;
}
CASE inSwitch(int N) {
  switch (N % 3) {
  case 0: {
    Map M; // stack
    return fill(M, N);
  }
  default:
    return N;
  }
}
CASE early(int N) {
  Map M; // stack
  if (N < 0)
    return -1;
  M[N] = N;
  if (M.count(7))
    return 7;
  return fill(M, N);
}
// It lies in an array: one place for each element, known where the array is
// short enough to be taken apart.
CASE arrayOfTwo(int N) {
  Map Ms[2]; // heap: variable-offset
  return fill(Ms[0], N) + fill(Ms[1], N);
}
CASE arrayOfMany(int N) {
  Map Ms[100]; // heap: variable-offset
  for (int I = 0; I < N; ++I)
    Ms[I % 100][I] = I;
  return static_cast<int>(Ms[5].size());
}
struct Large {
  char Bytes[600];
};
// One element is more than a map may take of a frame.
CASE large(int N) {
  std::unordered_map<int, Large> M; // stack
  M[N].Bytes[N] = 1;
  return M[N].Bytes[N] + static_cast<int>(M.size());
}
int main() {
  std::printf("%d %d %d %d\n", one(20), two(20), set(40), strings(30));
  std::printf("%d %d %d %d\n", inBlocks(2), inBlocks(9), inLoop(6), inNestedLoops(5));
  std::printf("%d %d %d %d\n", inSwitch(3), inSwitch(4), early(-3), early(7));
  std::printf("%d %d %d\n", arrayOfTwo(9), arrayOfMany(130), large(5));
}
