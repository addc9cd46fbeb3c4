"""The bag and the zip by tools that no one here wrote: bagit.py, unzip, Python's zipfile, OpenSSL, sha256sum."""
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile

from conftest import DAY, files, gongbao


def bagit(folder):
    script = shutil.which("bagit.py", path=f"{sys.prefix}/bin")
    return subprocess.run([sys.executable, script, "--validate", folder], capture_output=True, text=True)


def test_bagit_accepts_the_bag_and_sees_every_kind_of_damage(bag, tmp_path):
    assert bagit(bag).returncode == 0, bagit(bag).stderr

    def damaged(name, change):
        copy = tmp_path / name
        shutil.copytree(bag, copy)
        change(copy)
        return bagit(copy).returncode

    fragment = "data/documents/notices/measures-new/fragment.html"
    assert damaged("byte", lambda b: (b / fragment).write_bytes((b / fragment).read_bytes() + b"x")) == 1
    assert damaged("gone", lambda b: (b / fragment).unlink()) == 1
    assert damaged("more", lambda b: (b / "data/more.txt").write_text("x")) == 1
    assert damaged("tag", lambda b: (b / "bag-info.txt").write_text("Payload-Oxum: 1.1\n")) == 1


def test_unzip_and_python_read_the_same_bag(package, bag, tmp_path):
    assert subprocess.run(["unzip", "-tqq", package]).returncode == 0
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert all(name.isascii() for name in names), "old programs read other names wrongly"
        roots = {name.split("/")[0] for name in names}
        assert roots == {f"gongbao-0001-{DAY}"}
        archive.extractall(tmp_path)
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
    plain = {name: data for name, data in files(tmp_path / roots.pop()).items() if data is not None}
    assert plain == {name: data for name, data in files(bag).items() if data is not None}


def test_digests_hold_by_openssl(bag):
    for kind, command in [("sm3", ["openssl", "dgst", "-sm3", "-r"]), ("sha256", ["sha256sum"])]:
        lines = (bag / f"manifest-{kind}.txt").read_text().splitlines()
        listed = dict(reversed(line.split("  ", 1)) for line in lines)
        assert set(listed) == {f"data/{name}" for name, data in files(bag / "data").items() if data is not None}
        told = subprocess.run([*command, *sorted(listed)], cwd=bag, capture_output=True, text=True, check=True).stdout
        for line in told.splitlines():
            digest, path = line.split(maxsplit=1)
            assert listed[path.lstrip("*")] == digest, path


def test_the_manifest_and_the_metadata_say_what_is_there(bag):
    manifest = json.loads((bag / "data/package.json").read_text())
    listed = {file["path"]: file for file in manifest["files"]}
    there = {name: data for name, data in files(bag / "data").items() if data is not None and name != "package.json"}
    assert set(listed) == set(there)
    for name, data in there.items():
        assert (listed[name]["bytes"], listed[name]["sha256"]) == (len(data), hashlib.sha256(data).hexdigest()), name
    order = (
        "id title document_number identifier publisher keywords date created_at display_publish_time abstract "
        "classify_main_name classify_genre_name classify_theme_name url post_url attachment relation is_expired "
        "is_abolished expired_time more"
    ).split()
    records = [name for name in there if name.endswith("/metadata.json")]
    assert len(records) == len(manifest["documents"]) == 42
    for name in records:
        record = json.loads(there[name])
        assert list(record) == order, name
        folder = name.rsplit("/", 1)[0]
        fragment = there[f"{folder}/fragment.html"]
        assert record["more"]["fragment_sha256"] == hashlib.sha256(fragment).hexdigest()
        for attachment in record["attachment"]:
            data = there[f"{folder}/{attachment['url']}"]
            assert (attachment["size"], attachment["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    record = json.loads(there["documents/notices/measures-new/metadata.json"])
    assert (record["document_number"], record["expired_time"]) == ("示街办〔2022〕1号", "2026-12-31")


def test_the_reviewers_stand_in_receipt_and_report_only(site, tmp_path):
    settings = (site / "content/site.yaml").read_text()
    copy = tmp_path / "site"
    shutil.copytree(site / "content", copy / "content")
    steps = {"drafted": "示例甲岗", "reviewed": "示例乙岗", "secrecy_reviewed": "示例丙岗", "approved": "示例丁岗"}
    review = "".join(f"  {step}_by: {by}\n  {step}: 2024-05-31\n" for step, by in steps.items())
    (copy / "content/site.yaml").write_text(f"{settings}review:\n{review}")
    out = tmp_path / "a.zip"
    assert gongbao("package", "--site", copy, "--as-of", DAY, "--out", out).returncode == 0
    assert gongbao("build", "--site", copy, "--as-of", DAY).returncode == 0
    receipt = json.loads((copy / f"receipts/package-0001-{DAY}.json").read_text())
    assert [(stamp["step"], stamp["by"], stamp["on"]) for stamp in receipt["review"]] == [
        (label, by, "2024-05-31") for label, by in zip(["起草", "审核", "保密审查", "签发"], steps.values())
    ]
    with zipfile.ZipFile(out) as archive:
        holding = {
            name.split("/data/")[1]
            for name in archive.namelist()
            if any(by.encode() in archive.read(name) for by in steps.values())
        }
    assert holding == {"report.txt", "package.json"}
    pages = files(copy / "public")
    assert len(pages) > 100 and not any(by.encode() in (data or b"") for data in pages.values() for by in steps.values())
