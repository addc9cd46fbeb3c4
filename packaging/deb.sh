#!/usr/bin/env bash
# Packs one program as a Debian package: `deb.sh PROGRAM ARCHITECTURE HOST_PROGRAM OUT`.
# HOST_PROGRAM is one that runs on this machine: it says its own completions and manual.
set -euo pipefail
program=$1 architecture=$2 host=$3 out=$(realpath -m "$4")
cd "$(dirname "$0")/.."
# Whoever passes the packages on says who answers for them; no address is invented.
maintainer=${GONGBAO_MAINTAINER:-The Gongbao authors <nobody@localhost>}
version=$("$host" -V | cut -d' ' -f2)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
share=$root/usr/share

install -Dm755 "$program" "$root/usr/bin/gongbao"
install -Dm644 packaging/icon.svg "$share/icons/hicolor/scalable/apps/gongbao.svg"
if "$host" help desk >/dev/null 2>&1; then
  install -Dm644 packaging/gongbao.desktop "$share/applications/gongbao.desktop"
fi
mkdir -p "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d" "$share/man/man1"
"$host" completions bash >"$share/bash-completion/completions/gongbao"
"$host" completions zsh >"$share/zsh/vendor-completions/_gongbao"
"$host" completions fish >"$share/fish/vendor_completions.d/gongbao.fish"
SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH help2man --no-info --name "a static site generator for public government disclosure" "$host" |
  gzip -9n >"$share/man/man1/gongbao.1.gz"
mkdir -p "$share/doc/gongbao"
{ printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: gongbao\n\nFiles: *\nCopyright: the Gongbao contributors\nLicense: MIT\n'
  tail -n +3 LICENSE | sed 's/^$/./; s/^/ /'
} >"$share/doc/gongbao/copyright"
gzip -9nc THIRD-PARTY.md >"$share/doc/gongbao/THIRD-PARTY.md.gz"
printf 'gongbao (%s) stable; urgency=medium\n\n  * CHANGELOG.md tells what changed.\n\n -- %s  %s\n' \
  "$version" "$maintainer" "$(LC_ALL=C date -uRd "@$SOURCE_DATE_EPOCH")" | gzip -9n >"$share/doc/gongbao/changelog.gz"

mkdir "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<END
Package: gongbao
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Section: web
Priority: optional
Description: static site generator for public government disclosure
 Makes a disclosure site from Markdown files, checks it before it goes out,
 publishes it, and hands it over to a portal and an archive. One static
 program; nothing else has to be installed.
END
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs md5sum) >"$root/DEBIAN/md5sums"
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +
# xz, since the dpkg of Kylin and UOS is older than zstd.
dpkg-deb --root-owner-group -Zxz --build "$root" "$out" >/dev/null
