# ===- report.py - From repetitions to tables -----------------------------=== #
#
# Goes in: for every cell and contender the nanoseconds of all repetitions. Comes
# out: medians with their spread, ratios, geometric means, and the cells where
# Roost is behind, as JSON, as Markdown and as lines for a terminal.
#
#   spread   (largest - smallest) / median of the repetitions
#   ratios   how many times faster: time of the other / time of this one, so
#            more than 1 is better
#   peers    the tables of other projects that a C++ program could use instead;
#            std is compared with separately, Go's map is shown for itself
#
# Cells of growth are lengths of single insertions and those of memory are bytes:
# they have tables of their own and are in no mean.
#
# ===----------------------------------------------------------------------=== #
import json
import math
import statistics

ORDER = [
    "flat",
    "framed",
    "before",
    "node",
    "std",
    "boost",
    "boost_node",
    "absl",
    "absl_node",
    "tsl",
    "go",
    "nothing",
]
PEERS = ["boost", "boost_node", "absl", "absl_node", "tsl"]
NODE_PEERS = ["std", "boost_node", "absl_node"]
OURS = ["flat", "framed", "node", "before"]
LIMIT = 0.85


def in_order(contenders):
    return [c for c in ORDER if c in contenders]


def geometric_mean(values):
    values = list(values)
    if not values:
        return None
    return math.exp(sum(map(math.log, values)) / len(values))


def shown(value):
    if value is None:
        return "-"
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


class Results:
    """Medians by cell and contender; `times[cell][contender]` is a list."""

    def __init__(self, times, gave_up=()):
        self.times = times
        self.gave_up = set(gave_up)
        self.median = {
            cell: {c: statistics.median(v) for c, v in row.items() if v}
            for cell, row in times.items()
        }
        self.contenders = in_order({c for row in times.values() for c in row})

    def cells(self, start=None):
        """Those that begin so; without an argument, all that are throughput."""
        if start:
            return [cell for cell in self.times if cell.startswith(start)]
        special = ("grow.", "memory/")
        return [cell for cell in self.times if not cell.startswith(special)]

    def spread(self, cell, contender):
        values = self.times[cell][contender]
        middle = self.median[cell][contender]
        return (max(values) - min(values)) / middle if middle else 0.0

    def best(self, cell, among=PEERS):
        row = self.median[cell]
        present = [c for c in among if c in row]
        return min(present, key=row.get) if present else None

    def ratio(self, cell, contender, other):
        row = self.median[cell]
        if cell.startswith("compared_"):
            return None  # Counts, not times.
        if other is None or contender not in row or other not in row:
            return None
        return row[other] / row[contender] if row[contender] else None

    def mean(self, contender, other, cells=None):
        """The geometric mean of the ratios, or None; `other` may be 'best'."""
        ratios = []
        for cell in cells if cells is not None else self.cells():
            against = self.best(cell) if other == "best" else other
            ratio = self.ratio(cell, contender, against)
            if ratio is not None:
                ratios.append(ratio)
        return geometric_mean(ratios)

    def behind(self, contender, other, limit):
        """(ratio, cell, the other's name) below `limit`, the worst first."""
        found = []
        for cell in self.cells():
            against = other if isinstance(other, str) else self.best(cell, other)
            ratio = self.ratio(cell, contender, against)
            if ratio is not None and ratio < limit:
                found.append((ratio, cell, against))
        return sorted(found)


def write_json(results, header, path):
    cells = []
    for cell, row in results.times.items():
        workload, data, size = cell.split("/")
        best = results.best(cell)
        entry = {"cell": cell, "workload": workload, "data": data, "size": size}
        entry["best_peer"] = best
        entry["contenders"] = {
            c: {
                "ns": round(results.median[cell][c], 4),
                "spread": round(results.spread(cell, c), 4),
                "repetitions": len(row[c]),
                "to_std": _rounded(results.ratio(cell, c, "std")),
                "to_boost": _rounded(results.ratio(cell, c, "boost")),
                "to_best_peer": _rounded(results.ratio(cell, c, best)),
            }
            for c in in_order(row)
            if row[c]
        }
        cells.append(entry)
    data = {
        **header,
        "gave_up": sorted("/".join(unit) for unit in results.gave_up),
        "cells": cells,
    }
    with open(path, "w") as file:
        json.dump(data, file, indent=1)
        file.write("\n")


def read_json(path):
    """Results and header of a table.json; each median counts as a repetition."""
    with open(path) as file:
        data = json.load(file)
    times = {
        entry["cell"]: {c: [v["ns"]] for c, v in entry["contenders"].items()}
        for entry in data.pop("cells")
    }
    data.pop("gave_up")
    return Results(times), data


def _rounded(value):
    return None if value is None else round(value, 4)


def markdown_table(head, rows):
    lines = ["| " + " | ".join(head) + " |"]
    lines.append("|---" + "|--:" * (len(head) - 1) + "|")
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def means(results):
    """Speed against boost for every contender: one row for each workload."""
    contenders = throughput_contenders(results)
    workloads = {}
    for cell in results.cells():
        workloads.setdefault(cell.split("/")[0], []).append(cell)
    rows = []
    for name, cells in [*workloads.items(), ("all", None)]:
        row = [name]
        row += [shown(results.mean(c, "boost", cells)) for c in contenders]
        rows.append(row)
    return rows


def throughput_contenders(results):
    return [c for c in results.contenders if c != "nothing"]


def summary_lines(results):
    """What is said at the end of a run."""
    lines = []
    for ours in [c for c in OURS if c in results.contenders]:
        parts = []
        for other in ("std", "boost", "best"):
            mean = results.mean(ours, other)
            if mean is not None:
                name = "the best peer of each cell" if other == "best" else other
                parts.append(f"{mean:.2f}x {name}")
        if parts:
            lines.append(f"{ours}: " + ", ".join(parts))
        if ours == "node":
            low = results.behind(ours, NODE_PEERS, 1)
            what = "behind the best of std and the peers' node maps"
        else:
            low = results.behind(ours, "boost", LIMIT)
            what = f"below {LIMIT} of boost"
        if low:
            lines.append(f"  {len(low)} cells {what}:")
            lines += [f"    {r:.2f} {cell} ({by})" for r, cell, by in low[:40]]
            if len(low) > 40:
                lines.append(f"    and {len(low) - 40} more")
    return lines


def cell_rows(results, cells):
    rows = []
    for cell in cells:
        best = results.best(cell)
        row = [cell]
        row += [
            shown(results.median[cell].get(c)) for c in throughput_contenders(results)
        ]
        ours = "framed" if "framed" in results.median[cell] else "flat"
        row += [shown(results.ratio(cell, ours, other)) for other in ("std", "boost")]
        row.append(f"{shown(results.ratio(cell, ours, best))} {best or ''}".strip())
        rows.append(row)
    return rows


def terminal_table(results):
    head = ["ns", *throughput_contenders(results), "/std", "/boost", "/best peer"]
    rows = cell_rows(results, results.cells())
    rows += [[c] + [shown(results.median[c].get(k)) for k in throughput_contenders(results)]
             for c in results.cells("grow.") + results.cells("memory/")]
    widths = [max(len(r[i]) for r in [head, *rows] if i < len(r))
              for i in range(len(head))]
    lines = []
    for row in [head, *rows]:
        line = row[0].ljust(widths[0])
        line += "".join("  " + v.rjust(w) for v, w in zip(row[1:], widths[1:]))
        lines.append(line)
    return lines


def growth_rows(results):
    """One row for each contender and kind of values; the times in microseconds."""
    rows = []
    for data_size in sorted({c.split("/", 1)[1] for c in results.cells("grow.")}):
        for contender in results.contenders:
            row = [f"{data_size} {contender}"]
            for name in ("p50", "p99.9", "p99.99", "p99.9999", "max"):
                cell = f"grow.{name}/{data_size}"
                values = results.times.get(cell, {}).get(contender)
                if not values:
                    break
                row.append(shown(statistics.median(values) / 1000))
                if name == "max":
                    row.append(shown(min(values) / 1000))
            else:
                mean = results.median.get(f"insert/{data_size}", {}).get(contender)
                row.append(shown(mean))
                rows.append(row)
    return rows


def memory_table(results):
    cells = results.cells("memory/")
    head = ["", *(cell.split("/")[2] for cell in cells)]
    rows = [
        [c, *(shown(results.median[cell].get(c)) for cell in cells)]
        for c in results.contenders
        if any(c in results.median[cell] for cell in cells)
    ]
    return head, rows


def write_markdown(results, header, path):
    with open(path, "w") as file:
        file.write("\n".join(_markdown(results, header)) + "\n")


def _markdown(results, header):
    yield "# Tables, measured"
    yield ""
    yield "Written by `make bench`; docs/performance.md says how it measures. Times are"
    yield "nanoseconds of thread CPU time for one entry, medians of the repetitions."
    yield "Ratios say how many times faster: more than 1 is better."
    yield ""
    yield from (f"- {name}: {value}" for name, value in header.items())
    yield ""
    yield "## Summary"
    yield ""
    yield "```"
    yield from summary_lines(results)
    yield "```"
    yield ""
    yield "Speed against boost, geometric means over the cells of each workload:"
    yield ""
    yield markdown_table(["workload", *throughput_contenders(results)], means(results))
    growth = growth_rows(results)
    if growth:
        yield ""
        yield "## Single insertions while growing"
        yield ""
        yield "Microseconds; the mean is that of `insert`, which no clock disturbs, in ns."
        yield "`max` is the median of the repetitions' worst, `least max` the smallest of"
        yield "them. `nothing` is the same loop without a table: what the machine adds."
        yield ""
        head = ["entries", "p50", "p99.9", "p99.99", "p99.9999", "max", "least max"]
        yield markdown_table([*head, "mean ns"], growth)
    if results.cells("memory/"):
        yield ""
        yield "## Bytes"
        yield ""
        yield "For one entry of 8-byte key and value, in tables of 1, 8, 64 and 2^20 entries,"
        yield "over 1.05 to 2.1 million entries, and at the worst moment of that growth, the"
        yield "table's object (`sizeof`) included; `resident` is the kernel's view of 1M."
        yield "Go counts its heap after collections, so it has no peak."
        yield ""
        yield markdown_table(*memory_table(results))
    behind = results.behind("flat", PEERS, 1)
    if behind:
        yield ""
        yield "## Where roost::unordered_flat_map is behind the best peer"
        yield ""
        rows = [[cell, f"{ratio:.2f}", by] for ratio, cell, by in behind]
        yield markdown_table(["cell", "ratio", "best peer"], rows)
    yield ""
    yield "## All cells"
    data_of = {}
    for cell in results.cells():
        workload, data, _ = cell.split("/")
        name = f"local maps, {data}" if workload == "local" else data
        data_of.setdefault(name, []).append(cell)
    for name, cells in data_of.items():
        yield ""
        yield f"### {name}"
        yield ""
        head = ["ns", *throughput_contenders(results), "to std", "to boost", "to best peer"]
        yield markdown_table(head, cell_rows(results, cells))
    spreads = [
        results.spread(cell, c)
        for cell in results.cells()
        for c in results.median[cell]
    ]
    if spreads:
        tenths = statistics.quantiles(spreads, n=10) if len(spreads) > 1 else spreads * 9
        yield ""
        yield f"Spread of the repetitions: median {statistics.median(spreads):.1%},"
        yield f"nine in ten within {tenths[8]:.1%}."
    if results.gave_up:
        yield ""
        yield "Gave up, out of time or memory: " + ", ".join(
            "/".join(unit) for unit in sorted(results.gave_up)
        )
