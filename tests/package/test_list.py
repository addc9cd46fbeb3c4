"""The list in LibreOffice: it opens, and every cell says what the CSV says."""
import csv
import subprocess

import pytest

# Comma, double quotes, UTF-8, from the first line; cells as they are shown.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def office(tmp_path, *words):
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    done = subprocess.run(
        ["soffice", profile, "--headless", *map(str, words), "--outdir", str(tmp_path)],
        capture_output=True, text=True, timeout=300,
    )
    assert done.returncode == 0, done
    return [path for path in tmp_path.iterdir() if path.is_file()]


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_libreoffice_reads_every_cell(bag, tmp_path, kind):
    words = [] if kind == "xlsx" else ["--infilter=CSV:44,34,76,1,,0,false,false"]
    made = office(tmp_path, *words, "--convert-to", FILTER, bag / f"data/list.{kind}")
    assert len(made) == 1 and made[0].name == ("list-交付清单.csv" if kind == "xlsx" else "list-list.csv"), made
    expected = rows(bag / "data/list.csv")
    assert len(expected) == 43 and len(expected[0]) == 20
    assert rows(made[0]) == expected


def test_the_list_is_that_of_the_platform_and_names_folders_that_exist(bag):
    head, *lines = rows(bag / "data/list.csv")
    assert head[:8] == ["索引号", "分类", "发布机构", "成文日期", "名称", "文号", "发布日期", "主题词"]
    folder = head.index("文件夹")
    assert all((bag / "data" / line[folder] / "fragment.html").is_file() for line in lines)
    assert len({line[folder] for line in lines}) == 42
