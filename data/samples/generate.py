#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample "Roast & Bean": four files of a coffee shop in Leipzig, and who is who in them. All of it is
invented. The same seed gives the same bytes.

usage: generate.py [DIRECTORY]   (without one: the folder of this script)
"""
import pathlib
import random
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from generator import people, records, writers  # noqa: E402

SEED = 20261120
PEOPLE, FIRMS = 1861, 80
QUOTAS = {"shop": 1102, "till": 874, "news": 690, "help": 316}


def main():
    target = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
    rng = random.Random(SEED)
    customers = people.populate(rng, PEOPLE, FIRMS)
    made = records.write_down(rng, customers, QUOTAS)
    writers.write_all(rng, made, target / "shop", target / "truth")


if __name__ == "__main__":
    main()
