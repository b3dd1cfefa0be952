"""A scale run of `pywhosaid.spark`: generated articles, `local[1]` against `local[2]`, and against the command line.

    python scale/spark_scale.py MEGABYTES [FOLDER]

Each master runs in a process of its own; a first small job starts the workers and is not counted. What is timed is from
Parquet to the count of rows, all columns made. It prints a record.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import articles

MEGABYTE = 1_000_000


def generate(folder: Path, megabytes: int) -> tuple[int, int]:
    """Articles as Parquet in 16 files and as JSON Lines; how many, and bytes of text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    (folder / "articles").mkdir(parents=True)
    count = size = 0
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as lines:
        for part in range(16):
            texts, wanted = [], megabytes * MEGABYTE * (part + 1) / 16
            while size < wanted:
                text = next(articles(1, count + len(texts)))
                texts.append(text)
                size += len(text.encode())
                lines.write(json.dumps({"id": count + len(texts) - 1, "text": text}) + "\n")
            table = pa.table({"id": range(count, count + len(texts)), "body": texts})
            pq.write_table(table, folder / "articles" / f"part-{part:02}.parquet")
            count += len(texts)
    return count, size


def spark_run(folder: Path, cores: int) -> tuple[float, int]:
    """Seconds and rows of a run on so many cores."""
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as f

    from pywhosaid import spark as whosaid

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
        .config("spark.sql.files.maxPartitionBytes", "8m")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    df = spark.read.parquet(str(folder / "articles"))
    whosaid.extract(df.limit(10), text="body").count()
    begun = time.perf_counter()
    found = whosaid.extract(df, text="body")
    rows = found.agg(f.count("row"), f.sum(f.length("context") if "context" in found.columns else f.length("content")))
    (count, _) = rows.first()
    took = time.perf_counter() - begun
    spark.stop()
    return took, count


def command_line(folder: Path, threads: int) -> tuple[float, int]:
    """The same by the command line, to JSON Lines, which hold the places too."""
    begun = time.perf_counter()
    words = [
        "extract",
        str(folder / "articles.jsonl"),
        "-o",
        str(folder / "rows.csv"),
        "-q",
        f"--threads={threads}",
    ]
    subprocess.run([Path(sys.executable).with_name("whosaid"), *words, "--no-config"], check=True)
    took = time.perf_counter() - begun
    import csv

    with (folder / "rows.csv").open(encoding="utf-8", newline="") as rows:
        return took, sum(1 for _ in csv.reader(rows)) - 1


def main(megabytes: int, folder: Path) -> None:
    """Generate, run, print."""
    count, size = generate(folder, megabytes)
    print(f"{count} articles, {size / MEGABYTE:.0f} MB of text", flush=True)
    seconds: dict[str, float] = {}
    for name, cores in [("spark", 1), ("spark", 2), ("command", 1), ("command", 2)]:
        run = subprocess.run(
            [sys.executable, __file__, "--run", name, str(cores), str(folder)],
            check=True,
            capture_output=True,
            text=True,
        )
        took, rows = run.stdout.split()[-2:]
        seconds[f"{name} {cores}"] = float(took)
        print(
            f"{name} on {cores}: {float(took):.1f} s, {rows} rows, {size / MEGABYTE / float(took):.2f} MB/s",
            flush=True,
        )
    print(f"local[2] against local[1]: {seconds['spark 1'] / seconds['spark 2']:.2f} times")
    for cores in (1, 2):
        over = seconds[f"spark {cores}"] / seconds[f"command {cores}"] - 1
        print(f"overhead against the command line on {cores}: {over:.0%}")


if __name__ == "__main__":
    if sys.argv[1] == "--run":
        run = spark_run if sys.argv[2] == "spark" else command_line
        print(*run(Path(sys.argv[4]), int(sys.argv[3])))
    elif len(sys.argv) > 2:
        main(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(int(sys.argv[1]), Path(scratch))
