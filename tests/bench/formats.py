#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast files of each format are read, beside other programs on the same file: those that are installed. CSV has
1,000,000 rows, the others 200,000; each reads all cells, on one core where one can say so, and the best of three counts.

usage: formats.py BENCH-FORMATS PYTHON [FORMAT…]
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import tables

MEASURE = pathlib.Path(__file__).with_name("measure.py")
ROWS = {"csv": 1_000_000}
OTHERS = {
    "csv": {
        "DuckDB": "import duckdb; duckdb.sql('set threads = 1; set enable_progress_bar = false'); n = duckdb.sql(f\"select count(*), sum(length(columns(*))) from "
                  "read_csv('{path}', all_varchar = true)\").fetchone()[0]",
        "pandas": "import pandas; n = len(pandas.read_csv(path, dtype=str, keep_default_na=False))",
        "Miller": ["mlr", "--icsv", "--oxtab", "nothing"],
    },
    "xlsx": {
        "openpyxl, read-only": "import openpyxl; n = sum(1 for row in openpyxl.load_workbook(path, read_only=True)"
                               ".worksheets[0].iter_rows(values_only=True)) - 1",
        "pandas": "import pandas; n = len(pandas.read_excel(path, dtype=str))",
    },
    "xml": {
        "ElementTree": "import xml.etree.ElementTree as t\nn = 0\nfor _, e in t.iterparse(path):\n"
                       "  if e.tag == 'customer': n += 1; cells = [c.text for c in e]; e.clear()",
    },
    "json": {
        "DuckDB": "import duckdb; duckdb.sql('set threads = 1; set enable_progress_bar = false'); n = duckdb.sql(f\"select count(*), sum(length(columns(*)::varchar)) "
                  "from read_json('{path}', format = 'array')\").fetchone()[0]",
        "pandas": "import pandas; n = len(pandas.read_json(path, dtype=False))",
        "Miller": ["mlr", "--ijson", "--oxtab", "nothing"],
    },
    "jsonl": {
        "DuckDB": "import duckdb; duckdb.sql('set threads = 1; set enable_progress_bar = false'); n = duckdb.sql(f\"select count(*), sum(length(columns(*)::varchar)) "
                  "from read_json('{path}', format = 'newline_delimited')\").fetchone()[0]",
        "Miller": ["mlr", "--ijsonl", "--oxtab", "nothing"],
    },
}


def measure(command):
    """Seconds, processor seconds and MB at most of a program; its output. A small program starts it: a child counts the
    memory of its parent as its own until it has begun."""
    with tempfile.TemporaryDirectory() as folder:
        result = f"{folder}/result"
        done = subprocess.run([sys.executable, MEASURE, result, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if done.returncode:
            return None
        with open(result, encoding="ascii") as file:
            seconds, processor, peak = map(float, file.read().split())
    return {"seconds": seconds, "processor": processor, "peak": peak}, done.stdout


def best_of_three(command, n):
    best = None
    for _ in range(3):
        found = measure(command)
        if found is None:
            return None
        figures, said = found
        counted = json.loads(said)["rows"] if said.startswith("{") else int(said) if said.strip() else n
        if counted != n:
            sys.exit(f"formats.py: {command[0]} read {counted} rows of {n}")
        if best is None or figures["processor"] < best["processor"]:
            best = figures
    return best


def command_of(other, python, path):
    if isinstance(other, list):
        return [*other, str(path)] if shutil.which(other[0]) else None
    return [python, "-c", f"path = {str(path)!r}\n{other}\nprint(n)"]


def show(who, figures, size):
    if figures is None:
        print(f"  {who:22} is not installed")
        return
    print(f"  {who:22} {size / 1e6 / figures['processor']:7.0f} MB/s {figures['seconds']:8.2f} s, processor {figures['processor']:7.2f} s,"
          f" at most {figures['peak']:6.0f} MB")


def main():
    ours, python, *formats = sys.argv[1:]
    for format in formats or tables.WRITERS:
        n = ROWS.get(format, 200_000)
        with tempfile.TemporaryDirectory() as folder:
            path = tables.write(folder, format, n)
            size = path.stat().st_size
            print(f"{format}: {n} rows, {size / 1e6:.0f} MB (MB/s of processor time)")
            show("Tributary", best_of_three([ours, str(path)], n), size)
            for who, other in OTHERS.get(format, {}).items():
                command = command_of(other, python, path)
                show(who, command and best_of_three(command, n), size)
            sys.stdout.flush()


main()
