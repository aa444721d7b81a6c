#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes countries.h from Debian's iso-codes: each country's codes and names, folded, in several languages.

    python3 make-countries.py > countries.h
"""
import gettext
import json
import unicodedata

LANGUAGES = ["de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "cs", "tr"]

# Names that people write and ISO does not.
ALSO = {
    "AE": ["uae", "emirates", "vae"], "BA": ["bosnia", "bosnien"], "BO": ["bolivia"], "CD": ["dr congo", "drc"],
    "CH": ["suisse", "schweiz", "svizzera", "confoederatio helvetica"], "CI": ["ivory coast", "elfenbeinkuste"],
    "CZ": ["czech republic", "tschechische republik", "tschechei", "cr"],
    "DE": ["brd", "d", "ger", "bundesrepublik deutschland", "allemagne", "deutschland germany"],
    "DK": ["danemark"], "ES": ["espana", "e"], "FR": ["f", "france metropolitaine"], "AT": ["a", "osterreich", "oesterreich"],
    "GB": ["uk", "u k", "great britain", "britain", "england", "scotland", "wales", "northern ireland", "grossbritannien",
           "grande bretagne", "gran bretagna", "inglaterra", "engeland", "vereinigtes konigreich"],
    "GR": ["hellas"], "IR": ["iran"], "IT": ["i"], "KR": ["south korea", "korea", "sudkorea"], "KP": ["north korea", "nordkorea"],
    "LA": ["laos"], "MD": ["moldova"], "MK": ["macedonia", "mazedonien"], "NL": ["holland", "the netherlands", "nederland"],
    "PS": ["palestine"], "RU": ["russia", "russland"], "SK": ["slovak republic"], "SY": ["syria"], "TR": ["turkey", "turkei"],
    "TW": ["taiwan"], "TZ": ["tanzania"], "US": ["usa", "u s a", "u s", "united states of america", "america", "amerika",
           "vereinigte staaten von amerika", "etats unis damerique", "stati uniti damerica", "eeuu", "ee uu"],
    "VA": ["vatican"], "VE": ["venezuela"], "VN": ["vietnam"], "IE": ["eire", "republic of ireland"], "CN": ["prc", "pr china"],
    "LI": ["fl"], "XK": ["kosovo"], "BN": ["brunei"], "FM": ["micronesia"], "SZ": ["swaziland"],
}
SPECIAL = {"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d", "þ": "th", "’": "", "'": ""}


def fold(text):
    text = "".join(SPECIAL.get(c, c) for c in text.lower())
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in text).split())


def names(country, catalogues):
    for key in ("common_name", "name", "official_name"):
        if key in country:
            yield country[key]
            for catalogue in catalogues:
                yield catalogue.gettext(country[key])


def main():
    countries = json.load(open("/usr/share/iso-codes/json/iso_3166-1.json"))["3166-1"]
    catalogues = [gettext.translation("iso_3166-1", "/usr/share/locale", [code], fallback=True) for code in LANGUAGES]
    table = {}
    for country in countries + [{"alpha_2": "XK", "alpha_3": "XKX", "name": "Kosovo"}]:
        code = country["alpha_2"]
        table.setdefault(code.lower(), code)
        table.setdefault(country["alpha_3"].lower(), code)
    for code, also in ALSO.items():
        for name in also:
            table.setdefault(name, code)
    for country in countries:
        for name in names(country, catalogues):
            for form in (name, name.split(",")[0] if "," in name and country["alpha_2"] not in ("KP", "KR", "CD", "CG", "VI", "VG") else name):
                if len(fold(form)) > 2:
                    table.setdefault(fold(form), country["alpha_2"])
    print("/* SPDX-License-Identifier: GPL-3.0-or-later")
    print(" *")
    print(" * Countries by folded name and code. Made by make-countries.py from iso-codes: edit that, not this.")
    print(" */")
    print("#pragma once\n")
    print("/* clang-format off */")
    print("static const struct { char name[%d]; char code[3]; } countries[] = {" % (max(map(len, table)) + 1))
    for name in sorted(table):
        print('  { "%s", "%s" },' % (name, table[name]))
    print("};\n/* clang-format on */")


main()
