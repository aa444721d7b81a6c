# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: which files there are, and how their findings are told (TAP)."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def listed():
    """Paths of the checkout's files, relative to its root; what git ignores is left out."""
    asked = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True,
                           check=False)
    if asked.returncode == 0:
        names = [os.fsdecode(name) for name in asked.stdout.split(b"\0") if name]
    else:  # an archive without its history
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file() and not {"build", ".git"} & set(path.parts)]
    return sorted(name for name in names if (ROOT / name).is_file())


FILES = listed()


def files(*endings, under=""):
    return [name for name in FILES if name.endswith(endings) and name.startswith(under)]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def run(*command, **options):
    """Status and output of a program."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout + done.stderr


def check(cases):
    """@cases: {"what is claimed": function that gives a list of findings}."""
    print(f"1..{len(cases)}")
    failed = 0
    for number, (claim, find) in enumerate(cases.items(), 1):
        found = list(find())
        failed += bool(found)
        print(f"{'not ok' if found else 'ok'} {number} {claim}")
        for line in found:
            print(f"# {line}")
    sys.exit(1 if failed else 0)
