#!/usr/bin/env bash
# Fills the folder $GONGBAO_ARCHIVE: two snapshots of a site that changes, signed and timestamped, one of a large site, and
# what they are judged with.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
out=$GONGBAO_ARCHIVE
rm -rf "$out"
mkdir -p "$out/tsa" "$out/replay"

# A key without a password; a time authority of our own, for the tests only.
minisign -G -W -f -p "$out/key.pub" -s "$out/key" >/dev/null
(
  cd "$out/tsa"
  openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj "/CN=test CA" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj "/CN=test TSA" 2>/dev/null
  printf 'extendedKeyUsage=critical,timeStamping\n' >ext
  openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 30 -extfile ext 2>/dev/null
  printf '01\n' >serial
  cat >tsa.cnf <<'CNF'
[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
CNF
)
port_file=$out/tsa/port
python3 "$here/tsa.py" "$out/tsa" "$port_file" &
tsa=$!
trap 'kill $tsa 2>/dev/null || true' EXIT
until [ -s "$port_file" ]; do sleep 0.05; done

# The viewer: its package cannot be installed, since something it names is not on the registry; its built files are in it.
(
  cd "$out/replay"
  npm pack --silent replaywebpage@2.5.3 >/dev/null
  echo "$(cat "$here/replaywebpage.sha256")  replaywebpage-2.5.3.tgz" | sha256sum -c --quiet
  tar xzf replaywebpage-2.5.3.tgz package/ui.js package/sw.js
)

cp -r tests/sites/showcase "$out/site"
program=${GONGBAO:-$PWD/target/release/gongbao}
cd "$out/site"
"$program" build --quiet --as-of 2024-06-01 2>/dev/null
"$program" archive create --quiet --at 2024-06-01T01:02:03Z --sign ../key --tsa "http://127.0.0.1:$(cat "$port_file")/"
cp -r public ../old
# Something changes.
sed -i 's/^title: .*/title: 新的标题/' content/notices/weekly-03.md
printf '\n新加的一句话。\n' >>content/notices/weekly-03.md
"$program" build --quiet --as-of 2024-07-01 2>/dev/null
"$program" archive create --quiet --at 2024-07-01T00:00:00Z --sign ../key
# With the viewer in its folder the same command writes the page that uses it.
mkdir archive/viewer
cp ../replay/package/*.js archive/viewer
"$program" archive create --quiet --at 2024-07-01T00:00:00Z --sign ../key
"$program" archive extract "$(ls archive/*.wacz | tail -1)" ../extracted 2>/dev/null

# A site so large that the index of its snapshot is packed.
cd "$here/../.."
python3 tests/archive/many.py "$out/many" 35000
"$program" build --quiet --site "$out/many" --as-of 2024-06-01 2>/dev/null
"$program" archive create --quiet --site "$out/many" --at 2024-06-01T00:00:00Z
