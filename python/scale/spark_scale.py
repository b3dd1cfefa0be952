"""A scale run of `pywhosaid.spark`: generated articles, `local[1]` against `local[2]`, and against the command line.

    python scale/spark_scale.py MEGABYTES [FOLDER]

Each master runs in a process of its own; a first job on a part of the articles starts the workers and warms Java up,
and is not counted. What is timed is from Parquet to the count of rows, all columns made. Beside the time on the clock
stand the processor time of all processes of a run, and how many processors others had meanwhile: where that is much,
the clock tells nothing. It prints a record.
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


def processor_time() -> float:
    """Seconds of processor time of this process and all that it started, so far."""
    import psutil

    own = psutil.Process()
    total = 0.0
    for process in [own, *own.children(recursive=True)]:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def busy() -> float:
    """Seconds for which the processors of the machine were busy, so far."""
    import psutil

    times = psutil.cpu_times()
    # What guests use is in `user` and `nice`.
    return sum(times[:3]) + sum(times[5:8])


class Timer:
    """Time on the clock, processor time, and how many processors others had, between its making and `took`."""

    def __init__(self) -> None:
        """Start it."""
        self.begun, self.own, self.all = time.perf_counter(), processor_time(), busy()

    def took(self) -> tuple[float, float, float]:
        """The three."""
        clock, own = time.perf_counter() - self.begun, processor_time() - self.own
        return clock, own, max(0.0, busy() - self.all - own) / clock


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


def spark_run(folder: Path, cores: int) -> tuple[float, float, float, int]:
    """A run on so many cores: what the timer tells, and rows."""
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as f

    from pywhosaid import spark as whosaid

    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Workers look for modules where Spark was started: beside the sources they would find these, not the package.
    os.chdir(folder)
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
    warm = spark.read.parquet(*(str(folder / "articles" / f"part-{part:02}.parquet") for part in range(cores)))
    whosaid.extract(warm.limit(400 * cores), text="body").count()
    timer = Timer()
    found = whosaid.extract(df, text="body")
    rows = found.agg(f.count("row"), f.sum(f.length("context") if "context" in found.columns else f.length("content")))
    (count, _) = rows.first()
    took = timer.took()
    spark.stop()
    return *took, count


def command_line(folder: Path, threads: int) -> tuple[float, float, float, int]:
    """The same by the command line, to CSV."""
    timer = Timer()
    words = [
        "extract",
        str(folder / "articles.jsonl"),
        "-o",
        str(folder / "rows.csv"),
        "-q",
        f"--threads={threads}",
    ]
    subprocess.run([Path(sys.executable).with_name("whosaid"), *words, "--no-config"], check=True)
    took = timer.took()
    import csv

    with (folder / "rows.csv").open(encoding="utf-8", newline="") as rows:
        return *took, sum(1 for _ in csv.reader(rows)) - 1


def main(megabytes: int, folder: Path) -> None:
    """Generate, run, print."""
    count, size = generate(folder, megabytes)
    print(f"{count} articles, {size / MEGABYTE:.0f} MB of text", flush=True)
    seconds: dict[str, tuple[float, float]] = {}
    for name, cores in [("spark", 1), ("spark", 2), ("command", 1), ("command", 2)]:
        run = subprocess.run(
            [sys.executable, __file__, "--run", name, str(cores), str(folder)],
            check=True,
            capture_output=True,
            text=True,
        )
        clock, own, others, rows = (float(word) for word in run.stdout.split()[-4:])
        seconds[f"{name} {cores}"] = (clock, own)
        speed = size / MEGABYTE / clock
        print(
            f"{name} on {cores}: {clock:.1f} s, {own:.1f} s of processor time, {rows:.0f} rows, {speed:.2f} MB/s; "
            f"others had {others:.2f} processors",
            flush=True,
        )
    print(f"local[2] against local[1]: {seconds['spark 1'][0] / seconds['spark 2'][0]:.2f} times")
    for cores in (1, 2):
        over = [a / b - 1 for a, b in zip(seconds[f"spark {cores}"], seconds[f"command {cores}"], strict=True)]
        print(f"overhead against the command line on {cores}: {over[0]:.0%}, in processor time {over[1]:.0%}")


if __name__ == "__main__":
    if sys.argv[1] == "--run":
        run = spark_run if sys.argv[2] == "spark" else command_line
        print(*run(Path(sys.argv[4]), int(sys.argv[3])))
    elif len(sys.argv) > 2:
        main(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(int(sys.argv[1]), Path(scratch))
