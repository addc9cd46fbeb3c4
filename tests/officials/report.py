"""Writes one report of all judges for the owners of the parts: precise misses, sorted by owner.

usage: report.py OUT.md --seeded FILE --imports FILE --notices FILE --reports FILE     (the outputs of the runners)
"""

import argparse
import collections
import pathlib
import re


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=pathlib.Path)
    for name in ("seeded", "imports", "notices", "reports"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--head", default="")
    a = parser.parse_args()
    seeded = a.seeded.read_text("utf-8")
    missed = re.findall(r"^  (site-.*)$", seeded.split("\nmissed\n")[-1].split("\nfalse\n")[0], re.M) if "\nmissed\n" in seeded else []
    false = re.findall(r"^  (site-.*)$", seeded.split("\nfalse\n")[-1], re.M)
    owner = collections.defaultdict(list)
    for line in missed:
        head, place, shape, kind = [part.strip() for part in line.split(" | ")[:4]]
        form = head.split()[2]
        unread = "没有检查" in line or "只能导入" in line
        who = "office (format not read)" if unread else "office / secrecy" if kind.startswith("mark") else "pii" if form in ("md", "html", "csv") or "import" in head else "pii or office (place in an attachment)"
        owner[who].append(line)
    out = [a.head, "", "## Figures", "", "```", seeded.strip().splitlines()[-1], a.notices.read_text("utf-8").strip(), a.imports.read_text("utf-8").strip().splitlines()[-1], a.reports.read_text("utf-8").strip().splitlines()[-1], "```", ""]
    for who in sorted(owner):
        out += [f"## {who}: {len(owner[who])} missed", "", "case, format, way | place | shape | kind | what the reader sees -> what the program said", "", "```", *owner[who], "```", ""]
    if false:
        out += ["## pii / office: false findings", "", "```", *false, "```", ""]
    out += ["## import, tables, hours: the forty files", "", "```", a.imports.read_text("utf-8").strip(), "```", "", "## rules: real reports", "", "```", a.reports.read_text("utf-8").strip(), "```", ""]
    a.out.write_text("\n".join(out), "utf-8")


if __name__ == "__main__":
    main()
