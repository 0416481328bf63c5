// Templates of a header that come back to the including file's code.
#pragma once
#include <unordered_map>
#include <vector>

namespace lib {

struct Point {
  int x;
};
template <class T> int weighAll(const std::vector<T> &v) {
  int sum = 0;
  for (const T &each : v)
    sum += weigh(each); // found by its argument, where it is instantiated
  return sum;
}

template <class T> int definedLater(T v);
template <class T> int callLater(T v) { return definedLater(v); }

template <class T> struct Trait {
  static int count(T) { return 0; }
};
template <class T> int countOf(T v) { return Trait<T>::count(v); }

struct Visitor;
template <class T> int visit(T *v) { return v->take(3); }

} // namespace lib
