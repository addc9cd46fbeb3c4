"""Writes the files that the scripted clerk drops: a notice with table, picture and attachment, and a yearly report."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "import"))
import openpyxl  # noqa: E402
from docx.shared import Cm  # noqa: E402

import documents  # noqa: E402
import tables  # noqa: E402

PHOTO = pathlib.Path(__file__).resolve().parents[1] / "sites/showcase/content/notices/photo.png"
ROWS = [("科室", "任务", "场次"), ("党政办", "统筹安排", "2"), ("司法所", "组织法治讲座", "12"), ("社区办", "张贴宣传海报", "8")]


def notice(folder):
    paper = documents.Paper()
    paper.line("某某街道办事处文件", documents.CENTER, red=True, size=36)
    paper.line("某街办〔2024〕12号", documents.CENTER)
    paper.line("关于开展2024年法治宣传活动的通知", documents.CENTER, size=22)
    paper.line("各社区居委会，各科室、中心：")
    paper.lines("为做好法治宣传工作，现将2024年法治宣传活动安排通知如下，请认真贯彻执行。", "一、工作安排", "每季度开展一次活动，活动结束后五个工作日内总结。")
    paper.line("表1 各科室任务分工", documents.CENTER)
    table = paper.file.add_table(len(ROWS), 3, style="Table Grid")
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    paper.lines("二、活动现场", "上一年活动的情况见下图。")
    paper.file.add_picture(str(PHOTO), width=Cm(8))
    paper.lines("附件：活动场次安排表")
    paper.line(documents.OFFICE, documents.RIGHT)
    paper.line("2024年5月6日", documents.RIGHT)
    paper.file.save(folder / "关于开展法治宣传活动的通知.docx")
    book = openpyxl.Workbook()
    book.active.title = "场次"
    for row in ROWS:
        book.active.append(row)
    for holder in (book.properties,):
        holder.creator = holder.lastModifiedBy = None
    book.save(folder / "附件：活动场次安排表.xlsx")


def main():
    folder = pathlib.Path(sys.argv[1])
    notice(folder)
    tables.report(folder / "2023年政府信息公开工作年度报告.docx")


main()
