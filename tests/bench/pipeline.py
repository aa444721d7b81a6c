#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a large file takes from import to export, stage by stage, and how much memory, with the project on the disk; beside
it what the bare import of the same file into SQLite takes, where its shell is there. Ten million rows need 20 GB of disk.

usage: pipeline.py TRIBUTARY-CLI [ROWS | FILE.csv]   (a file may have FILE.truth.csv beside it)
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

import river


def make(flow, what):
    """The file, and who is who in it where that is known."""
    if what.endswith(".csv"):
        path = pathlib.Path(what)
    else:
        path = pathlib.Path(flow.path("customers.csv"))
        subprocess.run([sys.executable, str(river.HERE / "customers.py"), what, str(path)], check=True)
    truth = path.with_suffix(".truth.csv")
    return path, truth if truth.exists() else None


def run(flow, name, *arguments):
    """One command of the program; its stages, and behind them what is in none. What is done beside a stage takes no time of its own."""
    stages = [(stage["name"], stage["seconds"]) for stage in json.loads(flow.step(name, flow.cli, *arguments, "--json"))["stages"]]
    rest = flow.seconds[name] - sum(seconds for part, seconds in stages if not part.endswith(", beside"))
    return [*stages, ("start, open, close", max(rest, 0.0))]


def tell(flow, stages):
    for name, parts in stages.items():
        seconds = flow.seconds[name]
        print(f"{name:<28} {seconds:>8.2f} s {seconds / flow.total:>6.1%}   of the processors {flow.processor[name]:.2f} s, "
              f"{flow.megabytes[name]:.0f} MB")
        for part, spent in parts:
            if spent >= 0.005:
                print(f"    {part:<24} {spent:>8.2f} s {spent / flow.total:>6.1%}")
    print(f"{'all of it':<28} {flow.total:>8.2f} s 100.0%   of the processors {sum(flow.processor.values()):.2f} s, "
          f"{flow.peak:.0f} MB at most, project {os.path.getsize(flow.project) / 1e6:.0f} MB")


def tell_bare(flow, path):
    shell = shutil.which("sqlite3")
    if shell:
        total = flow.total
        flow.step("sqlite3 .import", shell, flow.path("bare.db"), ".mode csv", f".import '{path}' customers")
        seconds = flow.seconds.pop("sqlite3 .import")
        os.unlink(flow.path("bare.db"))
        print(f"{'sqlite3 .import alone':<28} {seconds:>8.2f} s   all of it is {total / seconds:.1f} times that")


def main():
    cli, what = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "100000"
    try:
        with river.River(cli) as flow:
            path, truth = make(flow, what)
            print(f"{path.name}: {os.path.getsize(path) / 1e6:.1f} MB, {os.cpu_count()} cores", flush=True)
            tell(flow, {
                "import": run(flow, "import", "import", flow.project, str(path), "--mapping", "auto"),
                "consolidate": run(flow, "consolidate", "consolidate", flow.project),
                "export": run(flow, "export", "export", flow.project, flow.path("customers-out.csv"), "--what", "customers"),
            })
            tell_bare(flow, path)
            if truth is not None:
                os.unlink(flow.path("customers-out.csv"))
                print("{:<28} precision {:.4f}, recall {:.4f}, F1 {:.4f}".format("found", *river.judge_file(truth, flow.export())))
    except river.Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
