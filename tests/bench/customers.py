#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A large file of invented customers for timing: people of the sample's names and streets, a third of them in it more
than once, with the usual slips. The same seed gives the same file.

usage: customers.py ROWS FILE.csv [SEED]   (writes FILE.truth.csv beside it)
"""
import csv
import datetime
import functools
import io
import math
import multiprocessing
import pathlib
import random
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "data/samples"))
from generator import lists, mess  # noqa: E402
from generator.people import pick_common, spelt_out  # noqa: E402

# Half of the people have a common family name, half one of some thousand that are put together from these.
BEGINNINGS = ("Acker Bach Berg Birn Brei Brunn Buch Dorn Eich Feld Fich Gold Grab Hag Hart Hein Holl Kalt Kirch Klee Kron Lang Lind Mark"
              " Mohr Nuss Ost Rauh Rein Ross Sand Schön Stein Stroh Tann Thal Trau Wald Wein West Wiesen Wink Wolf Zell").split()
ENDINGS = ("bach berger mann meier hofer müller ner inger ler städter haus hardt feld wald stein horst kamp brink hoff wig rich bauer"
           " schmidt reiter").split()
BEFORE = ["", "", "", "Ober", "Nieder", "Alten", "Neuen", "Hohen"]

HEADS = ["customer_no", "first_name", "last_name", "email", "phone", "street", "postcode", "city", "date_of_birth"]
DAYS = (datetime.date(2007, 12, 31) - datetime.date(1938, 1, 1)).days


def person(rng, number):
    woman = rng.random() < 0.5
    era = rng.choice(lists.GERMAN_GIVEN)
    given = pick_common(rng, era[2 if woman else 3])
    family = pick_common(rng, lists.GERMAN_FAMILY)
    if rng.random() < 0.5:
        family = (rng.choice(BEFORE) + rng.choice(BEGINNINGS).lower() + rng.choice(ENDINGS)).capitalize()
    if rng.random() < 0.05:
        family = f"{family}-{rng.choice(lists.GERMAN_FAMILY)}"
    city, _, area, _, postcodes, streets = rng.choice(lists.CITIES[:15])
    streets = streets or lists.TOWN_STREETS
    at = rng.randrange(len(streets))
    mail = f"{spelt_out(given)}.{spelt_out(family)}{number if rng.random() < 0.5 else rng.randint(1, 9999)}".lower().replace(" ", "")
    return {
        "first_name": given, "last_name": family, "email": f"{mail}@{rng.choice(lists.MAIL_HOSTS)[0]}",
        "phone": f"17{rng.randint(0, 9)}{rng.randint(2000000, 9999999)}" if rng.random() < 0.6 else f"{area}{rng.randint(200000, 999999)}",
        "street": f"{streets[at]} {rng.randint(1, 160)}", "postcode": postcodes[at % len(postcodes)], "city": city,
        "date_of_birth": datetime.date(1938, 1, 1) + datetime.timedelta(days=rng.randrange(DAYS)),
    }


def written(rng, who):
    """One record of a person: some of it missing, some of it mistyped, but enough to know the person by."""
    row = dict(who)
    for head in rng.sample(["email", "phone", "street", "date_of_birth"], rng.choice([0, 0, 1, 1, 2])):
        row[head] = ""
    draw = rng.random()
    if draw < 0.08:
        row["first_name"] = mess.nickname(rng, row["first_name"])
    elif draw < 0.13:
        row["first_name"] = mess.slip(rng, row["first_name"])
    if rng.random() < 0.06:
        row["last_name"] = mess.slip(rng, row["last_name"])
    row["street"] = mess.street(rng, row["street"])
    row["phone"] = mess.phone(rng, row["phone"]) if row["phone"] else ""
    return row


CHUNK = 20000  # rows that one process makes at a time


def shuffled(rows, row):
    """Another order of the rows: each number below @rows once, without holding them."""
    step = next(step for step in range(int(rows * 0.618) + 1, 2 * rows + 2) if math.gcd(step, rows) == 1)
    return (row * step + rows // 3) % rows


def chunk(rows, seed, start):
    """The rows from @start on, and who they are, as text."""
    table, truth = io.StringIO(), io.StringIO()
    out, key = csv.writer(table, lineterminator="\n"), csv.writer(truth, lineterminator="\n")
    n_people = max(1, int(rows * 0.7))
    for index in range(start, min(start + CHUNK, rows)):
        rng = random.Random((seed << 40) + index)
        place = shuffled(rows, index)
        number = place if place < n_people else rng.randrange(n_people)
        row = written(rng, person(random.Random((seed << 40) + (1 << 39) + number), number))
        out.writerow([f"C{index + 1:07d}"] + [row[head] for head in HEADS[1:]])
        key.writerow([index + 1, number])
    return table.getvalue(), truth.getvalue()


def main():
    rows, path = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    with path.open("w", encoding="utf-8", newline="") as file, \
            path.with_suffix(".truth.csv").open("w", encoding="utf-8", newline="") as truth, multiprocessing.Pool() as pool:
        file.write(",".join(HEADS) + "\n")
        truth.write("row,cluster\n")
        for some, who in pool.imap(functools.partial(chunk, rows, seed), range(0, rows, CHUNK)):
            file.write(some)
            truth.write(who)


if __name__ == "__main__":
    main()
