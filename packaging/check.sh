#!/usr/bin/env bash
# Tries what stands in dist/, the quick things first: `packaging/check.sh [linux|arm|packages|image|windows …]`, all by default.
# GONGBAO_KILLS says at how many moments a build under Wine is killed.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 TZ=UTC
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
ok() { passed=$((passed + 1)); echo "  好 ok: $1"; }
fail() { echo "  不行 FAILED: $1" >&2; exit 1; }
step() { printf '\n== %s\n' "$1"; }
one() { set -- dist/$1; [ -f "$1" ] || fail "没有 no $1"; echo "$PWD/$1"; }
host=$(one 'gongbao-*-x86_64-linux')
SHOWCASE=(--site tests/sites/showcase --as-of 2024-06-01 --quiet)
REAL=(--site . --as-of 2024-06-01 --quiet)

size() { # FILE MEGABYTES
  local bytes; bytes=$(stat -c %s "$1")
  [ "$bytes" -le $(($2 * 1000000)) ] || fail "$(basename "$1"): $bytes 字节 bytes, 上限 at most $2 MB"
  ok "$(basename "$1"): $bytes 字节 bytes (≤ $2 MB)"
}

# The two sites as this machine's own program builds them; other systems are held against them.
reference() {
  "$host" build "${REAL[@]}" --out "$work/real" 2>/dev/null
  "$host" build "${SHOWCASE[@]}" --out "$work/showcase" 2>/dev/null
}

same() { diff -rq "$work/real" "$2" && diff -rq "$work/showcase" "$3" && ok "$1: 两个网站逐字节相同 both sites are the same, byte for byte"; }

check_linux() {
  step "校验值和静态程序 / checksums, static programs"
  (cd dist && sha256sum --quiet -c SHA256SUMS)
  ok SHA256SUMS
  for file in "$host" "$(one 'gongbao-*-aarch64-linux')"; do
    size "$file" 30
    readelf -l "$file" | grep -q INTERP && fail "$file: 不是静态的 not static"
    ok "$(basename "$file"): 静态 static"
  done
  "$host" --version | grep -q '^gongbao ' || fail --version
  ok "$("$host" --version | head -1)"
  for file in dist/*.cdx.json; do
    target/venv/release/bin/python - "$file" <<'END' || fail "$file"
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
error = JsonStrictValidator(SchemaVersion.V1_5).validate_str(open(sys.argv[1]).read())
sys.exit(f'{sys.argv[1]}: {error}' if error else 0)
END
    ok "$(basename "$file"): CycloneDX 1.5"
  done
}

check_packages() {
  step "Debian 软件包 / Debian packages"
  for file in dist/*.deb; do
    # Without GONGBAO_MAINTAINER nobody's address stands in them.
    lintian --fail-on error --suppress-tags statically-linked-binary,bogus-mail-host,bogus-mail-host-in-debian-changelog "$file" || fail "lintian $file"
    ok "lintian $(basename "$file")"
  done
  local root=$work/root
  mkdir -p "$root/var/lib/dpkg"/{info,updates} && touch "$root/var/lib/dpkg/status"
  dpkg --root="$root" --force-not-root --force-script-chrootless -i "$(one 'gongbao_*_amd64.deb')" >/dev/null
  "$root/usr/bin/gongbao" --version >/dev/null
  man -l "$root/usr/share/man/man1/gongbao.1.gz" 2>/dev/null | grep -q -i gongbao || fail man
  dpkg --root="$root" --force-not-root --force-script-chrootless -r gongbao >/dev/null
  [ ! -e "$root/usr/bin/gongbao" ] || fail "没有删净 not removed"
  ok "装得上、能用、删得净 installs, runs, is removed"
}

check_image() {
  step "容器镜像 / container image"
  local root=$work/image
  mkdir -p "$root" && python3 - "$(one 'gongbao-*-oci.tar')" "$root" <<'END'
import hashlib, io, json, sys, tarfile
archive = tarfile.open(sys.argv[1])
def blob(descriptor):
    data = archive.extractfile('blobs/' + descriptor['digest'].replace(':', '/')).read()
    assert hashlib.sha256(data).hexdigest() == descriptor['digest'].split(':')[1] and len(data) == descriptor['size']
    return data
index = json.loads(blob(json.loads(archive.extractfile('index.json').read())['manifests'][0]))
image = next(image for image in index['manifests'] if image['platform']['architecture'] == 'amd64')
for layer in json.loads(blob(image))['layers']:
    tarfile.open(fileobj=io.BytesIO(blob(layer))).extractall(sys.argv[2])
END
  cp -r tests/sites/showcase/. "$root/site/"
  chroot "$root" /usr/bin/gongbao build --site /site --as-of 2024-06-01 --out /tmp/out --quiet 2>/dev/null || fail "chroot"
  diff -rq "$work/showcase" "$root/tmp/out" || fail "镜像里的网站不同 the image builds another site"
  ok "用它的根文件夹能生成同样的网站 its root folder builds the same site"
}

check_arm() {
  step "aarch64（qemu）"
  local arm=(qemu-aarch64-static "$(one 'gongbao-*-aarch64-linux')")
  "${arm[@]}" --version >/dev/null
  "${arm[@]}" build "${REAL[@]}" --out "$work/arm-real" 2>/dev/null
  "${arm[@]}" build "${SHOWCASE[@]}" --out "$work/arm-showcase" 2>/dev/null
  same aarch64 "$work/arm-real" "$work/arm-showcase"
  "${arm[@]}" search 法律援助 --site tests/sites/showcase --out "$work/arm-showcase" >"$work/arm-found"
  "$host" search 法律援助 --site tests/sites/showcase --out "$work/showcase" | diff - "$work/arm-found" && ok "search"
}

main() {
  local parts=("$@")
  [ ${#parts[@]} -gt 0 ] || parts=(linux packages image arm windows)
  reference
  for part in "${parts[@]}"; do
    case $part in
      windows) source packaging/check-windows.sh ;;
      *) "check_$part" ;;
    esac
  done
  printf '\n%s passed, 0 failed\n' "$passed"
}
main "$@"
