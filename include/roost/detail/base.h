//===- base.h - What all of the runtime stands on ---------------*- C++ -*-===//
//
// The attributes that differ between compilers, and two small classes. This
// header and those that include nothing else of Roost's (group.h, hash.h,
// element.h) are *freestanding*: they need no operating system, no C library
// beyond memcpy, memset and memcmp, no exceptions and no RTTI, and of the
// standard library only headers that C++23 counts as freestanding; older
// standards' libraries have them, too.
//
//===----------------------------------------------------------------------===//
#ifndef ROOST_DETAIL_BASE_H
#define ROOST_DETAIL_BASE_H

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

#if !defined(__GNUC__)
#error "Roost's runtime needs Clang or GCC"
#endif

// Whether tables are checked unless their type says otherwise (checked.h): in
// debug builds, or as ROOST_CHECKED says, 1 or 0.
#if defined(ROOST_CHECKED)
#define _ROOST_CHECKED ROOST_CHECKED
#elif defined(NDEBUG) || defined(__OPTIMIZE__)
#define _ROOST_CHECKED 0
#else
#define _ROOST_CHECKED 1
#endif

#define _ROOST_ALWAYS_INLINE [[gnu::always_inline]]
#define _ROOST_NOINLINE [[gnu::noinline]]
#define _ROOST_LIKELY(Condition) __builtin_expect(!!(Condition), 1)
#define _ROOST_UNLIKELY(Condition) __builtin_expect(!!(Condition), 0)

namespace roost {

/// The last argument of every table type: whether it notices misuse.
struct checked {
  static constexpr bool kChecked = true;
};
struct unchecked {
  static constexpr bool kChecked = false;
};
using default_checks =
    std::conditional_t<_ROOST_CHECKED != 0, checked, unchecked>;

namespace detail {

/// Runs `Undo` when it leaves its scope, unless it was dismissed. Roost rolls
/// back with these rather than with `catch`, so the same code serves programs
/// built without exceptions.
template <class Undo> class ScopeGuard {
public:
  explicit ScopeGuard(Undo Action) : Action(Action) {}
  ScopeGuard(const ScopeGuard &) = delete;
  ScopeGuard &operator=(const ScopeGuard &) = delete;
  ~ScopeGuard() {
    if (Armed)
      Action();
  }
  void dismiss() noexcept { Armed = false; }

private:
  Undo Action;
  bool Armed = true;
};

/// A base that holds a function object or an allocator and takes no room when
/// it is empty. `Index` keeps equal types apart.
template <unsigned Index, class T,
          bool = std::is_empty<T>::value && !std::is_final<T>::value>
class Holder : private T {
public:
  Holder() = default;
  constexpr explicit Holder(const T &Value) : T(Value) {}
  constexpr explicit Holder(T &&Value) : T(std::move(Value)) {}
  T &held() noexcept { return *this; }
  const T &held() const noexcept { return *this; }
};

template <unsigned Index, class T> class Holder<Index, T, false> {
public:
  constexpr Holder() : Value() {}
  constexpr explicit Holder(const T &Value) : Value(Value) {}
  constexpr explicit Holder(T &&Value) : Value(std::move(Value)) {}
  T &held() noexcept { return Value; }
  const T &held() const noexcept { return Value; }

private:
  T Value;
};

} // namespace detail
} // namespace roost

#endif
