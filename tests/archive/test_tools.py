"""What independent tools say of our snapshots: each claim with a control that must fail.

GONGBAO names the program, GONGBAO_ARCHIVE the folder that prepare.sh filled.
"""
import csv
import gzip
import hashlib
import http.server
import io
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
import zipfile

PROGRAM = os.environ["GONGBAO"]
ROOT = pathlib.Path(os.environ["GONGBAO_ARCHIVE"])
BIN = pathlib.Path(sys.executable).parent
COLLECTION = ROOT / "site/archive"
FIRST, SECOND = sorted(COLLECTION.glob("*.wacz"))
# One whose index has so many lines that it is packed in blocks.
[PACKED] = (ROOT / "many/archive").glob("*.wacz")
BASE = "https://showcase.example/gk/"


def run(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def address(path):
    from urllib.parse import quote
    return BASE + re.sub(r"(^|/)index\.html$", r"\1", quote(path))


def lines(text):
    """The fields of an index that all tools share."""
    found = []
    for line in text.splitlines():
        key, stamp, rest = line.split(" ", 2)
        rest = json.loads(rest)
        found.append((key, stamp, *(str(rest[name]) for name in ("url", "mime", "digest", "length", "offset", "filename"))))
    return sorted(found)


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=ROOT))
        self.addCleanup(shutil.rmtree, self.folder)

    def passes(self, *words, **more):
        done = run(*words, **more)
        self.assertEqual(done.returncode, 0, f"{words}\n{done.stdout}\n{done.stderr}")
        return done

    def fails(self, *words, **more):
        done = run(*words, **more)
        self.assertNotEqual(done.returncode, 0, f"{words} passed\n{done.stdout}")
        return done

    def unpacked(self, wacz=FIRST):
        with zipfile.ZipFile(wacz) as zip:
            zip.extractall(self.folder / "x")
        return self.folder / "x"

    def changed(self, path, at=None):
        """A copy with one bit changed."""
        data = bytearray(path.read_bytes())
        data[len(data) // 2 if at is None else at] ^= 1
        copy = self.folder / path.name
        copy.write_bytes(data)
        return copy


class Formats(Case):
    def test_warcio(self):
        warc = self.unpacked() / "archive/data.warc.gz"
        done = self.passes(BIN / "warcio", "check", "-v", warc)
        self.assertNotIn("no digest", done.stdout)
        self.assertGreater(done.stdout.count("digest pass"), 200)
        self.fails(BIN / "warcio", "check", self.broken(warc))

    def test_fastwarc(self):
        warc = self.unpacked() / "archive/data.warc.gz"
        self.passes(BIN / "fastwarc", "check", "-q", warc)
        self.fails(BIN / "fastwarc", "check", "-q", self.broken(warc))

    def test_fastwarc_on_payload_digests(self):
        # `-p` fails every record that is not HTTP (see below). So the same payloads, with the payload digests that we
        # wrote, are given the head of an answer.
        from warcio.archiveiterator import ArchiveIterator
        dressed = self.folder / "dressed.warc.gz"
        bodies, number = {}, 0

        def write(out, digest, body):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body
            head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                    f"WARC-Target-URI: {BASE}{number}\r\nWARC-Date: 2024-06-01T00:00:00Z\r\nWARC-Payload-Digest: {digest}\r\n"
                    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n")
            out.write(gzip.compress(head.encode() + block + b"\r\n\r\n"))

        with open(self.unpacked() / "archive/data.warc.gz", "rb") as ours, open(dressed, "wb") as out:
            for record in ArchiveIterator(ours):
                digest = record.rec_headers.get_header("WARC-Payload-Digest")
                if digest is None:
                    self.assertEqual(record.rec_type, "warcinfo")
                    continue
                body = record.content_stream().read()
                if record.rec_type == "revisit":
                    body = bodies[record.rec_headers.get_header("WARC-Refers-To-Target-URI")]
                bodies[record.rec_headers.get_header("WARC-Target-URI")] = body
                number += 1
                write(out, digest, body)
        details = self.folder / "details.txt"
        self.passes(BIN / "fastwarc", "check", "-q", "-p", "-o", details, dressed)
        self.assertGreater(number, 200)
        self.assertEqual(details.read_text().count(": NO_DIGEST, PAYLOAD_OK\n"), number)
        with open(dressed, "ab") as out:
            write(out, digest, body + b" ")
        self.fails(BIN / "fastwarc", "check", "-q", "-p", dressed)

    def test_fastwarc_has_no_payload_digest_for_resources_and_revisits(self):
        # `fastwarc check -p` fails every record with a payload digest that is not HTTP, also one that warcio wrote, and
        # every revisit, also one as crawlers write it, though WARC 1.1 (6.7.2) asks for the digest of the first payload
        # there. Should this test fail, use -p above.
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        def written(name, kind, **more):
            path = self.folder / name
            with open(path, "wb") as out:
                writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
                head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                if kind == "revisit":
                    record = writer.create_revisit_record(
                        "https://a.example/b", f"sha1:{'A' * 32}", "https://a.example/", "2024-06-01T00:00:00Z", http_headers=head)
                else:
                    record = writer.create_warc_record("https://a.example/", kind, payload=io.BytesIO(b"x"), **more)
                writer.write_record(record)
            self.passes(BIN / "warcio", "check", path)
            return path

        self.fails(BIN / "fastwarc", "check", "-q", "-p", written("resource.warc.gz", "resource", warc_content_type="text/html"))
        self.fails(BIN / "fastwarc", "check", "-q", "-p", written("revisit.warc.gz", "revisit"))
        details = self.folder / "details.txt"
        warc = self.unpacked() / "archive/data.warc.gz"
        run(BIN / "fastwarc", "check", "-q", "-p", "-o", details, warc)
        states = {line.split(": ", 1)[1] for line in details.read_text().splitlines()}
        self.assertLessEqual(states, {"OK, PAYLOAD_NO_DIGEST", "OK, PAYLOAD_FAIL"})

    def broken(self, warc):
        """The WARC with one byte of a payload changed and packed again."""
        data = gzip.decompress(warc.read_bytes())
        at = data.index(b"<!doctype html>")
        copy = self.folder / "broken.warc.gz"
        copy.write_bytes(gzip.compress(data[:at] + b"<!Doctype html>" + data[at + 15:]))
        # One member for all is not how records are packed, so keep the record that was changed alone.
        start, end = data.rindex(b"WARC/1.1\r\n", 0, at), data.index(b"\r\n\r\nWARC/1.1\r\n", at) + 4
        record = data[start:end].replace(b"<!doctype html>", b"<!Doctype html>")
        copy.write_bytes(gzip.compress(record))
        return copy

    def test_version_1_0(self):
        # GB/T 33994-2017 is said to translate ISO 28500:2009, which is WARC 1.0.
        done = self.passes(PROGRAM, "archive", "create", "--quiet", "--site", ROOT / "site", "--archive", self.folder / "a",
                           "--at", "2024-07-01T00:00:00Z", "--warc-version", "1.0")
        self.assertEqual(done.stdout, "")
        [wacz] = (self.folder / "a").glob("*.wacz")
        warc = self.unpacked(wacz) / "archive/data.warc.gz"
        data = gzip.decompress(warc.read_bytes())
        self.assertNotIn(b"WARC/1.1\r\n", data)
        self.assertNotIn(b"netpreserve.org/warc/1.1", data)
        self.assertGreater(data.count(b"WARC/1.0\r\n"), 200)
        self.passes(BIN / "warcio", "check", warc)
        self.passes(BIN / "fastwarc", "check", "-q", warc)
        self.passes(BIN / "wacz", "validate", "-f", wacz)
        done = self.passes(BIN / "cdxj-indexer", "-s", warc)
        self.assertEqual(lines(done.stdout), lines((warc.parent.parent / "indexes/index.cdx").read_text()))
        self.passes(PROGRAM, "archive", "verify", wacz)
        identity = json.loads((warc.parent.parent / "datapackage.json").read_text())["snapshotId"]
        with zipfile.ZipFile(SECOND) as zip:
            self.assertEqual(identity, json.loads(zip.read("datapackage.json"))["snapshotId"])

    def test_wacz_validate(self):
        for wacz in (FIRST, SECOND):
            self.passes(BIN / "wacz", "validate", "-f", wacz)

    def test_index_is_that_of_cdxj_indexer(self):
        for wacz in (FIRST, SECOND):
            folder = self.unpacked(wacz)
            done = self.passes(BIN / "cdxj-indexer", "-s", folder / "archive/data.warc.gz")
            ours = (folder / "indexes/index.cdx").read_text()
            self.assertEqual(lines(done.stdout), lines(ours))
            self.assertGreater(len(lines(ours)), 200)
            self.assertEqual(ours.encode().splitlines(), sorted(ours.encode().splitlines()))
            shutil.rmtree(folder)

    def test_zip_is_plain(self):
        with zipfile.ZipFile(FIRST) as zip:
            self.assertIsNone(zip.testzip())
            for info in zip.infolist():
                stored = info.compress_type == zipfile.ZIP_STORED
                self.assertEqual(stored, info.filename.endswith(".gz"), info.filename)
                self.assertEqual((info.extra, info.date_time, info.external_attr >> 16, info.flag_bits & 8),
                                 (b"", (1980, 1, 1, 0, 0, 0), 0o100644, 0))
        listing = self.passes("unzip", "-v", FIRST).stdout
        self.assertRegex(listing, r"Stored .* archive/data\.warc\.gz")

    def test_pages_of_a_collection_are_valid(self):
        jar = pathlib.Path("tests/pages/node_modules/vnu-jar/build/dist/vnu.jar")
        pages = [COLLECTION / "index.html", COLLECTION / "view.html"]
        self.passes("java", "-jar", jar, *pages)
        broken = self.folder / "broken.html"
        broken.write_text(pages[0].read_text().replace("</dl>", "", 1))
        self.fails("java", "-jar", jar, broken)

    def test_records_are_honest(self):
        done = self.passes(BIN / "warcio", "index", "-f", "warc-type", self.unpacked() / "archive/data.warc.gz")
        kinds = {json.loads(line)["warc-type"] for line in done.stdout.splitlines()}
        self.assertEqual(kinds, {"warcinfo", "resource", "revisit"})

    def test_every_address_and_no_other(self):
        lines = (self.unpacked(SECOND) / "indexes/index.cdx").read_text().splitlines()
        urls = {json.loads(line.split(" ", 2)[2])["url"] for line in lines}
        site = ROOT / "site/public"
        paths = [path.relative_to(site).as_posix() for path in files(site)]
        own = {address(path) for path in paths} | {address(path) + "index.html" for path in paths if re.search(r"(^|/)index\.html$", path)}
        self.assertEqual(urls, own)


    def test_extracted_is_what_was_archived(self):
        self.passes("diff", "-r", ROOT / "site/public", ROOT / "extracted")
        self.passes(PROGRAM, "archive", "extract", FIRST, self.folder / "first")
        self.passes("diff", "-r", ROOT / "old", self.folder / "first")
        self.fails("diff", "-r", "-q", ROOT / "old", ROOT / "extracted")


class Pywb(Case):
    def serve(self, *snapshots):
        """Starts pywb with these snapshots; its address."""
        (self.folder / "config.yaml").write_text("framed_replay: false\n")
        self.passes(BIN / "wb-manager", "init", "c", cwd=self.folder)
        for wacz in snapshots:
            self.passes(BIN / "wb-manager", "add", "--unpack-wacz", "c", wacz, cwd=self.folder)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen([BIN / "wayback", "-p", str(port), "-b", "127.0.0.1"], cwd=self.folder,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        root = f"http://127.0.0.1:{port}/c/"
        for _ in range(300):
            try:
                urllib.request.urlopen(root, timeout=5).read()
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        return root

    def test_replays_every_file(self):
        root = self.serve(FIRST, SECOND)
        for site, stamp in ((ROOT / "old", "20240601010203"), (ROOT / "site/public", "20240701000000")):
            for path in files(site):
                url = address(path.relative_to(site).as_posix())
                body = urllib.request.urlopen(f"{root}{stamp}id_/{url}", timeout=30).read()
                self.assertEqual(sha256(body), sha256(path.read_bytes()), url)
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{root}20240601010203id_/{BASE}unknown.html", timeout=30)
        self.assertEqual(refused.exception.code, 404)
        mementos = urllib.request.urlopen(f"{root}timemap/link/{BASE}", timeout=30).read().decode()
        self.assertEqual(len(re.findall(r'rel="[^"]*memento"', mementos)), 2, mementos)

    def test_replays_from_a_packed_index(self):
        folder = self.unpacked(PACKED)
        self.assertFalse((folder / "indexes/index.cdx").exists())
        text = gzip.decompress((folder / "indexes/index.cdx.gz").read_bytes()).decode()
        ours = text.splitlines()
        self.assertGreater(len(ours), 50_000)
        self.passes(BIN / "wacz", "validate", "-f", PACKED)
        self.passes(BIN / "warcio", "check", folder / "archive/data.warc.gz")
        done = self.passes(BIN / "cdxj-indexer", "-s", folder / "archive/data.warc.gz")
        self.assertEqual(lines(done.stdout), lines(text))
        root = self.serve(PACKED)
        site = ROOT / "many/public"
        # The ends of the blocks, and some in between.
        for line in ours[::3000] + ours[2999::3000] + ours[1234::997] + ours[-1:]:
            url = json.loads(line.split(" ", 2)[2])["url"]
            path = site / (url.removeprefix("https://bench.example/") or "index.html")
            path = path / "index.html" if path.is_dir() else path
            body = urllib.request.urlopen(f"{root}20240601000000id_/{url}", timeout=30).read()
            self.assertEqual(sha256(body), sha256(path.read_bytes()), url)
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{root}20240601000000id_/https://bench.example/notices/n0.html", timeout=30)
        self.assertEqual(refused.exception.code, 404)


class Proofs(Case):
    def test_minisign(self):
        key = ROOT / "key.pub"
        for name in (FIRST, SECOND, COLLECTION / "checkpoint"):
            self.passes("minisign", "-V", "-p", key, "-m", name)
            copy = self.changed(name)
            shutil.copy(f"{name}.minisig", self.folder)
            self.fails("minisign", "-V", "-p", key, "-m", copy)
        self.passes(PROGRAM, "archive", "verify", COLLECTION, "--pubkey", key)
        shutil.copytree(COLLECTION, self.folder / "c")
        forged = self.folder / "c" / f"{FIRST.name}.minisig"
        forged.write_text(forged.read_text().replace("snapshot sha256", "snapshot sha255"))
        done = self.fails(PROGRAM, "archive", "verify", self.folder / "c", "--pubkey", key, "--json")
        self.assertIn('"SEAL-08"', done.stdout)
        forged.unlink()
        done = self.fails(PROGRAM, "archive", "verify", self.folder / "c", "--pubkey", key, "--json")
        self.assertIn('"SEAL-09"', done.stdout)

    def test_timestamp(self):
        tsa = ROOT / "tsa"
        verify = ("openssl", "ts", "-verify", "-CAfile", tsa / "ca.pem", "-untrusted", tsa / "tsa.pem", "-in")
        self.passes(*verify, f"{FIRST}.tsr", "-data", FIRST)
        self.fails(*verify, f"{FIRST}.tsr", "-data", self.changed(FIRST))
        self.fails(*verify, f"{FIRST}.tsr", "-data", SECOND)
        # Without a network: the question is carried to the authority, and the answer back.
        copy = self.folder / "a.wacz"
        shutil.copy(SECOND, copy)
        query, reply = self.folder / "q.tsq", self.folder / "r.tsr"
        self.passes(PROGRAM, "archive", "timestamp", copy, "--query", query)
        self.passes("openssl", "ts", "-reply", "-config", tsa / "tsa.cnf", "-queryfile", query, "-out", reply, cwd=tsa)
        self.fails(PROGRAM, "archive", "timestamp", FIRST, "--reply", reply)
        self.passes(PROGRAM, "archive", "timestamp", copy, "--reply", reply)
        self.passes(*verify, f"{copy}.tsr", "-data", copy)
        self.passes(PROGRAM, "archive", "verify", copy)
        shutil.copy(f"{FIRST}.tsr", f"{copy}.tsr")
        self.assertIn('"STAMP-01"', self.fails(PROGRAM, "archive", "verify", copy, "--json").stdout)

    def test_chain(self):
        previous = "0" * 64
        lines = (COLLECTION / "log.jsonl").read_bytes().splitlines()
        self.assertEqual(len(lines), 2)
        for number, line in enumerate(lines, 1):
            entry = json.loads(line)
            self.assertEqual((entry["seq"], entry["prev"]), (number, previous))
            self.assertEqual(entry["sha256"], sha256((COLLECTION / entry["wacz"]).read_bytes()))
            previous = sha256(line)
        self.assertIn(f"sha256 {previous}\n", (COLLECTION / "checkpoint").read_text())

    def test_identity_needs_no_software_of_ours(self):
        folder = self.unpacked(SECOND)
        site = ROOT / "site/public"
        mimes = {}
        for line in (folder / "indexes/index.cdx").read_text().splitlines():
            entry = json.loads(line.split(" ", 2)[2])
            mimes[entry["url"]] = entry
        held = {entry["digest"]: entry["mime"] for entry in mimes.values() if entry["mime"] != "warc/revisit"}
        lines = []
        for url, entry in mimes.items():
            path = site / (re.sub(r"/$", "/index.html", url)[len(BASE):] if url != BASE else "index.html")
            from urllib.parse import unquote
            data = pathlib.Path(unquote(str(path))).read_bytes()
            lines.append(f"{sha256(data)}  {len(data)}  {held[entry['digest']]}  {url}\n")
        package = json.loads((folder / "datapackage.json").read_text())
        self.assertEqual(package["snapshotId"], "sha256:" + sha256("".join(sorted(lines)).encode()))

    def test_bag(self):
        bag = self.folder / "bag"
        self.passes(PROGRAM, "archive", "export", FIRST, "--bag", bag, "--retention", "永久")
        self.passes(BIN / "bagit.py", "--validate", bag)
        self.passes(PROGRAM, "archive", "verify", bag)
        lines = (bag / "manifest-sm3.txt").read_text().splitlines()
        names = [line.split("  ", 1)[1].replace("%25", "%") for line in lines]
        self.assertEqual(sorted(names), sorted(path.relative_to(bag).as_posix() for path in files(bag / "data")))
        done = self.passes("openssl", "dgst", "-sm3", "-r", *names, cwd=bag)
        self.assertEqual([line.split(" ")[0] for line in done.stdout.splitlines()], [line.split(" ")[0] for line in lines])
        with open(bag / "data/items.csv", encoding="utf-8-sig", newline="") as table:
            items = list(csv.DictReader(table))
        self.assertEqual(list(items[0]), "序号 题名 URL 索引号 文号 发布机构 成文日期 发布日期 类型 大小 校验值 保管期限".split())
        site = bag / "data/site"
        for item in items:
            path = item["URL"][len(BASE):]
            path = site / (path + "index.html" if path.endswith("/") or not path else path)
            self.assertEqual((item["校验值"], int(item["大小"]), item["保管期限"]), (sha256(path.read_bytes()), path.stat().st_size, "永久"))
        notice = next(item for item in items if item["URL"].endswith("/notices/measures-new.html"))
        self.assertTrue(notice["文号"] and notice["发布机构"] and notice["成文日期"] and notice["发布日期"], notice)
        self.assertEqual(files(site), [site / path.relative_to(ROOT / "old") for path in files(ROOT / "old")])
        with open(bag / "data/items.csv", "a") as table:
            table.write(" ")
        self.fails(BIN / "bagit.py", "--validate", bag)
        self.assertIn('"SEAL-07"', self.fails(PROGRAM, "archive", "verify", bag, "--json").stdout)
        done = self.passes("openssl", "dgst", "-sm3", "-r", "data/items.csv", cwd=bag)
        self.assertNotIn(done.stdout.split(" ")[0], (bag / "manifest-sm3.txt").read_text())

    def test_live(self):
        site = self.folder / "gk"
        shutil.copytree(ROOT / "old", site)

        class Quiet(http.server.SimpleHTTPRequestHandler):
            def __init__(handler, *words):
                super().__init__(*words, directory=str(site))

            def log_message(handler, *words):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        live = (PROGRAM, "archive", "live", FIRST, "--json", "--base", f"http://127.0.0.1:{server.server_port}/")
        self.assertEqual(self.passes(*live).stdout, "")
        (site / "guide.html").write_text("x")
        (site / "feed.xml").unlink()
        found = [json.loads(line) for line in self.fails(*live).stdout.splitlines()]
        self.assertEqual({(one["code"], one["file"].rsplit("/", 1)[1]) for one in found},
                         {("LIVE-01", "guide.html"), ("LIVE-01", "feed.xml")})


if __name__ == "__main__":
    unittest.main(verbosity=2)
