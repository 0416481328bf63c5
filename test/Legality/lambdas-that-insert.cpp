// L5: an insertion in a lambda happens where the lambda may be called.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

using Numbers = std::unordered_map<int, int>;
template <class F> static void run(F f) { f(); }
template <class F> struct AtEnd {
  F f;
  ~AtEnd() { f(); }
};
template <class F> AtEnd(F) -> AtEnd<F>;

static void calledUnderLoan() {
  Numbers m; // node: reference-kept
  auto grow = [&] { m[2] = 1; };
  int &x = m[1];
  grow();
  std::printf("%d\n", x);
}
static void calledBefore() {
  Numbers m; // flat
  auto grow = [&] { m[2] = 1; };
  grow();
  int &x = m[1];
  std::printf("%d\n", x);
}
static void calledAtOnce() {
  Numbers m; // node: reference-kept
  int &x = m[1];
  [&] { m[2] = 1; }();
  std::printf("%d\n", x);
}
static void initializedAtOnce() {
  Numbers m; // flat
  const int size = [&] {
    m[2] = 1;
    return int(m.size());
  }();
  int &x = m[1];
  std::printf("%d%d\n", x, size);
}
static void byTemplate() {
  Numbers m; // node: captured
  int &x = m[1];
  run([&] { m[2] = 1; });
  std::printf("%d\n", x);
}
static void byTemplateWithoutLoans() {
  Numbers m; // flat
  m[1] = 4;
  run([&] { m[2] = 1; });
  std::printf("%d\n", m[1]);
}
static void byFunction() {
  Numbers m; // node: reference-kept
  std::function<void(int)> grow = [&](int k) { m[k] = 1; };
  int &x = m[1];
  grow(2);
  std::printf("%d\n", x);
}
static void byFunctionBefore() {
  Numbers m; // flat
  std::function<void(int)> grow = [&](int k) { m[k] = 1; };
  for (int i = 0; i < 9; ++i)
    grow(i);
  int &x = m[1];
  std::printf("%d\n", x);
}
static void byAlgorithm() {
  Numbers m; // node: reference-kept
  std::vector<int> v{3, 1, 2};
  int &x = m[1];
  std::for_each(v.begin(), v.end(), [&](int i) { m[i] += i; });
  std::printf("%d\n", x);
}
static void byAlgorithmBefore() {
  Numbers m; // flat
  std::vector<int> v{3, 1, 2};
  std::for_each(v.begin(), v.end(), [&](int i) { m[i] += i; });
  std::sort(v.begin(), v.end(), [&](int a, int b) { return m[a] < m[b]; });
  std::printf("%d\n", v[0]);
}
static void byDestructor() {
  Numbers m; // node: captured
  int &x = m[1];
  {
    AtEnd grow{[&] { m[2] = 1; }};
  }
  std::printf("%d\n", x);
}
static void byDestructorAtTheEnd() {
  Numbers m; // flat
  AtEnd grow{[&] { std::printf("%d\n", m[2] = 1); }};
  m[1] = 2;
  std::printf("%d\n", m[1]);
}
static void inComparison() {
  Numbers m{{1, 5}}; // node: unsequenced-access
  auto grow = [&] { return m[m.size() + 10] = 1; };
  std::printf("%d\n", std::max(m.at(1), grow()));
}
static void inSum() {
  Numbers m{{1, 5}}; // flat
  auto grow = [&] { return m[int(m.size()) + 10] = 1; };
  int x = m.at(1);
  std::printf("%d\n", x + grow());
}
static void lambdaInLambda() {
  Numbers m; // node: reference-kept
  auto outer = [&] {
    auto inner = [&] { m[2] = 1; };
    inner();
  };
  int &x = m[1];
  outer();
  std::printf("%d\n", x);
}
static void lambdaInLambdaNotCalled() {
  Numbers m; // flat
  auto outer = [&] {
    auto inner = [&] { return m.count(2); };
    return inner();
  };
  int &x = m[1];
  std::printf("%d%zu\n", x, outer());
}
static void ownTable() {
  auto f = [](int n) {
    Numbers m; // flat
    for (int i = 0; i < n; ++i)
      m[i % 3] += i;
    return m[1];
  };
  std::printf("%d\n", f(10));
}
static void ownTableUnderLoan() {
  auto f = [](int n) {
    Numbers m; // node: reference-kept
    int &x = m[0];
    for (int i = 0; i < n; ++i)
      m[i % 3] += i;
    return x;
  };
  std::printf("%d\n", f(10));
}
static void returnsElement() {
  Numbers m; // node: reference-escapes
  auto slot = [&](int k) -> int & { return m[k]; };
  int &x = slot(1);
  slot(2) = 3;
  std::printf("%d\n", x);
}
static void returnsCopy() {
  Numbers m; // flat
  auto value = [&](int k) { return m[k]; };
  int x = value(1);
  std::printf("%d%d\n", x, value(2));
}
static void capturesElement() {
  Numbers m; // node: reference-escapes
  auto later = [&x = m[1]] { return x; };
  m[2] = 3;
  std::printf("%d\n", later());
}
static void capturesCopy() {
  Numbers m; // flat
  auto later = [x = m[1]] { return x; };
  m[2] = 3;
  std::printf("%d\n", later());
}
int main() {
  calledUnderLoan(), calledBefore(), calledAtOnce(), initializedAtOnce();
  byTemplate(), byTemplateWithoutLoans(), byFunction(), byFunctionBefore();
  byAlgorithm(), byAlgorithmBefore(), byDestructor(), byDestructorAtTheEnd();
  inComparison(), inSum(), lambdaInLambda(), lambdaInLambdaNotCalled();
  ownTable(), ownTableUnderLoan(), returnsElement(), returnsCopy();
  capturesElement(), capturesCopy();
}
