"""Compares the tree with what ARCHITECTURE.md and docs/soundness.md say of it."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
tour = (root / "ARCHITECTURE.md").read_text()
rules = (root / "docs/soundness.md").read_text()
wrong = []

listed = set()
folder = None
for line in tour.splitlines():
    if m := re.fullmatch(r"\*\*(\S+)/\*\*", line):
        folder = m[1]
    elif line.startswith("**"):
        folder = None
    elif folder and (m := re.match(r"\| `([^`]+)` \|", line)):
        stem, braces, suffixes = m[1].partition(".{")
        names = [stem + "." + s for s in suffixes.rstrip("}").split(",")] if braces else [m[1]]
        listed |= {f"{folder}/{name}" for name in names}

present = {
    str(path.relative_to(root))
    for top in ("include", "lib", "tools")
    for path in (root / top).rglob("*")
    if path.suffix in (".h", ".cpp", ".def", ".td")
}
wrong += [f"ARCHITECTURE.md does not name {name}" for name in sorted(present - listed)]
wrong += [
    f"ARCHITECTURE.md names {name}, which is not there"
    for name in sorted(listed - present)
    if name.startswith(("include/", "lib/", "tools/"))
]
wrong += [
    f"{stage.name}/README.md is missing"
    for stage in sorted((root / "lib").iterdir())
    if stage.is_dir() and not (stage / "README.md").exists()
]
cited = re.findall(r'ROOST_REASON\(\w+,\s*"[^"]+",\s*"([A-Z]\d+)"', (root / "lib/IR/Reasons.def").read_text())
known = {
    number: title
    for number, title in re.findall(
        r'ROOST_RULE\("([A-Z]\d+)", "([^"]+)"', (root / "lib/IR/Rules.def").read_text())
}
wrong += [f"lib/IR/Rules.def has no rule {rule}" for rule in sorted(set(cited) - known.keys())]
# A rule is told in docs/soundness.md, or in the essay of a file that it names.
essays = [(root / path).read_text() for path in re.findall(r"`(lib/[\w/]+\.h)`", rules)]
words = " ".join(rules.split())
wrong += [
    f"docs/soundness.md has no rule '{rule} {title}', nor an essay it names"
    for rule, title in known.items()
    if f"**{rule} {title}" not in words
    and not any(re.search(rf"^//\s+{rule}\b", essay, re.M) for essay in essays)
]
print("\n".join(wrong))
sys.exit(bool(wrong) or len(cited) < 20 or len(known) < 15 or len(present) < 50)
