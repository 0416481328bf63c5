# ===- studies.py - Tables of the suites collisions and limit --------------=== #
#
# Goes in: the results of bench/collisions.cpp (as report.Results) and the steps
# that bench/limit.cpp prints. Comes out: Markdown and JSON, like report.py's.
#
# ===----------------------------------------------------------------------=== #
import json
import statistics

import plan
import report

_TITLES = {
    "insert": "Inserting, growing (ns)",
    "hit": "Hit (ns)",
    "miss": "Miss (ns)",
    "compared_hit": "Stored keys compared for a hit",
    "compared_miss": "Stored keys compared for a miss",
}


def write_collisions(results, header, path):
    lines = ["# Keys that may collide, measured", ""]
    lines += [
        "Written by `utils/bench collisions`; bench/collisions.cpp says what each",
        "pattern is. Times are medians, nanoseconds of thread CPU time. A hit compares",
        "one stored key at least, a miss none. A dash: gave up, out of time or memory.",
        "",
    ]
    lines += [f"- {name}: {value}" for name, value in header.items()]
    for workload in plan.COLLISIONS:
        cells = [c for c in results.times if c.startswith(workload + "/")]
        rows = []
        for cell in cells:
            row = results.median[cell]
            rows.append([cell.split("/", 1)[1]])
            for contender in results.contenders:
                value = row.get(contender)
                exact = workload.startswith("compared") and value is not None
                rows[-1].append(f"{value:.3f}" if exact else report.shown(value))
        if rows:
            lines += ["", f"## {_TITLES[workload]}", ""]
            lines.append(report.markdown_table(["keys", *results.contenders], rows))
    _write(path, lines)


class Steps:
    """What one contender printed: medians over its runs, step by step."""

    def __init__(self, runs):
        self.rows = [
            [statistics.median(values) for values in zip(*lines)]
            for lines in zip(*runs)
        ]

    def growths(self):
        """The numbers of the steps behind which the load is lower than before."""
        return [
            at
            for at in range(1, len(self.rows))
            if self.rows[at][1] < 0.95 * self.rows[at - 1][1]
        ]

    def cycle(self):
        """The steps from one growth to the next, or all if there are no two."""
        at = self.growths()
        return self.rows[at[0] : at[1]] if len(at) > 1 else self.rows


def read_steps(output):
    return [[float(word) for word in line.split()] for line in output.splitlines()]


def write_limit(steps, header, folder):
    lines = ["# Against the load, measured", ""]
    lines += [
        "Written by `utils/bench limit`; bench/limit.cpp says how. Tables of 24000 to",
        "120000 8-byte keys and values, in steps of two per cent. Times are medians,",
        "nanoseconds of thread CPU time; the load is what load_factor() says.",
        "",
    ]
    lines += [f"- {name}: {value}" for name, value in header.items()]
    lines += ["", "## From one growth to the next", ""]
    lines += [
        "The first step behind a growth, the last before the next one, and those a",
        "third of the way between. `insert` in the first is the growth's own step.",
        "",
    ]
    rows = []
    for contender, of in steps.items():
        cycle = of.cycle()
        for part in range(4):
            row = cycle[part * (len(cycle) - 1) // 3]
            rows.append([contender if part == 0 else "", *_cells(row)])
    head = ["", "entries", "load", "insert", "hit", "miss"]
    head += ["compared, hit", "compared, miss"]
    lines.append(report.markdown_table(head, rows))
    for contender in [c for c in report.OURS if c in steps]:
        of = steps[contender]
        grown = set(of.growths())
        limits = [of.rows[at - 1][1] for at in grown]
        lines += ["", f"## {contender}, every step", ""]
        if limits:
            lines += [f"It grew at a load of {max(limits):.3f} or the step after.", ""]
        rows = [
            ["grew" if at in grown else "", *_cells(row)]
            for at, row in enumerate(of.rows)
        ]
        lines.append(report.markdown_table(head, rows))
    _write(f"{folder}/limit.md", lines)
    columns = ["entries", "load", "insert", "hit", "miss"]
    columns += ["compared_hit", "compared_miss"]
    data = {**header, "columns": columns, "steps": {c: s.rows for c, s in steps.items()}}
    with open(f"{folder}/limit.json", "w") as file:
        json.dump(data, file)
        file.write("\n")


def _cells(row):
    entries, load, *times = row
    shown = [f"{entries:.0f}", f"{load:.3f}", *map(report.shown, times[:3])]
    return shown + [f"{value:.3f}" for value in times[3:]]


def _write(path, lines):
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
