#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder includes only from folders that come before it on a record's way, and each foreign library is known to few."""
import re

import tap

# In the direction of the flow. The last two stand side by side.
FLOW = ["base", "formats", "schema", "words", "mapping", "cleanse", "match", "store", "survivorship", "intake", "unify", "publish"]
TOP = ["cli", "app"]
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)

GENERATED = ("-resources.h", "-enums.h")

# headers that begin so -> the only folders that may include them
FOREIGN = {
    "sqlite3": ["store"],
    "gtk/": ["app"], "gdk/": ["app"], "gsk/": ["app"], "adwaita": ["app"],
    "libxml/": ["formats"], "archive": ["formats"], "xlsxwriter": ["formats"], "libsoup/": ["formats"], "libsecret/": ["formats"], "zip.h": ["formats"], "uchardet": ["formats"], "rapidjson/": ["formats"],
    "phonenumbers/": ["cleanse"], "idn2": ["cleanse"],
}


def includes():
    for name in tap.files(".c", ".h", ".cc", under="src/"):
        folder = name.split("/")[1]
        for kind, header in INCLUDE.findall(tap.read(name)):
            yield name, folder, kind, header


def upward():
    for name, folder, kind, header in includes():
        target = header.split("/")[0] if kind == '"' and "/" in header else None
        if target is None or target == folder or header == "config.h":
            continue
        if target not in FLOW:
            yield f"{name} includes {header}, which is of no folder below it"
        elif folder in FLOW and FLOW.index(target) > FLOW.index(folder):
            yield f"{name} includes {header}: {target}/ comes after {folder}/"


def without_folder():
    for name, folder, kind, header in includes():
        if kind == '"' and "/" not in header and header != "config.h" and not header.endswith(GENERATED):
            yield f"{name} includes {header} without its folder"


def absent():
    for name, folder, kind, header in includes():
        if kind == '"' and "/" in header and not header.endswith(GENERATED) and not (tap.ROOT / "src" / header).exists():
            yield f"{name} includes {header}, which is not there"


def foreign():
    for name, folder, kind, header in includes():
        for start, allowed in FOREIGN.items():
            if kind == "<" and header.startswith(start) and folder not in allowed:
                yield f"{name} includes <{header}>, which belongs to {', '.join(allowed)}/"


def matching_is_plain():
    for name, folder, kind, header in includes():
        if folder == "match" and kind == "<" and header.startswith(("gio", "glib-object", "gobject", "sqlite3")):
            yield f"{name} includes <{header}>: the engine is plain C on arrays"


def unknown_folder():
    for folder in sorted({name.split("/")[1] for name in tap.files(".c", ".h", under="src/") if name.count("/") > 1}):
        if folder not in FLOW + TOP:
            yield f"src/{folder}/ has no place in the order"


def config_first():
    for name in tap.files(".c", under="src/"):
        found = INCLUDE.findall(tap.read(name))
        if found and found[0][1] != "config.h":
            yield f"{name} includes {found[0][1]} before config.h"


tap.check({
    "includes point against the flow only": upward,
    "every folder has its place in the flow": unknown_folder,
    "project headers are included with their folder": without_folder,
    "included project headers exist": absent,
    "foreign libraries are known to few": foreign,
    "the engine knows no objects and no database": matching_is_plain,
    "config.h comes first": config_first,
})
