//! Small files of each format, whole and damaged.
#![allow(dead_code, reason = "each test takes what it needs")]

use gongbao_office::ReadGap;

/// An archive with these parts.
pub(crate) fn archive<C: AsRef<[u8]>>(parts: &[(&str, C)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, content.as_ref()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A table whose row holds an identity number, cut in two.
pub(crate) fn small_docx() -> Vec<u8> {
    archive(&DOCX)
}

const DOCX: [(&str, &str); 1] = [(
    "word/document.xml",
    "<w:document><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>1101051949</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1231002X</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
)];

/// A sheet with a hidden row and column, and a hidden sheet with a cell at its far corner.
pub(crate) fn small_xlsx() -> Vec<u8> {
    archive(&XLSX)
}

/// Its parts.
pub(crate) const XLSX: [(&str, &str); 5] = [
    (
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r0\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"乙\" sheetId=\"2\" state=\"hidden\" r:id=\"r2\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>",
    ),
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>电话</t></is></c><c r=\"B1\"><v>13800138000</v></c></row><row r=\"3\" hidden=\"1\"><c r=\"A3\"><v>1</v></c></row></sheetData></worksheet>",
    ),
    (
        "xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>110105194912310000</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>",
    ),
];

/// A Word document and an Excel workbook of before 2007, as LibreOffice wrote them.
pub(crate) const SAMPLE_DOC: &[u8] = include_bytes!("sample.doc");
/// A Word document of before 2007 with a table in a cell of another.
pub(crate) const NESTED_DOC: &[u8] = include_bytes!("nested.doc");
pub(crate) const SAMPLE_XLS: &[u8] = include_bytes!("sample.xls");

/// A picture of a QR code.
pub(crate) const QR_PNG: &[u8] = include_bytes!("qr.png");
pub(crate) const QR_JPEG: &[u8] = include_bytes!("qr.jpg");

/// A Word document with a text in every place that has a name.
pub(crate) fn marked_docx() -> Vec<u8> {
    archive(&MARKED)
}

const MARKED: [(&str, &str); 6] = [
    (
        "word/document.xml",
        "<w:document><w:body><w:p><w:r><w:t>正文</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p><w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict><w:drawing><wp:docPr descr=\"公章\"/></w:drawing></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>格里的字</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
    ),
    (
        "word/header1.xml",
        "<w:hdr><w:p><w:r><w:pict><v:shape><v:textpath string=\"水印的字\"/></v:shape></w:pict><w:t>页眉的字</w:t></w:r></w:p></w:hdr>",
    ),
    ("word/footer1.xml", "<w:ftr><w:p><w:r><w:t>页脚的字</w:t></w:r></w:p></w:ftr>"),
    (
        "word/comments.xml",
        "<w:comments><w:comment><w:p><w:r><w:t>批注的字</w:t></w:r></w:p></w:comment></w:comments>",
    ),
    ("docProps/core.xml", "<coreProperties><title>标题的字</title></coreProperties>"),
    (
        "docProps/custom.xml",
        "<Properties><property name=\"AIGC\"><vt:lpwstr>{\"Label\":\"1\"}</vt:lpwstr></property></Properties>",
    ),
];

/// Rich text with a text in every kind of group.
pub(crate) const RTF: &[u8] = br"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0 SimSun;}}{\info{\title \u26426?\u23494?}}{\header \pard \'bb\'fa\'c3\'dc\par}{\*\generator x}\pard a{\v b}{\footnote n}{\deleted x}\par\trowd\intbl c\cell d\cell\row\pard{\sp{\sn gtextUNICODE}{\sv W}}{\bin4 abcd}e\par}";

/// A page with a table in a table, a hidden text and a comment.
pub(crate) const HTML: &str = "<html><head><title>甲</title><meta name=keywords content=乙></head><body><p>一<b>二</b><!-- 三 --><img alt='四'><span style='display:none'>五<i>六</i></span><table><tr><td>a<td><table><tr><td>b</table><tr><th>c</table><script>d</script>";

/// An OFD document: a page on a template, with a mark in two strings and a watermark; a page that is a picture.
pub(crate) const OFD: [(&str, &str); 8] = [
    (
        "OFD.xml",
        "<ofd:OFD><ofd:DocBody><ofd:DocInfo><ofd:Title>标题的字</ofd:Title><ofd:Author>某甲</ofd:Author></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    ),
    (
        "Doc_0/Document.xml",
        "<ofd:Document><ofd:CommonData><ofd:TemplatePage ID=\"2\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/></ofd:CommonData><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/><ofd:Page ID=\"3\" BaseLoc=\"/Doc_0/Pages/Page_1/Content.xml\"/></ofd:Pages><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>",
    ),
    (
        "Doc_0/Pages/Page_0/Content.xml",
        "<ofd:Page><ofd:Template TemplateID=\"2\"/><ofd:Content><ofd:Layer><ofd:TextObject Boundary=\"20 10 20 5\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"5\">机密</ofd:TextCode></ofd:TextObject><ofd:TextObject Boundary=\"30 10 20 5\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 2 5\">★5年</ofd:TextCode></ofd:TextObject><ofd:PageBlock><ofd:TextObject Boundary=\"20 20 20 5\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"5\">电话13800138000</ofd:TextCode></ofd:TextObject></ofd:PageBlock><ofd:TextObject Visible=\"false\" Boundary=\"0 0 1 1\"><ofd:TextCode>藏</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>",
    ),
    (
        "Doc_0/Pages/Page_1/Content.xml",
        "<ofd:Page><ofd:Template TemplateID=\"2\"/><ofd:Content><ofd:Layer><ofd:ImageObject/></ofd:Layer></ofd:Content></ofd:Page>",
    ),
    (
        "Doc_0/Tpls/Tpl_0/Content.xml",
        "<ofd:Page><ofd:Content><ofd:Layer><ofd:TextObject Boundary=\"20 2 20 5\"><ofd:TextCode>模板的字</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>",
    ),
    (
        "Doc_0/Annots/Annotations.xml",
        "<ofd:Annotations><ofd:Page PageID=\"1\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>",
    ),
    (
        "Doc_0/Annots/Page_0/Annotation.xml",
        "<ofd:PageAnnot><ofd:Annot Type=\"Watermark\"><ofd:Appearance><ofd:TextObject Boundary=\"0 0 9 9\"><ofd:TextCode>水印的字</ofd:TextCode></ofd:TextObject></ofd:Appearance></ofd:Annot></ofd:PageAnnot>",
    ),
    (
        "Doc_0/Attachs/Attachments.xml",
        "<ofd:Attachments><ofd:Attachment Name=\"底稿\"/></ofd:Attachments>",
    ),
];

/// A page with text, from the broken inputs of the checks.
pub(crate) fn small_pdf() -> Vec<u8> {
    let text = include_str!("../../../../tests/broken/attachment-pdf.txt");
    let hex = text.split(" base16\n").nth(1).unwrap().split("===").next().unwrap();
    let hex: String = hex.split_whitespace().collect();
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

/// Panics of libraries that are known, by message: calamine counts rows and columns of a cell's name without a bound, which
/// wraps where overflow is not checked and gives the cell another place.
const KNOWN_PANICS: [&str; 2] =
    ["attempt to multiply with overflow", "attempt to add with overflow"];

/// Whether a gap is a panic that nobody knows yet.
pub(crate) fn is_unknown_panic(gap: &ReadGap) -> bool {
    matches!(gap, ReadGap::Panic(message) if !KNOWN_PANICS.contains(&message.as_str()))
}

/// Small files of each format, so many times with a few bytes changed, cut off or put in: in the parts of an archive, or in
/// the file as it is. The same on every machine for a seed, which is not nought.
pub(crate) fn damaged(seed: u64, times: usize) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let mut random = Random(seed);
    (0..times).flat_map(move |at| {
        let mut files = vec![
            ("a.docx", damaged_archive(&DOCX, &mut random)),
            ("a.xlsx", damaged_archive(&XLSX, &mut random)),
            ("a.docx", random.damaged(small_docx())),
            ("a.xlsx", random.damaged(small_xlsx())),
            ("a.pdf", random.damaged(small_pdf())),
            ("a.docx", damaged_archive(&MARKED, &mut random)),
            ("a.ofd", damaged_archive(&OFD, &mut random)),
            ("a.doc", random.damaged(SAMPLE_DOC.to_vec())),
            ("a.xls", random.damaged(SAMPLE_XLS.to_vec())),
            ("a.rtf", random.damaged(RTF.to_vec())),
            ("a.html", random.damaged(HTML.as_bytes().to_vec())),
        ];
        // Looking for a code in a picture takes long.
        if at % 20 == 0 {
            files.push(("a.png", random.damaged(QR_PNG.to_vec())));
            files.push(("a.jpg", random.damaged(QR_JPEG.to_vec())));
        }
        files
    })
}

/// An archive that is whole, with one part damaged.
fn damaged_archive(parts: &[(&str, &str)], random: &mut Random) -> Vec<u8> {
    let mut parts: Vec<(&str, Vec<u8>)> =
        parts.iter().map(|(name, text)| (*name, text.as_bytes().to_vec())).collect();
    let at = random.below(parts.len());
    parts[at].1 = random.damaged(std::mem::take(&mut parts[at].1));
    archive(&parts)
}

/// A small generator of pseudo-random numbers.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    fn damaged(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..1 + self.below(4) {
            let at = self.below(bytes.len());
            match self.below(4) {
                0 => bytes[at] = self.below(256) as u8,
                // A digit stays a digit: such a file is read further than a broken one.
                1 => {
                    let digits = (at..bytes.len()).find(|at| bytes[*at].is_ascii_digit());
                    bytes[digits.unwrap_or(at)] = b'0' + self.below(10) as u8;
                }
                2 => bytes.truncate(at.max(8)),
                _ => bytes.insert(at, self.below(256) as u8),
            }
        }
        bytes
    }
}
