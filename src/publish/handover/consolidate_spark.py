#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the records of this folder together as Tributary would, and writes clusters.csv: record_id, cluster_id.

usage: spark-submit consolidate_spark.py   (PySpark 4, Splink 5)
"""
import csv
import json
import math
import pathlib
import shutil

MERGE_AT = 0.95  # match probability from which two records are one customer
BOUND = 14.0     # no single pair outvotes many; what shares no key speaks as much against
COHERENT = 0.25  # of the weight to merge at: what all pairs between two groups must have on average
HERE = pathlib.Path(__file__).resolve().parent


def group(pairs):
    """Groups among records that hang together, of (record, record, weight), by average linkage, strongest pair first."""
    weights = {frozenset(pair[:2]): max(-BOUND, min(BOUND, pair[2])) for pair in pairs}
    enough = math.log2(MERGE_AT / (1 - MERGE_AT))
    strong = sorted((-weight, a, b) for a, b, weight in pairs if weight >= enough)
    groups = {record: [record] for pair in pairs for record in pair[:2]}
    for _ in range(3):
        for _, a, b in strong:
            one, other = groups[a], groups[b]
            between = [weights.get(frozenset((x, y)), -BOUND) for x in one[:10] for y in other[:10]]
            if one is other or (len(between) > 1 and sum(between) / len(between) < COHERENT * enough):
                continue
            one += other
            groups.update((record, one) for record in other)
    return [(record, str(min(map(int, members)))) for record, members in groups.items()]


def predict(spark):
    """All pairs that have a key in common, with Tributary's weight, and Splink's clusters of them."""
    from splink import Linker, SparkAPI

    database = SparkAPI(spark_session=spark, register_udfs_automatically=False)
    table = spark.read.csv((HERE / "records.csv").as_uri(), header=True, escape='"')
    frequencies = [name for name in table.columns if name.startswith("frequency_")]
    settings = json.loads((HERE / "settings.json").read_text(encoding="utf-8"))
    linker = Linker(database.register(table.drop(*frequencies)), settings)
    # How rare a value is was counted over all records, with what the model knows of shared addresses.
    for name in frequencies:
        column = name.removeprefix("frequency_")
        counted = table.selectExpr(column, f"cast({name} as double) as tf_{column}").dropna().dropDuplicates([column])
        linker.table_management.register_term_frequency_lookup(database.register(counted), column)
    pairs = linker.inference.predict()
    weigh = (HERE / "weights.sql").read_text(encoding="utf-8").format(pairs=pairs.physical_name)
    # Once to the disk, for what follows reads it several times, and comparing is what costs.
    store = f"{spark.sparkContext.getCheckpointDir()}/weighed"
    spark.sql(weigh).write.parquet(store)
    weighed = spark.read.parquet(store)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        database.register(weighed), threshold_match_probability=MERGE_AT)
    return weighed, clusters.as_spark_dataframe().select("record_id", "cluster_id")


def main():
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("Tributary").getOrCreate()
    if spark.sparkContext.getCheckpointDir() is None:  # of spark.checkpoint.dir; many machines need one that all of them see
        spark.sparkContext.setCheckpointDir((HERE / "checkpoints").as_uri())
    weighed, clusters = predict(spark)
    left = clusters.toDF("record_id_l", "cluster_id")
    right = clusters.toDF("record_id_r", "cluster_id")
    inside = weighed.join(left, "record_id_l").join(right, ["record_id_r", "cluster_id"])
    groups = (inside.rdd.map(lambda row: (row.cluster_id, (row.record_id_l, row.record_id_r, row.match_weight)))
              .groupByKey().flatMap(lambda item: group(list(item[1])))
              .toDF("record_id string, group_id string"))
    result = clusters.join(groups, "record_id", "left").selectExpr("record_id", "coalesce(group_id, cluster_id)")
    with (HERE / "clusters.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["record_id", "cluster_id"])
        out.writerows(result.toLocalIterator())
    spark.stop()
    shutil.rmtree(HERE / "checkpoints", ignore_errors=True)


if __name__ == "__main__":
    main()
