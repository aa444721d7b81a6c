#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a program can see: files are short and say what they are, nothing is left for later, and what the
documentation names exists."""
import re

import tap

LONGEST = 500
# Made by a kept script or by other tools, or laws: read by nobody from top to bottom.
EXEMPT = re.compile(r"(-table|-data)\.[ch]$|/tables/|^LICENSE$|^po/|^data/samples/(shop|truth)/|^tests/.*/(fixtures|data)/|\.svg$|\.json$|\.txt$")
CODE = (".c", ".h", ".cc", ".py", ".sh", ".ui", ".css", ".sql")
LATER = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "#if" + " 0", "g_test_" + "skip", "not " + "implemented"]
NAMED = re.compile(r"`((?:src|tests|ui|data|po|flatpak|resources|\.ci)/[^`\s]*|[\w.-]+\.(?:md|build|txt))`")


def too_long():
    for name in tap.files(*CODE) + ["dev"]:
        lines = tap.read(name).count("\n")
        if lines > LONGEST and not EXEMPT.search(name):
            yield f"{name} has {lines} lines"


def unmarked():
    for name in tap.files(".c", ".h", ".cc", ".py", ".sh", ".sql") + ["dev", ".ci/run"]:
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in tap.read(name)[:400] and not EXEMPT.search(name):
            yield f"{name} does not say its licence"


def unexplained():
    """A source file opens with a paragraph; a header that is one enum of errors explains itself."""
    for name in tap.files(".c", under="src/"):
        start = tap.read(name).split("*/")[0]
        if len(start.split()) < 8:
            yield f"{name} does not say what it is for"


def put_off():
    for name in tap.files(*CODE, ".build", under="src/") + tap.files(*CODE, under="tests/") + tap.files(*CODE, under="ui/") + ["dev"]:
        for number, line in enumerate(tap.read(name).splitlines(), 1):
            for word in LATER:
                if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line):
                    yield f"{name}:{number}: {line.strip()}"


def pointing_nowhere():
    for name in ("README.md", "HACKING.md"):
        for path in NAMED.findall(tap.read(name)):
            if not any(tap.ROOT.glob(path.rstrip("/"))):
                yield f"{name} names {path}, which is not there"


def untested():
    """Every test program in the tree is known to the build."""
    for name in tap.files(".c", under="tests/"):
        folder, file = name.rsplit("/", 1)
        build = tap.ROOT / folder / "meson.build"
        if file.startswith("test-") and (not build.exists() or file.removesuffix(".c") not in build.read_text(encoding="utf-8")):
            yield f"{name} is not listed in {folder}/meson.build"


tap.check({
    f"no file is longer than {LONGEST} lines": too_long,
    "every source says its licence": unmarked,
    "every source says what it is for": unexplained,
    "nothing is left for later or switched off": put_off,
    "paths named in README.md and HACKING.md exist": pointing_nowhere,
    "every test is known to the build": untested,
})
