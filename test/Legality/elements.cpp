// L6: what may be relocated without the program seeing it.
// RUN: %same-output --compile-only --verdicts %s -- -std=c++17
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
  std::unordered_map<int, Plain> m; // flat
  m[1].add(2);
  m[1].self().a = m[1].name().size();
}
void owners() {
  std::unordered_map<std::string, std::unique_ptr<Destroyed>> m; // flat
  std::unordered_map<int, std::optional<std::pair<Plain, int>>> n; // flat
  m["a"].reset();
  n[1].reset();
}
void knowsItself() {
  std::unordered_map<int, KnowsItself> m; // node: relocation-observed
  m[1].v = 2;
}
void registers() {
  std::unordered_map<int, Registers> m; // node: relocation-observed
  m[1].v = 2;
}
void bodyElsewhere() {
  std::unordered_map<int, BodyElsewhere> m; // node: relocation-observed
  m[1].v = 2;
}
void countsMoves() {
  std::unordered_map<int, CountsMoves> m; // node: relocation-observed
  m[1];
}
void destroyed() {
  std::unordered_map<int, Destroyed> m; // node: relocation-observed
  m[1];
}
void immovable() {
  std::unordered_map<int, std::atomic<int>> m; // node: not-movable
  ++m[1];
}
void mayThrow() {
  std::unordered_map<int, MayThrow> m; // node: relocation-throws
  m[1];
}
