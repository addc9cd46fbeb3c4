"""Signatures by Debian's minisign: ours hold there, and its hold here."""
import shutil
import subprocess

import pytest

from conftest import DAY, files, gongbao

PASSWORD = "correct horse battery staple"


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    subprocess.run(["minisign", "-G", "-W", "-p", folder / "office.pub", "-s", folder / "office.key"], check=True, capture_output=True)
    given = f"{PASSWORD}\n{PASSWORD}\n"
    subprocess.run(["minisign", "-G", "-p", folder / "locked.pub", "-s", folder / "locked.key"], check=True, capture_output=True, text=True, input=given)
    return folder


def verify(file, key):
    return subprocess.run(["minisign", "-V", "-p", key, "-m", file], capture_output=True, text=True)


def sign(site, out, key, **env):
    return gongbao("package", "--site", site, "--as-of", DAY, "--out", out, "--sign", key, env=env)


def test_minisign_accepts_our_signature_and_sees_a_change(site, keys, tmp_path):
    out = tmp_path / "a.zip"
    done = sign(site, out, keys / "office.key")
    assert done.returncode == 0, done.stderr
    told = verify(out, keys / "office.pub")
    assert told.returncode == 0 and f"gongbao-0001-{DAY} sha256:" in told.stdout, told
    assert verify(out, keys / "locked.pub").returncode != 0
    assert gongbao("receive", out, "--into", tmp_path / "in", "--pubkey", keys / "office.pub").returncode == 0
    written = (keys / "office.pub").read_text().splitlines()[1]
    assert gongbao("receive", out, "--into", tmp_path / "in2", "--pubkey", written).returncode == 0
    assert gongbao("receive", out, "--into", tmp_path / "in3", "--pubkey", keys / "locked.pub").returncode == 1
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    out.write_bytes(data)
    assert verify(out, keys / "office.pub").returncode != 0
    assert gongbao("receive", out, "--into", tmp_path / "in4", "--pubkey", keys / "office.pub").returncode == 1
    assert not (tmp_path / "in3").exists() and not (tmp_path / "in4").exists()


def test_a_signature_of_minisign_holds_here(package, keys, tmp_path):
    file = tmp_path / "b.zip"
    shutil.copy(package, file)
    subprocess.run(["minisign", "-S", "-s", keys / "office.key", "-m", file], check=True, capture_output=True)
    done = gongbao("receive", file, "--into", tmp_path / "in", "--pubkey", keys / "office.pub")
    assert done.returncode == 0 and "签名有效" in done.stderr, done.stderr


def test_the_password_comes_from_the_environment_and_goes_nowhere(site, keys, tmp_path):
    before = files(site)
    for env in ({}, {"GONGBAO_MINISIGN_PASSWORD": "wrong"}):
        done = sign(site, tmp_path / "c.zip", keys / "locked.key", **env)
        assert done.returncode == 2 and "口令" in done.stderr, done.stderr
        assert not list(tmp_path.iterdir()), "nothing is left of a package that cannot be signed"
    assert files(site) == before
    done = sign(site, tmp_path / "c.zip", keys / "locked.key", GONGBAO_MINISIGN_PASSWORD=PASSWORD)
    assert done.returncode == 0, done.stderr
    assert verify(tmp_path / "c.zip", keys / "locked.pub").returncode == 0
    secret = PASSWORD.encode()
    for data in [done.stdout.encode(), done.stderr.encode(), *files(site).values(), *files(tmp_path).values()]:
        assert secret not in (data or b"")


def test_with_a_key_the_package_is_the_same(package, site, keys, tmp_path):
    assert sign(site, tmp_path / "d.zip", keys / "office.key").returncode == 0
    assert (tmp_path / "d.zip").read_bytes() == package.read_bytes()
