//! What stands in an attached file: its texts with their places, what is hidden in it, who it names, what could not be read.
//!
//! A function from bytes to a value. Whatever the bytes are, it ends, in bounded memory: archives and streams are unpacked up
//! to a limit, trees are refused beyond a depth, and what cannot be read is said to be unread, never taken for clean.

mod docx;
mod image;
pub mod package;
mod pdf;
mod pdf_font;
mod pdf_text;
mod properties;
pub mod spot;
mod text;
pub mod xlsx;
pub mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use self::spot::{Property, Spot};

/// A file larger than this is not looked into, in bytes.
pub const LARGEST: u64 = 64 << 20;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Its texts, in their order.
    pub pieces: Vec<Piece>,
    /// What is hidden in it or told beside its text.
    pub facts: Vec<Fact>,
    /// What could not be read.
    pub gaps: Vec<Gap>,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub spot: Spot,
    /// The text, as a reader joins it: runs put together, numbers without exponents.
    pub text: String,
}

/// Something that a reader of the file may not see, and a curious one finds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A hidden sheet, by name.
    HiddenSheet(String),
    /// So many hidden rows of a sheet.
    HiddenRows(String, usize),
    /// So many hidden columns of a sheet.
    HiddenColumns(String, usize),
    /// So many stretches of hidden text.
    HiddenText(usize),
    /// So many comments.
    Comments(usize),
    /// So many tracked changes.
    Changes(usize),
    /// So many files inside it.
    Embedded(usize),
    /// A property with its value.
    Property(Property, String),
    /// The place where a picture was taken; the second is the picture's name when it stands inside a document.
    Gps(Option<String>),
}

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The file is larger than [`LARGEST`], or unpacks to more than is sound.
    TooLarge,
    /// It needs a password.
    Encrypted,
    /// A binary format of before 2007.
    OldFormat,
    /// A format that is not looked into.
    OtherFormat,
    /// It is broken.
    Broken,
    /// Pages without text, perhaps scans.
    NoText(Vec<usize>),
    /// Pages with text in a font whose characters are not known.
    UnknownCharacters(Vec<usize>),
}

/// Reads a file; its name tells little and its first bytes tell the format.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> Contents {
    guard(|| by_format(name, bytes)).unwrap_or_else(|| Contents::unread(Gap::Broken))
}

/// What reading a file gives; `None` when a library panicked on it.
///
/// The PDF and Excel libraries index into what they read and have panicked on broken files; this is the one place that turns a
/// panic into "not read". Nothing shared is left half-changed: what is called owns all it touches.
pub fn guard<T>(read: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok()
}

fn by_format(name: &str, bytes: &[u8]) -> Contents {
    if bytes.len() as u64 > LARGEST {
        return Contents::unread(Gap::TooLarge);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let ending = ending.as_deref().unwrap_or_default();
    if bytes.starts_with(b"PK\x03\x04") {
        return archive(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // A compound file: an old format, or a new one under a password.
        let new = matches!(ending, "docx" | "xlsx" | "pptx" | "docm" | "xlsm");
        return Contents::unread(if new { Gap::Encrypted } else { Gap::OldFormat });
    }
    // A PDF may begin a little later.
    if bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-") {
        return pdf::read(bytes);
    }
    match ending {
        "txt" | "csv" | "tsv" | "md" | "json" | "xml" | "ics" | "vcf" => text::read(bytes),
        "docx" | "xlsx" | "pdf" => Contents::unread(Gap::Broken),
        "doc" | "xls" | "ppt" | "wps" | "et" | "dps" => Contents::unread(Gap::OldFormat),
        // Pages are refused by name; sound, films and drawings hold no text to look through.
        "html" | "htm" | "mp3" | "mp4" | "webm" | "ogg" | "wav" | "svg" | "gif" => {
            Contents::default()
        }
        "jpg" | "jpeg" | "png" | "webp" | "tif" | "tiff" | "heic" | "heif" | "avif" => {
            image::read(bytes, None)
        }
        _ => Contents::unread(Gap::OtherFormat),
    }
}

fn archive(bytes: &[u8]) -> Contents {
    let package = match package::Package::open(bytes) {
        Ok(package) => package,
        Err(gap) => return Contents::unread(gap),
    };
    let read = if package.part("word/document.xml").is_some() {
        docx::read(&package)
    } else if package.part("xl/workbook.xml").is_some() {
        xlsx::read(&package, bytes)
    } else {
        Err(Gap::OtherFormat)
    };
    match read {
        Ok(mut contents) => {
            properties::add(&package, &mut contents);
            for (name, part) in package.pictures() {
                contents.facts.extend(image::read(part, Some(name)).facts);
            }
            contents
        }
        Err(gap) => Contents::unread(gap),
    }
}

impl Contents {
    /// Nothing but the reason why nothing was read.
    #[must_use]
    pub fn unread(gap: Gap) -> Self {
        Self { gaps: vec![gap], ..Self::default() }
    }

    fn push(&mut self, spot: Spot, text: String) {
        if !text.trim().is_empty() {
            self.pieces.push(Piece { spot, text });
        }
    }
}

/// The cells of a row in one text. Single characters are joined, as in a form with a box for each digit.
fn joined<'t>(cells: impl Iterator<Item = &'t str>) -> String {
    let mut out = String::new();
    let mut single = false;
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()) {
        let one = cell.chars().nth(1).is_none();
        if !(out.is_empty() || one && single) {
            out.push('\n');
        }
        out.push_str(cell);
        single = one;
    }
    out
}
