# The Windows program under Wine: read by check.sh, whose words it uses.

step "Windows（Wine）"
export WINEPREFIX=$work/wine WINEDEBUG=-all WINEARCH=win64 DISPLAY=
exe=$(one 'gongbao-*-x86_64-windows.exe')
size "$exe" 25
wine wineboot -i >/dev/null 2>&1 || fail wineboot
# Where Wine has Linux's files.
win() { printf 'Z:%s' "$(realpath -m "$1" | tr / '\\')"; }
gongbao() { wine "$exe" "$@" 2>"$work/error" || { sed 's/\r//' "$work/error" >&2; return 1; }; }

gongbao --version | tr -d '\r' | head -1 | diff - <("$host" --version | head -1) && ok --version

# A double click: no words, in the program's own folder. The address of the desk is the first line.
mkdir -p "$work/下载" && cp "$exe" "$work/下载/gongbao.exe"
(cd "$work/下载" && timeout 60 wine ./gongbao.exe 2>/dev/null) >"$work/clicked" &
for _ in $(seq 100); do grep -q '^http://127.0.0.1:' "$work/clicked" && break; sleep 0.2; done
grep -q '^http://127.0.0.1:' "$work/clicked" && ok "双击打开工作台 a double click opens the desk"
[ "$(ls "$work/下载")" = gongbao.exe ] && ok "程序旁边什么也不写 nothing is written beside the program"
WINEPREFIX=$work/wine wineserver -k 2>/dev/null || true

# A folder with Chinese and spaces, as offices have them.
site="$work/公开 网站（2024）"
cp -r tests/sites/showcase "$site"
gongbao build "${REAL[@]}" --out "$(win "$work/windows-real")"
gongbao build --site "$(win "$site")" --as-of 2024-06-01 --quiet
same Windows "$work/windows-real" "$site/public"
[ -z "$(gongbao check --site "$(win "$site")" --as-of 2024-06-01 | diff <("$host" check "${SHOWCASE[@]}" 2>/dev/null) - | head -1)" ] && ok "check"

# Lines end as Windows ends them: the same pages.
crlf="$work/crlf" && cp -r tests/sites/showcase "$crlf"
find "$crlf/content" \( -name '*.md' -o -name '*.yaml' \) -exec sed -i 's/\r*$/\r/' {} +
gongbao build --site "$(win "$crlf")" --as-of 2024-06-01 --quiet
diff -rq "$work/showcase" "$crlf/public" || fail "CRLF"
ok "CRLF 生成同样的网站 CRLF makes the same site"

# Far more than 260 characters.
long="$work/$(printf '%.0s很长的文件夹名/' {1..30})" && mkdir -p "$long" && cp -r tests/sites/showcase "$long/site"
gongbao build --site "$(win "$long/site")" --as-of 2024-06-01 --quiet
diff -rq "$work/showcase" "$long/site/public" || fail "长路径 long path"
ok "超过 260 字的路径 a path of more than 260 characters"

gongbao search 法律援助 --site "$(win "$site")" | tr -d '\r' | diff - <("$host" search 法律援助 --site tests/sites/showcase --out "$work/showcase") && ok search
gongbao archive create --site "$(win "$site")" --as-of 2024-06-01 >/dev/null
snapshot=$(ls "$site"/archive/*.wacz | head -1)
gongbao archive verify "$(win "$snapshot")" >/dev/null && "$host" archive verify "$snapshot" >/dev/null && ok "archive create, verify"

# A build that is killed at any moment: the next one finds the old site or the new one, whole.
kills=${GONGBAO_KILLS:-300}
notice=$(find "$site/content/notices" -name '*.md' | sort | head -1)
for moment in $(seq "$kills"); do
  printf '\n第%s次。\n' "$moment" >>"$notice"
  (exec wine "$exe" build --site "$(win "$site")" --as-of 2024-06-01 --quiet >/dev/null 2>&1) &
  sleep "$(printf '0.%03d' $((moment * 997 % 900)))"
  pkill -KILL -P $! 2>/dev/null || kill -KILL $! 2>/dev/null || true
  wait $! 2>/dev/null || true
  WINEPREFIX=$work/wine wineserver -k 2>/dev/null || true
  if [ -d "$site/public" ]; then
    python3 - "$site/public" <<'END' || fail "第 $moment 次中断后网站不完整 a torn site after kill $moment"
import hashlib, json, pathlib, sys
root = pathlib.Path(sys.argv[1])
for file in json.loads((root / 'manifest.json').read_text())['files']:
    assert hashlib.sha256((root / file['path']).read_bytes()).hexdigest() == file['sha256'], file['path']
END
  fi
done
gongbao build --site "$(win "$site")" --as-of 2024-06-01 --quiet
cp -r "$site" "$work/after" && rm -rf "$work/after/public" "$work/after/.public.gongbao"
"$host" build --site "$work/after" --as-of 2024-06-01 --quiet 2>/dev/null
diff -rq "$work/after/public" "$site/public" && ok "在 $kills 个时刻中断后网站完整 whole after being killed at $kills moments"

# The setup, silently; and its way out.
wine "$(one 'gongbao-*-windows-setup.exe')" /S && sleep 2
installed=$(find "$WINEPREFIX/drive_c/users" -path '*Programs/Gongbao/gongbao.exe')
[ -n "$installed" ] && cmp "$installed" "$exe" && ok "安装程序 setup"
wine "$(dirname "$installed")/uninstall.exe" /S && sleep 3
[ ! -e "$installed" ] && ok "卸载 removal"
