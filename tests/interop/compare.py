#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds Splink beside the engine, on invented customers: levels and weights pair by pair, then clusters.

usage: compare.py TRIBUTARY-CLI PAIR-LEVELS [ROWS|FILE.csv] [--spark]   (in an environment that has splink and duckdb)

Pairs are compared on DuckDB; with --spark the job that is handed over runs, too. Exit status 1 where less agrees than must.
"""
import collections
import csv
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import duckdb
import splink
from splink import DuckDBAPI, Linker

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
VERSION = int(splink.__version__.split(".")[0])
LEAST_SAME_LEVELS, MOST_DIFFERENCE, LEAST_SAME_CLUSTERS = 0.95, 1e-6, 0.999


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, text=True, stdout=subprocess.PIPE, **options).stdout


def make_project(cli, folder, rows):
    source = pathlib.Path(rows)
    if not source.exists():
        source = folder / "customers.csv"
        run(HERE.parent / "bench/customers.py", rows, source)
    project = folder / "project.tributary"
    run(cli, "import", project, source, "--quiet")
    run(cli, "consolidate", project, "--quiet")
    run(cli, "handover", project, folder / "handed", "--quiet")
    return project


def predict(folder):
    """Splink's pairs, and the connection that they are in."""
    database = duckdb.connect()
    database.execute(f"CREATE TABLE handed AS SELECT * FROM read_csv('{folder}/records.csv', all_varchar = true, header = true)")
    columns = [row[0] for row in database.execute("DESCRIBE handed").fetchall()]
    frequencies = [name for name in columns if name.startswith("frequency_")]
    database.execute(f"CREATE TABLE records AS SELECT * EXCLUDE ({', '.join(frequencies)}) FROM handed")
    api = DuckDBAPI(connection=database)
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    linker = Linker(api.register("records"), settings) if VERSION >= 5 else Linker("records", settings, api)
    for name in frequencies:
        column = name.removeprefix("frequency_")
        database.execute(f"CREATE TABLE lookup_{column} AS SELECT {column}, max(CAST({name} AS double)) AS tf_{column}"
                         f" FROM handed WHERE {name} IS NOT NULL AND {column} IS NOT NULL GROUP BY 1")
        table = api.register(f"lookup_{column}") if VERSION >= 5 else f"lookup_{column}"
        linker.table_management.register_term_frequency_lookup(table, column)
    return database, settings, linker.inference.predict().physical_name


def level_numbers(settings):
    """By comparison: Splink's number of a level, and the engine's, which the label ends with."""
    numbers = []
    for comparison in settings["comparisons"]:
        levels = [level for level in comparison["comparison_levels"] if not level.get("is_null_level")]
        by_gamma = {len(levels) - 1 - at: int(level["label_for_charts"].split()[-1]) for at, level in enumerate(levels)}
        numbers.append((comparison["output_column_name"], {-1: 0, **by_gamma}))
    return numbers


def compare_pairs(project, pair_levels, database, settings, pairs, weights):
    numbers = level_numbers(settings)
    gammas = ", ".join(f"gamma_{name}" for name, _ in numbers)
    database.execute(f"CREATE TABLE weighed AS {weights.format(pairs=pairs)}")
    splinks = database.execute(
        f"SELECT CAST(record_id_l AS bigint), CAST(record_id_r AS bigint), w.match_weight, {gammas}"
        f" FROM {pairs} JOIN weighed w USING (record_id_l, record_id_r)").fetchall()
    asked = "".join(f"{row[0]},{row[1]}\n" for row in splinks)
    ours = [line.split(",") for line in run(pair_levels, project, input=asked).splitlines()]
    same, largest, other = 0, 0.0, collections.Counter()
    worst = []
    for theirs, mine in zip(splinks, ours):
        assert [str(theirs[0]), str(theirs[1])] == mine[:2]
        differing = [(name, number[gamma], int(level)) for (name, number), gamma, level in zip(numbers, theirs[3:], mine[3:])
                     if number[gamma] != int(level)]
        other.update(differing)
        if differing:
            continue
        same += 1
        difference = abs(theirs[2] - float(mine[2]))
        if difference > MOST_DIFFERENCE:
            worst.append((difference, theirs, mine))
        largest = max(largest, difference)
    print(f"pairs: {len(splinks)}; with the same levels: {same / len(splinks):.4f}; largest difference of their weights: {largest:.2e}")
    for (name, theirs, mine), n in other.most_common(8):
        print(f"  {n} pairs: {name} at level {theirs}, by the engine {mine}")
    for difference, theirs, mine in sorted(worst, reverse=True)[:3]:
        print(f"  {difference:.3g}: {theirs} {mine}")
    return same / len(splinks) >= LEAST_SAME_LEVELS and largest <= MOST_DIFFERENCE


def load_job(handed):
    """The job as a module: on DuckDB its own function groups what Spark would give it."""
    spec = importlib.util.spec_from_file_location("job", handed / "consolidate_spark.py")
    job = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(job)
    return job


def cluster(database, merge_at, table, group=None):
    """Connected components of a table of pairs, and the job's groups within them."""
    root = {}

    def find(record):
        while root.setdefault(record, record) != record:
            root[record] = root[root[record]]
            record = root[record]
        return record

    pairs = database.execute(f"SELECT record_id_l, record_id_r, match_weight, match_probability FROM {table}").fetchall()
    for a, b, _, probability in pairs:
        if probability >= merge_at:
            root[find(a)] = find(b)
    inside = collections.defaultdict(list)
    for a, b, weight, _ in pairs:
        if find(a) == find(b):
            inside[find(a)].append((a, b, weight))
    clusters = {row[0]: row[0] for row in database.execute("SELECT record_id FROM records").fetchall()}
    for component in inside.values():
        name = component[0][0]
        clusters.update(group(component) if group else {record: name for pair in component for record in pair[:2]})
    return {int(record): int(number) for record, number in clusters.items()}


def customers(cli, project, folder, name):
    out = folder / f"{name}.csv"
    run(cli, "export", project, out, "--what", "records", "--quiet")
    with out.open(encoding="utf-8", newline="") as file:
        return {int(row["record_id"]): row["customer_id"] for row in csv.DictReader(file)}


def share_alike(first, second):
    """The share of records that are together with the same records in both."""
    members = []
    for clusters in (first, second):
        together = collections.defaultdict(set)
        for record, cluster in clusters.items():
            together[cluster].add(record)
        members.append({record: together[cluster] for record, cluster in clusters.items()})
    return sum(members[0][record] == members[1][record] for record in first) / len(first)


def write_clusters(clusters, path):
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["record_id", "cluster_id"])
        out.writerows(sorted(clusters.items()))
    return path


def run_job(handed):
    """The job as it is handed over, on Spark."""
    conf = {"spark.sql.shuffle.partitions": 2, "spark.default.parallelism": 2, "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false"}
    arguments = " ".join(f"--conf {name}={value}" for name, value in conf.items())
    environment = os.environ | {"PYSPARK_SUBMIT_ARGS": f"--master local[2] --driver-memory 3g {arguments} pyspark-shell",
                                "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    began = time.monotonic()
    job = subprocess.run([sys.executable, handed / "consolidate_spark.py"], env=environment, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if job.returncode != 0:
        sys.exit(f"the job failed on Spark:\n{job.stdout[-4000:]}")
    print(f"Spark: {time.monotonic() - began:.0f} s")
    with (handed / "clusters.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["record_id"]): int(row["cluster_id"]) for row in csv.DictReader(file)}


def compare_clusters(cli, project, folder, engine, clusters, what):
    path = write_clusters(clusters, folder / f"{what}.csv")
    directly = share_alike(engine, clusters)
    run(cli, "takeback", project, path, "--quiet")
    taken = share_alike(engine, customers(cli, project, folder, "after"))
    print(f"{what}: records in the same cluster as by the engine: {directly:.5f}; through takeback: {taken:.5f}")
    return min(directly, taken) >= LEAST_SAME_CLUSTERS


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--spark"]
    cli, pair_levels, rows = arguments[0], arguments[1], arguments[2] if len(arguments) > 2 else "4000"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        project = make_project(cli, folder, rows)
        handed = folder / "handed"
        engine = customers(cli, project, folder, "engine")
        print(f"Splink {splink.__version__}, DuckDB {duckdb.__version__}")
        database, settings, pairs = predict(handed)
        weights = (handed / "weights.sql").read_text(encoding="utf-8")
        if VERSION < 5:
            weights = re.sub(r"\bmw_(\w+)", r"log2(bf_\1)", weights)
        ok = compare_pairs(project, pair_levels, database, settings, pairs, weights)
        job = load_job(handed)
        alone = share_alike(engine, cluster(database, job.MERGE_AT, pairs))
        print(f"by the settings alone, without weights.sql and groups: {alone:.5f}")
        clusters = cluster(database, job.MERGE_AT, "weighed", job.group)
        ok &= compare_clusters(cli, project, folder, engine, clusters, "DuckDB")
        if "--spark" in sys.argv:
            ok &= compare_clusters(cli, project, folder, engine, run_job(handed), "Spark")
    sys.exit(0 if ok else 1)


if __name__ == "__main__":
    main()
