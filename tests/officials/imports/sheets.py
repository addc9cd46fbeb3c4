"""Excel files as offices have them."""

import datetime

import openpyxl

DAY = datetime.datetime(2025, 3, 1)


def book(rows, path, merges=(), formats=None, name="Sheet1"):
    made = openpyxl.Workbook()
    page = made.active
    page.title = name
    for row in rows:
        page.append(row)
    for area in merges:
        page.merge_cells(area)
    for cell, code in (formats or {}).items():
        page[cell].number_format = code
    made.properties.creator, made.properties.created, made.properties.modified = None, DAY, DAY
    made.save(path)


def plain(path):
    book([["社区", "时间"], ["第一社区", "3月10日"]], path)


STATIONS = [["序号", "名称", "电话", "地址", "律师", "律师电话", "服务时间"],
            [1, "第一社区公共法律服务工作（站）室", "00000001", "某某路1号", "张某", "13800000001", "每月20日（上午9:00-11:00，下午13:00-17:00）"],
            [2, "第二社区公共法律服务工作（站）室", "00000002", "某某路2号", "李某", "13800000002", "每月第3个周二（上午9：00-11：00，下午13：00-17：00）"],
            [3, "第三社区公共法律服务工作（站）室", "00000003", "某某路3号", "待定", "", "每周二、四"]]


def stations(d, Case, file):
    book([["某某街道公共法律服务工作站一览表"] + [None] * 6, *STATIONS], d / "a.xlsx", ["A1:G1"])
    return Case("", file, "station", fields={"标题": [r[1] for r in STATIONS[1:]], "地址": [r[3] for r in STATIONS[1:]]}, asked=["电话|区号|phone"], documents=3,
                said=["律师电话|手机|13"], told=["每月20日", "第3个周二|第三个周二", "周二、四|周四"], never=["13800000001", "13800000002"])


def more_stations(d, Case):
    rows = [["站点名称", "联系电话", "站点地址", "值班律师", "开放时间"],
            ["某某街道公共法律服务工作站", "020-00000009", "某某路9号", "待定", "周一至周五9:00-12:00，14:00-17:30（法定节假日除外）"],
            ["第四社区法律援助联络点", "020-00000009", "某某路4号", "张某", "每月最后一个周五下午"],
            ["第五社区人民调解室", "020-00000009", "某某路5号", "李某", "每月30号（2月最后一天）（上午9：00-11：00，下午13：00-17：00）"],
            ["第六社区公共法律服务工作室", "020-00000009", "某某路6号", "李某", "预约"]]
    book(rows, d / "a.xlsx")
    return Case("", "a.xls", "station", fields={"标题": [r[0] for r in rows[1:]], "地址": [r[2] for r in rows[1:]], "电话": [["020-00000009"]] * 4}, documents=4,
                told=["最后一个周五", "2月最后一天|最后一天", "预约"], convert=("a.xlsx", "xls"))


def formulas(d, Case):
    """Sums whose values openpyxl does not store."""
    book([["科室", "场次"], ["司法所", 12], ["综治中心", 8], ["合计", "=SUM(B2:B3)"]], d / "2025年法治宣传场次统计表.xlsx")
    return Case("", "2025年法治宣传场次统计表.xlsx", asked=["标题", "B4|公式"], rows=[["司法所", "12"], ["综治中心", "8"]], said=["公式|B4"])


def plan(d, Case):
    rows = [["2025年社区法治宣传活动计划表", None, None, None], ["社区", "第一季度", None, "负责科室"], [None, "主题", "场次", None], ["第一社区", "民法典", 3, "司法所"], [None, "反诈", 2, "平安办"], ["第二社区", "民法典", 4, "司法所"]]
    book(rows, d / "a.xlsx", ["A1:D1", "A2:A3", "B2:C2", "D2:D3", "A4:A5"])
    return Case("", "a.xlsx", fields={"标题": "2025年社区法治宣传活动计划表"}, rows=[["民法典", "3", "司法所"], ["反诈", "2", "平安办"], ["第二社区", "民法典", "4", "司法所"]], told=["第一季度", "主题", "场次", "负责科室"])


def lying(d, Case):
    """An .xls that is an .xlsx."""
    book([["2025年普法讲师团名册", None], ["姓名", "社区"], ["张某", "第一社区"], ["李某", "第二社区"]], d / "b.xlsx", ["A1:B1"])
    (d / "b.xlsx").rename(d / "a.xls")
    return Case("", "a.xls", fields={"标题": "2025年普法讲师团名册"}, rows=[["姓名", "社区"], ["张某", "第一社区"], ["李某", "第二社区"]])


def html_inside(d, Case):
    """An .xls that is a web page with a table, as portals export it; declared UTF-8, written in GBK."""
    page = ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>2025年法律咨询统计</title></head><body>'
            "<table border=1><tr><td colspan=3>2025年法律咨询统计</td></tr><tr><td>月份</td><td>来访</td><td>来电</td></tr><tr><td>1月</td><td>15</td><td>20</td></tr><tr><td>2月</td><td>11</td><td>9</td></tr></table></body></html>")
    (d / "a.xls").write_bytes(page.encode("gbk"))
    return Case("", "a.xls", fields={"标题": "2025年法律咨询统计"}, either=["标题"], rows=[["月份", "来访", "来电"], ["1月", "15", "20"], ["2月", "11", "9"]])


def numbers(d, Case):
    """Dates, percents, long numbers and money as a sheet shows them."""
    rows = [["2025年项目进度表", None, None, None], ["开工日期", "完成率", "金额（元）", "编号"], [datetime.date(2025, 3, 1), 0.875, 1234567.5, "00123"], [datetime.date(2025, 4, 15), 0.5, 980000, "00124"]]
    book(rows, d / "a.xlsx", ["A1:D1"], {"A3": "yyyy-mm-dd", "A4": "yyyy-mm-dd", "B3": "0.0%", "B4": "0.0%", "C3": "#,##0.00", "C4": "#,##0.00"})
    return Case("", "a.et", fields={"标题": "2025年项目进度表"}, rows=[["2025-03-01", "87.5%", "1,234,567.50", "00123"], ["2025-04-15", "50.0%", "980,000.00", "00124"]], convert=("a.xlsx", "xls"))
