// Maps in functions within extern "C", namespaces of all kinds, classes.
//
// RUN: %same-output %s
#include <cstdio>
#include <unordered_map>

extern "C" {
int inC(int N) {
  std::unordered_map<int, int> M;
  M[N] = N;
  return M[N];
}
extern "C++" {
int inCxx(int N) {
  std::unordered_map<int, int> M{{N, N + 1}};
  return M[N];
}
}
}
extern "C" int single(int N) {
  std::unordered_map<int, int> M{{N, N + 2}};
  return M[N];
}
namespace {
int hidden(int N) {
  std::unordered_map<int, int> M{{N, N + 3}};
  return M[N];
}
} // namespace
inline namespace v1 {
namespace deep::deeper {
int inner(int N) {
  std::unordered_map<int, int> M{{N, N + 4}};
  return M[N];
}
} // namespace deep::deeper
} // namespace v1
struct Class {
  int defined(int N) const {
    std::unordered_map<int, int> M{{N, N + 5}};
    return M[N];
  }
  int defaulted(int N = [] {
    std::unordered_map<int, int> M{{1, 6}};
    return M[1];
  }()) const {
    return N;
  }
  int Member = [] {
    std::unordered_map<int, int> M{{1, 7}};
    return M[1];
  }();
  static int outside(int N);
};
int Class::outside(int N) {
  std::unordered_map<int, int> M{{N, N + 8}};
  return M[N];
}
static const int Initialized = [] {
  std::unordered_map<int, int> M{{1, 9}};
  return M[1];
}();

int main() {
  std::printf("%d %d %d %d %d ", inC(1), inCxx(1), single(1), hidden(1),
              deep::deeper::inner(1));
  std::printf("%d %d %d %d %d\n", Class().defined(1), Class().defaulted(),
              Class().Member, Class::outside(1), Initialized);
}
