#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Reads what meson wrote about a run of the tests, shows the end of the output of each program that failed, and ends
# with one plain line, "N passed, N failed", that counts single cases. Status 1 where a case failed or none ran.
import json
import re
import sys

CASE = re.compile(r"^(not )?ok\b[^#\n]*(#\s*(skip|todo)\b.*)?$", re.IGNORECASE | re.MULTILINE)
TAIL = 60


def cases(run):
    """Passed, failed and skipped cases of one program."""
    passed = failed = skipped = 0
    for bad, directive, _ in CASE.findall(run.get("stdout") or ""):
        if directive:
            skipped += 1
        elif bad:
            failed += 1
        else:
            passed += 1
    good = run["result"] in ("OK", "EXPECTEDFAIL")
    if passed + failed + skipped == 0:
        passed, failed, skipped = int(good), int(not good and run["result"] != "SKIP"), int(run["result"] == "SKIP")
    elif not good and failed == 0 and run["result"] != "SKIP":
        failed = 1  # it crashed, ran out of time, or said fewer cases than it had planned
    return passed, failed, skipped


def show(run):
    print(f"\n--- {run['name']}: {run['result']}")
    for stream in ("stdout", "stderr"):
        lines = (run.get(stream) or "").splitlines()
        if stream == "stdout":
            lines = [line for line in lines if not line.startswith("ok ")]
        for line in lines[-TAIL:]:
            print(f"    {line}")


def main():
    totals = [0, 0, 0]
    try:
        with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
            runs = [json.loads(line) for line in log]
    except FileNotFoundError:
        runs = []
    for run in runs:
        numbers = cases(run)
        totals = [total + number for total, number in zip(totals, numbers)]
        if numbers[1]:
            show(run)
    passed, failed, skipped = totals
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
