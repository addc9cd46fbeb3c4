#!/usr/bin/env bash
# Time and memory of a snapshot beside those of the build: scale.sh NOTICES. Needs `cargo build --release` and GNU time.
# With a second argument `check` it fails when the snapshot takes twice as long as the build, or more than 500 MiB.
# The aim is "as long as the build"; on a busy machine the two differ by a third either way from run to run.
set -euo pipefail
cd "$(dirname "$0")/../.."
count=${1:-10000}
program=$PWD/target/release/gongbao
base=/dev/shm; [ -d $base ] || base=${TMPDIR:-/tmp}
folder=$(mktemp -d "$base/gongbao-scale.XXXXXX")
trap 'rm -rf "$folder"' EXIT
python3 - "$folder" "$count" <<'PY'
import os, sys
folder, count = sys.argv[1], int(sys.argv[2])
words = "街道办事处 法律援助 公共法律服务 行政执法 人民调解 政务公开 合同审查 重大行政决策 社区 居民 应当 依照 有关规定 及时 处理 申请 材料 登记 核实 公布 监督 检查 责任 工作人员".split()
os.makedirs(f"{folder}/content/notices")
with open(f"{folder}/content/site.yaml", "w") as out:
    out.write("name: 测试站\nurl: https://bench.example/\norg:\n  name: 测试街道办事处\nelder: false\n")
state = 1
def below(limit):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 40) % limit
for number in range(1, count + 1):
    year, month, day = 2005 + below(19), 1 + below(12), 1 + below(28)
    text = f"---\ntitle: 关于{words[below(24)]}和{words[below(24)]}的第{number}号通知\ndocument_number: 测街办〔{year}〕{number}号\npublished: {year}-{month:02}-{day:02}\n---\n"
    for part in range(1, 7):
        text += f"第{part}条　" + "".join(words[below(24)] for _ in range(30)) + "。\n\n"
    with open(f"{folder}/content/notices/n{number:06}.md", "w") as out:
        out.write(text)
PY
figures() { /usr/bin/time -a -o "$folder/$1" -f "%e %M" "${@:2}" >/dev/null 2>&1; }
# The best of three, so that another process on the machine does not decide.
for round in 1 2 3; do
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
# The aim is the time of the build itself; it takes 1.6 times that on a quiet machine, reading back included. This bound
# catches a relapse.
if [ "${2:-}" = check ]; then
  build=$(sort -n "$folder/build" | head -1 | cut -d' ' -f1)
  create=$(sort -n "$folder/create" | head -1 | cut -d' ' -f1)
  most=$(cut -d' ' -f2 "$folder/create" | sort -n | tail -1)
  awk -v a="$create" -v b="$build" -v m="$most" 'BEGIN { exit !(a <= b * 2 && m <= 500 * 1024) }' || { echo "the snapshot takes twice as long as the build, or more than 500 MiB"; exit 1; }
fi
