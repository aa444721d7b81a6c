#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is dropped: of every fixture that can be imported, each row is stored or reported. What the program says is
held against a count by Python's own readers, which know nothing of ours.

usage: nothing-dropped.py TRIBUTARY-CLI
"""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

TESTS = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(TESTS.parent / "lint"))
import tap  # noqa: E402

# Where it is there, in memory: each import waits for the disk.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
csv.field_size_limit(1 << 28)


class Failed(Exception):
    pass


def run(cli, *arguments):
    done = subprocess.run([cli, *arguments], capture_output=True, text=True, errors="replace", timeout=120)
    if done.returncode == 1 and done.stderr.strip():
        return None  # refused, with a reason
    if done.returncode != 0:
        raise Failed(f"exit status {done.returncode}: {done.stderr.strip()[:300]}")
    return json.loads(done.stdout)


def decode(path, encoding):
    text = path.read_bytes().decode(encoding, errors="replace").lstrip("\ufeff")
    return text.rstrip("\x1a\x00")


def count_text(path, looked, imported):
    text = decode(path, looked["encoding"])
    text = re.sub(r'\A"?sep=."?\r?\n', "", text)
    unclosed = any("never closes" in issue["reason"] for issue in imported["issue_list"])
    if unclosed or looked["delimiter"] is None or len(looked["delimiter"]) > 1 and looked["delimiter"] != "tab":
        return sum(1 for line in re.split(r"\r\n|\r|\n", text) if line.strip(" \t\ufeff"))
    reader = csv.reader(io.StringIO(text.replace("\x00", "?"), newline=""), quotechar=looked["quote"] or None,
                        delimiter="\t" if looked["delimiter"] == "tab" else looked["delimiter"],
                        escapechar=looked["escape"], quoting=csv.QUOTE_MINIMAL if looked["quote"] else csv.QUOTE_NONE)
    return sum(1 for cells in reader if len(cells) > 1 or "".join(cells).strip(" \t\ufeff"))


def local(tag):
    return tag.rsplit("}", 1)[-1]


def count_xml(path, looked, imported):
    """Elements of the table's path, up to where the file breaks."""
    wanted = [part.rsplit(":", 1)[-1] for part in looked["tables"][0]["name"].strip("/").split("/")]
    stack, n = [], 0
    try:
        for event, element in ElementTree.iterparse(path, ("start", "end")):
            if event == "start":
                stack.append(local(element.tag))
            else:
                n += stack[-len(wanted):] == wanted
                stack.pop()
                element.clear()
    except ElementTree.ParseError:
        return None
    return n


def count_cards(path, looked, imported):
    return len(re.findall(r"(?im)^\s*BEGIN:VCARD", decode(path, looked["encoding"] or "utf-8").replace("\x00", "")))


def count_json(path, looked, imported):
    wanted = looked["tables"][0]["name"]
    data = json.loads(decode(path, "utf-8"))
    for part in filter(None, re.split(r"[/.]", wanted)):
        data = data[part] if isinstance(data, dict) and part in data else data
    return len(data) if isinstance(data, list) else None


def count_lines(path, looked, imported):
    return sum(1 for line in decode(path, "utf-8").splitlines() if line.strip())


def count_xlsx(path, looked, imported):
    """Rows of the first sheet that have a value."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if re.search(r"worksheets/sheet\d+\.xml$", name))
        root = ElementTree.fromstring(archive.read(names[0]))
    return sum(1 for row in root.iterfind(".//m:row", space) if row.findall(".//m:v", space) or row.findall(".//m:t", space))


COUNTS = {"csv": count_text, "tsv": count_text, "xml": count_xml, "vcf": count_cards, "vcard": count_cards, "json": count_json,
          "jsonl": count_lines, "xlsx": count_xlsx}
# What has a heading row, and lines above it.
HEADED = {"csv", "tsv", "xlsx"}


def rows_beside(looked, imported):
    """Heading and preamble, which are in the file but are no rows."""
    columns = looked["tables"][0]["columns"]
    named = any(column["name"] != f"column_{i}" for i, column in enumerate(columns, 1))
    return named + sum("above the headings" in issue["reason"] for issue in imported["issue_list"])


def look(cli, path, counted):
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        looked = run(cli, "inspect", "--json", str(path))
        done = run(cli, "import", f"{folder}/p.tributary", str(path), "--json")
    if looked is None or done is None:
        only_headings = looked is not None and not any(table["rows"] for table in looked["tables"])
        if (looked is None) != (done is None) and not only_headings:
            yield f"{path.name}: inspect and import do not agree whether it can be read"
        return
    imported = done["files"][0]
    stored = imported["new"] + imported["changed"] + imported["unchanged"] + imported["kept_back"]
    if stored != imported["rows"]:
        yield f"{path.name}: {imported['rows']} rows, but {stored} stored or kept back"
    if looked["tables"][0]["rows"] != imported["rows"]:
        yield f"{path.name}: {looked['tables'][0]['rows']} rows seen, {imported['rows']} imported"
    # What fuzzers made up has no count of its own.
    if imported["truncated"] or imported["format"] not in COUNTS or path.parent.name == "found":
        return
    n = COUNTS[imported["format"]](path, looked, imported)
    if n is None:
        return
    counted.append(path.name)
    if imported["format"] in HEADED:
        n -= rows_beside(looked, imported)
    if n != imported["rows"]:
        yield f"{path.name}: {n} rows in the file, {imported['rows']} stored or reported"


def there_and_back(cli):
    """Customers that leave in each format and come in again."""
    usage = subprocess.run([cli, "export", "--help"], capture_output=True, text=True, check=True).stdout
    formats = re.search(r"--format=(\S+)", usage)[1].split("|")
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        shop = TESTS.parents[1] / "data/samples/shop/Web shop.csv"
        run(cli, "import", f"{folder}/p.tributary", str(shop), "--json")
        run(cli, "consolidate", f"{folder}/p.tributary", "--json")
        for format in formats:
            left = run(cli, "export", f"{folder}/p.tributary", f"{folder}/out.{format}", "--json")
            if left is None:
                yield f"{format}: was not written"
                continue
            came = run(cli, "import", f"{folder}/{format}.tributary", f"{folder}/out.{format}", "--json")
            rows = came and came["files"][0]["rows"]
            if rows != left["rows"]:
                yield f"{format}: {left['rows']} rows left, {rows} came back"


def main():
    cli = sys.argv[1]
    files = sorted(path for path in (TESTS / "data").glob("*/*") if path.is_file())
    folders = sorted({path.parent.name for path in files})
    counted = []

    def folder_case(folder):
        def find():
            for path in files:
                if path.parent.name == folder:
                    try:
                        yield from look(cli, path, counted)
                    except Failed as failure:
                        yield f"{path.name}: {failure}"
        return find

    cases = {f"every row of the fixtures in data/{folder} is stored or reported": folder_case(folder) for folder in folders}
    cases["customers that leave in any format come back"] = lambda: there_and_back(cli)
    cases["most fixtures were counted"] = lambda: [] if len(counted) > 40 else [f"only {len(counted)}"]
    tap.check(cases)


main()
