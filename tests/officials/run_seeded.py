"""Runs `gongbao check` on the sites that seeded.py wrote and holds its findings against the truth.

usage: run_seeded.py SITES [--gongbao PROGRAM] [--all]     exit 1 when less than 0.99 are found or more than 5 are false
What comes by import is imported first (into a copy), and an import that is refused for what was planted has found it.
Found: a finding of the planted family that names a file of the case, an error or a warning. Hidden content (PII-09) and properties
of an author (PII-10) are no find, but that a comment which holds personal data is one (PII-09 stops it). False: any such finding in a clean case.
"""

import argparse
import collections
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from seeded import plain_text

FAMILIES = {"secrecy": "SECRET-", "personal": "PII-"}
SAID = {"secrecy": re.compile("SECRET-|密|内部|不公开|不予公开|依申请公开|外传"), "personal": re.compile("PII-|身份|手机|银行卡|个人信息")}
NOT_DATA = {"PII-09", "PII-10"}


def findings(program, site, day="2025-03-10"):
    """Findings as objects; each with the names of the cases that it mentions."""
    done = subprocess.run([program, "check", "--format", "json", "--site", str(site), "--as-of", day, "--lang", "zh"], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{site}: exit {done.returncode}\n{done.stderr[-2000:]}")
    out = []
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            finding = json.loads(line)
            out.append((finding, set(re.findall(r"\bc\d{4}(?=\D)", line))))
    return out


def bring_in(program, site, cases):
    """Imports the files of the cases; a case gets what was said, and `out`: whether the planted text came out on a page."""
    for case in cases:
        target = site / "content/notices" / f"{case['id']}.md"
        done = subprocess.run([program, "import", "--site", str(site), "--slug", case["id"], "--lang", "zh", str(site / "incoming" / case["file"])],
                              capture_output=True, text=True)
        written = [p for p in site.rglob(f"{case['id']}*") if p.is_file() and p.parent.name != "incoming"]
        text = "".join(p.read_text("utf-8", "replace") for p in written)
        wanted = [case["core"]] if case["place"] not in ("two cells", "two rows") else [case["core"][:4], case["core"][-4:]]
        case["out"] = all(plain_text(w) in plain_text(html.unescape(text).replace("**", "").replace("\\", "")) for w in wanted)
        case["said"] = (done.stdout + done.stderr).strip()
        case["refused"] = done.returncode == 1 and not written and "panicked" not in done.stderr
        if done.returncode not in (0, 1, 2):
            print(f"  import {case['id']} {case['file']}: exit {done.returncode} {case['said'][-300:]}")
        if target.exists():  # a draft is what import writes; the checks of what goes out are wanted
            target.write_text(re.sub(r"(?m)^(草稿|draft): *(true|是)\b.*\n", "", target.read_text("utf-8")), "utf-8")


def family_of(finding):
    return next((f for f, prefix in FAMILIES.items() if finding["code"].startswith(prefix)), None)


def counts(case, finding):
    if finding["code"] == "import:" or family_of(finding) != case["family"] or finding["severity"] not in ("error", "warning"):
        return False
    return finding["code"] not in NOT_DATA or finding["code"] == "PII-09" and case["place"] == "comment"


def judge(truth, by_case):
    """(found, missed, false), each a list of (case, findings)."""
    found, missed, false = [], [], []
    for case in truth:
        mine = by_case.get(case["id"], [])
        if case["family"] == "none":
            wrong = [f for f in mine if family_of(f) and f["code"] not in NOT_DATA]
            if case["way"] == "import" and case["refused"] and any(s.search(case["said"]) for s in SAID.values()) and not wrong:
                wrong = [{"code": "import:", "message": case["said"]}]
            if wrong:
                false.append((case, wrong))
        elif case["way"] == "import":
            seen = any(counts(case, f) for f in mine) or case["refused"] and bool(SAID[case["family"]].search(case["said"]))
            if seen or case["out"] or case["family"] == "secrecy" and case["place"] != "title attribute":  # a mark stops the import wherever it stands
                (found if seen else missed).append((case, mine + [{"code": "import:", "message": case["said"][:200]}]))
        elif not case["lost"]:
            (found if any(counts(case, f) for f in mine) else missed).append((case, mine))
    return found, missed, false


def table(title, key, found, missed):
    total, hits = collections.Counter(key(c) for c, _ in found + missed), collections.Counter(key(c) for c, _ in found)
    print(f"\n{title:24} found of")
    for name in sorted(total):
        print(f"  {name:22} {hits[name]:5} {total[name]:4}{'' if hits[name] == total[name] else '   missed ' + str(total[name] - hits[name])}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sites", type=pathlib.Path)
    parser.add_argument("--gongbao", default=os.environ.get("GONGBAO", "target/debug/gongbao"))
    parser.add_argument("--least", type=float, default=0.99, help="the share that must be found")
    parser.add_argument("--all", action="store_true", help="list every miss")
    parser.add_argument("--json", type=pathlib.Path, help="write misses and false ones here")
    a = parser.parse_args()
    truth = json.loads((a.sites / "truth.json").read_text("utf-8"))
    by_case = collections.defaultdict(list)
    work = pathlib.Path(tempfile.mkdtemp(prefix="gongbao-judge-"))
    shutil.copytree(a.sites, work, dirs_exist_ok=True)
    for site in sorted({case["site"] for case in truth}):
        bring_in(a.gongbao, work / site, [case for case in truth if case["site"] == site and case["way"] == "import"])
        for finding, cases in findings(a.gongbao, work / site):
            for case in cases:
                by_case[case].append(finding)
    shutil.rmtree(work)
    found, missed, false = judge(truth, by_case)
    for title, key in [("family", lambda c: c["family"]), ("form", lambda c: c["variant"]), ("way", lambda c: c["way"]), ("place", lambda c: f"{c['form']}: {c['place']}"), ("shape", lambda c: c["shape"]),
                       ("kind", lambda c: c["kind"])]:
        table(title, key, found, missed)
    say = lambda c, fs: f"  {c['site']} {c['id']} {c['variant']} {c['way']} | {c['place']} | {c['shape']} | {c['kind']} | {c['text']!r} -> {sorted({f['code'] + ' ' + f['message'] for f in fs})}"
    if a.all:
        print("\nmissed")
        for c, fs in missed:
            print(say(c, fs))
    print("\nfalse")
    for c, fs in false:
        print(say(c, [f for f in fs]))
    if a.json:
        a.json.write_text(json.dumps(dict(missed=[dict(c, said=fs) for c, fs in missed], false=[dict(c, said=fs) for c, fs in false]), ensure_ascii=False, indent=1), "utf-8")
    weak = sum(1 for c, fs in found if not any(f.get("severity") == "error" and counts(c, f) for f in fs) and not c.get("refused"))
    share = len(found) / max(1, len(found) + len(missed))
    clean = sum(c["family"] == "none" for c in truth)
    print(f"\nfound {len(found)} of {len(found) + len(missed)} ({share:.3f}; {weak} of them as warnings only), false {len(false)} of {clean} clean, {sum(c['lost'] for c in truth)} lost in conversion, {sum(c['way'] == 'import' for c in truth)} by import")
    sys.exit(0 if share >= a.least and len(false) <= 5 else 1)


if __name__ == "__main__":
    main()
