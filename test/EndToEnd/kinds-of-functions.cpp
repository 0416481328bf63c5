// Maps in constructors, destructors, operators, function-try-blocks, constexpr,
// virtual and variadic functions, conversion functions, deduced returns.
//
// RUN: %same-output %s -- -std=c++20
#include <cstdarg>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <unordered_set>

struct Base {
  int N;
  explicit Base(int K) try : N(make(K)) {
    std::unordered_map<int, int> M{{K, N}};
    N += M[K];
    if (K < 0)
      throw std::runtime_error("negative");
  } catch (const std::runtime_error &) {
    std::unordered_set<int> S{1, 2};
    std::printf("caught %zu\n", S.size());
  }
  virtual ~Base() {
    std::unordered_map<int, int> M{{1, N}};
    std::printf("~%d\n", M[1]);
  }
  static int make(int K) {
    std::unordered_map<int, int> M{{K, K * 2}};
    return M[K];
  }
  virtual int run(int K) const noexcept {
    std::unordered_map<int, int> M{{K, N}};
    return M[K];
  }
  int operator()(int A, int B) const {
    std::unordered_map<int, int> M{{A, 1}};
    M[B] += 2;
    return M[A] * 10 + M[B];
  }
  operator std::string() const {
    std::unordered_map<int, std::string> M{{N, "converted"}};
    return M[N];
  }
  bool operator<(const Base &O) const {
    std::unordered_set<int> S{N, O.N};
    return S.size() == 2 && N < O.N;
  }
};
struct Derived : Base {
  using Base::Base;
  int run(int K) const noexcept override {
    std::unordered_map<int, int> M{{K, Base::run(K) + 1}};
    return M[K];
  }
};

int variadic(int Count, ...) {
  std::unordered_set<int> S;
  va_list Args;
  va_start(Args, Count);
  for (int I = 0; I < Count; ++I)
    S.insert(va_arg(Args, int));
  va_end(Args);
  return static_cast<int>(S.size());
}

auto deduced(int N) {
  std::unordered_map<int, double> M{{N, N / 2.0}};
  return M[N];
}
decltype(auto) alsoDeduced(const std::string &S) {
  std::unordered_set<char> Letters(S.begin(), S.end());
  return Letters.size();
}
inline int inlined(auto N) {
  std::unordered_map<decltype(N), int> M{{N, 3}};
  return M[N];
}
[[gnu::noinline, gnu::cold]] static int cold(int N) {
  std::unordered_map<int, int> M{{N, N}};
  return M[N];
}
__attribute__((always_inline)) inline int always(int N) {
  std::unordered_map<int, int> M{{N, N + 1}};
  return M[N];
}
int operator""_squared(unsigned long long N) {
  std::unordered_map<int, int> M;
  M[1] = static_cast<int>(N * N);
  return M[1];
}

int main() try {
  Base B(4);
  Derived D(5);
  const Base &R = D;
  std::printf("%d %d %d %s %d\n", B.run(1), R.run(1), B(1, 1),
              std::string(B).c_str(), B < D);
  try {
    Base Bad(-1);
  } catch (const std::exception &E) {
    std::printf("%s\n", E.what());
  }
  std::printf("%d %g %zu %d\n", variadic(4, 1, 2, 1, 3), deduced(5),
              alsoDeduced("hello"), inlined(7L));
  std::printf("%d %d %d\n", cold(1), always(2), 12_squared);
  std::unordered_map<int, int> M;
  return M.at(1);
} catch (const std::out_of_range &) {
  std::unordered_set<int> S{1};
  return static_cast<int>(S.size());
}
