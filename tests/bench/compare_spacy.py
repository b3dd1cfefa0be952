#!/usr/bin/env python3
"""Compares the speed of whosaid with that of spaCy's bare tokeniser, over the same texts and in one run.

    python3 -m venv VENV && VENV/bin/pip install spacy
    cargo build --release
    VENV/bin/python tests/bench/compare_spacy.py [FOLDER]

FOLDER holds .txt files; without one the project's own articles are taken, over and over, to a megabyte. Both sides get
one thread, and both count processor time: spaCy without its import and with its vocabulary filled by a first pass,
whosaid with its start and with reading and writing files. They take turns, and the fastest of each counts.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import spacy

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROUNDS = 7


def texts(folder):
    if folder:
        return sorted(pathlib.Path(folder).rglob("*.txt"))
    found = sorted((ROOT / "fixtures" / "articles").glob("*/article.txt"))
    size = sum(path.stat().st_size for path in found)
    return found * -(-1_000_000 // size)


def tokenise(tokeniser, contents):
    start = time.process_time()
    for content in contents:
        tokeniser.make_doc(content)
    return time.process_time() - start


def extract(paths, output):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [ROOT / "target" / "release" / "whosaid", "extract", "--threads", "1", "--format", "jsonl"]
    subprocess.run([*command, *paths, "-o", output], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    paths = texts(sys.argv[1] if len(sys.argv) > 1 else None)
    contents = [path.read_text(encoding="utf-8") for path in paths]
    megabytes = sum(len(content.encode()) for content in contents) / 1e6
    tokeniser = spacy.blank("en")
    tokenise(tokeniser, contents)
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "rows.jsonl")
        rounds = [(tokenise(tokeniser, contents), extract(paths, output)) for _ in range(ROUNDS)]
    theirs, ours = (min(times) for times in zip(*rounds))
    print(f"{len(contents)} texts, {megabytes:.1f} MB, fastest of {ROUNDS}")
    print(f"spaCy {spacy.__version__}, bare tokeniser  {megabytes / theirs:6.2f} MB/s")
    print(f"whosaid, text to JSON Lines   {megabytes / ours:6.2f} MB/s, {theirs / ours:.2f} times as fast")


if __name__ == "__main__":
    main()
