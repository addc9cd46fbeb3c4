"""From a Word notice with three attachments to a package: what a clerk does by hand.

usage: steps.py [--gongbao PROGRAM]
A step is a command, an answer to a question, a field set right, an attachment copied and named, a line of the body taken away.
What is still wrong after `import` and its answers counts as done by hand; the package is then made, and must be.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import cases
from run_imports import SETTINGS, same, split, squeeze

ANSWERS = {"类别": "通知公告", "发布日期": "2025-03-05", "主题分类": "法律服务", "内容概述": "安排2025年社区法治宣传活动。", "发布机构": cases.OFFICE}
WANTED = {**cases.BASIC, "类别": "通知公告", "发布日期": "2025-03-05", "附件": ["社区法治宣传活动安排表", "法治宣传资料目录", "宣传点分布"]}
# Lines of the paper that have no place on a page: its head, number and title, which the page shows itself, and the closing block.
AWAY = ["某某街道办事处文件", "某街办〔2025〕3号", "关于开展2025年社区法治宣传活动的通知", "（此件主动公开）", "抄送：区司法局，区民政局。", "某某街道办事处党政综合办公室2025年3月4日印发"]


def run(program, *args):
    return subprocess.run([program, *map(str, args), "--lang", "zh", "--as-of", "2025-03-10"], capture_output=True, text=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gongbao", default=os.environ.get("GONGBAO", "target/debug/gongbao"))
    given = parser.parse_args().gongbao
    program = shutil.which(given) or str(pathlib.Path(given).resolve())
    work = pathlib.Path(tempfile.mkdtemp(prefix="gongbao-steps-"))
    site, source = work / "site", work / "files"
    (site / "content").mkdir(parents=True)
    source.mkdir()
    (site / "content/site.yaml").write_text(SETTINGS, "utf-8")
    cases.with_attachments(source)
    answering = "--answers" in run(program, "import", "--help").stdout
    extra = ["--format", "json"] if answering else ["--slug", "a"]
    steps = ["gongbao import"]
    done = run(program, "import", source / "a.docx", "--site", site, *extra)
    questions = json.loads(done.stdout).get("questions", []) if answering else []
    if questions:
        answers = {}
        for question in questions:
            answers[question["id"]] = ANSWERS.get(question["field"]) or (question["choices"] or [question.get("read") or "略"])[0]
            steps.append(f"answers {question['field']}")
        for path in (site / "content/notices").glob("*"):
            path.unlink()
        (work / "answers.json").write_text(json.dumps(answers, ensure_ascii=False), "utf-8")
        steps.append("gives the answers")
        done = run(program, "import", source / "a.docx", "--site", site, "--answers", work / "answers.json")
    file = next((site / "content").rglob("*.md"))
    front, body = split(file)
    for key, want in WANTED.items():
        if not same(key, want, front.get(key)):
            if key == "附件":
                steps += [f"copies and names attachment {name}" for name in want]
                files = sorted(p for p in source.iterdir() if p.name != "a.docx")
                for n, path in enumerate(files):
                    shutil.copy(path, file.parent / f"fujian-{n + 1}{path.suffix}")
                front["附件"] = [{"文件": f"fujian-{n + 1}{path.suffix}", "名称": name} for n, (path, name) in enumerate(zip(files, want))]
            else:
                steps.append(f"sets {key}")
                front[key] = want
    if front.pop("草稿", None):
        steps.append("takes the mark of a draft away")
    kept = []
    for line in body.splitlines():
        if any(squeeze(line) == squeeze(away) for away in AWAY):
            steps.append(f"takes a line away: {line.strip()}")
        else:
            kept.append(line)
    file.write_text("---\n" + "".join(f"{k}: {json.dumps(v, ensure_ascii=False, default=str)}\n" for k, v in front.items()) + "---\n" + "\n".join(kept) + "\n", "utf-8")
    steps.append("gongbao package")
    done = run(program, "package", "--site", site, "--out", work / "a.zip")
    print("\n".join(f"{n + 1:3} {step}" for n, step in enumerate(steps)))
    print(f"package: exit {done.returncode}" + ("" if done.returncode == 0 else "\n" + done.stdout[-1500:] + done.stderr[-1500:]))
    print(f"{len(steps)} steps, {sum(not s.startswith(('gongbao', 'answers', 'gives')) for s in steps)} of them by hand in the file")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
