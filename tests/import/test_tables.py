"""A statutory report and a list of stations in every format that offices have: no cell typed by hand, nothing made up.

Judges: `tables.py`, which wrote them; the built page. Run by ./test; needs LibreOffice, and GONGBAO, the program's path.
"""

import csv
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import tables
from test_import import GONGBAO, Page, plain

SETTINGS = "name: 某某街道\nurl: https://test.example/\norg:\n  name: 某某街道办事处\n"
CONVERTED = tempfile.mkdtemp(prefix="gongbao-tables-")


def converted(path, ending):
    """The file in another format, by LibreOffice."""
    into = pathlib.Path(CONVERTED) / ending
    filters = {"html": "html:HTML (StarWriter)" if path.suffix == ".docx" else "html", "csv": "csv:Text - txt - csv (StarCalc):44,34,76"}
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{CONVERTED}/profile", "--convert-to", filters.get(ending, ending), "--outdir", into, path],
                   check=True, capture_output=True)
    return into / f"{path.stem}.{ending}"


class Tables(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="gongbao-tables-"))
        (self.root / "content").mkdir()
        (self.root / "content/site.yaml").write_text(SETTINGS)

    def tearDown(self):
        shutil.rmtree(self.root)

    def run_(self, *words, status=0):
        done = subprocess.run([GONGBAO, *map(str, words), "--site", self.root, "--as-of", "2024-02-01", "--lang", "zh"], capture_output=True, text=True)
        self.assertEqual(done.returncode, status, f"{words}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def bring(self, file, *words):
        return json.loads(self.run_("import", file, "--format", "json", *words))

    def made(self, make, name):
        path = self.root / name
        make(path)
        return path

    def page_has_every_number(self, page):
        two, three, four = page.tables
        self.assertIn(["行政规范性文件", "2", "1", "6"], two)
        for row in [["行政许可", "1024"], ["行政处罚", "35"], ["行政强制", "4"], ["行政事业性收费", "12.5"]]:
            self.assertIn(row, two)
        numbers = [row[-7:] for row in three[3:]]
        self.assertEqual(numbers, [[str(n) for n in row] for row in tables.balanced()])
        self.assertEqual(four[3], "1 2 3 4 10 5 6 7 8 26 0 0 0 1 1".split())

    def test_a_statutory_report_becomes_a_page_with_no_cell_typed_by_hand(self):
        word = self.made(tables.report, "报告.docx")
        for file in [word, converted(word, "html"), converted(word, "doc")]:
            with self.subTest(file.suffix):
                found = self.bring(file, "--slug", "r", "--answer", "published=2024-01-20")
                self.assertEqual([q["id"] for q in found["questions"]], [])
                self.assertEqual(found["documents"][0]["path"], "reports/r.md")
                self.run_("build")
                page = Page((self.root / "public/reports/r.html").read_text())
                self.page_has_every_number(page)
                self.assertEqual([text for level, text in page.headings if level == 2][:6],
                                 [plain(t) for t in ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况",
                                                     "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]])
                (self.root / "content/reports/r.md").unlink()

    def test_the_form_of_before_2021_is_told_and_stays_in_the_text(self):
        word = self.made(lambda path: tables.report(path, old=True), "旧.docx")
        found = self.bring(word, "--slug", "r", "--answer", "published=2020-01-20")
        self.assertTrue(any("2021年以前" in note["zh"] for note in found["notes"]), found["notes"])
        text = found["documents"][0]["text"]
        self.assertNotIn("表二:", text)
        self.assertIn("| 规范性文件 | 2 | 1 | 6 |", text)
        self.run_("build")
        page = Page((self.root / "public/reports/r.html").read_text())
        self.assertEqual(len(page.tables), 3)

    def test_a_list_of_stations_becomes_a_station_a_row(self):
        sheet = self.made(tables.stations, "站点.xlsx")
        et = converted(sheet, "xls").rename(pathlib.Path(CONVERTED) / "站点.et")
        for file in [sheet, converted(sheet, "xls"), et, converted(sheet, "html"), converted(sheet, "csv")]:
            with self.subTest(file.suffix):
                found = self.bring(file, "--answer", "area_code=020")
                self.assertEqual([q["id"] for q in found["questions"]], [])
                titles = [document["fields"][0]["value"] for document in found["documents"]]
                self.assertEqual(titles, [row[1] for row in tables.STATIONS[1:]])
                all_text = "".join(document["text"] for document in found["documents"])
                for gone in ["138", "139", "张某", "李某", "待定"]:
                    self.assertNotIn(gone, all_text)
                self.assertEqual(all_text.count("020-87654321"), 2)
                self.assertEqual(all_text.count("020-12345678"), 1)
                for row in tables.STATIONS[1:]:
                    self.assertIn(f'"{row[6]}"', all_text)
                self.run_("build")
                self.assertEqual(len(list((self.root / "public/stations").glob("station-*.html"))), 6, "three pages and three door sheets")
                shutil.rmtree(self.root / "content/stations")

    def test_a_sheet_comes_as_it_shows_its_numbers(self):
        sheet = self.made(tables.shown, "进度.xlsx")
        for file in [sheet, converted(sheet, "xls")]:
            with self.subTest(file.suffix):
                found = self.bring(file, "--slug", "s", "--kind", "notice")
                text = found["documents"][0]["text"]
                self.assertIn("| 甲 | 2025-03-01 | 87.5% | 1,234,567.50 |", text)
                self.assertIn("| 甲 | 2025-04-15 | 50.0% | 980,000.00 |", text)
                self.assertTrue(any("合并" in note["zh"] for note in found["notes"]), found["notes"])
                (self.root / "content/notices/s.md").unlink()


if __name__ == "__main__":
    try:
        unittest.main()
    finally:
        shutil.rmtree(CONVERTED)
