"""Packages made by an enemy: every one is refused, says why, and leaves nothing behind."""
import hashlib
import io
import os
import stat
import struct
import subprocess
import zipfile

import pytest

from conftest import DAY, files, gongbao

ROOT = f"gongbao-0001-{DAY}"


def info(name, mode=stat.S_IFREG | 0o644, method=zipfile.ZIP_STORED):
    """A member as our own writer would describe it."""
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.create_system, member.create_version, member.extract_version = 3, 10, 10
    member.external_attr, member.compress_type = mode << 16, method
    return member


def with_member(package, *members):
    """The package with more members: (ZipInfo, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(info(name), old.read(name))
        for member, data in members:
            new.writestr(member, data)
    return out.getvalue()


def listed(package, path, data):
    """The package with a payload file that its manifests list, so that only the name is at fault."""
    out = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w") as new:
        tags = {}
        for name in old.namelist():
            content = old.read(name)
            short = name.removeprefix(f"{ROOT}/")
            for kind, digest in [("sha256", hashlib.sha256(data).hexdigest()), ("sm3", hashlib.new("sm3", data).hexdigest())]:
                if short == f"manifest-{kind}.txt":
                    content += f"{digest}  {path}\n".encode()
            if short == "bag-info.txt":
                lines = content.decode().splitlines()
                size, count = lines[-1].split(": ")[1].split(".")
                content = "\n".join([*lines[:-1], f"Payload-Oxum: {int(size) + len(data)}.{int(count) + 1}", ""]).encode()
            if short.startswith("tagmanifest-"):
                kind = short.removeprefix("tagmanifest-").removesuffix(".txt")
                content = "".join(f"{hashlib.new(kind, tags[tag]).hexdigest()}  {tag}\n" for tag in sorted(tags)).encode()
            elif "/" not in short:
                tags[short] = content
            new.writestr(info(name), content)
        new.writestr(info(f"{ROOT}/{path}"), data)
    return out.getvalue()


def changed(package, change):
    """The package with other bytes for some members, or without them."""
    out = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = change.get(name.removeprefix(f"{ROOT}/"), old.read(name))
            if data is not None:
                new.writestr(info(name), data)
    return out.getvalue()


SYMLINK, DEVICE, FIFO = stat.S_IFLNK | 0o777, stat.S_IFCHR | 0o600, stat.S_IFIFO | 0o600
MEMBERS = {
    "dots": ("SEAL-02", [(info("../evil"), b"x")]),
    "dots inside": ("SEAL-02", [(info(f"{ROOT}/data/../../evil"), b"x")]),
    "root": ("SEAL-02", [(info("/tmp/evil"), b"x")]),
    "drive": ("SEAL-02", [(info("C:/evil"), b"x")]),
    "backslash": ("SEAL-02", [(info(f"{ROOT}\\..\\evil"), b"x")]),
    "control": ("SEAL-02", [(info(f"{ROOT}/data/a\nb"), b"x")]),
    "symbolic link": ("SEAL-02", [(info(f"{ROOT}/data/link", SYMLINK), b"/etc/passwd")]),
    "link and a file through it": (
        "SEAL-02",
        [(info(f"{ROOT}/data/link", SYMLINK), b"/tmp"), (info(f"{ROOT}/data/link/evil"), b"x")],
    ),
    "device": ("SEAL-02", [(info(f"{ROOT}/data/null", DEVICE), b"")]),
    "pipe": ("SEAL-02", [(info(f"{ROOT}/data/pipe", FIFO), b"")]),
    "folder entry": ("SEAL-02", [(info(f"{ROOT}/data/folder/", stat.S_IFDIR | 0o755), b"")]),
    "other case": ("SEAL-02", [(info(f"{ROOT}/data/LIST.csv"), b"x")]),
    "unlisted": ("SEAL-06", [(info(f"{ROOT}/data/more.html"), b"x")]),
    "second root": ("SEAL-04", [(info("other/file"), b"x")]),
    "bomb": ("SEAL-03", [(info(f"{ROOT}/data/bomb", method=zipfile.ZIP_DEFLATED), b"\0" * (1 << 28))]),
    "setuid": ("SEAL-01", [(info(f"{ROOT}/data/tool", stat.S_IFREG | 0o4755), b"x")]),
}


@pytest.fixture
def refused(tmp_path):
    def judge(data, code):
        incoming = tmp_path / "incoming"
        incoming.mkdir()
        file = incoming / "package.zip"
        file.write_bytes(data)
        before = files(tmp_path)
        done = gongbao("receive", file, "--into", incoming / "deep/bag")
        assert done.returncode == 1, (done.returncode, done.stderr)
        assert code in done.stderr and "没有写入任何文件" in done.stderr, done.stderr
        english = gongbao("receive", file, "--into", incoming / "deep/bag", "--lang", "en")
        assert english.returncode == 1 and "nothing was written" in english.stderr
        assert files(tmp_path) == before, "something was written"

    return judge


@pytest.mark.parametrize("name", MEMBERS)
def test_a_hostile_member_is_refused(package, refused, name):
    code, members = MEMBERS[name]
    refused(with_member(package, *members), code)


def test_the_helpers_themselves_make_nothing_that_is_refused(package, tmp_path):
    """Without a hostile member the same way of packing gives the very bytes, so the refusals above are for the member."""
    assert with_member(package) == package.read_bytes()


def test_a_listed_file_that_the_packages_own_manifest_lacks(package, refused):
    refused(listed(package, "data/more.html", b"x"), "SEAL-04")


def test_files_that_do_not_fit_their_manifests(package, refused):
    refused(changed(package, {"data/list.csv": b"x"}), "SEAL-07")


def test_a_listed_file_that_is_missing(package, refused):
    refused(changed(package, {"data/list.csv": None}), "SEAL-05")


@pytest.mark.parametrize("tag", ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"])
def test_a_bag_without_one_of_its_own_files(package, refused, tag):
    refused(changed(package, {tag: None}), "SEAL-0")


@pytest.mark.parametrize("tag", ["manifest-sm3.txt", "tagmanifest-sm3.txt"])
def test_the_lists_of_sm3_digests_may_not_go(package, refused, tag):
    refused(changed(package, {tag: None}), "SEAL-05")


def test_a_file_where_a_folder_is_needed(package, refused):
    refused(listed(package, "data/documents", b"x"), "SEAL-02")


def test_two_members_of_one_name(package, refused):
    with pytest.warns(UserWarning):
        data = with_member(package, (info(f"{ROOT}/data/list.csv"), b"x"))
    refused(data, "SEAL-02")


def test_a_name_that_differs_between_header_and_directory(package, refused):
    data = bytearray(package.read_bytes())
    at = data.find(b"data/list.csv")
    data[at + 5] = ord("m")
    refused(bytes(data), "SEAL-01")


def test_bytes_before_between_and_after(package, refused):
    data = package.read_bytes()
    for wrong in (b"x" + data, data + b"x", data[:-1], data[: len(data) // 2], b"", data[:22], b"PK\5\6" + bytes(18)):
        refused_once(refused, wrong)


def refused_once(refused, data):
    import shutil

    refused(data, "SEAL-")
    shutil.rmtree(refused.__closure__[0].cell_contents / "incoming")


def test_a_lie_about_lengths(package, refused):
    data = bytearray(package.read_bytes())
    end = data.rfind(b"PK\5\6")
    start = struct.unpack_from("<I", data, end + 16)[0]
    for at in (start + 20, start + 24):
        struct.pack_into("<I", data, at, 0xFFFFFFF0)
    refused(bytes(data), "SEAL-01")


def test_not_a_file_and_a_folder_that_is_there(package, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    assert gongbao("receive", folder, "--into", tmp_path / "in").returncode in (1, 3)
    assert gongbao("receive", "/dev/zero", "--into", tmp_path / "in").returncode == 1
    assert gongbao("receive", tmp_path / "none.zip", "--into", tmp_path / "in").returncode == 3
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for taken in (mine, mine / "file", tmp_path / "link"):
        assert gongbao("receive", package, "--into", taken).returncode == 2, taken
    assert files(mine) == {"file": b"mine"} and not (tmp_path / "elsewhere").exists()
    assert gongbao("receive", package, "--into", folder).returncode == 0, "an empty folder is as good as a new one"
    assert subprocess.run(["find", tmp_path, "-name", ".*"], capture_output=True, text=True).stdout == ""


def test_a_pipe_is_not_waited_for(tmp_path):
    pipe = tmp_path / "p.zip"
    os.mkfifo(pipe)
    done = gongbao("receive", pipe, "--into", tmp_path / "in", timeout=20)
    assert done.returncode == 1, done.stderr
    assert "SEAL-01" in done.stderr
