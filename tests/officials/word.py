"""A Word file by hand: paragraphs and tables with one place in which something is planted.

By hand, because python-docx makes no text boxes, comments, footnotes, watermarks or own properties.
"""

from xml.sax.saxutils import escape, quoteattr

from archive import write_zip

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
          'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
          'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
          'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
          'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
          'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
          'xmlns:w10="urn:schemas-microsoft-com:office:word" '
          'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text, how=""):
    inner = "".join(
        "<w:tab/>" if part == "\t" else f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for piece in text.split("\t") for part in (piece, "\t"))[:-len("<w:tab/>")]
    bold = "<w:rPr><w:b/></w:rPr>" if how == "b" else ""
    return f"<w:r>{bold}{inner}</w:r>"


def paragraph(pieces, style=""):
    props = f'<w:pPr><w:jc w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{props}{''.join(run(t, h) for t, h in pieces if t)}</w:p>"


def table(rows):
    """Rows of cells; a cell is pieces, or XML that starts with `<`."""
    columns = max(len(row) for row in rows)
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    body = "".join("<w:tr>" + "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{9000 // columns}" w:type="dxa"/></w:tcPr>{cell if isinstance(cell, str) else paragraph(cell)}</w:tc>'
        for cell in row) + "</w:tr>" for row in rows)
    grid = "".join(f'<w:gridCol w:w="{9000 // columns}"/>' for _ in range(columns))
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def box(content):
    """A text box as Word 2010 and later draw it, with the old form as fallback."""
    old = (f'<w:pict><v:shape id="b1" type="#_x0000_t202" style="position:absolute;margin-left:20pt;margin-top:5pt;width:300pt;height:60pt">'
           f'<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>')
    new = ('<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
           '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>200000</wp:posOffset></wp:positionH>'
           '<wp:positionV relativeFrom="paragraph"><wp:posOffset>60000</wp:posOffset></wp:positionV><wp:extent cx="4500000" cy="800000"/><wp:wrapNone/>'
           '<wp:docPr id="7" name="文本框"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
           '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4500000" cy="800000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
           f'<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>')
    return f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>'


def old_box(content):
    return ('<w:p><w:r><w:pict><v:shape id="b2" style="position:absolute;margin-left:20pt;margin-top:5pt;width:300pt;height:60pt" o:spt="202">'
            f'<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>')


def watermark(text):
    return ('<w:p><w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e"><v:textpath on="t" fitshape="t"/></v:shapetype>'
            '<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;width:400pt;height:100pt;rotation:315" fillcolor="silver" stroked="f">'
            f'<v:textpath style="font-family:SimSun;font-size:1pt" string={quoteattr(text)}/></v:shape></w:pict></w:r></w:p>')


def picture(description):
    return ('<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="900000"/>'
            f'<wp:docPr id="9" name="图片" descr={quoteattr(description)}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>')


def write_word(path, body, header="", footer="", comment="", footnote="", properties=None, own=None, link="", image=None):
    """`body`, `header`, … are XML. `properties`: of docProps/core.xml; `own`: the user's own properties."""
    parts, kinds, relations = {}, [], []

    def part(name, kind, relation, xml, ident=None):
        parts[f"word/{name}.xml"] = HEAD + xml
        kinds.append(f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>')
        relations.append(f'<Relationship Id="{ident or "r" + name}" Type="{OFFICE}/{relation}" Target="{name}.xml"/>')

    section = ""
    if header:
        part("header1", "header", "header", f"<w:hdr {SPACES}>{header}</w:hdr>")
        section += '<w:headerReference w:type="default" r:id="rheader1"/>'
    if footer:
        part("footer1", "footer", "footer", f"<w:ftr {SPACES}>{footer}</w:ftr>")
        section += '<w:footerReference w:type="default" r:id="rfooter1"/>'
    if comment:
        part("comments", "comments", "comments",
             f'<w:comments {SPACES}><w:comment w:id="0" w:author="" w:date="2024-01-02T00:00:00Z">{comment}</w:comment></w:comments>')
        body += ('<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>以上安排请各科室落实。</w:t></w:r><w:commentRangeEnd w:id="0"/>'
                 '<w:r><w:commentReference w:id="0"/></w:r></w:p>')
    if footnote:
        part("footnotes", "footnotes", "footnotes",
             f'<w:footnotes {SPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
             f'<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
             f'<w:footnote w:id="1">{footnote}</w:footnote></w:footnotes>')
        body += '<w:p><w:r><w:t>说明见脚注。</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    if link:
        relations.append(f'<Relationship Id="rlink" Type="{OFFICE}/hyperlink" Target={quoteattr(link)} TargetMode="External"/>')
    if image:
        parts["word/media/p.png"] = image
        relations.append(f'<Relationship Id="rIdP" Type="{OFFICE}/image" Target="media/p.png"/>')
    section += '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="700" w:footer="700" w:gutter="0"/>'
    parts["word/document.xml"] = f"{HEAD}<w:document {SPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
    parts["word/_rels/document.xml.rels"] = HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(relations) + "</Relationships>"
    top = [f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>']
    if properties:
        tags = {"title": "dc:title", "subject": "dc:subject", "keywords": "cp:keywords", "description": "dc:description", "category": "cp:category"}
        parts["docProps/core.xml"] = (
            HEAD + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            + "".join(f"<{tags[k]}>{escape(v)}</{tags[k]}>" for k, v in properties.items()) + "</cp:coreProperties>")
        kinds.append('<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>')
        top.append('<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>')
    if own:
        parts["docProps/custom.xml"] = (
            HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
            + "".join(f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n + 2}" name={quoteattr(k)}><vt:lpwstr>{escape(v)}</vt:lpwstr></property>'
                      for n, (k, v) in enumerate(own.items())) + "</Properties>")
        kinds.append('<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>')
        top.append(f'<Relationship Id="r3" Type="{OFFICE}/custom-properties" Target="docProps/custom.xml"/>')
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
             '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>' + "".join(kinds) + "</Types>")
    write_zip(path, {"[Content_Types].xml": HEAD + types,
                     "_rels/.rels": HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(top) + "</Relationships>", **parts})
