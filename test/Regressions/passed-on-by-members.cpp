// Member functions of library classes that pass on what they hold, without a
// result that would tell (L5): swap, detach, and destructors that wait.
// RUN: %same-output --verdicts %s -- -std=c++20 -pthread
#include <atomic>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>

using Numbers = std::unordered_map<int, int>;
using Texts = std::unordered_map<int, std::string>;
struct Counting {
  int n = 0;
  void operator()(int *p) { ++n, delete p; }
};
static void swappedView() {
  Texts m{{1, "one"}}; // node: reference-escapes
  std::string_view v = m[1], w;
  v.swap(w);
  m[2] = "two";
  std::printf("%c\n", w[0]);
}
static void swappedText() {
  Texts m{{1, "one"}}; // flat
  std::string v = m[1], w;
  v.swap(w);
  m[2] = "two";
  std::printf("%c\n", w[0]);
}
static void swappedOptional() {
  Texts m{{1, "one"}}; // node: reference-escapes
  std::optional<std::string_view> v = m[1], w;
  v.swap(w);
  m[2] = "two";
  std::printf("%c\n", (*w)[0]);
}
static void detached() {
  Numbers m; // node: reference-escapes
  std::atomic<int> turn{0};
  std::thread(
      [&turn](int *p) {
        while (turn != 1)
          std::this_thread::yield();
        *p = 3;
        turn = 2;
      },
      &m[1])
      .detach();
  m[2] = 4;
  turn = 1;
  while (turn != 2)
    std::this_thread::yield();
  std::printf("%d\n", m[1]);
}
static void joinedAtTheEnd() {
  Numbers m; // node: reference-escapes
  std::atomic<bool> go{false};
  {
    std::jthread t(
        [&go](int *p) {
          while (!go)
            std::this_thread::yield();
          *p = 3;
        },
        &m[1]);
    m[2] = 4;
    go = true;
  }
  std::printf("%d\n", m[1]);
}
static void joinedAtTheEndWithCopy() {
  Numbers m; // flat
  int x = m[1];
  {
    std::jthread t([](int &y) { ++y; }, std::ref(x));
    m[2] = 4;
  }
  std::printf("%d\n", x);
}
static void deleter() {
  std::unordered_map<int, std::unique_ptr<int, Counting>> m; // node: reference-kept
  Counting &d = m[1].get_deleter();
  m[2].reset(new int);
  d.n = 5;
  std::printf("%d\n", m[1].get_deleter().n);
}
static void pointee() {
  std::unordered_map<int, std::unique_ptr<int, Counting>> m; // flat
  m[1].reset(new int(7));
  int &d = *m[1];
  m[2].reset(new int);
  std::printf("%d\n", d);
}
static int seven() {
  return 7;
}
static void target() {
  std::unordered_map<int, std::function<int()>> m{{1, seven}}; // node: reference-escapes
  int (**f)() = m[1].target<int (*)()>();
  m[2] = seven;
  std::printf("%d\n", (*f)());
}
static void called() {
  std::unordered_map<int, std::function<int()>> m{{1, seven}}; // flat
  int n = m[1]();
  m[2] = seven;
  std::printf("%d\n", n);
}
int main() {
  swappedView(), swappedText(), swappedOptional(), detached();
  joinedAtTheEnd(), joinedAtTheEndWithCopy(), deleter(), pointee(), target();
  called();
}
