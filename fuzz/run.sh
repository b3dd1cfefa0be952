#!/usr/bin/env bash
# Runs the fuzz targets one after the other and tells how often each was executed:
#   fuzz/run.sh [SECONDS EACH [TARGET...]]
# Needs cargo-fuzz and a nightly compiler. No sanitizer: none of the code is unsafe. What is found new is kept under
# fuzz/corpus, what breaks under fuzz/artifacts; neither belongs to the project.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
targets=("${@:2}")
[ ${#targets[@]} -gt 0 ] || targets=(text lexicon table input)
for target in "${targets[@]}"; do
    mkdir -p "fuzz/corpus/$target"
    more=()
    if [ "$target" = text ]; then
        more=(-dict=fuzz/text.dict)
        awk -v RS= '{ name = "fuzz/corpus/text/case-" ++cases; print >name; close(name) }' fixtures/cases/*.txt
    fi
    log=fuzz/corpus/$target.log
    status=0
    cargo +nightly fuzz run --sanitizer none --debug-assertions "$target" \
        "fuzz/corpus/$target" "tests/anything/seeds/$target" -- \
        -max_total_time="$seconds" -max_len=400 -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 "${more[@]}" \
        >"$log" 2>&1 || status=$?
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    echo "$target: ${executions:-0} executions, exit code $status"
    if [ "$status" -ne 0 ]; then
        tail -n 40 "$log"
        exit 1
    fi
done
