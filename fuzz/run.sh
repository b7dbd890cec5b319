#!/usr/bin/env bash
# Runs every fuzz target for so many seconds each (60, if nothing is said), or only those named.
#   fuzz/run.sh [SECONDS] [TARGET...]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(parse accept check schema_agrees roundtrip mutate_valid compare stream)
command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --locked
python3 fuzz/seed.py
logs=$(mktemp -d)
for target in "${targets[@]}"; do
  echo "== $target"
  # Texts beyond the limit of a document, where a text alone is what is tried.
  case $target in parse | check | stream) longest=1100000 ;; *) longest=32768 ;; esac
  cargo +nightly fuzz run "$target" -- -max_total_time="$seconds" -dict=fuzz/dictionary.txt -max_len="$longest" \
    -rss_limit_mb=2048 -timeout=25 -print_final_stats=1 2>&1 | tee "$logs/$target" \
    | grep -E "cov:|stat::number_of_executed_units|ERROR|panicked" | tail -n 4 || true
  # The pipe hides the exit code of the fuzzer; its last words do not.
  if grep -qE "ERROR: libFuzzer|Test unit written to" "$logs/$target" \
    || ! grep -q "stat::number_of_executed_units" "$logs/$target"; then
    tail -n 30 "$logs/$target"
    exit 1
  fi
done
