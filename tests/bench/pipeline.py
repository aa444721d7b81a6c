#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a large file takes from import to export, and how much memory, with the project on the disk; beside it what
the bare import of the same file into SQLite takes, where its shell is there.

usage: pipeline.py TRIBUTARY-CLI [ROWS]
"""
import os
import shutil
import subprocess
import sys

import river


def make(flow, rows):
    path = flow.path("customers.csv")
    subprocess.run([sys.executable, str(river.HERE / "customers.py"), str(rows), path], check=True)
    return path


def bare_import(flow, path):
    shell = shutil.which("sqlite3")
    if shell:
        flow.step("sqlite3 .import", shell, flow.path("bare.db"), ".mode csv", f".import '{path}' customers")
        return flow.seconds.pop("sqlite3 .import")
    return None


def main():
    cli, rows = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100000
    try:
        with river.River(cli) as flow:
            path = make(flow, rows)
            print(f"{rows} rows, {os.path.getsize(path) / 1e6:.1f} MB, {os.cpu_count()} cores")
            flow.load(path)
            flow.consolidate()
            flow.export("customers-out.csv", "customers")
            for name, seconds in flow.seconds.items():
                print(f"{name:<22} {seconds:>8.2f} s, of the processors {flow.processor[name]:.2f} s")
            print(f"{'all of it':<22} {flow.total:>8.2f} s   peak {flow.peak:.0f} MB, project {os.path.getsize(flow.project) / 1e6:.0f} MB")
            truth = river.file_truth(flow.path("customers.truth.csv"), "customers")
            print("{:<22} precision {:.4f}, recall {:.4f}, F1 {:.4f}".format(
                "found", *river.judge(truth, river.found(flow.export()))))
            bare = bare_import(flow, path)
            if bare is not None:
                print(f"{'sqlite3 .import alone':<22} {bare:>8.2f} s")
    except river.Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
