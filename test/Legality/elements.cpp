// L6: what may be relocated without the program seeing it.
// RUN: %clangxx_roost -O1 -std=c++17 -c %s -o %t.o -fplugin-arg-roost-explain=1 2>&1 | FileCheck %s
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Plain {
  int a = 0;
  std::string b;
  std::vector<int> c;
  void add(int x) { c.push_back(x); }
  const std::string &name() const { return b; }
  Plain &self() { return *this; }
};
struct KnowsItself {
  KnowsItself *me = this;
  int v = 0;
};
struct Registers {
  static Registers *last;
  int v;
  Registers() : v(0) { last = this; }
};
struct BodyElsewhere {
  int v;
  void enroll();
};
struct CountsMoves {
  CountsMoves() {}
  CountsMoves(const CountsMoves &) { ++moves; }
  static int moves;
};
struct Destroyed {
  ~Destroyed();
};
struct MayThrow {
  MayThrow() {}
  MayThrow(MayThrow &&) = default;
  struct Part {
    Part() {}
    Part(Part &&) noexcept(false) = default;
  } part;
};
void plain() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, Plain> m;
  m[1].add(2);
  m[1].self().a = m[1].name().size();
}
void owners() {
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<std::string, std::unique_ptr<Destroyed>> m;
  // CHECK-DAG: [[@LINE+1]]:{{.*' (placed|kept|does)}}
  std::unordered_map<int, std::optional<std::pair<Plain, int>>> n;
  m["a"].reset();
  n[1].reset();
}
void knowsItself() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-relocation-observed]
  std::unordered_map<int, KnowsItself> m;
  m[1].v = 2;
}
void registers() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-relocation-observed]
  std::unordered_map<int, Registers> m;
  m[1].v = 2;
}
void bodyElsewhere() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-relocation-observed]
  std::unordered_map<int, BodyElsewhere> m;
  m[1].v = 2;
}
void countsMoves() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-relocation-observed]
  std::unordered_map<int, CountsMoves> m;
  m[1];
}
void destroyed() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-relocation-observed]
  std::unordered_map<int, Destroyed> m;
  m[1];
}
void immovable() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-not-movable]
  std::unordered_map<int, std::atomic<int>> m;
  ++m[1];
}
void mayThrow() {
  // CHECK-DAG: [[@LINE+1]]:{{.*}}[roost-relocation-throws]
  std::unordered_map<int, MayThrow> m;
  m[1];
}
