"""An OFD file by hand (GB/T 33190-2016): one page, a template page, an annotation, properties."""

from xml.sax.saxutils import escape, quoteattr

from archive import write_zip

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text_object(number, line, codes, left=20):
    """One line of text, drawn in one or more TextCodes, the next beside the one before."""
    inner, x = "", 0.0
    for text in codes:
        inner += f'<ofd:TextCode X="{x:.2f}" Y="5" DeltaX="{" ".join(["5"] * max(0, len(text) - 1))}">{escape(text)}</ofd:TextCode>'
        x += 5 * len(text)
    return f'<ofd:TextObject ID="{number}" Boundary="{left} {20 + 9 * line} 180 8" Font="2" Size="5">{inner}</ofd:TextObject>'


def layer(number, objects):
    return f'<ofd:Content><ofd:Layer ID="{number}" Type="Body">{objects}</ofd:Layer></ofd:Content>'


def write_ofd(path, objects, template="", annotation="", info=None, custom=None):
    """`objects`, `template` and `annotation` are text objects; `info` goes into DocInfo."""
    told = "".join(f"<ofd:{k}>{escape(v)}</ofd:{k}>" for k, v in (info or {}).items())
    if custom:
        told += "<ofd:CustomDatas>" + "".join(f"<ofd:CustomData Name={quoteattr(k)}>{escape(v)}</ofd:CustomData>" for k, v in custom.items()) + "</ofd:CustomDatas>"
    parts = {
        "OFD.xml": f'{HEAD}<ofd:OFD {SPACE} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID>{told}</ofd:DocInfo>'
                   '<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
        "Doc_0/PublicRes.xml": f'{HEAD}<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
        "Doc_0/Document.xml":
            f'{HEAD}<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>900</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>'
            "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
            + ('<ofd:TemplatePage ID="800" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else "")
            + '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
            + ("<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>" if annotation else "") + "</ofd:Document>",
        "Doc_0/Pages/Page_0/Content.xml":
            f"{HEAD}<ofd:Page {SPACE}>" + ('<ofd:Template TemplateID="800" ZOrder="Background"/>' if template else "") + layer(3, objects) + "</ofd:Page>",
    }
    if template:
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = f"{HEAD}<ofd:Page {SPACE}>{layer(801, template)}</ofd:Page>"
    if annotation:
        parts["Doc_0/Annots/Annotations.xml"] = f'{HEAD}<ofd:Annotations {SPACE}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
        parts["Doc_0/Annots/Page_0/Annotation.xml"] = (
            f'{HEAD}<ofd:PageAnnot {SPACE}><ofd:Annot ID="850" Type="Watermark" Creator="" LastModDate="2024-01-02"><ofd:Appearance Boundary="20 200 180 20">{annotation}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>')
    write_zip(path, parts)
