// Maps as members: constructors in line and out of line, bases, copies.
// RUN: %same-output --places --hostile=no %s
#include "Inputs/cases.h"

namespace {
class InLine {
public:
  int add(int N) { return M[N % 3] += N; }

private:
  Map M; // heap: over-static-limit
};
class OutOfLine {
public:
  __attribute__((noinline)) OutOfLine(int N) : Number(N) { M[N] = N; }
  __attribute__((noinline)) int add(int N) { return M[N % 3] += N + Number; }

private:
  int Number;
  Map M; // stack
};
class WithInitializer {
public:
  Map M{{1, 2}, {3, 4}}; // stack
};
class Copied {
public:
  Map M; // stack
  Copied() = default;
  Copied(const Copied &O) : M(O.M) { M[1] = 1; }
};
class Base {
public:
  virtual ~Base() = default;
  virtual int get(int N) { return N; }
};
class Virtual : public Base {
public:
  int get(int N) override { return M[N] += N; }

private:
  Map M; // stack
};
template <typename T> class Counter {
public:
  int count(const T &Key) { return ++Counts[Key]; }

private:
  std::unordered_map<T, int> Counts; // stays: member
};
} // namespace
static InLine Global;

CASE inLine(int N) {
  InLine O;
  return O.add(N) + O.add(N + 3);
}
CASE outOfLine(int N) {
  OutOfLine O(N);
  return O.add(N) + O.add(N + 3);
}
CASE initialized(int N) {
  WithInitializer O;
  return fill(O.M, N);
}
CASE copied(int N) {
  Copied A;
  fill(A.M, N);
  Copied B = A;
  return static_cast<int>(B.M.size());
}
CASE virtualClass(int N) {
  Virtual V;
  Base &B = V;
  return B.get(N) + B.get(N);
}
CASE ofTemplate(int N) {
  Counter<int> C;
  return C.count(N) + C.count(N);
}
CASE global(int N) { return Global.add(N); }
int main() {
  std::printf("%d %d %d %d\n", inLine(9), outOfLine(9), initialized(9), copied(9));
  std::printf("%d %d %d\n", virtualClass(9), ofTemplate(9), global(9));
}
