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
/// the file as it is. The same on every machine.
pub(crate) fn damaged(times: usize) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let mut random = Random(11);
    (0..times).flat_map(move |_| {
        [
            ("a.docx", damaged_archive(&DOCX, &mut random)),
            ("a.xlsx", damaged_archive(&XLSX, &mut random)),
            ("a.docx", random.damaged(small_docx())),
            ("a.xlsx", random.damaged(small_xlsx())),
            ("a.pdf", random.damaged(small_pdf())),
        ]
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
