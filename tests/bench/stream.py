#!/usr/bin/env python3
"""Makes a stream of articles as JSON Lines, of about as many megabytes as asked for; nothing is stored.

    tests/bench/stream.py 100                                        # to standard output
    tests/bench/stream.py 10000 --run target/release/whosaid         # into the program: its time and peak of memory
    tests/bench/stream.py 1000 --run target/release/whosaid --threads 1

With `--run`, what follows the program goes to it as options of `extract`. Its peak is that of its resident memory.
"""

import json
import pathlib
import resource
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def stream(out, megabytes):
    """Writes whole records, and gives the number of bytes."""
    wanted, written, number = megabytes * 1e6, 0, 0
    found = sorted((ROOT / "fixtures" / "articles").glob("*/article.txt"))
    texts = [json.dumps(path.read_text(encoding="utf-8")) for path in found]
    while written < wanted:
        line = f'{{"id": {number}, "text": {texts[number % len(texts)]}}}\n'.encode()
        out.write(line)
        written += len(line)
        number += 1
    out.flush()
    return written


def run(program, options, megabytes):
    start = time.monotonic()
    command = [program, "extract", "-", "--format", "jsonl", *options]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    written = stream(child.stdin, megabytes)
    child.stdin.close()
    code = child.wait()
    took = time.monotonic() - start
    # In kilobytes on Linux, in bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    print(f"{written / 1e6:.0f} MB in {took:.0f} s ({written / 1e6 / took:.2f} MB/s), peak {peak / 1e6:.1f} MB")
    return code


def main():
    megabytes, *rest = sys.argv[1:]
    if rest[:1] == ["--run"]:
        sys.exit(run(rest[1], rest[2:], float(megabytes)))
    stream(sys.stdout.buffer, float(megabytes))


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.stderr.close()
