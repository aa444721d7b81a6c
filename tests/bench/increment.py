#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a consolidation costs after one row in a hundred is new, against one in full of the same project, and what either finds.

usage: increment.py TRIBUTARY-CLI [ROWS]
"""
import csv
import json
import shutil
import subprocess
import sys

import river

EACH = 101  # so many rows have one among them that comes later


def make(flow, rows):
    """Two files, and who is who in both."""
    whole = flow.path("whole.csv")
    subprocess.run([sys.executable, str(river.HERE / "customers.py"), str(rows + rows // 100), whole], check=True)
    truth, counts = {}, {"customers": 0, "later": 0}
    with open(whole, encoding="utf-8", newline="") as file, open(flow.path("whole.truth.csv"), encoding="utf-8", newline="") as who:
        out = {name: open(flow.path(f"{name}.csv"), "w", encoding="utf-8", newline="") for name in counts}
        reader, persons = csv.reader(file), csv.DictReader(who)
        writers = {name: csv.writer(out[name]) for name in counts}
        heading = next(reader)
        for writer in writers.values():
            writer.writerow(heading)
        for number, (row, person) in enumerate(zip(reader, persons)):
            name = "later" if number % EACH == EACH - 1 else "customers"
            writers[name].writerow(row)
            counts[name] += 1
            truth[(name, str(counts[name]))] = person["cluster"]
        for file in out.values():
            file.close()
    return truth, counts


def run(flow, name, *options):
    return json.loads(flow.step(name, flow.cli, "consolidate", flow.project, "--json", *options))


def tell(flow, name, report, truth):
    precision, recall, f1 = river.judge(truth, river.found(flow.export(f"{name}.csv")))
    print(f"{name:<12} {flow.seconds[name]:>8.2f} s, of the processors {flow.processor[name]:>6.2f} s, {report['pairs']:>10} pairs compared, "
          f"{report['customers']} customers, precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}")
    for stage in report["stages"]:
        print(f"    {stage['name']:<24} {stage['seconds']:>8.2f} s")


def main():
    cli, rows = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    try:
        with river.River(cli) as flow:
            truth, counts = make(flow, rows)
            flow.load(flow.path("customers.csv"))
            run(flow, "before")
            flow.load(flow.path("later.csv"))
            print(f"{counts['customers']} rows were there, {counts['later']} are new")
            kept = flow.path("kept.tributary")
            shutil.copyfile(flow.project, kept)
            news = run(flow, "news")
            if not news["incremental"]:
                raise river.Failed("the run with little news was one in full")
            tell(flow, "news", news, truth)
            shutil.move(kept, flow.project)
            tell(flow, "full", run(flow, "full", "--full"), truth)
            print(f"peak {flow.peak:.0f} MB")
    except river.Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
