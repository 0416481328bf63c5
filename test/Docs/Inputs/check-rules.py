"""Compares the rules that reasons cite with what is said of them.

Each rule of lib/IR/Reasons.def has a row in lib/IR/Rules.def, and each row there
is told in docs/soundness.md under its title, or else under its number in the
essay of a file that is named there.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
told = (root / "docs/soundness.md").read_text()
headings = " ".join(told.split())
essays = [(root / name).read_text() for name in re.findall(r"`(lib/[\w/]+\.h)`", told)]
cited = set(re.findall(r'^ROOST_REASON\(\w+,\s*"[^"]+",\s*"([A-Z]\d+)"',
                       (root / "lib/IR/Reasons.def").read_text(), re.M))
known = dict(re.findall(r'^ROOST_RULE\("([A-Z]\d+)",\s*"([^"]+)"',
                        (root / "lib/IR/Rules.def").read_text(), re.M))

wrong = [f"lib/IR/Rules.def has no rule {rule}" for rule in sorted(cited - known.keys())]
wrong += [f"no reason cites rule {rule} of lib/IR/Rules.def" for rule in sorted(known.keys() - cited)]
for rule, title in known.items():
    if f"**{rule} {title}" in headings:
        continue
    if f"**{rule} " in headings:
        wrong.append(f"docs/soundness.md has another title for rule '{rule} {title}'")
    elif not any(re.search(rf"^//\s+{rule}\b", essay, re.M) for essay in essays):
        wrong.append(f"docs/soundness.md has no rule '{rule} {title}', nor an essay it names")
print("\n".join(wrong))
sys.exit(bool(wrong) or len(cited) < 15)
