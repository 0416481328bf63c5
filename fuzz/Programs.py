#!/usr/bin/env python3
#===- Programs.py - Random programs that keep references -----------------===#
#
# usage: fuzz/Programs.py SEED [FUNCTION]...
#
# Prints a C++ program for a seed: functions with local maps and sets that take
# references, pointers, iterators and views, keep them over insertions, swaps and
# moves as far as std allows it, and use them. No program has undefined
# behaviour with std's containers, and none prints anything that depends on the
# order of iteration. With FUNCTIONs it has only those, which are the same as in
# the whole program. utils/fuzz-programs runs them.
#
# How a reference is known to be valid: a *loan* belongs to the *elements* that
# it leads into. What invalidates it by the standard ends it:
#
#   erase, clear, assignment, end of scope    all loans of those elements
#   insertion                                 iterators, unless room was reserved
#   writing to a string or vector             views and positions in values
#   move, swap                                none: the elements, and the loans
#                                             with them, change their table
#
# In a loop or lambda, what any statement of its body ends is not there from the
# start (Block.barred), as the body may run again.
#
#===----------------------------------------------------------------------===#
import random
import sys

PRELUDE = """\
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

using u64 = std::uint64_t;
struct Part {
  int a = 0;
  std::string s;
  void add(int x) { a += x; }
  const std::string &name() const { return s; }
  Part &self() { return *this; }
  friend bool operator==(const Part &x, const Part &y) { return x.a == y.a && x.s == y.s; }
};
struct PairHash {
  std::size_t operator()(const std::pair<int, int> &p) const { return p.first * 31u + p.second; }
};
enum class Letter : char {};
using Inner = std::unordered_map<int, int>;

static u64 H(int x) { return u64(x) * 0x9E3779B97F4A7C15u + 1; }
static u64 H(u64 x) { return x * 0xC2B2AE3D27D4EB4Fu + 2; }
static u64 H(Letter x) { return H(int(x)); }
static u64 H(std::string_view x) {
  u64 h = 7;
  for (char c : x)
    h = h * 131 + u64(c);
  return h;
}
static u64 H(const std::string &x) { return H(std::string_view(x)); }
static u64 H(const std::vector<int> &x) {
  u64 h = x.size();
  for (int e : x)
    h = h * 31 + u64(e);
  return h;
}
static u64 H(const Part &x) { return H(x.a) + H(x.s); }
static u64 H(const std::pair<int, int> &x) { return H(x.first) * 3 + H(x.second); }
static u64 H(const std::unique_ptr<int> &x) { return x ? H(*x) : 5; }
static u64 H(const Inner &x) {
  u64 h = x.size();
  for (const auto &e : x)
    h += H(e.first) ^ (H(e.second) * 17);
  return h;
}
static u64 H(const std::unordered_set<int> &x) {
  u64 h = x.size();
  for (int e : x)
    h += H(e);
  return h;
}
static void touch(int &x) { x += 3; }
static void touch(u64 &x) { x += 3; }
static void touch(std::string &x) { x += 'z'; }
static void touch(std::vector<int> &x) { x.push_back(int(x.size()) + 1); }
static void touch(Part &x) { x.add(2), x.s += "p"; }
static void touch(std::unique_ptr<int> &x) { x ? void(++*x) : void(x = std::make_unique<int>(4)); }
static void touch(Inner &x) { x[int(x.size()) % 5] += 2; }
template <class T> static T &same(T &x) { return x; }
template <class T> static const T &same(const T &x) { return x; }
template <class T> static u64 look(const T &x) { return H(x) + 1; }
template <class T> static T *where(T &x) { return &x; }
template <class T> static u64 both(const T &x, const T &y) { return H(x) * 5 + H(y); }
template <class T> static void give(T &to, const T &from) { to = from; }
template <class M, class K> static auto &slotOf(M &m, const K &k) { return m[k]; }
template <class M, class K> static void bump(M &m, const K &k) {
  auto &slot = m[k];
  touch(slot);
}
template <class M, class K, class L> static void bumpOver(M &m, const K &k, const L &l) {
  auto &slot = m[k];
  m[l];
  touch(slot);
}
template <class M, class K> static auto *findIn(M &m, const K &k) {
  typename M::iterator it = m.find(k);
  return it == m.end() ? nullptr : &it->second;
}
template <class M> static void copyInto(M &to, const M &from) {
  for (const auto &e : from)
    to[e.first] = e.second;
}
template <class M> static M copyOf(const M &m) {
  M out(m);
  return out;
}
template <class M> static u64 sizeOfCopy(M m) {
  u64 n = m.size();
  m.clear();
  return n;
}
template <class M> static u64 total(const M &m) {
  u64 s = m.size();
  for (const auto &e : m)
    s += H(e.first) * 3 + H(e.second);
  return s;
}
template <class F> struct AtEnd {
  F f;
  ~AtEnd() { f(); }
};
template <class F> AtEnd(F) -> AtEnd<F>;
template <class T> struct Keeper {
  T *kept = nullptr;
  void keep(T &x) { kept = &x; }
};

static u64 R = 1;
static void out(u64 x) { R = (R ^ x) * 0x100000001B3u; }
"""

SHORT = "k%d"
LONG = "a key that is long enough for the heap %d"


class Key:
    """How keys of a type are written."""

    def __init__(self, name, write, hasher=None):
        self.name, self.write, self.hasher = name, write, hasher


KEYS = [
    (6, Key("int", str)),
    (4, Key("std::string", lambda n: '"' + (LONG if n % 5 == 4 else SHORT) % n + '"')),
    (1, Key("u64", lambda n: f"u64({n})")),
    (1, Key("Letter", lambda n: f"Letter({n + 65})")),
    (1, Key("std::pair<int, int>", lambda n: f"std::make_pair({n}, {n % 3})", "PairHash")),
]
TEXTS = ['"abc"', '"x"', '"text of more than fifteen characters"', '""']
VALUES = [
    (8, "int"),
    (6, "std::string"),
    (3, "std::vector<int>"),
    (3, "Part"),
    (1, "u64"),
    (1, "std::unique_ptr<int>"),
    (2, "Inner"),
]
MOST_KEYS = 24


def pick(rng, weighted):
    return rng.choices([x for _, x in weighted], [w for w, _ in weighted])[0]


class Elements:
    """What a table holds; moves and swaps hand it on."""

    def __init__(self):
        self.roomy = False  # room was reserved for every key


class Table:
    def __init__(self, name, key, value, elements):
        self.name, self.key, self.value = name, key, value
        self.elements = elements
        self.constant = False

    def type(self):
        parts = [self.key.name] + ([self.value] if self.value else [])
        parts += [self.key.hasher] if self.key.hasher else []
        return f"std::unordered_{'map' if self.value else 'set'}<{', '.join(parts)}>"

    def same_type(self, other):
        return self.key is other.key and self.value == other.value


class Loan:
    """A variable that leads into elements. Uses name what it designates."""

    def __init__(self, name, use, of, elements, writable=False, steady=True, deep=False):
        self.name, self.use, self.of = name, use, of
        self.elements = elements
        self.writable = writable
        self.steady = steady  # not an iterator: survives rehashing
        self.deep = deep  # leads into the buffer of a string or vector


class Lambda:
    def __init__(self, call, ends):
        self.call, self.ends = call, ends


class Block:
    """The statements of one block, with what is in scope there."""

    def __init__(self, function, outer=None):
        self.function, self.rng = function, function.rng
        self.outer = outer
        self.lines = []
        self.tables = list(outer.tables) if outer else []
        self.loans = list(outer.loans) if outer else []
        self.lambdas = list(outer.lambdas) if outer else []
        self.barred = set(outer.barred) if outer else set()
        self.inside = set(outer.inside) if outer else set()
        self.depth = outer.depth + 1 if outer else 0

    # What statements do to loans. An effect is (kind, elements).

    def end(self, kind, elements):
        self.function.effects.append((kind, elements))
        self.loans = [l for l in self.loans if not ends(kind, elements, l)]
        if self.outer:
            self.outer.end(kind, elements)

    def may(self, kind, table):
        """Whether a statement may have this effect here."""
        if table.constant and kind != "read":
            return False
        return (kind, table.elements) not in self.barred

    def emit(self, text):
        self.lines.append("  " + text)

    def name(self, prefix):
        return self.function.name(prefix)

    def key(self):
        return self.rng.randrange(MOST_KEYS if self.rng.random() < 0.3 else 6)

    def table(self, kind="insert", maps=None):
        fit = [
            t
            for t in self.tables
            if self.may(kind, t) and (maps is None or maps == bool(t.value))
        ]
        return self.rng.choice(fit) if fit else None

    def access(self, t, key=None):
        """An expression that designates the value of a key, inserting it."""
        if key is None:
            key = self.key()
        self.end("insert", t.elements)
        k = t.key.write(key)
        forms = [f"{t.name}[{k}]"] * 6
        forms += [f"{t.name}.try_emplace({k}).first->second", f"same({t.name}[{k}])"]
        forms += [f"(*{t.name}.try_emplace({k}).first).second", f"(*&{t.name}[{k}])"]
        forms += [f"slotOf({t.name}, {k})"]
        if t.value == "Part":
            forms.append(f"{t.name}[{k}].self()")
        if t.value not in ("std::unique_ptr<int>",):
            forms.append(f"{t.name}.emplace({k}, {t.value}()).first->second")
        return self.rng.choice(forms)

    def fresh(self, value):
        n = self.rng.randrange(9)
        return {
            "int": f"{n}",
            "u64": f"u64({n})",
            "std::string": f"std::string({self.rng.choice(TEXTS)})",
            "std::vector<int>": "std::vector<int>{%s}" % ", ".join("123456789"[: n % 4 + 1]),
            "Part": f"Part{{{n}, {self.rng.choice(TEXTS)}}}",
            "std::unique_ptr<int>": f"std::make_unique<int>({n})",
            "Inner": f"Inner{{{{{n}, {n + 1}}}}}",
        }[value]

    # Statements. Each returns False if it does not fit here.

    def declare(self):
        rng = self.rng
        if self.tables and rng.random() < 0.5:
            like = rng.choice(self.tables)
            key, value = like.key, like.value
        else:
            key = pick(rng, KEYS)
            value = pick(rng, VALUES) if rng.random() < 0.8 else None
        t = Table(self.name("m"), key, value, Elements())
        form = rng.random()
        if form < 0.15 and value not in ("std::unique_ptr<int>",):
            keys = sorted({self.key() for _ in range(3)})
            entry = lambda k: (
                f"{{{key.write(k)}, {self.fresh(value)}}}" if value else f"{key.write(k)}"
            )
            self.emit(f"{t.type()} {t.name}{{{', '.join(map(entry, keys))}}};")
        elif form < 0.22:
            self.emit(f"auto {t.name} = {t.type()}();")
        elif form < 0.28:
            self.emit(f"auto {t.name}_owner = std::make_unique<{t.type()}>();")
            self.emit(f"auto &{t.name} = *{t.name}_owner;")
        else:
            self.emit(f"{t.type()} {t.name};")
        if rng.random() < 0.25:
            self.emit(f"{t.name}.reserve({4 * MOST_KEYS});")
            t.elements.roomy = True
        self.tables.append(t)

    def alias(self):
        t = self.table("read")
        if not t:
            return False
        a = Table(self.name("r"), t.key, t.value, t.elements)
        a.constant = t.constant
        if self.rng.random() < 0.3:
            a.constant = True
        self.emit(f"{'const ' if a.constant else ''}auto &{a.name} = {t.name};")
        a.root = getattr(t, "root", t)
        self.tables.append(a)

    def insert(self):
        t = self.table()
        if not t:
            return False
        k = t.key.write(self.key())
        self.end("insert", t.elements)
        if not t.value:
            form = self.rng.choice(["{m}.insert({k});", "{m}.emplace({k});", "out({m}.insert({k}).second);"])
            self.emit(form.format(m=t.name, k=k))
            return
        v = self.fresh(t.value)
        forms = ["{m}[{k}];", "{m}.emplace({k}, {v});", "out({m}.try_emplace({k}, {v}).second);"]
        forms += ["{m}.insert(std::make_pair({k}, {v}));", "{m}.insert({{{k}, {v}}});"]
        forms += ["if (auto [it, fresh] = {m}.emplace({k}, {v}); !fresh) touch(it->second);"]
        if self.may("write", t):
            forms += ["{m}[{k}] = {v};"] * 3 + ["touch({m}[{k}]);", "{m}.insert_or_assign({k}, {v});"]
        form = self.rng.choice(forms)
        if "touch" in form or "=" in form or "assign" in form:
            if not self.may("write", t):
                return False
            self.end("write", t.elements)
        self.emit(form.format(m=t.name, k=k, v=v))

    def borrow(self):
        """Keeps a reference, pointer, iterator or view."""
        t = self.table()
        if not t:
            return False
        rng, n = self.rng, self.name("x")
        e = t.elements
        if not t.value or rng.random() < 0.2:  # Of a key.
            k = t.key.write(self.key())
            first = "" if not t.value else ".first"
            self.end("insert", e)
            insert = f"{t.name}.{'insert' if not t.value else 'try_emplace'}({k}).first"
            it = insert if rng.random() < 0.6 else None
            if it is None:
                self.emit(f"{t.name}.{'insert' if not t.value else 'try_emplace'}({k});")
                it = f"{t.name}.find({k})"
            if t.key.name == "std::string" and rng.random() < 0.5:
                self.emit(f"std::string_view {n} = (*{it}){first};")
                self.loans.append(Loan(n, n, "view", e))
            elif rng.random() < 0.5:
                self.emit(f"const auto &{n} = (*{it}){first};")
                self.loans.append(Loan(n, n, t.key.name, e))
            else:
                self.emit(f"const auto *{n} = &(*{it}){first};")
                self.loans.append(Loan(n, f"*{n}", t.key.name, e))
            return
        a = self.access(t)
        form = rng.random()
        if form < 0.3:
            self.emit(f"auto &{n} = {a};")
            self.loans.append(Loan(n, n, t.value, e, True))
        elif form < 0.5:
            self.emit(f"auto *{n} = {rng.choice(['&', 'where'])}({a});")
            self.loans.append(Loan(n, f"(*{n})", t.value, e, True))
        elif form < 0.65:
            k = t.key.write(self.key())
            how = rng.choice(["{m}.try_emplace({k}).first", "{m}.find({k})"])
            if "find" in how:
                self.emit(f"{t.name}[{k}];")
            self.emit(f"auto {n} = {how.format(m=t.name, k=k)};")
            self.loans.append(Loan(n, f"{n}->second", t.value, e, True, steady=False))
        elif form < 0.75:
            k = t.key.write(self.key())
            self.emit(f"auto &[{n}k, {n}] = *{t.name}.try_emplace({k}).first;")
            self.loans.append(Loan(n, n, t.value, e, True))
            self.loans.append(Loan(n + "k", n + "k", t.key.name, e))
        elif form < 0.85:
            return self.borrow_part(t, a, n)
        else:
            return self.borrow_hidden(t, a, n)

    def borrow_part(self, t, a, n):
        """Leads into a value."""
        e = t.elements
        if t.value == "std::string":
            form = self.rng.choice(
                ["std::string_view {n} = {a};", "auto {n} = std::string_view({a}).substr(0, 1);"]
            )
            self.emit(form.format(n=n, a=a))
            self.loans.append(Loan(n, n, "view", e, deep=True))
        elif t.value == "Part":
            self.emit(f"auto &{n} = {self.rng.choice(['{0}.a', '{0}.self().a']).format(a)};")
            self.loans.append(Loan(n, n, "int", e, True))
        elif t.value == "std::vector<int>" and self.may("write", t):
            self.end("write", e)
            m = self.name("v")
            self.emit(f"auto &{m} = {a};")
            self.emit(f"{m}.push_back(1);")
            if self.rng.random() < 0.5:
                self.emit(f"int &{n} = {m}[0];")
                self.loans.append(Loan(n, n, "int", e, True, deep=True))
            else:
                self.emit(f"int *{n} = {m}.data();")
                self.loans.append(Loan(n, f"*{n}", "int", e, True, deep=True))
        elif t.value == "Inner" and self.may("write", t):
            self.end("write", e)
            self.emit(f"int &{n} = {a}[2];")
            self.loans.append(Loan(n, n, "int", e, True, deep=True))
        else:
            self.emit(f"const auto &{n} = {a};")
            self.loans.append(Loan(n, n, t.value, e))

    def borrow_hidden(self, t, a, n):
        """Keeps a reference in something else."""
        v, e = t.value, t.elements
        forms = [
            ("std::vector<{v} *> {n}; {n}.push_back(&{a});", "*{n}[0]"),
            ("{v} *{n}[] = {{&{a}}};", "*{n}[0]"),
            ("auto {n} = std::ref({a});", "{n}.get()"),
            ("Keeper<{v}> {n}; {n}.keep({a});", "*{n}.kept"),
            ("Keeper<{v}> {n}{{&{a}}};", "*{n}.kept"),
            ("auto {n} = [&q = {a}]() -> auto & {{ return q; }};", "{n}()"),
            ("auto {n} = [q = &{a}]() -> auto & {{ return *q; }};", "{n}()"),
            ("std::pair<{v} &, int> {n}({a}, 1);", "{n}.first"),
            ("auto {n} = std::tie({a});", "std::get<0>({n})"),
            ("std::optional<{v} *> {n} = &{a};", "**{n}"),
            ("auto {n} = std::make_pair(&{a}, 1);", "*{n}.first"),
            ("std::function<{v} &()> {n} = [q = &{a}]() -> {v} & {{ return *q; }};", "{n}()"),
            ("{v} *{n} = nullptr; [&]({v} &q) {{ {n} = &q; }}({a});", "*{n}"),
            ("{v} *{n} = nullptr; {n} = std::addressof({a});", "*{n}"),
            ("{v} other{n}{{}}; {v} &{n} = R ? {a} : other{n};", "{n}"),
            ("{v} other{n}{{}}; {v} *{n} = &other{n}; if (R) {n} = &{a};", "*{n}"),
        ]
        form, use = self.rng.choice(forms)
        self.emit(form.format(v=v, n=n, a=a))
        self.loans.append(Loan(n, f"({use.format(n=n)})", v, e, True))

    def use(self):
        if not self.loans:
            return False
        l = self.rng.choice(self.loans)
        if l.writable and self.rng.random() < 0.5 and ("write", l.elements) not in self.barred:
            self.end_write(l)
            self.emit(f"touch({l.use});")
        else:
            self.emit(f"out({self.rng.choice(['H', 'look'])}({l.use}));")

    def end_write(self, l):
        if l.of != "int":
            self.end("write", l.elements)

    def two(self):
        """Two accesses in one expression, or one under a loan."""
        t = self.table(maps=True)
        if not t or not self.may("write", t) or t.value == "std::unique_ptr<int>":
            return False
        a, b = self.access(t), self.access(t)
        k = t.key.write(self.key())
        forms = ["{a} = {b};", "out(both({a}, {b}));", "std::swap({a}, {b});", "give({a}, {b});"]
        forms += ["{m}.try_emplace({k}, {b});", "{m}.emplace({k}, {b});", "{m}.insert_or_assign({k}, {b});"]
        forms += ["{m}.insert({{{k}, {b}}});", "{m}.insert(std::make_pair({k}, {b}));"]
        forms += ["out(H({a}) + H({b}));", "{m}[{k}] = R % 2 ? {a} : {b};", "{m}[{k}] = std::exchange({a}, {b});"]
        forms += ["{{ {v} both[] = {{{a}, {b}}}; out(H(both[1])); }}"]
        forms += ["{{ auto [p, q] = std::tie({a}, {b}); p = q; }}"]
        forms += ["{{ const {v} &p = {a}; {m}[{k}] = p; }}"]
        if t.value in ("int", "u64"):
            forms += ["{a} += {b};", "{a} = {b} % 99 + {m}[{k}] % 99;", "out(std::max({a}, {b}));"] * 2
            forms += ["{a} = {m}.size();", "{a} = {a} % 99 * 2 + {b};", "++{a} += 2;", "out(std::minmax({a}, {b}).second);"]
        if t.value == "std::string":
            forms += ["{a} += {b};", "out(H({a} + {b}));", "{a} = {b} + \"q\";", "{a}.append({b});"] * 2
            forms += ["{a} = std::move({b});", "{a}.assign({b}, 0, 1);", "{a} = {b}.substr({b}.size() / 2);"]
        if t.value == "std::vector<int>":
            forms += ["{a}.push_back(int({b}.size()));", "{a}.insert({a}.end(), {b}.size(), 3);"] * 2
            forms += ["for (int each : {a}) {{ out(H(each)); {m}[{k}]; }}"] * 2
            forms += ["{b}.push_back(2); {a}.resize({b}.back() % 5);"]
        if t.value == "Part":
            forms += ["{a}.a = {b}.a;", "{a}.s = {b}.s;", "{a}.add({b}.a);", "out(H({a}.name() + {b}.name()));"]
        if t.value == "Inner":
            forms += ["{a}[1] = {b}[2];", "{a}[int({b}.size())] = 1;", "{b}[3] += {a}[1];"]
        if t.value == "int" and t.key.name == "int":
            forms += ["{m}[{m}[{k}] & 7] += 1;", "{m}.emplace({m}[{k}] & 7, 2);", "++{m}[({a} + {b}) & 7];"]
        self.end("write", t.elements)
        self.emit(self.rng.choice(forms).format(m=t.name, a=a, b=b, k=k, v=t.value))

    def erase(self):
        t = self.table("erase")
        if not t:
            return False
        self.end("erase", t.elements)
        k = t.key.write(self.key())
        first = ".first" if t.value else ""
        forms = ["out({m}.erase({k}));"] * 3
        forms += ["if (auto it = {m}.find({k}); it != {m}.end()) {m}.erase(it);", "{m}.clear();"]
        forms += ["for (auto it = {m}.begin(); it != {m}.end();) if (H((*it)" + first + ") % 2) it = {m}.erase(it); else ++it;"]
        self.emit(self.rng.choice(forms).format(m=t.name, k=k))

    def read(self):
        t = self.table("read")
        if not t:
            return False
        k = t.key.write(self.key())
        first, second = (".first", ".second") if t.value else ("", "")
        forms = ["out({m}.count({k}));", "out({m}.size());"]
        forms += ["if (auto it = {m}.find({k}); it != {m}.end()) out(H((*it)" + second + "));"]
        forms += ["{{ u64 s = 0; for (const auto &each : {m}) s += H(each" + second + "); out(s); }}"]
        forms += ["{{ u64 s = 0; for (auto it = {m}.begin(); it != {m}.end(); ++it) s += H((*it)" + first + "); out(s); }}"]
        forms += ["out(std::accumulate({m}.begin(), {m}.end(), u64(0), [](u64 s, const auto &each) {{ return s + H(each" + second + "); }}));"]
        forms += ["out(u64(std::count_if({m}.begin(), {m}.end(), [](const auto &each) {{ return H(each" + first + ") % 2; }})));"]
        if t.value:
            forms += ["{{ u64 s = 0; for (const auto &[key, value] : {m}) s += H(key) * H(value); out(s); }}"]
            forms += ["if ({m}.count({k})) out(H({m}.at({k})));"]
        self.emit(self.rng.choice(forms).format(m=t.name, k=k))

    def hand_over(self):
        """Moves and swaps: loans go with the elements."""
        a = self.table("own")
        if not a or hasattr(a, "root"):
            return False
        others = [t for t in self.tables if t is not a and t.same_type(a) and not hasattr(t, "root") and self.may("own", t)]
        aliased = lambda t: any(getattr(r, "root", None) is t for r in self.tables)
        if aliased(a) or self.depth:
            return False
        form = self.rng.random()
        if form < 0.3:
            b = Table(self.name("m"), a.key, a.value, a.elements)
            self.emit(f"auto {b.name} = std::move({a.name});")
            self.tables.append(b)
            a.elements = Elements()
            self.emit(f"{a.name}.clear();")
            return
        others = [t for t in others if not aliased(t)]
        if not others:
            return False
        b = self.rng.choice(others)
        if form < 0.65:
            self.emit(self.rng.choice([f"std::swap({a.name}, {b.name});", f"{a.name}.swap({b.name});"]))
            a.elements, b.elements = b.elements, a.elements
        elif form < 0.85:
            self.end("erase", b.elements)
            self.emit(f"{b.name} = std::move({a.name});")
            b.elements, a.elements = a.elements, Elements()
            self.emit(f"{a.name}.clear();")
        elif a.value != "std::unique_ptr<int>":
            self.end("erase", b.elements)
            b.elements = Elements()
            self.emit(f"{b.name} = {a.name};")
        else:
            return False

    def room(self):
        t = self.table("rehash")
        if not t:
            return False
        # Iterators of a roomy table do not survive it either.
        self.end("rehash", t.elements)
        self.emit(f"{t.name}.{self.rng.choice(['reserve(40)', f'reserve({4 * MOST_KEYS})'])};")

    # Statements with blocks.

    def block(self, bars, budget):
        inner = Block(self.function, self)
        inner.barred |= bars
        inner.fill(budget)
        return inner

    def bars(self):
        """Makes a body that may run again leave the loans alone that it uses:
        picks for each of the elements whether the body may end loans."""
        bars = set()
        for e in {t.elements for t in self.tables}:
            for kind in ("erase", "own", "rehash"):
                bars.add((kind, e))
            if self.rng.random() < 0.5:
                bars.add(("write", e))
            else:
                self.end("write", e)
            if self.rng.random() < 0.15:
                bars.discard(("erase", e))
                self.end("erase", e)
            if not e.roomy:
                if self.rng.random() < 0.25:
                    bars.add(("insert", e))
                else:
                    self.end("insert", e)
        return bars

    def loop(self):
        if self.depth > 1 or not self.tables:
            return False
        bars = self.bars()
        i = self.name("i")
        inner = self.block(bars, self.rng.randint(1, 4))
        t = self.table("read", maps=True)
        if self.rng.random() < 0.4 and t and t.value in ("int", "std::string") and t.key.name == "int":
            # Held from one round to the next.
            steady = all((k, t.elements) not in bars for k in ("insert", "write"))
            if steady and not t.constant and ("erase", t.elements) in bars:
                p = self.name("last")
                self.emit(f"{t.value} *{p} = nullptr;")
                inner.lines.insert(0, f"  if ({p}) touch(*{p});")
                inner.lines.append(f"  {p} = &{t.name}[{i} * 3];")
        self.emit(f"for (int {i} = 0; {i} < {self.rng.randint(2, 4)}; ++{i}) {{")
        self.nest(inner)

    def branch(self):
        if self.depth > 2:
            return False
        inner = self.block(set(), self.rng.randint(1, 3))
        self.emit(f"if (R % {self.rng.randint(2, 3)}) {{")
        self.nest(inner)

    def attempt(self):
        if self.depth > 1 or not self.tables:
            return False
        inner = self.block(set(), self.rng.randint(1, 4))
        if self.rng.random() < 0.6:
            inner.emit("if (R % 2) throw 1;")
        self.emit("try {")
        self.nest(inner, "} catch (int) {")
        handler = self.block(set(), self.rng.randint(1, 2))
        self.nest(handler)

    def nest(self, inner, closing="}"):
        self.lines += ["  " + line for line in inner.lines]
        self.emit(closing)

    def lambda_(self):
        """A lambda that inserts, called later, perhaps under loans."""
        if self.depth > 1 or not self.tables:
            return False
        bars = self.bars() | {(k, e) for e in {t.elements for t in self.tables} for k in ("erase", "own")}
        before = len(self.function.effects)
        # It runs when other elements may be in the tables, so it keeps to names.
        loans, self.loans = self.loans, []
        inner = self.block(bars, self.rng.randint(1, 3))
        self.loans = loans
        for kind, e in self.function.effects[before:]:
            self.end(kind, e)
        effects = set(self.function.effects[before:])
        n = self.name("f")
        form = self.rng.random()
        if form < 0.2:
            self.emit(f"AtEnd {n}{{[&] {{")
            self.nest(inner, "}};")
            for _, e in effects:
                self.barred.add(("erase", e))
            self.function.fixed = True
            return
        kind = "auto" if form < 0.6 else "std::function<void()>"
        self.emit(f"{kind} {n} = [&] {{")
        self.nest(inner, "};")
        self.lambdas.append(Lambda(n, effects))
        self.function.fixed = True

    def call(self):
        if not self.lambdas:
            return False
        l = self.rng.choice(self.lambdas)
        if any(effect in self.barred for effect in l.ends):
            return False
        for kind, e in l.ends:
            self.end(kind, e)
        forms = ["{f}();"] * 4 + ["std::invoke({f});", "for (int i : {{1, 2}}) {f}(), out(H(i));"]
        self.emit(self.rng.choice(forms).format(f=l.call))

    def help(self):
        """Gives a table to a function template."""
        t = self.table("read", maps=True)
        if not t:
            return False
        k, l = t.key.write(self.key()), t.key.write(self.key())
        forms = ["out(total({m}));"]
        if t.value not in ("std::unique_ptr<int>",):
            forms += ["out(sizeOfCopy({m}));", "{{ auto copy = copyOf({m}); copy[{k}]; out(total(copy)); }}"]
        if self.may("insert", t) and self.may("write", t):
            forms += ["bump({m}, {k});", "bumpOver({m}, {k}, {l});"] * 2
            forms += ["if (auto *found = findIn({m}, {k})) touch(*found);"]
        others = [o for o in self.tables if o.same_type(t) and self.may("insert", o) and self.may("write", o)]
        o = self.rng.choice(others) if others and t.value not in ("std::unique_ptr<int>",) else None
        if o:
            forms += ["copyInto({o}, {m});"] * 2
        form = self.rng.choice(forms)
        for table in [t] * ("bump" in form or "found" in form) + [o] * ("copyInto" in form):
            self.end("insert", table.elements)
            self.end("write", table.elements)
        self.emit(form.format(m=t.name, k=k, l=l, o=o.name if o else ""))

    def memo(self):
        """A recursion that remembers, with a slot kept over the calls."""
        t = self.table()
        if not t or t.value not in ("int", "u64") or t.key.name != "int" or not self.may("write", t):
            return False
        self.end("insert", t.elements)
        n = self.name("memo")
        body = self.rng.choice(
            [
                "auto &slot = {m}[k]; if (slot) return slot; slot = k < 2 ? 1 : {c}(k - 1) + {c}(k - 2); return slot;",
                "if (auto it = {m}.find(k); it != {m}.end()) return it->second; return {m}[k] = k < 2 ? 1 : {c}(k - 1) + {c}(k - 2);",
                "if (k < 2) return 1; auto [it, fresh] = {m}.try_emplace(k); if (!fresh) return it->second; {v} &slot = it->second; slot = {c}(k - 1) + {c}(k - 2); return slot;",
                "if (k < 2) return 1; if (!{m}.count(k)) {{ {v} sum = {c}(k - 1) + {c}(k - 2); {m}.emplace(k, sum); }} return {m}.at(k);",
                "if (k < 2) return 1; return {m}[k] = {c}(k - 1) + {c}(k - 2);",
                "if (k < 2) return 1; {m}[k] += {c}(k - 1); return {m}[k];",
            ]
        )
        v = t.value
        if self.rng.random() < 0.5:
            body = body.format(m=t.name, v=v, c=n)
            self.emit(f"std::function<{v}(int)> {n} = [&](int k) -> {v} {{ {body} }};")
            self.emit(f"out(H({n}({self.rng.randint(3, 9)})));")
        else:
            body = body.format(m=t.name, v=v, c="self_")
            body = body.replace("self_(", "self(self, ")
            self.emit(f"auto {n} = [&](auto &&self, int k) -> {v} {{ {body} }};")
            self.emit(f"out(H({n}({n}, {self.rng.randint(3, 9)})));")

    def walk(self):
        """A range-for with accesses in its body that leave the order unseen."""
        t = self.table("read")
        if not t or self.depth > 1:
            return False
        k = t.key.write(self.key())
        first, second = (".first", ".second") if t.value else ("", "")
        others = [o for o in self.tables if o.elements is not t.elements and o.value in ("int", "u64") and self.may("insert", o) and o.key is t.key and self.may("write", o)]
        forms = ["{{ u64 s = 0; for (auto &each : {m}) s += H(each" + first + ") + {m}.count({k}); out(s); }}"]
        if t.value and self.may("write", t) and self.may("insert", t):
            forms += ["for (auto &[key, value] : {m}) touch({m}[key]);", "for (auto &each : {m}) touch(each.second);"]
            forms += ["for (auto it = {m}.begin(); it != {m}.end(); ++it) touch({m}[it->first]);"]
            forms += ["for (auto &each : {m}) {{ {m}[{k}]; (void)each; break; }}"]
            if t.value in ("int", "u64"):
                forms += ["for (auto &[key, value] : {m}) {m}[key] = value + 1;", "for (auto &each : {m}) {m}.at(each.first) += 2;"]
            self.end("insert", t.elements)
            self.end("write", t.elements)
        if others:
            o = self.rng.choice(others)
            self.end("insert", o.elements)
            forms += ["for (const auto &each : {m}) {o}[each" + first + "] += 3;"] * 2
            forms += ["for (const auto &each : {m}) {{ auto &slot = {o}[each" + first + "]; slot += 1 + int({m}.size()); }}"]
            self.emit(self.rng.choice(forms).format(m=t.name, k=k, o=o.name))
            return
        self.emit(self.rng.choice(forms).format(m=t.name, k=k))

    STATEMENTS = [
        (5, insert),
        (7, borrow),
        (8, use),
        (6, two),
        (3, read),
        (2, erase),
        (2, declare),
        (1, alias),
        (1, hand_over),
        (1, room),
        (2, loop),
        (1, branch),
        (1, attempt),
        (2, lambda_),
        (3, call),
        (2, memo),
        (2, help),
        (2, walk),
    ]

    def fill(self, budget):
        while budget > 0:
            statement = pick(self.rng, self.STATEMENTS)
            if self.function.fixed and statement in (Block.hand_over, Block.declare):
                continue  # Lambdas know which elements their tables have.
            if statement(self) is not False:
                budget -= 1
        for l in self.loans:
            if self.outer is None or l not in self.outer.loans:
                if self.rng.random() < 0.4:
                    self.emit(f"out(H({l.use}));")


def ends(kind, elements, loan):
    if loan.elements is not elements:
        return False
    if kind == "erase":
        return True
    if kind == "rehash" or (kind == "insert" and not elements.roomy):
        return not loan.steady
    return kind == "write" and loan.deep


class Function:
    def __init__(self, seed, number):
        self.rng = random.Random(f"{seed}.{number}")
        self.names = 0
        self.effects = []
        self.fixed = False
        self.number = number

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def text(self):
        body = Block(self)
        for _ in range(self.rng.choice([1, 1, 1, 2, 2, 3])):
            body.declare()
        body.fill(self.rng.randint(2, 9))
        for t in body.tables:
            each = "H(each.first) * 3 + H(each.second)" if t.value else "H(each)"
            body.emit(f"{{ u64 s = {t.name}.size(); for (const auto &each : {t.name}) s += {each}; out(s); }}")
        return "\n".join([f"static void f{self.number}() {{"] + body.lines + ["}"])


FUNCTIONS = 24


PLANTED = """\
#ifdef PLANT
#include "roost/hostile.h"
template <class... T> using planted_map = roost::hostile<std::unordered_map<T...>>;
template <class... T> using planted_set = roost::hostile<std::unordered_set<T...>>;
#else
template <class... T> using planted_map = std::unordered_map<T...>;
template <class... T> using planted_set = std::unordered_set<T...>;
#endif
"""


def program(seed, only=None, planted=False):
    """The program of a seed; of its functions only those with numbers in `only`.
    With `planted`, -DPLANT makes every map of the functions hostile."""
    numbers = range(FUNCTIONS) if only is None else only
    parts = [f"// fuzz/Programs.py {seed}", PRELUDE]
    functions = [Function(seed, n).text() for n in numbers]
    if planted:
        parts.append(PLANTED)
        functions = [f.replace("std::unordered_", "planted_") for f in functions]
    parts += functions
    calls = [f'  R = {n + 1}, f{n}(), std::printf("f{n} %llx\\n", (unsigned long long)R);' for n in numbers]
    parts += ["int main() {", *calls, "}", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(program(sys.argv[1], [int(n) for n in sys.argv[2:]] or None))
