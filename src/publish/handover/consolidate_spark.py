#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings the records of this folder together as Tributary would, and writes clusters.csv: record_id, cluster_id.

usage: spark-submit consolidate_spark.py   (PySpark 4, Splink 5)
"""
import csv
import json
import pathlib

from pyspark.sql import SparkSession
from splink import Linker, SparkAPI

MERGE_AT = 0.95  # match probability from which two records are one customer
HERE = pathlib.Path(__file__).resolve().parent


def main():
    spark = SparkSession.builder.appName("Tributary").getOrCreate()
    database = SparkAPI(spark_session=spark, register_udfs_automatically=False)
    table = spark.read.csv((HERE / "records.csv").as_uri(), header=True, escape='"')
    frequencies = [name for name in table.columns if name.startswith("frequency_")]
    records = database.register(table.drop(*frequencies))
    settings = json.loads((HERE / "settings.json").read_text(encoding="utf-8"))
    linker = Linker(records, settings)
    # How rare a value is was counted over all records, with what the model knows of shared addresses.
    for name in frequencies:
        column = name.removeprefix("frequency_")
        counted = table.selectExpr(column, f"cast({name} as double) as tf_{column}").dropna().dropDuplicates([column])
        linker.table_management.register_term_frequency_lookup(database.register(counted), column)
    pairs = linker.inference.predict()
    weigh = (HERE / "weights.sql").read_text(encoding="utf-8").format(pairs=pairs.physical_name)
    weighed = database.register(spark.sql(weigh))
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        weighed, threshold_match_probability=MERGE_AT)
    with (HERE / "clusters.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["record_id", "cluster_id"])
        for row in clusters.as_spark_dataframe().select("record_id", "cluster_id").toLocalIterator():
            out.writerow(row)
    spark.stop()


if __name__ == "__main__":
    main()
