"""The forty files and what is expected of each.

fields   certain: must stand in the draft, and asking for one of these is asked wrongly
either   of these fields: may be asked in place of being read
asked    uncertain: a question must name the field (`|` separates names that will do), and the draft must not settle it in silence
kept     sentences that must stand in the draft, each on a line of its own
told     must stand in the draft or in what is said about the import (`|` separates words that will do)
said     must be said about the import
rows     cells that must stand in one row of a table, in this order
never    what must not stand in the draft
refused  a mark of secrecy: nothing may be written
"""

import dataclasses
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import notice
import sheets
import statutory
import webpages
from notice import OFFICE, Word


@dataclasses.dataclass
class Case:
    name: str
    file: str
    kind: str = "notice"
    fields: dict = dataclasses.field(default_factory=dict)
    asked: list = dataclasses.field(default_factory=list)
    kept: list = dataclasses.field(default_factory=list)
    either: list = dataclasses.field(default_factory=list)
    told: list = dataclasses.field(default_factory=list)
    said: list = dataclasses.field(default_factory=list)
    rows: list = dataclasses.field(default_factory=list)
    never: list = dataclasses.field(default_factory=list)
    refused: bool = False
    documents: int = 1
    # Which file of this case LibreOffice makes of which.
    convert: tuple = ()
    beside: tuple = ()


BODY = ["一、总体要求", "（一）指导思想", "坚持依法行政，服务辖区群众。", "（二）工作目标", "1.法治宣传覆盖全部社区。", "2.矛盾纠纷就地化解。", "（1）排查不留死角。", "（2）化解不留后患。", "二、工作安排",
        "各社区于2025年3月10日前完成动员，咨询电话：020-00000000。"]
BASIC = {"标题": "关于开展2025年社区法治宣传活动的通知", "文号": "某街办〔2025〕3号", "发布机构": OFFICE, "成文日期": "2025-03-03"}
LEAD = "为增强居民法治观念，现就开展社区法治宣传活动有关事项通知如下："
LEVELS = [("总体要求", 0), ("指导思想", 1), ("坚持依法行政。", -1), ("工作目标", 1), ("法治宣传覆盖全部社区。", 2), ("矛盾纠纷就地化解。", 2), ("工作安排", 0), ("动员部署", 1), ("召开动员会。", 2)]
MADE = ["一、总体要求", "（一）指导思想", "坚持依法行政。", "（二）工作目标", "1.法治宣传覆盖全部社区。", "2.矛盾纠纷就地化解。", "二、工作安排", "（一）动员部署", "1.召开动员会。"]
CLOSED = ["版记|抄送"]


def plain(title=("关于开展2025年社区法治宣传活动的通知",), **head):
    return Word().head(**head).title(*title).to().text(LEAD, *BODY)


def red_head(d):
    plain().signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields=BASIC, kept=["各社区居民委员会，街道各科室：", LEAD, *BODY], told=CLOSED)


def signer_and_long_title(d):
    w = Word().head(number="某街办〔2025〕12号", signer="张某").title("某某街道办事处关于印发《某某街道2025年", "普法依法治理工作要点》", "的通知")
    w.to().text(LEAD, *BODY).signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields={**BASIC, "标题": "某某街道办事处关于印发《某某街道2025年普法依法治理工作要点》的通知", "文号": "某街办〔2025〕12号"}, kept=[LEAD, *BODY], told=[*CLOSED, "签发人|张某"])


def automatic_numbers(d):
    w = Word().head().title("关于开展2025年社区法治宣传活动的通知").to().text(LEAD)
    for text, level in LEVELS:
        w.text(text) if level < 0 else w.numbered(text, level)
    w.signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields=BASIC, kept=[LEAD, *MADE], told=CLOSED)


def mixed_numbers(d):
    w = Word().head().title("关于开展2025年社区法治宣传活动的通知").to().text(LEAD)
    typed = iter(["（一）", "（二）", "（一）"])
    for text, level in LEVELS:
        if level == 0:
            w.numbered(text, 0, (("chineseCounting", "%1、"),))
        elif level == 1:
            w.text(next(typed) + text)
        elif level == 2:
            w.text({"法治宣传覆盖全部社区。": "1.", "矛盾纠纷就地化解。": "2.", "召开动员会。": "1."}[text] + text)
        else:
            w.text(text)
    w.signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields=BASIC, kept=[LEAD, *MADE], told=CLOSED)


def decimal_numbers(d):
    formats = (("decimal", "%1."), ("decimal", "%1.%2"), ("decimal", "（%3）"))
    w = Word().head().title("关于开展2025年社区法治宣传活动的通知").to().text(LEAD)
    for text, level in LEVELS:
        w.text(text) if level < 0 else w.numbered(text, level, formats)
    w.signed().closing().save(d / "a.docx")
    made = ["1.总体要求", "1.1指导思想", "坚持依法行政。", "1.2工作目标", "（1）法治宣传覆盖全部社区。", "（2）矛盾纠纷就地化解。", "2.工作安排", "2.1动员部署", "（1）召开动员会。"]
    return Case("", "a.docx", fields=BASIC, kept=[LEAD, *made], told=CLOSED)


def wps_lines(d):
    """A line a paragraph, full-width spaces first, spaces inside Chinese, half-width commas, straight quotes."""
    w = Word()
    for text in ["某某街道办事处文件", "某街办〔2025〕5号", "关于开展“法律进社区”活动的通知", "各社区居民委员会:", '　　为做好"法律进社区"工作,现将有关事项通知如下:', "　　一、活动时间", "　　2025 年 3 月 10 日至 3 月 20 日 ,每日上午 9 时开始。",
                 "　　二、活动内容", "　　(一)发放资料。各社区 设立 宣传点,发放普法资料。", "　　(二)法律咨询。由 工作站 律师解答 群众问题。", "　　　　　　　　　　　　　　　　　　　某某街道办事处", "　　　　　　　　　　　　　　　　　　　2025年3月3日"]:
        w.line(text)
    w.save(d / "a.docx")
    return Case("", "a.docx", fields={"标题": "关于开展“法律进社区”活动的通知", "文号": "某街办〔2025〕5号", "发布机构": OFFICE, "成文日期": "2025-03-03"},
                kept=["一、活动时间", "2025年3月10日至3月20日,每日上午9时开始。", "二、活动内容", "(一)发放资料。各社区设立宣传点,发放普法资料。", "(二)法律咨询。由工作站律师解答群众问题。"])


def joint(d):
    plain().signed(OFFICE, "某某街道综合治理中心").closing().save(d / "a.docx")
    return Case("", "a.docx", fields={**BASIC, "发布机构": f"{OFFICE}、某某街道综合治理中心"}, either=["发布机构"], kept=[LEAD, *BODY], told=["某某街道综合治理中心", *CLOSED])


def three_offices(d):
    plain().signed(OFFICE, "某某派出所", "某某司法所", day="二〇二五年三月三日").save(d / "a.docx")
    return Case("", "a.docx", fields={**BASIC, "发布机构": f"{OFFICE}、某某派出所、某某司法所"}, either=["发布机构"], kept=[LEAD, *BODY], told=["某某派出所", "某某司法所"])


def chinese_date(d):
    w = Word().title("关于调整公共法律服务工作站服务时间的公告").text("因场地维修，自2025年4月1日起，工作站服务时间调整为工作日9:00-12:00。", "特此公告。").signed(day="二〇二五年三月三十一日")
    w.save(d / "a.docx")
    return Case("", "a.docx", fields={"标题": "关于调整公共法律服务工作站服务时间的公告", "发布机构": OFFICE, "成文日期": "2025-03-31"},
                kept=["因场地维修，自2025年4月1日起，工作站服务时间调整为工作日9:00-12:00。", "特此公告。"])


def with_attachments(d):
    sheets.plain(d / "附件1 社区法治宣传活动安排表.xlsx")
    Word().title("法治宣传资料目录").text("民法典读本。").save(d / "附件2：法治宣传资料目录.docx")
    (d / "附件3.宣传点分布.csv").write_text("社区,地点\n第一社区,文化广场\n", "utf-8")
    w = plain().attachments("社区法治宣传活动安排表", "法治宣传资料目录", "宣传点分布")
    w.signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields={**BASIC, "附件": ["社区法治宣传活动安排表", "法治宣传资料目录", "宣传点分布"]}, kept=[LEAD, *BODY], told=CLOSED)


def attachment_missing(d):
    sheets.plain(d / "1.社区法治宣传活动安排表.xlsx")
    plain().attachments("社区法治宣传活动安排表", "法治宣传资料目录").signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields=BASIC, asked=["附件|attachment"], kept=[LEAD, *BODY], said=["法治宣传资料目录"], told=CLOSED)


def table_in_table(d):
    w = plain()
    outer = w.table([["组别", "任务"], ["宣传组", ""], ["保障组", "场地布置"]])
    inner = outer.cell(1, 1).add_table(2, 2)
    for (r, c), text in {(0, 0): "制作展板", (0, 1): "3月5日前", (1, 0): "发放资料", (1, 1): "3月10日前"}.items():
        inner.cell(r, c).text = text
    w.signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields=BASIC, kept=[LEAD, *BODY], rows=[["组别", "任务"], ["保障组", "场地布置"]], told=["制作展板", "3月5日前", "发放资料", "3月10日前", *CLOSED])


def merged_cells(d):
    w = plain()
    w.line("表1 宣传活动任务分工", "center")
    rows = [["序号", "任务", "数量", "数量"], ["序号", "任务", "场次", "人数"], ["1", "法治讲座", "12", "360"], ["2", "法治讲座", "8", "200"], ["合计", "合计", "20", "560"]]
    w.table(rows, [((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((2, 1), (3, 1)), ((4, 0), (4, 1))])
    w.signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields=BASIC, kept=[LEAD, *BODY], rows=[["法治讲座", "12", "360"], ["8", "200"], ["合计", "20", "560"]], told=["场次", "人数", *CLOSED])


def pictures(d):
    w = plain().picture().text("图为上一年度活动现场。").picture()
    w.signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields=BASIC, asked=["图片|picture|alt"], kept=[LEAD, *BODY, "图为上一年度活动现场。"], told=CLOSED)


def header_secret(d):
    plain().header("机密★5年").signed().closing(public="").save(d / "a.docx")
    return Case("", "a.docx", refused=True)


def line_secret(d):
    w = Word()
    w.line("密级：秘密")
    w.head().title("关于开展2025年社区法治宣传活动的通知").to().text(LEAD, *BODY).signed().save(d / "a.docx")
    return Case("", "a.docx", refused=True)


def closing_not_public(d):
    plain().signed().closing(public="此件不公开").save(d / "a.docx")
    return Case("", "a.docx", refused=True)


def footer_internal(d):
    plain().footer("内部资料　注意保存").signed().closing(public="").save(d / "a.docx")
    return Case("", "a.docx", refused=True)


def urgent_header(d):
    plain().header("特急").signed().closing().save(d / "a.docx")
    return Case("", "a.docx", fields=BASIC, kept=[LEAD, *BODY], told=["特急|紧急", *CLOSED])


def publicity(d):
    w = Word().title("关于2025年第一批法治家庭拟评选名单的公示").text("根据工作安排，现将拟评选名单予以公示，公示期为2025年3月3日至2025年3月9日。如有异议，请向街道司法所反映，电话：020-00000000。")
    w.table([["序号", "社区", "户主"], ["1", "第一社区", "张某"], ["2", "第二社区", "李某"]])
    w.signed().save(d / "a.docx")
    return Case("", "a.docx", fields={"标题": "关于2025年第一批法治家庭拟评选名单的公示", "类别": "公示", "发布机构": OFFICE, "成文日期": "2025-03-03", "征求意见期.开始": "2025-03-03", "征求意见期.截止": "2025-03-09"},
                kept=["根据工作安排，现将拟评选名单予以公示，公示期为2025年3月3日至2025年3月9日。如有异议，请向街道司法所反映，电话：020-00000000。"], rows=[["1", "第一社区", "张某"], ["2", "第二社区", "李某"]])


def validity(d):
    end = "本办法自2025年5月1日起施行，有效期5年。"
    w = Word().head(number="某街规〔2025〕1号").title("某某街道公共法律服务工作站管理办法").text("第一条　为规范工作站管理，制定本办法。", "第二条　工作站由街道司法所管理。", f"第三条　{end}").signed().closing()
    w.save(d / "a.docx")
    return Case("", "a.docx", fields={"标题": "某某街道公共法律服务工作站管理办法", "文号": "某街规〔2025〕1号", "发布机构": OFFICE, "成文日期": "2025-03-03", "施行日期": "2025-05-01", "有效期": 5},
                kept=["第一条　为规范工作站管理，制定本办法。", "第二条　工作站由街道司法所管理。", f"第三条　{end}"], told=CLOSED)


def month_only(d):
    plain().signed(day="2025年3月").save(d / "a.docx")
    return Case("", "a.docx", fields={k: v for k, v in BASIC.items() if k != "成文日期"}, asked=["成文日期"], kept=[LEAD, *BODY])


def two_numbers(d):
    w = Word().head(number="某街办〔2025〕3号").title("关于转发《某区司法局关于做好普法工作的通知》的通知").to().text("现将《某区司法局关于做好普法工作的通知》（某司〔2025〕8号）转发给你们，请认真贯彻执行。").signed().closing()
    w.save(d / "a.docx")
    return Case("", "a.docx", fields={**BASIC, "标题": "关于转发《某区司法局关于做好普法工作的通知》的通知"},
                kept=["现将《某区司法局关于做好普法工作的通知》（某司〔2025〕8号）转发给你们，请认真贯彻执行。"], told=CLOSED)


def box_and_footnote(d):
    import word
    p = lambda text, align="": word.paragraph([(text, "")], align)
    body = (p("某某街道办事处文件", "center") + p("某街办〔2025〕3号", "center") + p("关于开展2025年社区法治宣传活动的通知", "center") + p("各社区居民委员会：") + p(LEAD)
            + word.box(p("活动报名请拨打020-00000000。")) + p("各社区要认真组织。"))
    tail = p("某某街道办事处", "right") + p("2025年3月3日", "right")
    word.write_word(d / "a.docx", body + tail, footnote=p("活动地点以社区通知为准。"))
    return Case("", "a.docx", fields=BASIC, kept=[LEAD, "各社区要认真组织。"], told=["活动报名请拨打020-00000000。", "活动地点以社区通知为准。"])


def old_word(d):
    plain().attachments("社区法治宣传活动安排表").signed().closing().save(d / "a.docx")
    return Case("", "a.doc", fields=BASIC, kept=[LEAD, *BODY], asked=["附件"], told=[*CLOSED, "安排表"], convert=("a.docx", "doc"))


def wps_file(d):
    w = Word().head().title("关于开展2025年社区法治宣传活动的通知").to().text(LEAD, *BODY)
    w.table([["社区", "场次"], ["第一社区", "3"], ["第二社区", "4"]])
    w.signed().closing().save(d / "a.docx")
    return Case("", "a.wps", fields=BASIC, kept=[LEAD, *BODY], rows=[["社区", "场次"], ["第一社区", "3"], ["第二社区", "4"]], told=CLOSED, convert=("a.docx", "doc"))


def old_word_secret(d):
    plain().header("秘密★1年").signed().save(d / "a.docx")
    return Case("", "a.doc", refused=True, convert=("a.docx", "doc"))


def stations_xlsx(d):
    return sheets.stations(d, Case, "a.xlsx")


def stations_xls(d):
    return sheets.more_stations(d, Case)


def formulas(d):
    return sheets.formulas(d, Case)


def plan_xlsx(d):
    return sheets.plan(d, Case)


def xls_is_xlsx(d):
    return sheets.lying(d, Case)


def xls_is_html(d):
    return sheets.html_inside(d, Case)


def numbers_et(d):
    return sheets.numbers(d, Case)


def report(year, seed):
    said = [f"根据《中华人民共和国政府信息公开条例》要求，编制本报告，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。", f"全年主动公开信息{seed}条，其中通知公告7条。", "全年未发生政府信息公开收费情况。",
            "存在公开内容不够丰富的问题，下一步将完善公开目录。", "本年度没有其他需要报告的事项。"]

    def build(d):
        word, two, three, four = statutory.present(year, seed, said)
        word.save(d / "a.docx")
        return Case("", "a.docx", "report", fields={"标题": f"某某街道办事处{year}年政府信息公开工作年度报告", "年度": year, "报告类型": "政府信息公开", "表二": two, "表三": three, "表四": four}, kept=said,
                    # On the page: a row of table three with its sum, and the only row of table four.
                    rows=[["1.属于国家秘密", *map(str, [*three[statutory.KEYS[4]], sum(three[statutory.KEYS[4]])])], ["（一）予以公开", *map(str, [*three["（一）予以公开"], sum(three["（一）予以公开"])])]])
    return build


def old_report(d):
    said = ["2020年，街道主动公开信息20条。", "公开渠道还不够多，下一步将拓宽渠道。", "没有其他需要报告的事项。"]
    statutory.old(2020, said).save(d / "a.docx")
    return Case("", "a.docx", "report", fields={"标题": "某某街道办事处2020年政府信息公开工作年度报告", "年度": 2020, "报告类型": "政府信息公开"}, kept=said, rows=[["规范性文件", "1", "1", "4"], ["行政许可", "3", "0", "12"], ["其他对外管理服务事项", "5", "1", "40"]],
                said=["2021|旧|以前|原来的格式|老"])


LAW = ["2025年，某某街道深入学习贯彻习近平法治思想，扎实推进法治政府建设。现将有关情况报告如下：", "一、2025年推进法治政府建设的主要举措和成效", "（一）落实第一责任人职责。召开专题会议4次，研究法治建设工作。",
       "（二）规范行政执法。全年开展执法检查120次，审核合同39件。", "二、存在的不足和原因", "一是执法力量不足。二是普法形式单一。", "三、2026年工作计划", "继续加强基层法治队伍建设。"]


def law_report(d):
    Word().title("某某街道2025年度法治政府建设", "工作情况报告").text(*LAW).signed(day="2026年1月12日").save(d / "a.docx")
    return Case("", "a.docx", "report", fields={"标题": "某某街道2025年度法治政府建设工作情况报告", "年度": 2025, "报告类型": "法治政府建设"}, kept=LAW, told=["2026-01-12|2026年1月12日"])


CASES = [red_head, signer_and_long_title, automatic_numbers, mixed_numbers, decimal_numbers, wps_lines, joint, three_offices, chinese_date, with_attachments, attachment_missing, table_in_table,
         merged_cells, pictures, header_secret, line_secret, closing_not_public, footer_internal, urgent_header, publicity, validity, month_only, two_numbers, box_and_footnote, old_word, wps_file,
         old_word_secret, stations_xlsx, stations_xls, formulas, plan_xlsx, xls_is_xlsx, xls_is_html, numbers_et,
         *[lambda d, f=f: f(d, Case) for f in (webpages.portal_gbk, webpages.portal_marks, webpages.portal_not_public)],
         report(2024, 42), old_report, law_report]
NAMES = [getattr(f, "__name__", "") for f in CASES]
NAMES[-6:] = ["portal_gbk", "portal_marks", "portal_not_public", "report_2024", "old_report", "law_report"]


def build(out, only=()):
    """Writes the files (those of `only`, or all) below `out`, a folder each, and gives the cases."""
    shutil.rmtree(out, ignore_errors=True)
    cases = []
    for name, make in zip(NAMES, CASES):
        if only and name not in only:
            continue
        folder = out / name
        folder.mkdir(parents=True)
        case = make(folder)
        case.name = name
        cases.append(case)
    for kind, filters in {"doc": "doc:MS Word 97", "xls": "xls:MS Excel 97"}.items():
        # All of a kind in one call: the sources get names of their own, as LibreOffice writes into one folder.
        wanted = [c for c in cases if c.convert and c.convert[1] == kind]
        work = out / "work" / kind
        work.mkdir(parents=True)
        sources = []
        for case in wanted:
            source = out / case.name / case.convert[0]
            sources.append(shutil.move(source, work / f"{case.name}{source.suffix}"))
        if sources:
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{out}/work/profile", "--convert-to", filters, "--outdir", str(work / "made"), *map(str, sources)],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for case in wanted:
            shutil.move(work / "made" / f"{case.name}.{kind}", out / case.name / case.file)
    shutil.rmtree(out / "work", ignore_errors=True)
    return cases
