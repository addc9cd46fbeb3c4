"""An Excel file with one place in which something is planted; openpyxl writes it, what it cannot write is put in afterwards."""

import datetime
import re
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.comments import Comment

from archive import rewrite_zip

DAY = datetime.datetime(2024, 1, 2)
BOX = ('<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
       '<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>'
       '<xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>'
       '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="文本框"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
       '<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>')


def write_sheet(path, rows, header="", footer="", comment="", properties=None, sheet="安排", merge=None, formats=None, rich=None, formula=None, box=""):
    """`rich`: a text and its pieces; `formula`: a text and the formula that gives it; `formats`: cell to number format."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    for name, code in (formats or {}).items():
        page[name].number_format = code
    if merge:
        page.merge_cells(merge)
    if comment:
        page["A2"].comment = Comment(comment, "")
    page.oddHeader.center.text, page.oddFooter.center.text = header or None, footer or None
    book.properties.creator, book.properties.created, book.properties.modified = None, DAY, DAY
    for key, value in (properties or {}).items():
        setattr(book.properties, key, value)
    if box:  # a chart makes openpyxl write a drawing, whose content is then ours
        from openpyxl.chart import BarChart
        page.add_chart(BarChart(), "B10")
    book.save(path)

    def change(name, data):
        if rich and name == "xl/sharedStrings.xml":
            runs = "".join(f'<r>{"<rPr><b/></rPr>" if how == "b" else ""}<t xml:space="preserve">{escape(t)}</t></r>' for t, how in rich[1] if t)
            return re.sub(rb"<si><t[^>]*>" + re.escape(escape(rich[0]).encode()) + rb"</t></si>", lambda _: f"<si>{runs}</si>".encode(), data)
        if box and re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
            return BOX.format(escape(box)).encode()
        if name == "docProps/app.xml":
            return re.sub(rb"<Application>.*?</Application>", b"", data)
        if formula and name.startswith("xl/worksheets/sheet"):
            text, made = formula
            return re.sub(rb'<c r="([A-Z]+\d+)"( s="\d+")? t="n"><v>999888777</v></c>',
                          lambda m: f'<c r="{m[1].decode()}" t="str"><f>{escape(made)}</f><v>{escape(text)}</v></c>'.encode(), data)
        return data
    rewrite_zip(path, change)
