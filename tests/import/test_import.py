"""Files that LibreOffice makes are imported, built, and compared with what others read in them.

Judges: python-docx and openpyxl (Debian's packages) for paragraphs, headings, tables and cells, LibreOffice's own export to
CSV for values as a sheet shows them. Run by ./test; needs GONGBAO, the program's path.
"""

import csv
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import docx
import openpyxl
from docx.oxml.ns import qn

HERE = pathlib.Path(__file__).parent
GONGBAO = pathlib.Path(os.environ.get("GONGBAO", HERE / "../../target/release/gongbao")).resolve()
SETTINGS = "name: 测试站\nurl: https://test.example/\norg:\n  name: 测试街道办事处\n"


def plain(text):
    return re.sub(r"\s", "", text)


class Page(html.parser.HTMLParser):
    """The texts, headings and tables of the article of a built page."""

    def __init__(self, text):
        super().__init__()
        self.text, self.headings, self.tables, self.images = "", [], [], 0
        self.heading = self.cell = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if re.fullmatch("h[1-6]", tag):
            self.heading = (int(tag[1]), "")
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.cell = ""
        elif tag == "img":
            self.images += 1

    def handle_endtag(self, tag):
        if re.fullmatch("h[1-6]", tag) and self.heading:
            self.headings.append((self.heading[0], plain(self.heading[1])))
            self.heading = None
        elif tag in ("td", "th"):
            self.tables[-1][-1].append(plain(self.cell))
            self.cell = None

    def handle_data(self, data):
        self.text += data
        if self.heading:
            self.heading = (self.heading[0], self.heading[1] + data)
        if self.cell is not None:
            self.cell += data


class Import(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(tempfile.mkdtemp(prefix="gongbao-import-"))
        (cls.work / "content").mkdir()
        (cls.work / "content/site.yaml").write_text(SETTINGS)
        for name, kind in [("notice.fodt", "docx"), ("plain.fodt", "docx"), ("plan.fods", "xlsx"), ("plan.fods", "csv:Text - txt - csv (StarCalc):44,34,76")]:
            cls.convert(name, kind)
        cls.said = {name: cls.bring(name) for name in ["notice.docx", "plain.docx", "plan.xlsx"]}
        shutil.copy(HERE / "sources/page.html", cls.work / "page.html")
        (cls.work / "page.html").write_bytes((HERE / "sources/page.html").read_text().encode("gb18030"))
        cls.said["page.html"] = cls.bring("page.html")
        built = cls.run_gongbao("build", "--lang", "zh")
        assert built.returncode == 0, built.stdout + built.stderr

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.work)

    @classmethod
    def convert(cls, name, kind):
        profile = f"-env:UserInstallation=file://{cls.work}/profile"
        subprocess.run(["soffice", profile, "--headless", "--convert-to", kind, "--outdir", cls.work, HERE / "sources" / name],
                       check=True, capture_output=True)

    @classmethod
    def run_gongbao(cls, *words):
        command = [GONGBAO, *words, "--site", cls.work, "--as-of", "2024-06-01"]
        return subprocess.run(command, capture_output=True, text=True)

    @classmethod
    def bring(cls, name):
        """Imports a file, answers what is asked, and gives what was said."""
        answers = {"published": "2024-05-31", "category": "通知公告", "picture-1": "测试用的红色方块"}
        words = ["import", str(cls.work / name), "--slug", name.split(".")[0]]
        report = json.loads(cls.run_gongbao(*words, "--format", "json").stdout)
        asked = {question["id"]: answers[question["id"]] for question in report["questions"]}
        (cls.work / "answers.json").write_text(json.dumps(asked))
        done = cls.run_gongbao(*words, "--lang", "zh", "--answers", str(cls.work / "answers.json"))
        assert done.returncode == 0, done.stderr
        return done.stderr

    def page(self, slug):
        text = (self.work / f"public/notices/{slug}.html").read_text()
        return Page(re.search("<main.*</main>", text, re.S)[0])

    def test_word_text_headings_and_tables_are_kept(self):
        page, document = self.page("notice"), docx.Document(self.work / "notice.docx")
        shown = plain(page.text).replace("（注1）", "")
        seen = 0
        for paragraph in document.paragraphs:
            # python-docx leaves links out of a paragraph's text.
            text = plain("".join(t.text for t in paragraph._p.iter(qn("w:t"))))
            if not text:
                continue
            seen += 1
            self.assertIn(text, shown)
            style = paragraph.style.name
            if style.startswith("Heading"):
                self.assertIn((int(style.split()[1]) + 1, text), page.headings)
        self.assertGreater(seen, 20)
        title = next(p.text for p in document.paragraphs if p.style.name == "Title")
        self.assertEqual(page.headings[0], (1, plain(title)))
        official, table = document.tables
        grid = [[plain(cell.text) for cell in row.cells] for row in table.rows]
        self.assertIn(grid, page.tables)
        for row in official.rows:
            for label, value in [(0, 1), (2, 3)]:
                value = plain(row.cells[value].text)
                if value == "主动公开":
                    self.assertIn(value, self.said["notice.docx"])
                elif value and not re.search("年.*月.*日", value):
                    self.assertIn(value, shown)
        self.assertIn("2023-11-28", (self.work / "content/notices/notice.md").read_text())
        self.assertIn("这是脚注的文字。", shown)
        self.assertEqual(page.images, 1)

    def test_numbers_that_word_draws_are_kept(self):
        shown = plain(self.page("notice").text)
        for text in ["一、中文编号甲", "二、中文编号乙"]:
            self.assertIn(text, shown)
        markdown = (self.work / "content/notices/notice.md").read_text()
        self.assertIn("1. 第一项任务", markdown)
        self.assertIn("2. 第二项任务", markdown)
        self.assertIn("  - 圆点一之下", markdown)

    def test_a_file_without_styles_gets_its_outline(self):
        page, document = self.page("plain"), docx.Document(self.work / "plain.docx")
        for paragraph in document.paragraphs:
            self.assertIn(plain(paragraph.text), plain(page.text))
        for heading in [(1, "关于做好防汛工作的通知"), (2, "一、加强值守"), (3, "（一）落实责任"), (2, "二、做好准备")]:
            self.assertIn(heading, page.headings)
        text = (self.work / "content/notices/plain.md").read_text()
        for line in ['文号: "测街办〔2024〕3号"', "成文日期: 2024-05-06"]:
            self.assertIn(line, text)

    def test_excel_cells_are_kept_as_the_sheet_shows_them(self):
        page, book = self.page("plan"), openpyxl.load_workbook(self.work / "plan.xlsx", data_only=True)
        shown = plain(page.text)
        for sheet in book.worksheets:
            self.assertIn((2, sheet.title), page.headings)
            for row in sheet.iter_rows(values_only=True):
                for value in row:
                    if isinstance(value, str):
                        self.assertIn(plain(value), shown)
        with open(self.work / "plan.csv", newline="") as file:
            rows = list(csv.reader(file))
        cells = [cell for row in page.tables[0] for cell in row]
        checked = 0
        for row in rows[1:-1]:
            for value in filter(None, row):
                checked += 1
                self.assertIn(plain(value), cells)
        self.assertGreater(checked, 12)

    def test_a_page_in_gbk_is_read(self):
        page = self.page("page")
        self.assertIn((2, "一、窗口服务"), page.headings)
        self.assertIn([["窗口", "时间", "时间"], ["甲", "上午", "9:00"], ["甲", "下午", "14:00"]], page.tables)

    def test_a_second_import_touches_nothing(self):
        before = (self.work / "content/notices/plan.md").read_text()
        done = self.run_gongbao("import", str(self.work / "plan.xlsx"), "--slug", "plan")
        self.assertEqual(done.returncode, 2)
        self.assertEqual((self.work / "content/notices/plan.md").read_text(), before)


if __name__ == "__main__":
    unittest.main(verbosity=2)
