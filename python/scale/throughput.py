"""How fast `extract_many` is, held against the command line of the same wheel on the same texts and threads.

    python scale/throughput.py [ARTICLES] [THREADS]

Both are measured in processor time, which other work on the machine disturbs little, and in time on the clock; the
command line's start is taken off. The best of three runs each.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import articles

import pywhosaid


def processor(who: int) -> float:
    """Seconds of processor time so far."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def command_line(arguments: list[str]) -> tuple[float, float]:
    """Processor time and time on the clock of a run of the command line."""
    begun, clock = processor(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([Path(sys.executable).with_name("whosaid"), *arguments], check=True, capture_output=True)
    return processor(resource.RUSAGE_CHILDREN) - begun, time.perf_counter() - clock


def measure(count: int, threads: int, runs: int = 3) -> dict[str, float]:
    """Megabytes a second of both, and how `extract_many` stands to the command line (above 1: faster)."""
    texts = list(articles(count))
    size = sum(len(text.encode()) for text in texts) / 1e6
    here, there, start = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder, "texts.jsonl")
        with records.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps({"id": place, "text": text}) + "\n" for place, text in enumerate(texts))
        table = str(Path(folder, "rows.csv"))
        options = ["--no-config", "-q", f"--threads={threads}"]
        for _ in range(runs):
            start.append(command_line(["--version"]))
            there.append(command_line(["extract", str(records), "-o", table, *options]))
            begun, clock = processor(resource.RUSAGE_SELF), time.perf_counter()
            rows = len(pywhosaid.extract_many(texts, threads=threads))
            here.append((processor(resource.RUSAGE_SELF) - begun, time.perf_counter() - clock))
    cpu, clock = (min(one[kind] for one in there) - min(one[kind] for one in start) for kind in (0, 1))
    own_cpu, own_clock = (min(one[kind] for one in here) for kind in (0, 1))
    return {
        "megabytes": size,
        "rows": rows,
        "command_line_mb_per_cpu_second": size / cpu,
        "extract_many_mb_per_cpu_second": size / own_cpu,
        "ratio_cpu": cpu / own_cpu,
        "command_line_mb_per_second": size / clock,
        "extract_many_mb_per_second": size / own_clock,
        "ratio_clock": clock / own_clock,
    }


if __name__ == "__main__":
    count, threads = (int(word) for word in (sys.argv[1:] + ["2000", str(os.cpu_count())][len(sys.argv) - 1 :])[:2])
    for name, value in measure(count, threads).items():
        print(f"{name:32} {value:.2f}" if isinstance(value, float) else f"{name:32} {value}")
