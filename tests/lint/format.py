#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The source is in the house format (.clang-format)."""
import tap


def unformatted():
    names = tap.files(".c", ".h", ".cc", under="src/") + tap.files(".c", ".h", under="tests/")
    status, output = tap.run("clang-format", "--dry-run", "-Werror", *names)
    if status:
        yield from sorted({line.split(":")[0] for line in output.splitlines() if ": error:" in line}) or [output]


tap.check({"the source is in the house format; ./dev format brings it there": unformatted})
