"""Writes sites of notices and attachments, each with exactly one planted item or with look-alikes only, and the truth about them.

usage: seeded.py OUT [--planted N] [--clean N] [--seed N]
  OUT/site-NN/content/…   sites of a hundred cases; a case is named c0001 in every one of its files
  OUT/truth.json          what stands where: id, site, form, place, shape, kind, family, text, way (document, import or attachment), lost (did not survive LibreOffice)
Same arguments, same plan and sources; .doc, .xls and .pdf are LibreOffice's.
"""

import argparse
import json
import pathlib
import random
import re
import shutil
import subprocess
import unicodedata

import clean
import forms
import people
import shapes

SHARES = {"md": 300, "docx": 170, "doc": 100, "xlsx": 120, "xls": 60, "html": 110, "pdf": 60, "ofd": 40, "csv": 40}
PER_SITE = 100
# A quarter of these comes as a document, by `gongbao import`; a web page always does, as none may be attached.
IMPORTED = {"docx", "doc", "xlsx", "xls", "ofd"}
SETTINGS = "网站名称: 某某街道政务公开\n网址: https://judge.example/\n机构:\n  名称: 某某街道办事处\n  简称: 某某街道\n"
NAMELESS = {"file name", "attachment name", "image name", "slug", "sheet name", "keyword", "link title", "watermark", "link target"}
AS_TEXT = NAMELESS | {"properties", "own properties", "code", "code block", "alt", "title attribute", "header", "footer", "comment"}
YAML = {"title", "summary", "keyword", "source", "attachment title"}
FREE = {"identity", "mobile", "card", "private-mail", "minor"}  # known without a word before them
MARKS = {"mark-line", "mark-field"}


def strong(item):
    """A mark that is one even when something stands before it on its line."""
    return item.kind == "mark-field" or any(c in item.core for c in "★（") or "内部资料" in item.core or "此件" in item.core


def possible(form, place, shape, item):
    hows = {how for _, how in shape.make(item, random.Random(0))} - {""}
    number = item.kind in shapes.NUMBERS
    if not shapes.fits(shape, item, form) or (shape.no_x and "X" in item.core):
        return False
    if item.core == "不予公开" and place in ("table", "cell", "nested table"):
        return False  # what became of a request, for all that can be seen
    if item.kind in MARKS and place == "title" and not strong(item):
        return False
    if place in NAMELESS and item.kind not in FREE | MARKS:
        return False
    if place == "keyword" and (item.kind == "minor" or item.kind in MARKS and not strong(item)):
        return False
    if "y" in hows:
        return form == "md" and place in YAML and bool(set(item.core) & set("0123456789秘密公开"))
    if hows & {"b", "e"}:
        if form == "md" and place in YAML | AS_TEXT or form != "md" and place in AS_TEXT - {"header", "footer", "comment"}:
            return False
        if form in ("xlsx", "xls") and place != "cell" or place == "title":
            return False
    if shape.name == "letters apart" and not item.core[0] in "绝机秘内":
        return False
    if form == "ofd" and shape.name == "tab":
        return False
    if place in ("two cells", "two rows"):
        return bool(item.cut) and shape.name in ("plain", "wide") and not (item.kind == "mark-field" and place == "two rows")
    if place == "number":
        return item.kind == "mobile" and shape.name in ("plain", ".0")
    if place == "formula":
        return number and shape.name == "plain"
    if place == "watermark":
        return item.kind in MARKS and shape.name == "plain"
    if place == "slug":
        return (number or item.kind == "qq") and item.kind != "qq" and "X" not in item.core and shape.name in ("plain", "hyphens")
    if place == "link target":
        return shape.name in ("plain", "hyphens", "+86") and item.kind in ("mobile", "private-mail") and not (item.kind == "private-mail" and shape.name != "plain")
    if place in NAMELESS:
        return place == "link title" or shape.plain and not set(item.core) & set('/:*?"<>|')
    if item.kind in MARKS and (place in ("title", "link text", "first line") or form == "docx" and place == "list"):
        return strong(item)
    return True


def plan(rng, count, family):
    """Items with their form, place and shape; places and shapes of a form are used in turn."""
    total, cases = sum(SHARES.values()), []
    kinds = [kind for kind, weight in people.KINDS for _ in range(weight)] if family == "planted" else [clean.clean]
    for form, share in SHARES.items():
        used_places, used_shapes = {}, {}
        wanted = round(count * share / total)
        done = 0
        deck = []
        while done < wanted:
            deck = deck or rng.sample(kinds, len(kinds))
            item = deck.pop()(rng)
            pairs = [(place, shape) for place in forms.PLACES[form] for shape in shapes.SHAPES
                     if (shape.name == "plain" or family == "planted") and possible(form, place, shape, item)]
            if family == "clean":
                pairs = [(p, s) for p, s in pairs if not (set(item.core) & set("/:*") and p in NAMELESS) and p not in ("slug", "link target", "number", "formula", "watermark")]
            if not pairs:
                continue
            place, shape = min(pairs, key=lambda p: used_places.get(p[0], 0) + 2 * used_shapes.get((item.kind, p[1].name), 0) + rng.random())
            used_places[place] = used_places.get(place, 0) + 1
            used_shapes[item.kind, shape.name] = used_shapes.get((item.kind, shape.name), 0) + 1
            cases.append((form, place, shape, item))
            done += 1
    return cases


def convert(folder, sources, kind):
    """One call of LibreOffice for all files of a kind."""
    if not sources:
        return
    filters = {"doc": "doc:MS Word 97", "xls": "xls:MS Excel 97", "pdf": "pdf"}[kind]
    out = folder / f"out-{kind}"
    for start in range(0, len(sources), 200):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", filters, "--outdir", str(out),
                        *map(str, sources[start:start + 200])], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def plain_text(text):
    """As a reader takes it: digits of all scripts are digits, and what cannot be seen or only divides is not there."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in folded
                   if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc", "Pd"))


def survives(path, text):
    wanted = plain_text(text)
    if path.suffix == ".pdf":
        seen = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True).stdout.decode("utf-8", "replace")
        seen += subprocess.run(["pdfinfo", str(path)], capture_output=True).stdout.decode("utf-8", "replace") + path.name
        return wanted in plain_text(seen)
    data = path.read_bytes()
    views = [data.decode("utf-16-le", "ignore"), data[1:].decode("utf-16-le", "ignore"), data.decode("latin-1"), data.decode("utf-8", "ignore"), data.decode("gbk", "ignore"), path.name]
    return any(wanted in plain_text(view) for view in views)


ATTACHED = {"docx": forms.write_docx, "doc": forms.write_docx, "pdf": forms.write_docx, "xlsx": forms.write_xlsx, "xls": forms.write_xlsx,
            "html": forms.write_html, "csv": forms.write_csv, "ofd": forms.write_ofd}


def write_case(work, folder, number, name, case, rng, later):
    form, place, shape, item = case
    pieces = shape.make(item, rng)
    told = dict(id=name, form=form, variant=form, place=place, shape=shape.name, kind=item.kind, family=item.family,
                text=shapes.text_of(forms.around(item, pieces)), core=shapes.text_of(pieces), way="document", lost=False)
    if form == "md":
        forms.write_md(folder, name, item, pieces, place, rng)
        return told
    suffix = {"doc": ["doc", "wps"], "xls": ["xls", "et"]}.get(form, [form])
    told["variant"] = suffix[number % len(suffix)]
    told["way"] = "import" if form == "html" or form in IMPORTED and rng.random() < 0.25 else "attachment"
    if told["way"] == "import":
        folder = folder.parent.parent / "incoming"
        folder.mkdir(exist_ok=True)
    stem = f"{name}-{told['core']}" if place == "file name" else name
    file = folder / f"{stem}.{told['variant']}"
    extra = {}
    if form in ("html", "csv"):
        extra["encoding"] = ["utf-8", "gbk"][number % 2] if form == "html" else ["utf-8", "utf-8-sig", "gbk"][number % 3]
        told["variant"] = f"{form} {extra['encoding']}"
    if form in ("doc", "xls", "pdf"):
        source = work / form / f"{name}.{'xlsx' if form == 'xls' else 'docx'}"
        source.parent.mkdir(parents=True, exist_ok=True)
        ATTACHED[form](source, item, pieces, place, rng)
        later.append((form, source, file, told))
    else:
        ATTACHED[form](file, item, pieces, place, rng, **extra)
    told["file"] = file.name
    if told["way"] == "import":
        return told
    (folder / f"{name}.md").write_text(
        f"---\n标题: 关于公布社区活动安排的通知（{name}）\n类别: 通知公告\n主题分类: 综合政务\n成文日期: 2025-03-03\n发布日期: 2025-03-04\n附件:\n  - 文件: \"{file.name}\"\n    名称: 活动安排\n---\n"
        f"{rng.choice(forms.FILLER)}\n\n详细安排见附件。\n", "utf-8")
    return told


def generate(out, planted, spare, seed):
    shutil.rmtree(out, ignore_errors=True)
    rng = random.Random(seed)
    cases = plan(rng, planted, "planted") + plan(rng, spare, "clean")
    rng.shuffle(cases)
    truth, later, work = [], [], out / "work"
    for number, case in enumerate(cases):
        site = f"site-{number // PER_SITE:02}"
        folder = out / site / "content/notices"
        if not folder.exists():
            folder.mkdir(parents=True)
            (folder.parent / "site.yaml").write_text(SETTINGS, "utf-8")
        truth.append(write_case(work, folder, number, f"c{number:04}", case, rng, later))
        truth[-1]["site"] = site
    for kind in ("doc", "xls", "pdf"):
        convert(work, [source for form, source, _, _ in later if form == kind], kind)
    for form, source, file, told in later:
        shutil.move(work / f"out-{form}" / f"{source.stem}.{form}", file)
        wanted = told["core"] if told["place"] not in ("two cells", "two rows", "number") else ""
        told["lost"] = not survives(file, wanted)
    shutil.rmtree(work, ignore_errors=True)
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=0), "utf-8")
    return truth


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--planted", type=int, default=1000)
    parser.add_argument("--clean", type=int, default=500)
    parser.add_argument("--seed", type=int, default=13)
    a = parser.parse_args()
    truth = generate(a.out.resolve(), a.planted, a.clean, a.seed)
    print(f"{len(truth)} cases, {sum(t['lost'] for t in truth)} lost in conversion")
    for t in truth:
        if t["lost"]:
            print("  lost:", t["id"], t["variant"], t["place"], t["shape"], t["kind"], t["core"])


if __name__ == "__main__":
    main()
