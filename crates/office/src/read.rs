//! Reads a file by its format, which its first bytes tell, and for some its name.

use crate::{
    contents::{FileContents, ReadGap},
    docx,
    guard::guard,
    image,
    opc::{OpcPackage, properties},
    pdf, text, xlsx,
};

/// A file larger than this is not looked into, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// Reads a file; its name tells little and its first bytes tell the format.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> FileContents {
    guard(|| by_format(name, bytes)).unwrap_or_else(FileContents::unread)
}

fn by_format(name: &str, bytes: &[u8]) -> FileContents {
    if bytes.len() as u64 > LARGEST {
        return FileContents::unread(ReadGap::TooLarge);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ending.as_deref().unwrap_or_default();
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes).unwrap_or_else(FileContents::unread);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // A compound file: an old format, or a new one under a password.
        let new = matches!(ending, "docx" | "xlsx" | "pptx" | "docm" | "xlsm");
        return FileContents::unread(if new { ReadGap::Encrypted } else { ReadGap::OldFormat });
    }
    // A PDF may begin a little later.
    if bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-") {
        return pdf::read(bytes).unwrap_or_else(FileContents::unread);
    }
    match ending {
        "txt" | "csv" | "tsv" | "md" | "json" | "xml" | "ics" | "vcf" => text::read(bytes),
        "docx" | "xlsx" | "pdf" => FileContents::unread(ReadGap::Broken),
        "doc" | "xls" | "ppt" | "wps" | "et" | "dps" => FileContents::unread(ReadGap::OldFormat),
        // Pages are refused by name; sound, films and drawings hold no text to look through.
        "html" | "htm" | "mp3" | "mp4" | "webm" | "ogg" | "wav" | "svg" | "gif" => {
            FileContents::default()
        }
        "jpg" | "jpeg" | "png" | "webp" | "tif" | "tiff" | "heic" | "heif" | "avif" => {
            image::read(bytes, None)
        }
        _ => FileContents::unread(ReadGap::OtherFormat),
    }
}

fn archive(bytes: &[u8]) -> Result<FileContents, ReadGap> {
    let package = OpcPackage::open(bytes)?;
    let mut contents = if package.part("word/document.xml").is_some() {
        docx::read(&package)?
    } else if package.part("xl/workbook.xml").is_some() {
        xlsx::read(&package, bytes)?
    } else {
        return Err(ReadGap::OtherFormat);
    };
    properties::read(&package, &mut contents);
    for (name, part) in package.pictures() {
        contents.facts.extend(image::read(part, Some(name)).facts);
    }
    Ok(contents)
}
