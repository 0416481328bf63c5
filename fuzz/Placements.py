#!/usr/bin/env python3
#===- Placements.py - Random programs whose maps live everywhere ---------===#
#
# usage: fuzz/Placements.py SEED [FUNCTION]...
#
# Prints a C++20 program for a seed: functions, each in a namespace with helpers
# of its own, whose maps live in all sorts of places and go from one to another
# (Places.py). No program has undefined behaviour, depends on the order of iteration
# or keeps a reference to an element (that is what Programs.py does). With FUNCTIONs
# it has only those, which are the same as in the whole program. utils/fuzz-programs
# runs them.
#
# A function is a Body: steps and declarations, and blocks of them. Its Context says
# how it can be left, whether it can be suspended, and whether it runs only once, so
# that it may have static variables that begin empty. Helpers are made when a step
# asks for one; they have bodies of the same sort, but fewer with each level.
#
# Everything that is seen goes into one number, R, and branches depend on R, so a
# difference spreads.
#
#===----------------------------------------------------------------------===#
import os
import random
import string
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from Places import CLASSES, COMMON, DIRECT, FOREIGN, HEADERS, HOMES, KINDS, SHAPES, STEPS, Place
from Programs import PRELUDE, pick

# The level of functions that call none of ours.
ALONE = 9


class Context:
    """What statements may do in one function."""

    def __init__(self, level, leave=(), yields="", recur="", once=False, throws=True):
        self.level, self.leave, self.yields = level, leave, yields
        self.recur, self.once, self.throws = recur, once, throws


class Body:
    """The statements of one block, with the places that are in scope there."""

    def __init__(self, program, context, places=(), depth=0):
        self.program, self.rng, self.context = program, program.rng, context
        self.places, self.depth = list(places), depth
        self.lines, self.closing, self.in_loop = [], [], False

    def emit(self, text):
        self.lines.append("  " + text)

    def chance(self, p):
        return self.rng.random() < p

    def place(self, fits):
        found = [p for p in self.places if fits(p)]
        return self.rng.choice(found[-6:] if self.chance(0.7) else found) if found else None

    def words(self, text, m=None, o=None, p=None):
        """What the $words of a template stand for here."""
        program, rng = self.program, self.rng
        words = {"M": program.kind.type(), "n": program.name("x"), "i": program.name("i")}
        for name, place in (("m", m), ("o", o), ("p", p)):
            if place:
                words[name] = place.text
        words["few"], words["count"] = rng.randint(2, 5), rng.choice([1, 4, 12, 14, 15, 16, 30, 100])
        words["key"], words["entries"] = program.kind.key(rng.randrange(12)), program.kind.entries(rng)
        puts = [("putx", "x", 5), ("putG", "(*G)", 3)]
        puts += [("put", m.text, rng.randrange(14)), ("puti", m.text, words["i"])] if m else []
        for name, target, k in puts:
            words[name] = program.kind.put(rng, target, k, rng.randint(1, 9), program.inline)
        named = {n or b for _, n, b, _ in string.Template.pattern.findall(text)}
        for name in sorted(named - set(words)):
            helper = program.helper(name, self.context.level + 1)
            if helper is None:
                return None
            if name in ("make", "box", "pair", "unique", "closure"):
                helper += f"({rng.randint(1, 5)})"
            if name == "either":
                helper += f"({o.text}, {p.text})"
            words[name] = helper
        return string.Template(text).substitute(words), words["n"]

    # Statements. Each returns False if it does not fit here.

    def declare(self):
        home = pick(self.rng, [(h.weight, h) for h in HOMES])
        if home.static and not self.context.once or home.static and home.end and self.depth:
            return False
        if "Square" in home.text and not self.program.shaped:
            return False
        movable = lambda x: not (x.constant or home.alias and x.loose or "move(" in home.text and x.shifting)
        o, p = self.place(movable), self.place(movable)
        both = "$p" in home.text or "$either" in home.text
        if ("$o" in home.text or both) and not o:
            return False
        written = self.words(home.text, o=o, p=p or o)
        if not written:
            return False
        text, name = written
        roots, raw, shifting = {name}, home.raw, "return R %" in home.text
        if home.alias:
            used = [o] + [p] * both
            shifting |= any(x.shifting for x in used)
            roots = set().union(*(x.roots for x in used))
            raw = any(x.raw for x in used)
        self.emit(text)
        fill = lambda t: t.replace("${n}", name).replace("$n", name).replace("$M", self.program.kind.type())
        if home.end:
            self.closing.append("  " + fill(home.end))
        for each in home.places:
            text = fill(each)
            text = f"({text})" if text.startswith("*") else text
            self.places.append(Place(text, roots, raw, home.loose, home.constant, shifting))
        if not home.constant and self.chance(0.7):  # Most moves are of maps that hold something.
            self.emit(self.words("$put", m=self.places[-1])[0])

    def step(self):
        text, *thread = pick(self.rng, [(step[0], step[1:]) for step in STEPS])
        if thread and self.context.yields or not self.program.shaped and "Square" in text:
            return False
        fixed = any(word in text for word in ("&$m", "[&]", "volatile", "thread", "$stepsr"))
        fits = lambda x: not (x.constant or fixed and x.loose or "move(" in text and x.shifting)
        m = self.place(lambda x: fits(x) and not ("AtEnd" in text and x.raw))
        if not m or "shared" in text and m.roots & FOREIGN:
            return False
        o = self.place(lambda x: fits(x) and x.apart(m)) if "$o" in text else None
        if "$o" in text and not o:
            return False
        written = self.words(text, m=m, o=o)
        if not written:
            return False
        self.program.threads |= bool(thread)
        self.emit(written[0])

    def block(self, budget, loop=None, context=None):
        inner = Body(self.program, context or self.context, self.places, self.depth + 1)
        inner.in_loop = self.in_loop if loop is None else loop
        inner.fill(budget)
        return inner

    def nest(self, head, inner, tail="}"):
        self.emit(head)
        self.lines += ["  " + line for line in inner.lines]
        self.emit(tail)

    def loop(self):
        i, rounds = self.program.name("i"), self.rng.randint(2, 3)
        inner = self.block(self.rng.randint(2, 4), loop=True)
        heads = [f"for (int {i} = 0; {i} < {rounds}; ++{i}) {{"]
        heads += [f"for (int {i} = int(R % 3); {i} >= 0; --{i}) {{"]
        self.nest(self.rng.choice(heads), inner)

    def branch(self):
        inner = self.block(self.rng.randint(1, 3))
        self.nest(f"if (R % {self.rng.randint(2, 3)}) {{", inner)
        if self.chance(0.4):
            self.nest("else {", self.block(self.rng.randint(1, 2)))

    def cases(self):
        self.emit("switch (R % 3) {")
        for number in range(2):
            self.nest(f"case {number}: {{", self.block(self.rng.randint(1, 2), loop=False), "} break;")
        self.emit("}")

    def attempt(self):
        inner = self.block(self.rng.randint(1, 4))
        if self.chance(0.7):
            last = len(inner.lines)
            at = self.rng.randint(0, last) if not inner.closing and self.chance(0.3) else last
            inner.lines.insert(at, "  if (R % 2) throw 3;")
        quiet = Context(self.context.level, self.context.leave, once=self.context.once)
        self.nest("try {", inner, "} catch (int e) {")
        handler = self.block(self.rng.randint(1, 2), context=quiet)
        self.nest("  out(e);", handler)

    def jump(self):
        label = self.program.name("L")
        inner = self.block(self.rng.randint(1, 3))
        middle = len(inner.lines) // 2
        if not sum(line.count("{") - line.count("}") for line in inner.lines[:middle]):
            inner.lines.insert(middle, f"  if (R % 3 == 1) goto {label};")
        if self.chance(0.4):
            count = self.program.name("i")
            self.emit(f"int {count} = 0;")
            again = self.program.name("L")
            self.emit(f"{again}:")
            inner.emit(f"if (++{count} < 3) goto {again};")
        self.nest("{", inner)
        self.emit(f"{label}:;")

    def leave(self):
        forms = list(self.context.leave)
        if self.in_loop:
            forms += ["break;", "continue;"]
        if self.context.throws:
            forms += ["throw 5;"]
        if not forms or not self.depth:
            return False
        self.emit(f"if (R % {self.rng.choice([3, 5, 7])} == 1) {self.rng.choice(forms)}")

    def suspend(self):
        if not self.context.yields:
            return False
        m = self.place(lambda x: not x.constant and not x.loose and not x.raw)
        if m:
            self.emit(self.context.yields.format(m=m.text, n=self.rng.randrange(9)))

    def recur(self):
        m = self.place(lambda x: not x.constant)
        if not self.context.recur or self.in_loop or not m:
            return False
        self.emit(self.context.recur.format(m=m.text))
        self.context.recur = ""

    def lambda_(self):
        """A lambda with a body of its own, by reference."""
        n, m = self.program.name("f"), self.place(lambda x: not x.constant and not x.loose)
        if not m or self.depth > 1:
            return False
        context = Context(self.context.level, ["return;"], throws=self.context.throws)
        places, self.places = self.places, [p for p in self.places if not p.loose]
        inner = self.block(self.rng.randint(1, 4), loop=False, context=context)
        self.places = places
        kind = self.rng.choice(["auto", "auto", "std::function<void()>"])
        self.nest(f"{kind} {n} = [&]{self.rng.choice([' ', '() '])}{{", inner, "};")
        self.emit(self.rng.choice([f"{n}();", f"{n}(), {n}();", f"if (R % 2) {n}();"]))

    STATEMENTS = [
        (9, declare),
        (20, step),
        (2, loop),
        (2, branch),
        (1, cases),
        (2, attempt),
        (1, jump),
        (2, leave),
        (2, recur),
        (2, lambda_),
    ]

    def fill(self, budget):
        yields = [(9, Body.suspend)] if self.context.yields else []
        while budget > 0:
            statement = pick(self.rng, self.STATEMENTS + yields)
            nested = statement in (Body.loop, Body.branch, Body.cases, Body.attempt, Body.jump, Body.lambda_)
            if nested and self.depth > 1:
                continue
            if statement(self) is not False:
                budget -= 1
            elif not self.places:
                self.emit(f"out({budget});")
                budget -= 1
        self.lines += reversed(self.closing)


# Helpers: the head of the function, how its body begins and ends, and what
# returns from its middle. $f is its name.
ATTRIBUTES = [
    (4, "static"),
    (4, "__attribute__((noinline)) static"),
    (3, "__attribute__((noinline))"),
    (1, "inline __attribute__((always_inline))"),
]
MAKERS = [
    ("$M result;", "return result;", ["return result;"]),
    ("$M result;", "return result;", ["return $M();", "return result;"]),
    ("$M result;", "return std::move(result);", ["return $M$entries;"]),
    ("$M result, other;", "if (R % 2) return result; return other;", []),
    ("$M result, other;", "return R % 2 ? std::move(result) : std::move(other);", []),
    ("$M result, other;", "return R % 2 ? result : $M$entries;", []),
    ("auto owned = std::make_unique<$M>(); $M &result = *owned;", "return std::move(result);", []),
    ("Box box; $M &result = box.m;", "return box.m;", []),
    ("Box box; $M &result = box.o;", "return std::move(box).o;", []),
    ("$M result;", "try { if (R % 2) throw 3; return result; } catch (int) { return $M(); }", []),
    ("", "return $M$entries;", []),
    ("", "return $M(d);", []),
]
HELPERS = {
    "ref": ("void $f($M &given, int d)", "given", "", ["return;"]),
    "value": ("u64 $f($M given, int d)", "given", "return weigh(given);", ["return d;"]),
    "rvalue": ("void $f($M &&given, int d)", "given", "", ["return;"]),
    "const": ("u64 $f(const $M &c)", "", "return weigh(c) + c.count($key);", ["return c.size();"]),
    "through": ("$M $f($M given, int d)", "given", "return given;", ["return $M();", "return given;"]),
    "box": ("Box $f(int d)", "box.m; box.o", "return box;", ["return box;", "return Box();"]),
    "pair": ("std::pair<$M, $M> $f(int d)", "first; second", "return {std::move(first), second};", []),
    "unique": ("std::unique_ptr<$M> $f(int d)", "(*owned)", "return owned;", ["return std::make_unique<$M>();"]),
    "closure": ("auto $f(int d)", "first", "return [x = std::move(first)]() mutable -> $M & { return x; };", []),
    "steps": ("Steps<int> $f(int d)", "", "", ["co_return;"]),
    "stepsm": ("Steps<int> $f($M given, int d)", "given", "", ["co_return;"]),
    "stepsr": ("Steps<int> $f($M &given, int d)", "given", "", ["co_return;"]),
    "stepsp": ("Steps<$M *> $f(int d)", "first", "", []),
}
BEGIN = {
    "box": "Box box;",
    "pair": "$M first, second;",
    "unique": "auto owned = std::make_unique<$M>();",
    "closure": "$M first;",
    "stepsp": "$M first;",
}
WHOLE = {
    "either": "$M &$f($M &a, $M &b) { return R % 2 ? a : b; }",
    "tail": "u64 $f($M &m, int d) { $put if (!d) return weigh(m); [[clang::musttail]] return $f(m, d - 1); }",
    "jump": "u64 $f($M &m) { $M x; $putx std::jmp_buf to; if (setjmp(to) == 0) { $const(x); leap(to); } "
    "x.swap(m); return weigh(x) + weigh(m); }",
}
LARGE = " ".join(f"R = (R ^ {n}) * {2 * n + 1}u + (R >> {n % 13});" for n in range(3, 60))


class Function:
    """One function with its helpers, classes and globals."""

    def __init__(self, seed, number, kinds):
        self.rng = random.Random(f"placements.{seed}.{number}")
        self.number, self.kind = number, self.rng.choice(kinds)
        # Insertion in line takes most of the time of a compilation.
        self.inline = self.rng.random() < 0.3
        self.names, self.threads, self.shaped = 0, False, False
        self.known, self.helpers = {}, []
        self.helpers.insert(0, self.shapes())
        self.shaped = True  # So there are none in them.

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def helper(self, kind, level):
        """The name of a function; in deep ones, of one that is there."""
        known = self.known.setdefault(kind, [])
        full = level > 2 or len(self.helpers) > 4
        if known and (full or self.rng.random() < 0.4):
            return self.rng.choice(known)
        if level > ALONE or full and kind not in ("ref", "const", "make"):
            return None
        level = ALONE if full else level
        name = self.name(kind)
        text = self.whole(kind, name, level) if kind in WHOLE else self.define(kind, name, level)
        if text is None:
            return None
        self.helpers.append(text)
        known.append(name)
        return name

    def whole(self, kind, name, level):
        body = Body(self, Context(level))
        m = Place("m", {"parameter"})
        written = body.words(WHOLE[kind].replace("$f", name), m=m)
        return "__attribute__((noinline)) static " + written[0] if written else None

    def define(self, kind, name, level):
        if kind == "make":
            begin, end, leave = self.rng.choice(MAKERS)
            head, places = "$M $f(int d)", "result" if begin else ""
        else:
            head, places, end, leave = HELPERS[kind]
            begin = BEGIN.get(kind, "")
        suspends = kind.startswith("steps")
        yields = ("co_yield &{m};" if kind == "stepsp" else "co_yield int(weigh({m}) % 97) + {n};") if suspends else ""
        recur = f"if (d > 0) {name}({{m}}, d - 1);" if kind == "ref" and self.rng.random() < 0.4 else ""
        recur = f"if (d > 0) out({name}({{m}}, d - 1));" if kind == "value" and self.rng.random() < 0.4 else recur
        context = Context(level, leave, yields, recur)
        roots = lambda p: {"parameter"} if "&" in head else {p.split(".")[0]}
        body = Body(self, context, [Place(p, roots(p)) for p in places.split("; ") if p])
        if kind == "stepsp":  # It always has an address to give.
            body.emit("co_yield &first;")
        if level < ALONE:
            body.fill(self.rng.randint(1, 2))
        else:
            body.step() if body.places else None
        attribute = pick(self.rng, ATTRIBUTES)
        if suspends or recur and "always_inline" in attribute:
            attribute = "static"
        large = LARGE if self.rng.random() < 0.1 else ""
        lines = [f"{attribute} {head} {{", f"  {begin} {large}", *body.lines]
        lines += [f"  {end}" + "co_return;" * suspends, "}"]
        return body.words("\n".join(lines).replace("$f", name))[0]

    def shapes(self):
        """A closed hierarchy with maps as members."""
        act = Body(self, Context(ALONE, ["return;"]), [Place("given", {"parameter"}), Place("inner", {"parameter"})])
        act.fill(2)
        return act.words(SHAPES.replace("$act", "\n".join(act.lines)))[0]

    def text(self):
        main = Body(self, Context(0, ["return;"], once=True))
        for _ in range(self.rng.choice([1, 1, 1, 2])):
            main.declare()
        main.places.append(Place("shared", {"shared"}))
        main.fill(self.rng.randint(1, 4))
        end = len(main.lines) - len(main.closing)
        texts = main.lines + self.helpers[1:]
        texts += [self.helpers[0]] * any("Square" in text for text in texts)
        uses = lambda word: any(word in text for text in texts)
        looks = [f"  out(weigh({p.text}));" for p in main.places if p.text != "shared" or uses("shared")]
        shapes = [self.helpers[0]] if uses("Square") else []
        classes = main.words("\n".join(text for word, text in CLASSES.items() if uses(word)))[0]
        lines = main.lines[:end] + looks + main.lines[end:]
        before = [f"namespace p{self.number} {{", classes, *shapes, *self.helpers[1:]]
        return "\n".join(before + ["static void run() {", *lines, "}", "}"])


FUNCTIONS = 100


def program(seed, only=None, direct=False, threads=False):
    """The program of a seed; of its functions only those with numbers in `only`,
    or those that use threads. With `direct` its maps are Roost's."""
    rng = random.Random(f"placements.{seed}")
    kinds = [kind for _, kind in rng.sample(KINDS, 2)]
    parts = [f"// fuzz/Placements.py {seed}"] + [f"#include <{h}>" for h in HEADERS.split()]
    parts += [PRELUDE, COMMON] + [DIRECT] * direct
    calls = ["  std::setvbuf(stdout, nullptr, _IOLBF, 0);"]
    for n in range(FUNCTIONS) if only is None else only:
        function = Function(seed, n, kinds)
        text = function.text()
        if function.threads or not threads:
            parts.append(text.replace("std::unordered_", "direct_") if direct else text)
            calls.append(f"  R = {n + 1};")
            calls.append(f"  try {{ p{n}::run(); }} catch (int e) {{ out(e); }}")
            calls.append(f'  std::printf("p{n} %llx\\n", (unsigned long long)R);')
    return "\n".join(parts + ["int main() {", *calls, "}", ""])


if __name__ == "__main__":
    sys.stdout.write(program(sys.argv[1], [int(n) for n in sys.argv[2:]] or None))
