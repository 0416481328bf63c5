// L6: hash and equality of the program.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
#include <functional>
#include <unordered_map>

struct Point {
  int x, y;
  bool operator==(const Point &o) const { return x == o.x && y == o.y; }
};
struct PointHash {
  std::size_t operator()(const Point &p) const { return std::hash<int>()(p.x * 31 + p.y); }
};
struct Leaks {
  static const Point *last;
  std::size_t operator()(const Point &p) const {
    last = &p;
    return p.x;
  }
};
struct LeakyEqual {
  static const LeakyEqual *last;
  int x;
  bool operator==(const LeakyEqual &o) const {
    last = &o;
    return x == o.x;
  }
};
struct LeakyEqualHash {
  std::size_t operator()(const LeakyEqual &p) const { return p.x; }
};
void own() {
  std::unordered_map<Point, int, PointHash> m; // flat
  m[{1, 2}] = 3;
}
void leaks() {
  std::unordered_map<Point, int, Leaks> m; // node: relocation-observed
  m[{1, 2}] = 3;
}
void leakyEqual() {
  std::unordered_map<LeakyEqual, int, LeakyEqualHash> m; // node: relocation-observed
  m[{1}] = 3;
}
void pointer(std::size_t (*f)(int)) {
  std::unordered_map<int, int, std::size_t (*)(int)> m(8, f); // flat
  m[1] = 2;
}
