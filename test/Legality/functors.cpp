// L6: hash and equality of the program.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
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
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<Point, int, PointHash> m;
  m[{1, 2}] = 3;
}
void leaks() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-relocation-observed]
  std::unordered_map<Point, int, Leaks> m;
  m[{1, 2}] = 3;
}
void leakyEqual() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-relocation-observed]
  std::unordered_map<LeakyEqual, int, LeakyEqualHash> m;
  m[{1}] = 3;
}
void pointer(std::size_t (*f)(int)) {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, int, std::size_t (*)(int)> m(8, f);
  m[1] = 2;
}
