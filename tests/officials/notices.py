"""Law texts and generated notices, none of which holds a mark of secrecy or an item of personal data.

usage: notices.py [--gongbao PROGRAM] [--notices 10000] [--laws FILE] [--seed N] [--work DIR]     exit 1 when more than 5 findings are false
  --laws   a gzip of JSON lines with `title` and `body` (the corpus of shared/; left out when there is none)
Counted are the families of secrecy and personal data, without the properties of attachments.
"""

import argparse
import collections
import gzip
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import clean
from run_seeded import NOT_DATA, family_of
from seeded import SETTINGS

TITLES = ["关于开展社区法治宣传活动的通知", "关于调整服务时间的公告", "招标采购结果公告", "行政处罚决定公示", "关于报送工作情况的通知", "惠民项目公示", "关于设备采购的公告", "部门预算公开说明"]
SENTENCES = [
    "各社区要高度重视，落实工作责任，于{month}月{day}日前报送工作情况。", "活动时间为{year}年{month}月{day}日9:00至11:30，地点为某某社区服务中心一楼会议室。",
    "咨询电话：020-0000{n4}（工作日9:00-12:00，14:30-17:30）。", "本年度共排查矛盾纠纷{n2}件，化解{n2}件，调解成功率{n2}.{n1}%。",
    "涉及国家秘密、商业秘密和个人隐私的信息，依法不予公开。", "街道保密委员会组织保密宣传教育{n1}场。", "居民张某反映的问题已办结。", "采购数量{n3}台，单价{n4}.{n2}元，合计{n2},{n3},{n3}.00元。",
    "经审查，张某某等{n1}人符合条件，现予公示，公示期{n1}个工作日。", "身份证件、户口簿等材料原件现场核验，复印件不留存。", "请携带身份证、银行卡办理，请勿向陌生人透露手机验证码。",
    "联系人：张某，联系电话：020-0000{n4}。", "对拒不改正的，依照《中华人民共和国行政处罚法》第{n2}条处理。", "项目位于某某路{n2}号，建设规模{n4}.{n2}平方米，工期{n3}日历天。",
    "受理编号{year}{n4}{n4}，可凭编号查询。", "监督电话12345，服务热线12348。", "各单位要加强内部管理，规范文件流转和印章使用。", "本通知自{year}年{month}月1日起施行，有效期{n1}年。",
    "依申请公开的办理情况另行公布。", "办公地址：某某路{n2}号某某大厦{n1}楼，邮编5100{n2}。", "车辆应当停放在划定的泊位内，共{n3}个泊位。", "中标金额：{n3}万元；中标单位：某某有限公司；统一社会信用代码{credit}。",
    "适龄儿童入学登记安排见学校通知，家长无须重复提交材料。", "微信公众号“某某街道发布”同步推送。", "工作邮箱：jiedao@mouqu.gov.cn，来信请注明单位。", "《内部审计工作规定》自公布之日起施行。",
]


def text(rng):
    out = []
    for _ in range(rng.randint(4, 12)):
        if rng.random() < 0.35:
            item = clean.clean(rng)
            out.append(item.before + item.core + item.after)
        else:
            number = lambda count: str(rng.randint(1, 9)) + "".join(rng.choice("0123456789") for _ in range(count - 1))
            out.append(rng.choice(SENTENCES).format(year=rng.randint(2019, 2025), month=rng.randint(1, 12), day=rng.randint(1, 28), n1=number(1), n2=number(2), n3=number(3),
                                                    n4=number(4), credit=clean.credit_code(rng)))
    if rng.random() < 0.3:
        items = [clean.clean(rng) for _ in range(3)]
        out.append("表1 明细\n\n| " + " | ".join(i.column for i in items) + " |\n|" + "---|" * 3 + "\n| " + " | ".join(i.core.replace("*", "\\*") for i in items) + " |")
    return "\n\n".join(part.replace("****", "\\*\\*\\*\\*") for part in out)


def write(folder, name, title, body, year=2025):
    (folder / f"{name}.md").write_text(f"---\n标题: {json.dumps(title, ensure_ascii=False)}\n类别: 通知公告\n主题分类: 综合政务\n成文日期: {year}-01-02\n发布日期: {year}-01-03\n---\n{body}\n", "utf-8")


def check(program, site):
    done = subprocess.run([program, "check", "--format", "json", "--site", str(site), "--as-of", "2025-03-10", "--lang", "zh"], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"exit {done.returncode}\n{done.stderr[-2000:]}")
    return [f for f in map(json.loads, (line for line in done.stdout.splitlines() if line.startswith("{"))) if family_of(f) and f["code"] not in NOT_DATA]


def report(program, site, what):
    false = check(program, site)
    places = 0
    for f in false:
        mentioned = max(1, len(f.get("places") or []))
        places += mentioned
        path = site / f["file"]
        lines = path.read_text("utf-8").splitlines() if path.suffix == ".md" else []
        line = lines[f["line"] - 1] if 0 < f["line"] <= len(lines) else ""
        print(f"  {what} {f['file']}:{f['line']} {f['code']} {f['severity']} {f['message']} | {line[max(0, f['column'] - 40):f['column'] + 60]}")
    print(f"{what}: {places} false {dict(collections.Counter(f['code'] for f in false))}")
    return places


def main():
    here = pathlib.Path(__file__).resolve()
    parser = argparse.ArgumentParser()
    parser.add_argument("--gongbao", default=os.environ.get("GONGBAO", "target/debug/gongbao"))
    parser.add_argument("--notices", type=int, default=10000)
    parser.add_argument("--laws", type=pathlib.Path, default=here.parents[3] / "shared/corpus/laws-sample.jsonl.gz")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--work", type=pathlib.Path)
    a = parser.parse_args()
    work = a.work or pathlib.Path(tempfile.mkdtemp(prefix="gongbao-notices-"))
    total, rng = 0, random.Random(a.seed)
    if a.laws.exists():
        folder = work / "laws/content/notices"
        folder.mkdir(parents=True, exist_ok=True)
        (folder.parent / "site.yaml").write_text(SETTINGS, "utf-8")
        with gzip.open(a.laws, "rt", encoding="utf-8") as lines:
            for n, line in enumerate(lines):
                law = json.loads(line)
                write(folder, f"n{n:05}", law["title"], law["body"])
        total += report(a.gongbao, work / "laws", "laws")
    folder = work / "notices/content/notices"
    folder.mkdir(parents=True, exist_ok=True)
    (folder.parent / "site.yaml").write_text(SETTINGS, "utf-8")
    for n in range(a.notices):
        write(folder, f"n{n:05}", f"{rng.choice(TITLES)}（第{n + 1}号）", text(rng), rng.randint(2019, 2025))
    total += report(a.gongbao, work / "notices", "notices")
    if not a.work:
        shutil.rmtree(work)
    print(f"false findings together: {total}")
    sys.exit(0 if total <= 5 else 1)


if __name__ == "__main__":
    main()
