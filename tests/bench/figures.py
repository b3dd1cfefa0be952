#!/usr/bin/env python3
"""Speed, memory and size in one run, as Markdown: against other passes over the same text, over the size, for many articles.

    cargo build --profile dist
    cargo bench --bench automaton --no-run     # tells where the program is
    tests/bench/figures.py TEXTS [--program target/dist/whosaid] [--automaton PROGRAM] [--spacy PYTHON] [-o RECORD.md]

TEXTS is a folder of .txt files. What is compared takes turns, and medians count. The automaton finds the words of the lexicons
in one pass of Aho-Corasick; grep counts the lines with a cue; PYTHON is one that has spaCy, of which only the bare English
tokeniser runs, without its import. Instructions are counted where valgrind is there. Nothing else should run meanwhile.
"""

import argparse
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
SIZES = [("10 kB", 10_000), ("100 kB", 100_000), ("1 MB", MEGABYTE), ("8 MB", 8 * MEGABYTE)]
# What a hundred million articles come to.
ARTICLES, ARTICLE = 100_000_000, 4_000

TOKENISER = """
import pathlib, sys, time, spacy
texts = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))]
tokeniser = spacy.blank("en")
for turn in range(2):
    start = time.perf_counter()
    for text in texts:
        tokeniser.make_doc(text)
    took = time.perf_counter() - start
print(took)
"""


def measured(command, **options):
    """Runs a command: its seconds by the clock, its processor seconds, its peak of memory in bytes, and its output."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **options)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))}: ended with {process.returncode}")
    scale = 1 if platform.system() == "Darwin" else 1024
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale, output


def extract(program, paths, rows, threads=1):
    return [program, "extract", *paths, "--threads", threads, "--format", "jsonl", "-o", rows]


def cues():
    """The forms of the verbs, nouns and phrases that may be cues."""
    found = set()
    for name in ("verbs", "nouns", "phrases"):
        lines = (ROOT / "lexicons" / "en" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if line and not line.startswith("#")]
        columns = lines[0].split("\t")
        forms = columns.index("forms") if "forms" in columns else 0
        for line in lines[1:]:
            cell = line.split("\t")[forms] or line.split("\t")[0]
            found.update(form.strip() for form in cell.replace(";", "|").split("|") if form.strip())
    return sorted(found)


def of_size(texts, size):
    """A text of at least so many bytes: the articles one after the other, over and over."""
    parts, length, at = [], 0, 0
    while length < size:
        parts.append(texts[at % len(texts)])
        length += len(parts[-1].encode()) + 2
        at += 1
    return "\n\n".join(parts)


def instructions(command):
    with tempfile.TemporaryDirectory() as folder:
        tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out"]
        subprocess.run([*tool, *map(str, command)], check=True, capture_output=True)
        totals = [line for line in open(f"{folder}/out") if line.startswith(("summary:", "totals:"))]
        return int(totals[0].split()[1])


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def compare(options, folder, size, rounds):
    """What takes turns over the same texts, and the median seconds of each."""
    rows, list_of_cues, whole = folder / "rows.jsonl", folder / "cues.txt", folder / "whole.txt"
    list_of_cues.write_text("\n".join(cues()) + "\n", encoding="utf-8")
    texts = sorted(options.texts.rglob("*.txt"))
    whole.write_text("\n".join(path.read_text(encoding="utf-8") for path in texts), encoding="utf-8")
    runs = {
        "whosaid, one thread": lambda: measured(extract(options.program, [options.texts], rows))[0],
        "whosaid, two threads": lambda: measured(extract(options.program, [options.texts], rows, 2))[0],
        "grep of the cues": lambda: measured(["grep", "-c", "-F", "-f", list_of_cues, whole], env={"LC_ALL": "C"})[0],
    }
    if options.automaton:
        runs["one pass of Aho-Corasick"] = lambda: float(measured([options.automaton, options.texts])[3].split()[0])
    if options.spacy:
        command = [options.spacy, "-c", TOKENISER, options.texts]
        runs["spaCy’s bare tokeniser"] = lambda: float(measured(command)[3])
    took = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            took[name].append(run())
    medians = {name: statistics.median(times) for name, times in took.items()}
    base = medians["whosaid, one thread"]
    lines = []
    for name, median in medians.items():
        times = sorted(took[name])
        spread = f"{times[0]:.2f} to {times[-1]:.2f}"
        lines.append([name, f"{median:.2f}", spread, f"{size / median / MEGABYTE:.2f}", f"{base / median:.2f}"])
    return medians, table(["", "seconds, median", "fastest to slowest", "MB/s", "times as fast as one thread"], lines)


def curve(options, folder, texts, rounds):
    lines = []
    for name, size in SIZES:
        text = of_size(texts, size)
        path = folder / "one.txt"
        path.write_text(text, encoding="utf-8")
        length = len(text.encode())
        runs = [measured(extract(options.program, [path], folder / "rows.jsonl")) for _ in range(rounds)]
        seconds = statistics.median(run[0] for run in runs)
        memory = max(run[2] for run in runs)
        lines.append(
            [name, f"{seconds:.3f}", f"{length / seconds / MEGABYTE:.2f}", f"{memory / MEGABYTE:.0f}", f"{memory / length:.1f}"]
        )
    return table(["one document of", "seconds", "MB/s", "memory, MB", "times its size"], lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=pathlib.Path, metavar="TEXTS")
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "target" / "dist" / "whosaid")
    parser.add_argument("--automaton", type=pathlib.Path)
    parser.add_argument("--spacy", metavar="PYTHON")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("-o", "--output", type=pathlib.Path)
    options = parser.parse_args()
    paths = sorted(options.texts.rglob("*.txt"))
    if not paths:
        parser.error(f"no .txt in {options.texts}")
    texts = [path.read_text(encoding="utf-8") for path in paths]
    size = sum(path.stat().st_size for path in paths)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        medians, compared = compare(options, folder, size, options.rounds)
        sizes = curve(options, folder, texts, min(options.rounds, 5))
        rows = folder / "rows.jsonl"
        many = [measured(extract(options.program, [options.texts], rows, threads)) for threads in (1, 2)]
        first = folder / "first.txt"
        first.write_text(texts[0], encoding="utf-8")
        starts = [measured(extract(options.program, [first], rows)) for _ in range(51)]
        start = statistics.median(run[0] for run in starts) * 1000
        # The start is paid once, however many articles follow.
        per_byte = statistics.median(run[1] for run in [*many, measured(extract(options.program, [options.texts], rows))]) / size
        facts = [
            ["start, on one article", f"{start:.1f} ms, best {min(run[0] for run in starts) * 1000:.1f} ms"],
            ["memory of the run over all articles", f"{many[0][2] / MEGABYTE:.0f} MB; two threads {many[1][2] / MEGABYTE:.0f} MB"],
            ["program", f"{options.program.stat().st_size / MEGABYTE:.1f} MB"],
            ["a hundred million articles of 4 kB", f"{per_byte * ARTICLES * ARTICLE / 3600:,.0f} core-hours"],
        ]
        if shutil.which("valgrind"):
            sample = folder / "sample"
            sample.mkdir()
            for path in paths[:: max(1, len(paths) // 60)][:60]:
                shutil.copy(path, sample)
            length = sum(path.stat().st_size for path in sample.iterdir())
            count = instructions(extract(options.program, [sample], rows))
            facts.append([f"instructions a byte, over {len(list(sample.iterdir()))} articles, start included", f"{count / length:,.0f}"])
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    parts = [
        f"{len(paths)} articles, {size / MEGABYTE:.2f} MB; {options.rounds} turns; {os.cpu_count()} processors, load {load} at the end.",
        compared,
        sizes,
        table(["", ""], facts),
    ]
    record = "\n\n".join(parts) + "\n"
    if options.output:
        options.output.write_text(record, encoding="utf-8")
    else:
        print(record, end="")


if __name__ == "__main__":
    main()
