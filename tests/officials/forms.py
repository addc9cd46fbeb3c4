"""The formats: for each, the places in which an item can stand, and how a file with it is written."""

import html
import struct
import zlib

import ofd
import sheet
import word
from shapes import text_of

FILLER = ["为做好社区法治宣传工作，现将有关安排通知如下。", "各社区要结合实际，认真组织实施。", "活动期间如遇天气变化，另行通知。", "请有关单位按时报送工作情况。",
          "各责任科室要加强协调，确保工作落实。", "本次活动面向辖区居民，自愿参加。"]
ROWS = [["序号", "事项", "时间"], ["1", "社区普法讲座", "上午"], ["2", "矛盾纠纷排查", "下午"]]


def png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    lines = b"".join(b"\0" + b"\xd0\xd8\xe0" * 64 for _ in range(64))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def around(item, pieces):
    return [(item.before, ""), *pieces, (item.after, "")]


def halves(item, pieces):
    """The pieces before and after the cut; only of a text in one piece."""
    text = text_of(pieces)
    return text[:item.cut], text[item.cut:].lstrip("：: ") if item.kind == "mark-field" else text[item.cut:]


def grid(item, pieces, place):
    """A table of texts and pieces, with the item in a cell, in two beside each other, or in two below each other."""
    first, second = ([], [])
    if place in ("two cells", "two rows"):
        first, second = ([(half, "")] for half in halves(item, pieces))
    plain = lambda row: [[(text, "")] for text in row]
    if place == "two cells":
        return [plain(["序号", "姓名", item.column, "续"]), [[("1", "")], [("张某", "")], first, second]]
    if place == "two rows":
        return [plain(["序号", "姓名", item.column]), [[("1", "")], [("张某", "")], first], [[("", "")], [("", "")], second]]
    return [plain(["序号", "姓名", item.column]), [[("1", "")], [("张某", "")], pieces], [[("2", "")], [("李某", "")], [("无", "")]]]


# --- content files -------------------------------------------------------------------------------------------------------

def markdown(pieces):
    out = ""
    for text, how in pieces:
        if how == "b":
            out += f"**{text}**"
        elif how == "e":
            out += f"&#{ord(text)};"
        elif how == "n":
            out += "&nbsp;"
        else:
            # A lone asterisk is literal; the other signs of Markdown do not stand in what is planted, but for `_`.
            out += text.replace("*", "\\*").replace("_", "\\_")
    return out


def yaml(pieces):
    out = ""
    for text, how in pieces:
        for c in text:
            out += f"\\u{ord(c):04X}" if how == "y" and c in "0123456789秘密公开" else c
    return f'"{out}"'


MD_PLACES = ["body", "list", "quote", "table", "two cells", "two rows", "heading", "title", "summary", "code", "code block", "link text", "link target", "link title",
             "alt", "attachment title", "attachment name", "image name", "slug", "keyword", "source"]


def write_md(folder, name, item, pieces, place, rng):
    keys = {"标题": yaml([(f"关于开展社区法治宣传活动的通知（{name}）", "")]), "类别": "通知公告", "主题分类": "综合政务", "成文日期": "2025-03-03", "发布日期": "2025-03-04"}
    body = [rng.choice(FILLER)]
    slug, text, whole = name, text_of(pieces), markdown(around(item, pieces))
    if place == "body":
        body.append(whole)
    elif place == "list":
        body.append(f"- 事项一\n- {whole}\n- 事项三")
    elif place == "quote":
        body.append(f"> {whole}")
    elif place in ("table", "two cells", "two rows"):
        rows = grid(item, pieces, place)
        lines = ["| " + " | ".join(markdown(cell) or " " for cell in row) + " |" for row in rows]
        body += ["表1 安排", "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])]
    elif place == "heading":
        body += [f"## {whole}", rng.choice(FILLER)]
    elif place == "title":
        keys["标题"] = yaml([("关于社区活动的通知", ""), *around(item, pieces)])
    elif place == "summary":
        keys["内容概述"] = yaml(around(item, pieces))
    elif place == "keyword":
        keys["关键词"] = f"[法治宣传, {yaml(pieces)}]"
    elif place == "source":
        keys["来源"] = yaml(around(item, pieces))
    elif place == "code":
        body.append(f"{markdown([(item.before, '')])}`{text}`{item.after}")
    elif place == "code block":
        body.append(f"```\n{item.before}{text}{item.after}\n```")
    elif place == "link text":
        body.append(f"详见[{whole}](https://www.gov.cn/)。")
    elif place == "link target":
        scheme = "mailto:" if item.kind == "private-mail" else "tel:"
        body.append(f"请[联系经办人]({scheme}{text})。")
    elif place == "link title":
        body.append(f'详见[有关安排](https://www.gov.cn/ "{markdown(pieces)}")。')
    elif place == "alt":
        (folder / f"{name}.png").write_bytes(png())
        body.append(f"![活动现场：{whole}]({name}.png)")
    elif place == "image name":
        (folder / f"{name}-{text}.png").write_bytes(png())
        body.append(f"![社区普法活动的现场](<{name}-{text}.png>)")
    elif place in ("attachment title", "attachment name"):
        file = f"{name}-{text}.csv" if place == "attachment name" else f"{name}.csv"
        (folder / file).write_text("序号,事项\n1,普法讲座\n", "utf-8")
        title = yaml(around(item, pieces)) if place == "attachment title" else "活动安排"
        keys["附件"] = f'\n  - 文件: "{file}"\n    名称: {title}'
    elif place == "slug":
        slug = f"{name}-{text}"
    body.append(rng.choice(FILLER))
    front = "".join(f"{k}: {v}\n" for k, v in keys.items())
    (folder / f"{slug}.md").write_text(f"---\n{front}---\n" + "\n\n".join(body) + "\n", "utf-8")


# --- attachments ---------------------------------------------------------------------------------------------------------

DOCX_PLACES = ["paragraph", "list", "table", "nested table", "two cells", "two rows", "header", "footer", "text box", "old text box", "header text box", "comment", "footnote",
               "properties", "own properties", "file name", "alt", "link target", "watermark", "content control", "split runs"]
DOC_PLACES = ["paragraph", "table", "nested table", "two cells", "two rows", "header", "footer", "text box", "comment", "footnote", "properties", "file name", "link target"]
PDF_PLACES = ["paragraph", "table", "two cells", "header", "footer", "text box", "footnote", "properties", "file name"]


def write_docx(path, item, pieces, place, rng):
    whole, text = around(item, pieces), text_of(pieces)
    planted = word.paragraph(whole)
    body = [word.paragraph([("社区法治宣传活动安排", "b")], "center"), word.paragraph([(rng.choice(FILLER), "")])]
    told = {}
    if place in ("paragraph", "list"):
        body.append(planted if place == "paragraph" else word.paragraph([("一、", ""), *whole]))
    elif place in ("table", "two cells", "two rows"):
        body.append(word.table(grid(item, pieces, place)))
    elif place == "nested table":
        body.append(word.table([[[("安排", "")], word.table(grid(item, pieces, "table")) + word.paragraph([("", "")])]]))
    elif place in ("header", "footer"):
        told[place] = planted
    elif place == "header text box":
        told["header"] = word.old_box(planted)
    elif place == "watermark":
        told["header"] = word.watermark(text)
    elif place == "text box":
        body.append(word.box(planted))
    elif place == "old text box":
        body.append(word.old_box(planted))
    elif place in ("comment", "footnote"):
        told[place] = planted
    elif place == "properties":
        told["properties"] = {rng.choice(["title", "subject", "keywords", "description", "category"]): text_of(whole)}
    elif place == "own properties":
        told["own"] = {rng.choice(["备注", "密级", "联系人"]): text_of(whole)}
    elif place == "alt":
        told["image"] = png()
        body.append(word.picture(text_of(whole)))
    elif place == "link target":
        told["link"] = ("mailto:" if item.kind == "private-mail" else "tel:") + text
        body.append('<w:p><w:hyperlink r:id="rlink"><w:r><w:t>联系经办人</w:t></w:r></w:hyperlink></w:p>')
    elif place == "content control":
        body.append(f"<w:sdt><w:sdtPr/><w:sdtContent>{planted}</w:sdtContent></w:sdt>")
    elif place == "split runs":
        body.append("<w:p>" + "".join(word.run(c, how) for t, how in whole for c in t) + "</w:p>")
    body.append(word.paragraph([(rng.choice(FILLER), "")]))
    word.write_word(path, "".join(body), **told)


XLSX_PLACES = ["cell", "number", "two cells", "two rows", "merged", "header", "footer", "comment", "properties", "sheet name", "file name", "formula", "text box"]
XLS_PLACES = ["cell", "number", "two cells", "two rows", "header", "footer", "comment", "properties", "sheet name", "file name"]


def write_xlsx(path, item, pieces, place, rng):
    whole, text = text_of(around(item, pieces)), text_of(pieces)
    rows, told = [list(row) for row in ROWS], {}
    if place == "cell":
        rows = [[text_of(cell) for cell in row] for row in grid(item, pieces, "table")]
        if any(how == "b" for _, how in pieces):
            told["rich"] = (text, pieces)
    elif place in ("two cells", "two rows"):
        rows = [[text_of(cell) for cell in row] for row in grid(item, pieces, place)]
    elif place == "merged":
        rows.append([whole])
        told["merge"] = "A4:C4"
    elif place == "number":
        rows = [["序号", "姓名", item.column], [1, "张某", int(item.core)]]
        told["formats"] = {"C2": "0.0" if text.endswith(".0") else "0"}
    elif place == "formula":
        rows = [["序号", "姓名", item.column], [1, "张某", 999888777]]
        told["formula"] = (text, f'"{text[:4]}"&"{text[4:]}"')
    elif place in ("header", "footer", "comment", "box"):
        told[place] = whole
    elif place == "text box":
        told["box"] = whole
    elif place == "properties":
        told["properties"] = {rng.choice(["title", "subject", "keywords", "description", "category"]): whole}
    elif place == "sheet name":
        told["sheet"] = text[:31]
    sheet.write_sheet(path, rows, **told)


HTML_PLACES = ["paragraph", "list", "table", "two cells", "two rows", "heading", "title", "alt", "title attribute", "link target", "file name", "preformatted"]


def write_html(path, item, pieces, place, rng, encoding="utf-8"):
    def piece(text, how):
        inner = "&nbsp;" if how == "n" else f"&#{ord(text)};" if how == "e" else html.escape(text)
        return f"<b>{inner}</b>" if how == "b" else inner
    spell = lambda ps: "".join(piece(*p) for p in ps)
    whole, title, body = spell(around(item, pieces)), "社区活动安排", [f"<p>{rng.choice(FILLER)}</p>"]
    if place == "paragraph":
        body.append(f"<p>{whole}</p>")
    elif place == "list":
        body.append(f"<ul><li>事项一</li><li>{whole}</li></ul>")
    elif place == "heading":
        body.append(f"<h2>{whole}</h2>")
    elif place == "preformatted":
        body.append(f"<pre>{whole}</pre>")
    elif place in ("table", "two cells", "two rows"):
        body.append("<table>" + "".join("<tr>" + "".join(f"<td>{spell(cell)}</td>" for cell in row) + "</tr>" for row in grid(item, pieces, place)) + "</table>")
    elif place == "title":
        title += whole
    elif place == "alt":
        body.append(f'<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="{spell([(text_of(around(item, pieces)), "")])}">')
    elif place == "title attribute":
        body.append(f'<p title="{spell([(text_of(around(item, pieces)), "")])}">安排见上。</p>')
    elif place == "link target":
        scheme = "mailto:" if item.kind == "private-mail" else "tel:"
        body.append(f'<p><a href="{scheme}{text_of(pieces)}">联系经办人</a></p>')
    body.append(f"<p>{rng.choice(FILLER)}</p>")
    page = f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="{encoding}"><title>{title}</title></head><body>{"".join(body)}</body></html>\n'
    path.write_bytes(page.encode(encoding, "xmlcharrefreplace"))


CSV_PLACES = ["cell", "two cells", "two rows", "first line", "file name"]


def write_csv(path, item, pieces, place, rng, encoding="utf-8"):
    rows = [list(row) for row in ROWS]
    if place == "first line":
        rows.insert(0, [text_of(around(item, pieces)), "", ""])
    elif place != "file name":
        rows = [[text_of(cell) for cell in row] for row in grid(item, pieces, "table" if place == "cell" else place)]
    quoted = lambda cell: f'"{cell}"' if set(',"\n') & set(cell) else cell
    text = "\r\n".join(",".join(quoted(cell) for cell in row) for row in rows) + "\r\n"
    try:
        path.write_bytes(text.encode(encoding))
    except UnicodeEncodeError:
        path.write_bytes(text.encode("utf-8"))


OFD_PLACES = ["line", "two codes", "letter by letter", "template", "annotation", "two cells", "properties", "own data", "file name"]


def write_ofd(path, item, pieces, place, rng):
    whole, told = text_of(around(item, pieces)), {}
    objects = [ofd.text_object(10, 0, ["社区法治宣传活动安排"]), ofd.text_object(11, 1, [rng.choice(FILLER)])]
    if place == "line":
        objects.append(ofd.text_object(12, 2, [whole]))
    elif place == "two codes":
        middle = len(item.before) + max(1, len(text_of(pieces)) // 2)
        objects.append(ofd.text_object(12, 2, [whole[:middle], whole[middle:]]))
    elif place == "letter by letter":
        objects.append(ofd.text_object(12, 2, list(whole)))
    elif place == "two cells":
        first, second = halves(item, pieces)
        objects += [ofd.text_object(12, 2, [item.column]), ofd.text_object(13, 3, [first]), ofd.text_object(14, 3, [second], 20 + 5 * len(first) + 4)]
    elif place == "template":
        told["template"] = ofd.text_object(810, 28, [whole])
    elif place == "annotation":
        told["annotation"] = ofd.text_object(860, 0, [whole], 0)
    elif place == "properties":
        told["info"] = {rng.choice(["Title", "Subject", "Abstract"]): whole}
    elif place == "own data":
        told["custom"] = {rng.choice(["备注", "密级"]): whole}
    ofd.write_ofd(path, "".join(objects), **told)


PLACES = {"md": MD_PLACES, "docx": DOCX_PLACES, "doc": DOC_PLACES, "xlsx": XLSX_PLACES, "xls": XLS_PLACES, "html": HTML_PLACES, "pdf": PDF_PLACES, "ofd": OFD_PLACES, "csv": CSV_PLACES}
