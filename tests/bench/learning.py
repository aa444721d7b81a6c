#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What answers are worth: F1 after 0, 10, 20 and 40 answers to the questions that review asks first, ten at a time with a
consolidation after each ten; and after the whole queue, as it is after the first run, was answered once. The truth file
answers. Without a folder: the sample. With one: every NAME.csv in it beside which there is a NAME.truth.csv (row,cluster).

usage: learning.py TRIBUTARY-CLI [DIRECTORY [NAME…]]
"""
import csv
import json
import pathlib
import subprocess
import sys

import river

ROUNDS = 4
A_ROUND = 10
SHOWN = {0, 1, 2, 4}


class Reviewer:
    """Somebody who knows the truth."""

    def __init__(self, flow, truth):
        self.flow = flow
        self.truth = truth
        with open(flow.export(), encoding="utf-8-sig", newline="") as file:
            self.rows = {int(row["record_id"]): (row["source"], row["source_row"]) for row in csv.DictReader(file)}
        self.answers = 0
        self.changing = 0

    def questions(self, limit):
        out = self.flow.step("review", self.flow.cli, "review", self.flow.project, "--json", *(["--limit", str(limit)] if limit else []))
        return json.loads(out)["pairs"]

    def answer(self, limit):
        """Answers that many, or all; how many there were."""
        lines = []
        for question in self.questions(limit):
            a, b = (self.truth[self.rows[question[side]]] for side in ("record_a", "record_b"))
            lines.append(f"{question['pair']},{'same' if a == b else 'different'}\n")
            self.changing += (a == b) != question["merged"]
        self.answers += len(lines)
        if lines:
            path = self.flow.path("answers.csv")
            pathlib.Path(path).write_text("".join(lines), encoding="ascii")
            self.flow.step("decide", self.flow.cli, "decide", self.flow.project, path, "--quiet")
            self.flow.consolidate()
        return len(lines)


def judge(flow, truth):
    return river.judge(truth, river.found(flow.export()))


def start(cli, files):
    flow = river.River(cli)
    flow.load(*files)
    flow.consolidate()
    return flow


def curve(cli, files, truth):
    with start(cli, files) as flow:
        reviewer = Reviewer(flow, truth)
        scores = [judge(flow, truth)]
        for _ in range(ROUNDS):
            if reviewer.answer(A_ROUND):
                scores.append(judge(flow, truth))
            else:
                scores.append(scores[-1])
    return scores


def whole_queue(cli, files, truth):
    with start(cli, files) as flow:
        reviewer = Reviewer(flow, truth)
        reviewer.answer(0)
        return reviewer, judge(flow, truth), flow.seconds.get("decide", 0.0)


def measure(cli, name, files, truth):
    scores = curve(cli, files, truth)
    reviewer, (precision, recall, f1), seconds = whole_queue(cli, files, truth)
    print(f"{name:<18} " + " ".join(f"{scores[i][2]:>7.4f}" for i in sorted(SHOWN))
          + f" {reviewer.answers:>7} {reviewer.answers * 100 / len(truth):>7.2f} {reviewer.changing:>8}"
          + f" {precision:>9.4f} {recall:>7.4f} {f1:>7.4f} {seconds:>7.2f}", flush=True)
    return any(scores[i][2] < scores[i - 1][2] - 1e-9 for i in range(1, len(scores)))


def data_sets(directory, names):
    for path in sorted(pathlib.Path(directory).glob("*.truth.csv")):
        name = path.name.removesuffix(".truth.csv")
        file = path.with_name(f"{name}.csv")
        if file.exists() and (not names or name in names):
            yield name, [file], river.file_truth(path, name)


def main():
    cli = sys.argv[1]
    sets = (data_sets(sys.argv[2], sys.argv[3:]) if len(sys.argv) > 2
            else [("sample shop", sorted(river.SAMPLE.iterdir()), river.sample_truth())])
    print(f"{'':<18} {'F1 after so many answers':<31} {'all of the first queue'}")
    print(f"{'data':<18} {0:>7} {10:>7} {20:>7} {40:>7} {'answers':>7} {'per 100':>7} {'changing':>8} {'precision':>9} {'recall':>7}"
          f" {'F1':>7} {'seconds':>7}", flush=True)
    fell = []
    try:
        for name, files, truth in sets:
            if measure(cli, name, files, truth):
                fell.append(name)
    except (river.Failed, subprocess.SubprocessError) as failure:
        print(failure, file=sys.stderr)
        return 1
    if fell:
        print(f"F1 fell after some answers: {', '.join(fell)}", file=sys.stderr)
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
