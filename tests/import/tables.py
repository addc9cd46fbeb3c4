"""Reports and lists as offices have them, built with python-docx and openpyxl. Every name and number is invented."""

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH

REFUSED = ["1．属于国家秘密", "2．其他法律行政法规禁止公开", "3．危及“三安全一稳定”", "4．保护第三方合法权益", "5．属于三类内部事务信息", "6．属于四类过程性信息",
           "7．属于行政执法案卷", "8．属于行政查询事项"]
UNABLE = ["1．本机关不掌握相关政府信息", "2．没有现成信息需要另行制作", "3．补正后申请内容仍不明确"]
UNHANDLED = ["1．信访举报投诉类申请", "2．重复申请", "3．要求提供公开出版物", "4．无正当理由大量反复申请", "5．要求行政机关确认或重新出具已获取信息"]
OTHERS = ["1．申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2．申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3．其他"]
GROUPS = [("（三）不予公开", REFUSED), ("（四）无法提供", UNABLE), ("（五）不予处理", UNHANDLED), ("（六）其他处理", OTHERS)]
STATIONS = [("序号", "名称", "电话", "地址", "律师", "律师电话", "服务时间"),
            (1, "第一社区公共法律服务工作（站）室", 87654321, "某某路1号", "张某", 13800000000, "每月20日（上午9:00-11:00，下午13:00-17:00）"),
            (2, "第二社区公共法律服务工作（站）室", 87654321, "某某路2号", "待定", None, "每周二、四"),
            (3, "第三社区法律援助工作站", "020-12345678", "某某路3号", "李某", "13900000000", "周一至周五9:00-12:00，14:00-17:30（法定节假日除外）")]


def number(row, column):
    """Numbers that no two places share, and that balance: one of each outcome more than of the one before."""
    return row * 6 + column


def balanced():
    """The rows of table three: 21 outcomes, their total, what came in and what stays."""
    outcomes = [[number(row, column) for column in range(6)] for row in range(21)]
    total = [sum(column) for column in zip(*outcomes)]
    stays = [3, 0, 0, 1, 0, 2]
    came = [1, 1, 0, 0, 0, 0]
    new = [t + s - c for t, s, c in zip(total, stays, came)]
    return [[*row, sum(row)] for row in [new, came, *outcomes, total, stays]]


def merged(table, top, bottom, text):
    first, last = table.cell(*top), table.cell(*bottom)
    cell = first.merge(last) if first is not last else first
    for paragraph in list(cell.paragraphs)[1:]:
        paragraph._element.getparent().remove(paragraph._element)
    cell.text = str(text)


def table(document, rows, columns):
    made = document.add_table(rows, columns)
    made.style = "Table Grid"
    return made


def two(document, old=False):
    made = table(document, 14, 4)
    heads = ["信息内容", "本年新\n制作数量", "本年新\n公开数量", "对外公开总数量"] if old else ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    merged(made, (0, 0), (0, 3), "第二十条第（一）项")
    for row, cells in enumerate([heads, ["规章", 0, 0, 0], ["规范性文件" if old else "行政规范性文件", 2, 1, 6]], 1):
        for column, text in enumerate(cells):
            made.cell(row, column).text = str(text)
    row = 4
    for item, head, lines in [("（五）", "本年处理决定数量", [("行政许可", 1024)]), ("（六）", "本年处理决定数量", [("行政处罚", 35), ("行政强制", 4)]),
                              ("（八）", "本年收费金额（单位：万元）", [("行政事业性收费", 12.5)])]:
        merged(made, (row, 0), (row, 3), f"第二十条第{item}项")
        for at, (name, text) in enumerate([("信息内容", head), *lines], row + 1):
            made.cell(at, 0).text = name
            merged(made, (at, 1), (at, 3), text)
        row += 2 + len(lines)


def three(document):
    made = table(document, 28, 10)
    merged(made, (0, 0), (2, 2), "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
    merged(made, (0, 3), (0, 9), "申请人情况")
    merged(made, (1, 3), (2, 3), "自然人")
    merged(made, (1, 4), (1, 8), "法人或其他组织")
    merged(made, (1, 9), (2, 9), "总计")
    for column, text in enumerate(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], 4):
        made.cell(2, column).text = text
    merged(made, (3, 0), (3, 2), "一、本年新收政府信息公开申请数量")
    merged(made, (4, 0), (4, 2), "二、上年结转政府信息公开申请数量")
    merged(made, (5, 0), (26, 0), "三、本年度办理结果")
    merged(made, (5, 1), (5, 2), "（一）予以公开")
    merged(made, (6, 1), (6, 2), "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    row = 7
    for group, items in GROUPS:
        merged(made, (row, 1), (row + len(items) - 1, 1), group)
        for item in items:
            made.cell(row, 2).text = item
            row += 1
    merged(made, (26, 1), (26, 2), "（七）总计")
    merged(made, (27, 0), (27, 2), "四、结转下年度继续办理")
    for row, numbers in enumerate(balanced(), 3):
        for column, text in enumerate(numbers, 3):
            made.cell(row, column).text = str(text)


def four(document):
    made = table(document, 4, 15)
    merged(made, (0, 0), (1, 4), "行政复议")
    merged(made, (0, 5), (0, 14), "行政诉讼")
    merged(made, (1, 5), (1, 9), "未经复议直接起诉")
    merged(made, (1, 10), (1, 14), "复议后起诉")
    for column in range(15):
        made.cell(2, column).text = ["结果\n维持", "结果\n纠正", "其他\n结果", "尚未\n审结", "总计"][column % 5]
        made.cell(3, column).text = str([1, 2, 3, 4, 10, 5, 6, 7, 8, 26, 0, 0, 0, 1, 1][column])


def report(path, old=False):
    """A report as Word writes it, in the form of now or that of before 2021."""
    document = docx.Document()
    year = 2019 if old else 2023
    title = document.add_paragraph(f"某某街道办事处{year}年政府信息公开工作年度报告")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(f"　　本报告所列数据的统计期限为{year}年1月1日至12月31日。")
    document.add_paragraph("一、总体情况")
    document.add_paragraph(f"　　{year}年主动公开信息42条，其中工作动态28条。")
    document.add_paragraph("二、主动公开政府信息情况")
    two(document, old)
    document.add_paragraph("三、收到和处理政府信息公开申请情况")
    three(document)
    document.add_paragraph("四、政府信息公开行政复议、行政诉讼情况")
    four(document)
    document.add_paragraph("五、存在问题及改进情况")
    document.add_paragraph("　　存在的问题是有的社区公开不够及时；下一步每月核对一次，查漏补缺。")
    document.add_paragraph("六、其他需要报告的事项")
    document.add_paragraph("　　2023年没有收取信息处理费。行政事业性收费12.5万元均按规定收取。")
    document.save(path)


def stations(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "站点"
    sheet.append(["某某街道公共法律服务工作站一览表"])
    sheet.merge_cells("A1:G1")
    for row in STATIONS:
        sheet.append(list(row))
    book.save(path)


def shown(path):
    """What a sheet shows: days, percents, grouped numbers, merged cells."""
    import datetime
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["项目", "开工", "完成率", "金额"])
    sheet.append(["甲", datetime.date(2025, 3, 1), 0.875, 1234567.5])
    sheet.append([None, datetime.date(2025, 4, 15), 0.5, 980000])
    sheet.merge_cells("A2:A3")
    for row in (2, 3):
        sheet[f"B{row}"].number_format, sheet[f"C{row}"].number_format, sheet[f"D{row}"].number_format = "yyyy-mm-dd", "0.0%", "#,##0.00"
    book.save(path)
