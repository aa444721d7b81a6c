#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Desktop entry, metainfo, settings, templates and scripts are well-formed."""
import json
import shutil
import tempfile
import xml.etree.ElementTree

import tap


def said(*command):
    """What a checking program complains of."""
    status, output = tap.run(*command)
    if not status:
        return []
    return [f"{command[0]}: {line}" for line in output.splitlines()] or [f"{command[0]}: status {status}"]


def desktop():
    names = tap.files(".desktop", ".desktop.in", under="data/")
    if not names:
        yield "there is no desktop entry in data/"
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            plain = f"{folder}/{name.split('/')[-1].removesuffix('.in')}"
            shutil.copyfile(tap.ROOT / name, plain)
            yield from said("desktop-file-validate", plain)


def metainfo():
    names = tap.files(".metainfo.xml", ".metainfo.xml.in", under="data/")
    if not names:
        yield "there is no metainfo in data/"
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            plain = f"{folder}/{name.split('/')[-1].removesuffix('.in')}"
            shutil.copyfile(tap.ROOT / name, plain)
            yield from said("appstreamcli", "validate", "--no-net", "--no-color", plain)


def settings():
    if not tap.files(".gschema.xml", under="data/"):
        yield "there are no settings in data/"
    yield from said("glib-compile-schemas", "--strict", "--dry-run", "data")


def markup():
    for name in tap.files(".ui", ".svg", ".gresource.xml"):
        try:
            xml.etree.ElementTree.parse(tap.ROOT / name)
        except xml.etree.ElementTree.ParseError as error:
            yield f"{name}: {error}"


def manifest():
    for name in tap.files(".json", under="flatpak/"):
        try:
            json.loads(tap.read(name))
        except ValueError as error:
            yield f"{name}: {error}"


def scripts():
    shell = [name for name in tap.FILES if name in ("dev", ".ci/run") or name.endswith(".sh")]
    for name in shell:
        yield from said("bash", "-n", name)
    for name in tap.files(".py"):
        try:
            compile(tap.read(name), name, "exec")
        except SyntaxError as error:
            yield f"{name}: {error}"


tap.check({
    "the desktop entry is valid": desktop,
    "the metainfo is valid": metainfo,
    "the settings are valid": settings,
    "templates, pictures and resources are well-formed": markup,
    "the bundle's manifest is well-formed": manifest,
    "scripts can be read": scripts,
})
