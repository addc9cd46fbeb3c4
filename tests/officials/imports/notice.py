"""Parts of official Word files, as offices set them: red head, numbering, signature, closing block, tables, pictures."""

import io
import sys
import pathlib

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from forms import png

OFFICE = "某某街道办事处"


class Word:
    """A Word file that is put together from the top; every method adds what stands next."""

    def __init__(self):
        self.file = docx.Document()
        core = self.file.core_properties
        core.author = core.last_modified_by = core.comments = core.title = ""
        self.lists = {}

    def line(self, text="", align="", indent=False, size=16, bold=False, red=False, font="仿宋"):
        p = self.file.add_paragraph()
        if align:
            p.alignment = {"center": Align.CENTER, "right": Align.RIGHT}[align]
        if indent:
            p.paragraph_format.first_line_indent = Pt(2 * size)
        run = p.add_run(text)
        run.font.size, run.bold, run.font.name = Pt(size), bold, font
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
        if red:
            run.font.color.rgb = RGBColor(0xFF, 0, 0)
        return p

    def head(self, organisation=OFFICE, number="某街办〔2025〕3号", signer=""):
        self.line(f"{organisation}文件", "center", size=36, bold=True, red=True, font="方正小标宋简体")
        p = self.line(number if not signer else f"{number}\t签发人：{signer}", "" if signer else "center")
        border = parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:color="FF0000"/></w:pBdr>')
        p._p.get_or_add_pPr().append(border)
        return self

    def title(self, *lines):
        for text in lines:
            self.line(text, "center", size=22, font="方正小标宋简体")
        return self

    def to(self, text="各社区居民委员会，街道各科室："):
        self.line(text)
        return self

    def text(self, *paragraphs):
        for text in paragraphs:
            self.line(text, indent=True)
        return self

    def numbered(self, text, level, formats=(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))):
        """A paragraph whose number Word makes."""
        key = formats
        if key not in self.lists:
            self.lists[key] = self._list(formats)
        p = self.line(text)
        numbering = parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self.lists[key]}"/></w:numPr>')
        p._p.get_or_add_pPr().append(numbering)
        return self

    def _list(self, formats):
        part = self.file.part.numbering_part.element
        ident = 90 + len(self.lists)
        levels = "".join(f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
                         for n, (kind, text) in enumerate(formats))
        abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>')
        part.insert(0, abstract)
        part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{ident}"><w:abstractNumId w:val="{ident}"/></w:num>'))
        return ident

    def attachments(self, *names):
        for n, text in enumerate(names):
            label = "附件：" if n == 0 else "　　　"
            self.line(label + (f"{n + 1}.{text}" if len(names) > 1 else text), indent=True)
        return self

    def signed(self, *offices, day="2025年3月3日"):
        self.line()
        for office in offices or [OFFICE]:
            self.line(office, "right")
        if day:
            self.line(day, "right")
        return self

    def closing(self, copied="抄送：区司法局，区民政局。", printed="某某街道办事处党政综合办公室", day="2025年3月4日印发", public="此件主动公开"):
        if public:
            self.line(f"（{public}）")
        self.line(copied, size=14)
        self.line(f"{printed}\t{day}", size=14)
        return self

    def table(self, rows, merges=()):
        made = self.file.add_table(len(rows), max(map(len, rows)), style="Table Grid")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                made.cell(r, c).text = str(value)
        for (r1, c1), (r2, c2) in merges:
            kept = made.cell(r1, c1).text
            made.cell(r1, c1).merge(made.cell(r2, c2)).text = kept
        return made

    def picture(self):
        self.file.add_picture(io.BytesIO(png()), width=Cm(4))
        return self

    def header(self, text):
        self.file.sections[0].header.paragraphs[0].text = text
        return self

    def footer(self, text):
        self.file.sections[0].footer.paragraphs[0].text = text
        return self

    def save(self, path):
        self.file.save(path)
