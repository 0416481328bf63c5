# ===- plan.py - What is measured, and in which order ---------------------=== #
#
# A *unit* is one process: one contender put through some workloads with one kind
# of keys, one size of values and one number of entries. A *cell* is one workload
# of a unit; its name is WORKLOAD/DATA/SIZE, as in `hit/u64/1k` or
# `insert/u64-64B/1M`.
#
# Three *suites* have programs and result files of their own: `table`, with the
# bytes that tables take, `collisions` and `limit`.
#
# Rules:
#   - Units run one at a time, in passes. A pass has every unit once; those that
#     differ in nothing but the contender follow one another, in random order,
#     so that what the machine does otherwise hits all of them alike.
#   - Small tables are measured in five passes, large ones in three; collisions
#     in two, for they are told by counts more than by times.
#   - A unit that runs out of CPU time or memory is not tried again, and neither
#     are larger ones of the same contender and keys: its cells say so.
#
# ===----------------------------------------------------------------------=== #
import random
import re

LIFE = [
    "insert",
    "reserved",
    "hit",
    "miss",
    "mixed",
    "latency",
    "churn",
    "churned_hit",
    "churned_miss",
    "iterate",
    "copy",
    "refill",
    "destroy",
]
LOCAL = ["local1", "local2", "local4", "local8", "local16", "local64"]
GROWTH = ["p50", "p99.9", "p99.99", "p99.9999", "max", "interrupted"]
MEMORY = ["sizeof", "1", "8", "64", "1M", "least", "mean", "most", "peak", "resident"]
COLLISIONS = ["insert", "hit", "miss", "compared_hit", "compared_miss"]
PATTERNS = {
    32768: [
        "random",
        "sequential",
        "step2^4",
        "step2^12",
        "step2^20",
        "step2^32",
        "step2^40",
        "reversed",
        "high",
        "pointers",
        "stamps",
        "coarse",
        "number_texts",
        "stamp_texts",
        "path_texts",
    ],
    16384: ["flood_std", "flood_boost", "flood_roost"],
    1048576: ["random", "sequential", "step2^12", "stamps", "stamp_texts"],
}
SUITES = ["table", "collisions", "limit"]
LARGE = 100000
SIZE_NAMES = {
    8: "8",
    64: "64",
    1024: "1k",
    16384: "16k",
    32768: "32k",
    49152: "48k",
    300000: "300k",
    1048576: "1M",
    4194304: "4M",
}

_BIG_VALUES = ["insert", "reserved", "hit", "miss", "churn", "iterate", "copy"]
_PATTERN = ["insert", "hit", "miss"]
_STRINGS = ["insert", "hit", "miss", "mixed", "latency", "churn", "iterate", "copy"]


class Group:
    """What a program is told, for every contender alike."""

    def __init__(self, kind, value, size, workloads, command="life"):
        self.command = command
        self.kind, self.value, self.size = kind, value, size
        self.workloads = workloads
        self.data = kind if value == 8 else f"{kind}-{value}B"
        self.large = size >= LARGE
        self.passes = 3 if self.large else 5
        if command in ("memory", "collisions"):
            self.passes = 1 if command == "memory" else 2

    @property
    def program(self):
        return self.command if self.command in ("memory", "collisions") else "table"

    def cell(self, workload):
        if self.command == "local":
            return f"local/{self.data}/{workload.removeprefix('local')}"
        if self.command == "memory":
            return f"memory/{self.data}/{workload}"
        prefix = "grow." if self.command == "grow" else ""
        return f"{prefix}{workload}/{self.data}/{SIZE_NAMES[self.size]}"

    def arguments(self):
        return {
            "local": ["local", self.kind],
            "grow": ["grow", str(self.value), str(self.size)],
            "memory": [],
            "collisions": [self.kind, str(self.size)],
            "life": ["life", self.kind, str(self.value), str(self.size)]
            + self.workloads,
        }[self.command]

    def narrowed(self, pattern):
        """The part of this group whose cells match, or None."""
        left = [w for w in self.workloads if re.search(pattern, self.cell(w))]
        if not left:
            return None
        return Group(self.kind, self.value, self.size, left, self.command)


def collision_groups():
    return [
        Group(pattern, 8, size, COLLISIONS, "collisions")
        for size, patterns in PATTERNS.items()
        for pattern in patterns
    ]


def table_groups():
    found = [
        Group("u64", 8, size, LIFE) for size in (8, 64, 1024, 32768, 49152, 1048576)
    ]
    found.append(
        Group("u64", 8, 4194304, ["insert", "hit", "miss", "latency", "iterate"])
    )
    for value, sizes in (
        (64, (64, 1024, 32768, 1048576)),
        (256, (64, 1024, 32768, 300000)),
    ):
        found += [Group("u64", value, size, _BIG_VALUES) for size in sizes]
    for kind in ("seq", "step12", "step32"):
        found += [
            Group(kind, 8, size, _PATTERN + ([] if size >= LARGE else ["churn"]))
            for size in (1024, 32768, 1048576)
        ]
    for kind in ("short", "long"):
        found += [
            Group(kind, 8, size, _STRINGS) for size in (8, 64, 1024, 32768, 1048576)
        ]
    found += [Group(kind, 8, 16, LOCAL, "local") for kind in ("u64", "short")]
    found += [
        Group("u64", 8, 4194304, GROWTH, "grow"),
        Group("u64", 64, 1048576, GROWTH, "grow"),
        Group("u64", 8, 2097152, MEMORY, "memory"),
    ]
    return found


def takes_part(contender, group):
    """`framed` differs from `flat` in local maps only; `nothing` only grows."""
    if contender == "nothing":
        return group.command == "grow" and group.value == 8
    if contender == "go":
        return group.command != "collisions"
    return contender != "framed" or group.command == "local"


def passes(chosen, contenders, repetitions):
    """Yields one list of (group, contender) for every pass."""
    dice = random.Random(7)
    most = repetitions or max(group.passes for group in chosen)
    for number in range(most):
        units = []
        order = [g for g in chosen if number < (repetitions or g.passes)]
        dice.shuffle(order)
        for group in order:
            turn = [c for c in contenders if takes_part(c, group)]
            dice.shuffle(turn)
            units += [(group, contender) for contender in turn]
        yield units
