#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample is what its generator makes, and its truth knows every row of it."""
import csv
import pathlib
import sys
import tempfile
import zipfile

import tap

SAMPLES = tap.ROOT / "data/samples"


def content(path):
    """The bytes; of a workbook those of its parts, since how they are packed depends on zlib."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return {name: book.read(name) for name in book.namelist()}
    return path.read_bytes()


def remade():
    with tempfile.TemporaryDirectory() as folder:
        status, output = tap.run(sys.executable, str(SAMPLES / "generate.py"), folder)
        if status:
            yield output
            return
        for path in sorted(pathlib.Path(folder).glob("*/*")):
            kept = SAMPLES / path.relative_to(folder)
            if not kept.exists() or content(kept) != content(path):
                yield f"{kept.relative_to(tap.ROOT)} is not what the generator makes"


def truth_is_whole():
    with (SAMPLES / "truth/shop.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = (SAMPLES / "shop/Newsletter.tsv").read_text(encoding="utf-8").count("\n") - 1
    known = [int(row["row"]) for row in rows if row["source"] == "Newsletter"]
    if known != list(range(1, lines + 1)):
        yield f"Newsletter.tsv has {lines} rows, the truth knows {len(known)}"
    if len({(row["source"], row["row"]) for row in rows}) != len(rows):
        yield "the truth knows a row twice"
    if not 2900 <= len(rows) <= 3100:
        yield f"the sample has {len(rows)} rows"


tap.check({"the sample is what its generator makes": remade, "the truth knows every row once": truth_is_whole})
