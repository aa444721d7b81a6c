# SPDX-License-Identifier: GPL-3.0-or-later
"""Files through the real program, measured: import, consolidate, export. Shared by the benches."""
import array
import collections
import csv
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLE = ROOT / "data/samples/shop"
SAMPLE_TRUTH = ROOT / "data/samples/truth/shop.csv"


class Failed(Exception):
    pass


class River:
    """A project in a folder that goes away with it."""

    def __init__(self, cli):
        self.cli = cli
        self.folder = tempfile.TemporaryDirectory(prefix="tributary-bench-")
        self.project = str(pathlib.Path(self.folder.name) / "bench.tributary")
        self.seconds = {}
        self.processor = {}
        self.megabytes = {}
        self.peak = 0.0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def path(self, name):
        return str(pathlib.Path(self.folder.name) / name)

    def step(self, name, *command):
        result = self.path("measured")
        done = subprocess.run([sys.executable, str(HERE / "measure.py"), result, *command], capture_output=True, text=True, check=False,
                              env={**os.environ, "XDG_CONFIG_HOME": self.folder.name})  # without tables of one's own
        if done.returncode:
            raise Failed(f"{' '.join(command)}: status {done.returncode}\n{done.stderr.strip()}")
        seconds, processor, megabytes = map(float, pathlib.Path(result).read_text(encoding="ascii").split())
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
        self.processor[name] = self.processor.get(name, 0.0) + processor
        self.megabytes[name] = max(self.megabytes.get(name, 0.0), megabytes)
        self.peak = max(self.peak, megabytes)
        return done.stdout

    def load(self, *files):
        for file in files:
            self.step("import", self.cli, "import", self.project, str(file), "--mapping", "auto", "--quiet")

    def consolidate(self):
        self.step("consolidate", self.cli, "consolidate", self.project, "--quiet")

    def export(self, name="records.csv", what="records"):
        path = self.path(name)
        self.step("export", self.cli, "export", self.project, path, "--what", what, "--quiet")
        return path

    @property
    def total(self):
        return sum(self.seconds.values())


def found(records):
    """{(source, row): customer} as an export of records tells it."""
    csv.field_size_limit(1 << 30)
    with open(records, encoding="utf-8-sig", newline="") as file:
        return {(row["source"], row["source_row"]): row["customer_id"] for row in csv.DictReader(file)}


def pairs(labels):
    return sum(count * (count - 1) // 2 for count in collections.Counter(labels).values())


def judge(truth, given):
    """Precision, recall and F1 over pairs of records. Both are {record: who}; a record that is not in @given stands alone."""
    answers = {record: given.get(record, ("alone", record)) for record in truth}
    both = pairs((truth[record], answers[record]) for record in truth)
    ours, theirs = pairs(answers.values()), pairs(truth.values())
    return rates(both, ours, theirs)


def rates(both, ours, theirs):
    precision = both / ours if ours else 1.0
    recall = both / theirs if theirs else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def judge_file(truth, records):
    """The same for the only source of a project, row by row and without holding the rows: for millions of them."""
    labels, numbers = array.array("q"), {}
    with open(truth, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            labels.append(numbers.setdefault(row["cluster"], len(numbers)))
    del numbers
    answers = array.array("q", range(-1, -len(labels) - 1, -1))
    with open(records, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        heading = next(reader)
        at, who = heading.index("source_row"), heading.index("customer_id")
        for row in reader:
            answers[int(row[at]) - 1] = int(row[who])
    both = pairs_of_sorted(sorted((label << 32) + answer for label, answer in zip(labels, answers)))
    ours, theirs = pairs_of_sorted(sorted(answers)), pairs_of_sorted(sorted(labels))
    return rates(both, ours, theirs)


def pairs_of_sorted(labels):
    total = count = 0
    last = None
    for label in labels:
        count = count + 1 if label == last else 0
        total += count
        last = label
    return total


def sample_truth():
    with SAMPLE_TRUTH.open(encoding="utf-8", newline="") as file:
        return {(row["source"], row["row"]): row["person"] for row in csv.DictReader(file)}


def file_truth(path, source):
    with open(path, encoding="utf-8", newline="") as file:
        return {(source, row["row"]): row["cluster"] for row in csv.DictReader(file)}
