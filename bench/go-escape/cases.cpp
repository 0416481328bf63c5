// The cases of docs/go.md in C++: the same names and marks as in cases.go.
// `grows`: there are more elements than first storage takes, so the heap
// follows. `roost:` says why Roost can keep it in the frame where Go does not,
// if it does.
#include <functional>
#include <memory>
#include <optional>
#include <queue>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

std::unordered_map<int, int> global;
std::unordered_map<int, int> *forever;

static void fill(std::unordered_map<int, int> &m, int n) {
  for (int i = 0; i < n; ++i)
    m[i & 7] += i;
}

__attribute__((noinline)) static int
sum(const std::unordered_map<int, int> &m) {
  int s = 0;
  for (const auto &[k, v] : m)
    s += k * v;
  return s;
}

// case: local
int local(int n) {
  std::unordered_map<int, int> m; // the map
  m[n]++;
  return m.size();
}

// case: two locals
int twoLocals(int n) {
  std::unordered_map<int, int> m; // the map
  std::unordered_map<int, int> o; // the map
  m[n]++;
  o[n + 1]++;
  return m.size() + o.size();
}

// case: in a loop
int inLoop(int n) {
  int s = 0;
  for (int i = 0; i < n; ++i) {
    std::unordered_map<int, int> m; // the map
    m[i]++;
    s += m.size();
  }
  return s;
}

// case: passed by reference to a known function
int toKnown(int n) {
  std::unordered_map<int, int> m; // the map
  m[n]++;
  return sum(m);
}

// case: passed by reference to an unknown function
// roost: whoever keeps the address of a map that is gone has no map
void unknown(std::unordered_map<int, int> &m);
int toUnknown(int n) {
  std::unordered_map<int, int> m; // the map
  unknown(m);
  return m.size();
}

// case: returned
// roost: what is built in the caller's return slot has storage in the caller's
// frame
__attribute__((noinline)) static std::unordered_map<int, int> returned(int n) {
  std::unordered_map<int, int> m; // the map
  m[n]++;
  return m;
}
int useReturned(int n) { return returned(n).size(); }

// case: returned in a struct
// roost: what is built in the caller's return slot has storage in the caller's
// frame
namespace {
struct Pair {
  std::unordered_map<int, int> m;
  int n;
};
} // namespace
__attribute__((noinline)) static Pair returnedInStruct(int n) {
  std::unordered_map<int, int> m; // the map
  m[n]++;
  return {std::move(m), n};
}
int useReturnedInStruct(int n) { return returnedInStruct(n).m.size(); }

// case: returned by a function that is inlined
static inline std::unordered_map<int, int> small(int n) {
  std::unordered_map<int, int> m; // the map
  m[n] = 1;
  return m;
}
int returnedInlined(int n) { return small(n).size(); }

// case: stored to a global
// roost: the global takes the elements, not their storage
void toGlobal(int n) {
  std::unordered_map<int, int> m; // the map
  m[n]++;
  global = std::move(m);
}

// case: address in a global that is reset
// roost: whoever keeps the address of a map that is gone has no map
int globalReset(int n) {
  std::unordered_map<int, int> m; // the map
  forever = &m;
  m[n]++;
  forever = nullptr;
  return m.size();
}

// case: in a heap object that dies
namespace {
struct Holder {
  std::unordered_map<int, int> m; // the map
  int n = 0;
};
} // namespace
int inDyingObject(int n) {
  auto o = std::make_unique<Holder>();
  o->m[n]++;
  return o->m.size();
}

// case: in a struct local
namespace {
struct Local {
  std::unordered_map<int, int> m; // the map
  int n = 0;
};
} // namespace
int inStruct(int n) {
  Local o;
  o.m[n]++;
  return o.m.size();
}

// case: by new
// roost: each way leads to the delete, and no function that is called keeps the
// map
int byNew(int n) {
  auto *m = new std::unordered_map<int, int>; // the map
  (*m)[n]++;
  int s = m->size();
  delete m;
  return s;
}

// case: closure by reference
int closure(int n) {
  std::unordered_map<int, int> m; // the map
  auto f = [&](int i) { m[i]++; };
  f(n);
  f(n + 1);
  return m.size();
}

// case: closure returned
// roost: what is built in the caller's return slot has storage in the caller's
// frame
__attribute__((noinline)) static auto closureReturned(int n) {
  std::unordered_map<int, int> m; // the map
  m[n]++;
  return [m = std::move(m)](int i) mutable { return m[i]++; };
}
int useClosureReturned(int n) { return closureReturned(n)(n); }

// case: closure called in a thread that is joined
// roost: a map dies with its frame, whoever has its address
int thread(int n) {
  std::unordered_map<int, int> m; // the map
  std::thread([&] { m[n]++; }).join();
  return m.size();
}

// case: virtual method, one implementation
namespace {
struct One {
  virtual void add(std::unordered_map<int, int> &m) = 0;
};
struct Only final : One {
  int n;
  Only(int n) : n(n) {}
  void add(std::unordered_map<int, int> &m) override { m[n]++; }
};
} // namespace
int virtualOne(int n) {
  std::unordered_map<int, int> m; // the map
  Only only(n);
  One &v = only;
  v.add(m);
  return m.size();
}

// case: virtual method, many implementations
// roost: whoever keeps the address of a map that is gone has no map
namespace {
struct Many {
  virtual void add(std::unordered_map<int, int> &m) = 0;
};
struct First final : Many {
  int n;
  First(int n) : n(n) {}
  void add(std::unordered_map<int, int> &m) override { m[n]++; }
};
struct Second final : Many {
  int n;
  Second(int n) : n(n) {}
  void add(std::unordered_map<int, int> &m) override { m[n + 1]++; }
};
} // namespace
int virtualMany(int n) {
  std::unordered_map<int, int> m; // the map
  First first(n);
  Second second(n);
  Many &v = n > 3 ? static_cast<Many &>(second) : first;
  v.add(m);
  return m.size();
}

// case: function value, known
static void fillKnown(std::unordered_map<int, int> &m, int n) { m[n]++; }
int valueKnown(int n) {
  std::unordered_map<int, int> m; // the map
  auto *f = fillKnown;
  f(m, n);
  return m.size();
}

// case: function value, one of two
// roost: whoever keeps the address of a map that is gone has no map
static void fillOnce(std::unordered_map<int, int> &m, int n) { m[n]++; }
static void fillTwice(std::unordered_map<int, int> &m, int n) {
  m[n]++, m[n + 1]++;
}
int valueOfTwo(int n) {
  std::unordered_map<int, int> m; // the map
  auto *f = n > 3 ? fillTwice : fillOnce;
  f(m, n);
  return m.size();
}

// case: function value, unknown
// roost: whoever keeps the address of a map that is gone has no map
int valueUnknown(int n, void (*f)(std::unordered_map<int, int> &)) {
  std::unordered_map<int, int> m; // the map
  f(m);
  return m.size();
}

// case: slice of maps
int slice(int n) {
  std::vector<std::unordered_map<int, int>> v; // the map
  for (int i = 0; i < n; ++i)
    v.emplace_back();
  v[0][n]++;
  return v[0].size();
}

// case: array of maps
int array(int n) {
  std::unordered_map<int, int> a[2]; // the map
  a[0][n]++;
  a[1][n]++;
  return a[0].size() + a[1].size();
}

// case: map of maps, the inner
int mapOfMaps(int n) {
  std::unordered_map<int, std::unordered_map<int, int>> m; // the inner map
  m[n][1]++;
  return m.size();
}

// case: map of maps, the outer
int outerMap(int n) {
  std::unordered_map<int, std::unordered_map<int, int>> m; // the map
  m[n][1]++;
  return m.size();
}

// case: through a channel
// roost: the queue takes the elements, not their storage
int channel(int n) {
  std::queue<std::unordered_map<int, int>> c;
  std::unordered_map<int, int> m; // the map
  m[n]++;
  c.push(std::move(m));
  return c.front().size();
}

// case: used in a defer
namespace {
template <class F> struct Defer {
  F f;
  ~Defer() { f(); }
};
template <class F> Defer(F) -> Defer<F>;
} // namespace
int deferred(int n) {
  int s = 0;
  {
    std::unordered_map<int, int> m; // the map
    Defer d{[&] { s = m.size(); }};
    m[n]++;
  }
  return s;
}

// case: panic over it
int panics(int n) {
  std::unordered_map<int, int> m; // the map
  try {
    m[n]++;
    if (n > 3)
      throw n;
  } catch (int) {
    return m.size();
  }
  return 0;
}

// case: it is the panic
void isPanic(int n) {
  std::unordered_map<int, int> m; // the map
  m[n]++;
  throw std::move(m);
}

// case: in a recursion
int recursion(int n) {
  if (n == 0)
    return 0;
  std::unordered_map<int, int> m; // the map
  m[n]++;
  return recursion(n - 1) + m.size();
}

// case: size hint, a constant of 8
int hintSmall(int n) {
  std::unordered_map<int, int> m; // the map
  m.reserve(8);
  m[n]++;
  return m.size();
}

// case: size hint, a constant of 40
// roost: first storage takes 52 of these entries
int hintLarge(int n) {
  std::unordered_map<int, int> m; // the map
  m.reserve(40);
  m[n]++;
  return m.size();
}

// case: size hint, a variable
// roost: first storage does not wait for the hint, and serves if it is at most
// 52
int hintVariable(int n) {
  std::unordered_map<int, int> m; // the map
  m.reserve(n);
  m[n]++;
  return m.size();
}

// case: two maps swapped
int swapped(int n) {
  std::unordered_map<int, int> m; // the map
  std::unordered_map<int, int> o; // the map
  m[n]++;
  std::swap(m, o);
  o[1]++;
  return m.size() + o.size();
}

// case: pointer to one of two
int conditional(int n) {
  std::unordered_map<int, int> m; // the map
  std::unordered_map<int, int> o; // the map
  auto *p = n > 3 ? &o : &m;
  (*p)[n]++;
  return m.size() + o.size();
}

// case: made and assigned to a parameter
// roost: the parameter takes the elements, not their storage
__attribute__((noinline)) static void
toParameter(std::unordered_map<int, int> &to, int n) {
  std::unordered_map<int, int> m; // the map
  m[n]++;
  to = std::move(m);
}
int useToParameter(int n) {
  std::unordered_map<int, int> m;
  toParameter(m, n);
  return m.size();
}

// case: large map
// grows
int large(int n) {
  std::unordered_map<int, int> m; // the map
  for (int i = 0; i < 1000; ++i)
    m[i * n]++;
  return m.size();
}

// case: large values
namespace {
struct Sixty {
  int v[60];
};
} // namespace
int largeValues(int n) {
  std::unordered_map<int, Sixty> m; // the map
  m[n] = {{n}};
  return m.size();
}

// case: escapes on a cold path
// roost: the global takes the elements, not their storage
int cold(int n) {
  std::unordered_map<int, int> m; // the map
  m[n]++;
  if (n == 12345)
    global = std::move(m);
  return m.size();
}

// case: static
// roost: the variable has its storage beside it
static std::unordered_map<int, int> cache; // the map
int useStatic(int n) {
  cache[n]++;
  return cache.size();
}

int main() {}
