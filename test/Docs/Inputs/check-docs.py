"""Compares the tree with what ARCHITECTURE.md says of it."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
tour = (root / "ARCHITECTURE.md").read_text()
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
print("\n".join(wrong))
sys.exit(bool(wrong) or len(present) < 50)
