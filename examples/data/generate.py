#!/usr/bin/env python3
"""Writes the inputs of the examples; the files beside it are its output.

The text, the log and all the rest are invented, and come out the same on every
run: python3 examples/data/generate.py
"""

import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, lines):
    with open(os.path.join(HERE, name), "w") as file:
        file.write("\n".join(lines) + "\n")


def zipf(rng, items, exponent=1.0):
    weights = [1 / (rank + 1) ** exponent for rank in range(len(items))]
    return lambda: rng.choices(items, weights)[0]


SYLLABLES = (
    "ba be bo da de di do fa fi ga go ha he ka ke ki la le li lo ma me mi mo "
    "na ne no pa pe po ra re ri ro sa se si so ta te ti to va ve wa we ya zo"
).split()


def names(rng, count, lengths):
    found = []
    while len(found) < count:
        name = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice(lengths)))
        if name not in found:
            found.append(name)
    return found


NOUNS = (
    "harbour lamp keeper stone gull rope letter storm window kettle island "
    "boat candle winter stair garden clock river ladder basket orchard miller "
    "baker sailor teacher cousin ferry mast anchor cloud tide meadow lantern "
    "shore captain bridge market barrel needle blanket hammer drawer hinge "
    "gate roof chimney cellar pantry wagon saddle bell tower fog frost thunder "
    "parcel ledger coin button mirror ribbon pocket shelf bottle spoon plate "
    "loaf apple pear plum onion carrot barley oats salt pepper honey vinegar"
).split()
VERBS = (
    "carried watched mended followed painted counted forgot remembered opened "
    "closed lifted dropped hid found borrowed returned measured polished "
    "trimmed crossed climbed circled passed reached left entered kept lost"
).split()
ADJECTIVES = (
    "old small grey patient broken quiet narrow heavy bright crooked empty "
    "damp warm silver distant familiar stubborn careful early late gentle "
    "rusty painted borrowed forgotten northern southern eastern western"
).split()
PLACES = (
    "beyond the point|under the stairs|along the quay|behind the church|across "
    "the water|near the old wall|by the open door|at the edge of the field|on "
    "the far side of the hill|in the back room|below the cliff|at first light|"
    "before the rain|after supper|for the third time|without a word|as always"
).split("|")
OPENINGS = (
    "That evening|In the morning|By noon|Long before|Nobody saw how|They say "
    "that|Once a week|Every spring|The year after|It was then that|Even so"
).split("|")


def text(rng):
    noun, verb = zipf(rng, NOUNS, 0.7), zipf(rng, VERBS, 0.6)
    adjective, place = zipf(rng, ADJECTIVES, 0.8), zipf(rng, PLACES, 0.5)
    people = zipf(rng, [n.capitalize() for n in names(rng, 500, [2, 3])], 0.7)

    def thing():
        head = rng.choice(["the", "the", "a", "her", "his", "their"])
        middle = " " + adjective() if rng.random() < 0.5 else ""
        return f"{head}{middle} {noun()}"

    def clause():
        who = people() if rng.random() < 0.4 else thing()
        tail = " " + place() if rng.random() < 0.6 else ""
        return f"{who} {verb()} {thing()}{tail}"

    lines, size = [], 0
    while size < 110_000:
        sentences = []
        for _ in range(rng.randint(3, 7)):
            parts = [clause() for _ in range(rng.choice([1, 1, 2, 3]))]
            body = rng.choice([", and ", "; ", ", while "]).join(parts)
            if rng.random() < 0.3:
                body = rng.choice(OPENINGS) + " " + body
            sentences.append(body[0].upper() + body[1:] + ".")
        words, line = " ".join(sentences).split(" "), ""
        for word in words:
            if len(line) + len(word) > 76:
                lines.append(line)
                line = ""
            line = (line + " " + word).strip()
        lines += [line, ""]
        size = sum(len(l) + 1 for l in lines)
    write("text.txt", lines)


def graph(rng):
    towns = names(rng, 1200, [3, 4])
    lines = []
    for index, town in enumerate(towns):
        for _ in range(rng.randint(1, 4)):
            other = towns[max(0, min(1199, index + rng.randint(-40, 40)))]
            if other != town:
                lines.append(f"{town} {other} {rng.randint(1, 90)}")
    write("roads.txt", lines)


def log(rng):
    hosts = zipf(
        rng, [f"10.{rng.randint(0, 9)}.{rng.randint(0, 99)}.{i}" for i in range(220)]
    )
    folders = ["/", "/about", "/news", "/search", "/img", "/api/v1", "/account"]
    paths = zipf(
        rng,
        [
            f"{rng.choice(folders)}/{name}".replace("//", "/")
            for name in names(rng, 300, [2, 3])
        ],
    )
    lines, clock = [], 8 * 3600
    for _ in range(2200):
        clock += rng.randint(0, 20)
        stamp = f"{clock // 3600 % 24:02}:{clock // 60 % 60:02}:{clock % 60:02}"
        method = rng.choices(["GET", "POST", "PUT", "HEAD"], [80, 12, 3, 5])[0]
        status = rng.choices([200, 304, 404, 500, 403], [80, 10, 7, 2, 1])[0]
        size = int(rng.expovariate(1 / 6000)) if status == 200 else 0
        lines.append(f"{stamp} {hosts()} {method} {paths()} {status} {size}")
    write("access.log", lines)


def requests(rng):
    pages = list(range(1000))
    rng.shuffle(pages)
    page = zipf(rng, pages, 0.8)
    lines = []
    for _ in range(500):
        if rng.random() < 0.1:
            first = rng.randint(0, 960)
            lines.append(" ".join(str(first + i) for i in range(16)))
        else:
            lines.append(" ".join(str(page()) for _ in range(16)))
    write("requests.txt", lines)


def numbers(rng):
    lines = []
    for _ in range(900):
        count = rng.randint(4, 14)
        values = [rng.randint(-60, 60) for _ in range(count)]
        lines.append(f"{rng.randint(-60, 60)}: " + " ".join(map(str, values)))
    write("numbers.txt", lines)


def records(rng):
    keys = "id name city item count price note carrier paid gift".split()
    people, towns = names(rng, 150, [2, 3]), names(rng, 40, [3])
    lines = []
    for number in range(1000):
        values = {
            "id": str(10_000 + number),
            "name": rng.choice(people),
            "city": rng.choice(towns),
            "item": rng.choice(NOUNS),
            "count": str(rng.randint(1, 12)),
            "price": str(rng.randint(50, 9000)),
            "note": rng.choice(ADJECTIVES),
            "carrier": rng.choice(["post", "rail", "boat"]),
            "paid": rng.choice(["yes", "no"]),
            "gift": rng.choice(["yes", "no"]),
        }
        chosen = [key for key in keys if key in ("id", "item", "count", "price")
                  or rng.random() < 0.5]
        rng.shuffle(chosen)
        fields = [f"{key}={values[key]}" for key in chosen]
        trouble = rng.random()
        if trouble < 0.03:
            fields.append(fields[0])
        elif trouble < 0.06:
            fields = [f for f in fields if not f.startswith("price")]
        lines.append(";".join(fields))
    write("orders.txt", lines)


if __name__ == "__main__":
    for seed, make in enumerate([text, graph, log, requests, numbers, records]):
        make(random.Random(seed))
