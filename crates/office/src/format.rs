//! What a file is, told by its bytes: the ending of its name may say anything.

use std::io::Cursor;

use encoding_rs::GB18030;
use zip::ZipArchive;

use crate::{ole::CompoundPackage, opc::PARTS};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileFormat {
    /// A Word document (`.docx`).
    Docx,
    /// An Excel workbook (`.xlsx`).
    Xlsx,
    /// An OFD document (GB/T 33190).
    Ofd,
    /// A Word document of before 2007 (`.doc`, `.wps`).
    Doc,
    /// An Excel workbook of before 2007 (`.xls`, `.et`).
    Xls,
    /// An Office file under a password.
    Locked,
    /// Rich text (`.rtf`).
    Rtf,
    /// A PDF document.
    Pdf,
    /// A page, or a drawing in SVG.
    Html,
    /// A picture.
    Picture,
    /// Text.
    Text,
    /// An archive of another kind, or a broken one.
    OtherArchive,
    /// A compound file of another kind, or a broken one.
    OtherCompound,
    /// None of these.
    Unknown,
}

/// What pictures begin with; the boxes of HEIC and AVIF begin with a length.
const PICTURES: [&[u8]; 7] =
    [b"\x89PNG\r\n\x1A\n", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF"];

impl FileFormat {
    /// What these bytes are.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PK\x03\x04") {
            return Self::of_archive(bytes);
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Self::of_compound(bytes);
        }
        let start = &bytes[..bytes.len().min(1024)];
        // A PDF may begin a little later.
        if start.windows(5).any(|five| five == b"%PDF-") {
            return Self::Pdf;
        }
        if bytes.starts_with(b"{\\rtf") {
            return Self::Rtf;
        }
        if is_picture(bytes) {
            return Self::Picture;
        }
        match is_text(bytes) {
            true if is_markup(start) => Self::Html,
            true => Self::Text,
            false => Self::Unknown,
        }
    }

    /// Whether it is text that any program shows.
    #[must_use]
    pub fn is_plain(self) -> bool {
        matches!(self, Self::Text | Self::Html | Self::Rtf)
    }

    fn of_archive(bytes: &[u8]) -> Self {
        let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return Self::OtherArchive };
        if archive.len() > PARTS {
            return Self::OtherArchive;
        }
        let has = |wanted: &str| {
            archive.file_names().flatten().any(|name| name.trim_start_matches('/') == wanted)
        };
        match () {
            () if has("word/document.xml") => Self::Docx,
            () if has("xl/workbook.xml") => Self::Xlsx,
            () if has("OFD.xml") => Self::Ofd,
            () => Self::OtherArchive,
        }
    }

    fn of_compound(bytes: &[u8]) -> Self {
        let Ok(package) = CompoundPackage::open(bytes) else { return Self::OtherCompound };
        match () {
            () if package.has("EncryptedPackage") => Self::Locked,
            () if package.has("WordDocument") => Self::Doc,
            () if package.has("Workbook") || package.has("Book") => Self::Xls,
            () => Self::OtherCompound,
        }
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    let boxed = bytes.get(4..12).is_some_and(|head| {
        matches!(head, b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftypmsf1" | b"ftypavif")
    });
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) != Some(b"WEBP");
    boxed || !riff && PICTURES.iter().any(|start| bytes.starts_with(start))
}

/// Whether the bytes are text in an encoding that offices use: no controls, and nothing that cannot be decoded.
fn is_text(bytes: &[u8]) -> bool {
    let control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A);
    if bytes.is_empty() {
        return false;
    }
    if let Some((encoding, skip)) = encoding_rs::Encoding::for_bom(bytes) {
        return !encoding.decode_without_bom_handling(&bytes[skip..]).1;
    }
    !bytes.iter().any(control)
        && (std::str::from_utf8(bytes).is_ok() || !GB18030.decode_without_bom_handling(bytes).1)
}

/// Whether a text begins as a page, or as XML.
fn is_markup(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let text = text.trim_start_matches(['\u{FEFF}', '\u{FFFD}', ' ', '\n', '\r', '\t']);
    let begins = |tag: &str| text.strip_prefix('<').is_some_and(|rest| rest.starts_with(tag));
    [
        "!doctype", "!--", "?xml", "html", "head", "meta", "body", "table", "div", "p>", "svg",
        "style",
    ]
    .iter()
    .any(|tag| begins(tag))
}

#[cfg(test)]
mod tests {
    use super::FileFormat;

    #[test]
    fn names_are_not_asked() {
        let of = |bytes: &[u8]| FileFormat::of(bytes);
        assert_eq!(of("姓名,电话\n".as_bytes()), FileFormat::Text);
        assert_eq!(of(b"\xD0\xD5\xC3\xFB,\xB5\xE7\xBB\xB0\n"), FileFormat::Text);
        assert_eq!(of("\u{FEFF}<html><body>甲".as_bytes()), FileFormat::Html);
        assert_eq!(of(b"  <table><tr><td>1"), FileFormat::Html);
        assert_eq!(of(b"{\\rtf1 a}"), FileFormat::Rtf);
        assert_eq!(of(b"\x89PNG\r\n\x1A\n\0"), FileFormat::Picture);
        assert_eq!(of(b"a\0b\x01"), FileFormat::Unknown);
        assert_eq!(of(b""), FileFormat::Unknown);
        assert_eq!(of(b"PK\x03\x04"), FileFormat::OtherArchive);
    }
}
