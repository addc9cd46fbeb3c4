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

# file -> kind, front matter, words that a finding about each defect must hold (in its message or on its line)
TEXTS = {
    "fazhi-2025-a": ("reports", "年度: 2025\n报告类型: 法治政府建设\n发布日期: 2026-01-20\n", [("last year's heading", r"一、2024年|2024", r"^## ?一、2024年"), ("outline of 2021—2025", r"纲要|2021", r"2022—2025年")]),
    "fazhi-2025-b": ("reports", "年度: 2025\n报告类型: 法治政府建设\n发布日期: 2026-01-20\n", []),
    "fazhi-2025-c": ("reports", "年度: 2025\n报告类型: 法治政府建设\n发布日期: 2026-01-20\n", [("2025度", r"2025度|年度", r"2025度"), ("39余", r"39余|余", r"39余件")]),
    "nianbao-2023-a": ("reports", "年度: 2023\n报告类型: 政府信息公开\n发布日期: 2024-01-20\n", []),
    "tongbao-2024q4": ("notices", "类别: 通知公告\n主题分类: 综合政务\n成文日期: 2025-02-12\n发布日期: 2025-02-12\n", [("第季度", r"第季度|季度", r"第季度"), ("发布发布", r"发布发布|重复", r"发布发布")]),
}
# Spaces inside Chinese are a defect of these texts too; whoever names them is right.
ALSO = re.compile("空格")
# What an excerpt lacks, and what has to do with the site and not with the text.
ABOUT_THE_CUT = re.compile(r"^(LAW-0[15]|AR-|FIELD-|FRESH|ORG|SITE|META|IDX|TAG|PLAT|REV|INTERP|A11Y|LINK|FIG|MAP|BASE|DUE)")


def prepare(source, front):
    lines = [line.strip() for line in source.read_text("utf-8").splitlines() if line.strip() and not line.startswith(("[excerpt", "•", "  •", "索引号", "公开目录", "文号", "主题词"))]
    title = next((line for line in lines if re.fullmatch(r".{4,60}(报告|通报)", line)), "某某街道办事处2023年政府信息公开工作年度报告")
    body = [("## " + line if re.match("[一二三四五六]、", line) else line) for line in lines if line != title]
    return f"---\n标题: {json.dumps(title, ensure_ascii=False)}\n{front}---\n" + "\n\n".join(body) + "\n"


def main():
    here = pathlib.Path(__file__).resolve()
    parser = argparse.ArgumentParser()
    parser.add_argument("--gongbao", default=os.environ.get("GONGBAO", "target/debug/gongbao"))
    parser.add_argument("--texts", type=pathlib.Path, default=here.parents[3] / "shared/corpus/reports")
    a = parser.parse_args()
    found = missed = false = 0
    for name, (folder, front, defects) in TEXTS.items():
        work = pathlib.Path(tempfile.mkdtemp(prefix="gongbao-reports-"))
        (work / "content" / folder).mkdir(parents=True)
        (work / "content/site.yaml").write_text(SETTINGS, "utf-8")
        file = work / "content" / folder / "a.md"
        file.write_text(prepare(a.texts / f"{name}.txt", front), "utf-8")
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
