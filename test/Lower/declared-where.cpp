// L1, L2: wherever a statement can stand, a map can be declared and lowered.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

using Numbers = std::unordered_map<int, int>;
static Numbers global; // flat
static int use(int x) { return x; }

static void innerBlock() {
  {
    Numbers m{{1, 2}}; // flat
    std::printf("%d\n", m[1]);
  }
}
static void functionStatic() {
  static Numbers m; // flat
  std::printf("%d\n", ++m[1]);
}
static void threadLocal() {
  thread_local Numbers m; // flat
  std::printf("%d\n", ++m[1]);
}
static void forInit() {
  for (Numbers m{{0, 1}}; m.size() < 4; m[int(m.size())] = 1) // flat
    std::printf("%zu\n", m.size());
}
static void ifInit() {
  if (Numbers m{{0, 1}}; m.count(0)) // flat
    std::printf("%zu\n", m.size());
}
static void switchInit() {
  switch (Numbers m{{0, 1}}; m[0]) { // flat
  case 1:
    std::printf("%zu\n", m.size());
  }
}
static void inCase(int x) {
  switch (x) {
  case 1: {
    Numbers m{{0, x}}; // flat
    std::printf("%d\n", m[0]);
  }
  }
}
static void inLambda() {
  auto f = [](int x) {
    Numbers m{{0, x}}; // flat
    return m[0];
  };
  std::printf("%d\n", f(3));
}
static void inGenericLambda() {
  auto f = [](auto x) {
    std::unordered_set<int> m; // stays: in-template
    m.insert(int(x));
    return int(m.size());
  };
  std::printf("%d\n", f(3));
}
static void inLoop() {
  for (int i = 0; i < 3; ++i) {
    Numbers m{{i, i}}; // flat
    std::printf("%d\n", m[i]);
  }
}
static int functionTry() try {
  Numbers m{{1, 2}}; // flat
  return m.at(3);
} catch (...) {
  Numbers m{{1, 3}}; // flat
  return m.at(1);
}
class Plain {
public:
  Plain() {
    Numbers m{{1, 2}}; // flat
    n = m[1];
  }
  ~Plain() {
    Numbers m{{1, n}}; // flat
    std::printf("%d\n", m[1]);
  }
  int method() const {
    Numbers m{{1, n}}; // flat
    return m.at(1);
  }
  static int staticMethod() {
    Numbers m{{1, 4}}; // flat
    return m.at(1);
  }
  Plain &operator+=(int x) {
    Numbers m{{1, x}}; // flat
    n += m.at(1);
    return *this;
  }
  operator int() const {
    Numbers m{{1, n}}; // flat
    return m.at(1);
  }
  friend int friendly(const Plain &p) {
    Numbers m{{1, p.n}}; // flat
    return m.at(1);
  }
  int outside();

private:
  int n = 0;
};
int Plain::outside() {
  Numbers m{{1, n}}; // flat
  return m.at(1);
}
namespace a::b {
static int deep() noexcept {
  Numbers m{{1, 2}}; // flat
  return m[1];
}
} // namespace a::b
namespace {
int hidden() {
  Numbers m{{1, 2}}; // flat
  return m[1];
}
} // namespace
extern "C" int ofC(int x) {
  Numbers m{{1, x}}; // flat
  return m[1];
}
inline int inlined(int x) {
  Numbers m{{1, x}}; // flat
  return m[1];
}
[[gnu::noinline]] static int attributed(int x) {
  [[maybe_unused]] Numbers m{{1, x}}; // flat
  return m[1];
}
static auto trailing(int x) -> int {
  Numbers m{{1, x}}; // flat
  return m[1];
}
static int localClass() {
  struct Local {
    int run(int x) {
      Numbers m{{1, x}}; // flat
      return m[1];
    }
  };
  return Local().run(5);
}
int main() {
  innerBlock(), functionStatic(), threadLocal(), forInit(), ifInit();
  switchInit(), inCase(1), inLambda(), inGenericLambda(), inLoop();
  Plain p;
  p += 3;
  std::printf("%d%d%d%d%d\n", p.method(), Plain::staticMethod(), int(p), friendly(p), p.outside());
  std::printf("%d%d%d%d%d%d%d%d\n", functionTry(), a::b::deep(), hidden(), ofC(4), inlined(5), attributed(6), trailing(7), localClass());
  Numbers m{{1, 2}}; // flat
  std::printf("%d%zu%d\n", m[1], global.size(), use(m[2]));
}
