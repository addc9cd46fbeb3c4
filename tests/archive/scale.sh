#!/usr/bin/env bash
# Time and memory of a snapshot beside those of the build: scale.sh NOTICES. Needs `cargo build --release` and GNU time.
# With a second argument `check` it fails when the snapshot takes longer than the build or more than 500 MiB, or the build
# more than a gigabyte.
set -euo pipefail
cd "$(dirname "$0")/../.."
count=${1:-10000}
program=$PWD/target/release/gongbao
base=/dev/shm; [ -d $base ] || base=${TMPDIR:-/tmp}
folder=$(mktemp -d "$base/gongbao-scale.XXXXXX")
trap 'rm -rf "$folder"' EXIT
python3 tests/archive/many.py "$folder" "$count"
figures() { /usr/bin/time -a -o "$folder/$1" -f "%e %M" "${@:2}" >/dev/null 2>&1; }
# The best of five, so that another process on the machine does not decide.
for round in 1 2 3 4 5; do
  rm -rf "$folder/public" "$folder/.public.gongbao" "$folder/archive"
  figures build "$program" build --quiet --site "$folder" --as-of 2024-06-01
  figures create "$program" archive create --site "$folder" --at 2024-06-01T00:00:00Z
  [ "$count" -le 20000 ] || break
done
figures verify "$program" archive verify "$folder"/archive/*.wacz
for name in build create verify; do
  sort -n "$folder/$name" | head -1 | awk -v name=$name -v count="$count" '{ printf "%s of %s notices: %.2f s, %.0f MiB\n", name, count, $1, $2 / 1024 }'
done
ls -l "$folder"/archive/*.wacz | awk '{ printf "the snapshot has %.1f MB\n", $5 / 1e6 }'
if [ "${2:-}" = check ]; then
  build=$(sort -n "$folder/build" | head -1 | cut -d' ' -f1)
  create=$(sort -n "$folder/create" | head -1 | cut -d' ' -f1)
  most() { cut -d' ' -f2 "$folder/$1" | sort -n | tail -1; }
  awk -v a="$create" -v b="$build" -v m="$(most create)" -v n="$(most build)" \
    'BEGIN { exit !(a <= b && m <= 500 * 1024 && n <= 1024 * 1024) }' ||
    { echo "the snapshot takes longer than the build or more than 500 MiB, or the build more than 1 GiB"; exit 1; }
fi
