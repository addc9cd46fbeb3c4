"""The openings of real reports of other offices (shared/corpus/reports) against the table of their true defects.

usage: reports.py [--gongbao PROGRAM] [--texts DIR]     exit 1 when a defect is missed or something false is said
Counted as false is whatever is said about a line of the text and is no defect of the table; what the cut text lacks (a part, a table) is not counted.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from seeded import SETTINGS

# file -> the office that wrote it, kind, front matter, words that a finding about each defect must hold (in its message or on its line)
TEXTS = {
    "fazhi-2025-a": ("北城街街道办事处", "reports", "年度: 2025\n报告类型: 法治政府建设\n发布日期: 2026-01-20\n", [("last year's heading", r"一、2024年|2024", r"^## ?一、2024年"), ("outline of 2021—2025", r"纲要|2021", r"2022—2025年")]),
    "fazhi-2025-b": ("长延堡街道办事处", "reports", "年度: 2025\n报告类型: 法治政府建设\n发布日期: 2026-01-20\n", []),
    "fazhi-2025-c": ("东方山街道办事处", "reports", "年度: 2025\n报告类型: 法治政府建设\n发布日期: 2026-01-20\n", [("2025度", r"2025度|年度", r"2025度"), ("39余", r"39余|余", r"39余件")]),
    "nianbao-2023-a": ("无锡市锡山区人民政府厚桥街道办事处", "reports", "年度: 2023\n报告类型: 政府信息公开\n发布日期: 2024-01-20\n", []),
    "tongbao-2024q4": ("腾冲市人民政府办公室", "notices", "类别: 通知公告\n主题分类: 综合政务\n成文日期: 2025-02-12\n发布日期: 2025-02-12\n", [("第季度", r"第季度|季度", r"第季度"), ("发布发布", r"发布发布|重复", r"发布发布")]),
}
# Spaces inside Chinese are a defect of these texts too; whoever names them is right.
ALSO = re.compile("空格")
# What an excerpt lacks, and what has to do with the site and not with the text.
ABOUT_THE_CUT = re.compile(r"^(LAW-0[15]|AR-|FIELD-|FRESH|ORG|SITE|META|IDX|TAG|PLAT|REV|INTERP|A11Y|LINK|FIG|MAP|BASE|DUE)")

# The same defects in other words, and what looks like them: a line of a report of 2025, and whether something is wrong in it.
LINES = [
    ("全年审核合同47余件。", True), ("化解矛盾纠纷153余起。", True), ("开展宣传20余场。", False), ("排查隐患380余处，服务群众1200余人次。", False), ("化解纠纷三十余件。", False),
    ("各社区要切实切实抓好落实。", True), ("街道举办举办了专题培训。", True), ("家家户户参与，人人有责。", False), ("街道道路整治完成。", False), ("北京市市场监管经验值得学习。", False), ("社区区域划分清楚。", False),
    ("遇事大家商量商量，常常走访。", False), ("2025年第季度检查情况已通报。", True), ("第三季度检查情况已通报。", False), ("2025度工作要点已印发。", True), ("全年节约用电2025度。", False),
    ("深入落实《法治政府建设实施纲要（2020—2025年）》。", True), ("深入落实《法治政府建设实施纲要（2021—2025年）》。", False), ("深入落实《法治社会建设实施纲要（2020—2025年）》。", False),
    ("深入落实《法治中国建设规划（2020—2025年）》。", False), ("落实《知识产权强国建设纲要（2021—2035年）》。", False), ("成立由街道党工委书记任组长的领导小组。", False),
    ("与2024年相比，案件下降12件。", False), ("联合区司法局、街道派出所开展检查。", False), ("纳入街道党工委议事日程，报区人民政府。", False), ("由街道办事处主任牵头负责。", False),
    ("（三）2024年工作回顾与对比。", False), ("## 二、2026年工作计划", False), ("## 一、2024年法治政府建设工作情况", True), ("## 一、2025年推进法治政府建设的主要举措", False),
]


def line_site(work, office):
    """A report a line, on the site of the office."""
    (work / "content/reports").mkdir(parents=True)
    (work / "content/site.yaml").write_text(SETTINGS.replace("某某街道办事处", office).replace("某某街道", office.removesuffix("办事处")), "utf-8")
    for n, (line, _) in enumerate(LINES):
        body = line if line.startswith("#") else f"## 一、2025年工作情况\n\n{line}"
        (work / f"content/reports/r{n:02}.md").write_text(f"---\n标题: {office}2025年法治政府建设年度报告\n年度: 2025\n报告类型: 法治政府建设\n发布日期: 2026-01-20\n---\n{body}\n\n街道高度重视，专题研究部署。\n", "utf-8")


def judge_lines(program):
    work = pathlib.Path(tempfile.mkdtemp(prefix="gongbao-lines-"))
    line_site(work, "东方山街道办事处")
    done = subprocess.run([program, "check", "--format", "json", "--site", str(work), "--as-of", "2026-02-01", "--lang", "zh"], capture_output=True, text=True)
    found = missed = false = 0
    for n, (line, wrong) in enumerate(LINES):
        said = []
        for f in map(json.loads, (text for text in done.stdout.splitlines() if text.startswith("{"))):
            at = {f["line"]} | {place.get("line") for place in f.get("places", []) if isinstance(place, dict)}
            about_line = (7 in at if line.startswith("#") else 9 in at)
            if f["file"].endswith(f"r{n:02}.md") and about_line and not re.match("FIG|LAW-0[15]|MARK|DOC-03", f["code"]):
                said.append(f"{f['code']} {f['severity']} {f['message']}")
        found, missed, false = found + bool(wrong and said), missed + (wrong and not said), false + (not wrong and bool(said))
        if bool(said) != wrong:
            print(f"line: {'MISSED' if wrong else 'FALSE'} {line} {said}")
    shutil.rmtree(work)
    return found, missed, false


def prepare(source, front, office):
    lines = [line.strip() for line in source.read_text("utf-8").splitlines() if line.strip() and not line.startswith(("[excerpt", "•", "  •", "索引号", "公开目录", "文号", "主题词"))]
    title = next((line for line in lines if re.fullmatch(r".{4,60}(报告|通报)", line)), "某某街道办事处2023年政府信息公开工作年度报告").replace("某某街道办事处", office)
    body = [("## " + line if re.match("[一二三四五六]、", line) else line) for line in lines if line != title]
    return f"---\n标题: {json.dumps(title, ensure_ascii=False)}\n{front}---\n" + "\n\n".join(body) + "\n"


def main():
    here = pathlib.Path(__file__).resolve()
    parser = argparse.ArgumentParser()
    parser.add_argument("--gongbao", default=os.environ.get("GONGBAO", "target/debug/gongbao"))
    parser.add_argument("--texts", type=pathlib.Path, default=here.parents[3] / "shared/corpus/reports")
    a = parser.parse_args()
    found, missed, false = judge_lines(a.gongbao)
    for name, (office, folder, front, defects) in (TEXTS.items() if a.texts.exists() else ()):
        work = pathlib.Path(tempfile.mkdtemp(prefix="gongbao-reports-"))
        (work / "content" / folder).mkdir(parents=True)
        (work / "content/site.yaml").write_text(SETTINGS.replace("某某街道办事处", office).replace("某某街道", office.removesuffix("办事处")), "utf-8")
        file = work / "content" / folder / "a.md"
        file.write_text(prepare(a.texts / f"{name}.txt", front, office), "utf-8")
        lines = file.read_text("utf-8").splitlines()
        done = subprocess.run([a.gongbao, "check", "--format", "json", "--site", str(work), "--as-of", "2026-02-01", "--lang", "zh"], capture_output=True, text=True)
        said = [f for f in map(json.loads, (line for line in done.stdout.splitlines() if line.startswith("{"))) if f["file"].endswith("a.md")]
        told = lambda f: (f["message"], lines[f["line"] - 1] if 0 < f["line"] <= len(lines) else "")
        used = []
        for what, words, line in defects:
            hits = [f for f in said if re.search(words, told(f)[0]) and (re.search(line, told(f)[1]) or re.search(line, told(f)[0]))]
            used += hits
            found, missed = found + bool(hits), missed + (not hits)
            print(f"{name}: {'found ' if hits else 'MISSED'} {what}" + (f" by {sorted({h['code'] for h in hits})}" if hits else ""))
        for f in said:
            if f not in used and f["line"] > 0 and not ALSO.search(f["message"]):
                about_cut = ABOUT_THE_CUT.match(f["code"]) and not re.search("名|单位|办事处", f["message"])
                false += not about_cut
                print(f"{name}: {'(cut)' if about_cut else 'FALSE'} {f['code']} {f['severity']} {f['message']} | {told(f)[1][max(0, f['column'] - 20):f['column'] + 30]}")
        shutil.rmtree(work)
    print(f"\nfound {found} of {found + missed} defects, false {false}")
    sys.exit(0 if not missed and not false else 1)


if __name__ == "__main__":
    main()
