// L5: what may move the elements of a table that other functions reach.
// RUN: %same-output --verdicts %s -- -std=c++17 -pthread
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

using Numbers = std::unordered_map<int, int>;

// Code of the program runs below a function of std: a comparison inserts.
static Numbers byComparison; // node: reference-kept
struct Inserting {
  int x;
  bool operator<(const Inserting &o) const {
    byComparison[x * 100 + o.x] = 1;
    return x < o.x;
  }
};
static void sorted() {
  int &first = byComparison[1];
  std::vector<Inserting> v;
  for (int i = 40; i > 0; --i)
    v.push_back({i});
  std::sort(v.begin(), v.end());
  std::printf("%d\n", first);
}
// A sort of ints runs nothing of the program.
static Numbers overSort; // flat
static void sortedInts() {
  int &first = overSort[1];
  std::vector<int> v{3, 1, 2};
  std::sort(v.begin(), v.end());
  std::printf("%d%d\n", first, v[0]);
}
// A destructor inserts at the end of a block.
static Numbers byDestructor; // node: reference-kept
struct Leaving {
  ~Leaving() {
    for (int i = 2; i < 99; ++i)
      byDestructor[i] = i;
  }
};
static void destroyed() {
  int *x = &byDestructor[1];
  {
    Leaving leaving;
  }
  std::printf("%d\n", *x);
}
// Another thread inserts while this one waits for a lock or to join it.
static Numbers byThread; // node: captured
static std::mutex lock;
static void threads() {
  int &x = byThread[1];
  std::thread other([] {
    std::lock_guard<std::mutex> guard(lock);
    for (int i = 2; i < 99; ++i)
      byThread[i] = i;
  });
  other.join();
  std::printf("%d\n", x);
}
static Numbers byNobody; // flat
static void noThreads() {
  int &x = byNobody[1];
  std::string s = "abc";
  s += "def";
  std::printf("%d%s\n", x, s.c_str());
}
// A function of this file that is called through a pointer.
static Numbers byPointer; // node: reference-kept
static void grow() {
  for (int i = 2; i < 99; ++i)
    byPointer[i] = i;
}
static void (*volatile pointer)() = grow;
static void calledByPointer() {
  int &x = byPointer[1];
  pointer();
  std::printf("%d\n", x);
}
// Allocation may run a new-handler, which is code of the program.
static Numbers byOperator; // node: reference-kept
struct Text {
  std::string s;
  Text &operator+=(const char *more) {
    s += more;
    for (int i = 2; i < 99; ++i)
      byOperator[i] = i;
    return *this;
  }
};
static void operators() {
  Text t;
  int &x = byOperator[1];
  t += "a";
  std::printf("%d\n", x);
}

int main() {
  sorted(), sortedInts(), destroyed(), threads(), noThreads();
  calledByPointer(), operators();
}
