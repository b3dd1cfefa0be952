#!/usr/bin/env python3
"""Writes a stream of articles as JSON Lines, of about as many megabytes as asked for; nothing is stored.

    tests/bench/stream.py 1000 | /usr/bin/time -v target/release/whosaid extract --format jsonl - > /dev/null
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    left = float(sys.argv[1]) * 1e6
    found = sorted((ROOT / "fixtures" / "articles").glob("*/article.txt"))
    texts = [json.dumps(path.read_text(encoding="utf-8")) for path in found]
    number = 0
    while left > 0:
        line = f'{{"id": {number}, "text": {texts[number % len(texts)]}}}\n'
        sys.stdout.write(line)
        left -= len(line.encode())
        number += 1


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.stderr.close()
