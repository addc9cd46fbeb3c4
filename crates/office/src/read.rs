//! Reads a file by its format, which its bytes tell.

use crate::{
    ai_label,
    contents::{Fact, FileContents, LARGEST, ReadGap},
    doc, docx,
    format::FileFormat,
    guard::guard,
    html, image, ofd,
    ole::{self, CompoundPackage},
    opc::{self, OpcPackage},
    pdf, rtf, text, xls, xlsx,
};

/// Reads a file. Its bytes tell the format; of what they do not tell, its name says whether it is broken or of another kind.
#[must_use]
pub fn read(name: &str, bytes: &[u8]) -> FileContents {
    if bytes.len() as u64 > LARGEST {
        return FileContents::unread(ReadGap::TooLarge);
    }
    let format = FileFormat::of(bytes);
    let read = || by_format(format, name, bytes).unwrap_or_else(FileContents::unread);
    let mut contents = guard(read).unwrap_or_else(FileContents::unread);
    if format.is_plain() && needs_its_format(name) {
        contents.gaps.push(ReadGap::Broken);
    }
    contents
}

/// Whether programs open a file of this name only when it is what the name says.
fn needs_its_format(name: &str) -> bool {
    matches!(ending(name).as_str(), "docx" | "xlsx" | "pdf" | "ofd")
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

fn by_format(format: FileFormat, name: &str, bytes: &[u8]) -> Result<FileContents, ReadGap> {
    match format {
        FileFormat::Docx => packed(bytes, docx::read),
        FileFormat::Xlsx => packed(bytes, |package| xlsx::read(package, bytes)),
        FileFormat::Ofd => packed(bytes, ofd::read),
        FileFormat::Doc => compound(bytes, doc::read),
        FileFormat::Xls => compound(bytes, xls::read),
        FileFormat::Locked => Err(ReadGap::Encrypted),
        FileFormat::Pdf => pdf::read(bytes),
        FileFormat::Rtf => Ok(rtf::read(bytes)),
        FileFormat::Html => Ok(html::read(bytes)),
        FileFormat::Picture => Ok(image::read(bytes)),
        FileFormat::Text => Ok(by_lines(name, bytes)),
        FileFormat::OtherArchive => {
            Err(OpcPackage::open(bytes).err().unwrap_or(ReadGap::OtherFormat))
        }
        FileFormat::OtherCompound => Err(match CompoundPackage::open(bytes) {
            Ok(_) => ReadGap::OtherFormat,
            Err(gap) => gap,
        }),
        FileFormat::Unknown => by_name(name, bytes),
    }
}

/// Reads a text, which the name may say to be a table.
fn by_lines(name: &str, bytes: &[u8]) -> FileContents {
    match ending(name).as_str() {
        "csv" => text::read_table(bytes, ','),
        "tsv" => text::read_table(bytes, '\t'),
        _ => text::read(bytes),
    }
}

/// What to say of bytes that are no format: by the name, they may be broken, or without any text.
fn by_name(name: &str, bytes: &[u8]) -> Result<FileContents, ReadGap> {
    match ending(name).as_str() {
        "txt" | "csv" | "tsv" | "md" | "json" | "xml" | "ics" | "vcf" => Ok(by_lines(name, bytes)),
        "html" | "htm" | "shtml" | "svg" => Ok(html::read(bytes)),
        "docx" | "xlsx" | "pdf" | "ofd" | "doc" | "xls" | "wps" | "et" | "rtf" | "jpg" | "jpeg"
        | "png" | "webp" | "tif" | "tiff" | "heic" | "heif" | "avif" | "gif" => {
            Err(ReadGap::Broken)
        }
        // Sound and films hold no text to look through.
        "mp3" | "mp4" | "webm" | "ogg" | "wav" => Ok(FileContents::default()),
        _ => Err(ReadGap::OtherFormat),
    }
}

/// Whether a file bears a label of what was made by a machine, itself or in a picture inside.
#[must_use]
pub fn has_ai_label(bytes: &[u8]) -> bool {
    match FileFormat::of(bytes) {
        FileFormat::Docx | FileFormat::Xlsx | FileFormat::Ofd => {}
        // Their properties stand in several encodings.
        FileFormat::Doc | FileFormat::Xls => {
            let facts = read("", bytes).facts;
            return facts.iter().any(|fact| matches!(fact, Fact::AiLabel(_)));
        }
        _ => return ai_label::find(bytes).is_some(),
    }
    let inside = || {
        let package = OpcPackage::open(bytes).ok()?;
        let mut properties = ["docProps/custom.xml", "OFD.xml"].into_iter();
        let mut pictures = package.pictures().take(PICTURES);
        let labelled = properties.any(|part| package.part(part).and_then(ai_label::find).is_some());
        Some(labelled || pictures.any(|(_, picture)| ai_label::find(picture).is_some()))
    };
    guard(inside).ok().flatten().unwrap_or_default()
}

/// How many pictures of a document are looked into.
const PICTURES: usize = 200;

/// Reads a package of XML parts, with its properties and pictures.
fn packed(
    bytes: &[u8],
    read: impl Fn(&OpcPackage) -> Result<FileContents, ReadGap>,
) -> Result<FileContents, ReadGap> {
    let package = OpcPackage::open(bytes)?;
    let mut contents = read(&package)?;
    opc::properties::read(&package, &mut contents);
    image::read_all(package.pictures().take(PICTURES), &mut contents);
    Ok(contents)
}

/// Reads a compound file, with its properties.
fn compound<'b>(
    bytes: &'b [u8],
    read: impl Fn(&mut CompoundPackage<'b>) -> Result<FileContents, ReadGap>,
) -> Result<FileContents, ReadGap> {
    let mut package = CompoundPackage::open(bytes)?;
    let mut contents = read(&mut package)?;
    ole::properties::read(&mut package, &mut contents);
    Ok(contents)
}
