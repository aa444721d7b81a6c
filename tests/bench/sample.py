#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample through the real program: nothing is lost, who is who is found, and the measure itself measures.

usage: sample.py TRIBUTARY-CLI
"""
import sys

import river

sys.path.insert(0, str(river.ROOT / "tests/lint"))
import tap  # noqa: E402

LEAST_F1 = 0.985
LEAST_PRECISION = 0.99  # a false merge is worse than a missed one


def measure_measures():
    truth = {1: "a", 2: "a", 3: "a", 4: "b", 5: "b", 6: "c"}
    cases = {
        "all as it is": ({1: 1, 2: 1, 3: 1, 4: 4, 5: 4, 6: 6}, (1.0, 1.0)),
        "all alone": ({record: record for record in truth}, (1.0, 0.0)),
        "all in one": ({record: 1 for record in truth}, (4 / 15, 1.0)),
        "one moved": ({1: 1, 2: 1, 3: 4, 4: 4, 5: 4, 6: 6}, (2 / 4, 2 / 4)),
        "one not there": ({1: 1, 2: 1, 4: 4, 5: 4, 6: 6}, (1.0, 2 / 4)),
    }
    for name, (given, wanted) in cases.items():
        precision, recall, _ = river.judge(truth, given)
        if abs(precision - wanted[0]) > 1e-9 or abs(recall - wanted[1]) > 1e-9:
            yield f"{name}: precision {precision}, recall {recall}"


class Once:
    """The sample, brought through once; the cases look at what came of it."""

    def __init__(self, cli):
        self.flow = river.River(cli)
        self.failure = None
        try:
            self.flow.load(*sorted(river.SAMPLE.iterdir()))
            self.flow.consolidate()
            self.given = river.found(self.flow.export())
            self.flow.consolidate()
            self.again = river.found(self.flow.export("again.csv"))
        except river.Failed as failure:
            self.failure = str(failure)

    def case(self, find):
        return lambda: [self.failure] if self.failure else find(self)


def nothing_lost(once):
    truth = river.sample_truth()
    yield from (f"{source}, row {row} is not in the export" for source, row in sorted(set(truth) - set(once.given))[:10])
    yield from (f"{source}, row {row} is in the export, but no customer's" for source, row in sorted(set(once.given) - set(truth))[:10])


def well_found(once):
    precision, recall, f1 = river.judge(river.sample_truth(), once.given)
    if f1 < LEAST_F1 or precision < LEAST_PRECISION:
        yield f"precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}"


def second_run(once):
    if once.again != once.given:
        yield "a second run without news changed who is who"


def main():
    once = Once(sys.argv[1])
    tap.check({
        "precision and recall are counted right": measure_measures,
        "every row of the four files is a record, and only those": once.case(nothing_lost),
        f"who is who is found: F1 at least {LEAST_F1}, precision at least {LEAST_PRECISION}": once.case(well_found),
        "a second run without news changes nothing": once.case(second_run),
    })


if __name__ == "__main__":
    main()
