"""Bombs of office files, pictures and archives: each gives, for a size, a file's name and bytes."""
import gzip
import io
import struct
import zipfile
import zlib

from compound import compound

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'


def archive(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as into:
        for name, text in parts.items():
            into.writestr(name, text)
    return out.getvalue()


def relationships(*targets):
    rows = ''.join('<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>' % (id, R, kind, target, more)
                   for id, kind, target, more in targets)
    return '<Relationships xmlns="%s">%s</Relationships>' % (PACKAGE, rows)


def word(body, name='a.docx', before='', more={}):
    return name, archive({
        '_rels/.rels': relationships(('r1', 'officeDocument', 'word/document.xml', '')),
        'word/document.xml': '%s<w:document xmlns:w="%s" xmlns:r="%s"><w:body>%s</w:body></w:document>' % (before, W, R, body),
        **more,
    })


def paragraph(text):
    return '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' % text


def cell(inner, properties=''):
    return '<w:tbl><w:tr><w:tc><w:tcPr>%s</w:tcPr>%s</w:tc></w:tr></w:tbl>' % (properties, inner)


def nested(depth):
    inner = paragraph('字')
    for _ in range(depth):
        inner = cell(inner + '<w:p/>')
    return inner


def styles(count):
    chain = ''.join('<w:style w:type="paragraph" w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>' % (i, (i + 1) % count)
                    for i in range(count))
    return '<w:styles xmlns:w="%s">%s</w:styles>' % (W, chain)


def excel(rows, shared='', more='', sheets=1):
    names = ''.join('<sheet name="s%d" sheetId="%d" r:id="r1"/>' % (i, i + 1) for i in range(sheets))
    return 'a.xlsx', archive({
        '_rels/.rels': relationships(('r1', 'officeDocument', 'xl/workbook.xml', '')),
        'xl/workbook.xml': '<workbook xmlns="%s" xmlns:r="%s"><sheets>%s</sheets></workbook>' % (S, R, names),
        'xl/_rels/workbook.xml.rels': relationships(
            ('r1', 'worksheet', 'worksheets/sheet1.xml', ''), ('r2', 'sharedStrings', 'sharedStrings.xml', '')),
        'xl/worksheets/sheet1.xml': '<worksheet xmlns="%s"><sheetData>%s</sheetData>%s</worksheet>' % (S, rows, more),
        'xl/sharedStrings.xml': '<sst xmlns="%s">%s</sst>' % (S, shared),
    })


def rows(count, columns, value):
    return ''.join('<row r="%d">%s</row>' % (r + 1, ''.join(value for _ in range(columns))) for r in range(count))


def ofd(document, page):
    return 'a.ofd', archive({'OFD.xml': '<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>', 'D.xml': document, 'P.xml': page})


def pdf(objects, root=1):
    out, places = b'%PDF-1.7\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (number, body)
    table = b''.join(b'%010d 00000 n \n' % place for place in places)
    return 'a.pdf', out + b'xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (
        len(objects) + 1, table, len(objects) + 1, root, len(out))


def stream(data, more=b''):
    packed = zlib.compress(data, 9)
    return b'<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream' % (len(packed), more, packed)


FONT = b'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'


def pages(count, content):
    kids = b' '.join(b'%d 0 R' % (5 + i) for i in range(count))
    page = b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>'
    return pdf([b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Count %d/Kids[%s]>>' % (count, kids), stream(content), FONT]
               + [page] * count)


def forms(depth, each):
    """Forms that draw forms: each draws the next so many times."""
    page = b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>'
    body = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Count 1/Kids[3 0 R]>>', page, stream(b'/X Do ' * each), FONT]
    for level in range(depth):
        more = b'/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>' % (7 + level)
        body.append(stream(b'BT /F 9 Tf (a) Tj ET ' + b'/X Do ' * each, more))
    return pdf(body)


def map_of_characters(count):
    name, page = pages(1, b'BT /F 9 Tf <0001> Tj ET')
    table = b'begincmap\n' + b'%d beginbfrange\n' % count + b'<0000> <FFFF> <4E00>\n' * count + b'endbfrange\nendcmap'
    kids = [b'<</Type/Catalog/Pages 2 0 R>>', b'<</Type/Pages/Count 1/Kids[5 0 R]>>', stream(b'BT /F 9 Tf <0001> Tj ET'),
            b'<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R>>',
            b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>', stream(table)]
    return pdf(kids)


def page(body, name='a.html'):
    return name, ('<!DOCTYPE html><html><head><meta charset="utf-8"><title>测试</title></head><body>%s</body></html>' % body).encode()


def record(kind, data=b''):
    return struct.pack('<HH', kind, len(data)) + data


def book(body, sheets=1):
    begin = record(0x0809, struct.pack('<HHHHII', 0x0600, 5, 0, 0, 0, 0))
    place = len(begin) + sheets * (4 + 9) + len(body) + 4
    names = b''.join(record(0x0085, struct.pack('<IBBBBB', place, 0, 0, 1, 0, 0x61)) for _ in range(sheets))
    return begin + names + body + record(0x000A)


def sheet(body):
    return record(0x0809, struct.pack('<HHHHII', 0x0600, 0x10, 0, 0, 0, 0)) + body + record(0x000A)


def strings(count):
    """A table of shared strings that says it has so many, and cells that name the first."""
    table = struct.pack('<II', count, count) + struct.pack('<HB', 4000, 0) + b'a' * 4000
    cells = b''.join(record(0x00FD, struct.pack('<HHHI', i // 200, i % 200, 0, 0)) for i in range(count))
    return 'a.xls', compound({'Workbook': book(record(0x00FC, table)) + sheet(cells)})


def pieces(count):
    """A text whose table of pieces names one stretch again and again."""
    text = bytearray(4096)
    text[:4] = bytes.fromhex('ECA5C100')
    struct.pack_into('<H', text, 32, 14)
    struct.pack_into('<H', text, 62, 22)
    struct.pack_into('<I', text, 64 + 12, 0xFFFFFFFF)
    struct.pack_into('<H', text, 152, 93)
    size = 4 + count * 12
    struct.pack_into('<I', text, 154 + 33 * 8 + 4, size + 5)
    table = b'\2' + struct.pack('<I', size) + b''.join(struct.pack('<I', i * 1000) for i in range(count + 1)) + bytes(8) * count
    return 'a.doc', compound({'WordDocument': bytes(text), '0Table': table})


def looped(count):
    """A compound file whose table of sectors leads round and round."""
    whole = bytearray(compound({'WordDocument': b'\xec\xa5\xc1\0' * 50_000 * count}))
    for place in range(512 + 4 * 8, 512 + 4 * 100, 4):
        struct.pack_into('<I', whole, place, 9)
    return 'a.doc', bytes(whole)


def png(side, data=None):
    def chunk(kind, body):
        return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
    rows = zlib.compress(b'\0' * (side + 1) * min(side, 4000), 9) if data is None else data
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 8, 0, 0, 0, 0)) + chunk(b'IDAT', rows) + chunk(b'IEND', b'')


def chess(side):
    """Dark and light in squares like those that mark the corners of a QR code."""
    tile = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111', '0000000']
    rows = b''.join(b'\0' + (''.join(tile[y % 8] + '0' for _ in range(side // 8))).replace('1', '\0').replace('0', '\xff').encode('latin-1')
                    for y in range(side))
    return png(side, zlib.compress(rows, 9))


def jpeg(side):
    return b'\xff\xd8\xff\xc0' + struct.pack('>HBHHBBBB', 11, 8, side, side, 1, 1, 0x11, 0) + b'\xff\xd9'


def tiff(count):
    """A list of fields that names itself as the next."""
    fields = struct.pack('<HHII', 0x0100, 3, 1, 1) * (60_000)
    return b'II*\0' + struct.pack('<I', 8) + struct.pack('<H', 60_000) + fields + struct.pack('<I', 8) + bytes(100_000 * count)


def zip_in_zip(depth, data):
    for level in range(depth):
        data = archive({'%d.zip' % level: data, 'word/%d.xml' % level: b' ' * 1_000_000})
    return data


ENTITIES = '<!DOCTYPE a [<!ENTITY a0 "a">%s]>' % ''.join(
    '<!ENTITY a%d "%s">' % (i, ('&a%d;' % (i - 1)) * 10) for i in range(1, 12))
MB = 1_000_000

OFFICE = {
    'docx: empty paragraphs': lambda k: word('<w:p/>' * 500_000 * k),
    'docx: paragraphs': lambda k: word(paragraph('字') * 20_000 * k),
    'docx: long paragraphs': lambda k: word(paragraph('2023年机密' * 5000) * 20 * k),
    'docx: runs': lambda k: word('<w:p>' + '<w:r><w:t>一、</w:t></w:r>' * 50_000 * k + '</w:p>'),
    'docx: nested tables': lambda k: word(nested(20 * k) * 50),
    'docx: wide cells': lambda k: word(cell(paragraph('字'), '<w:gridSpan w:val="2000000000"/>') * 100 * k),
    'docx: rows that go on': lambda k: word('<w:tbl>' + ('<w:tr>' + ('<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>' * 60) + '</w:tr>') * 300 * k + '</w:tbl>'),
    'docx: files inside as text (altChunk)': lambda k: word('<w:altChunk r:id="r1"/>' * 1000 * k, more={
        'word/_rels/document.xml.rels': relationships(('r1', 'aFChunk', 'a.html', '')), 'word/a.html': '<p>a' * 200_000 * k}),
    'docx: links': lambda k: word('<w:p><w:hyperlink r:id="r1"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>' * 10_000 * k, more={
        'word/_rels/document.xml.rels': relationships(*[('r%d' % i, 'hyperlink', 'javascript:a', ' TargetMode="External"') for i in range(10_000 * k)])}),
    'docx: styles in a circle': lambda k: word('<w:p><w:pPr><w:pStyle w:val="s1"/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>' * 1000 * k, more={
        'word/_rels/document.xml.rels': relationships(('r1', 'styles', 'styles.xml', '')), 'word/styles.xml': styles(2000 * k)}),
    'docx: footnotes': lambda k: word('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 3000 * k, more={
        'word/_rels/document.xml.rels': relationships(('r1', 'footnotes', 'footnotes.xml', '')),
        'word/footnotes.xml': '<w:footnotes xmlns:w="%s">%s</w:footnotes>' % (W, ('<w:footnote w:id="1">%s</w:footnote>' % paragraph('注' * 100)) * 3000 * k)}),
    'docx: attributes': lambda k: word('<w:p %s/>' % ' '.join('w:a%d="%d"' % (i, i) for i in range(20_000 * k))),
    'docx: entities of entities': lambda k: word(paragraph('&a11;' * 1000 * k), before=ENTITIES),
    'docx: parts': lambda k: word(paragraph('字'), more={'word/header%d.xml' % i: '<w:hdr xmlns:w="%s">%s</w:hdr>' % (W, paragraph('字' * 100)) for i in range(1500 * k)}),
    'docx: pictures': lambda k: word(paragraph('字'), more={'word/media/%d.png' % i: chess(1200) for i in range(10 * k)}),
    'xlsx: a long text in every cell': lambda k: excel(rows(250 * k, 100, '<c t="s"><v>0</v></c>'), '<si><t>%s</t></si>' % ('长' * 30_000)),
    'xlsx: shared texts': lambda k: excel('<row/>', '<si/>' * 500_000 * k),
    'xlsx: cells': lambda k: excel(rows(500 * k, 100, '<c><v>1</v></c>')),
    'xlsx: corners of a sheet': lambda k: excel(''.join('<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d"><v>1</v></c></row>' % (r, r, r) for r in [*range(1, 50 * k), 1_048_576])),
    'xlsx: merged cells': lambda k: excel(rows(10, 10, '<c><v>1</v></c>'), more='<mergeCells>%s</mergeCells>' % ('<mergeCell ref="A1:XFD1048576"/>' * 10_000 * k)),
    'xlsx: one sheet a thousand times': lambda k: excel(rows(100, 100, '<c><v>1</v></c>'), sheets=250 * k),
    'xlsx: numbers with a thousand digits': lambda k: excel(rows(250 * k, 20, '<c><v>1E308</v></c>')),
    'xls: a long text in every cell': lambda k: strings(10_000 * k),
    'xls: sheets': lambda k: ('a.xls', compound({'Workbook': book(b'', 3000 * k) + sheet(record(0x0208) * 20_000)})),
    'doc: pieces': lambda k: pieces(50_000 * k),
    'doc: a chain in a circle': looped,
    'ole: many streams': lambda k: ('a.doc', compound({'s%d' % i: b'' for i in range(300 * k)})),
    'ofd: pages': lambda k: ofd('<D><Pages>%s</Pages></D>' % ('<Page BaseLoc="P.xml"/>' * 1000 * k), '<P>%s</P>' % ('<TextObject Boundary="0 0 1 1"><TextCode>a</TextCode></TextObject>' * 5000)),
    'ofd: texts': lambda k: ofd('<D><Pages><Page BaseLoc="P.xml"/></Pages></D>', '<P>%s</P>' % ('<TextObject Boundary="0 0 1 1"><TextCode DeltaX="g 9999999 1">a</TextCode></TextObject>' * 25_000 * k)),
    'pdf: pages with one text': lambda k: pages(1000 * k, b'BT /F 9 Tf (a) Tj ET\n' * 5000),
    'pdf: a stream of blanks': lambda k: pages(1, b' ' * 25 * MB * k),
    'pdf: a page of many words': lambda k: pages(1, b'BT /F 9 Tf 1 0 0 1 5 5 Tm (abc) Tj ET\n' * 50_000 * k),
    'pdf: forms in forms': lambda k: forms(5 + 5 * k, 10),
    'pdf: a map of characters': lambda k: map_of_characters(2500 * k),
    'pdf: nested arrays': lambda k: pages(1, b'[' * 250_000 * k),
    'html: rows that go on': lambda k: page('<table>%s</table>' % ('<tr><td rowspan=65534>a' * 500 * k)),
    'html: wide cells': lambda k: page('<table>%s</table>' % ('<tr><td colspan=1000>a' * 500 * k)),
    'html: elements in elements': lambda k: page('<b><i>' * 50_000 * k),
    'html: tables in tables': lambda k: page('<table><tr><td>' * 10_000 * k),
    'html: a thousand attributes': lambda k: page('<p %s>a' % ' '.join('a%d=1' % i for i in range(20_000 * k))),
    'html: formatting that is never closed': lambda k: page('<p><a><b><i><u>' * 2500 * k),
    'html: paragraphs': lambda k: page('<p>一、标题。' * 50_000 * k),
    'rtf: groups': lambda k: ('a.rtf', b'{\\rtf1' + b'{' * 2 * MB * k),
    'rtf: paragraphs': lambda k: ('a.rtf', b'{\\rtf1' + b'\\par a' * 500_000 * k),
    'png: a huge size': lambda k: ('a.png', png(15_000 * k)),
    'png: corners of codes': lambda k: ('a.png', chess(600 * k)),
    'jpeg: a huge size': lambda k: ('a.jpg', jpeg(16_000 * k - 1)),
    'tiff: fields in a circle': lambda k: ('a.tif', tiff(k)),
    'csv: columns': lambda k: ('a.csv', b',' * 2 * MB * k),
    'csv: rows': lambda k: ('a.csv', '张某,1\n'.encode() * 100_000 * k),
    'csv: a quote that is never closed': lambda k: ('a.csv', b'a,"' + b'b,\n' * 500_000 * k),
    'txt: a line': lambda k: ('a.txt', '2023年机密'.encode() * 100_000 * k),
    'txt: digits': lambda k: ('a.txt', b'1' * 2 * MB * k),
    'gz: blanks': lambda k: ('a.gz', gzip.compress(b' ' * 50 * MB * k)),
    'zip in zip': lambda k: ('a.zip', zip_in_zip(5 * k, b'')),
    'docx in docx': lambda k: ('a.docx', zip_in_zip(5 * k, word(paragraph('字'))[1])),
}
