"""Makes an object with a record, without Roost: the format is written here a
second time, from docs/formats/record.md.

usage: make-object.py OUT.o MAP... [--zlib] [--schema=N] [--version=N]
       make-object.py OUT.o --raw=FILE
--bitcode makes LLVM bitcode instead of an ELF object.

A MAP is FILE:LINE:COLUMN,KEY=VALUE,... ; the keys are those of the record, the
rest has defaults. A comma in a value is written ";". flow=TEXT@FILE:LINE:COLUMN
may hold several steps with "|" between them; nodes.reason, nodes.subject and
nodes.flow make the object `nodes`. --raw takes the section's content from a file. Needs yaml2obj
and llvm-as in PATH.
"""
import binascii
import json
import struct
import subprocess
import sys
import zlib

ELF = """--- !ELF
FileHeader: {Class: ELFCLASS64, Data: ELFDATA2LSB, Type: ET_REL, Machine: EM_X86_64}
Sections:
  - {Name: .text, Type: SHT_PROGBITS, Flags: [SHF_ALLOC, SHF_EXECINSTR], Content: c3}
  - {Name: .roost.report, Type: SHT_PROGBITS, Flags: [SHF_EXCLUDE], AddressAlign: 8, Content: "%s"}
Symbols:
  - {Name: main, Section: .text, Binding: STB_WEAK, Type: STT_FUNC}
"""

IR = """@record = private constant [%d x i8] c"%s", section ".roost.report", !exclude !0
!0 = !{}
"""


def flow(text):
    steps = []
    for step in text.split("|"):
        words, place = step.rsplit("@", 1)
        file, line, column = place.split(":")
        steps.append({"text": words, "file": file,
                      "line": int(line), "column": int(column)})
    return steps


def site(text):
    place, *pairs = text.split(",")
    file, line, column = place.split(":")
    line, column = int(line), int(column)
    record = {
        "file": file, "line": line, "column": column,
        "beginLine": line, "beginColumn": 3, "endLine": line,
        "endColumn": column, "name": "m",
        "type": "std::unordered_map<int, int>",
        "canonicalType": "std::unordered_map<int, int>",
        "function": "f()", "symbol": "_Z1fv", "kind": "local",
        "header": "stack", "buckets": "stack", "table": "flat",
        "reason": "no-escape", "subject": "f", "bytes": 512,
        "headerBytes": 0, "copies": 1, "iterated": False, "flow": [],
    }
    for pair in pairs:
        key, value = pair.split("=", 1)
        holder, value = record, value.replace(";", ",")
        if key.startswith("nodes."):
            key = key[len("nodes."):]
            holder = record.setdefault("nodes", {"reason": "", "subject": "", "flow": []})
        assert key in holder or key in ("rule", "message"), key
        if key == "flow":
            value = flow(value)
        elif isinstance(holder.get(key), int):
            value = int(value)
        holder[key] = value
    return record


def chunk(maps, options):
    payload = json.dumps({"schema": int(options.get("schema", 1)),
                          "maps": maps}).encode()
    plain = len(payload)
    if "zlib" in options:
        payload = zlib.compress(payload)
    fields = struct.pack("<HHII", int(options.get("version", 1)),
                         "zlib" in options, len(payload), plain)
    checksum = struct.pack("<I", binascii.crc32(fields + payload))
    content = b"ROOSTREC" + fields + checksum + payload
    return content + bytes(-len(content) % 8)


def main():
    out, *rest = sys.argv[1:]
    options = dict((a[2:] + "=").split("=")[:2] for a in rest if a[:2] == "--")
    maps = [site(a) for a in rest if a[:2] != "--"]
    if "raw" in options:
        with open(options["raw"], "rb") as file:
            content = file.read()
    else:
        content = chunk(maps, options)
    if "bitcode" in options:
        text = IR % (len(content), "".join("\\%02x" % b for b in content))
        subprocess.run(["llvm-as", "-o", out], input=text, text=True, check=True)
    else:
        text = ELF % content.hex()
        subprocess.run(["yaml2obj", "-o", out], input=text, text=True, check=True)



main()
