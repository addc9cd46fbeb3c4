"""Official documents as offices write them, built with python-docx: a function each, with what is right.

Every name, number and date is invented.
"""

import io
import struct
import zlib

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

CENTER, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
OFFICE = "某某街道办事处"


def png():
    """A picture of one grey pixel."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b""))


class Paper(list):
    """A document that is written line by line."""

    def __init__(self):
        self.file = docx.Document()

    def line(self, text, align=None, red=False, indent=False, size=16):
        paragraph = self.file.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        if red:
            run.font.color.rgb = RGBColor(0xFF, 0, 0)
        if align is not None:
            paragraph.alignment = align
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(32)
        return paragraph

    def lines(self, *texts):
        for text in texts:
            self.line(text, indent=True)

    def numbered(self, levels, paragraphs):
        """Automatic numbering: levels are (format, pattern), paragraphs (level, text)."""
        numbering = self.file.part.numbering_part.element
        known = [int(e.get(qn("w:abstractNumId"))) for e in numbering.findall(qn("w:abstractNum"))]
        number = max(known, default=0) + 1
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(number))
        for at, (form, pattern) in enumerate(levels):
            level = OxmlElement("w:lvl")
            level.set(qn("w:ilvl"), str(at))
            for name, value in [("start", "1"), ("numFmt", form), ("lvlText", pattern)]:
                element = OxmlElement(f"w:{name}")
                element.set(qn("w:val"), value)
                level.append(element)
            abstract.append(level)
        numbering.insert(0, abstract)
        num = numbering.add_num(number)
        for level, text in paragraphs:
            paragraph = self.file.add_paragraph(text)
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = level
            properties.get_or_add_numId().val = num.numId


def red_head():
    paper = Paper()
    paper.line("000012", size=14)
    paper.line("特急", size=14)
    paper.line("某 某 街 道 办 事 处 文 件", CENTER, red=True, size=36)
    paper.line("某街办〔2024〕12号        签发人：张某", CENTER)
    paper.line("某某街道办事处关于印发", CENTER, size=22)
    paper.line("《某某街道合同管理办法（试行）》的", CENTER, size=22)
    paper.line("通知", CENTER, size=22)
    paper.line("各社区居委会，各科室、中心：")
    paper.lines("现将《某某街道合同管理办法（试行）》印发给你们，请认真贯彻执行。本办法自2024年6月1日起施行，有效期三年。",
                "一、总体要求", "（一）加强领导", "各社区要高度重视，明确专人负责。", "1.明确分工", "（1）党政办牵头；", "（2）司法所配合。")
    paper.lines("附件：1．合同审查表", "      2．合同台账（样式）")
    paper.line(OFFICE, RIGHT)
    paper.line("2024年5月6日", RIGHT)
    paper.line("（此件主动公开）")
    paper.line("抄送：区司法局，街道各站所。")
    paper.line("某某街道党政综合办公室          2024年5月7日印发")
    return paper.file, {
        "标题": "某某街道办事处关于印发《某某街道合同管理办法（试行）》的通知", "文号": "某街办〔2024〕12号", "发布机构": OFFICE,
        "成文日期": "2024-05-06", "施行日期": "2024-06-01", "有效期": "3", "类别": "政策文件", "体裁": "通知",
        "内容概述": "现将《某某街道合同管理办法（试行）》印发给你们，请认真贯彻执行。", "附件": "合同审查表、合同台账（样式）",
    }, ["published"]


def joint():
    paper = Paper()
    paper.line("中共某某街道工作委员会", CENTER, red=True)
    paper.line("某某街道办事处文件", CENTER, red=True)
    paper.line("某街〔2025〕3号", CENTER)
    paper.line("关于做好2025年防汛工作的通知", CENTER)
    paper.line("各社区：")
    paper.lines("汛期将至，现就做好防汛工作通知如下。", "一、加强值守。严格执行值班制度。", "二、备足物资。按清单备齐。")
    paper.line("中共某某街道工作委员会", RIGHT)
    paper.line("某某街道办事处", RIGHT)
    paper.line("二〇二五年四月八日", RIGHT)
    return paper.file, {
        "标题": "关于做好2025年防汛工作的通知", "文号": "某街〔2025〕3号", "发布机构": "中共某某街道工作委员会、某某街道办事处",
        "成文日期": "2025-04-08", "类别": "通知公告", "体裁": "通知", "施行日期": None,
    }, ["published"]


def automatic():
    """Three levels of numbering that Word draws, with a picture and a table in between."""
    paper = Paper()
    paper.line("某某街道便民服务中心窗口服务公告", CENTER)
    paper.lines("为方便群众办事，现将窗口服务事项公告如下。")
    levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")]
    paper.numbered(levels, [(0, "服务时间"), (1, "工作日"), (2, "上午九点开始办理"), (3, "取号后等候"), (3, "叫号后办理"), (2, "下午两点开始办理"), (1, "周六"), (0, "服务事项")])
    paper.file.add_picture(png())
    table = paper.file.add_table(rows=3, cols=3)
    for row, cells in zip(table.rows, [("窗口", "事项", "备注"), ("1号", "社保", "预约"), ("", "医保", "预约")]):
        for cell, text in zip(row.cells, cells):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    paper.line("某某街道便民服务中心", RIGHT)
    paper.line("2024年3月1日", RIGHT)
    return paper.file, {
        "标题": "某某街道便民服务中心窗口服务公告", "发布机构": "某某街道便民服务中心", "成文日期": "2024-03-01", "类别": "通知公告", "体裁": "公告", "文号": None,
    }, ["picture-1", "published"]


def letter():
    paper = Paper()
    paper.line(OFFICE, CENTER, red=True)
    paper.line("某街办函〔2024〕5号", RIGHT)
    paper.line("某某街道办事处关于征求《某某街道养犬管理办法》意见的函", CENTER)
    paper.line("各有关单位：")
    paper.lines("我街道起草了《某某街道养犬管理办法》，现征求你们的意见，请于2024年7月1日前反馈。")
    paper.line("某某街道办事处  2024年6月3日", RIGHT)
    return paper.file, {
        "标题": "某某街道办事处关于征求《某某街道养犬管理办法》意见的函", "文号": "某街办函〔2024〕5号", "发布机构": OFFICE, "成文日期": "2024-06-03",
        "类别": "通知公告", "体裁": "函", "施行日期": None,
    }, ["published"]


def plain():
    """No alignment, no style: everything at the left, as text pasted into Word."""
    paper = Paper()
    paper.lines("某某街道关于开展夏季消防安全检查的", "通告", "辖区各单位：", "　　为消除火灾隐患，定于2024年7月开展检查。", "　　一、检查范围", "　　餐饮、学校、工地。",
                "　　特此通告。", "　　　　　　　　　　某某街道办事处", "　　　　　　　　　　2024年6月20日")
    return paper.file, {
        "标题": "某某街道关于开展夏季消防安全检查的通告", "发布机构": OFFICE, "成文日期": "2024-06-20", "类别": "通知公告", "体裁": "通告",
    }, ["published"]


def publicity():
    paper = Paper()
    paper.line("某某街道2024年度先进集体\n拟推荐名单公示", CENTER)
    paper.lines("根据评选要求，现将拟推荐名单公示如下。公示时间为2024年11月4日至11月8日。")
    paper.line("某某街道党工委办公室", RIGHT)
    paper.line("2024年11月4日", RIGHT)
    return paper.file, {
        "标题": "某某街道2024年度先进集体拟推荐名单公示", "发布机构": "某某街道党工委办公室", "成文日期": "2024-11-04", "类别": "公示", "体裁": "公示", "施行日期": None,
    }, ["published"]


def untold():
    """Nothing says what it is: title, category and day are asked, and nothing is guessed."""
    paper = Paper()
    paper.lines("防汛小知识", "　　汛期请远离河道。", "　　遇险请拨打报警电话。")
    return paper.file, {"发布机构": None, "成文日期": None, "类别": None, "文号": None}, ["category", "published", "title"]


def regulation():
    """A rule with chapters and articles, in force from the day it is issued, its printing in a table."""
    paper = Paper()
    paper.line("某街办规〔2024〕1号", CENTER)
    paper.line("某某街道财务管理制度", CENTER)
    paper.line("（2024年2月1日街道办事处主任办公会议通过）", CENTER)
    paper.line("第一章　总则", CENTER)
    paper.lines("第一条　为规范财务管理，根据有关规定，制定本制度。", "第二条　本制度适用于街道各科室。")
    paper.line("第二章　附则", CENTER)
    paper.lines("第三条　本制度由财务科负责解释。", "第四条　本制度自印发之日起施行，有效期至2029年2月28日。2019年印发的《某某街道财务制度》同时废止。")
    paper.line(OFFICE, RIGHT)
    paper.line("2024年2月5日", RIGHT)
    table = paper.file.add_table(rows=2, cols=2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], ["抄送：区财政局。", "", "某某街道党政办公室", "2024年2月6日印发"]):
        cell.text = text
    return paper.file, {
        "标题": "某某街道财务管理制度", "文号": "某街办规〔2024〕1号", "发布机构": OFFICE, "成文日期": "2024-02-05", "施行日期": "2024-02-06", "失效日期": "2029-02-28",
        "类别": "政策文件", "体裁": "制度",
    }, ["published"]


def styled():
    """Styles for title and headings, a text box, a footnote's like, a comment and a tracked change."""
    paper = Paper()
    paper.file.add_paragraph("关于调整服务时间的通知", style="Title")
    paper.line("某街办〔2024〕20号", CENTER)
    paper.line("各科室：")
    paper.file.add_paragraph("一、时间", style="Heading 1")
    paper.lines("自2024年9月1日起，窗口服务时间调整为上午九点至下午五点。")
    paper.file.add_paragraph("二、要求", style="Heading 1")
    paper.file.add_paragraph("做好宣传", style="List Number")
    paper.file.add_paragraph("张贴告示", style="List Number")
    paper.line(OFFICE, RIGHT)
    paper.line("2024 年 8 月 15 日", RIGHT)
    return paper.file, {
        "标题": "关于调整服务时间的通知", "文号": "某街办〔2024〕20号", "发布机构": OFFICE, "成文日期": "2024-08-15", "类别": "通知公告", "施行日期": None,
    }, ["published"]


def enclosed():
    """What is attached stands in the same file below the closing; the file has a second closing."""
    paper = Paper()
    paper.line("关于印发《某某街道值班制度》的通知", CENTER)
    paper.line("各科室：")
    paper.lines("现将《某某街道值班制度》印发给你们，请遵照执行。", "附件：某某街道值班制度")
    paper.line(OFFICE, RIGHT)
    paper.line("2024年1月10日", RIGHT)
    paper.line("附件")
    paper.line("某某街道值班制度", CENTER)
    paper.lines("第一条　值班人员应当按时到岗。", "第二条　本制度自2024年2月1日起执行。")
    paper.line("某某街道应急办公室", RIGHT)
    paper.line("2023年12月28日", RIGHT)
    return paper.file, {
        "标题": "关于印发《某某街道值班制度》的通知", "发布机构": OFFICE, "成文日期": "2024-01-10", "施行日期": "2024-02-01", "附件": None, "体裁": "通知",
    }, ["published"]


ALL = [red_head, joint, automatic, letter, plain, publicity, untold, regulation, styled, enclosed]
