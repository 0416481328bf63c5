// L5: functions of the program whose bodies move no table, and their twins that
// do. Each function keeps a reference to an element over a call.
// RUN: %same-output --verdicts %s -- -std=c++17 -pthread
// RUN: %same-output --verdicts --compile-only %s -- -std=c++20 -pthread
#include <cstdio>
#include <functional>
#include <memory>
#include <pthread.h>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

using Map = std::unordered_map<int, int>;
#define FILL(m)                                                                \
  for (int i_ = 2; i_ < 99; ++i_)                                              \
  m[i_] = i_
static int sink;

// Calls that call each other.
int gcd(int a, int b) { return b ? gcd(b, a % b) : a; }
static Map recursion; // flat
static void recursive() {
  int &x = recursion[1];
  sink += gcd(12, 18);
  sink += x;
}
static Map deepInside; // node: reference-kept
static int deep(int n) {
  if (n == 0) {
    FILL(deepInside);
    return 0;
  }
  return deep(n - 1) + 1;
}
static void recursiveInserting() {
  int &x = deepInside[1];
  sink += deep(3);
  sink += x;
}
static bool isOdd(int n);
static bool isEven(int n) { return n == 0 || isOdd(n - 1); }
static bool isOdd(int n) { return n != 0 && isEven(n - 1); }
static Map cycle; // flat
static void inCycle() {
  int &x = cycle[1];
  sink += isEven(10);
  sink += x + isOdd(3);
}
// A function that is asked about first, and again once the cycle that it is in
// turned out to insert.
static Map badCycle;     // node: reference-kept
static Map askedAgain;   // node: reference-kept
static Map fromOtherEnd; // node: reference-kept
static void left(int n);
static void right(int n) {
  if (n > 0)
    left(n - 1);
}
static void left(int n) {
  right(n);
  FILL(badCycle);
  FILL(askedAgain);
  FILL(fromOtherEnd);
}
static void inBadCycle() {
  int &x = badCycle[1];
  left(1);
  sink += x;
}
static void inBadCycleAgain() {
  int &x = askedAgain[1];
  right(2);
  sink += x;
}
static void inBadCycleOnceMore() {
  int &x = fromOtherEnd[1];
  left(0);
  sink += x;
}

// Members, templates, lambdas.
template <class T> static T larger(T a, T b) { return a < b ? b : a; }
template <class F> static int apply(F f, int n) { return f(n); }
struct Counter {
  int n = 0;
  Counter &add(int more) {
    n += more;
    return *this;
  }
  int operator()(int x) const { return x + n; }
  explicit operator bool() const { return n; }
  static int zero() { return 0; }
};
static Map members; // flat
static void ofMembers() {
  int &x = members[1];
  Counter c;
  c.add(2).add(larger(3, Counter::zero()));
  if (c)
    sink += apply(c, 1) + apply([&](int n) { return n * c.n; }, 2);
  sink += x;
}
static Map byFunctor; // node: reference-kept
struct Filling {
  int operator()(int n) const {
    FILL(byFunctor);
    return n;
  }
};
static void ofFunctor() {
  int &x = byFunctor[1];
  sink += apply(Filling(), 2);
  sink += x;
}
static Map byLambda; // node: captured
static void ofLambda() {
  int &x = byLambda[1];
  sink += apply([](int n) {
    FILL(byLambda);
    return n;
  }, 2);
  sink += x;
}
static Map byFunction; // node: reference-kept
static int call(const std::function<int(int)> &f) { return f(1); }
static void ofFunction(const std::function<int(int)> &f) {
  int &x = byFunction[1];
  sink += call(f);
  sink += x;
}
static Map byPointer; // node: reference-kept
static int fillByPointer(int n) {
  FILL(byPointer);
  return n;
}
static int callPointer(int (*f)(int)) { return f(1); }
static void ofPointer() {
  int &x = byPointer[1];
  sink += callPointer(fillByPointer);
  sink += x;
}

// Conversions and operators.
struct Meters {
  double m;
  operator int() const { return int(m); }
  bool operator==(const Meters &o) const { return m == o.m; }
  friend Meters operator+(Meters a, Meters b) { return {a.m + b.m}; }
  Meters &operator+=(Meters o) {
    *this = *this + o;
    return *this;
  }
};
static Map operators; // flat
static void ofOperators() {
  int &x = operators[1];
  Meters a{1}, b{2};
  a += a + b;
  sink += a + (a == b);
  sink += x;
}
static Map conversion; // node: reference-kept
struct Inserting {
  operator int() const {
    FILL(conversion);
    return 1;
  }
};
static void ofConversion() {
  Inserting i;
  int &x = conversion[1];
  sink += i;
  sink += x;
}

// Objects that are made and destroyed.
struct Guard {
  explicit Guard(int &n) : n(n) { ++n; }
  Guard(const Guard &o) : n(o.n) { ++n; }
  ~Guard() { --n; }
  int &n;
};
static Map guards; // flat
static void ofGuards() {
  int depth = 0;
  int &x = guards[1];
  {
    Guard g(depth), copy = g;
    sink += depth;
  }
  Guard *p = new Guard(depth);
  delete p;
  std::vector<Guard> all;
  all.push_back(Guard(depth));
  all.emplace_back(depth);
  sink += x + depth;
}
static Map byDestructor; // node: reference-kept
struct Leaving {
  ~Leaving() { FILL(byDestructor); }
};
struct HasLeaving {
  HasLeaving() {}
  ~HasLeaving() {}
  Leaving part;
};
static int leaveInside(int n) {
  HasLeaving h;
  return n;
}
static void ofDestructor() {
  int &x = byDestructor[1];
  sink += leaveInside(1);
  sink += x;
}
static Map byTemporary; // node: reference-kept
struct LeavingToo {
  int n = 1;
  ~LeavingToo() { FILL(byTemporary); }
};
static int leaveTemporary() { return LeavingToo().n; }
static void ofTemporary() {
  int &x = byTemporary[1];
  sink += leaveTemporary();
  sink += x;
}
static Map byParameter; // node: reference-kept
struct LeavingParameter {
  int n;
  ~LeavingParameter() { FILL(byParameter); }
};
static int take(LeavingParameter p) { return p.n; }
static int give() { return take({1}); }
static void ofParameter() {
  int &x = byParameter[1];
  sink += give();
  sink += x;
}
static Map byConstructor; // node: reference-kept
struct Coming {
  int n;
  Coming() : n(fill()) {}
  static int fill() {
    FILL(byConstructor);
    return 1;
  }
};
static int come() { return Coming().n; }
static void ofConstructor() {
  int &x = byConstructor[1];
  sink += come();
  sink += x;
}
static Map byMemberInitializer; // node: reference-kept
static int fillMember() {
  FILL(byMemberInitializer);
  return 1;
}
struct Initialized {
  int n = fillMember();
  Initialized() {}
};
static int initialize() { return Initialized().n; }
static void ofMemberInitializer() {
  int &x = byMemberInitializer[1];
  sink += initialize();
  sink += x;
}
static Map byCopy; // node: reference-kept
struct Copied {
  Copied() {}
  Copied(const Copied &) { FILL(byCopy); }
};
struct HasCopied {
  Copied part;
};
static void copyBoth(const HasCopied &one) { HasCopied another = one; }
static void ofCopy() {
  HasCopied one;
  int &x = byCopy[1];
  copyBoth(one);
  sink += x;
}
static Map byClosure; // node: reference-kept
struct CopiedIn {
  CopiedIn() {}
  CopiedIn(const CopiedIn &) { FILL(byClosure); }
};
static void ofClosure() {
  CopiedIn c;
  auto f = [c] { return 1; };
  int &x = byClosure[1];
  auto g = f;
  sink += g();
  sink += x;
}
static Map byNew; // node: reference-kept
struct Pooled {
  void *operator new(std::size_t n) {
    FILL(byNew);
    return ::operator new(n);
  }
};
static void make() { delete new Pooled; }
static void ofNew() {
  int &x = byNew[1];
  make();
  sink += x;
}
static Map byPlacement; // node: reference-kept
struct Arena {
  alignas(8) char bytes[64];
};
inline void *operator new(std::size_t, Arena &a) {
  FILL(byPlacement);
  return a.bytes;
}
static void ofPlacement() {
  Arena a;
  int &x = byPlacement[1];
  int *p = new (a) int(3);
  sink += x + *p;
}
static Map pooled; // flat
struct FromPool {
  static char bytes[64];
  int n = 2;
  void *operator new(std::size_t) { return bytes; }
  void operator delete(void *) {}
};
alignas(8) char FromPool::bytes[64];
static void ofPool() {
  int &x = pooled[1];
  FromPool *p = new FromPool;
  sink += p->n;
  delete p;
  sink += x;
}

// Default arguments, static variables, tables of its own.
static int three() { return 3; }
static int byDefault(int n = three()) { return n; }
static Map arguments; // flat
static void ofArguments() {
  int &x = arguments[1];
  sink += byDefault();
  sink += x;
}
static Map badArguments; // node: reference-kept
static int fillArguments() {
  FILL(badArguments);
  return 3;
}
static int byBadDefault(int n = fillArguments()) { return n; }
static int passDefault() { return byBadDefault(); }
static void ofBadArguments() {
  int &x = badArguments[1];
  sink += passDefault();
  sink += x;
}
static int powerOf(int n) {
  static const int powers[] = {1, 10, 100};
  return powers[n];
}
static Map constants; // flat
static void ofConstants() {
  int &x = constants[1];
  sink += powerOf(2);
  sink += x;
}
static Map guarded; // node: reference-kept
static int onceOnly() {
  static const int n = [] {
    FILL(guarded);
    return 1;
  }();
  return n;
}
static void ofGuarded() {
  int &x = guarded[1];
  sink += onceOnly();
  sink += x;
}
static int distinct(const std::string &s) {
  std::unordered_map<char, int> seen; // flat
  for (char c : s)
    ++seen[c];
  return int(seen.size());
}
static Map ownTables; // flat
static void ofOwnTables() {
  int &x = ownTables[1];
  sink += distinct("hello");
  sink += x;
}
static Map givenAway; // node: reference-kept
static int swapped() {
  Map mine{{1, 5}}; // node: reference-kept
  mine.swap(givenAway);
  FILL(mine);
  mine.swap(givenAway);
  return 1;
}
static void ofGivenAway() {
  int &x = givenAway[1];
  sink += swapped();
  sink += x;
}
static Map byReference; // node: reference-kept
static int throughReference() {
  Map &other = byReference;
  FILL(other);
  return 1;
}
static void ofReference() {
  int &x = byReference[1];
  sink += throughReference();
  sink += x;
}
// Reading tables is quiet, m[k] is not.
static Map readOnly{{1, 2}, {3, 4}}; // flat
static int sumOf(int k) {
  int sum = 0;
  for (auto &[key, value] : readOnly)
    sum += key * value;
  auto it = readOnly.find(k);
  return it == readOnly.end() ? sum : sum + it->second + readOnly.at(k);
}
static void ofReading() {
  int &x = readOnly[1];
  x = sumOf(1) + sumOf(9);
  sink += x;
}
static Map byAccess; // node: reference-kept
static int access(int k) { return byAccess[k]; }
static void ofAccess() {
  int &x = byAccess[1];
  for (int i = 2; i < 99; ++i)
    sink += access(i);
  sink += x;
}

// Virtual functions.
struct Shape {
  virtual ~Shape() = default;
  virtual int area() const { return 0; }
};
struct Square final : Shape {
  int side = 2;
  int area() const override { return side * side; }
};
static Map devirtualized; // flat
static void ofFinal() {
  int &x = devirtualized[1];
  Square s;
  sink += s.area() + s.Shape::area();
  sink += x;
}
static Map byOverride; // node: reference-kept
struct Growing : Shape {
  int area() const override {
    FILL(byOverride);
    return 1;
  }
};
static int areaOf(const Shape &s) { return s.area(); }
static void ofOverride(const Shape &s) {
  int &x = byOverride[1];
  sink += areaOf(s);
  sink += x;
}
static Map byDelete; // node: reference-kept
struct Dying : Shape {
  ~Dying() override { FILL(byDelete); }
};
static void ofDelete(Shape *s) {
  int &x = byDelete[1];
  delete s;
  sink += x;
}
static Map byOwner; // node: reference-kept
struct DyingToo : Shape {
  ~DyingToo() override { FILL(byOwner); }
};
static void ofOwner(std::unique_ptr<Shape> &s) {
  int &x = byOwner[1];
  s.reset();
  sink += x;
}

// Functions that throw.
static int checked(int n) {
  if (n > 2)
    throw std::runtime_error("large");
  return n;
}
static Map thrown{{1, 2}}; // flat
static void ofThrowing() {
  int &x = thrown.at(1);
  try {
    sink += checked(1);
    sink += checked(3);
  } catch (const std::runtime_error &e) {
    sink += x + e.what()[0];
  }
}
static Map unwound{{1, 2}}; // node: reference-kept
struct Unwinding {
  ~Unwinding() { FILL(unwound); }
};
static void ofUnwinding() {
  int &x = unwound.at(1);
  try {
    Unwinding u;
    sink += checked(3);
  } catch (const std::runtime_error &) {
    sink += x;
  }
}
static Map byException{{1, 2}}; // node: reference-kept
struct Exception {
  int n;
  ~Exception() { FILL(byException); }
};
static int raise(int n) {
  if (n)
    throw Exception{n};
  return 1;
}
static void ofException() {
  int &x = byException.at(1);
  try {
    sink += raise(2);
  } catch (const Exception &e) {
    sink += e.n;
  }
  sink += x;
}

// Code that other code may take the place of, or that is not seen.
static Map weak; // node: reference-kept
__attribute__((weak)) int replaceable() { return 1; }
static void ofWeak() {
  int &x = weak[1];
  sink += replaceable();
  sink += x;
}
static Map unseen; // node: reference-kept
extern "C" int putenv(char *);
static void ofUnseen() {
  static char text[] = "ROOST_TEST=1";
  int &x = unseen[1];
  sink += putenv(text);
  sink += x;
}
// Other threads.
static Map started; // node: reference-kept
static void *insertInThread(void *) {
  FILL(started);
  return nullptr;
}
static void ofThread() {
  pthread_t thread;
  int &x = started[1];
  pthread_create(&thread, nullptr, insertInThread, nullptr);
  sink += x;
  pthread_join(thread, nullptr);
}
static Map released; // node: reference-kept
static int flag;
static int release() { return __sync_lock_test_and_set(&flag, 1); }
static void ofRelease() {
  int &x = released[1];
  sink += release();
  sink += x;
}

// Fields.
namespace {
class Cache {
public:
  int get(int k) {
    auto it = known.find(k);
    if (it == known.end())
      return -1;
    it->second += mix(k);
    return it->second;
  }
  void put(int k, int v) { known[k] = mix(v); }
  int both(int k) {
    int &a = grown[k];
    put2(k);
    return a;
  }

private:
  int mix(int n) const { return n * salt + 1; }
  void put2(int k) { FILL(grown); }
  int salt = 3;
  Map known; // flat
  Map grown; // node: reference-kept
};
} // namespace

int main() {
  recursive(), recursiveInserting(), inCycle(), inBadCycle();
  inBadCycleAgain(), inBadCycleOnceMore();
  ofMembers(), ofFunctor(), ofLambda(), ofPointer(), ofOperators(), ofConversion();
  ofFunction([](int n) {
    FILL(byFunction);
    return n;
  });
  ofGuards(), ofDestructor(), ofTemporary(), ofParameter(), ofConstructor();
  ofMemberInitializer(), ofCopy(), ofClosure(), ofNew(), ofPlacement();
  ofPool(), ofArguments(), ofBadArguments(), ofConstants(), ofGuarded();
  ofOwnTables(), ofGivenAway(), ofReference(), ofReading(), ofAccess();
  ofFinal(), ofOverride(Growing()), ofDelete(new Dying);
  std::unique_ptr<Shape> owned(new DyingToo);
  ofOwner(owned);
  ofThrowing(), ofUnwinding(), ofException(), ofWeak(), ofUnseen();
  ofThread(), ofRelease();
  Cache c;
  c.put(1, 2);
  std::printf("%d %d %d %d\n", sink, c.get(1), c.get(2), c.both(1));
}
