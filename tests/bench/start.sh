#!/usr/bin/env bash
# Wall time of a whole process on one article: the median and the best of 51 runs, in milliseconds.
# usage: tests/bench/start.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-target/release/whosaid}
article=fixtures/articles/agency-dam/article.txt
[ -x "$program" ] || { echo "$program: not there; build it with cargo build --release" >&2; exit 1; }

times=()
for _ in $(seq 51); do
    start=$(date +%s%N)
    "$program" extract --format jsonl "$article" >/dev/null
    times+=($((($(date +%s%N) - start) / 10000)))
done
printf '%s\n' "${times[@]}" | sort -n | awk '
    { time[NR] = $1 / 100 }
    END { printf "start: median %.1f ms, best %.1f ms\n", time[int((NR + 1) / 2)], time[1] }'
stat -c 'binary: %s bytes' "$program"
