#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many columns of labelled exports are mapped right with no help, and how many wrong.

The sets lie in headings/: the headings that other programs write, as their documentation has them, with the field that each should go
to ("*" for none) and invented values. A right one is suggested as labelled; a wrong one is suggested for another field; the rest is
left to the person.

usage: mapping.py TRIBUTARY-CLI [--least RIGHT WRONG] [--say]
"""
import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROWS = 120


def sections(path):
    """(name, [(heading, fields, values), …]) of one file."""
    name, columns = None, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            if name:
                yield name, columns
            name, columns = line.strip("[]"), []
        elif line and not line.startswith("#"):
            heading, field, values = (line.split("\t") + ["", ""])[:3]
            columns.append((heading, field.split("/"), values))
    yield name, columns


def values_of(text, lists, rng):
    """One value a row: "@name" is a list of values of that language, "a;b" are those, "" is empty; "@name?30" is filled in 30 of 100 rows,
    "@unique x" numbers the rows."""
    text, _, filled = text.partition("?") if text.startswith("@") else (text, "", "")
    share = int(filled) / 100 if filled else 1
    kind = text[1:]
    if text in ("@number", "@long"):
        return [str(10400 + 7 * i) if kind == "number" else str(5310220000441 + 39 * i) for i in range(ROWS)]
    if kind.startswith("unique "):
        return [kind.removeprefix("unique ") + format(0x3a71 + 977 * i, "x") for i in range(ROWS)]
    choices = lists[kind] if text.startswith("@") else text.split(";")
    return [rng.choice(choices) if rng.random() < share else "" for _ in range(ROWS)]


def make_lists(path):
    return {key: values.split(";") for key, values in
            (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))}


def suggested(cli, columns, lists, folder):
    path = pathlib.Path(folder) / "export.csv"
    rng = random.Random(7)
    cells = [values_of(values, lists, rng) for _, _, values in columns]
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([heading for heading, _, _ in columns])
        writer.writerows(zip(*cells))
    said = subprocess.run([cli, "inspect", path, "--json"], check=True, capture_output=True, encoding="utf-8").stdout
    return [column["field"] for column in json.loads(said)["tables"][0]["columns"]]


def judge(name, columns, fields, say):
    right = wrong = 0
    for (heading, wanted, _), field in zip(columns, fields):
        if (field or "*") in wanted:
            right += 1
            continue
        wrong += field is not None
        if say:
            print(f"  {name}: “{heading}” should be {'/'.join(wanted)}, was {field or '*'}")
    return right, wrong


def main():
    cli, options = sys.argv[1], sys.argv[2:]
    say = "--say" in options
    total = right = wrong = sets = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted((HERE / "headings").glob("*.txt")):
            lists = make_lists(path.with_suffix(".values"))
            for name, columns in sections(path):
                good, bad = judge(name, columns, suggested(cli, columns, lists, folder), say)
                total, right, wrong, sets = total + len(columns), right + good, wrong + bad, sets + 1
                print(f"{name:<32} {len(columns):>4} columns {good:>4} right {bad:>3} wrong", flush=True)
    print(f"{'all of ' + str(sets):<32} {total:>4} columns {right:>4} right {wrong:>3} wrong: {100 * right / total:.1f} % right, {100 * wrong / total:.1f} % wrong")
    if "--least" in options:
        at = options.index("--least")
        return 0 if right >= total * float(options[at + 1]) / 100 and wrong <= total * float(options[at + 2]) / 100 else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
