"""Official documents in Word, and what LibreOffice makes of them in other formats: every field right or asked, nothing lost.

Judges: `documents.py`, which wrote them; python-docx for the text. Run by ./test; needs GONGBAO, the program's path.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import docx

import documents
from test_import import GONGBAO, Page, plain

SETTINGS = """name: 某某街道
url: https://test.example/
org:
  name: 某某街道办事处
review:
  drafted_by: 经办人
  reviewed_by: 审核人
  secrecy_reviewed_by: 保密员
  approved_by: 签发人
"""


class Site:
    """A site in a folder of its own, and the files that are brought to it."""

    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="gongbao-official-"))
        (self.root / "content").mkdir()
        (self.root / "content/site.yaml").write_text(SETTINGS)
        self.desk = self.root / "desk"
        self.desk.mkdir()
        self.steps = 0

    def run(self, *words, status=0, stdin=None):
        self.steps += 1
        done = subprocess.run([GONGBAO, *words, "--site", self.root, "--as-of", "2026-11-25", "--lang", "zh"], capture_output=True, text=True, input=stdin)
        assert done.returncode == status, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def bring(self, file, *words, stdin=None):
        return json.loads(self.run("import", str(file), "--format", "json", *words, stdin=stdin).stdout)

    def close(self):
        shutil.rmtree(self.root)


def fields(report):
    return {field["key"]: field["value"] for field in report["documents"][0]["fields"]}


def asked(report):
    return sorted(question["id"] for question in report["questions"])


class Official(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.addCleanup(self.site.close)

    def save(self, build, name="n.docx"):
        file, expected, questions = build()
        file.save(self.site.desk / name)
        return self.site.desk / name, expected, questions

    def check(self, report, expected, questions, where):
        read = fields(report)
        wrong = {key: (value, read.get(key)) for key, value in expected.items() if read.get(key) != value}
        self.assertFalse(wrong, f"{where}: {wrong}\n{json.dumps(report, ensure_ascii=False, indent=1)}")
        self.assertEqual(asked(report), sorted(questions), where)

    def test_every_field_is_right_or_asked(self):
        for build in documents.ALL:
            with self.subTest(build.__name__):
                site = Site()
                self.addCleanup(site.close)
                file, expected, questions = build()
                file.save(site.desk / "n.docx")
                if "附件" in expected and expected["附件"]:
                    docx.Document().save(site.desk / "附件1：合同审查表.docx")
                    docx.Document().save(site.desk / "2.合同台账（样式）.docx")
                self.check(site.bring(site.desk / "n.docx"), expected, questions, build.__name__)

    def test_no_word_is_lost_without_being_told(self):
        for build in documents.ALL:
            with self.subTest(build.__name__):
                site = Site()
                self.addCleanup(site.close)
                file, _, _ = build()
                file.save(site.desk / "n.docx")
                report = site.bring(site.desk / "n.docx")
                kept = plain(json.dumps(report["notes"], ensure_ascii=False) + report["documents"][0]["text"] + "".join(fields(report).values()))
                kept = kept.replace("\\", "")
                cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
                for text in [p.text for p in file.paragraphs] + cells:
                    for line in re.split(r"\n|\s{4,}", text):
                        line = plain(line)
                        known = line in kept or re.fullmatch("签发人：.*", line) or plain(line) in plain("".join(fields(report).values()))
                        title = line in plain(fields(report).get("标题", ""))
                        day = re.fullmatch("[0-9二〇]{4}年.*日", line)
                        head = line.endswith("文件") and line[:-2] in kept or line in "某某街道办事处"
                        self.assertTrue(known or title or day or head, f"{line!r} is lost\n{report['documents'][0]['text']}\n{report['notes']}")

    def test_from_a_notice_to_a_package_in_three_steps(self):
        file, _, _ = self.save(documents.red_head)
        docx.Document().save(self.site.desk / "附件1：合同审查表.docx")
        docx.Document().save(self.site.desk / "2.合同台账（样式）.docx")
        report = self.site.bring(file)
        answers = self.site.desk / "answers.json"
        answers.write_text(json.dumps({question["id"]: question["choices"][0] for question in report["questions"]}))
        self.site.run("import", str(file), "--answers", str(answers))
        self.site.run("package")
        self.assertEqual(self.site.steps, 3)
        self.assertEqual(len(list((self.site.root / "packages").glob("*.zip"))), 1)

    def test_nothing_unanswered_goes_out(self):
        file, _, _ = self.save(documents.untold)
        report = self.site.bring(file)
        path = self.site.root / "content" / report["documents"][0]["path"]
        path.write_text(re.sub("^草稿:.*\n", "", path.read_text(), flags=re.M))
        done = self.site.run("package", status=1)
        self.assertIn("FIELD-09", done.stderr)

    def test_numbers_stand_as_printed_a_line_each(self):
        file, _, _ = self.save(documents.automatic)
        report = self.site.bring(file, "--answer", "picture-1=窗口示意图", "--answer", "published=2026-11-25")
        self.assertEqual(report["questions"], [])
        self.site.run("build")
        page = self.site.root / "public" / report["documents"][0]["path"].replace(".md", ".html")
        text = page.read_text()
        main = re.search("<main.*</main>", text, re.S)[0]
        blocks = [plain(re.sub("<[^>]*>", "", block)) for block in re.findall(r"<(?:p|li|h\d)\b[^>]*>(.*?)(?=<(?:p|li|h\d|ol|ul|/ol|/ul|table|div)\b|</(?:p|li|h\d)>)", main, re.S)]
        for line in ["一、服务时间", "（一）工作日", "（1）取号后等候", "（2）叫号后办理", "（二）周六", "二、服务事项"]:
            self.assertIn(line, blocks, blocks)
        for line in ["上午九点开始办理", "下午两点开始办理"]:
            self.assertTrue(any(block.endswith(line) and len(block) <= len(line) + 2 for block in blocks), blocks)


if __name__ == "__main__":
    unittest.main(verbosity=2)
