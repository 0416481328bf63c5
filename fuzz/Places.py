#===- Places.py - Where maps live, and what is done to them --------------===#
#
# What Placements.py makes programs of, as templates of C++. In them $M is the type
# of the map, $n and $i are new names, $o and $p places of before, $m the place that
# something is done to. $put inserts an element, $key, $entries, $few and $count are
# chosen anew each time. Any other word is a function to call, which Placements.py
# writes when it is asked for: $make(…) returns a map, $ref takes one by reference,
# and so on.
#
# A *place* is an expression that designates a map:
#
#   Box b;  auto p = new M;  M *q = R % 2 ? &b.m : p;
#
#   b.m   roots {b}              HOMES says how places come to be,
#   *p    roots {p}, raw         STEPS what is done to one or two of them
#   *q    roots {b, p}, raw
#
# What keeps programs defined:
#
#   roots      what may be the same object is neither moved nor swapped in plain
#              sight; a parameter may be any object that is not local
#   raw        ends by a statement at the end of its block, so no destructor may
#              look at it; a way out that passes by the statement leaks
#   loose      its owner may move it, so no reference to it is kept
#   shifting   it depends on R which map it is, so it is not moved from
#   moved      a map that was moved from is cleared, so its state is known
#
#===----------------------------------------------------------------------===#
HEADERS = "array coroutine csetjmp cstdlib cstring exception future list map new thread variant"
COMMON = """\
struct Wide {
  int a[20] = {};
  bool operator==(const Wide &) const = default;
};
static u64 H(const Wide &x) { return H(x.a[0]) + H(x.a[7]) * 3; }
static std::string text(int n) {
  return (n % 5 == 4 ? "a key that is long enough for the heap " : "k") + std::to_string(n);
}
template <class K, class V> static u64 H(const std::pair<const K, V> &x) { return H(x.first) * 3 ^ H(x.second); }
template <class M> __attribute__((noinline)) static u64 weigh(const M &m) {
  u64 s = m.size();
  for (const auto &e : m)
    s += H(e);
  return s;
}
template <class M, class... E> __attribute__((noinline)) static void add(M &m, E... e) {
  m.emplace(std::move(e)...);
}
template <class T> struct Steps {
  struct promise_type {
    T value{};
    Steps get_return_object() { return Steps{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T v) { value = v; return {}; }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  std::coroutine_handle<promise_type> frame;
  explicit Steps(std::coroutine_handle<promise_type> f) : frame(f) {}
  Steps(Steps &&) = delete;
  ~Steps() { frame.destroy(); }
  bool next() { return frame.done() ? false : (frame.resume(), !frame.done()); }
  T value() { return frame.promise().value; }
};
[[noreturn]] static void leap(std::jmp_buf &to) { std::longjmp(to, 1); }
"""
# The maps of the functions, where Legality is not asked. With PLANT, a move takes
# the bytes of the header, and first storage with them.
DIRECT = """\
#include "roost/lowered.h"
#ifdef PLANT
template <class T> struct Moved : T {
  using T::T;
  Moved() = default;
  Moved(const Moved &) = default;
  __attribute__((always_inline)) Moved(Moved &&from) noexcept {
    std::memcpy((void *)this, (void *)&from, sizeof from);
    ::new ((void *)&from) Moved;
  }
  Moved &operator=(const Moved &) = default;
  __attribute__((always_inline)) Moved &operator=(Moved &&from) noexcept {
    std::destroy_at(this);
    return *::new ((void *)this) Moved(std::move(from));
  }
};
#else
template <class T> using Moved = T;
#endif
template <class... T> using direct_map = Moved<roost::lowered<std::unordered_map<T...>>>;
template <class... T> using direct_set = Moved<roost::lowered<std::unordered_set<T...>>>;
"""
# What each function has for itself. `G` is reset by whoever sets it.
CLASSES = {
    "Box": "struct Box { $M m; int n = 0; $M o; };",
    "Owner": "struct Owner { $M *m = new $M; Owner() = default; Owner(const Owner &) = delete; ~Owner() { delete m; } };",
    "Either": "union Either { $M m; int n; Either() : m() {} Either(const Either &) = delete; ~Either() { std::destroy_at(&m); } };",
    "forever": "static $M *forever;",
    "shared": "static $M shared;",
    "poke": "static $M *G;\n__attribute__((noinline)) static void poke() noexcept { if (G) { $putG out(weigh(*G)); } }",
}


SHAPES = """\
struct Shape {
  $M inner;
  virtual ~Shape() = default;
  virtual void act($M &given) = 0;
  virtual $M &own() { return inner; }
  virtual u64 weight() { return weigh(inner); }
};
struct Round final : Shape {
  void act($M &given) override { given.swap(inner); }
};
struct Square : Shape {
  $M other;
  void act($M &given) override {
$act
  }
  u64 weight() override { return weigh(inner) + 3 * weigh(other); }
};"""


class Kind:
    """A type of map, and how its elements are written."""

    def __init__(self, key, value=None):
        self.key_type, self.value_type = key, value

    def type(self):
        if not self.value_type:
            return f"std::unordered_set<{self.key_type}>"
        return f"std::unordered_map<{self.key_type}, {self.value_type}>"

    def key(self, k):
        return f"text({k})" if self.key_type == "std::string" else f"{self.key_type}({k})"

    def value(self, v):
        return {"std::string": f"text({v})", "Part": f"Part{{{v}, text({v})}}", "Wide": f"Wide{{{{{v}}}}}"}.get(
            self.value_type, str(v)
        )

    def entries(self, rng):
        keys = rng.sample(range(20), rng.randint(1, 4))
        each = lambda k: f"{{{self.key(k)}, {self.value(k + 1)}}}" if self.value_type else self.key(k)
        return "{" + ", ".join(map(each, keys)) + "}"

    def put(self, rng, m, k, v, inline):
        key, value = self.key(k), self.value(v)
        if not inline:
            return f"add({m}, {key}, {value});" if self.value_type else f"add({m}, {key});"
        if not self.value_type:
            return rng.choice([f"{m}.insert({key});", f"{m}.emplace({key});"])
        part = {"Part": ".a", "Wide": f".a[{k} % 20]"}.get(self.value_type, "")
        amount = f"text({v})" if self.value_type == "std::string" else v
        forms = [f"{m}[{key}]{part} += {amount};"] * 4 + [f"{m}[{key}] = {value};"]
        forms += [f"{m}.emplace({key}, {value});", f"{m}.insert_or_assign({key}, {value});"]
        forms += [f"out({m}.try_emplace({key}, {value}).second);", f"touch({m}[{key}]);" if not part or part == ".a" else ""]
        return rng.choice([f for f in forms if f])


KINDS = [
    (6, Kind("int", "int")),
    (3, Kind("int", "std::string")),
    (4, Kind("std::string", "int")),
    (3, Kind("int")),
    (2, Kind("u64", "Part")),
    (1, Kind("int", "Wide")),
]


# Roots of what a function did not make itself.
FOREIGN = {"parameter", "shared"}


class Place:
    def __init__(self, text, roots, raw=False, loose=False, constant=False, shifting=False):
        self.text, self.roots = text, frozenset(roots)
        self.raw, self.loose, self.constant = raw, loose, constant
        self.shifting = shifting or "R %" in text

    def apart(self, other):
        """Never the same object."""
        foreign = self.roots & FOREIGN and other.roots & FOREIGN
        return not (self.roots & other.roots or foreign)


class Home:
    """How a map comes to be: statements, the places they make, and statements
    for the end of the block. $n is a new name, $o and $p places of before, and
    with `alias` the new places may be those."""

    def __init__(self, weight, text, places="$n", end="", alias=False, loose=False, static=False, constant=False):
        self.weight, self.text, self.places = weight, text, places.split("; ")
        self.end, self.alias, self.loose, self.static = end, alias, loose, static
        self.raw, self.constant = bool(end), constant


BUFFER = "unsigned char ${n}b[sizeof($M)] __attribute__((aligned(16)));"
CLOSURE = "mutable -> $M & { return ${n}m; };"
HOMES = [
    Home(16, "$M $n;"),
    Home(2, "$M $n$entries;"),
    Home(4, "$M $n = $make;"),
    Home(1, "$M &&$n = $make;"),
    Home(1, "const $M &$n = $make;", constant=True),
    Home(1, "auto $n = $M();"),
    Home(2, "$M $n = $o;"),
    Home(3, "$M $n = std::move($o); $o.clear();"),
    Home(1, "$M $n = R % 2 ? $make : $o;"),
    Home(1, "$M $n; $n.reserve($count);"),
    Home(1, "$M $n($count);"),
    Home(2, "$M $n[2];", "$n[0]; $n[1]; $n[R % 2]"),
    Home(2, "Box $n;", "$n.m; $n.o"),
    Home(1, "Box $n{std::move($o), 1, {}}; $o.clear();", "$n.m; $n.o"),
    Home(1, "Box $n{$make, 1, $make};", "$n.m; $n.o"),
    Home(2, "Box $n = $box;", "$n.m; $n.o"),
    Home(1, "Box ${n}a; Box $n = std::move(${n}a);", "$n.m; $n.o"),
    Home(1, "auto [$n, ${n}n, ${n}o] = $box;"),
    Home(1, "std::pair<$M, int> $n;", "$n.first"),
    Home(1, "std::pair<int, $M> $n(2, std::move($o)); $o.clear();", "$n.second"),
    Home(1, "auto $n = std::make_pair($make, 1);", "$n.first"),
    Home(1, "auto $n = $pair;", "$n.first; $n.second"),
    Home(1, "std::tuple<int, $M> $n;", "std::get<1>($n)"),
    Home(1, "std::array<$M, 2> $n;", "$n[0]; $n[R % 2]"),
    Home(2, "std::optional<$M> $n; if (R % 2) $n.emplace($make); else $n.emplace();", "*$n"),
    Home(1, "std::optional<$M> $n = $make;", "*$n"),
    Home(1, "std::optional<$M> $n($M$entries); $n.reset(); $n.emplace();", "*$n"),
    Home(1, "std::variant<int, $M> $n; $n.template emplace<1>(); $n = 3; $n = $make;", "std::get<1>($n)"),
    Home(2, "std::vector<$M> $n(2); $n.push_back($make);", "$n[0]; $n.back()", loose=True),
    Home(1, "std::vector<$M> $n; $n.push_back(std::move($o)); $o.clear(); $n.emplace_back();", "$n[0]", loose=True),
    Home(1, "std::list<$M> $n(1);", "$n.front()"),
    Home(2, "std::unordered_map<int, $M> $n;", "$n[1]; $n[int(R % 3)]", loose=True),
    Home(1, "std::map<int, $M> $n;", "$n[1]"),
    Home(3, "auto $n = std::make_unique<$M>();", "*$n"),
    Home(1, "auto $n = std::make_unique<$M>(std::move($o)); $o.clear();", "*$n"),
    Home(2, "std::unique_ptr<$M> $n(new $M);", "*$n"),
    Home(1, "std::unique_ptr<$M> $n = $unique;", "*$n"),
    Home(2, "auto $n = std::make_unique<Box>();", "$n->m; $n->o"),
    Home(2, "auto $n = std::make_shared<$M>();", "*$n"),
    Home(1, "std::shared_ptr<$M> ${n}a(new $M); auto $n = ${n}a;", "*$n"),
    Home(1, "auto ${n}a = std::make_shared<Box>(); std::shared_ptr<$M> $n(${n}a, &${n}a->o); ${n}a.reset();", "*$n"),
    Home(3, "$M *$n = new $M;", "*$n", end="delete $n;"),
    Home(1, "$M *$n = new $M($make);", "*$n", end="delete $n;"),
    Home(1, "$M *$n = new (std::nothrow) $M;", "*$n", end="delete $n;"),
    Home(2, "Box *$n = new Box;", "$n->m; $n->o", end="delete $n;"),
    Home(1, "$M *$n = new $M[3];", "$n[0]; $n[R % 3]", end="delete[] $n;"),
    Home(1, "$M *$n = R % 3 ? new $M : new $M($make);", "*$n", end="if (R % 2) delete $n; else { poke(); delete $n; }"),
    Home(1, "$M *$n = new $M;", "*$n", end="(void)$n;"),
    Home(2, "Owner $n;", "*$n.m"),
    Home(1, "auto $n = std::make_unique<Owner>();", "*$n->m"),
    Home(2, "Either $n;", "$n.m"),
    Home(1, "Either $n; std::destroy_at(&$n.m); $n.n = 3; std::construct_at(&$n.m);", "$n.m"),
    Home(2, BUFFER + " auto *$n = ::new (${n}b) $M;", "*$n", end="std::destroy_at($n);"),
    Home(1, BUFFER + " auto *$n = ::new (${n}b) $M; std::destroy_at($n); $n = ::new (${n}b) $M($make);", "*$n", end="std::destroy_at($n);"),
    Home(1, "static " + BUFFER + " auto *$n = ::new (${n}b) $M;", "*$n", end="std::destroy_at($n);", static=True),
    Home(1, "auto *$n = ::new (::operator new(sizeof($M))) $M;", "*$n", end="std::destroy_at($n); ::operator delete($n);"),
    Home(1, "auto *$n = ::new (std::malloc(sizeof($M))) $M;", "*$n", end="std::destroy_at($n); std::free($n);"),
    Home(2, "static $M $n;", static=True),
    Home(1, "static thread_local $M $n;", static=True),
    Home(1, "static $M &$n = *new $M;", static=True),
    Home(1, "auto $n = [${n}m = $M()]() " + CLOSURE, "$n()"),
    Home(2, "auto $n = [${n}m = std::move($o)]() " + CLOSURE + " $o.clear();", "$n()"),
    Home(1, "std::function<$M &()> $n = [${n}m = $o]() " + CLOSURE, "$n()"),
    Home(1, "auto ${n}a = [${n}m = $make]() " + CLOSURE + " auto $n = std::move(${n}a);", "$n()"),
    Home(2, "auto $n = $closure;", "$n()"),
    Home(2, "$M &$n = $o;", alias=True),
    Home(2, "$M *$n = &$o;", "*$n", alias=True),
    Home(2, "$M *$n = R % 2 ? &$o : &$p;", "*$n", alias=True),
    Home(1, "$M *$n = &$o; if (R % 3) $n = &$p;", "*$n", alias=True),
    Home(1, "$M &$n = R % 3 ? $o : $p;", alias=True),
    Home(1, "$M *${n}a[] = {&$o, &$p}; $M **$n = ${n}a;", "*$n[R % 2]", alias=True),
    Home(1, "auto $n = std::ref($o);", "$n.get()", alias=True),
    Home(1, "auto $n = [&]() -> $M & { return $o; };", "$n()", alias=True),
    Home(1, "std::function<$M &()> $n = [&]() -> $M & { return R % 2 ? $o : $p; };", "$n()", alias=True),
    Home(1, "$M &$n = $either;", alias=True),
    Home(1, "std::unique_ptr<Shape> ${n}a(R % 2 ? (Shape *)new Round : new Square); $M &$n = ${n}a->own();"),
    Home(1, "Square ${n}a; Shape &$n = ${n}a;", "$n.own()"),
]

# What is done to $m; $o is another place, never the same, and `fixed` says that
# neither may be loose.
STEPS = [
    (16, "$put"),
    (5, "for (int $i = 0; $i < $few; ++$i) { $puti }"),
    (3, "for (int $i = 0, $n = int(R % 9); $i < $n; ++$i) { $puti }"),
    (1, "for (int $i = 0; $i < 60; ++$i) { $puti }"),
    (1, "$m.reserve($count);"),
    (2, "out($m.erase($key));"),
    (1, "$m.clear();"),
    (3, "out($m.count($key));"),
    (5, "out(weigh($m));"),
    (2, "{ u64 s = 0; for (const auto &each : $m) s += sizeof each; out(s); }"),
    (2, "if (auto $i = $m.find($key); $i != $m.end()) out(7);"),
    (3, "$m = $o;"),
    (6, "$m = std::move($o); $o.clear();"),
    (3, "std::swap($m, $o);"),
    (3, "$m.swap($o);"),
    (2, "$m = std::exchange($o, $M());"),
    (1, "{ $M t = std::move($m); $m = std::move($o); $o = std::move(t); }"),
    (3, "$m = $make;"),
    (1, "$m = R % 2 ? $make : $M$entries;"),
    (1, "$m = $M$entries;"),
    (1, "out($m == $o);"),
    (1, "for (const auto &each : $o) out(weigh($m) & sizeof each);"),
    (2, "std::swap($m, shared);"),
    (2, "shared = std::move($m); $m.clear();"),
    (2, "$m = std::move(shared); shared.clear();"),
    (3, "G = &$m; poke(); G = nullptr;"),
    (2, "if (R == 12345) forever = &$m;"),
    (1, "if (R == 12345) { out(weigh($m)); std::abort(); }"),
    (6, "$ref($m, $few);"),
    (3, "out($const($m));"),
    (3, "out($value($m, $few));"),
    (3, "out($value(std::move($m), $few)); $m.clear();"),
    (2, "$rvalue(std::move($m), 2); $m.clear();"),
    (2, "$m = $through(std::move($m), 2);"),
    (2, "{ $M $n = $make; $ref($n, 1); }"),
    (2, "void (*volatile $n)($M &, int) = $ref; $n($m, 2);"),
    (1, "void (*$n[])($M &, int) = {$ref, $ref}; $n[R % 2]($m, 2);"),
    (1, "out($jump($m));"),
    (1, "out($tail($m, 3));"),
    (1, "{ Round a; Square b; Shape *s = R % 2 ? (Shape *)&a : &b; s->act($m); out(s->weight()); }"),
    (1, "{ std::unique_ptr<Shape> s = std::make_unique<Square>(); s->act($m); std::swap(s->own(), $m); }"),
    (1, "{ Square a; a.act($m); out(a.weight()); }"),
    (2, "[&] { $put }();"),
    (2, "auto $n = [&](int $i) { $puti }; $n(1), $n(2);"),
    (2, "std::function<void(int)> $n = [&](int $i) { $puti }; $n(1), $n(2);"),
    (1, "{ std::function<void()> f, g = [&] { $put }; f = g; f(); g = nullptr; f(); }"),
    (1, "{ auto f = [x = $m]() mutable { return weigh(x); }; out(f()); auto g = f; out(g()); }"),
    (2, "AtEnd $n{[&] { out(weigh($m)); }};"),
    (2, "{ std::vector<$M> v; for (int $i = 0; $i < 3; ++$i) { $M t; t.swap($m); v.push_back(std::move(t)); $puti } out(weigh(v[0])); $m = std::move(v[2]); }"),
    (1, "{ std::vector<$M> v; v.emplace_back(std::move($m)); v.emplace_back($o); v.resize(9); $o = std::move(v[0]); $m = v[1]; }"),
    (1, "{ std::optional<$M> t = std::move($m); $m.clear(); std::optional<$M> u = std::move(t); if (u) $o = *std::move(u); t.reset(); }"),
    (1, "{ std::pair<$M, int> t(std::move($m), 1); auto u = std::move(t); $m = std::move(u.first); }"),
    (2, "try { throw $M($o); } catch ($M &c) { c.clear(); $m.swap(c); }"),
    (2, "try { throw std::move($m); } catch ($M c) { out(weigh(c)); $m = std::move(c); }"),
    (1, "try { $M t; t.swap($m); throw Box{std::move(t), 1, {}}; } catch (const Box &c) { $m = c.m; }"),
    (1, "{ std::exception_ptr e; try { throw std::move($m); } catch (...) { e = std::current_exception(); } try { std::rethrow_exception(e); } catch ($M &c) { $m = c; } }"),
    (1, "for (auto each = $steps($few); each.next();) { out(each.value()); $put }"),
    (1, "for (auto each = $stepsm(std::move($m), 2); each.next();) out(each.value()); $m.clear();"),
    (1, "for (auto each = $stepsr($m, 3); each.next();) { out(each.value()); $put }"),
    (1, "{ auto each = $stepsp(2); if (each.next()) { each.value()->swap($m); out(each.next()); } }"),
    (1, "std::thread([&] { $put }).join();", "thread"),
    (1, "{ std::thread t([](const $M &x, u64 *to) { *to = weigh(x); }, std::cref($m), &R); t.join(); }", "thread"),
    (1, "{ u64 s = 0; std::thread([x = std::move($m), &s]() mutable { $putx s = weigh(x); }).join(); out(s); $m.clear(); }", "thread"),
    (1, "{ std::thread t([](const $M &x, $M &to) { to = std::move(x); }, std::move($m), std::ref($o)); t.join(); $m.clear(); }", "thread"),
    (1, "$m = std::async(std::launch::async, [x = $o]() mutable { $M t; t.swap(x); return t; }).get();", "thread"),
    (1, "{ std::promise<$M> p; std::thread([&] { $M x; $putx p.set_value(std::move(x)); }).join(); $m = p.get_future().get(); }", "thread"),
]
