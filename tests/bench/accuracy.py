#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well customers are found, by default settings and automatic mapping. Without a folder: the sample, its four files
together. With one: every NAME.csv in it beside which there is a NAME.truth.csv (row,cluster).

usage: accuracy.py TRIBUTARY-CLI [DIRECTORY]
"""
import pathlib
import sys

import river


def measure(cli, name, files, truth):
    with river.River(cli) as flow:
        flow.load(*files)
        flow.consolidate()
        given = river.found(flow.export())
        precision, recall, f1 = river.judge(truth, given)
        print(f"{name:<22} {len(truth):>9} {precision:>10.4f} {recall:>8.4f} {f1:>8.4f} {flow.total:>9.1f} {flow.peak:>8.0f}", flush=True)
        return sum(record not in given for record in truth)


def main():
    cli = sys.argv[1]
    print(f"{'data':<22} {'records':>9} {'precision':>10} {'recall':>8} {'F1':>8} {'seconds':>9} {'peak MB':>8}", flush=True)
    try:
        if len(sys.argv) < 3:
            lost = measure(cli, "sample shop", sorted(river.SAMPLE.iterdir()), river.sample_truth())
        else:
            lost = 0
            for truth in sorted(pathlib.Path(sys.argv[2]).glob("*.truth.csv")):
                name = truth.name.removesuffix(".truth.csv")
                file = truth.with_name(f"{name}.csv")
                if file.exists():
                    lost += measure(cli, name, [file], river.file_truth(truth, name))
    except river.Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    if lost:
        print(f"{lost} records of the truth are not in the export", file=sys.stderr)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
