#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev, the way in: its help is whole, it answers mistakes, and its list of packages is in order."""
import pathlib
import re
import tempfile

import tap

KINDS = {"build", "window", "screenless", "test", "lint", "interop", "spark", "fuzz", "bench"}


def help_is_whole():
    status, told = tap.run("./dev", "help")
    commands = re.search(r"^\s+(.*)\) \"do_\$command\"", tap.read("dev"), re.MULTILINE).group(1).split(" | ")
    if status:
        yield f"./dev help: status {status}"
    for command in commands:
        if not re.search(rf"^  {command}\b", told, re.MULTILINE):
            yield f"./dev help does not name {command}"


def mistakes():
    for command, wanted in ((["nonsense"], 2), (["path"], 1), (["test", "--nonsense"], 1)):
        status, told = tap.run("./dev", *command)
        if status != wanted or not told.startswith("dev: "):
            yield f"./dev {' '.join(command)}: status {status}, {told[:100]!r}"


def from_elsewhere():
    with tempfile.TemporaryDirectory(prefix="with a space ") as folder:
        (pathlib.Path(folder) / "link").symlink_to(tap.ROOT)
        status, told = tap.run(f"{folder}/link/dev", "help")
        if status or not told.startswith("usage:"):
            yield f"status {status}, {told[:100]!r}"


def packages():
    seen = set()
    for line in tap.read("data/packages-debian12.txt").splitlines():
        if line.startswith("#"):
            continue
        name, *kinds = line.split()
        if len(kinds) != 1 or kinds[0] not in KINDS:
            yield f"{line!r}: no kind that ./dev knows"
        if name in seen:
            yield f"{name} is listed twice"
        seen.add(name)


tap.check({
    "./dev help names every command": help_is_whole,
    "a mistake is answered with words and a status": mistakes,
    "./dev runs from another folder, through a link, with spaces in the path": from_elsewhere,
    "the list of packages is in order": packages,
})
