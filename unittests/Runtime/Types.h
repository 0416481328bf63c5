//===- Types.h - Keys, values and functions that watch ----------*- C++ -*-===//
//
// Instrumented types for the runtime's tests. All of them are compared by a
// number; what they add is said at each.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_UNITTESTS_RUNTIME_TYPES_H
#define ROOST_UNITTESTS_RUNTIME_TYPES_H

#include "Storage.h"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <utility>

namespace roosttest {

/// Throws at the k-th step counted from `arm(k)`. Steps are counted in what can
/// throw: constructors, hash and equality functions, allocations.
class Bomb {
public:
  struct Blast {};
  static void arm(long Steps) noexcept { Left = Steps; }
  static void disarm() noexcept { Left = -1; }
  static bool armed() noexcept { return Left >= 0; }
  /// Disarms; what it returns arms again.
  static long pause() noexcept { return std::exchange(Left, -1); }
  static void step() {
    if (Left >= 0 && Left-- == 0)
      throw Blast();
  }

private:
  inline static long Left = -1;
};

/// Of keys with a number; steps of the bomb.
struct BombHash {
  template <class T> std::size_t operator()(const T &Key) const {
    Bomb::step();
    return static_cast<std::size_t>(Key.number());
  }
};
struct BombEqual {
  template <class T> bool operator()(const T &A, const T &B) const {
    Bomb::step();
    return A == B;
  }
};

/// Knows its own address: breaks if its bytes are moved without it. Counts
/// those alive, and aborts when used or destroyed dead.
class Tracked {
public:
  Tracked() : Tracked(0) {}
  explicit Tracked(int Number) : Self(this), Number(Number) { ++Living; }
  Tracked(const Tracked &From) : Self(this), Number(From.checked()) {
    ++Living;
  }
  Tracked(Tracked &&From) noexcept : Self(this), Number(From.checked()) {
    From.Number = kMovedFrom;
    ++Living;
  }
  Tracked &operator=(const Tracked &From) {
    checked();
    Number = From.checked();
    return *this;
  }
  Tracked &operator=(Tracked &&From) noexcept {
    checked();
    Number = From.checked();
    if (this != &From)
      From.Number = kMovedFrom;
    return *this;
  }
  ~Tracked() {
    checked();
    Self = nullptr;
    --Living;
  }
  int number() const { return checked(); }
  static long living() noexcept { return Living; }
  friend bool operator==(const Tracked &A, const Tracked &B) {
    return A.checked() == B.checked();
  }

  static constexpr int kMovedFrom = -77;

private:
  int checked() const noexcept {
    if (Self != this) {
      std::fprintf(stderr, "an element is not where it was made\n");
      std::abort();
    }
    return Number;
  }
  const Tracked *Self;
  int Number;
  inline static long Living = 0;
};

/// Over-aligned; says so when it is not.
class alignas(64) Aligned {
public:
  Aligned() : Aligned(0) {}
  explicit Aligned(int Number) : Number(Number) { check(); }
  Aligned(const Aligned &From) noexcept : Number(From.Number) { check(); }
  Aligned &operator=(const Aligned &) = default;
  int number() const {
    check();
    return Number;
  }
  friend bool operator==(const Aligned &A, const Aligned &B) {
    return A.number() == B.number();
  }

private:
  void check() const {
    if (reinterpret_cast<std::uintptr_t>(this) % alignof(Aligned)) {
      std::fprintf(stderr, "an element is not aligned\n");
      std::abort();
    }
  }
  int Number;
};

/// Forbids copies of what derives from it.
template <bool Copyable> struct CopySwitch {};
template <> struct CopySwitch<false> {
  CopySwitch() = default;
  CopySwitch(CopySwitch &&) = default;
  CopySwitch &operator=(CopySwitch &&) = default;
};

template <bool ThrowingMove> class ThrowingBody {
public:
  explicit ThrowingBody(int Number) : Number(Number) {
    Bomb::step();
    ++Living;
  }
  ThrowingBody(const ThrowingBody &From) : Number(From.Number) {
    Bomb::step();
    ++Living;
  }
  ThrowingBody(ThrowingBody &&From) noexcept(!ThrowingMove)
      : Number(From.Number) {
    if (ThrowingMove)
      Bomb::step();
    From.Number = Tracked::kMovedFrom;
    ++Living;
  }
  ThrowingBody &operator=(const ThrowingBody &) = default;
  ~ThrowingBody() { --Living; }
  int number() const { return Number; }
  static long living() noexcept { return Living; }

private:
  int Number;
  inline static long Living = 0;
};

/// Whose construction, copies and perhaps moves throw, at the bomb's will.
template <bool ThrowingMove, bool Copyable>
class Throwing : public ThrowingBody<ThrowingMove>,
                 private CopySwitch<Copyable> {
public:
  Throwing() : Throwing(0) {}
  explicit Throwing(int Number) : ThrowingBody<ThrowingMove>(Number) {}
  friend bool operator==(const Throwing &A, const Throwing &B) {
    return A.number() == B.number();
  }
};

/// Can only be moved.
class MoveOnly {
public:
  MoveOnly() : MoveOnly(0) {}
  explicit MoveOnly(int Number) : Number(std::make_unique<int>(Number)) {}
  int number() const { return *Number; }
  friend bool operator==(const MoveOnly &A, const MoveOnly &B) {
    return A.number() == B.number();
  }

private:
  std::unique_ptr<int> Number;
};

// Hash functions, good and bad.

struct SpreadHash {
  using is_avalanching = void;
  template <class T> std::size_t operator()(const T &Key) const noexcept {
    return std::hash<T>()(Key) * 0x9e3779b97f4a7c15u ^
           (std::hash<T>()(Key) >> 29);
  }
};
struct IdentityHash {
  template <class T> std::size_t operator()(const T &Key) const {
    return static_cast<std::size_t>(Key);
  }
};
struct LowZeroHash {
  template <class T> std::size_t operator()(const T &Key) const noexcept {
    return static_cast<std::size_t>(Key) << 40;
  }
};
struct ConstantHash {
  template <class T> std::size_t operator()(const T &) const noexcept {
    return 42;
  }
};
struct TrackedHash {
  template <class T> std::size_t operator()(const T &Key) const {
    return static_cast<std::size_t>(Key.number());
  }
};

} // namespace roosttest

namespace std {
template <> struct hash<roosttest::Tracked> : roosttest::TrackedHash {};
} // namespace std

#endif
