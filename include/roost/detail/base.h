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
    std::conditional<_ROOST_CHECKED != 0, checked, unchecked>::type;

namespace detail {

// What <type_traits> has since C++14 or C++17. Lowered programs may be C++11
// (README.md), so the tables use these.
template <bool Condition, class T = void>
using EnableIf = typename std::enable_if<Condition, T>::type;
template <bool Condition, class T, class Else>
using Conditional = typename std::conditional<Condition, T, Else>::type;
template <class T> using RemoveConst = typename std::remove_const<T>::type;
template <class T> using RemoveCV = typename std::remove_cv<T>::type;
template <class T>
using RemoveReference = typename std::remove_reference<T>::type;
template <bool Value> using Bool = std::integral_constant<bool, Value>;

template <class...> struct VoidOf { using type = void; };
template <class... T> using Void = typename VoidOf<T...>::type;

namespace swapping {
using std::swap;
template <class T, class = void> struct IsNothrow : std::false_type {};
template <class T>
struct IsNothrow<T,
                 Void<decltype(swap(std::declval<T &>(), std::declval<T &>()))>>
    : Bool<noexcept(swap(std::declval<T &>(), std::declval<T &>()))> {};
} // namespace swapping
template <class T> using IsNothrowSwappable = swapping::IsNothrow<T>;

/// Runs `Undo` when it leaves its scope, unless it was dismissed. Roost rolls
/// back with these rather than with `catch`, so the same code serves programs
/// built without exceptions.
template <class Undo> class ScopeGuard {
public:
  explicit ScopeGuard(Undo Action) : Action(Action) {}
  ScopeGuard(const ScopeGuard &) = delete;
  ScopeGuard &operator=(const ScopeGuard &) = delete;
  ScopeGuard(ScopeGuard &&From) : Action(From.Action), Armed(From.Armed) {
    From.Armed = false;
  }
  ~ScopeGuard() {
    if (Armed)
      Action();
  }
  void dismiss() noexcept { Armed = false; }

private:
  Undo Action;
  bool Armed = true;
};
template <class Undo> ScopeGuard<Undo> onExit(Undo Action) {
  return ScopeGuard<Undo>(Action);
}

/// A base that holds a function object or an allocator and takes no room when
/// it is empty. `Index` keeps equal types apart.
template <unsigned Index, class T,
          bool = std::is_empty<T>::value && !__is_final(T)>
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
