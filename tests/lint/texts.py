#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts for people are offered to translators, and what they gave back fits."""
import pathlib
import re
import shutil
import tempfile

import tap

CALL = re.compile(r'\b(?:N?C?_|Q_|ngettext|g_dngettext|g_dpgettext2|dngettext)\s*\(')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def potfiles():
    return [line for line in tap.read("po/POTFILES").splitlines() if line and not line.startswith("#")]


def languages():
    return [line for line in tap.read("po/LINGUAS").split() if not line.startswith("#")]


def texts():
    for name in tap.files(".c", ".h", under="src/"):
        if CALL.search(COMMENT.sub("", tap.read(name))):
            yield name
    for name in tap.files(".ui", under="ui/"):
        if 'translatable="yes"' in tap.read(name):
            yield name
    yield from tap.files(".desktop.in", ".metainfo.xml.in", ".desktop", ".metainfo.xml", ".gschema.xml", under="data/")


def left_out():
    known = set(potfiles())
    return [f"{name} has texts for people but is not in po/POTFILES" for name in sorted(set(texts())) if name not in known]


def gone():
    return [f"po/POTFILES names {name}, which is not there" for name in potfiles() if name not in tap.FILES]


def twice():
    seen = potfiles()
    return [f"po/POTFILES names {name} twice" for name in sorted({name for name in seen if seen.count(name) > 1})]


def valid():
    for language in languages():
        status, said = tap.run("msgfmt", "--check", "--output-file=/dev/null", f"po/{language}.po")
        if status:
            yield from said.splitlines()


KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]


def extract(folder):
    """All texts, as translators get them; and what was said meanwhile, where that failed."""
    fresh = f"{folder}/all.pot"
    status, said = tap.run("xgettext", "--files-from=po/POTFILES", f"--output={fresh}", "--from-code=UTF-8",
                           *(f"--keyword={keyword}" for keyword in KEYWORDS))
    return fresh, said.splitlines() if status else []


def broken():
    """C joins a text and a macro like G_GUINT64_FORMAT; translators get the part before it, which is then never found."""
    with tempfile.TemporaryDirectory() as folder:
        fresh, said = extract(folder)
        yield from said
        for text in re.findall(r'^"?(?:msgid |msgid_plural )?"(.*%)"$', pathlib.Path(fresh).read_text(encoding="utf-8"), re.MULTILINE):
            if not text.endswith("%%"):
                yield f'"{text}" ends where a macro begins; print the number into a text of its own first'


def complete():
    """Every text of the program has its translation, none is left uncertain."""
    with tempfile.TemporaryDirectory() as folder:
        fresh, said = extract(folder)
        yield from said
        for language in languages():
            merged = f"{folder}/{language}.po"
            shutil.copyfile(tap.ROOT / f"po/{language}.po", merged)
            tap.run("msgmerge", "--quiet", "--no-fuzzy-matching", "--update", "--backup=none", merged, fresh)
            for options in (["--untranslated", "--no-obsolete"], ["--only-fuzzy", "--no-obsolete"]):
                _, left = tap.run("msgattrib", *options, merged)
                for text in re.findall(r'^msgid ((?:".*"\n)+)', left, re.MULTILINE)[1:]:
                    whole = "".join(line.strip('"') for line in text.splitlines())
                    yield f"po/{language}.po has no sure translation of “{whole}”"


tap.check({
    "every file with texts for people is in po/POTFILES": left_out,
    "every file of po/POTFILES exists": gone,
    "po/POTFILES names each file once": twice,
    "no text breaks off at a macro": broken,
    "translations are well-formed and keep their placeholders": valid,
    "translations are complete": complete,
})
