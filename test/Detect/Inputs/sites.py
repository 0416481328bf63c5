# One line a map: line:column kind header 'name' written => canonical in function
import json
import sys

for m in json.load(sys.stdin)["maps"]:
    print("%d:%d %s %s '%s' %s => %s in %s%s" % (
        m["line"], m["column"], m["kind"], m["header"], m["name"], m["type"],
        m["canonicalType"], m["function"], " iterated" if m["iterated"] else ""))
